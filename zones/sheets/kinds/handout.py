"""The handout: both feet with the chosen zones lit, their cards in short, room for notes."""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_uppercase

from zones.drawing.zone_shapes import shapes
from zones.model.chart import Chart
from zones.model.fields import nearest
from zones.model.zone import Zone
from zones.sheets.errors import NoRoom, SheetError
from zones.sheets.messages import (
    joined,
    label_of,
    message,
    sentence,
)
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
    write_lines,
)
from zones.sheets.typesetting.legend import badge_radius, badge_size, draw_badge
from zones.sheets.typesetting.page import MUTED, RULE, Page, Style, rule
from zones.sheets.typesetting.safety import draw_safety, safety_height

GAP = 3.5
MOST = 24
"""Most zones on a handout; more belong on a wall chart."""


def pages(order: Order) -> list[Page]:
    """Lay out the handout; the cards of many zones continue on further pages."""
    chart, look, paper = order.chart, order.look, order.paper
    zones = chosen(chart, order.options.get("zones"))
    labels = labels_of(zones)
    first = Page(paper)
    inner = paper.inner
    top = head(first, look, message("kind_handout"), chart.school.title)
    bottom = inner.bottom - foot_height(paper)
    small = Style(6.2, leading=1.2)
    safe = safety_height(chart, inner.width, small)
    views = _views(chart, zones)
    further = any(zone.number is None for zone in zones)
    group = Group(chart, look, 7.4, set(labels), labels, further=further)
    cards = [_card(order, zone, labels[zone.id], (inner.width - GAP) / 2) for zone in zones]
    need = sum(card.height + GAP for card in cards) / 2
    figure = min(max(bottom - top - safe - need - 40, 76), 128)
    room = Box(inner.x, top, inner.width, figure)
    figure_group.draw(first, group, figure_group.fit(group, views, room), room)
    y = top + figure + 2
    draw_safety(first, chart, Box(inner.x, y, inner.width, safe), small, look)
    y += safe + GAP
    wide = (inner.width - GAP) / 2
    rooms = _columns(inner, y, bottom, wide)
    later = _columns(inner, top, bottom, wide)
    tallest = max(card.height for card in cards)
    placed = stack(cards, [*rooms, *later] if tallest <= bottom - y else later, GAP)
    skip = 0 if tallest <= bottom - y else 2
    return _set(order, first, placed, skip, (y, top), bottom)


def _columns(inner: Box, top: float, bottom: float, wide: float) -> list[Box]:
    return [Box(inner.x + i * (wide + GAP), top, wide, bottom - top) for i in range(2)]


def _set(
    order: Order, first: Page, placed, skip: int, tops: tuple[float, float], bottom: float
) -> list[Page]:
    """Draw the cards on their pages, then notes in the space left on the last one.

    `tops` are the upper edges of the columns on the first page and on later ones.
    """
    inner, look, top = order.paper.inner, order.look, tops[1]
    found = [first]
    wide = (inner.width - GAP) / 2
    for index, column in enumerate(placed):
        number = (index + skip) // 2
        while len(found) <= number:
            found.append(Page(order.paper))
            head(found[-1], look, message("kind_handout"), order.chart.school.title)
        x = inner.x + (index + skip) % 2 * (wide + GAP)
        start = top if number else None
        for block, box in column:
            place = Box(x, box.y if start is None or box.y >= top else top, wide, box.height)
            block.draw(found[-1], place)
    last = (len(placed) - 1 + skip) // 2
    ends = dict.fromkeys((0, 1), tops[min(last, 1)] - GAP)
    for index, column in enumerate(placed):
        if (index + skip) // 2 == last and column:
            ends[(index + skip) % 2] = column[-1][1].bottom
    _notes(found[-1], look, inner, ends, bottom, wide)
    for number, page in enumerate(found, 1):
        foot(page, look, number, len(found))
    return found


def _notes(
    page: Page, look, inner: Box, ends: dict[int, float], bottom: float, wide: float
) -> None:
    """Notes below both columns, or in the emptier one if it has much more space."""
    style = Style(BODY, 600)
    y = max(ends.values())
    box = Box(inner.x, y + GAP, inner.width, bottom - y - GAP)
    if box.height < 22 or bottom - min(ends.values()) > 2.4 * box.height:
        side = min(ends, key=lambda key: ends[key])
        y = ends[side]
        box = Box(inner.x + side * (wide + GAP), y + GAP, wide, bottom - y - GAP)
    if box.height >= 14:
        page.text(message("notes"), Box(box.x, box.y, box.width, 0), style, role="h2")
        lines = Box(box.x, box.y + style.line, box.width, box.height - style.line)
        write_lines(page, look, lines)


