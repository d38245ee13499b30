"""Placement words to polygons, and polygons to SVG path data.

A placement says where a zone lies in the terms of the field; :func:`draw` turns it into a polygon
in drawing units on one :class:`~zones.geometry.views.View`.
:func:`zones.drawing.zone_shapes.shapes` then
resolves the overlaps between the polygons of one foot.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from shapely import LineString, Point, Polygon, union_all
from shapely.affinity import rotate, translate
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from zones.geometry.guidelines import bow, lines_across
from zones.geometry.rounding import inner_radius, rounded
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


ROUND = 6.0
"""Largest radius of a corner, in drawing units."""
CORNER = 0.55
"""Radius of a corner, as a share of the radius of the largest disc inside."""
SWELL = 0.03
"""How far the sides of a cell swell, as a share of its width or height."""
TAPER, BLUNT = 1.0, 2.2
"""Length of a strip's ends, in widths, and how blunt they are (2: an ellipse)."""
SAG = 0.12
"""How far a toe's creases sag toward its root, as a share of its width."""


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


def _cell(cell: Cell, view: View) -> BaseGeometry:
    """A patch with rounded corners, whose sides swell as flesh does; guidelines stay exact."""
    (u0, u1), (v0, v1) = cell.u, cell.v
    share = np.linspace(0, 1, 17)
    swell = SWELL * 4 * share * (1 - share)
    across = u0 + share * (u1 - u0)
    top, foot = (np.array([_row(v, u) for u in across]) for v in (v0, v1))
    tall = foot - top
    top, foot = top - swell * tall * _free(v0), foot + swell * tall * _free(v1)
    left, right = u0 - swell * (u1 - u0), u1 + swell * (u1 - u0)
    ring = list(zip(across, top, strict=True))
    ring += list(zip(right, top[-1] + share * (foot[-1] - top[-1]), strict=True))
    ring += list(zip(across[::-1], foot[::-1], strict=True))
    ring += list(zip(left, foot[0] + share * (top[0] - foot[0]), strict=True))
    return _with_corners(Polygon([view.place(u, v) for u, v in ring]).buffer(0), view)


def _with_corners(shape: BaseGeometry, view: View) -> BaseGeometry:
    """Round the corners as the visible part of a shape is large; those off the foot stay off."""
    return rounded(shape, min(ROUND, CORNER * inner_radius(view.region(shape))))


def _free(v: float | str) -> bool:
    return not isinstance(v, str)


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
    """A strip along a line; it begins and ends as far out as with round ends, but tapers longer."""
    half = path.width / 2
    points = smooth([view.place(*xy) for xy in path.through], closed=False)
    line = LineString(
        [_beyond(points[1], points[0], half), *points, _beyond(points[-2], points[-1], half)]
    )
    taper = min(TAPER * path.width, line.length / 2)
    middle = substring(line, taper, line.length - taper).buffer(half, cap_style="flat")
    ends = [_end(one, taper, half) for one in (line, line.reverse())]
    return union_all([middle, *ends])


def _beyond(before: np.ndarray, last: np.ndarray, reach: float) -> np.ndarray:
    step = last - before
    return last + step * (reach / np.linalg.norm(step))


def _end(line: LineString, taper: float, half: float) -> BaseGeometry:
    """The first stretch of a strip, widening from a tip as the end of an ellipse does."""
    run = np.linspace(0, taper * 1.02, 24)
    at = np.array([line.interpolate(s).coords[0] for s in run])
    wide = half * _widening(run / taper)
    step = np.gradient(at, axis=0)
    normal = np.column_stack([-step[:, 1], step[:, 0]]) / np.hypot(*step.T)[:, None]
    sides = at + normal * wide[:, None], at - normal * wide[:, None]
    return Polygon([*sides[0], *sides[1][::-1]]).buffer(0)


def _widening(share: np.ndarray) -> np.ndarray:
    """Width of a strip's end, from 0 at its tip (share 0) to 1."""
    return (1 - (1 - np.clip(share, 0, 1)) ** BLUNT) ** (1 / BLUNT)


def _area(area: Area, view: View) -> BaseGeometry:
    return Polygon(smooth([view.place(*xy) for xy in area.through], closed=True)).buffer(0)


def _dot(dot: Dot, view: View) -> BaseGeometry:
    return Point(view.place(*dot.at)).buffer(dot.size / 2)


def _edge(edge: Edge, view: View) -> BaseGeometry:
    """A strip along the outline: up to ``width`` deep, running out to the edge at both ends."""
    u = 0.0 if edge.side == "medial" else 1.0
    levels = np.linspace(*edge.v, 61)
    rim = np.array([view.place(u, v) for v in levels])
    inward = np.array([view.place(0.5, v) for v in levels]) - rim
    line = LineString(rim)
    run = np.array([line.project(Point(xy)) for xy in rim])
    taper = min(TAPER * edge.width, line.length / 2)
    deep = edge.width * _widening(np.minimum(run, line.length - run) / taper)
    step = np.gradient(rim, axis=0)
    normal = np.column_stack([-step[:, 1], step[:, 0]]) / np.hypot(*step.T)[:, None]
    normal *= np.sign((normal * inward).sum(axis=1))[:, None]
    inner = rim + normal * deep[:, None]
    return Polygon([*(rim - normal), *inner[::-1]]).buffer(0)


def _toe(toe: Toe, view: View) -> BaseGeometry:
    """A part of a toe; it is cut as the creases run, which sag toward the root."""
    preset = TOE_PARTS[toe.part]
    (a, b), (c, d) = toe.along or preset[0], toe.across or preset[1]
    tip, along, length, (low, high) = view.toe_axis(toe.toe)
    across = view.across(along)
    reach = length * 0.02
    a = a * length - (reach if a <= 0 else 0)
    b = b * length + (reach if b >= 1 else 0)
    share = np.linspace(c, d, 15)
    sag = SAG * (high - low) * (4 * share * (1 - share) - 0.5)
    ring = [(a + s, w) for s, w in zip(sag, share, strict=True)]
    ring += [(b + s, w) for s, w in zip(sag[::-1], share[::-1], strict=True)]
    cut = Polygon([tip + s * along + (low + w * (high - low)) * across for s, w in ring])
    return _with_corners(view.toes[toe.toe].intersection(cut), view)


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
