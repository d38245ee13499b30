"""Placement words to polygons, and polygons to SVG path data.

A placement says where a zone lies in the terms of the field; :func:`draw` turns it into a polygon
in drawing units on one :class:`~zones.geometry.views.View`.
:func:`zones.drawing.zone_shapes.shapes` then
resolves the overlaps between the polygons of one foot.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from shapely import LineString, Point, Polygon
from shapely.affinity import rotate, translate
from shapely.geometry.base import BaseGeometry

from zones.geometry.guidelines import bow, lines_across
from zones.geometry.views import View
from zones.model.placement import Area, Cell, Dot, Edge, Path, Placement, Spot, Toe

TOE_PARTS: dict[str, tuple[tuple[float, float], tuple[float, float]]] = {
    # part: (from tip 0 to root 1), (from medial 0 to lateral 1)
    "tip": ((0.0, 0.26), (0.0, 1.0)),
    "pad": ((0.0, 0.72), (0.0, 1.0)),
    "neck": ((0.70, 0.88), (0.0, 1.0)),
    "root": ((0.62, 1.0), (0.0, 1.0)),
    "medial": ((0.0, 0.75), (0.0, 0.5)),
    "lateral": ((0.0, 0.75), (0.5, 1.0)),
    "whole": ((0.0, 1.0), (0.0, 1.0)),
}


def draw(placement: Placement, view: View) -> BaseGeometry:
    """Turn one placement into a polygon on a view, clipped to the outline.

    Parameters
    ----------
    placement : Placement
        Its coordinates are foot coordinates of that view (see :mod:`zones.geometry.views`);
        lengths are millimetres on a 250 mm foot, which are drawing units.
    view : View

    Returns
    -------
    BaseGeometry
        In drawing units of the left foot; empty if the placement lies entirely off the foot.
    """
    shape = placement.shape
    return view.region(_WORDS[type(shape)](shape, view))


def _cell(cell: Cell, view: View) -> Polygon:
    (u0, u1), (v0, v1) = cell.u, cell.v
    across = np.linspace(u0, u1, 17)
    down = np.linspace(0, 1, 9)
    top = [_row(v0, u) for u in across]
    foot = [_row(v1, u) for u in across]
    ring = list(zip(across, top, strict=True))
    ring += [(u1, top[-1] + t * (foot[-1] - top[-1])) for t in down[1:-1]]
    ring += list(zip(across[::-1], foot[::-1], strict=True))
    ring += [(u0, foot[0] + t * (top[0] - foot[0])) for t in down[1:-1]]
    return Polygon([view.place(u, v) for u, v in ring]).buffer(0)


def _row(v: float | str, u: float) -> float:
    """Return ``v`` at ``u`` on a guideline, or on the bowed line that passes ``v`` at mid-foot."""
    return lines_across()[v].at(u) if isinstance(v, str) else bow(u, v)


def _spot(spot: Spot, view: View) -> Polygon:
    x, y = view.place(*spot.at)
    width, height = spot.size
    ring = _FORMS[spot.form](np.linspace(0, 2 * np.pi, 49)[:-1])
    shape = Polygon(ring * np.array([width / 2, height / 2]))
    turn = spot.turn if view.medial_is_left or not view.flat else -spot.turn
    return translate(rotate(shape, turn, origin=(0, 0)), x, y)


def _ellipse(t: np.ndarray) -> np.ndarray:
    return np.column_stack([np.cos(t), np.sin(t)])


def _bean(t: np.ndarray) -> np.ndarray:
    """A kidney: its hollow faces the medial side (negative x)."""
    x, y = np.cos(t), np.sin(t)
    hollow = 0.42 * np.exp(-((y / 0.45) ** 2)) * (x < 0)
    return np.column_stack([x + hollow, y])


def _drop(t: np.ndarray) -> np.ndarray:
    """A pear: narrow toward the toes (negative y), round at the other end."""
    x, y = np.cos(t), np.sin(t)
    return np.column_stack([x * (0.72 + 0.28 * y), y])


_FORMS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "ellipse": _ellipse,
    "bean": _bean,
    "drop": _drop,
}


def _path(path: Path, view: View) -> BaseGeometry:
    line = LineString(smooth([view.place(*xy) for xy in path.through], closed=False))
    return line.buffer(path.width / 2, cap_style="round")


def _area(area: Area, view: View) -> BaseGeometry:
    return Polygon(smooth([view.place(*xy) for xy in area.through], closed=True)).buffer(0)


def _dot(dot: Dot, view: View) -> BaseGeometry:
    return Point(view.place(*dot.at)).buffer(dot.size / 2)


def _edge(edge: Edge, view: View) -> BaseGeometry:
    """A strip along the outline: everything within ``width`` of that stretch of the edge."""
    u = 0.0 if edge.side == "medial" else 1.0
    v0, v1 = edge.v
    line = LineString([view.place(u, v) for v in np.linspace(v0, v1, 41)])
    ends = [view.place(0.5, v) for v in np.linspace(v0, v1, 41)]
    reach = Polygon([*line.coords, *ends[::-1]]).buffer(0)
    return line.buffer(edge.width, cap_style="flat").intersection(reach)


def _toe(toe: Toe, view: View) -> BaseGeometry:
    preset = TOE_PARTS[toe.part]
    (a, b), (c, d) = toe.along or preset[0], toe.across or preset[1]
    tip, along, length, (low, high) = view.toe_axis(toe.toe)
    across = view.across(along)
    reach = length * 0.02
    a = a * length - (reach if a <= 0 else 0)
    b = b * length + (reach if b >= 1 else 0)
    c, d = low + c * (high - low), low + d * (high - low)
    corners = [(a, c), (a, d), (b, d), (b, c)]
    cut = Polygon([tip + s * along + w * across for s, w in corners])
    return view.toes[toe.toe].intersection(cut)


_WORDS: dict[type, Callable] = {
    Cell: _cell,
    Spot: _spot,
    Path: _path,
    Edge: _edge,
    Toe: _toe,
    Area: _area,
    Dot: _dot,
}


def smooth(points: Sequence[tuple[float, float]], *, closed: bool, steps: int = 10) -> np.ndarray:
    """Run a centripetal Catmull-Rom curve through points.

    Returns
    -------
    ndarray
        Shape ``(n, 2)``; an open curve keeps its first and last point.
    """
    p = np.asarray(points, dtype=float)
    if len(p) < 3:
        return p
    p = (
        np.vstack([p[-1], p, p[:2]])
        if closed
        else np.vstack([2 * p[0] - p[1], p, 2 * p[-1] - p[-2]])
    )
    out = []
    for p0, p1, p2, p3 in zip(p, p[1:], p[2:], p[3:], strict=False):
        knots = np.cumsum(
            [
                0.0,
                *(
                    max(float(np.linalg.norm(b - a)), 1e-9) ** 0.5
                    for a, b in ((p0, p1), (p1, p2), (p2, p3))
                ),
            ]
        )
        t0, t1, t2, t3 = knots
        for t in np.linspace(t1, t2, steps, endpoint=False):
            a1 = ((t1 - t) * p0 + (t - t0) * p1) / (t1 - t0)
            a2 = ((t2 - t) * p1 + (t - t1) * p2) / (t2 - t1)
            a3 = ((t3 - t) * p2 + (t - t2) * p3) / (t3 - t2)
            b1 = ((t2 - t) * a1 + (t - t0) * a2) / (t2 - t0)
            b2 = ((t3 - t) * a2 + (t - t1) * a3) / (t3 - t1)
            out.append(((t2 - t) * b1 + (t - t1) * b2) / (t2 - t1))
    if not closed:
        out.append(p[-2])
    return np.array(out)


def soften(shape: BaseGeometry, radius: float) -> BaseGeometry:
    """Round the convex and concave corners, dropping slivers thinner than ``2 * radius``."""
    return shape.buffer(-radius).buffer(2 * radius).buffer(-radius)
