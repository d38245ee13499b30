"""Places: the drawn shapes against what the landmarks say, and each structure on all its views.

``places.yaml`` holds the words of a landmark as data. Along the foot all views share one measure,
the distance from the toe tip in millimetres on the foot of 250 mm.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
import yaml
from shapely import union_all
from shapely.geometry.base import BaseGeometry

from tests.geometry.positions import bone_base
from zones import load_chart
from zones.drawing.zone_shapes import shapes
from zones.geometry.guidelines import lines_across
from zones.geometry.views import FOOT_LENGTH, views

PLACES = yaml.safe_load((Path(__file__).parent / "places.yaml").read_text(encoding="utf-8"))
SAME = 0.04 * FOOT_LENGTH
"""How far one structure may lie apart on two views, along the foot (mm)."""
LONG = 0.4 * FOOT_LENGTH
"""A strip longer than this may reach further on one view than on another (mm)."""
RULES = {"gap", "bones", "starts", "centre", "ends", "toe", "behind", "pieces", "thirds"}
TWO_PARTS = {("rwo-shur", "gonads")}
"""Zones whose landmark tells of two parts, one for each view."""


@lru_cache(maxsize=64)
def drawn(school: str, view: str) -> dict[str, tuple[BaseGeometry, ...]]:
    """Shapes on one view by zone; a shape of both feet stands once."""
    found: dict[str, dict[str, BaseGeometry]] = {}
    for shape in shapes(load_chart(school), view, further=True):
        found.setdefault(shape.zone, {})[shape.polygon.wkt] = shape.polygon
    return {zone: tuple(parts.values()) for zone, parts in found.items()}


@lru_cache(maxsize=1)
def _top() -> np.ndarray:
    """Rows u, v, x, y of the top view, to find the sole position below a point of it."""
    lift = views()["dorsal"]
    return np.array(
        [(u, v, *lift.place(u, v)) for u in np.linspace(0, 1, 41) for v in np.linspace(0.1, 1, 181)]
    )


def below(x: float, y: float) -> tuple[float, float]:
    """Return u and the distance from the toes (mm) of a point on the top view."""
    rows = _top()
    nearest = rows[np.hypot(rows[:, 2] - x, rows[:, 3] - y).argmin()]
    return float(nearest[0]), float(nearest[1]) * FOOT_LENGTH


def along(view: str, x: float, y: float) -> float:
    """Distance of a point from the toe tip along the foot (mm)."""
    return {
        "plantar": lambda: y,
        "lateral": lambda: x,
        "medial": lambda: FOOT_LENGTH - x,
        "dorsal": lambda: below(x, y)[1],
    }[view]()


def reach(view: str, shape: BaseGeometry) -> tuple[float, float]:
    """Where a shape begins and ends along the foot (mm)."""
    x0, y0, x1, y1 = shape.bounds
    if view == "dorsal":
        found = [along(view, *point) for point in shape.convex_hull.exterior.coords]
        return min(found), max(found)
    ends = sorted((along(view, x0, y0), along(view, x1, y1)))
    return ends[0], ends[1]


def middle(shape: BaseGeometry) -> tuple[float, float]:
    x0, y0, x1, y1 = shape.bounds
    return (x0 + x1) / 2, (y0 + y1) / 2


def mark(view: str, name: str, x: float) -> float:
    """Where a mark lies along the foot (mm); a guideline, at x on the sole."""
    if name in lines_across():
        low, high = views()["plantar"].edges(0.45)
        return lines_across()[name].at((x - low) / (high - low)) * FOOT_LENGTH
    if name.startswith("base-"):
        return bone_base(views()["plantar"], views()["plantar"], int(name[-1]))[1]
    if name == "toe-1-joint":  # half way from tip to base joint, where the toe bends
        return mark(view, "mtp-1", x) * 0.45
    for other in (view, "plantar", "medial", "lateral"):
        if name in views()[other].landmarks:
            return along(other, *views()[other].landmarks[name])
    raise AssertionError(f"no mark {name}")


def bone_at(view: str, bone: int, y: float) -> float:
    """Return x of a long bone at a height of the drawing; 0 and 6 are the edges of the foot."""
    drawing = views()[view]
    if bone in (0, 6):
        v = (
            y / FOOT_LENGTH
            if view == "plantar"
            else below(drawing.landmarks["mtp-3"][0], y)[1] / 250
        )
        return drawing.place(float(bone == 6), v)[0]
    sole = views()["plantar"]
    x, depth = sole.landmarks[f"mtp-{bone}"]  # on the top view the outer ones mark the edges
    low, high = sole.edges(depth / FOOT_LENGTH)
    head = drawing.place((x - low) / (high - low), depth / FOOT_LENGTH)
    base = bone_base(drawing, sole, bone)
    return float(np.interp(y, sorted((head[1], base[1])), _by_y(head, base)))


def _by_y(head, base) -> tuple[float, float]:
    return (head[0], base[0]) if head[1] < base[1] else (base[0], head[0])


def _share(view: str, low: int, high: int, at: tuple[float, float]) -> float:
    """Where a point lies between two bones: 0 on the first, 1 on the second."""
    first, second = bone_at(view, low, at[1]), bone_at(view, high, at[1])
    return (at[0] - first) / (second - first)


def faults(row: dict) -> list[str]:
    """What of a row the drawn shape does not keep."""
    view, zones = row["view"], drawn(row["school"], row["view"])
    parts = zones[row["zone"]]
    whole = union_all(parts)
    start, end = reach(view, whole)
    at = middle(whole)
    found = []
    for rule, value in row.items():
        if rule == "gap" and not 0.1 <= _share(view, *value, at) <= 0.9:
            found.append(f"gap {value}: {_share(view, *value, at):.2f}")
        if rule == "bones" and not -0.25 <= _share(view, *value, at) <= 1.25:
            found.append(f"bones {value}: {_share(view, *value, at):.2f}")
        if rule in ("starts", "centre", "ends"):
            place = {"starts": start, "centre": (start + end) / 2, "ends": end}[rule]
            off = place - mark(view, value[0], at[0])
            if abs(off) > value[1]:
                found.append(f"{rule} {off:+.1f} mm from {value[0]}, may be {value[1]}")
        if rule == "toe":
            tip, axis, length, _ = views()[view].toe_axis(value[0])
            part = float((np.array(at) - tip) @ axis / length)
            if not value[1] <= part <= value[2]:
                found.append(f"toe: {part:.2f} of its length")
        if rule == "behind":
            front, back = reach(view, union_all(zones[value[0]]))
            if not front < start <= back + value[1]:
                found.append(f"begins at {start:.0f}, {value[0]} from {front:.0f} to {back:.0f}")
        if rule == "pieces" and len(parts) != value:
            found.append(f"{len(parts)} pieces")
        if rule == "thirds":
            low, high = views()["plantar"].edges(at[1] / FOOT_LENGTH)
            if not value[0] <= (at[0] - low) / (high - low) <= value[1]:
                found.append(f"{(at[0] - low) / (high - low):.2f} of the width")
    return found


@pytest.mark.parametrize("row", PLACES, ids=lambda r: f"{r['school']}/{r['zone']}/{r['view']}")
def test_the_drawing_keeps_what_the_landmark_says(row):
    landmark = " ".join(load_chart(row["school"]).zone(row["zone"]).landmark.says.split())
    assert row["says"] in landmark
    assert RULES & set(row)
    assert set(row) <= RULES | {"school", "zone", "view", "says"}
    assert not faults(row)


def test_the_table_tells_a_wrong_place_from_a_right_one():
    heart = next(row for row in PLACES if (row["school"], row["zone"]) == ("rwo-shur", "heart"))
    assert faults({**heart, "gap": [2, 3]})
    assert faults({**heart, "ends": ["web-1-2", 10]})
    assert faults({**heart, "behind": ["rectum", 10]})


def _pairs() -> list:
    found = []
    for school in ("overview", "rwo-shur", "western"):
        for zone in load_chart(school).zones:
            if (school, zone.id) not in TWO_PARTS:
                found += [
                    pytest.param(
                        school, zone.id, one, other, id=f"{school}/{zone.id}/{one}-{other}"
                    )
                    for one, other in combinations(zone.views, 2)
                ]
    return found


@pytest.mark.parametrize(("school", "zone", "one", "other"), _pairs())
def test_a_structure_lies_alike_on_two_views(school, zone, one, other):
    spans = [reach(view, union_all(drawn(school, view)[zone])) for view in (one, other)]
    (a, b), (c, d) = spans
    if max(b - a, d - c) > LONG:
        shorter, longer = sorted(spans, key=lambda span: span[1] - span[0])
        assert longer[0] - SAME <= shorter[0]
        assert shorter[1] <= longer[1] + SAME
    else:
        assert abs((a + b) / 2 - (c + d) / 2) <= SAME, spans
