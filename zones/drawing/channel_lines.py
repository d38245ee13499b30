"""The lines of channels on a view: smooth, on the foot, with arrows along the flow.

A course runs through its acupoints, so a point always lies on its line.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from shapely import LineString, MultiLineString, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge

from zones.geometry.placing import smooth
from zones.geometry.targets import PIXELS_PER_UNIT
from zones.geometry.views import View, views
from zones.model.channel import Channel, Course
from zones.model.chart import Chart

CLEAR = 1.6
"""Smallest distance between a line and the outline, in drawing units."""

ARROW = (12.0, 9.2)
"""Length and width of an arrow in CSS pixels at the default size of the page."""

SPACING = 30.0
"""Length between two points per arrow; there is at least one arrow where it fits."""


@dataclass(frozen=True)
class CourseLine:
    """One line of a channel on the left-foot drawing of a view, in drawing units.

    Attributes
    ----------
    channel : str
        The channel's id, which is also that of its system.
    line : BaseGeometry
        One or more pieces on the foot, each in the direction of flow.
    arrows : tuple of Polygon
        Triangles on the line that point along the flow.
    branch : bool
    beyond : tuple of str
        Ids of acupoints on the leg above the drawing.
    end : (float, float) or None
        Where the line leaves the drawing toward them.
    """

    channel: str
    line: BaseGeometry
    arrows: tuple[Polygon, ...]
    branch: bool
    beyond: tuple[str, ...]
    end: tuple[float, float] | None


def courses(chart: Chart, view: str) -> tuple[CourseLine, ...]:
    """Return the lines of a chart's channels on one view; none where it has no channels."""
    return _courses(chart, view) if chart.channels else ()


@lru_cache(maxsize=32)
def _courses(chart: Chart, name: str) -> tuple[CourseLine, ...]:
    view = views()[name]
    found = []
    for channel in chart.channels:
        for course in channel.courses:
            if course.view == name:
                found.append(_drawn(chart, channel, course, view))
    return tuple(found)


def _drawn(chart: Chart, channel: Channel, course: Course, view: View) -> CourseLine:
    stops = [place(chart, stop, view) for stop in course.through]
    whole = LineString(smooth(stops, closed=False))
    line = whole.intersection(view.body(CLEAR))
    if isinstance(line, MultiLineString):
        line = linemerge(line)
    kept = [p for p in getattr(line, "geoms", [line]) if p.length > 3.0]
    kept = [p if _forward(p, whole) else p.reverse() for p in kept]
    kept.sort(key=lambda piece: whole.project(Point(piece.coords[0])))
    end = None
    if course.beyond:
        end = kept[-1].coords[-1] if channel.flow == "up" else kept[0].coords[0]
    pieces = kept[0] if len(kept) == 1 else MultiLineString(kept)
    named = [Point(at) for at, stop in zip(stops, course.through, strict=True) if _named(stop)]
    arrows = tuple(arrow for piece in kept for arrow in _arrows(piece, named, view))
    return CourseLine(channel.id, pieces, arrows, course.branch, course.beyond, end)


def place(chart: Chart, stop: str | tuple[float, float], view: View) -> tuple[float, float]:
    """Return a stop of a course in drawing units: its acupoint's place, or its own."""
    if not isinstance(stop, str):
        return view.place(*stop)
    points = [p.point for p in chart.zone(stop).placements if p.view == view.name and p.point]
    return view.place(*points[0].at)


def _named(stop: str | tuple[float, float]) -> bool:
    return isinstance(stop, str)


def _forward(piece: LineString, whole: LineString) -> bool:
    return whole.project(Point(piece.coords[0])) <= whole.project(Point(piece.coords[-1]))


def _arrows(piece: LineString, points: list[Point], view: View) -> list[Polygon]:
    """Arrows midway between the points on a piece."""
    length, width = (px / PIXELS_PER_UNIT[view.name] for px in ARROW)
    marks = sorted(piece.project(p) for p in points if piece.distance(p) < 1.0)
    stops = [0.0, *marks, piece.length]
    found = []
    for start, end in pairwise(stops):
        gap = end - start
        if gap < length + 6.0:
            continue
        count = max(1, round(gap / SPACING))
        places = [start + gap * (k + 0.5) / count for k in range(count)]
        found += [_arrow(piece, at, length, width) for at in places]
    return found


def _arrow(line: LineString, at: float, length: float, width: float) -> Polygon:
    tail, tip = (np.array(line.interpolate(at + k * length / 2).coords[0]) for k in (-1, 1))
    along = (tip - tail) / max(np.linalg.norm(tip - tail), 1e-9)
    across = np.array([-along[1], along[0]]) * width / 2
    notch = tail + along * length * 0.22
    return Polygon([tip, tail + across, notch, tail - across])
