"""The shapes of every shipped school: on the foot, apart, reachable, and where charts put them.

Exceptions stand in ``shape_exceptions.yaml``, each with its reason; one that is no longer needed
is a fault too.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from math import hypot
from pathlib import Path

import pytest
import yaml
from shapely import Point, box, union_all
from shapely.geometry.base import BaseGeometry

from tests.geometry.positions import target
from zones import load_chart, schools
from zones.drawing.zone_shapes import FootShape, shapes
from zones.geometry.targets import PIXELS_PER_UNIT, TARGET_PX
from zones.geometry.views import FOOT_LENGTH, views
from zones.model.placement import FEET, VIEWS

HERE = Path(__file__).parent
OVERLAP = 0.02
"""Largest part of the smaller of two shapes that the larger may cover."""
REACH = 0.04 * FOOT_LENGTH
"""Largest distance of a centre from the charts', in drawing units."""

EXCEPTIONS = yaml.safe_load((HERE / "shape_exceptions.yaml").read_text(encoding="utf-8"))
POSITIONS = yaml.safe_load((HERE / "positions.yaml").read_text(encoding="utf-8"))

GROUPS = {"numbered": False, "with-further": True}


def _cases() -> list:
    found = []
    for school in schools():
        further = any(zone.group == "further" for zone in load_chart(school).zones)
        for group in GROUPS if further else ("numbered",):
            for view in VIEWS:
                found += [
                    pytest.param(school, view, foot, group, id=f"{school}/{view}/{foot}/{group}")
                    for foot in FEET
                ]
    return found


CASES = pytest.mark.parametrize(("school", "view", "foot", "group"), _cases())


@lru_cache(maxsize=128)
def _drawn(school: str, view: str, foot: str, group: str) -> tuple[FootShape, ...]:
    """Shapes on one foot, in painting order."""
    found = shapes(load_chart(school), view, further=GROUPS[group])
    return tuple(shape for shape in found if foot in shape.feet)


def _excused(check: str, school: str, view: str, group: str | None = None) -> set[str]:
    return {
        row["zone"]
        for row in EXCEPTIONS
        if (row["check"], row["school"], row["view"]) == (check, school, view)
        and row["group"] in (group, "all")
    }


def _small(shape: FootShape) -> bool:
    return shape.target is not shape.polygon


@lru_cache(maxsize=128)
def _hit(school: str, view: str, foot: str, group: str) -> dict[int, BaseGeometry]:
    """What a pointer means by each shape, as the browser decides it.

    A number's badge comes first, then a small shape, then the enlarged targets round small
    shapes, then the large shape underneath.
    """
    drawn = _drawn(school, view, foot, group)
    discs = [Point(shape.badge).buffer(shape.radius) for shape in drawn]
    found = {}
    for i, shape in enumerate(drawn):
        rest = [other for other in drawn if other is not shape and _small(other)]
        taken = [other.polygon for other in rest]
        own = shape.polygon
        if _small(shape):
            own = union_all([shape.polygon, shape.target.difference(union_all(taken))])
        else:
            own = own.difference(union_all([*taken, *(other.target for other in rest)]))
        own = own.difference(union_all([disc for j, disc in enumerate(discs) if j != i]))
        found[i] = union_all([own, discs[i]])
    return found


def _part_with(area: BaseGeometry, point: tuple[float, float]) -> BaseGeometry:
    parts = getattr(area, "geoms", [area])
    return min(parts, key=lambda part: part.distance(Point(point)))


@CASES
def test_every_drawn_zone_has_a_shape_on_each_of_its_feet(school, view, foot, group):
    zones = [z for z in load_chart(school).zones if GROUPS[group] or z.group == "numbered"]
    wanted = {zone.id for zone in zones if foot in zone.feet and view in zone.on(foot).views}
    assert {shape.zone for shape in _drawn(school, view, foot, group)} == wanted


