"""Pages as the JSON text that the typesetter's template reads."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from zones.sheets.messages import language
from zones.sheets.typesetting.metrics import FAMILIES
from zones.sheets.typesetting.page import Ink, Page, Picture, Words


def described(pages: Sequence[Page], *, title: str, description: str) -> str:
    """Describe pages for ``assets/sheet/sheet.typ``.

    Parameters
    ----------
    pages : sequence of Page
    title, description : str
        Of the document; PDF viewers show the title.

    Returns
    -------
    str
        JSON; lengths in millimetres, type in points.
    """
    data = {
        "title": title,
        "author": "Foot Reflex-Zone Map",
        "description": description,
        "lang": language(),
        "pages": [_page(page) for page in pages],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _page(page: Page) -> dict[str, Any]:
    paper = page.paper
    items = []
    for item in _merged(page.items):
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


def _merged(items: Sequence[Words | Picture | Ink]) -> list[Words | Picture | Ink]:
    """Join all ink between two pictures into one drawing, below the texts there.

    The typesetter is faster with few drawings.
    """
    found: list[Words | Picture | Ink] = []
    for pictures, group in groupby(items, lambda item: isinstance(item, Picture)):
        part = list(group)
        markup = "".join(item.markup for item in part if isinstance(item, Ink))
        if markup:
            found.append(Ink(markup))
        found += part if pictures else [item for item in part if isinstance(item, Words)]
    return found


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
        "leading": round(style.spacing, 3),
        "align": item.align,
        "role": item.role,
        "lang": item.lang,
    }
