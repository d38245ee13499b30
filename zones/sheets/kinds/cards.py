"""Technique cards: eight on a page, with cut marks; picture, steps, pressure, time."""

from __future__ import annotations

import re

from zones.model.routine import Technique
from zones.resources import asset
from zones.sheets.errors import NoRoom
from zones.sheets.looks import Look, grey
from zones.sheets.messages import joined, message, sentence, unreviewed
from zones.sheets.order import Order
from zones.sheets.papers import Box, Paper
from zones.sheets.typesetting.frame import Line, draw_lines, lines_height
from zones.sheets.typesetting.page import MUTED, RULE, Page, Style, lines_of, rule

ACROSS, DOWN = 2, 4
PAD = 3.6
EDGE = 9.0
"""Margin around the cards of a page, in millimetres."""

SIZES = (9.0, 8.8, 8.6, 8.4, 8.2, 8.0, 7.8, 7.6, 7.4, 7.2, 7.0, 6.8, 6.6, 6.4, 6.2, 6.0)
"""Font sizes to try for all cards, in points."""

PICTURE = (29.0, 21.75)
"""Size of a picture on a card, in millimetres: 4 to 3."""


def pages(order: Order) -> list[Page]:
    """Lay all techniques of the chart out."""
    techniques = list(order.chart.techniques.values())
    found = []
    per_page = ACROSS * DOWN
    size = _size(order, techniques)
    for start in range(0, len(techniques), per_page):
        page = Page(order.paper)
        found.append(page)
        _sheet(page, order, techniques[start : start + per_page], size, start)
    return found


def _card_size(paper: Paper) -> tuple[float, float]:
    return (paper.width - 2 * EDGE) / ACROSS, (paper.height - 2 * EDGE) / DOWN


def _size(order: Order, techniques: list[Technique]) -> float:
    """The largest font size at which every card holds its text.

    Raises
    ------
    SheetError
        If a text does not fit at the smallest size.
    """
    inner = Box(0, 0, *_card_size(order.paper)).inset(PAD)
    for size in SIZES:
        tight = [t for t in techniques if not _parts(t, size, order.look, inner)[-1]]
        if not tight:
            return size
    raise NoRoom(f"the technique {tight[0].id!r} says too much for a card; shorten it")


def _sheet(page: Page, order: Order, techniques: list[Technique], size: float, start: int) -> None:
    paper, look, edge = order.paper, order.look, EDGE
    wide, tall = _card_size(paper)
    _margin(page, look, unreviewed() if start == 0 else "")
    for place, technique in enumerate(techniques):
        x, y = edge + place % ACROSS * wide, edge + place // ACROSS * tall
        card(page, technique, Box(x, y, wide, tall), look, size)
    _cut_marks(page, edge, wide, tall)


def _margin(page: Page, look: Look, note: str) -> None:
    """What the sheet is, above the cards: sentences on both sides of the cut mark."""
    style = Style(6.2, colour=look.tint(MUTED))
    title = message("with_lead", lead=message("title"), text=message("kind_technique_cards"))
    wide = _card_size(page.paper)[0]
    sides = ["", ""]
    for part in (sentence(title), message("standing_line"), note):
        longer = joined(sides[0], part)
        if not sides[1] and len(lines_of(longer, wide - 2 * PAD, style)) == 1:
            sides[0] = longer
        else:
            sides[1] = joined(sides[1], part)
    for place, text in enumerate(sides):
        if text:
            page.text(text, Box(EDGE + place * wide + PAD, 5.4, wide - PAD - 1, 0), style)


def _cut_marks(page: Page, edge: float, wide: float, tall: float) -> None:
    """Short lines outside the cards, and small crosses where four cards meet."""
    paper, ink = page.paper, "#241d18"
    marks = []
    for i in range(ACROSS + 1):
        x = edge + i * wide
        marks.append(rule(x, edge - 4, x, edge - 1, ink, 0.15))
        low = edge + DOWN * tall
        marks.append(rule(x, low + 1, x, low + 4, ink, 0.15))
    for j in range(DOWN + 1):
        y = edge + j * tall
        marks.append(rule(edge - 4, y, edge - 1, y, ink, 0.15))
        marks.append(rule(paper.width - edge + 1, y, paper.width - edge + 4, y, ink, 0.15))
        for i in range(ACROSS + 1):
            x = edge + i * wide
            if 0 < i < ACROSS or 0 < j < DOWN:
                marks.append(rule(x - 1.2, y, x + 1.2, y, "#8a7d70", 0.12))
                marks.append(rule(x, y - 1.2, x, y + 1.2, "#8a7d70", 0.12))
    page.draw("".join(marks))


def card(page: Page, technique: Technique, box: Box, look: Look, size: float) -> None:
    """Draw one card with a font size in points."""
    page.frames.append(box)
    inner = box.inset(PAD)
    upper, steps, facts, top, _ = _parts(technique, size, look, inner)
    svg = picture(technique.id, look)
    beside = PICTURE[0] + 2.5 if svg else 0.0
    if svg:
        name = message("alt_technique", name=technique.name)
        page.picture(Box(inner.x, inner.y, *PICTURE), svg, name)
    draw_lines(page, upper, Box(inner.x + beside, inner.y, inner.width - beside, 0))
    draw_lines(page, steps, Box(inner.x, inner.y + top, inner.width, 0))
    y = inner.bottom - lines_height(facts, inner.width)
    page.draw(rule(inner.x, y - 0.6, inner.right, y - 0.6, look.tint(RULE), 0.15))
    draw_lines(page, facts, Box(inner.x, y, inner.width, 0))


def _parts(technique: Technique, size: float, look: Look, inner: Box):
    """The three parts of a card, how high the upper one is, and whether all fit."""
    upper, steps, facts = _texts(technique, size, look)
    svg = picture(technique.id, look)
    text = inner.width - (PICTURE[0] + 2.5 if svg else 0.0)
    top = max(lines_height(upper, text), PICTURE[1] if svg else 0.0) + 1.2
    rest = lines_height(steps, inner.width) + 1.6 + lines_height(facts, inner.width)
    return upper, steps, facts, top, top + rest <= inner.height


def _texts(technique: Technique, size: float, look: Look) -> tuple[list[Line], ...]:
    """The texts beside the picture, the steps below it, and the facts at the bottom."""
    plain, lead = Style(size, leading=1.2), Style(size, 600, leading=1.2)
    caution = lead.but(colour=look.tint("#a01c16"))
    title = Style(size * 1.4, 600, leading=1.15)
    upper = [Line(technique.name, title, role="h1")]
    if technique.leave_out:
        upper.append(Line(message("leave_out"), caution, above=0.4))
        upper.append(Line(technique.leave_out, plain))
    steps = [
        Line(step, plain, above=0.25, indent=size * 0.42, prefix=f"{number}.")
        for number, step in enumerate(technique.steps, 1)
    ]
    facts = [
        Line(
            getattr(technique, key),
            plain,
            0.2,
            indent=size * 1.85,
            prefix=message(key),
            lead=lead,
        )
        for key in ("pressure", "time", "direction")
    ]
    return upper, steps, facts


def picture(id: str, look: Look) -> str:
    """Return the static picture of a technique in a look; empty if there is none."""
    path = asset(f"drawings/techniques/{id}.svg")
    if not path.is_file():
        return ""
    svg = path.read_text(encoding="utf-8")
    svg = re.sub(r"<style>.*?</style>", "", svg, flags=re.S)
    if look.coloured:
        return svg
    return re.sub(r"#[0-9a-f]{6}\b", lambda found: grey(found[0]), svg)
