"""Feet with their zones, numbers, captions and guideline names, drawn into a box of a page."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from zones.drawing.zone_shapes import FootShape, shapes
from zones.geometry.guidelines import lines_across, points
from zones.model.chart import Chart
from zones.model.fields import number_order
from zones.model.placement import SIDE_VIEWS, VIEWS
from zones.sheets.looks import Look
from zones.sheets.messages import in_a_row, label_of, message
from zones.sheets.papers import PT, Box
from zones.sheets.placing.arrange import arrange
from zones.sheets.placing.badges import (
    Labels,
    badge_radius,
    badge_size,
    draw_badges,
    label_on,
    place_badges,
)
from zones.sheets.placing.cells import Arrangement, Cell, Rim
from zones.sheets.placing.feet import Foot, foot_svg, shapes_of
from zones.sheets.placing.ground import OFF
from zones.sheets.typesetting.drawing import MUTED, Drawing, Picture, Style
from zones.sheets.typesetting.widths import learn, width

FAINT = "#8d7f70"
LEAST = 6.0
"""Smallest font size of the numbers, in points."""


@dataclass(frozen=True)
class Group:
    """How a group of feet is drawn.

    Attributes
    ----------
    chart : Chart
    look : Look
    type : float
        Font size of the captions in points; numbers are slightly smaller.
    lit : collection of str or None
        See :func:`zones.sheets.placing.feet.foot_svg`.
    labels : dict or None
        See :func:`zones.sheets.placing.badges.place_badges`; an empty dict draws no numbers.
    blank : bool
        Draw the feet without zones.
    faint : bool
        Numbers without circles and in grey, to write over.
    tints : mapping of str to mapping of str to str, optional
        Colours by zone and foot; see :func:`zones.sheets.placing.feet.foot_svg`.
    """

    chart: Chart
    look: Look
    type: float
    lit: Collection[str] | None = None
    labels: Labels | None = None
    blank: bool = False
    further: bool = False
    guidelines: bool = True
    faint: bool = False
    tints: Mapping[str, Mapping[str, str]] | None = None

    @property
    def radius(self) -> float:
        """Smallest radius of the numbers' circles, in millimetres."""
        return badge_radius(max(LEAST, self.type * 0.86))

    def size_on(self, foot: Foot, label: str) -> tuple[float, float]:
        """Return the radius of the circle for a label, and by how much it is elongated.

        It is larger on a large foot, and where a chart has few zones.
        """
        few = len(self.chart.zones) <= 12
        usual = 3.8 if foot.view in SIDE_VIEWS else 2.75  # the side views have few zones
        grown, least, most = (4.4, 1.6, 2.7) if few else (usual, 1.0, 1.9)
        if self.labels and len(self.labels) <= 12 and not (few or self.coded):
            grown, least = 4.4, 1.2
        r = min(max(least * self.radius, grown * foot.scale), most * self.radius)
        return badge_size(label, round(r, 2))

    @property
    def coded(self) -> bool:
        """Whether the chart shows acupoints, which have codes and no numbers."""
        return any(zone.code for zone in self.chart.zones)

    @property
    def guided(self) -> bool:
        """Whether the guidelines are drawn; acupoints are not found from them."""
        return self.guidelines and not self.coded

    @property
    def caption(self) -> Style:
        """Style of the captions."""
        return Style(self.type * 1.1, 600, self.look.tint(MUTED))

    @property
    def small(self) -> Style:
        """Style of the guidelines' names."""
        return Style(max(LEAST, self.type * 0.86), colour=self.look.tint("#5c4c3e"))

    def _weights(self) -> tuple[tuple[str, float], ...]:
        if self.blank:
            return tuple((view, 1.0) for view in VIEWS)
        found: dict[str, Sequence[FootShape]]
        found = {view: shapes(self.chart, view, further=self.further) for view in VIEWS}
        if self.labels:  # only some zones count
            found = {view: [s for s in all if s.zone in self.labels] for view, all in found.items()}
        counts = {view: len(all) for view, all in found.items()}
        total = sum(counts.values()) or 1
        least = 0.2 if self.coded else 0.5
        return tuple((view, least + 2.4 * count / total) for view, count in counts.items())

    @cached_property
    def rim(self) -> Rim:
        """Room around each foot."""
        names = [message(f"guideline_{id}") for id in lines_across()] if self.guided else [""]
        learn(names, self.small.weight)
        if self.coded:
            learn([zone.code for zone in self.chart.zones if zone.code], 600)
        widest = max(width(name, self.small.size) for name in names)
        radius = badge_size("KI1", self.radius)[0] if self.coded else self.radius
        beside = 0.8 if self.blank or self.labels == {} else 2 * radius + OFF + 0.5
        return Rim(
            side=beside,
            top=0.4 * beside,
            bottom=0.55 * beside if self.blank else beside,
            caption=1.5 * 1.26 * self.caption.size * PT,
            between=widest + 4.0 + (0 if self.blank else beside),
            weights=self._weights(),
            # Codes go beside their points, on the foot: a small foot fills up quickly.
            evenly=1.2 if self.coded else 0.7,
        )


