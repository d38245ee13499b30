"""The quiz: the map with numbers, lines for the names, and the key on the last page."""

from __future__ import annotations

from functools import partial

from zones.sheets.messages import label_of
from zones.sheets.order import Order
from zones.sheets.placing import figure_group
from zones.sheets.placing.figure_group import Group
from zones.sheets.typesetting.draft import Draft, each


def draft(order: Order) -> Draft:
    """Return the sheet for ``assets/sheet/quiz.typ``: what is asked, in this order, and the map."""
    asked = [z for z in order.chart.zones if z.number is not None and z.placements]
    group = Group(order.chart, order.look, 7.0)
    views = figure_group.views_of(order.chart)
    return Draft(
        "quiz",
        {"zones": [{"label": label_of(zone), "name": zone.name} for zone in asked]},
        each({"feet": partial(figure_group.drawn, group, views)}),
    )
