"""Patterns, the second code of a body system beside its colour: hatch lines and marks.

A pattern is clipped to a polygon as plain paths, because browsers print ``<pattern>`` as a bitmap.
Every pattern is symmetric and laid out from the middle of the polygon, so the pattern of a
mirrored polygon is the mirrored pattern.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from shapely import box
from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True)
class Hatch:
    """SVG path data of a pattern: open lines to stroke, and closed marks to fill."""

    lines: str
    marks: str


def hatch(shape: BaseGeometry, pattern: str, spacing: float) -> Hatch:
    """Fill a shape with a pattern.

    Parameters
    ----------
    shape : BaseGeometry
    pattern : str
        One of :data:`PATTERNS`; ``solid`` and ``plain`` have neither lines nor marks.
    spacing : float
        Distance between lines, in the units of the shape; marks are slightly further apart.

    Returns
    -------
    Hatch
        With one decimal.

    Raises
    ------
    ValueError
        If there is no such pattern.
    """
    if pattern not in PATTERNS:
        raise ValueError(f"{pattern!r} is no pattern; choose one of: {', '.join(PATTERNS)}")
    if pattern in ("solid", "plain") or shape.is_empty:
        return Hatch("", "")
    return _hatch(shape, pattern, spacing)


# Keyed by the geometry: shapely compares and hashes it by its coordinates.
@lru_cache(maxsize=2048)
def _hatch(shape: BaseGeometry, pattern: str, spacing: float) -> Hatch:
    low_x, low_y, high_x, high_y = shape.bounds
    middle = ((low_x + high_x) / 2, (low_y + high_y) / 2)
    half = ((high_x - low_x) / 2 + spacing, (high_y - low_y) / 2 + spacing)
    if pattern in _LINES:
        strokes = _LINES[pattern](*half, spacing) + np.array(middle)
        return Hatch(_strokes(_clipped(shapely.linestrings(strokes), shape)), "")
    reach, step, mark, closed = _MARKS[pattern]
    spots = _lattice(*half, step[0] * spacing, step[1] * spacing) + np.array(middle)
    shapely.prepare(shape)
    spots = spots[shapely.contains_xy(shape, spots)]
    edge = shape.boundary
    shapely.prepare(edge)
    spots = spots[~shapely.dwithin(edge, shapely.points(spots), reach * spacing)]
    path, places = mark(spacing)
    at = np.tile(spots, len(places) // 2) + np.array(places)
    data = path * len(spots) % tuple(_tenths(at))
    return Hatch("", data) if closed else Hatch(data, "")


def _clipped(lines: np.ndarray, shape: BaseGeometry) -> np.ndarray:
    """Clip lines to a shape; those that lie entirely inside are left as they are."""
    shapely.prepare(shape)
    whole = shapely.contains_properly(shape, lines)
    crossing = lines[~whole & shapely.intersects(shape, lines)]
    cut = shapely.get_parts(shapely.intersection(shapely.multilinestrings(crossing), shape))
    return np.concatenate([lines[whole], cut])


def _levels(half: float, spacing: float) -> np.ndarray:
    """Positions of lines from -half to half, with 0 midway between two of them."""
    count = int(np.ceil(half / spacing))
    return (np.arange(-count, count) + 0.5) * spacing


def _horizontal(a: float, b: float, spacing: float) -> np.ndarray:
    rows = _levels(b, spacing)
    return np.stack([np.stack([np.full(len(rows), x), rows], axis=1) for x in (-a, a)], axis=1)


def _vertical(a: float, b: float, spacing: float) -> np.ndarray:
    return _horizontal(b, a, spacing)[..., ::-1]


def _grid(a: float, b: float, spacing: float) -> np.ndarray:
    return np.concatenate([_horizontal(a, b, 1.35 * spacing), _vertical(a, b, 1.35 * spacing)])


def _crosshatch(a: float, b: float, spacing: float) -> np.ndarray:
    reach = a + b
    places = _levels(reach, 1.9 * spacing)
    low, high = np.full(len(places), -reach), np.full(len(places), reach)
    both = [
        [(places - reach, low), (places + reach, high)],
        [(places - reach, high), (places + reach, low)],
    ]
    return np.array(both).transpose(3, 0, 1, 2).reshape(-1, 2, 2)


def _zigzag(a: float, b: float, spacing: float) -> np.ndarray:
    """Rows of peaks, one of them in the middle."""
    wide, tall = 0.95 * spacing, 0.42 * spacing
    count = int(np.ceil(a / wide)) + 1
    steps = np.arange(-count, count + 1)
    rows = _levels(b, 1.3 * spacing)[:, None] + np.where(steps % 2, tall, -tall)
    return np.stack(np.broadcast_arrays(steps * wide, rows), axis=2)


def _dashes(a: float, b: float, spacing: float) -> np.ndarray:
    """Short horizontal dashes, every second row shifted by half a step."""
    step, length = 2.6 * spacing, 1.5 * spacing
    count = int(np.ceil(a / step)) + 1
    rows = _levels(b, 0.95 * spacing)
    shift = np.where(np.arange(len(rows)) % 2, 0.5, 0.0)
    x = ((np.arange(-count, count + 1) + shift[:, None]) * step).ravel()
    y = np.repeat(rows, 2 * count + 1)
    ends = [np.column_stack([x + side * length / 2, y]) for side in (-1, 1)]
    return np.stack(ends, axis=1)


# Each returns polylines of equal length, as an array of shape (lines, points, 2), for a box from
# (-a, -b) to (a, b).
_LINES: dict[str, Callable[[float, float, float], np.ndarray]] = {
    "horizontal": _horizontal,
    "vertical": _vertical,
    "grid": _grid,
    "crosshatch": _crosshatch,
    "zigzag": _zigzag,
    "dashes": _dashes,
}


def _lattice(a: float, b: float, wide: float, tall: float) -> np.ndarray:
    """Staggered positions of marks around the middle, mirror-symmetric."""
    columns, rows = int(np.ceil(a / wide)) + 1, int(np.ceil(b / tall)) + 1
    levels = np.arange(-rows, rows + 1)
    shift = np.where(levels % 2, 0.5, 0.0)[:, None]
    x = (np.arange(-columns - 1, columns + 1) + shift) * wide
    return np.column_stack([x.ravel(), np.repeat(levels * tall, x.shape[1])])


def _plus(s: float) -> tuple[str, list[float]]:
    arm, long = 0.44 * s, _n(0.88 * s)
    return f"M%g %gh{long}M%g %gv{long}", [-arm, 0, 0, -arm]


def _disc(radius: float) -> Callable[[float], tuple[str, list[float]]]:
    def draw(s: float) -> tuple[str, list[float]]:
        # The diameter is twice the rounded radius, or the arcs would not close to a circle.
        r = _n(radius * s)
        across = 2 * float(r)
        arc = f"a{r} {r} 0 1 0 "
        return f"M%g %g{arc}{_n(across)} 0{arc}{_n(-across)} 0z", [-radius * s, 0]

    return draw


def _diamond(s: float) -> tuple[str, list[float]]:
    a, b = 0.3 * s, 0.52 * s
    return f"M%g %gl{_n(a)} {_n(b)}l{_n(-a)} {_n(b)}l{_n(-a)} {_n(-b)}z", [0, -b]


# pattern: (clearance around a mark, (step across, step down), mark, filled); a mark returns its
# path for a spacing, and the offsets of its placeholders from the middle.
_MARKS: dict[str, tuple] = {
    "plus": (0.36, (1.75, 0.95), _plus, False),
    "dots": (0.26, (1.35, 0.72), _disc(0.24), True),
    "rings": (0.4, (1.9, 1.0), _disc(0.4), False),
    "diamonds": (0.4, (1.6, 0.95), _diamond, True),
}

PATTERNS = ("plain", "solid", *_LINES, *_MARKS)


def _strokes(parts: np.ndarray) -> str:
    parts = parts[(shapely.get_dimensions(parts) == 1) & (shapely.length(parts) > 0.05)]
    counts = shapely.get_num_points(parts).tolist()
    path = "".join("M%g %g" + "L%g %g" * (count - 1) for count in counts)
    return path % tuple(_tenths(shapely.get_coordinates(parts)))


def _tenths(values: np.ndarray) -> list[float]:
    """Round to one decimal; adding 0 turns -0 into 0."""
    return (np.round(values, 1) + 0.0).ravel().tolist()


def _n(value: float) -> str:
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def swatch(pattern: str, width: float, height: float, spacing: float) -> Hatch:
    """Return a pattern in a rectangle from (0, 0), for a legend."""
    return hatch(box(0, 0, width, height), pattern, spacing)


__all__ = ["PATTERNS", "Hatch", "hatch", "swatch"]
