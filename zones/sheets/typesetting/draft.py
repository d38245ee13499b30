"""A sheet before it is set: its template, its data, and how its drawings are made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zones.sheets.papers import PT, Box
from zones.sheets.typesetting.page import Ink, Page, Picture, Words


@dataclass(frozen=True)
class Room:
    """The room that a template has for the drawing of a name; the box starts at 0, 0."""

    name: str
    box: Box


def each(drawings: Mapping[str, Callable[[Box], Page]]) -> Callable[..., dict[str, Page]]:
    """Return what draws into each room by its name."""

    def draw(rooms: Sequence[Room]) -> dict[str, Page]:
        return {room.name: drawings[room.name](room.box) for room in rooms}

    return draw


@dataclass(frozen=True)
class Draft:
    """What a kind of sheet hands to the typesetter.

    Attributes
    ----------
    template : str
        A file of ``assets/sheet/``, without its ending.
    data : dict
        What the template reads besides :func:`zones.sheets.typesetting.records.common`.
    draw : callable, optional
        Makes the drawings, by name, for the rooms that the template offers; of several rooms
        for one drawing it takes the best. The template sets what is drawn.
    too_much : str
        The sentence for what does not fit the paper.
    fields : bool
        Whether the template's fields become form fields of the PDF.
    """

    template: str
    data: dict[str, Any]
    draw: Callable[[Sequence[Room]], dict[str, Page]] | None = None
    too_much: str = "the paper has no room for this sheet; choose a larger paper"
    fields: bool = False


def described(page: Page) -> dict[str, Any]:
    """Return a drawing as ``assets/sheet/styles.typ`` sets it: pictures, and signs over them."""
    paper = page.paper
    pictures, signs = [], []
    for item in page.items:
        if isinstance(item, Picture):
            box = item.box
            place = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
            pictures.append({**place, "svg": item.svg, "alt": item.alt})
        elif isinstance(item, Words):
            signs.append(_sign(item))
    ink = "".join(item.markup for item in page.items if isinstance(item, Ink))
    if ink:
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {paper.width:.3f} '
            f'{paper.height:.3f}">{ink}</svg>'
        )
        place = {"x": 0, "y": 0, "width": paper.width, "height": paper.height}
        pictures.append({**place, "svg": svg, "alt": ""})
    return {"pictures": pictures, "signs": signs}


def _sign(item: Words) -> dict[str, Any]:
    box, style = item.box, item.style
    (text,) = item.lines
    return {
        "x": round(box.x, 3),
        "y": round(box.y + (style.spacing - 1) * style.size * PT / 2, 3),
        "width": round(box.width, 3),
        "text": text,
        "size": round(style.size, 3),
        "weight": style.weight,
        "colour": style.colour,
        "align": item.align,
    }
