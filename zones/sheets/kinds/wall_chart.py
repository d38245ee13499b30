"""The wall chart: both soles large, the other views around them, legend, safety and sources."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from zones.model.chart import Chart
from zones.sheets.errors import NoRoom
from zones.sheets.looks import Look
from zones.sheets.messages import joined, language, message, unreviewed
from zones.sheets.order import Order
from zones.sheets.papers import PT, Box, Paper
from zones.sheets.placing import figure_group
from zones.sheets.placing.figure_group import Group
from zones.sheets.typesetting import legend
from zones.sheets.typesetting.frame import titles
from zones.sheets.typesetting.legend import Setting
from zones.sheets.typesetting.metrics import width
from zones.sheets.typesetting.page import (
    INK,
    MUTED,
    RULE,
    Page,
    Style,
    by_sentence,
    height_of,
    rule,
)
from zones.sheets.typesetting.safety import draw_safety, safety_height

NARROWEST = 15.5
"""Smallest width of a legend column, as a multiple of its font size."""

FEW = ((8, 1.4), (20, 1.1))
"""Up to this many zones, the legend or the captions are larger by this factor."""

MEASURE = 60.0
"""Largest width of the notes at the top, as a multiple of the font size."""

LEAST = 6.0
"""Smallest font size of running text, in points."""


def pages(order: Order) -> list[Page]:
    """Lay out the wall chart of an order."""
    series = bool(order.options.get("series"))
    return wall_chart(order.chart, order.paper, order.look, series)


def wall_chart(chart: Chart, paper: Paper, look: Look, series: bool = False) -> list[Page]:
    """Lay out a wall chart.

    Parameters
    ----------
    chart : Chart
    paper : Paper
    look : Look
    series : bool
        One page for each view, each with its own zones, instead of one page for all.

    Returns
    -------
    list of Page
    """
    views = figure_group.views_of(chart)
    if not series:
        return [chart_page(chart, paper, look, views)]
    return [chart_page(chart, paper, look, (view,)) for view in views]


def chart_page(chart: Chart, paper: Paper, look: Look, views: Sequence[str]) -> Page:
    """Lay out one page: title, feet, legend, safety, footer."""
    page = Page(paper)
    inner = paper.inner
    shown = _shown(chart, views)
    top = draw_title(page, chart, look, views)
    small = Style(max(LEAST, paper.type * 0.92), leading=1.2)
    foot = footer_height(chart, inner.width, paper)
    safe = safety_height(chart, inner.width, small)
    gap = 0.9 * paper.type * 0.3528
    below = safe + foot + 2.4 * gap
    room = Box(inner.x, top, inner.width, inner.bottom - top - below)
    setting = Setting(shown, look, paper.type * _grown(shown))
    group = Group(chart, look, paper.type * _grown(chart))
    feet, columns, boxes, feet_room = _layout(setting, group, views, room)
    figure_group.draw(page, group, feet, feet_room)
    legend.draw_legend(page, setting, columns, boxes)
    box = Box(inner.x, inner.bottom - foot - gap - safe, inner.width, safe)
    draw_safety(page, chart, box, small, look)
    draw_footer(page, chart, look, Box(inner.x, inner.bottom - foot, inner.width, foot))
    return page


def _grown(chart: Chart) -> float:
    """Return by what factor the text of a chart with few zones is larger."""
    count = sum(1 for zone in chart.zones if zone.number)
    return next((k for most, k in FEW if count <= most), 1.0)


def _shown(chart: Chart, views: Sequence[str]) -> Chart:
    """The chart with the zones of these views only; all zones if all views are shown."""
    if len(views) > 1 or set(views) == set(figure_group.views_of(chart)):
        return chart
    zones = tuple(zone for zone in chart.zones if set(views) & set(zone.views))
    return chart.model_copy(update={"zones": zones})


def _layout(setting: Setting, group: Group, views: Sequence[str], room: Box):
    """Try the legend below and beside the feet, and take the layout with the larger feet.

    Raises
    ------
    SheetError
        If the legend leaves no room for the feet in any of them.
    """
    tries = []
    usual = legend.columns_for(setting, room.width)
    systems = len(setting.rows(room.width))
    for count in sorted({min(usual, systems), min(usual + 1, systems)}):
        below = _below(setting, group, views, room, count)
        if below:
            tries.append(below)
    for per_side in (1, 2):
        beside = _beside(setting, group, views, room, per_side)
        if beside:
            tries.append(beside)
    if not tries:
        raise NoRoom("the legend leaves no room for the feet; choose a larger paper or a series")
    return max(tries, key=lambda one: one[0].score)


def _below(setting: Setting, group: Group, views: Sequence[str], room: Box, count: int):
    """The legend in columns below the feet; none if they would be too narrow."""
    wide = (room.width - (count - 1) * legend.GUTTER) / count
    tall, columns = legend.flow(setting.rows(wide), count)
    if len(columns) < count:  # leave no column empty
        return _below(setting, group, views, room, len(columns))
    feet_room = Box(room.x, room.y, room.width, room.height - tall - setting.unit)
    if feet_room.height <= 30 or wide < NARROWEST * setting.unit:
        return None
    boxes = [
        Box(room.x + i * (wide + legend.GUTTER), room.bottom - tall, wide, tall)
        for i in range(count)
    ]
    return figure_group.fit(group, views, feet_room), columns, boxes, feet_room


def _beside(setting: Setting, group: Group, views: Sequence[str], room: Box, per_side: int):
    """The legend in columns at both ends of the space, as tall as the feet."""
    unit = setting.unit
    wide = 18.5 * unit
    count = 2 * per_side
    tall, columns = legend.flow(setting.rows(wide), count)
    side = per_side * (wide + legend.GUTTER)
    feet_room = Box(room.x + side, room.y, room.width - 2 * side, room.height)
    if tall > room.height - unit or feet_room.width < 60:
        return None
    lefts = [room.x + i * (wide + legend.GUTTER) for i in range(per_side)]
    rights = [x - room.x + room.right - side + legend.GUTTER for x in lefts]
    y = room.y + min((room.height - tall) / 2, 2 * unit)
    boxes = [Box(x, y, wide, tall) for x in (*lefts, *rights)]
    return figure_group.fit(group, views, feet_room), columns, boxes, feet_room


def draw_title(page: Page, chart: Chart, look: Look, views: Sequence[str] = ()) -> float:
    """Draw the title block at the head of a page and return the y below it."""
    inner, t = page.paper.inner, page.paper.type
    title = Style(t * 3.1, 600, "serif", INK, 1.05)
    sub = Style(t * 1.55, 400, "sans", look.tint(MUTED), 1.2)
    note = Style(max(LEAST, t * 0.95), 400, "sans", look.tint(MUTED), 1.28)
    strong = note.but(weight=600, colour=INK, size=t * 1.1)
    heading = message("title_acupoints" if _coded(chart) else "title")
    if len(views) == 1:
        heading = message("with_lead", lead=heading, text=message(f"view_{views[0]}"))
    at_left = ((heading, title), (chart.school.title, sub))
    wide = max(width(text, st.size, face=st.face, weight=st.weight) for text, st in at_left)
    left = min(max(wide + 2 * t * PT, inner.width * 0.4), inner.width * 0.56)
    y = page.text(heading, Box(inner.x, inner.y, left, 0), title, role="h1")
    y = page.text(chart.school.title, Box(inner.x, y, left, 0), sub)
    room = min(inner.width - left - 4, MEASURE * t * PT)
    x = inner.right - room
    notes = [message("read_soles" if "plantar" in views else "read_feet"), message("legend_feet")]
    notes.append(_numbers(chart))
    reviewed = chart.school.reviewed
    notes.append(message("reviewed", text=reviewed) if reviewed else message("not_reviewed"))
    notes.append(unreviewed())
    end = page.text(
        message("standing_line"),
        Box(x, inner.y + 0.3 * strong.line, room, 0),
        strong,
        align="right",
    )
    lines = by_sentence(joined(*notes), room, note)
    end = page.text(lines, Box(x, end + 0.5, room, 0), note, align="right")
    y = max(y, end) + 0.6
    page.draw(rule(inner.x, y, inner.right, y, look.tint(RULE), 0.3))
    return y + 1.0


def _coded(chart: Chart) -> bool:
    """Whether the chart shows acupoints, which have codes and no numbers."""
    return any(zone.code for zone in chart.zones)


def _numbers(chart: Chart) -> str:
    """Return how many of the numbers have a source."""
    if _coded(chart):
        return message("read_codes")
    numbered = [zone for zone in chart.zones if zone.number is not None]
    seen = sum(1 for zone in numbered if zone.number_sources)
    if not seen:
        return message("read_numbers_none")
    return message("read_numbers", n=seen, all=len(numbered))


def _sources(chart: Chart) -> str:
    return joined(message("sources"), titles(chart, chart.school.sources))


def _footer_style(paper: Paper) -> Style:
    return Style(max(LEAST, paper.type * 0.76), leading=1.2)


def _footer_texts(chart: Chart) -> tuple[str, str]:
    """What trials found, and the sources."""
    return joined(message("trials"), chart.evidence.summary), _sources(chart)


@lru_cache(maxsize=32)
def _side_by_side(
    texts: tuple[str, str], width: float, style: Style, language: str
) -> tuple[float, tuple[float, float]]:
    """Height of two texts side by side, and widths that make them about equally tall."""
    tries = []
    for share in (0.5, 0.45, 0.4, 0.35, 0.55, 0.6, 0.65):
        wide = (width * share, width * (1 - share))
        tall = max(height_of(text, room, style) for text, room in zip(texts, wide, strict=True))
        tries.append((round(tall, 2), wide))
    return min(tries, key=lambda one: one[0])


def _footer_columns(chart: Chart, width: float, paper: Paper) -> tuple[float, tuple[float, float]]:
    room, style = width - 2 * legend.GUTTER, _footer_style(paper)
    return _side_by_side(_footer_texts(chart), room, style, language())


def footer_height(chart: Chart, width: float, paper: Paper) -> float:
    """Return the height of the lines at the bottom of a page."""
    return 0.8 + _footer_columns(chart, width, paper)[0]


def draw_footer(page: Page, chart: Chart, look: Look, box: Box) -> None:
    """Draw what trials found and, beside it, the sources: short lines are easier to read."""
    style = _footer_style(page.paper)
    page.draw(rule(box.x, box.y, box.right, box.y, look.tint(RULE), 0.2))
    trials, sources = _footer_texts(chart)
    _, (left, right) = _footer_columns(chart, box.width, page.paper)
    y = box.y + 0.8
    page.text(trials, Box(box.x, y, left, 0), style.but(colour=look.tint("#4d4137")))
    muted = style.but(colour=look.tint(MUTED))
    page.text(sources, Box(box.right - right, y, right, 0), muted)
