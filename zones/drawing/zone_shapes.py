"""A chart's zones on one view: without overlaps, numbered or labelled with their codes.

The screen, the printed sheet and the saved page all use these shapes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from math import hypot

from shapely import Point

from zones.drawing.channel_lines import courses
from zones.drawing.code_labels import place_codes
from zones.geometry.tiling import Placed, Shape, settle
from zones.geometry.views import views
from zones.model.chart import Chart
from zones.model.placement import FEET, VIEWS


@dataclass(frozen=True)
class FootShape(Shape):
    """A final shape and the owner's feet on which it looks the same.

    The dot of an acupoint has its code as `label`, centred at `label_at`; where a point is drawn as
    several dots, the others have an empty label. Zones have None.
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
        Also the zones of the group "further", which are cut out of the numbered ones.

    Returns
    -------
    tuple of FootShape
        In drawing units of the left foot. A zone of both feet whose neighbours differ has one shape
        per foot.
    """
    if view not in VIEWS:
        raise ValueError(f"{view!r} is no view; choose one of: {', '.join(VIEWS)}")
    return _of_chart(chart, view, further)


@lru_cache(maxsize=64)
def _of_chart(chart: Chart, view: str, further: bool) -> tuple[FootShape, ...]:
    zones = tuple(z for z in chart.zones if further or z.group == "numbered")
    placed = tuple(Placed(z.id, z.feet, z.placements) for z in zones if view in z.views)
    found = _settled(placed, view)
    return _with_codes(chart, view, found)[0] if chart.channels else found


@dataclass(frozen=True)
class Beyond:
    """An acupoint above the drawing, labelled where its channel leaves it."""

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
    """Label each acupoint once, beside the first dot of its record."""
    drawing = views()[view]
    chosen = {}
    for zone in chart.zones:
        first = next((p.point for p in zone.placements if p.view == view and p.point), None)
        if zone.code and first:
            x, y = drawing.place(*first.at)
            own = [i for i, shape in enumerate(found) if shape.zone == zone.id]
            near = min(own, key=lambda i: hypot(found[i].badge[0] - x, found[i].badge[1] - y))
            chosen[near] = zone.code
    named: list[tuple[Shape, str]] = [(found[i], code) for i, code in chosen.items()]
    lines = courses(chart, view)
    above = [(id, line.end) for line in lines if line.end for id in line.beyond]
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
    """Return what is wrong with a chart when drawn: zones that vanish or cannot be reached."""
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
