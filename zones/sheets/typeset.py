"""Pages to PDF, PNG or SVG with typst, which is loaded when the first sheet is made."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from zones.assets import asset
from zones.sheets.errors import SheetError
from zones.sheets.metrics import FAMILIES
from zones.sheets.page import Ink, Page, Picture, Words

FORMATS = ("pdf", "png", "svg")

# The same bytes for the same input: a sheet tells no time.
TIMESTAMP = 0


def typeset(
    pages: Sequence[Page],
    *,
    title: str,
    description: str,
    lang: str = "en",
    format: str = "pdf",
    ppi: float = 144,
) -> bytes | list[bytes]:
    """Set pages.

    Parameters
    ----------
    pages : sequence of Page
    title, description : str
        Of the document; readers of a PDF are told the title.
    lang : str
        The document's main language.
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
        If the typesetter finds a fault or warns: a sign that no font has, a broken drawing, a
        breach of PDF/UA-1.
    """
    import typst

    data = {
        "title": title,
        "author": "Foot Reflex-Zone Map",
        "description": description,
        "lang": lang,
        "pages": [_page(page) for page in pages],
    }
    compiler = typst.Compiler(
        asset("sheet/sheet.typ").read_bytes(),
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False, separators=(",", ":"))},
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
    return made


@lru_cache(maxsize=1)
def _fonts() -> Any:
    import typst

    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(asset("fonts"))],
    )


def _page(page: Page) -> dict[str, Any]:
    paper = page.paper
    items = []
    for item in page.items:
        if isinstance(item, Words):
            items.append(_words(item))
        elif isinstance(item, Picture):
            box = item.box
            place = {"x": box.x, "y": box.y, "w": box.width, "h": box.height}
            items.append({"kind": "picture", **place, "svg": item.svg, "alt": item.alt})
        elif isinstance(item, Ink):
            svg = (
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {paper.width:g} '
                f'{paper.height:g}">{item.markup}</svg>'
            )
            place = {"x": 0, "y": 0, "w": paper.width, "h": paper.height}
            items.append({"kind": "picture", **place, "svg": svg, "alt": ""})
    return {"w": paper.width, "h": paper.height, "items": items}


def _words(item: Words) -> dict[str, Any]:
    box, style = item.box, item.style
    return {
        "kind": "words",
        "x": round(box.x, 3),
        "y": round(box.y, 3),
        "w": round(box.width, 3),
        "lines": list(item.lines),
        "size": round(style.size, 3),
        "weight": style.weight,
        "family": FAMILIES[style.face],
        "colour": style.colour,
        "leading": style.leading,
        "align": item.align,
        "role": item.role,
        "lang": item.lang,
    }
