"""A routine: its steps with times, zones and pictures on one or two pages."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from zones.model.routine import Routine, Step
from zones.sheets.errors import NoRoom, SheetError, choose
from zones.sheets.kinds.cards import picture
from zones.sheets.messages import in_a_row, joined, label_of, message, sentence
from zones.sheets.order import Order
from zones.sheets.papers import Box
from zones.sheets.typesetting.frame import (
    Block,
    Line,
    draw_lines,
    foot,
    foot_height,
    head,
    lines_height,
    stack,
    titles,
)
from zones.sheets.typesetting.page import MUTED, RULE, Page, Style, rule

GAP = 6.0
PICTURE = (22.0, 16.5)
MOST = 2
"""Most pages of a routine."""

SIZES = [
    *((1, size) for size in (12.4, 11.6, 10.8, 10.2, 9.8, 9.2, 8.6, 8.0)),
    *((2, size) for size in (9.2, 8.6, 8.0, 7.4, 6.6)),
]
"""Pages and font sizes to try, the best first."""


@dataclass(frozen=True)
class _Setting:
    """What the blocks depend on."""

    order: Order
    size: float
    wide: float

    @property
    def plain(self) -> Style:
        return Style(self.size, leading=1.22)

    @property
    def lead(self) -> Style:
        return Style(self.size, 600, leading=1.22)

    @property
    def picture(self) -> tuple[float, float]:
        """Size of a picture: it grows with the type."""
        k = max(1.0, self.size / 8.6)
        return PICTURE[0] * k, PICTURE[1] * k

    @property
    def quiet(self) -> Style:
        return self.plain.but(colour=self.order.look.tint(MUTED))

    @property
    def caution(self) -> Style:
        return self.lead.but(colour=self.order.look.tint("#a01c16"))


def pages(order: Order) -> list[Page]:
    """Lay out a routine, its text as large as two pages allow.

    Raises
    ------
    SheetError
        If there is no such routine, or it says too much for two pages.
    """
    routine = _routine(order)
    for most, size in SIZES:
        with suppress(SheetError):  # a step is taller than a page
            found = _laid(order, routine, size)
            if len(found) <= most:
                break
    else:
        raise NoRoom(f"the routine {routine.id!r} says too much for two pages; shorten it")
    for number, page in enumerate(found, 1):
        foot(page, order.look, number, len(found), _note(order, routine))
    return found


def _routine(order: Order) -> Routine:
    known = {routine.id: routine for routine in order.chart.routines}
    if not known:
        raise SheetError(f"the chart {order.chart.school.id!r} has no routine")
    given = order.options.get("routine") or next(iter(known))
    return known[choose("routine", str(given), known)]


def _laid(order: Order, routine: Routine, size: float) -> list[Page]:
    inner = order.paper.inner
    wide = (inner.width - GAP) / 2
    setting = _Setting(order, size, wide)
    first = Page(order.paper)
    top = head(first, order.look, routine.name, f"{routine.duration} · {order.chart.school.title}")
    bottom = inner.bottom - foot_height(order.paper, _note(order, routine))
    intro = _before(setting, routine)
    start = draw_lines(first, intro, Box(inner.x, top, inner.width, 0)) + 2.5
    columns = [Box(inner.x + i * (wide + GAP), start, wide, bottom - start) for i in range(2)]
    later = [Box(inner.x + i * (wide + GAP), top, wide, bottom - top) for i in range(2)]
    blocks = [_step(setting, n, step) for n, step in enumerate(routine.steps, 1)]
    placed = stack(blocks, [*columns, *later * MOST], 2.2)
    if len(placed) < 2 * MOST + 1:  # level the last two columns
        placed = _levelled(blocks, columns, later, placed)
    found = [first]
    for index, column in enumerate(placed):
        if index // 2 >= len(found):
            found.append(Page(order.paper))
            head(found[-1], order.look, routine.name, order.chart.school.title)
        for block, box in column:
            block.draw(found[-1], box)
    return found


def _levelled(blocks, columns: list[Box], later: list[Box], placed):
    """Shorten the columns of a single page until both are about as long."""
    if len(placed) > 2:
        return placed
    low = sum(block.height for block in blocks) / 2
    tall = columns[0].height
    for share in (1.0, 1.05, 1.1, 1.15, 1.2, 1.3, 1.45):
        short = min(tall, low * share + 2.2 * len(blocks) / 2)
        rooms = [Box(box.x, box.y, box.width, short) for box in columns]
        tried = stack(blocks, [*rooms, *later], 2.2)
        if len(tried) <= 2:
            return tried
    return placed


def _before(setting: _Setting, routine: Routine) -> list[Line]:
    """Cautions first, then the things to have at hand."""
    chart = setting.order.chart
    lines = [Line(routine.summary, setting.plain)]
    cautions = [chart.cautions[id].name for id in routine.cautions]
    named = "\u00a0· ".join(cautions)
    if named:
        lines.append(Line(message("routine_cautions"), setting.caution, 0.8))
        lines.append(Line(sentence(named), setting.plain))
    if routine.leave_out:
        lines.append(Line(joined(message("leave_out"), routine.leave_out), setting.lead, 0.4))
    lines.append(Line(message("stop_rule"), setting.lead, 0.4))
    if routine.needs:
        needs = sentence(in_a_row(routine.needs))
        lines.append(Line(joined(message("needs"), needs), setting.plain, 0.8))
    if routine.course:
        lines.append(Line(routine.course, setting.plain, 0.4))
    if routine.note:
        lines.append(Line(routine.note, setting.quiet, 0.4))
    return lines


def _step(setting: _Setting, number: int, step: Step) -> Block:
    order = setting.order
    svg = picture(step.technique, order.look) if step.technique else ""
    indent = setting.size * 0.62
    across, high = setting.picture
    beside = across + 2 if svg else 0.0
    text = setting.wide - indent - beside
    lines = _step_lines(setting, step)
    tall = max(lines_height(lines, text), high if svg else 0) + 1.4

    def draw(page: Page, box: Box) -> None:
        page.draw(rule(box.x, box.y, box.right, box.y, order.look.tint(RULE), 0.2))
        y = box.y + 1.2
        big = Style(setting.size * 1.2, 600, leading=1.2)
        page.text((str(number),), Box(box.x, y, indent, 0), big)
        draw_lines(page, lines, Box(box.x + indent, y, text, 0))
        if svg and step.technique:
            name = order.chart.techniques[step.technique].name
            place = Box(box.right - across, y + 0.3, across, high)
            page.picture(place, svg, message("alt_technique", name=name))

    return Block(tall, draw)


def _step_lines(setting: _Setting, step: Step) -> list[Line]:
    chart = setting.order.chart
    title = Style(setting.size * 1.2, 600, leading=1.2)
    facts = []
    if step.time:
        ours = message("with_aside", text=step.time, aside=message("our_suggestion"))
        facts.append(step.time if step.time_sources else ours)
    if step.technique:
        facts.append(chart.techniques[step.technique].name)
    lines = [Line(step.name, title, role="h2")]
    lines += [Line(fact, setting.lead) for fact in facts]
    lines.append(Line(step.what, setting.plain, 0.3))
    zones = [chart.zone(id) for id in step.zones]
    if zones:
        named = in_a_row(
            f"{label_of(z)}\u00a0{z.name}" if z.number is not None else z.name for z in zones
        )
        lines.append(Line(joined(message("zones"), named), setting.quiet, 0.3))
    return lines


def _note(order: Order, routine: Routine) -> str:
    sources = titles(order.chart, routine.sources)
    return joined(message("sources_short"), sentence(sources)) if sources else ""
