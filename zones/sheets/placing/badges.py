"""Where the numbers go: inside their zones, or beside the foot with a leader.

A number stays in its zone while the circle fits there without hiding it; otherwise it moves beside
the foot, and a straight leader points into the zone. No two circles touch, no leader crosses a
circle or another leader. Everything is in page millimetres.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from shapely.geometry.base import BaseGeometry

from zones.model.chart import Chart
from zones.model.fields import number_order
from zones.sheets.messages import label_of
from zones.sheets.papers import PT, Box
from zones.sheets.placing.feet import Foot, shapes_of, with_few_corners
from zones.sheets.placing.ground import Ground, Number
from zones.sheets.placing.table import Table
from zones.sheets.typesetting.drawing import Badge, Drawing, Leader, Style
from zones.sheets.typesetting.widths import width

FIGURES, CODE = 0.71, 0.58
"""Radius of a circle for two digits, and for a code, as a multiple of the font size."""

INK = "#241d18"

Labels = Mapping[str, str | Mapping[str, str]]


def label_on(foot: str, label: str | Mapping[str, str] | None) -> str | None:
    """Return the label that a zone has on one foot."""
    return label if label is None or isinstance(label, str) else label.get(foot)


def place_badges(
    chart: Chart,
    feet: Sequence[Foot],
    size: Callable[[Foot, str], tuple[float, float]],
    room: Box,
    avoid: Sequence[Box] = (),
    labels: Labels | None = None,
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
        Label of the circle by zone, and by foot where they differ; what is missing gets none.
        By default the numbers or codes of the school.

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
            label = label_on(foot.foot, labels.get(shape.zone))
            if label is not None and getattr(shape, "label", None) != "":
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


def badge_radius(type_size: float) -> float:
    """Radius in millimetres of a circle for two digits at a font size in points."""
    return round(FIGURES * type_size * PT, 2)


def badge_size(label: str, radius: float) -> tuple[float, float]:
    """Return the radius of a label's circle, and by how much it is elongated for a code.

    `radius` is that of a number: a code has the same font size and a flatter circle.
    """
    if label.isdigit():
        return radius, 0.0
    radius = round(radius * CODE / FIGURES, 2)
    wide = width(label, _label_size(label, radius), 600)
    return radius, max(0.0, round(wide / 2 - 0.55 * radius, 2))


def draw_badges(
    drawing: Drawing,
    badges: Sequence[Badge],
    leaders: Sequence[Leader],
    faint: str | None = None,
) -> None:
    """Draw numbers and codes in white circles, over their leaders; faint ones in a colour alone."""
    ink = faint or INK
    drawing.ink += [_leader(leader, ink) for leader in leaders]
    edge = 'fill-opacity="0.7"' if faint else f'stroke="{INK}"'
    drawing.ink += [_circle(badge, edge) for badge in badges]
    for badge in badges:
        size = round(_label_size(badge.label, badge.radius), 3)
        style = Style(size, 400 if faint else 600, ink)
        drawing.sign(badge.label, badge.x, badge.y, style)
    drawing.badges += badges
    drawing.leaders += leaders


def _leader(leader: Leader, ink: str) -> str:
    """A thin line that ends in a dot in its zone."""
    (x0, y0), (x1, y1) = leader.start, leader.end
    return (
        f'<path d="M{x0:.2f} {y0:.2f}L{x1:.2f} {y1:.2f}" stroke="{ink}" stroke-width="0.18"/>'
        f'<circle cx="{x1:.2f}" cy="{y1:.2f}" r="0.3" fill="{ink}"/>'
    )


def _circle(badge: Badge, edge: str) -> str:
    x, y, r, half = badge.x, badge.y, badge.radius, badge.half
    return (
        f'<rect x="{x - r - half:.2f}" y="{y - r:.2f}" width="{2 * (r + half):.2f}" '
        f'height="{2 * r:.2f}" rx="{r:.2f}" fill="#ffffff" {edge} '
        f'stroke-width="{0.12 if half else 0.16}"/>'
    )


def _label_size(label: str, radius: float) -> float:
    """Font size in a circle: three digits are set smaller, codes are not."""
    if not label.isdigit():
        return radius / PT / CODE
    return radius / PT / (0.95 if len(label) > 2 else FIGURES)
