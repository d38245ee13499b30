"""One view alone, for a slide, another page or a drawing program."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from zones.model.map_state import FEET_SHOWN
from zones.model.placement import VIEWS
from zones.sheets.errors import choose
from zones.sheets.order import Order
from zones.sheets.papers import Box
from zones.sheets.placing import figure_group
from zones.sheets.placing.cells import Arrangement
from zones.sheets.placing.figure_group import Group
from zones.sheets.typesetting.draft import Draft, each
from zones.sheets.typesetting.drawing import Drawing


def draft(order: Order) -> Draft:
    """Return the sheet for ``assets/sheet/figure.typ``.

    Raises
    ------
    SheetError
        If the view or the feet are not one of the choices.
    """
    view = choose("view", str(order.options.get("view", "plantar")), VIEWS)
    feet = choose("choice of feet", order.options.get("feet", "both"), FEET_SHOWN)
    group = Group(order.chart, order.look, order.paper.type)
    return Draft("figure", {}, each({"feet": partial(_drawn, group, view, feet)}))


def _drawn(group: Group, view: str, feet: str, room: Box) -> Drawing:
    found = figure_group.fit(group, [view], room)
    if feet != "both":
        found = _one(found, feet, room)
    drawing = Drawing(room)
    figure_group.draw(drawing, group, found, room)
    return drawing


def _one(found: Arrangement, feet: str, room: Box) -> Arrangement:
    """Keep one foot, centred in the space."""
    cell = next(cell for cell in found.cells if cell.foot.foot == feet)
    right = room.x + (room.width - cell.box.width) / 2 - cell.box.x
    down = room.y + (room.height - cell.box.height) / 2 - cell.box.y
    foot = replace(cell.foot, x=cell.foot.x + right, y=cell.foot.y + down)
    box = replace(cell.box, x=cell.box.x + right, y=cell.box.y + down)
    return Arrangement(found.score, (replace(cell, foot=foot, box=box),))
