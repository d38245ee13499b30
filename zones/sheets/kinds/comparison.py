"""One body area in all schools: a pair of feet and a card for each school."""

from __future__ import annotations

from dataclasses import replace

from zones.drawing.zone_shapes import shapes
from zones.languages.charts import load_chart
from zones.loading.loader import schools
from zones.model.chart import Chart
from zones.model.zone import Zone
from zones.sheets.errors import SheetError, choose
from zones.sheets.kinds.handout import labels_of
from zones.sheets.messages import message
from zones.sheets.order import Order
from zones.sheets.papers import Box
from zones.sheets.placing import figure_group
from zones.sheets.placing.figure_group import Group
from zones.sheets.typesetting.frame import (
    BODY,
    Block,
    Line,
    draw_lines,
    foot,
    foot_height,
    head,
    lines_height,
    stack,
)
from zones.sheets.typesetting.legend import badge_radius, badge_size, draw_badge
from zones.sheets.typesetting.page import MUTED, RULE, Page, Style, rule

TALL = (94.0, 88.0, 82.0, 76.0, 70.0, 64.0, 58.0)
"""Heights to try for the space of a school's feet, in millimetres."""

FIGURE_ACROSS = 1.24
"""Width of that space for its height."""

MANY = 5
"""With more zones than this, a school's feet span the page and its cards lie below."""

WIDE_TALL = 112.0
"""Height of that space."""

GAP = 4.0
"""Gap between two blocks, in millimetres."""

TITLE = Style(BODY * 1.3, 600)
"""Style of a school's name."""

Part = tuple[str, list[Line]]
"""A zone's label, and the lines about it."""


def pages(order: Order) -> list[Page]:
    """Lay out the schools that come with the package, then a custom pack.

    Raises
    ------
    SheetError
        If no school knows the body area.
    """
    charts = [load_chart(id, order.language) for id in schools()]
    if order.chart.school.id not in schools():
        charts.append(order.chart)
    area = _area(order, charts)
    name = next(c.body_areas[area].name for c in charts if area in c.body_areas)
    first, inner = Page(order.paper), order.paper.inner
    title = name
    top = head(first, order.look, title, message("comparison_sub"))
    bottom = inner.bottom - foot_height(order.paper, message("stop_rule"))
    # First the schools that draw it, the longest last; feet as large as fits on one page.
    charts.sort(key=lambda c: (not _zones(c, area), len(_zones(c, area)) > MANY))
    for tall in (*TALL, TALL[2]):
        figure = (FIGURE_ACROSS * tall, tall)
        parts = [_school(replace(order, chart=c), area, inner.width, figure) for c in charts]
        blocks = [block for part in parts for block in part]
        if sum(block.height + GAP for block in blocks) <= bottom - top:
            break
    school = {id(b): c for c, part in zip(charts, parts, strict=True) for b in part}
    opening = {id(part[0]) for part in parts}
    room = Box(inner.x, top, inner.width, bottom - top)
    lead = TITLE.line + 1.5
    later = Box(room.x, room.y + lead, room.width, room.height - lead)
    found = [first]
    for number, column in enumerate(stack(blocks, [room, later], GAP)):
        if number:
            found.append(Page(order.paper))
            head(found[-1], order.look, title, message("comparison_sub"))
            start = id(column[0][0])
            if start not in opening:
                again = message("continued", name=school[start].school.title)
                found[-1].text(again, room, TITLE, role="h2")
            else:
                column = [(block, replace(box, y=box.y - lead)) for block, box in column]
        for place, (block, box) in enumerate(column):
            if place and id(block) in opening:
                found[-1].draw(rule(box.x, box.y, box.right, box.y, order.look.tint(RULE), 0.3))
            block.draw(found[-1], box)
    for number, page in enumerate(found, 1):
        foot(page, order.look, number, len(found), message("stop_rule"))
    return found


def _area(order: Order, charts: list[Chart]) -> str:
    known = sorted({id for chart in charts for zone in chart.zones for id in zone.body_areas})
    given = order.options.get("body_area")
    if not given:
        raise SheetError("name the body area to compare by its id, such as liver or eye")
    return choose("body area", str(given), known)


def _zones(chart: Chart, area: str) -> list[Zone]:
    return [zone for zone in chart.zones if area in zone.body_areas and zone.placements]


