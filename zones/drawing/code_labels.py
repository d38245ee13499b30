"""Places the codes of acupoints beside their dots, as an atlas does.

A code is horizontal, near its dot, and clear of other dots, codes and lines. A plate may mirror or
rotate the drawing, so a place is the centre of the label, which stays the centre.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import cos, hypot, radians, sin

from shapely import Point, box, union_all
from shapely.geometry.base import BaseGeometry

from zones.geometry.plates import MARGIN
from zones.geometry.targets import PIXELS_PER_UNIT
from zones.geometry.tiling import Shape
from zones.geometry.views import View

TEXT_PX = 11.0
"""Font size in CSS pixels at the default size of the page."""

WIDTH = 0.62
"""Width of a character as a fraction of the font size."""

_ANGLES = (0, 180, 35, -35, 145, -145, 90, -90, 65, -65, 115, -115)
_STEPS = (0.0, 1.2, 2.6, 4.4, 7.0)


def size(view: View) -> float:
    """Font size of codes on a view, in drawing units."""
    return round(TEXT_PX / PIXELS_PER_UNIT[view.name], 1)


def place_codes(
    named: Iterable[tuple[Shape, str]], dots: Iterable[Shape], lines: Iterable[BaseGeometry], view
) -> list[tuple[float, float]]:
    """Find the centre of each code.

    Parameters
    ----------
    named : iterable of (Shape, str)
        The dots to label, and their labels.
    dots : iterable of Shape
        All dots of the view; codes keep clear of them.
    lines : iterable of geometries
        Lines that codes avoid where possible.
    view : View

    Returns
    -------
    list of (float, float)
        In the order of `named`, in drawing units of the left foot.
    """
    named = list(named)
    discs = [Point(dot.badge).buffer(max(dot.radius, 1.8) + 0.3) for dot in dots]
    strokes = union_all([line.buffer(0.5) for line in lines])
    edge = view.outline.boundary.buffer(0.35)
    low, top, high, bottom = view.outline.bounds
    room = box(low, top, high, bottom).buffer(MARGIN - 0.4, join_style="mitre")
    height = size(view)
    found: dict[int, tuple[float, float]] = {}
    taken: list[BaseGeometry] = []
    # The most crowded dots choose first.
    order = sorted(range(len(named)), key=lambda i: -_crowd(named[i][0], discs))
    for i in order:
        shape, code = named[i]
        half = (len(code) * WIDTH * height / 2 + 0.3, height * 0.4)
        best = min(
            _candidates(shape, half),
            key=lambda at: _cost(at, half, shape, discs, taken, strokes, edge, room),
        )
        found[i] = (round(best[0], 1), round(best[1], 1))
        taken.append(_frame(best, half))
    return [found[i] for i in range(len(named))]


def _crowd(shape: Shape, discs: Sequence[BaseGeometry]) -> int:
    near = Point(shape.badge).buffer(16)
    return sum(disc.intersects(near) for disc in discs)


def _candidates(shape: Shape, half: tuple[float, float]):
    x, y = shape.badge
    reach = max(shape.radius, 1.8) + 0.7
    for step in _STEPS:
        for angle in _ANGLES:
            dx, dy = cos(radians(angle)), sin(radians(angle))
            # Out from the dot until the label's frame just clears it.
            out = reach + step + hypot(half[0] * dx, half[1] * dy)
            yield (x + dx * out, y + dy * out)


def _frame(at: tuple[float, float], half: tuple[float, float]) -> BaseGeometry:
    return box(at[0] - half[0], at[1] - half[1], at[0] + half[0], at[1] + half[1])


def _cost(at, half, shape, discs, taken, strokes, edge, room) -> float:
    frame = _frame(at, half)
    area = frame.area
    cost = 0.1 * frame.distance(Point(shape.badge))
    cost += 8.0 * sum(frame.intersection(d).area for d in discs if d.intersects(frame)) / area
    cost += 14.0 * sum(frame.intersection(t).area for t in taken if t.intersects(frame)) / area
    own = frame.distance(Point(shape.badge))
    others = (d for d in discs if d.distance(Point(shape.badge)) > 2.0)  # no ring around it
    cost += 4.0 * sum(frame.distance(d.centroid) <= own + 1.2 for d in others)
    cost += 9.0 * frame.intersection(strokes).area / area
    cost += 1.6 * frame.intersection(edge).area / area
    return cost + 60.0 * frame.difference(room).area / area
