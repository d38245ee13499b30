"""Where the numbers go: inside their zones, or beside the foot with a leader.

A number stays in its zone while the circle fits there without hiding it; otherwise it moves beside
the foot, and a straight leader points into the zone. No two circles touch, no leader crosses a
circle or another leader. Everything is in page millimetres.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from shapely.geometry.base import BaseGeometry

from zones.model.chart import Chart
from zones.model.fields import number_order
from zones.sheets.messages import label_of
from zones.sheets.papers import Box
from zones.sheets.placing.feet import Foot, shapes_of, with_few_corners
from zones.sheets.placing.ground import Ground, Number
from zones.sheets.placing.table import Table
from zones.sheets.typesetting.page import Badge, Leader


def place_badges(
    chart: Chart,
    feet: Sequence[Foot],
    size: Callable[[Foot, str], tuple[float, float]],
    room: Box,
    avoid: Sequence[Box] = (),
    labels: dict[str, str] | None = None,
    further: bool = False,
) -> tuple[list[Badge], list[Leader]]:
    """Find a place for every number on every foot.

    Parameters
    ----------
    chart : Chart
    feet : sequence of Foot
        All feet of the page; a number beside one keeps clear of the others.
    size : callable
        Radius of the circle for a label on a foot, and by how much it is elongated.
    room : Box
        Bounds of all circles.
    avoid : sequence of Box
        Text that circles keep clear of.
    labels : dict, optional
        Label of the circle by zone; missing zones get none. By default the numbers or codes of
        the school.

    Returns
    -------
    badges, leaders : list
        In the order of the feet.
    """
    if labels is None:
        labels = {z.id: label_of(z) for z in chart.zones if z.number is not None}
    numbers = []
    coded = {zone.id for zone in chart.zones if zone.code}
    drawn: dict[Foot, list[BaseGeometry]] = {foot: [] for foot in feet}
    for foot in feet:
        for shape in shapes_of(chart, foot, further):
            if shape.zone in labels and getattr(shape, "label", None) != "":
                label = labels[shape.zone]
                near = shape.zone in coded
                # For a dot a few corners are as good, and much faster.
                shown = with_few_corners(shape.polygon) if near else shape.polygon
                drawn[foot].append(shown)
                polygon, at = foot.on_page(shown), foot.point(shape.badge)
                numbers.append(
                    Number(foot, shape.zone, label, polygon, at, *size(foot, label), near)
                )
    ground = Ground(drawn, room, avoid)
    table = Table(ground, [(number.foot, number.polygon) for number in numbers])
    outside = []
    for number in sorted(numbers, key=lambda number: number.polygon.area):
        if not table.put_inside(number):
            outside.append(number)
    table.put_outside(outside)
    order = {(foot.view, foot.foot): place for place, foot in enumerate(feet)}
    badges = sorted(table.badges, key=lambda b: (order[b.view, b.foot], number_order(b.label), b.x))
    return badges, table.leaders
