"""A page as a list of placed items: drawings, ink and text, in millimetres.

Layout is done in Python with the widths of the fonts, so that every box is known before the
typesetter runs and tests can measure it. y runs down from the upper edge.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape

from zones.sheets.messages import language
from zones.sheets.papers import PT, Box, Paper
from zones.sheets.typesetting.metrics import width, wrap

_SENTENCE = re.compile(r".+?(?:[.!?]\s+|[。！？]|$)")
"""A sentence with the space after it; Chinese has none."""

LOOSER = {"zh": 1.1}
"""Chinese characters fill their squares, so their lines need more space between them."""

INK = "#241d18"
MUTED = "#66574a"
RULE = "#b7a897"


@dataclass(frozen=True)
class Style:
    """How a text is set: size in points, line height as a multiple of the size."""

    size: float
    weight: int = 400
    face: str = "sans"
    colour: str = INK
    leading: float = 1.26

    @property
    def spacing(self) -> float:
        """Line height as a multiple of the size, in the language of the sheet."""
        return self.leading * LOOSER.get(language(), 1.0)

    @property
    def line(self) -> float:
        """Height of a line in millimetres."""
        return self.size * self.spacing * PT

    def but(self, **changes: object) -> Style:
        """Return a copy with some changes."""
        return Style(**{**vars(self), **changes})


@dataclass(frozen=True)
class Words:
    """Lines of text in a box.

    Attributes
    ----------
    box : Box
        The width that was given to the text, the height of its lines.
    lines : tuple of str
    align : {"left", "center", "right"}
    role : str
        ``h1``, ``h2``, ``h3`` for headings, ``p`` for text, ``mark`` for labels of the drawing
        that assistive technology skips because the legend repeats them.
    """

    box: Box
    lines: tuple[str, ...]
    style: Style
    align: str
    role: str
    lang: str

    @property
    def ink(self) -> Box:
        """The box that the lines actually fill."""
        wide = max(
            width(
                t, self.style.size, face=self.style.face, weight=self.style.weight, lang=self.lang
            )
            for t in self.lines
        )
        free = self.box.width - wide
        x = self.box.x + {"left": 0.0, "center": free / 2, "right": free}[self.align]
        return Box(x, self.box.y, wide, self.box.height)


@dataclass(frozen=True)
class Picture:
    """An SVG drawing in a box; without a description it is decorative."""

    box: Box
    svg: str
    alt: str = ""


@dataclass(frozen=True)
class Ink:
    """SVG markup in page millimetres: rules, frames, badges, leaders."""

    markup: str


@dataclass
class Page:
    """One page and its items, in reading order.

    `badges` and `leaders` repeat what is drawn, for tests and form fields.
    """

    paper: Paper
    items: list[Words | Picture | Ink] = field(default_factory=list)
    badges: list[Badge] = field(default_factory=list)
    leaders: list[Leader] = field(default_factory=list)
    feet: list = field(default_factory=list)
    frames: list[Box] = field(default_factory=list)

    def text(
        self,
        text: str | tuple[str, ...],
        box: Box,
        style: Style,
        *,
        align: str = "left",
        role: str = "p",
    ) -> float:
        """Set a text from the top of a box and return the y where it ends.

        A string is broken into lines; a tuple is taken as lines.
        """
        lines = text if isinstance(text, tuple) else lines_of(text, box.width, style)
        tall = len(lines) * style.line
        place = Box(box.x, box.y, box.width, tall)
        words = Words(place, lines, style, align, role, language())
        words.ink  # noqa: B018  raises for a character that no font has
        self.items.append(words)
        return box.y + tall

    def draw(self, markup: str) -> None:
        """Draw SVG markup in page millimetres; consecutive pieces become one drawing."""
        last = self.items[-1] if self.items else None
        if isinstance(last, Ink):
            self.items[-1] = Ink(last.markup + markup)
        else:
            self.items.append(Ink(markup))

    def picture(self, box: Box, svg: str, alt: str = "") -> None:
        """Place an SVG drawing."""
        self.items.append(Picture(box, svg, alt))

    @property
    def words(self) -> list[Words]:
        """All texts on the page."""
        return [item for item in self.items if isinstance(item, Words)]


@dataclass(frozen=True)
class Badge:
    """A number in a circle: its zone, the owner's foot, its place in page millimetres.

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


def lines_of(text: str, room: float, style: Style) -> tuple[str, ...]:
    """Break a text to a width in a style, with some slack for kerning."""
    face, weight = style.face, style.weight
    return wrap(text, room * 0.995, style.size, face=face, weight=weight, lang=language())


def balanced(text: str, room: float, style: Style) -> tuple[str, ...]:
    """Break a text into as few lines as a width allows, all of similar length."""
    lines = lines_of(text, room, style)
    low, high = room / 2, room
    for _ in range(12):
        middle = (low + high) / 2
        tried = lines_of(text, middle, style)
        if len(tried) <= len(lines):
            lines, high = tried, middle
        else:
            low = middle
    return lines


def by_sentence(text: str, room: float, style: Style) -> tuple[str, ...]:
    """Break a text after its sentences if that costs at most one more line; else evenly."""
    return _by_sentence(text, room, style, language())


@lru_cache(maxsize=32)
def _by_sentence(text: str, room: float, style: Style, language: str) -> tuple[str, ...]:
    even = balanced(text, room, style)
    found = _sentences(text, room, style)
    if found is None or len(found) > len(even) + 1:
        return even
    for step in range(1, 9):  # no line much longer than the others
        narrower = _sentences(text, room * (1 - 0.06 * step), style)
        if narrower is None or len(narrower) > len(found):
            break
        found = narrower
    return found


def _sentences(text: str, room: float, style: Style) -> tuple[str, ...] | None:
    """Whole sentences in lines; None if one is too long for the width."""
    lines: list[str] = []
    for sentence in _SENTENCE.findall(text):
        longer = lines[-1] + sentence if lines else sentence
        if lines and len(lines_of(longer, room, style)) == 1:
            lines[-1] = longer
        else:
            lines.append(sentence)
    fits = all(len(lines_of(line, room, style)) == 1 for line in lines)
    return tuple(line.rstrip() for line in lines) if fits else None


def height_of(text: str, room: float, style: Style) -> float:
    """Return the height of a text that is broken to a width, in millimetres."""
    return len(lines_of(text, room, style)) * style.line


def rule(x0: float, y0: float, x1: float, y1: float, colour: str = RULE, wide: float = 0.2) -> str:
    """Return the markup of a line."""
    return (
        f'<path d="M{x0:.2f} {y0:.2f}L{x1:.2f} {y1:.2f}" stroke="{colour}" '
        f'stroke-width="{wide:g}" fill="none"/>'
    )


def frame(box: Box, colour: str = RULE, wide: float = 0.2, fill: str = "none", r: float = 0) -> str:
    """Return the markup of a rectangle."""
    return (
        f'<rect x="{box.x:.2f}" y="{box.y:.2f}" width="{box.width:.2f}" '
        f'height="{box.height:.2f}" rx="{r:g}" fill="{escape(fill)}" stroke="{colour}" '
        f'stroke-width="{wide:g}"/>'
    )
