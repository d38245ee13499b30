"""The one writer of SVG path data: relative commands, rounded so that errors do not add up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

Points = Sequence[Sequence[float]] | np.ndarray
"""Points of a line or ring, ``(n, 2)``, in drawing units with y down."""


def path_data(shape: BaseGeometry) -> str:
    """Write polygons as closed curves.

    The control points of the curves are the simplified rings; see :func:`spline_data`.

    Parameters
    ----------
    shape : BaseGeometry
        Polygon or multipolygon, in drawing units.

    Returns
    -------
    str
        Relative commands with one decimal; empty for an empty shape.
    """
    parts = getattr(shape, "geoms", [shape])
    return spline_data(
        shapely.get_coordinates(ring.simplify(0.2).segmentize(4.6))[:-1]
        for part in parts
        if not part.is_empty
        for ring in (part.exterior, *part.interiors)
    )


def spline_data(controls: Iterable[np.ndarray]) -> str:
    """Write closed uniform quadratic splines by their control points.

    Each node is the midpoint of two control points, so that ``t`` commands (one point each)
    suffice. Every node is chosen so that the reflected control point stays within 0.1 unit of
    its place, without drift.

    Parameters
    ----------
    controls : iterable of ndarray
        One ``(n, 2)`` array of control points for each closed curve, in drawing units.
    """
    return "".join(_spline(points) for points in controls)


def _spline(controls: np.ndarray) -> str:
    points = controls.tolist()  # arrays of two numbers would take ten times as long
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


def curve_data(points: Points) -> str:
    """Write an open line that curves smoothly near its inner points, with one decimal."""
    at = np.round(np.array(points, dtype=float), 1)
    if len(at) == 2:
        return line_data(at)
    out, here = [f"M{_pair(at[0])}"], at[0]
    for index in range(1, len(at) - 1):
        last = index == len(at) - 2
        node = at[-1] if last else np.round((at[index] + at[index + 1]) / 2, 1)
        out.append(f"q{_pair(at[index] - here)} {_pair(node - here)}")
        here = node
    return _tight("".join(out))


def corner_data(shape: BaseGeometry, decimals: int = 1) -> str:
    """Write polygons with their corners kept."""
    parts = getattr(shape, "geoms", [shape])
    return "".join(line_data(list(part.exterior.coords)[:-1], decimals) + "z" for part in parts)


def line_data(points: Points, decimals: int = 1) -> str:
    """Write an open line with straight sides."""
    at = np.round(np.array(points, dtype=float), decimals)
    steps = "".join(f"l{_pair(step)}" for step in np.diff(at, axis=0))
    return _tight(f"M{_pair(at[0])}{steps}")


def _tenth(value: float) -> float:
    return round(value * 10) / 10


def _pair(xy: Sequence[float] | np.ndarray) -> str:
    return f"{_n(xy[0])} {_n(xy[1])}"


def _n(value: float) -> str:
    text = f"{value:.1f}".removesuffix(".0")
    if text in ("0", "-0"):
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def _tight(data: str) -> str:
    """Drop what SVG does not need: a repeated command, a space before a minus sign or a dot."""
    first, *rest = re.split(r"(?<=\d)[tl]", data)
    letter = re.search("[tl]", data)
    data = f"{first}{letter[0]}{' '.join(rest)}" if letter else data
    return re.sub(r"(\.\d) (?=\.)| (?=-)", r"\1", data)
