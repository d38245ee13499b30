"""The typesetter: described pages to PDF, PNG or SVG with typst, imported on first use."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from zones.resources import asset
from zones.sheets.errors import SheetError

# The same bytes for the same input: no timestamps.
TIMESTAMP = 0


def compiled(data: str, format: str = "pdf", ppi: float = 144) -> bytes | list[bytes]:
    """Typeset pages.

    Parameters
    ----------
    data : str
        JSON text, see :func:`zones.sheets.typesetting.typeset.described`.
    format : {"pdf", "png", "svg"}
    ppi : float
        Dots per inch of a PNG.

    Returns
    -------
    bytes, or list of bytes
        The PDF; for PNG and SVG one file for each page.

    Raises
    ------
    SheetError
        If the typesetter reports an error or a warning: a character that no font has, a broken
        drawing, a violation of PDF/UA-1.
    """
    import typst

    compiler = typst.Compiler(
        asset("sheet/sheet.typ").read_bytes(), font_paths=fonts(), sys_inputs={"data": data}
    )
    options: dict[str, Any] = {"format": format}
    if format == "pdf":
        options |= {"pdf_standards": "ua-1", "timestamp": TIMESTAMP}
    elif format == "png":
        options |= {"ppi": ppi}
    try:
        made, warnings = compiler.compile_with_warnings(**options)
    except typst.TypstError as error:
        raise SheetError(f"the sheet cannot be set: {error.message}") from None
    if warnings:
        raise SheetError(f"the sheet cannot be set: {warnings[0].message}")
    if format != "pdf" and isinstance(made, bytes):
        return [made]
    assert made is not None  # it is only where the compiler writes a file itself
    return made


@lru_cache(maxsize=1)
def fonts() -> Any:
    """Return the fonts of the sheets: those of the package, and no others."""
    import typst

    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(asset("fonts"))],
    )