def chosen(chart: Chart, given: str | Iterable[object] | None) -> list[Zone]:
    """Return the requested zones: ids, numbers or codes, as a list or separated by commas.

    Raises
    ------
    SheetError
        If there are none, if one is unknown, or if there are too many.
    """
    words_ = [str(w).strip() for w in (given.split(",") if isinstance(given, str) else given or ())]
    words_ = [word for word in words_ if word]
    if not words_:
        raise SheetError("name the zones of the handout by id or number, such as liver,22")
    by_label = {label_of(z).lower(): z for z in chart.zones if z.number is not None}
    by_id = {zone.id: zone for zone in chart.zones}
    found: dict[str, Zone] = {}
    for word in words_:
        zone = by_id.get(word) or by_label.get(word.lower())
        if zone is None:
            close = nearest(word, by_id)
            hint = f"; did you mean {close!r}?" if close else "; give its id or number"
            raise SheetError(f"the chart {chart.school.id!r} has no zone {word[:60]!r}{hint}")
        found[zone.id] = zone
    if len(found) > MOST:
        raise NoRoom(f"a handout holds up to {MOST} zones, not {len(found)}; choose fewer")
    return list(found.values())


def labels_of(zones: list[Zone]) -> dict[str, str]:
    """Return the labels of the circles: numbers, codes, and letters for further zones."""
    taken = {label_of(zone).upper() for zone in zones if zone.number is not None}
    letters = (letter for letter in ascii_uppercase if letter not in taken)
    return {z.id: label_of(z) if z.number is not None else next(letters) for z in zones}


def _views(chart: Chart, zones: list[Zone]) -> list[str]:
    """The soles, and every other view needed to show each zone once."""
    needed = ["plantar"]
    for zone in zones:
        if zone.views and not set(zone.views) & set(needed):
            needed.append(zone.views[0])
    return [view for view in needed if view == "plantar" or shapes(chart, view, further=True)]


def _card(order: Order, zone: Zone, label: str, wide: float) -> Block:
    """A short card of one zone: cautions before techniques."""
    base = badge_radius(8.0)
    r, half = badge_size(label, base)
    indent = 2 * (r + half) + 1.6
    lines = card_lines(order, zone)
    text = wide - indent
    tall = lines_height(lines, text) + 1.4

    def draw(page: Page, box: Box) -> None:
        look = order.look
        page.draw(rule(box.x, box.y, box.right, box.y, look.tint(RULE), 0.2))
        draw_badge(page, box.x + r + half, box.y + 1.4 + base, r, label, role="p")
        room = Box(box.x + indent, box.y + 1.4, text, 0)
        draw_lines(page, lines, room)

    return Block(tall, draw)


def card_lines(order: Order, zone: Zone, size: float = BODY) -> list[Line]:
    """Return the paragraphs of a zone's short card."""
    chart, look = order.chart, order.look
    plain = Style(size * 0.9)
    lead = plain.but(weight=600)
    quiet = plain.but(colour=look.tint(MUTED))
    feet = message("feet_" + ("both" if len(zone.feet) == 2 else zone.feet[0]))
    name = Style(size * 1.16, 600)
    lines = [Line(zone.name, name, role="h2"), Line(feet, quiet)]
    for id in zone.cautions:
        caution = chart.cautions[id]
        level = chart.messages.get(f"level_{caution.level}", caution.level)
        warning = message("with_lead", lead=level, text=caution.name)
        lines.append(Line(warning, lead.but(colour=look.tint("#a01c16"))))
    lines.append(Line(zone.landmark.says, plain, above=0.5))
    for way in zone.techniques:
        technique = chart.techniques[way.use].name
        pressure = chart.messages.get(f"pressure_{way.pressure}", way.pressure)
        lines.append(Line(technique, lead, above=0.5))
        pressed = message("way", pressure=pressure)
        lines.append(Line(joined(pressed, sentence(way.time), way.direction), plain))
    return lines
