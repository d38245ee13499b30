"""What the smaller sheets share: header, footer, and blocks of text that flow into columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from zones.model.chart import Chart
from zones.sheets.errors import NoRoom
from zones.sheets.looks import Look
from zones.sheets.messages import joined, message, unreviewed
from zones.sheets.papers import PT, Box, Paper
from zones.sheets.typesetting.page import (
    INK,
    MUTED,
    RULE,
    Page,
    Style,
    balanced,
    by_sentence,
    height_of,
    rule,
)

BODY = 8.6
"""Font size of a handout or record sheet, in points."""


def head(page: Page, look: Look, title: str, sub: str) -> float:
    """Draw the header of a page and return the y below it."""
    inner = page.paper.inner
    strong = Style(BODY, 600)
    left = inner.width * 0.64
    large = Style(17, 600, "serif", INK, 1.1)
    y = page.text(title, Box(inner.x, inner.y, left, 0), large, role="h1")
    quiet = Style(BODY * 1.1, colour=look.tint(MUTED))
    y = page.text(balanced(sub, left, quiet), Box(inner.x, y, left, 0), quiet)
    room = Box(inner.x + left, inner.y + 1.2, inner.width - left, 0)
    lines = by_sentence(message("standing_line"), room.width, strong)
    end = page.text(lines, room, strong, align="right")
    y = max(y, end) + 0.8
    page.draw(rule(inner.x, y, inner.right, y, look.tint(RULE), 0.3))
    return y + 2.2


def foot(page: Page, look: Look, number: int, count: int, note: str = "") -> None:
    """Draw the footer of a page: a note, with the state of the translation, and its number."""
    if number == 1:
        note = joined(note, unreviewed())
    inner = page.paper.inner
    style = Style(6.6, colour=look.tint(MUTED))
    y = inner.bottom - style.line
    if count > 1:
        text = message("page_of", n=number, all=count)
        page.text((text,), Box(inner.right - 20, y, 20, 0), style, align="right")
    if note:
        room = inner.width - (22 if count > 1 else 0)
        tall = height_of(note, room, style)
        page.text(note, Box(inner.x, inner.bottom - tall, room, 0), style)


def titles(chart: Chart, sources: Sequence[str]) -> str:
    """Return the titles of sources in a row, without our notes in brackets."""
    known = [chart.sources[id].title for id in sources if id in chart.sources]
    return " · ".join(re.sub(r"\s*\([^()]*\)$", "", title) for title in known)


def foot_height(paper: Paper, note: str = "") -> float:
    """Return the height of the footer of a page, with some space above."""
    style, note = Style(6.6), joined(note, unreviewed())
    return max(style.line, height_of(note, paper.inner.width - 22, style) if note else 0) + 2.0


@dataclass(frozen=True)
class Block:
    """Something of a known height for a given width, and how to draw it in a box."""

    height: float
    draw: Callable[[Page, Box], None]


Column = list[tuple[Block, Box]]


def stack(
    blocks: Sequence[Block], rooms: Sequence[Box], gap: float
) -> list[list[tuple[Block, Box]]]:
    """Fill columns one after the other.

    Parameters
    ----------
    blocks : sequence of Block
    rooms : sequence of Box
        The columns of the first page, of the second page, …; the last one is repeated on the
        pages that follow.

    Returns
    -------
    list
        For each column, its blocks and their boxes.

    Raises
    ------
    SheetError
        If a block is taller than every column that is left.
    """
    found: list[Column] = [[]]
    y = rooms[0].y
    for block in blocks:
        room = rooms[min(len(found) - 1, len(rooms) - 1)]
        while y + block.height > room.bottom + 1e-6:
            if not found[-1] and len(found) >= len(rooms):
                raise NoRoom("a part of this sheet is taller than a page; shorten its text")
            found.append([])
            room = rooms[min(len(found) - 1, len(rooms) - 1)]
            y = room.y
        found[-1].append((block, Box(room.x, y, room.width, block.height)))
        y += block.height + gap
    return found


@dataclass(frozen=True)
class Line:
    """A paragraph of a block, with space above it; a prefix goes into its indent."""

    text: str
    style: Style
    above: float = 0.0
    role: str = "p"
    indent: float = 0.0
    prefix: str = ""
    lead: Style | None = None


def lines_height(lines: Sequence[Line], width: float) -> float:
    """Return the height of paragraphs at a width."""
    return sum(one.above + height_of(one.text, width - one.indent, one.style) for one in lines)


def draw_lines(page: Page, lines: Sequence[Line], box: Box) -> float:
    """Draw paragraphs from the top of a box and return the y below them."""
    y = box.y
    for one in lines:
        room = Box(box.x + one.indent, y + one.above, box.width - one.indent, 0)
        if one.prefix:
            page.text((one.prefix,), Box(box.x, room.y, one.indent, 0), one.lead or one.style)
        y = page.text(one.text, room, one.style, role=one.role)
    return y


def write_lines(page: Page, look: Look, box: Box, step: float = 8.0) -> None:
    """Draw empty lines to write on."""
    count = int(box.height / step)
    colour = look.tint("#a89a8a")
    page.draw(
        "".join(
            rule(box.x, box.y + (i + 1) * step, box.right, box.y + (i + 1) * step, colour, 0.15)
            for i in range(count)
        )
    )


__all__ = [
    "BODY", "PT", "Block", "Line", "draw_lines", "foot", "foot_height", "head", "lines_height",
    "stack", "titles", "write_lines",
]  # fmt: skip
