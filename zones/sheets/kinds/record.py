"""The record sheet: feet to write on, or with the tenderness of a session of notes."""

from __future__ import annotations

from functools import partial
from typing import Any

from zones.drawing.zone_shapes import shapes
from zones.languages.formats import day_and_time
from zones.model.chart import Chart
from zones.model.placement import VIEWS
from zones.sheets.messages import label_of, message
from zones.sheets.order import Order
from zones.sheets.own import Session, read_session
from zones.sheets.placing import figure_group
from zones.sheets.placing.figure_group import Group
from zones.sheets.typesetting.draft import Draft, each

MOST_NUMBERS = 64
"""Of more zones the unnumbered ones have their colour on the feet, and their number in the table
only: circles for all of them take long to place, and hide the zones."""
COLOURS = ("#fdf6e9", "#f9cf8e", "#e58257", "#a8243c")
"""From not tender to very tender, as on the map (``panels/notes/logic/tints.js``)."""


def draft(order: Order) -> Draft:
    """Return the sheet for ``assets/sheet/record.typ``, or ``session.typ`` with values.

    It has form fields unless switched off.

    Raises
    ------
    SheetError
        If the session of notes makes no sense or does not fit the chart.
    """
    fields = order.options.get("form") is not False
    text = str(order.options.get("session") or "")
    if text:
        return _filled_in(order, read_session(text, order.chart), fields)
    faint = order.options.get("outlines") is not False and figure_group.views_of(order.chart)
    look = {"lit": (), "faint": True} if faint else {"blank": True}
    group = Group(order.chart, order.look, 7.0, guidelines=False, **look)
    drawn = partial(figure_group.drawn, group, VIEWS)
    return Draft("record", {"ticks": ticks(order.chart)}, each({"feet": drawn}), fields=fields)


def ticks(chart: Chart) -> list[dict[str, Any]]:
    """Return the cautions to be ticked before a massage: what they are for, then their names."""
    found = []
    for level, lead in (("leave", "stop_intro"), ("ask", "ask_intro"), ("adapt", "go_adapt")):
        names = [c.name for c in chart.cautions.values() if c.level == level and c.general]
        if names:
            found.append({"lead": message(lead), "names": names})
    return found


def _filled_in(order: Order, session: Session, fields: bool) -> Draft:
    chart, values = order.chart, session.values
    further = any(chart.zone(id).group == "further" for id in values)
    plain = [id for id in values if chart.zone(id).group != "further"]
    counted = plain if len(values) > MOST_NUMBERS else list(values)
    group = Group(
        chart,
        order.look,
        7.0,
        lit=(),
        labels={id: {foot: str(n) for foot, n in values[id].items()} for id in counted},
        further=further,
        guidelines=False,
        tints={id: {foot: COLOURS[n] for foot, n in feet.items()} for id, feet in values.items()},
    )
    drawn = {view: {shape.zone for shape in shapes(chart, view, further=further)} for view in VIEWS}
    views = [view for view in VIEWS if drawn[view] & set(values)] or ["plantar"]
    return Draft(
        "session",
        {
            "session": {
                "begun": day_and_time(session.begun, order.language),
                "heading": chart.messages["notes_table_zone"],
                "standing": chart.messages["notes_standing"],
                "scale": [
                    {"colour": order.look.tint(colour), "text": chart.messages[f"notes_{n}"]}
                    for n, colour in enumerate(COLOURS)
                ],
                "zones": [_row(order, id, feet) for id, feet in values.items()],
            }
        },
        each({"feet": partial(figure_group.drawn, group, views)}),
        fields=fields,
    )


def _row(order: Order, id: str, feet: Any) -> dict[str, Any]:
    zone = order.chart.zone(id)
    label = label_of(zone) if zone.number is not None or zone.code else None
    return {
        "label": label,
        "name": zone.name,
        **{foot: feet.get(foot) for foot in ("right", "left")},
    }
