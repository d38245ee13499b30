"""Polygons to compact SVG path data."""

from __future__ import annotations

import re

import numpy as np
import shapely
from shapely import LinearRing, Polygon
from shapely.geometry.base import BaseGeometry


def path_data(shape: BaseGeometry) -> str:
    """Write a polygon as SVG path data: a closed uniform quadratic spline.

    The control polygon is the simplified ring, and each node is the midpoint of two control
    points, so ``t`` commands (one point each) suffice. Every node is chosen so that the
    reflected control point stays within 0.1 unit of its place, without drift.

    Returns
    -------
    str
        Relative commands with one decimal; empty for an empty shape.
    """
    parts = getattr(shape, "geoms", [shape])
    return "".join(
        _ring(hole)
        for part in parts
        if not part.is_empty
        for hole in (part.exterior, *part.interiors)
    )


def _ring(ring: LinearRing) -> str:
    # Plain numbers: arrays of two take ten times as long.
    points = shapely.get_coordinates(ring.simplify(0.2).segmentize(4.0))[:-1].tolist()
    (x0, y0), (x1, y1) = points[-1], points[0]
    start = x, y = _tenth((x0 + x1) / 2), _tenth((y0 + y1) / 2)
    bend_x, bend_y = _tenth(x1), _tenth(y1)
    out = [f"M{_n(x)} {_n(y)}q{_n(bend_x - x)} {_n(bend_y - y)} "]
    for index, (to_x, to_y) in enumerate([*points[1:], points[0]]):
        if index == len(points) - 1:
            node_x, node_y = start
        else:
            node_x, node_y = _tenth((bend_x + to_x) / 2), _tenth((bend_y + to_y) / 2)
        out.append(f"{'t' if index else ''}{_n(node_x - x)} {_n(node_y - y)}")
        x, y = node_x, node_y
        bend_x, bend_y = 2 * x - bend_x, 2 * y - bend_y
    return _tight("".join(out)) + "z"


def _tenth(value: float) -> float:
    return round(value * 10) / 10


def _n(value: float) -> str:
    text = f"{value:.1f}".removesuffix(".0")
    return (
        "0"
        if text in ("-0", "0")
        else text.replace("0.", ".", 1)
        if text.startswith(("0.", "-0."))
        else text
    )


def _tight(data: str) -> str:
    """Drop what SVG does not need: a repeated letter, a blank before a minus sign or a dot."""
    first, *rest = re.split(r"(?<=\d)[tl]", data)
    letter = re.search("[tl]", data)
    data = f"{first}{letter[0]}{' '.join(rest)}" if letter else data
    return re.sub(r"(\.\d) (?=\.)| (?=-)", r"\1", data)


def corner_data(polygon: Polygon) -> str:
    """Write a small polygon with its corners kept, as relative path data with one decimal."""
    return line_data(list(polygon.exterior.coords)[:-1]) + "z"


def line_data(points: list[tuple[float, float]]) -> str:
    """Write an open polyline as relative path data with one decimal."""
    at = np.round(np.array(points, dtype=float), 1)
    steps = "".join(f"l{_n(dx)} {_n(dy)}" for dx, dy in np.diff(at, axis=0))
    return _tight(f"M{_n(at[0][0])} {_n(at[0][1])}{steps}")
