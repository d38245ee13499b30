"""The record sheet: blank feet in four views, a tenderness scale, date and notes."""

from __future__ import annotations

from functools import partial

from zones.model.placement import VIEWS
from zones.sheets.order import Order
from zones.sheets.placing import figure_group
from zones.sheets.placing.figure_group import Group
from zones.sheets.typesetting.draft import Draft, each


def draft(order: Order) -> Draft:
    """Return the sheet for ``assets/sheet/record.typ``; it has form fields unless switched off."""
    group = Group(order.chart, order.look, 7.0, blank=True, guidelines=False)
    return Draft(
        "record",
        {},
        each({"feet": partial(figure_group.drawn, group, VIEWS)}),
        fields=order.options.get("form") is not False,
    )
