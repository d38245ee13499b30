"""Patterns: explicit lines, the same in a mirror, told apart without colour."""

import re

import numpy as np
import pytest
from shapely import Point, box
from shapely.affinity import scale

from zones.geometry.patterns import PATTERNS, hatch
from zones.loading.loader import load_chart

BLANK = ("plain", "solid")
SHAPE = box(0, 0, 12, 7).union(Point(12, 3).buffer(4))


def numbers(data: str) -> list[float]:
    return [float(n) for n in re.findall(r"-?\d*\.?\d+", data)]


def strokes(data: str) -> set[frozenset]:
    """Each open line as the set of its corners, rounded."""
    lines = re.findall(r"M[^M]+", data)
    return {
        frozenset((round(float(x), 1), round(float(y), 1)) for x, y in _pairs(line))
        for line in lines
    }


def _pairs(line: str) -> list[tuple[str, str]]:
    return re.findall(r"(-?\d*\.?\d+) (-?\d*\.?\d+)", line)


def test_every_system_of_the_chart_has_a_pattern_of_its_own():
    systems = load_chart().systems.values()
    drawn = [s.pattern for s in systems if s.id != "other"]
    assert len(set(drawn)) == len(drawn)
    assert set(drawn) <= set(PATTERNS)


@pytest.mark.parametrize("pattern", [p for p in PATTERNS if p not in BLANK])
def test_a_pattern_fills_its_shape_and_stays_inside(pattern):
    found = hatch(SHAPE, pattern, 1.5)
    assert found.lines or found.marks
    starts = re.findall(r"M(-?\d*\.?\d+) (-?\d*\.?\d+)", found.lines + found.marks)
    assert len(starts) >= 4
    grown = SHAPE.buffer(0.06)  # places are rounded to a tenth
    assert all(grown.contains(Point(float(x), float(y))) for x, y in starts)


@pytest.mark.parametrize(
    "pattern", ["horizontal", "vertical", "grid", "crosshatch", "zigzag", "dashes"]
)
def test_lines_of_a_mirrored_shape_are_the_mirrored_lines(pattern):
    middle = SHAPE.bounds[0] + SHAPE.bounds[2]
    mirrored = scale(SHAPE, xfact=-1, origin=(middle / 2, 0))
    there = {
        frozenset((round(middle - x, 1), y) for x, y in line)
        for line in strokes(hatch(SHAPE, pattern, 1.5).lines)
    }
    here = strokes(hatch(mirrored, pattern, 1.5).lines)
    near = sum(any(_close(one, other) for other in here) for one in there)
    assert near == len(there) == len(here)


def _close(one: frozenset, other: frozenset) -> bool:
    if len(one) != len(other):
        return False
    a, b = np.array(sorted(one)), np.array(sorted(other))
    return bool(np.abs(a - b).max() < 0.15)


@pytest.mark.parametrize("pattern", ["plus", "dots", "rings", "diamonds"])
def test_marks_stand_the_same_in_a_mirror(pattern):
    """In a shape that is its own mirror, each row of marks is as far from both its edges."""
    wide, spacing = 14.0, 1.5
    found = hatch(box(0, 0, wide, 9), pattern, spacing)
    # A mark begins at its left end, apart from a lozenge, which begins at its upper corner.
    across = {"plus": 0.88, "dots": 0.48, "rings": 0.8, "diamonds": 0.0}[pattern] * spacing
    if pattern == "plus":
        starts = re.findall(r"M(-?[\d.]+) (-?[\d.]+)h", found.lines)
    else:
        starts = re.findall(r"M(-?[\d.]+) (-?[\d.]+)", found.lines + found.marks)
    rows: dict[str, list[float]] = {}
    for x, y in starts:
        rows.setdefault(y, []).append(float(x))
    assert len(rows) >= 4
    for xs in rows.values():
        assert min(xs) == pytest.approx(wide - max(xs) - across, abs=0.05)


@pytest.mark.parametrize("pattern", ["dots", "rings"])
@pytest.mark.parametrize("spacing", [1.19, 1.5, 1.83, 2.2])
def test_a_disc_is_round(pattern, spacing):
    found = hatch(SHAPE, pattern, spacing)
    arcs = re.findall(r"a([\d.]+) ([\d.]+) 0 1 0 (-?[\d.]+) 0", found.lines + found.marks)
    assert arcs
    for wide, tall, across in arcs:
        assert float(wide) == float(tall) == pytest.approx(abs(float(across)) / 2)


def test_an_unknown_pattern_is_refused_with_the_choices():
    with pytest.raises(ValueError, match="choose one of: plain, solid"):
        hatch(SHAPE, "stripes", 1.5)