def _school(order: Order, area: str, wide: float, figure: tuple[float, float]) -> list[Block]:
    """The feet of one school on the left, its texts on the right; more of them in rows of two."""
    zones = _zones(order.chart, area)
    if not zones:
        return [_without(order, wide)]
    labels = labels_of(zones)
    parts = [(labels[zone.id], _lines(order, zone)) for zone in zones]
    if len(zones) > MANY:
        rows = [_row(parts[i : i + 2], order, wide) for i in range(0, len(parts), 2)]
        return [_across(order, zones, labels, wide), *rows]
    text = wide - figure[0] - 5
    tall = sum(_card_height(part, text) + 2 for part in parts)
    tall = max(tall + TITLE.line + 3, figure[1] + 4)

    def draw(page: Page, box: Box) -> None:
        _feet(page, order, zones, labels, Box(box.x, box.y + 2, *figure))
        x, y = box.x + figure[0] + 5, box.y + 1.5
        y = page.text(order.chart.school.title, Box(x, y, text, 0), TITLE, role="h2") + 1.5
        for part in parts:
            y = _card(page, part, Box(x, y, text, 0)) + 2

    return [Block(tall, draw)]


def _across(order: Order, zones: list[Zone], labels: dict[str, str], wide: float) -> Block:
    """The name of a school, and its feet across the page."""

    def draw(page: Page, box: Box) -> None:
        room = Box(box.x, box.y + 1.5, wide, 0)
        y = page.text(order.chart.school.title, room, TITLE, role="h2") + 1.5
        _feet(page, order, zones, labels, Box(box.x, y, wide, WIDE_TALL))

    return Block(TITLE.line + 3 + WIDE_TALL, draw)


def _row(parts: list[Part], order: Order, wide: float) -> Block:
    """One or two cards side by side."""
    gutter = 6.0
    text = (wide - gutter) / 2

    def draw(page: Page, box: Box) -> None:
        for place, part in enumerate(parts):
            _card(page, part, Box(box.x + place * (text + gutter), box.y, text, 0))

    return Block(max(_card_height(part, text) for part in parts), draw)


def _card_height(part: Part, wide: float) -> float:
    label, lines = part
    return lines_height(lines, wide - _indent(label))


def _card(page: Page, part: Part, box: Box) -> float:
    """Draw the lines about a zone beside its number and return the y below."""
    label, lines = part
    base = badge_radius(8.0)
    r, half = badge_size(label, base)
    draw_badge(page, box.x + r + half, box.y + base, r, label, role="p")
    indent = _indent(label)
    return draw_lines(page, lines, Box(box.x + indent, box.y, box.width - indent, 0))


def _indent(label: str) -> float:
    return 2 * sum(badge_size(label, badge_radius(8.0))) + 1.6


def _feet(page: Page, order: Order, zones: list[Zone], labels: dict[str, str], room: Box) -> None:
    chart = order.chart
    views = [
        v for v in ("plantar", "dorsal", "medial", "lateral") if any(v in z.views for z in zones)
    ]
    # Each zone once: the view that shows most of them, and others only where needed.
    needed: list[str] = []
    for view in sorted(views, key=lambda v: -sum(v in z.views for z in zones)):
        if any(not set(z.views) & set(needed) for z in zones):
            needed.append(view)
    further = any(zone.number is None for zone in zones)
    needed = [v for v in views if v in needed and shapes(chart, v, further=True)]
    group = Group(chart, order.look, 7.0, set(labels), labels, further=further)
    if "plantar" in needed or len(needed) == 1:
        found = figure_group.fit(group, needed, room)
        figure_group.draw(page, group, found, room)
        return
    part = room.height / len(needed)
    for place, view in enumerate(needed):
        part_room = Box(room.x, room.y + place * part, room.width, part)
        figure_group.draw(page, group, figure_group.fit(group, [view], part_room), part_room)


def _lines(order: Order, zone: Zone) -> list[Line]:
    plain = Style(BODY * 0.88)
    lead = plain.but(weight=600)
    feet = message("feet_" + ("both" if len(zone.feet) == 2 else zone.feet[0]))
    lines = [
        Line(zone.name, Style(BODY * 1.1, 600), role="h3"),
        Line(feet, plain.but(colour=order.look.tint(MUTED))),
        Line(message("says_where"), lead, 0.4),
        Line(zone.landmark.says, plain),
        Line(message("says_tradition"), lead, 0.4),
        Line(zone.tradition.says, plain),
    ]
    return lines


def _without(order: Order, wide: float) -> Block:
    plain = Style(BODY * 0.9)
    text = message("comparison_none")

    def draw(page: Page, box: Box) -> None:
        y = page.text(order.chart.school.title, Box(box.x, box.y + 1.5, wide, 0), TITLE, role="h2")
        page.text(text, Box(box.x, y, wide, 0), plain)

    return Block(TITLE.line + plain.line + 3, draw)
