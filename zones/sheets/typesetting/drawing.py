"""What Python draws on a sheet: feet, numbers, leaders. Everything is in millimetres, y down."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import Any

from zones.sheets.papers import PT, Box
from zones.sheets.typesetting.widths import width

MUTED = "#66574a"


@dataclass(frozen=True)
class Style:
    """Type of a sign: size in points."""

    size: float
    weight: int = 400
    colour: str = "#241d18"


@dataclass(frozen=True)
class Sign:
    """A short text at a place of the drawing, centred on x and y.

    Assistive technology skips it: the picture's description says the same.
    """

    text: str
    x: float
    y: float
    style: Style

    @property
    def box(self) -> Box:
        """The box that it fills."""
        wide = width(self.text, self.style.size, self.style.weight)
        tall = self.style.size * PT
        return Box(self.x - wide / 2, self.y - tall / 2, wide, tall)


@dataclass(frozen=True)
class Picture:
    """An SVG drawing in a box, and what it shows."""

    box: Box
    svg: str
    alt: str


@dataclass(frozen=True)
class Badge:
    """A number in a circle: its zone, the owner's foot, its place.

    The circle of a longer code is elongated by `half` to both sides.
    """

    zone: str
    label: str
    view: str
    foot: str
    x: float
    y: float
    radius: float
    half: float = 0.0


@dataclass(frozen=True)
class Leader:
    """A line from a badge to a point of its zone."""

    badge: Badge
    start: tuple[float, float]
    end: tuple[float, float]


@dataclass
class Drawing:
    """A drawing of a size: pictures, then ink over them, then signs.

    `feet`, `badges` and `leaders` repeat what is drawn, for tests.
    """

    box: Box
    pictures: list[Picture] = field(default_factory=list)
    ink: list[str] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    feet: list[Any] = field(default_factory=list)
    badges: list[Badge] = field(default_factory=list)
    leaders: list[Leader] = field(default_factory=list)

    def sign(self, text: str, x: float, y: float, style: Style) -> Sign:
        """Put a sign at a place and return it."""
        self.signs.append(Sign(text, x, y, style))
        return self.signs[-1]

    def described(self) -> dict[str, Any]:
        """Return the drawing as ``assets/sheet/styles.typ`` reads it."""
        pictures = [{**vars(it.box), "svg": it.svg, "alt": it.alt} for it in self.pictures]
        if self.ink:
            size = f"0 0 {self.box.width:.3f} {self.box.height:.3f}"
            svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}">'
            svg += "".join(self.ink) + "</svg>"
            pictures.append({**vars(self.box), "svg": svg, "alt": ""})
        signs = [
            {"text": it.text, "x": round(it.x, 3), "y": round(it.y, 3), **vars(it.style)}
            for it in self.signs
        ]
        return {"pictures": pictures, "signs": signs}


def rule(x0: float, y0: float, x1: float, y1: float, colour: str, wide: float) -> str:
    """Return the markup of a line."""
    return (
        f'<path d="M{x0:.2f} {y0:.2f}L{x1:.2f} {y1:.2f}" stroke="{escape(colour)}" '
        f'stroke-width="{wide:g}" fill="none"/>'
    )
