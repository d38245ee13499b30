"""A chart on one view: its settled shapes, and one print-safe SVG text.

The screen, the printed sheet and the saved page all draw from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape
from math import hypot

from shapely import Point

from zones.drawing.channel_lines import CourseLine, courses
from zones.drawing.code_labels import place_codes, size
from zones.geometry.guidelines import lines_across, points
from zones.geometry.path_data import corner_data, line_data, path_data
from zones.geometry.patterns import hatch
from zones.geometry.plates import Standing, plate
from zones.geometry.tiling import Placed, Shape, settle
from zones.geometry.views import View, views
from zones.model.chart import Chart, System
from zones.model.placement import FEET, VIEWS


@dataclass(frozen=True)
class FootShape(Shape):
    """A settled shape and the feet (the owner's) that it looks the same on.

    The dot of an acupoint has its code as `label`, written around `label_at`; where a point is
    drawn as several dots, the others have an empty label. Zones have None.
    """

    feet: tuple[str, ...]
    label: str | None = None
    label_at: tuple[float, float] | None = None


def shapes(chart: Chart, view: str, *, further: bool = False) -> tuple[FootShape, ...]:
    """Return the shapes of a chart on one view, large ones first.

    Parameters
    ----------
    chart : Chart
    view : str
        One of :data:`zones.geometry.views.VIEWS`.
    further : bool
        Also the zones of the layer "further", which are cut out of the numbered ones.

    Returns
    -------
    tuple of FootShape
        In drawing units of the left foot. A zone of both feet whose neighbours differ between
        them has one shape for each foot.
    """
    if view not in VIEWS:
        raise ValueError(f"{view!r} is no view; choose one of: {', '.join(VIEWS)}")
    return _of_chart(chart, view, further)


@lru_cache(maxsize=64)
def _of_chart(chart: Chart, view: str, further: bool) -> tuple[FootShape, ...]:
    zones = tuple(z for z in chart.zones if further or z.layer == "numbered")
    placed = tuple(Placed(z.id, z.feet, z.placements) for z in zones if view in z.views)
    found = _settled(placed, view)
    return _with_codes(chart, view, found)[0] if chart.channels else found


@dataclass(frozen=True)
class Beyond:
    """An acupoint above the drawing, named where its channel leaves it."""

    zone: str
    label: str
    at: tuple[float, float]


def beyond(chart: Chart, view: str) -> tuple[Beyond, ...]:
    """Return the acupoints above the drawing of a view; none where there are no channels."""
    return _with_codes(chart, view, shapes(chart, view))[1] if chart.channels else ()


@lru_cache(maxsize=32)
def _with_codes(
    chart: Chart, view: str, found: tuple[FootShape, ...]
) -> tuple[tuple[FootShape, ...], tuple[Beyond, ...]]:
    """Name each acupoint once, beside the first dot that its record gives."""
    drawing = views()[view]
    chosen = {}
    for zone in chart.zones:
        first = next((p.point for p in zone.placements if p.view == view and p.point), None)
        if zone.code and first:
            x, y = drawing.place(*first.at)
            own = [i for i, shape in enumerate(found) if shape.zone == zone.id]
            near = min(own, key=lambda i: hypot(found[i].badge[0] - x, found[i].badge[1] - y))
            chosen[near] = zone.code
    named = [(found[i], code) for i, code in chosen.items()]
    lines = courses(chart, view)
    above = [(id, line.end) for line in lines for id in line.beyond]
    named += [
        (Shape(id, Point(at), Point(at), at, 0.0), f"{_code_of(chart, id)} ↑") for id, at in above
    ]
    at = place_codes(named, found, [course.line for course in lines], drawing)
    places = dict(zip(chosen, at, strict=False))
    coded = {zone.id for zone in chart.zones if zone.code}
    shown = tuple(
        replace(shape, label=chosen.get(i, ""), label_at=places.get(i))
        if shape.zone in coded
        else shape
        for i, shape in enumerate(found)
    )
    out = [
        Beyond(shape.zone, words, middle)
        for (shape, words), middle in list(zip(named, at, strict=True))[len(chosen) :]
    ]
    return shown, tuple(out)


def _code_of(chart: Chart, id: str) -> str:
    zone = chart.zone(id)
    return zone.code or zone.name


@lru_cache(maxsize=64)
def _settled(zones: tuple[Placed, ...], view: str) -> tuple[FootShape, ...]:
    found: dict[tuple, tuple[Shape, list[str]]] = {}
    for foot in FEET:
        for shape in settle(zones, views()[view], foot):
            same = (shape.zone, shape.polygon.wkb, shape.target.wkb, shape.badge)
            found.setdefault(same, (shape, []))[1].append(foot)
    merged = [FootShape(**vars(shape), feet=tuple(feet)) for shape, feet in found.values()]
    return tuple(sorted(merged, key=lambda shape: -shape.polygon.area))


def problems(chart: Chart) -> list[str]:
    """Say what the drawing finds wrong with a chart: zones that vanish or cannot be reached."""
    found = []
    for name in VIEWS:
        drawn = {(s.zone, foot) for s in shapes(chart, name, further=True) for foot in s.feet}
        for zone in chart.zones:
            for foot in zone.feet:
                if name in zone.on(foot).views and (zone.id, foot) not in drawn:
                    found.append(
                        f"zone {zone.id!r} leaves no shape on the {name} view of the "
                        f"{foot} foot; it lies off the foot or under smaller zones"
                    )
    return found


def svg(
    chart: Chart,
    view: str = "plantar",
    *,
    feet: str = "both",
    arrangement: str = "facing",
    selection: tuple[str, ...] = (),
    guidelines: bool = True,
    further: bool = False,
    patterns: bool = False,
    fills: Mapping[str, Mapping[str, str]] | None = None,
) -> str:
    """Draw one view as a complete SVG document that prints as it looks.

    Only presentation attributes, hex colours and paths; no pattern, mask, filter or script.
    With `patterns`, each system shows its pattern over its colour, for print in black and white.
    `fills` are colours by zone and foot instead of those of the systems; other zones stay pale.

    Returns
    -------
    str
        With a title and a description; lengths in drawing units.
    """
    drawing = views()[view]
    page = plate(drawing, feet, arrangement)
    x, y, width, height = page.frame
    title = f"{chart.school.title}: {chart.texts.get(f'view_{view}', view)}"
    note = chart.texts.get("standing_line", "Traditional map. No diagnosis, no treatment.")
    found = shapes(chart, view, further=further)
    look = (selection, guidelines, patterns, fills)
    body = [f'<defs><g id="foot-{view}-drawn">{drawing.art}</g></defs>']
    body += [_foot(chart, drawing, standing, found, *look) for standing in page.feet]
    body += [_badges(chart, drawing, standing, found) for standing in page.feet]
    body += [_caption(chart, standing) for standing in page.feet]
    if guidelines:
        body += [
            _text(at, 3.4, chart.texts.get(f"guideline_{id}", id), "#6b5b4b")
            for id, at in page.guidelines.items()
        ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x:g} {y:g} {width:g} {height:g}" '
        f'width="{width:g}mm" height="{height:g}mm" role="img">'
        f"<title>{escape(title)}</title><desc>{escape(note)}</desc>{''.join(body)}</svg>"
    )


def _foot(
    chart: Chart, view: View, standing: Standing, found, selection, guidelines, patterns, fills
) -> str:
    matrix = " ".join(f"{value:g}" for value in standing.matrix)
    parts = [f'<g transform="matrix({matrix})" data-foot="{standing.foot}">']
    parts.append(f'<use href="#foot-{view.name}-drawn"/>')
    parts += [_course(chart, course) for course in courses(chart, view.name)]
    for shape in found:
        if standing.foot in shape.feet:
            zone = chart.zone(shape.zone)
            look = chart.systems[zone.system]
            chosen = zone.id in selection
            own = (fills or {}).get(zone.id, {}).get(standing.foot)
            strength = 0.95 if own or chosen or zone.code else 0.1 if fills else 0.68
            parts.append(
                f'<path data-zone="{zone.id}" data-foot="{standing.foot}" '
                f'd="{path_data(shape.polygon)}" fill="{own or look.fill}" '
                f'fill-opacity="{strength}" stroke="{look.ink}" '
                f'stroke-width="{1.2 if chosen else 0.35}" stroke-linejoin="round"/>'
            )
            if patterns:
                parts.append(_pattern(shape, look))
    if guidelines and view.name == "plantar":
        for line in lines_across().values():
            parts.append(
                f'<path d="{line_data(points(line, view))}" fill="none" stroke="#6b5b4b" '
                'stroke-width="0.4" stroke-dasharray="2 1.6"/>'
            )
    return "".join([*parts, "</g>"])


def _pattern(shape: FootShape, look: System) -> str:
    """The pattern of a shape's system, in its ink."""
    found = hatch(shape.polygon, look.pattern, 2.4)
    return (
        f'<path d="{found.lines}" fill="none" stroke="{look.ink}" stroke-width="0.3" '
        f'stroke-opacity="0.6"/><path d="{found.marks}" fill="{look.ink}" fill-opacity="0.6"/>'
    )


def _course(chart: Chart, course: CourseLine) -> str:
    """A channel's line over a pale casing, and its arrows."""
    look = chart.systems[course.channel]
    pieces = getattr(course.line, "geoms", [course.line])
    dash = next(channel.dash for channel in chart.channels if channel.id == course.channel)
    lines = "".join(line_data(piece.simplify(0.05).coords) for piece in pieces)
    width = 0.7 if course.branch else 1.2
    dashes = f' stroke-dasharray="{" ".join(f"{d:g}" for d in dash)}"' if dash else ""
    common = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
    arrows = "".join(corner_data(arrow) for arrow in course.arrows)
    return (
        f'<path d="{lines}" {common} stroke="#fffdf8" stroke-opacity="0.7" '
        f'stroke-width="{width + 1.0:g}"/>'
        f'<path data-channel="{course.channel}" d="{lines}" {common} stroke="{look.fill}" '
        f'stroke-width="{width:g}"{dashes}/>'
        f'<path d="{arrows}" fill="{look.fill}" stroke="#fffdf8" stroke-width="0.3"/>'
    )


def _badges(chart: Chart, view: View, standing: Standing, found: tuple[FootShape, ...]) -> str:
    parts = []
    height = size(view)
    for shape in found:
        if shape.label is not None:
            if standing.foot in shape.feet and shape.label_at:
                named = (shape.zone, shape.label, shape.label_at)
                parts.append(_code(chart, standing, named, height))
            continue
        number = chart.zone(shape.zone).number
        if standing.foot in shape.feet and number is not None:
            at = transform(standing.matrix, shape.badge)
            parts.append(
                f'<circle cx="{at[0]:g}" cy="{at[1]:g}" r="{shape.radius:g}" '
                'fill="#ffffff" stroke="#3a332c" stroke-width="0.25"/>'
            )
            em = shape.radius * (1.12 if number < 100 else 0.85)
            parts.append(_text((at[0], round(at[1] + 0.36 * em, 2)), em, str(number), "#1d1a17"))
    for item in beyond(chart, view.name):
        parts.append(_code(chart, standing, (item.zone, item.label, item.at), height))
    return "".join(parts)


def _code(chart: Chart, standing: Standing, named: tuple, height: float) -> str:
    """The code of an acupoint, over a pale halo that keeps lines off it."""
    zone, words, middle = named
    x, y = transform(standing.matrix, middle)
    ink = chart.systems[chart.zone(zone).system].ink
    at = (x, round(y + 0.35 * height, 2))
    halo = ' stroke="#fffdf8" stroke-width="1.4" stroke-linejoin="round" stroke-opacity="0.85"'
    return _text(at, height, words, "#fffdf8", halo) + _text(at, height, words, ink)


def _caption(chart: Chart, standing: Standing) -> str:
    words = chart.texts.get(f"caption_{standing.foot}", f"{standing.foot.title()} foot")
    return _text(standing.label, 5.2, words, "#3a332c")


def _text(at: tuple[float, float], height: float, words: str, colour: str, more: str = "") -> str:
    return (
        f'<text x="{at[0]:g}" y="{at[1]:g}" font-size="{height:.2f}" text-anchor="middle" '
        f'font-family="Source Sans 3, Helvetica, Arial, sans-serif" '
        f'fill="{colour}"{more}>{escape(words)}</text>'
    )


def transform(matrix: tuple[float, ...], point: tuple[float, float]) -> tuple[float, float]:
    """Apply an SVG matrix to a point."""
    a, b, c, d, e, f = matrix
    x, y = point
    return (round(a * x + c * y + e, 2), round(b * x + d * y + f, 2))