def views_of(chart: Chart) -> tuple[str, ...]:
    """Return the views on which a chart shows numbered zones."""
    return tuple(view for view in VIEWS if shapes(chart, view))


def fit(
    group: Group, views: Sequence[str], room: Box, corner: tuple[float, float] = (0.0, 0.0)
) -> Arrangement:
    """Find the best arrangement of the feet in a box whose upper corners may be taken.

    Raises
    ------
    NoRoom
        If the box is too small for any feet.
    """
    return arrange(views, room, group.rim, corner)


def drawn(group: Group, views: Sequence[str], room: Box) -> Drawing:
    """Draw the feet of some views as large as a box allows, on a drawing of that size."""
    drawing = Drawing(room)
    draw(drawing, group, fit(group, views, room), room)
    return drawing


def draw(drawing: Drawing, group: Group, found: Arrangement, room: Box) -> None:
    """Draw the feet of an arrangement; numbers stay inside the box."""
    feet = [cell.foot for cell in found.cells]
    drawing.feet += feet
    drawing.pictures += [_picture(group, cell) for cell in found.cells]
    learn([_name(foot) for foot in feet], group.caption.weight)
    captions = [_caption(drawing, group, cell) for cell in found.cells]
    names = _guidelines(drawing, group, feet) if group.guided else []
    if group.blank or group.labels == {}:
        return
    avoid = [*captions, *names]
    badges, leaders = place_badges(
        group.chart, feet, group.size_on, room, avoid, group.labels, group.further
    )
    draw_badges(drawing, badges, leaders, group.look.tint(FAINT) if group.faint else None)


def _name(foot: Foot) -> str:
    return message(f"{foot.foot}_{foot.view}")


def _picture(group: Group, cell: Cell) -> Picture:
    tints = group.tints or {}
    svg = foot_svg(
        None if group.blank else group.chart,
        cell.foot,
        group.look,
        pale=group.blank or group.faint,
        lit=group.lit,
        guidelines=group.guided,
        further=group.further,
        tints={id: feet[cell.foot.foot] for id, feet in tints.items() if cell.foot.foot in feet},
    )
    return Picture(cell.foot.picture_box, svg, _alt(group, cell.foot))


def _alt(group: Group, foot: Foot) -> str:
    figure = _name(foot)
    if group.blank:
        return message("alt_blank", figure=figure)
    labels = group.labels
    if labels is None:
        labels = {z.id: label_of(z) for z in group.chart.zones if z.number is not None}
    drawn = {shape.zone for shape in shapes_of(group.chart, foot, group.further)}
    here = {id: label_on(foot.foot, label) for id, label in labels.items() if id in drawn}
    if group.tints is not None:
        named = [f"{group.chart.zone(id).name} {label}" for id, label in here.items() if label]
        values = in_a_row(named) if named else group.chart.messages["notes_unset"]
        return message("with_lead", lead=figure, text=values)
    numbers = sorted({label for label in here.values() if label}, key=number_order)
    if not numbers:
        return message("alt_blank", figure=figure)
    return message("alt_zones", figure=figure, numbers=in_a_row(numbers))


def _caption(drawing: Drawing, group: Group, cell: Cell) -> Box:
    box, style, name = cell.caption, group.caption, _name(cell.foot)
    wide = width(name, style.size, style.weight)
    style = Style(style.size * min(1.0, box.width / wide), style.weight, style.colour)
    middle = box.y + 0.7 * 1.26 * style.size * PT
    return drawing.sign(name, box.x + box.width / 2, middle, style).box


def _guidelines(drawing: Drawing, group: Group, feet: Sequence[Foot]) -> list[Box]:
    """Name each guideline once, between the soles."""
    soles = [foot for foot in feet if foot.view == "plantar"]
    if len(soles) < 2:
        return []
    right = min(soles, key=lambda foot: foot.x)
    left = max(soles, key=lambda foot: foot.x)
    middle = (right.box.right + left.box.x) / 2
    found = []
    for line in lines_across().values():
        y = left.point(points(line, left.drawing)[0])[1]
        name = message(f"guideline_{line.id}")
        ink = drawing.sign(name, middle, y, group.small).box
        found.append(ink)
        for start, end in (
            (_edge(right, line), ink.x - 0.7),
            (ink.right + 0.7, _edge(left, line)),
        ):
            if end - start > 1:
                drawing.ink.append(_dashes(start, end, y, group))
                found.append(Box(start, y - 0.1, end - start, 0.2))
    return found


def _edge(foot: Foot, line) -> float:
    """Return the x of a guideline's inner end on a foot."""
    return foot.point(points(line, foot.drawing)[0])[0]


def _dashes(x0: float, x1: float, y: float, group: Group) -> str:
    return (
        f'<path d="M{x0:.2f} {y:.2f}L{x1:.2f} {y:.2f}" fill="none" stroke-width="0.15" '
        f'stroke="{group.look.tint("#8d7c6c")}" stroke-dasharray="0.5 0.9"/>'
    )
