"""The quiz: the map with numbers, lines for the names, and the key on the last page."""

from __future__ import annotations

from zones.model.zone import Zone
from zones.sheets.errors import NoRoom
from zones.sheets.messages import label_of, message
from zones.sheets.order import Order
from zones.sheets.papers import Box
from zones.sheets.placing import figure_group
from zones.sheets.placing.figure_group import Group
from zones.sheets.typesetting import legend
from zones.sheets.typesetting.frame import BODY, foot, foot_height, head
from zones.sheets.typesetting.legend import Setting, badge_radius, badge_size, draw_badge
from zones.sheets.typesetting.page import MUTED, Page, Style, rule

STEP = 7.4


def pages(order: Order) -> list[Page]:
    """Lay out the map, the lines to write on, and the key.

    Raises
    ------
    SheetError
        If the names are too many for one page.
    """
    found = [_map(order), *_lines(order), _key(order)]
    for number, page in enumerate(found, 1):
        foot(page, order.look, number, len(found))
    return found


def _head(page: Page, order: Order, part: str) -> float:
    title = message("with_lead", lead=message("kind_quiz"), text=message(part))
    return head(page, order.look, title, order.chart.school.title)


def _map(order: Order) -> Page:
    page, inner = Page(order.paper), order.paper.inner
    top = _head(page, order, "quiz_map")
    bottom = inner.bottom - foot_height(order.paper)
    room = Box(inner.x, top, inner.width, bottom - top)
    group = Group(order.chart, order.look, 7.0)
    views = figure_group.views_of(order.chart)
    figure_group.draw(page, group, figure_group.fit(group, views, room), room)
    return page


def _lines(order: Order) -> list[Page]:
    """A circle and a line for each drawn zone, in number order down the columns."""
    zones = [z for z in order.chart.zones if z.number is not None and z.placements]
    inner = order.paper.inner
    across = 3 if order.paper.width > order.paper.height else 2
    found: list[Page] = []
    while zones:
        page = Page(order.paper)
        found.append(page)
        top = _head(page, order, "quiz_names")
        style = Style(BODY, colour=order.look.tint(MUTED))
        top = page.text(message("quiz_task"), Box(inner.x, top, inner.width, 0), style) + 2
        rows = int((inner.bottom - foot_height(order.paper) - top) // STEP)
        each = min(rows, -(-len(zones) // across))
        for column in range(across):
            part, zones = zones[:each], zones[each:]
            wide = (inner.width - (across - 1) * 8) / across
            _column(page, order, part, Box(inner.x + column * (wide + 8), top, wide, 0))
    return found


def _column(page: Page, order: Order, zones: list[Zone], box: Box) -> None:
    sizes = [badge_size(label_of(zone), badge_radius(7.4)) for zone in zones]
    indent = 2 * max((r + half for r, half in sizes), default=0) + 2
    for row, zone in enumerate(zones):
        y = box.y + row * STEP
        r, half = sizes[row]
        draw_badge(page, box.x + r + half, y + STEP - r - 0.8, r, label_of(zone), role="p")
        line = y + STEP - 0.8
        page.draw(rule(box.x + indent, line, box.right, line, order.look.tint("#8d7f70"), 0.2))


def _key(order: Order) -> Page:
    page, inner = Page(order.paper), order.paper.inner
    top = _head(page, order, "quiz_key")
    bottom = inner.bottom - foot_height(order.paper)
    for size in (10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.6, 7.2, 6.8, 6.4, 6.0, 5.6):
        setting = Setting(order.chart, order.look, size)
        count = legend.columns_for(setting, inner.width)
        wide = (inner.width - (count - 1) * legend.GUTTER) / count
        tall, columns = legend.flow(setting.rows(wide), count)
        if tall <= bottom - top:
            break
    else:
        raise NoRoom("the key of the quiz does not fit on one page; the chart has too many zones")
    step = wide + legend.GUTTER
    boxes = [Box(inner.x + i * step, top, wide, tall) for i in range(len(columns))]
    legend.draw_legend(page, setting, columns, boxes)
    return page
