"""A sheet before it is set: its template, its data, and how its drawings are made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zones.sheets.papers import Box
from zones.sheets.typesetting.drawing import Drawing


@dataclass(frozen=True)
class Room:
    """The room that a template has for the drawing of a name; the box starts at 0, 0.

    Its two upper corners, of a width and a height in millimetres, may be taken.
    """

    name: str
    box: Box
    corner: tuple[float, float] = (0.0, 0.0)


def each(drawings: Mapping[str, Callable[[Box], Drawing]]) -> Callable[..., dict[str, Drawing]]:
    """Return what draws into each room by its name."""

    def draw(rooms: Sequence[Room]) -> dict[str, Drawing]:
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
    draw: Callable[[Sequence[Room]], dict[str, Drawing]] | None = None
    too_much: str = "the paper has no room for this sheet; choose a larger paper"
    fields: bool = False
