"""Polygons to compact SVG path data."""

from __future__ import annotations

import re

import numpy as np
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
    points = np.array(ring.simplify(0.2).segmentize(4.0).coords)[:-1]
    control = np.round((points[-1] + points[0]) / 2, 1)
    start = control
    out, here, control = [], start, np.round(points[0], 1)
    out.append(f"M{_n(start[0])} {_n(start[1])}")
    for index in range(len(points)):
        following = points[(index + 1) % len(points)]
        node = start if index == len(points) - 1 else np.round((control + following) / 2, 1)
        step = node - here
        if index == 0:
            bend = control - here
            out.append(f"q{_n(bend[0])} {_n(bend[1])} {_n(step[0])} {_n(step[1])}")
        else:
            out.append(f"t{_n(step[0])} {_n(step[1])}")
        here, control = node, 2 * node - control
    return _tight("".join(out)) + "z"


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