@CASES
def test_shapes_lie_inside_the_outline(school, view, foot, group):
    outline = views()[view].outline
    outside = {
        shape.zone: round(shape.polygon.difference(outline).area, 1)
        for shape in _drawn(school, view, foot, group)
        if shape.polygon.difference(outline).area > 0.01 * shape.polygon.area
    }
    assert not outside, "square units outside"


@CASES
def test_shapes_do_not_cover_each_other(school, view, foot, group):
    drawn = _drawn(school, view, foot, group)
    covered = {}
    for i, one in enumerate(drawn):
        for other in drawn[i + 1 :]:
            common = one.polygon.intersection(other.polygon).area
            part = common / min(one.polygon.area, other.polygon.area)
            if part > OVERLAP:
                covered[one.zone, other.zone] = round(part, 3)
    assert not covered


@CASES
def test_every_number_is_hit_where_it_stands(school, view, foot, group):
    outline = views()[view].outline
    drawn = _drawn(school, view, foot, group)
    lost = []
    for shape in drawn:
        near = min(drawn, key=lambda other: hypot(*_minus(other.badge, shape.badge)))
        on_it = shape.polygon.distance(Point(shape.badge)) < shape.radius
        if near is not shape or not on_it or not outline.contains(Point(shape.badge)):
            lost.append(shape.zone)
    assert not lost


def _minus(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return one[0] - other[0], one[1] - other[1]


@CASES
def test_every_target_is_24_pixels_wide_and_high(school, view, foot, group):
    side = TARGET_PX / PIXELS_PER_UNIT[view]
    drawn = _drawn(school, view, foot, group)
    tight = {}
    for i, area in _hit(school, view, foot, group).items():
        x0, y0, x1, y1 = _part_with(area, drawn[i].badge).bounds
        if min(x1 - x0, y1 - y0) < side:
            tight[drawn[i].zone] = (round(x1 - x0, 1), round(y1 - y0, 1))
    excused = _excused("target", school, view, group)
    assert set(tight) == excused, f"{tight}, wanted {side:.1f}; excused {excused}"


def _centre(parts: list[FootShape]) -> tuple[float, float]:
    x0, y0, x1, y1 = union_all([box(*part.polygon.bounds) for part in parts]).bounds
    return (x0 + x1) / 2, (y0 + y1) / 2


def _middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def _groups() -> list:
    groups = defaultdict(list)
    for row in POSITIONS:
        groups[row["school"], row["zone"], row["view"]].append(row)
    return [pytest.param(*key, rows, id="/".join(key)) for key, rows in groups.items()]


@pytest.mark.parametrize(("school", "zone", "view", "rows"), _groups())
def test_a_zone_lies_where_charts_put_it(school, zone, view, rows):
    chart = load_chart(school)
    record = chart.zone(zone)
    if not record.placements:
        pytest.fail(f"{zone} is not drawn; take its position out")
    group = "numbered" if record.group == "numbered" else "with-further"
    drawing, sole = views()[view], views()["plantar"]
    wanted = [target(drawing, sole, row["a"], row["b"], row["part"]) for row in rows]
    far = {}
    for foot in (foot for foot in record.feet if view in record.on(foot).views):
        own = [shape for shape in _drawn(school, view, foot, group) if shape.zone == zone]
        assert own, f"no shape on the {foot} foot"
        if len(own) == len(wanted):
            centres, places = [_centre([shape]) for shape in own], wanted
        else:  # pieces that the charts do not count alike: the middle of all together
            centres, places = [_centre(own)], [_middle(wanted)]
        distance = max(min(hypot(*_minus(at, to)) for at in centres) for to in places)
        if distance > REACH:
            far[foot] = round(distance, 1)
    excused = zone in _excused("position", school, view, "all")
    assert bool(far) == excused, f"{far} units off; excused: {excused}"


def test_every_exception_has_a_reason_and_names_a_drawn_zone():
    for row in EXCEPTIONS:
        assert list(row) == ["check", "school", "zone", "view", "group", "reason"]
        assert len(row["reason"].split()) > 4
        assert row["view"] in load_chart(row["school"]).zone(row["zone"]).views
