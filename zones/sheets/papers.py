"""Paper sizes, each with the size of type and the margin that suit it."""

from __future__ import annotations

from dataclasses import dataclass

from zones.sheets.errors import choose

PT = 25.4 / 72
"""Millimetres in a point."""


@dataclass(frozen=True)
class Size:
    """One size of paper, held upright.

    Attributes
    ----------
    label : str
        As readers know it, in every language.
    width, height : float
        In millimetres.
    margin : float
        Margin in millimetres; never less than 5.
    type : float
        Size of the text of a wall chart, in points.
    small : bool
        Whether it fits a home printer: smaller sheets are offered on these sizes only.
    """

    label: str
    width: float
    height: float
    margin: float
    type: float
    small: bool = False


SIZES = {
    "a2": Size("A2", 420.0, 594.0, margin=13.0, type=13.0),
    "a3": Size("A3", 297.0, 420.0, margin=10.0, type=7.9),
    "a4": Size("A4", 210.0, 297.0, margin=8.0, type=6.3, small=True),
    "letter": Size("Letter", 215.9, 279.4, margin=8.0, type=6.3, small=True),
    "tabloid": Size("Tabloid", 279.4, 431.8, margin=10.0, type=7.9),
}
"""Every size by its id. A size added here is offered everywhere: nothing else names them."""
SMALL = tuple(name for name, size in SIZES.items() if size.small)
ORIENTATIONS = ("portrait", "landscape")


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
        Margin in millimetres; never less than 5.
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
        """The box inside the margins."""
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
        """Return the box without a margin on all four sides."""
        return Box(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)


def paper(name: str, orientation: str = "portrait") -> Paper:
    """Return a sheet of paper by its name.

    Raises
    ------
    SheetError
        If there is no such paper or orientation; the message lists the choices.
    """
    name = choose("paper", str(name).lower(), SIZES)
    choose("orientation", orientation, ORIENTATIONS)
    size = SIZES[name]
    width, height = size.width, size.height
    if orientation == "landscape":
        width, height = height, width
    return Paper(name, width, height, size.margin, size.type)
