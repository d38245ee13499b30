"""The handout: both feet with the chosen zones lit, their cards in short, room for notes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from string import ascii_uppercase
from typing import Any

from zones.drawing.zone_shapes import shapes
from zones.model.chart import Chart
from zones.model.fields import nearest
from zones.model.zone import Zone, ZoneTechnique
from zones.sheets.errors import NoRoom, SheetError
from zones.sheets.messages import joined, label_of, message, sentence
from zones.sheets.order import Order
from zones.sheets.placing import figure_group
from zones.sheets.placing.figure_group import Group
from zones.sheets.typesetting.draft import Draft, each

MOST = 24
"""Most zones on a handout; more belong on a wall chart."""


def draft(order: Order) -> Draft:
    """Return the sheet for ``assets/sheet/handout.typ``: zones as records, and the feet."""
    chart = order.chart
    zones = chosen(chart, order.options.get("zones"))
    labels = labels_of(zones)
    views = _views(chart, zones)
    further = any(zone.number is None for zone in zones)
    group = Group(chart, order.look, 7.4, set(labels), labels, further=further)
    return Draft(
        "handout",
        {"zones": [record(chart, zone, labels[zone.id]) for zone in zones]},
        each({"feet": partial(figure_group.drawn, group, views)}),
        "a part of this sheet is taller than a page; shorten its text",
    )


def record(chart: Chart, zone: Zone, label: str) -> dict[str, Any]:
    """Return what a short card says of a zone: cautions before techniques."""
    cautions = [chart.cautions[id] for id in zone.cautions]
    return {
        "label": label,
        "name": zone.name,
        "feet": message("feet_" + ("both" if len(zone.feet) == 2 else zone.feet[0])),
        "cautions": [
            message(
                "with_lead",
                lead=chart.messages.get(f"level_{caution.level}", caution.level),
                text=caution.name,
            )
            for caution in cautions
        ],
        "where": zone.landmark.says,
        "tradition": zone.tradition.says,
        "ways": [_way(chart, way) for way in zone.techniques],
    }


def _way(chart: Chart, way: ZoneTechnique) -> dict[str, str]:
    pressure = chart.messages.get(f"pressure_{way.pressure}", way.pressure)
    pressed = message("way", pressure=pressure)
    how = joined(pressed, sentence(way.time), way.direction)
    return {"name": chart.techniques[way.use].name, "how": how}


def listed(given: str | Iterable[object] | None) -> list[str]:
    """Return the words of a list, or of a text that separates them by commas."""
    words = given.split(",") if isinstance(given, str) else given or ()
    return [word for word in (str(each).strip() for each in words) if word]


def chosen(chart: Chart, given: str | Iterable[object] | None, most: int = MOST) -> list[Zone]:
    """Return the requested zones: ids, numbers or codes, as a list or separated by commas.

    Raises
    ------
    SheetError
        If there are none, if one is unknown, or if there are too many.
    """
    words = listed(given)
    if not words:
        raise SheetError("name the zones of the handout by id or number, such as liver,22")
    by_label = {label_of(z).lower(): z for z in chart.zones if z.number is not None}
    by_id = {zone.id: zone for zone in chart.zones}
    found: dict[str, Zone] = {}
    for word in words:
        zone = by_id.get(word) or by_label.get(word.lower())
        if zone is None:
            close = nearest(word, by_id)
            hint = f"; did you mean {close!r}?" if close else "; give its id or number"
            raise SheetError(f"the chart {chart.school.id!r} has no zone {word[:60]!r}{hint}")
        found[zone.id] = zone
    if len(found) > most:
        raise NoRoom(f"a handout holds up to {most} zones, not {len(found)}; choose fewer")
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
