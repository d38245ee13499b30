"""``python paper.py WAY FOLDER``: a text and a picture on a sheet of A3, in one of five ways.

Reads ``text.txt``, ``feet.svg`` and ``zones.json`` in the folder and writes ``WAY.pdf`` there. The
sheet is made twice, the second time with another text, or ours in black and white, as what is the
same is kept. Prints as JSON the seconds of the first and of the second time.
"""

import contextlib
import html
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

A3 = (297, 420)
"""In millimetres."""
CSS = """
  @page { size: A3; margin: 12mm }
  body { font: 7.5pt sans-serif }
  img { display: block; height: 200mm; margin: auto }
  main { columns: 4; white-space: pre-line }
"""


Make = Callable[[int], bytes]
"""Makes the sheet for the first or the second time: 0 or 1."""


def text_of(folder: Path, turn: int) -> str:
    """Return the text, another one the second time."""
    return (folder / "text.txt").read_text("utf-8").replace("e", "o" if turn else "e")


def page(folder: Path, turn: int) -> str:
    """Return the sheet as HTML."""
    text = html.escape(text_of(folder, turn))
    return (
        f'<!DOCTYPE html><html lang="en"><title>Feet</title><style>{CSS}</style>'
        f'<img src="feet.svg" alt="Feet"><main>{text}</main></html>'
    )


def ours(_: Path) -> Make:
    """Set our wall chart, drawn and set anew."""
    from zones.sheets.make import laid_out

    def made(turn: int) -> bytes:
        variant = ("colour", "bw")[turn]
        common = {"paper": "a3", "orientation": "portrait", "variant": variant, "language": "en"}
        return laid_out("wall-chart", "rwo-shur", common, {}).made()

    return made


def typst(folder: Path) -> Make:
    """Set it with typst alone, in the same fonts and tagged as ours is."""
    import typst as setter

    from zones.sheets.typesetting.fonts import fonts

    source = (
        '#set document(title: "Feet")\n'
        '#set page("a3", margin: 12mm)\n'
        '#set text(7.5pt, font: ("Zones Sans", "Zones Han", "Zones Serif"))\n'
        '#align(center, image("feet.svg", height: 200mm, alt: "Feet"))\n'
        '#columns(4, sys.inputs.text.split("\\n").map(line => [#line]).join(linebreak()))\n'
    )
    (folder / "sheet.typ").write_text(source, "utf-8")

    def made(turn: int) -> bytes:
        return setter.compile(
            folder / "sheet.typ",
            root=folder,
            font_paths=fonts(),
            sys_inputs={"text": text_of(folder, turn)},
            format="pdf",
            pdf_standards="ua-1",
        )

    return made


def weasyprint(folder: Path) -> Make:
    """Set it with WeasyPrint, as PDF/UA-1."""
    from weasyprint import HTML

    def made(turn: int) -> bytes:
        return HTML(string=page(folder, turn), base_url=str(folder)).write_pdf(
            pdf_variant="pdf/ua-1"
        )

    return made


@contextlib.contextmanager
def browser():
    """Start the browser of the tests."""
    from bench.measure import chromium

    with chromium() as found:
        yield found


def chromium(folder: Path, stack: contextlib.ExitStack) -> Make:
    """Print it from Chromium."""
    tab = stack.enter_context(browser()).new_page()

    def made(turn: int) -> bytes:
        (folder / "sheet.html").write_text(page(folder, turn), "utf-8")
        tab.goto((folder / "sheet.html").as_uri())
        return tab.pdf(prefer_css_page_size=True, tagged=True)

    return made


def matplotlib(folder: Path) -> Make:
    """Draw it with matplotlib, the outlines as patches."""
    import io

    from matplotlib.backends.backend_pdf import FigureCanvasPdf
    from matplotlib.figure import Figure
    from matplotlib.patches import Polygon

    data = json.loads((folder / "zones.json").read_text("utf-8"))
    left, top, width, height = data["FRAME"]

    def made(turn: int) -> bytes:
        lines = text_of(folder, turn).splitlines()
        figure = Figure(figsize=(A3[0] / 25.4, A3[1] / 25.4))
        FigureCanvasPdf(figure)
        axes = figure.add_axes((0.1, 0.48, 0.8, 0.5))
        for one in data["OUTLINES"]:
            points = list(zip(one["x"], one["y"], strict=True))
            axes.add_patch(Polygon(points, facecolor="#ccc", edgecolor="#333"))
        axes.set(xlim=(left, left + width), ylim=(top + height, top), aspect="equal")
        axes.axis("off")
        each = -(-len(lines) // 4)
        for column in range(4):
            part = "\n".join(lines[column * each : (column + 1) * each]).replace("$", r"\$")
            figure.text(0.04 + column * 0.24, 0.46, part, fontsize=5, va="top")
        file = io.BytesIO()
        figure.savefig(file, format="pdf")
        return file.getvalue()

    return made


def main() -> None:
    """Make the sheet twice and print how long that took."""
    way, folder = sys.argv[1], Path(sys.argv[2])
    with contextlib.ExitStack() as stack:
        began = time.perf_counter()
        more = (stack,) if way == "chromium" else ()
        make = {
            "ours": ours,
            "typst": typst,
            "weasyprint": weasyprint,
            "chromium": chromium,
            "matplotlib": matplotlib,
        }[way](folder, *more)
        sheet = make(0)
        first = time.perf_counter()
        make(1)
        second = time.perf_counter()
    (folder / f"{way}.pdf").write_bytes(sheet)
    print(json.dumps({"first": first - began, "second": second - first}))


if __name__ == "__main__":
    main()
