"""Render our SVG to PNG and PDF with typst and the package's fonts."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import numpy as np

from zones.sheets.typesetting.compiler import TIMESTAMP, fonts

_PICTURE = """
#set page(width: 100pt, height: 100pt * float(sys.inputs.at("ratio")), margin: 0pt)
#image(bytes(sys.inputs.at("svg")), format: "svg", width: 100%, height: 100%)
"""
_PAPER = """
#let input = sys.inputs
#set document(title: input.at("title"))
#set text(font: "Zones Sans", size: 9pt, lang: input.at("language"))
#set page(
  paper: "a4",
  flipped: float(input.at("ratio")) < 1,
  margin: (x: 14mm, top: 14mm, bottom: 16mm),
  footer: align(center, input.at("footer")),
)
#align(center, text(size: 14pt, weight: 600, input.at("title")))
#v(4mm)
#block(height: 1fr, width: 100%, align(center + horizon,
  image(bytes(input.at("svg")), format: "svg", width: 100%, height: 100%, fit: "contain",
    alt: input.at("alt"))))
"""


def png(svg: str, width: int = 1200) -> bytes:
    """Render an SVG document of :func:`zones.drawing.figure.svg` to PNG.

    Parameters
    ----------
    svg : str
    width : int
        Pixels, 16 to 8000.

    Raises
    ------
    ValueError
        If the width is out of range.
    ImportError
        If typst is not installed.
    """
    if isinstance(width, bool) or not isinstance(width, int) or not 16 <= width <= 8000:
        raise ValueError(f"width must be a whole number of pixels from 16 to 8000, not {width!r}")
    return _set(_PICTURE, svg, {}, format="png", ppi=width * 72 / 100)


def small_png(svg: str, width: int, colours: int = 48) -> bytes:
    """Render an SVG to a PNG with few colours, a seventh of the weight of :func:`png`.

    Large areas do not crowd out small ones: the pale colour of one small zone keeps its place
    beside the many shades of the skin.

    Parameters
    ----------
    svg : str
    width : int
        Pixels, 16 to 8000.
    colours : int
        16 to 256.

    Raises
    ------
    ImportError
        If typst or Pillow is not installed.
    """
    from PIL import Image

    whole = Image.open(BytesIO(png(svg, width))).convert("RGB")
    palette = Image.new("P", (1, 1))
    palette.putpalette(_palette(np.asarray(whole).reshape(-1, 3), colours).tobytes())
    few = whole.quantize(palette=palette, dither=Image.Dither.NONE)
    out = BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def _palette(pixels: np.ndarray, size: int) -> np.ndarray:
    """Choose colours so that none of the picture's frequent ones is far from all of them.

    Each next colour is the one that is worst served so far, weighed by the root of its area.
    """
    found, counts = np.unique(pixels, axis=0, return_counts=True)
    often = counts >= max(20, len(pixels) // 20_000)
    found, weight = found[often].astype(float), counts[often] ** 0.25
    chosen = [int(np.argmax(counts[often]))]
    far = ((found - found[chosen[0]]) ** 2).sum(1)
    while len(chosen) < min(size, len(found)):
        chosen.append(int(np.argmax(far * weight)))
        far = np.minimum(far, ((found - found[chosen[-1]]) ** 2).sum(1))
    return found[chosen].astype(np.uint8)


def pdf(svg: str, title: str, footer: str, alt: str, language: str = "en") -> bytes:
    """Set an SVG on a page of A4, as large as it fits; wide pictures on a page that lies.

    Parameters
    ----------
    svg : str
    title, footer : str
        Above and below the picture.
    alt : str
        What the picture shows, for readers who do not see it.
    language : str
        Of these texts.

    Raises
    ------
    ImportError
        If typst is not installed.
    """
    words = {"title": title, "footer": footer, "alt": alt, "language": language}
    return _set(_PAPER, svg, words, format="pdf", pdf_standards="ua-1", timestamp=TIMESTAMP)


def _set(source: str, svg: str, words: dict[str, str], **options: Any) -> bytes:
    try:
        import typst
    except ImportError:
        raise ImportError(
            f"a {options['format'].upper()} needs typst: pip install 'foot-reflex-zones[sheet]'; "
            "an SVG does not"
        ) from None
    frame = re.search(r'viewBox="([^"]+)"', svg)
    if frame is None:
        raise ValueError("the SVG has no viewBox")
    _, _, across, down = map(float, frame[1].split())
    inputs = {"svg": _own_fonts(svg), "ratio": f"{down / across:.6f}", **words}
    compiler = typst.Compiler(source.encode(), font_paths=fonts(), sys_inputs=inputs)
    made = compiler.compile(**options)
    assert made is not None  # it is only where the compiler writes a file itself
    return made if isinstance(made, bytes) else made[0]


def _own_fonts(svg: str) -> str:
    """Replace font families by the one the package ships; typst sees no other."""
    return re.sub(r'font-family="[^"]*"', 'font-family="Zones Sans"', svg)
