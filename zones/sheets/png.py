"""Render our SVG to PNG with typst and the package's fonts."""

from __future__ import annotations

import re

from zones.sheets.typesetting.compiler import fonts


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
    try:
        import typst
    except ImportError:
        raise ImportError(
            "a PNG needs typst: pip install 'foot-reflex-zones[sheet]'; an SVG does not"
        ) from None
    frame = re.search(r'viewBox="([^"]+)"', svg)
    if frame is None:
        raise ValueError("the SVG has no viewBox")
    _, _, across, down = map(float, frame[1].split())
    source = (
        '#set page(width: 100pt, height: 100pt * float(sys.inputs.at("ratio")), margin: 0pt)\n'
        '#image(bytes(sys.inputs.at("svg")), format: "svg", width: 100%, height: 100%)\n'
    )
    compiler = typst.Compiler(
        source.encode(),
        font_paths=fonts(),
        sys_inputs={"svg": _own_fonts(svg), "ratio": f"{down / across:.6f}"},
    )
    made = compiler.compile(format="png", ppi=width * 72 / 100)
    assert made is not None  # it is only where the compiler writes a file itself
    return made if isinstance(made, bytes) else made[0]


def _own_fonts(svg: str) -> str:
    """Replace font families by the one the package ships; typst sees no other."""
    return re.sub(r'font-family="[^"]*"', 'font-family="Zones Sans"', svg)
