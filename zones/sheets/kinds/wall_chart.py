"""The wall chart: both soles large, the other views around them, legend, safety and sources."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from zones.model.chart import Chart
from zones.sheets.errors import NoRoom, SheetError, choose
from zones.sheets.messages import message, unreviewed
from zones.sheets.order import LEGENDS, Order
from zones.sheets.placing import figure_group
from zones.sheets.placing.cells import Arrangement
from zones.sheets.placing.figure_group import Group
from zones.sheets.typesetting.draft import Draft, Room
from zones.sheets.typesetting.drawing import Drawing
from zones.sheets.typesetting.records import by_number, coded, groups, sources

FEW = ((8, 1.4), (20, 1.1))
"""Up to this many zones, the legend or the captions are larger by this factor."""

MANY = 90
"""Above this many zones a legend by body system is shorter, and large paper has smaller type."""
USUAL_TYPE = 10.0
"""Largest type of a chart with many zones, in points."""

TOO_MUCH = "the legend leaves no room for the feet; choose a larger paper or a series"


def draft(order: Order) -> Draft:
    """Return the sheet for ``assets/sheet/wall-chart.typ``: one page, or one for each view.

    Raises
    ------
    SheetError
        If the chart draws no numbered zone, or the legend is none of the choices.
    """
    chart = order.chart
    choose("legend", order.options.get("legend") or "number", LEGENDS)
    views = figure_group.views_of(chart)
    if not views:
        raise SheetError(f"the chart {chart.school.id!r} has no zone to draw")
    series = bool(order.options.get("series"))
    pages: dict[str, Sequence[str]] = {view: (view,) for view in views}
    if not series:
        pages = {"all": views}
    return Draft(
        "wall-chart",
        {
            "pages": [_page(order, id, shown) for id, shown in pages.items()],
            "trials": chart.evidence.summary,
            "sources": sources(chart, chart.school.sources),
        },
        partial(_drawn, order, pages),
        TOO_MUCH,
    )


def _page(order: Order, id: str, views: Sequence[str]) -> dict[str, Any]:
    chart = order.chart
    shown = _shown(chart, views)
    heading = message("title_acupoints" if coded(chart) else "title")
    if len(views) == 1:
        heading = message("with_lead", lead=heading, text=message(f"view_{views[0]}"))
    reviewed = chart.school.reviewed
    notes = [
        message("read_soles" if "plantar" in views else "read_feet"),
        message("legend_feet"),
        _numbers(chart),
        message("reviewed", text=reviewed) if reviewed else message("not_reviewed"),
        unreviewed(),
    ]
    by = order.options.get("legend") or ("number" if len(chart.zones) <= MANY else "system")
    listed = groups if by == "system" or coded(chart) else by_number
    return {
        "id": id,
        "heading": heading,
        "notes": [note for note in notes if note],
        "grown": grown(shown, order.paper.type),
        "corners": "plantar" in views and len(views) > 2,
        "groups": listed(shown, order.look, order.paper.type * grown(shown, order.paper.type)),
    }


def _numbers(chart: Chart) -> str:
    """Return how many of the numbers have a source."""
    if coded(chart):
        return message("read_codes")
    numbered = [zone for zone in chart.zones if zone.number is not None]
    seen = sum(1 for zone in numbered if zone.number_sources)
    if not seen:
        return message("read_numbers_none")
    return message("read_numbers", n=seen, all=len(numbered))


def grown(chart: Chart, size: float) -> float:
    """Return by what factor the text of a chart with few zones is larger, or that of many smaller.

    `size` is that of the paper's type in points.
    """
    count = sum(1 for zone in chart.zones if zone.number)
    if count > MANY:
        return min(1.0, USUAL_TYPE / size)
    return next((k for most, k in FEW if count <= most), 1.0)


def _shown(chart: Chart, views: Sequence[str]) -> Chart:
    """The chart with the zones of these views only; all zones if all views are shown."""
    if len(views) > 1 or set(views) == set(figure_group.views_of(chart)):
        return chart
    zones = tuple(zone for zone in chart.zones if set(views) & set(zone.views))
    return chart.model_copy(update={"zones": zones})


def _drawn(
    order: Order, pages: dict[str, Sequence[str]], rooms: Sequence[Room]
) -> dict[str, Drawing]:
    """Draw the feet of each page in the room in which they are largest."""
    group = Group(order.chart, order.look, order.paper.type * grown(order.chart, order.paper.type))
    found = {}
    for id, views in pages.items():
        fits: list[tuple[Arrangement, Room]] = []
        for room in rooms:
            if room.name.startswith(f"{id}/"):
                with suppress(NoRoom):
                    fits.append((figure_group.fit(group, views, room.box, room.corner), room))
        if not fits:
            raise NoRoom(TOO_MUCH)
        fits.sort(key=lambda fit: fit[0].score, reverse=True)
        name, drawing = _largest(group, fits)
        found[name] = drawing
    return found


def _largest(group: Group, fits: Sequence[tuple[Arrangement, Room]]) -> tuple[str, Drawing]:
    """Draw the first of several arrangements in which all numbers find a place."""
    for best, room in fits:
        drawing = Drawing(room.box)
        with suppress(NoRoom):
            figure_group.draw(drawing, group, best, room.box)
            return room.name, drawing
    raise NoRoom(TOO_MUCH)
