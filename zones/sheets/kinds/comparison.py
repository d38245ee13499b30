"""One body area in all schools: a pair of feet and a card for each school."""

from __future__ import annotations

from functools import partial
from typing import Any

from zones.drawing.zone_shapes import shapes
from zones.languages.charts import load_chart
from zones.loading.loader import schools
from zones.model.chart import Chart
from zones.model.placement import VIEWS
from zones.model.zone import Zone
from zones.sheets.errors import SheetError, choose
from zones.sheets.kinds.handout import labels_of, record
from zones.sheets.looks import Look
from zones.sheets.order import Order
from zones.sheets.papers import Box
from zones.sheets.placing import figure_group
from zones.sheets.placing.figure_group import Group
from zones.sheets.typesetting.draft import Draft, each
from zones.sheets.typesetting.drawing import Drawing
from zones.sheets.typesetting.records import sources

MANY = 5
"""With more zones than this, a school's feet span the page and its cards lie below."""


def draft(order: Order) -> Draft:
    """Return the sheet for ``assets/sheet/comparison.typ``.

    It has the schools that come with the package, then a custom pack.

    Raises
    ------
    SheetError
        If no school knows the body area.
    """
    charts = [load_chart(id, order.language) for id in schools()]
    if order.chart.school.id not in schools():
        charts.append(order.chart)
    area = _area(order, charts)
    # First the schools that draw it, the longest last.
    charts.sort(key=lambda c: (not _zones(c, area), len(_zones(c, area)) > MANY))
    shown = {chart.school.id: _zones(chart, area) for chart in charts}
    cited = {
        source["title"]: source
        for chart in charts
        for zone in shown[chart.school.id]
        for source in sources(chart, zone.tradition.sources)
    }
    return Draft(
        "comparison",
        {
            "area": next(c.body_areas[area].name for c in charts if area in c.body_areas),
            "many": MANY,
            "schools": [_record(chart, shown[chart.school.id]) for chart in charts],
            "sources": list(cited.values()),
        },
        each(
            {
                chart.school.id: partial(_feet, chart, order.look, shown[chart.school.id])
                for chart in charts
            }
        ),
        "a part of this sheet is taller than a page; shorten its text",
    )


def _area(order: Order, charts: list[Chart]) -> str:
    known = sorted({id for chart in charts for zone in chart.zones for id in zone.body_areas})
    given = order.options.get("body_area")
    if not given:
        raise SheetError("name the body area to compare by its id, such as liver or eye")
    return choose("body area", str(given), known)


def _zones(chart: Chart, area: str) -> list[Zone]:
    return [zone for zone in chart.zones if area in zone.body_areas and zone.placements]


def _record(chart: Chart, zones: list[Zone]) -> dict[str, Any]:
    labels = labels_of(zones)
    return {
        "id": chart.school.id,
        "title": chart.school.title,
        "zones": [record(chart, zone, labels[zone.id]) for zone in zones],
    }


def _feet(chart: Chart, look: Look, zones: list[Zone], room: Box) -> Drawing:
    """Draw the views that are needed to show each zone once."""
    labels = labels_of(zones)
    views = [view for view in VIEWS if any(view in zone.views for zone in zones)]
    needed: list[str] = []
    for often in sorted(views, key=lambda v: -sum(v in z.views for z in zones)):
        if any(not set(zone.views) & set(needed) for zone in zones):
            needed.append(often)
    further = any(zone.number is None for zone in zones)
    shown = [v for v in views if v in needed and shapes(chart, v, further=True)]
    group = Group(chart, look, 7.0, set(labels), labels, further=further)
    if "plantar" in shown or len(shown) == 1:
        return figure_group.drawn(group, shown, room)
    drawing, part = Drawing(room), room.height / len(shown)
    for place, view in enumerate(shown):
        box = Box(room.x, room.y + place * part, room.width, part)
        figure_group.draw(drawing, group, figure_group.fit(group, [view], box), box)
    return drawing
