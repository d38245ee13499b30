"""Sizes of paper, and the sizes of type and rule that suit them."""

from __future__ import annotations

from dataclasses import dataclass

from zones.sheets.errors import choose

PT = 25.4 / 72
"""Millimetres in a point."""

SIZES = {
    "a2": (420.0, 594.0),
    "a3": (297.0, 420.0),
    "a4": (210.0, 297.0),
    "letter": (215.9, 279.4),
    "tabloid": (279.4, 431.8),
}
ORIENTATIONS = ("portrait", "landscape")

_TYPE = {"a2": 10.2, "a3": 7.9, "tabloid": 7.9, "a4": 6.3, "letter": 6.3}
_MARGIN = {"a2": 13.0, "a3": 10.0, "tabloid": 10.0, "a4": 8.0, "letter": 8.0}


@dataclass(frozen=True)
class Paper:
    """One sheet of paper.

    Attributes
    ----------
    name : str
        A key of :data:`SIZES`.
    width, height : float
        In millimetres, as the sheet is held.
    margin : float
        Free edge, in millimetres; never less than 5.
    type : float
        Size of the text of a wall chart, in points.
    """

    name: str
    width: float
    height: float
    margin: float
    type: float

    @property
    def inner(self) -> Box:
        """The room inside the margins."""
        m = self.margin
        return Box(m, m, self.width - 2 * m, self.height - 2 * m)


@dataclass(frozen=True)
class Box:
    """A rectangle on the paper: left, top, width and height in millimetres."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    def inset(self, by: float) -> Box:
        """Return the box without a rim on all four sides."""
        return Box(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)


def paper(name: str, orientation: str = "portrait") -> Paper:
    """Return a sheet of paper by its name.

    Raises
    ------
    SheetError
        If there is no such paper or orientation; the message names the choices.
    """
    name = choose("paper", str(name).lower(), SIZES)
    choose("orientation", orientation, ORIENTATIONS)
    width, height = SIZES[name]
    if orientation == "landscape":
        width, height = height, width
    return Paper(name, width, height, _MARGIN[name], _TYPE[name])
