"""Drawing words of the body to closed curves, by control points and as polygons.

A curve is a closed uniform quadratic B-spline: its nodes are the midpoints of its control
points (:func:`zones.geometry.path_data.spline_data` writes it). An area's spline runs through its
points; a path becomes a strip, a spot an oval.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from shapely import LineString, Polygon, unary_union
from shapely.affinity import rotate, translate
from shapely.geometry.base import BaseGeometry

from zones.geometry.placing import smooth
from zones.model.placement import Area, Path, Spot

JOINT = (0.45, 14.0)
"""Tolerance for simplifying the joint outline of touching parts, and its longest segment."""


def rings(words: Sequence[Area | Path | Spot]) -> list[np.ndarray]:
    """Turn drawing words into the control points of closed splines.

    Parameters
    ----------
    words : sequence of Area, Path or Spot
        In the body's own coordinates. Touching parts are joined.

    Returns
    -------
    list of ndarray
        One ``(n, 2)`` array of control points for each closed curve.
    """
    single = [_RINGS[type(word)](word) for word in words]
    whole = unary_union([polygon([ring]) for ring in single])
    parts = list(getattr(whole, "geoms", [whole]))
    if len(parts) == len(single):
        return single
    tolerance, longest = JOINT
    return [
        np.array(ring.simplify(tolerance).segmentize(longest).coords)[:-1]
        for part in parts
        for ring in (part.exterior, *part.interiors)
    ]


def polygon(controls: Sequence[np.ndarray]) -> BaseGeometry:
    """Return the area that closed splines enclose; a curve inside another is a hole."""
    shape: BaseGeometry = Polygon()
    for points in controls:
        shape = shape.symmetric_difference(Polygon(_sampled(points)).buffer(0))
    return shape


def _sampled(points: np.ndarray, steps: int = 6) -> np.ndarray:
    before, after = (np.roll(points, 1, axis=0) + points) / 2, (points + np.roll(points, -1, 0)) / 2
    t = np.linspace(0, 1, steps, endpoint=False)[:, None, None]
    curve = (1 - t) ** 2 * before + 2 * t * (1 - t) * points + t**2 * after
    return curve.transpose(1, 0, 2).reshape(-1, 2)


def _through(points: np.ndarray) -> np.ndarray:
    """Control points of the spline whose pieces have their middles at the given points."""
    count = len(points)
    eye = np.eye(count)
    weights = 6 * eye + np.roll(eye, 1, axis=1) + np.roll(eye, -1, axis=1)
    return np.linalg.solve(weights / 8, points)


def _area(area: Area) -> np.ndarray:
    return _through(np.array(area.through))


def _spot(spot: Spot) -> np.ndarray:
    width, height = spot.size
    count = (
        6 if max(spot.size) < 10 and spot.form == "ellipse" else 10 if spot.form == "bean" else 8
    )
    turn = np.arange(count) / count * 2 * np.pi + (np.pi / count if spot.form == "drop" else 0)
    x, y = np.cos(turn), np.sin(turn)
    if spot.form == "bean":
        x = x + 0.5 * np.exp(-((y / 0.45) ** 2)) * (x < 0)
    elif spot.form == "drop":
        x = x * (0.7 + 0.3 * y)
    ring = Polygon(np.column_stack([x * width / 2, y * height / 2]))
    placed = translate(rotate(ring, spot.turn, origin=(0, 0)), *spot.at)
    return _through(np.array(placed.exterior.coords)[:-1])


def _path(path: Path) -> np.ndarray:
    """Both sides of a strip; the square ends of the control points become round ends."""
    line = LineString(smooth(path.through, closed=False))
    # As many points along it as its bends need.
    middle = np.array(line.simplify(0.25 + 0.06 * path.width).coords)
    step = np.gradient(middle, axis=0) if len(middle) > 2 else np.diff(middle, axis=0)[[0, 0]]
    along = step / np.linalg.norm(step, axis=1, keepdims=True)
    half = path.width / 2
    across = np.column_stack([-along[:, 1], along[:, 0]]) * half
    # Round ends, and straight sides right up to them.
    starts = middle[0] + along[0] * half * np.array([[-1.0], [1.0]])
    ends = middle[-1] + along[-1] * half * np.array([[-1.0], [1.0]])
    middle = np.vstack([starts, middle[1:-1], ends])
    across = across[[0, *range(len(across)), -1]]
    return np.vstack([middle + across, (middle - across)[::-1]])


_RINGS: dict[type, Callable[[Any], np.ndarray]] = {Area: _area, Path: _path, Spot: _spot}
