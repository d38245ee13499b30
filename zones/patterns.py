"""The second code of a body system beside its colour: explicit hatch lines and marks.

A pattern is cut to a polygon here, in plain paths, as ``<pattern>`` is printed as a picture by
browsers. Every pattern is the same in a mirror: it is laid out from the middle of the polygon, so
the pattern of a mirrored polygon is the mirrored pattern.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from shapely import LineString, MultiLineString, box
from shapely.geometry.base import BaseGeometry

Strokes = list[list[tuple[float, float]]]


@dataclass(frozen=True)
class Hatch:
    """SVG path data of a pattern: open lines to stroke, and closed marks to fill."""

    lines: str
    marks: str


def hatch(shape: BaseGeometry, pattern: str, spacing: float) -> Hatch:
    """Lay a pattern into a shape.

    Parameters
    ----------
    shape : BaseGeometry
    pattern : str
        One of :data:`PATTERNS`; ``solid`` and ``plain`` have neither lines nor marks.
    spacing : float
        Distance of neighbouring lines, in the units of the shape; marks lie a little further
        apart.

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
        strokes = _LINES[pattern](*half, spacing)
        lines = MultiLineString([np.add(stroke, middle) for stroke in strokes])
        return Hatch(_strokes(lines.intersection(shape)), "")
    reach, step, mark, closed = _MARKS[pattern]
    spots = _lattice(*half, step[0] * spacing, step[1] * spacing) + np.array(middle)
    inner = shape.buffer(-reach * spacing)
    spots = spots[shapely.contains_xy(inner, spots)] if not inner.is_empty else spots[:0]
    data = "".join(mark(x, y, spacing) for x, y in spots)
    return Hatch("", data) if closed else Hatch(data, "")


def _levels(half: float, spacing: float) -> np.ndarray:
    """Places of lines from -half to half, the middle between two of them."""
    count = int(np.ceil(half / spacing))
    return (np.arange(-count, count) + 0.5) * spacing


def _horizontal(a: float, b: float, spacing: float) -> Strokes:
    return [[(-a, y), (a, y)] for y in _levels(b, spacing)]


def _vertical(a: float, b: float, spacing: float) -> Strokes:
    return [[(x, -b), (x, b)] for x in _levels(a, spacing)]


def _grid(a: float, b: float, spacing: float) -> Strokes:
    return _horizontal(a, b, 1.35 * spacing) + _vertical(a, b, 1.35 * spacing)


def _crosshatch(a: float, b: float, spacing: float) -> Strokes:
    reach = a + b
    found = []
    for d in _levels(reach, 1.9 * spacing):
        found.append([(d - reach, -reach), (d + reach, reach)])
        found.append([(d - reach, reach), (d + reach, -reach)])
    return found


def _zigzag(a: float, b: float, spacing: float) -> Strokes:
    """Rows of peaks; one peak lies in the middle."""
    wide, tall = 0.95 * spacing, 0.42 * spacing
    count = int(np.ceil(a / wide)) + 1
    steps = np.arange(-count, count + 1)
    return [
        [(k * wide, y + (tall if k % 2 else -tall)) for k in steps]
        for y in _levels(b, 1.3 * spacing)
    ]


def _dashes(a: float, b: float, spacing: float) -> Strokes:
    """Short level dashes, every second row shifted by half a step."""
    step, length = 2.6 * spacing, 1.5 * spacing
    count = int(np.ceil(a / step)) + 1
    found = []
    for row, y in enumerate(_levels(b, 0.95 * spacing)):
        for k in range(-count, count + 1):
            x = (k + (0.5 if row % 2 else 0.0)) * step
            found.append([(x - length / 2, y), (x + length / 2, y)])
    return found


_LINES: dict[str, Callable[[float, float, float], Strokes]] = {
    "horizontal": _horizontal,
    "vertical": _vertical,
    "grid": _grid,
    "crosshatch": _crosshatch,
    "zigzag": _zigzag,
    "dashes": _dashes,
}


def _lattice(a: float, b: float, wide: float, tall: float) -> np.ndarray:
    """Staggered places of marks around the middle, the same in a mirror."""
    columns, rows = int(np.ceil(a / wide)) + 1, int(np.ceil(b / tall)) + 1
    return np.array(
        [
            ((k + (0.5 if row % 2 else 0.0)) * wide, row * tall)
            for row in range(-rows, rows + 1)
            for k in range(-columns - 1, columns + 1)
        ]
    )


def _plus(x: float, y: float, s: float) -> str:
    arm = 0.44 * s
    return f"M{_n(x - arm)} {_n(y)}h{_n(2 * arm)}M{_n(x)} {_n(y - arm)}v{_n(2 * arm)}"


def _disc(radius: float) -> Callable[[float, float, float], str]:
    def draw(x: float, y: float, s: float) -> str:
        r, across = _n(radius * s), 2 * radius * s
        arc = f"a{r} {r} 0 1 0 "
        return f"M{_n(x - radius * s)} {_n(y)}{arc}{_n(across)} 0{arc}{_n(-across)} 0z"

    return draw


def _diamond(x: float, y: float, s: float) -> str:
    a, b = 0.3 * s, 0.52 * s
    return f"M{_n(x)} {_n(y - b)}l{_n(a)} {_n(b)}l{_n(-a)} {_n(b)}l{_n(-a)} {_n(-b)}z"


# pattern: (free room around a mark, (step across, step down), mark, filled)
_MARKS: dict[str, tuple] = {
    "plus": (0.36, (1.75, 0.95), _plus, False),
    "dots": (0.26, (1.35, 0.72), _disc(0.24), True),
    "rings": (0.4, (1.9, 1.0), _disc(0.4), False),
    "diamonds": (0.4, (1.6, 0.95), _diamond, True),
}

PATTERNS = ("plain", "solid", *_LINES, *_MARKS)


def _strokes(found: BaseGeometry) -> str:
    parts = [p for p in getattr(found, "geoms", [found]) if isinstance(p, LineString)]
    return "".join(_stroke(part) for part in parts if part.length > 0.05)


def _stroke(line: LineString) -> str:
    points = [(_n(x), _n(y)) for x, y in line.coords]
    return "M" + "L".join(f"{x} {y}" for x, y in points)


def _n(value: float) -> str:
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def swatch(pattern: str, width: float, height: float, spacing: float) -> Hatch:
    """Return a pattern in a rectangle from (0, 0), for a legend."""
    return hatch(box(0, 0, width, height), pattern, spacing)


__all__ = ["PATTERNS", "Hatch", "hatch", "swatch"]
