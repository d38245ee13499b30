"""Placement words to polygons, polygons to path data."""

from __future__ import annotations

import re

import numpy as np
import pytest
from shapely import LineString, Point, Polygon

from zones.geometry.path_data import line_data, path_data
from zones.geometry.placing import draw, smooth
from zones.geometry.rounding import rounded, soften
from zones.geometry.views import views
from zones.model.placement import Placement


def place(view="plantar", **word):
    return Placement.model_validate_json(__import__("json").dumps({"view": view, **word}))


SOLE = views()["plantar"]


def test_a_cell_follows_the_foots_own_width():
    wide = draw(place(cell={"u": [0, 1], "v": [0.33, 0.36]}), SOLE)
    narrow = draw(place(cell={"u": [0, 1], "v": [0.60, 0.63]}), SOLE)
    assert wide.bounds[2] - wide.bounds[0] > narrow.bounds[2] - narrow.bounds[0] + 5


def test_a_cell_between_guidelines_bows_with_them():
    shape = draw(place(cell={"u": [0, 1], "v": ["shoulder", "diaphragm"]}), SOLE)
    left, right = SOLE.place(0.1, 0.3)[0], SOLE.place(0.9, 0.3)[0]
    top = {x: min(y for a, y in shape.exterior.coords if abs(a - x) < 4) for x in (left, right)}
    assert top[right] > top[left] + 8, "the lateral end lies nearer the heel"


def test_the_corners_of_a_cell_are_round_in_proportion_and_its_guideline_is_exact():
    shape = draw(place(cell={"u": [0.3, 0.7], "v": ["waist", 0.68]}), SOLE)
    x0, y0, x1, y1 = shape.bounds
    for corner in ((x0, y0), (x1, y0), (x0, y1), (x1, y1)):
        assert shape.distance(Point(corner)) > 1.5
    assert y0 == pytest.approx(SOLE.place(0.5, 0.585)[1], abs=0.1)
    small = draw(place(cell={"u": [0.45, 0.52], "v": [0.6, 0.62]}), SOLE)
    assert small.area > 0.8 * (small.bounds[2] - small.bounds[0]) * (
        small.bounds[3] - small.bounds[1]
    )


def test_a_spot_has_the_size_it_is_given():
    shape = draw(place(spot={"at": [0.5, 0.5], "size": [20, 10]}), SOLE)
    x0, y0, x1, y1 = shape.bounds
    assert (x1 - x0, y1 - y0) == pytest.approx((20, 10), abs=0.2)
    assert shape.centroid.coords[0] == pytest.approx(SOLE.place(0.5, 0.5), abs=0.2)


def test_a_bean_turns_its_hollow_to_the_medial_side():
    shape = draw(place(spot={"at": [0.5, 0.5], "size": [14, 20], "form": "bean"}), SOLE)
    x, y = SOLE.place(0.5, 0.5)
    assert not shape.contains(Point(x - 6, y))
    assert shape.contains(Point(x + 6, y))


def test_a_path_is_as_wide_as_it_says():
    shape = draw(place(path={"through": [[0.3, 0.6], [0.7, 0.6]], "width": 6}), SOLE)
    _, y0, _, y1 = shape.bounds
    assert y1 - y0 == pytest.approx(6, abs=0.1)


@pytest.mark.parametrize(("side", "u"), [("medial", 0.0), ("lateral", 1.0)])
def test_an_edge_hugs_its_side(side, u):
    shape = draw(place(edge={"side": side, "v": [0.4, 0.6], "width": 7}), SOLE)
    edge = Point(SOLE.place(u, 0.5))
    assert shape.distance(edge) < 1.5
    assert 4 < shape.intersection(_row(0.5)).length < 9


def _row(v):
    from shapely import LineString

    return LineString([(-20, v * 250), (130, v * 250)])


@pytest.mark.parametrize("toe", [1, 2, 3, 4, 5])
def test_toe_parts_lie_on_their_toe_from_tip_to_root(toe):
    tip = draw(place(toe={"toe": toe, "part": "tip"}), SOLE)
    root = draw(place(toe={"toe": toe, "part": "root"}), SOLE)
    whole = SOLE.toes[toe].buffer(0.1)
    assert whole.contains(tip)
    assert whole.contains(root)
    assert tip.centroid.y < root.centroid.y
    assert tip.disjoint(root)


def test_medial_and_lateral_halves_of_a_toe_are_on_their_sides():
    for name in ("plantar", "dorsal"):
        view = views()[name]
        medial = draw(place(name, toe={"toe": 1, "part": "medial"}), view)
        lateral = draw(place(name, toe={"toe": 1, "part": "lateral"}), view)
        assert (medial.centroid.x < lateral.centroid.x) == (name == "plantar")


def test_a_strip_tapers_and_ends_where_round_ends_would():
    shape = draw(place(path={"through": [[0.5, 0.5], [0.5, 0.6]], "width": 8}), SOLE)
    (x, top), (_, foot) = SOLE.place(0.5, 0.5), SOLE.place(0.5, 0.6)
    assert shape.bounds[1] == pytest.approx(top - 4, abs=0.3)
    assert shape.bounds[3] == pytest.approx(foot + 4, abs=0.3)
    round_ends = LineString([(x, top), SOLE.place(0.5, 0.6)]).buffer(4)
    assert 0.8 * round_ends.area < shape.area < 0.99 * round_ends.area


def test_a_strip_along_the_edge_runs_out_to_the_edge():
    shape = draw(place(edge={"side": "medial", "v": [0.4, 0.6], "width": 8}), SOLE)

    def deep(v: float) -> float:
        x, y = SOLE.place(0.0, v)
        return shape.intersection(LineString([(x, y), (x + 20, y)])).length

    assert deep(0.5) > 6.5
    assert deep(0.405) < 0.75 * deep(0.5) > deep(0.595)


def test_a_part_of_a_toe_is_cut_as_its_crease_runs():
    shape = draw(place(toe={"toe": 1, "along": [0.3, 0.6]}), SOLE)
    tip, along, _length, (low, high) = SOLE.toe_axis(1)
    ring = (np.array(shape.exterior.coords) - tip) @ along
    side = (np.array(shape.exterior.coords) - tip) @ SOLE.across(along)
    share = (side - low) / (high - low)
    middle, rim = abs(share - 0.5) < 0.08, abs(share - 0.5) > 0.3
    assert ring[middle].max() > ring[rim].max() + 0.5, "the border sags toward the root"


def test_an_area_passes_its_points():
    points = [[0.3, 0.5], [0.7, 0.5], [0.7, 0.6], [0.3, 0.6]]
    shape = draw(place(area={"through": points}), SOLE)
    for point in points:
        assert shape.boundary.distance(Point(SOLE.place(*point))) < 0.2


@pytest.mark.parametrize("name", ["plantar", "dorsal", "medial", "lateral"])
def test_shapes_are_clipped_to_the_foot(name):
    view = views()[name]
    at = [0.0, 0.5] if view.flat else [0.5, 0.0]
    shape = draw(place(name, spot={"at": at, "size": [40, 40]}), view)
    assert view.outline.contains(shape)
    assert 0 < shape.area < 1250


def test_smoothing_keeps_the_ends_of_an_open_curve():
    line = smooth([(0, 0), (10, 5), (20, 0)], closed=False)
    assert tuple(line[0]) == (0, 0)
    assert tuple(line[-1]) == (20, 0)


def test_softening_rounds_corners_and_drops_slivers():
    square = Polygon([(0, 0), (20, 0), (20, 20), (0, 20)])
    sliver = Polygon([(20, 9), (40, 9), (40, 10), (20, 10)])
    soft = soften(square.union(sliver), 2)
    assert not soft.contains(Point(0.1, 0.1))
    assert soft.bounds[2] < 21


def test_rounding_keeps_a_narrow_part_and_drops_a_sliver():
    body = Polygon([(0, 0), (30, 0), (30, 30), (0, 30)])
    stem = Polygon([(12, -20), (17.5, -20), (17.5, 1), (12, 1)])
    sliver = Polygon([(29, 10), (60, 10), (60, 12), (29, 12)])
    shape = rounded(body.union(stem).union(sliver), 4)
    assert shape.bounds[1] == pytest.approx(-20, abs=1)
    assert shape.bounds[2] < 31
    assert not shape.contains(Point(0.5, 29.5))


def test_path_data_draws_the_polygon_within_a_quarter_millimetre():
    shape = draw(place(spot={"at": [0.5, 0.5], "size": [30, 18]}), SOLE)
    drawn = Polygon(trace(path_data(shape)))
    assert drawn.symmetric_difference(shape).area / shape.length < 0.25


def trace(data: str) -> np.ndarray:
    """Follow ``M q t z`` path data as a browser does."""
    at = control = np.zeros(2)
    out = []
    for letter, body in re.findall(r"([Mqtz])([^Mqtz]*)", data):
        numbers = [float(n) for n in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", body)]
        if letter == "M":
            at = np.array(numbers)
        for pairs in np.array(numbers).reshape(-1, 2 if letter == "q" else 1, 2):
            if letter not in "qt":
                break
            end = at + pairs[-1]
            control = at + pairs[0] if letter == "q" else 2 * at - control
            t = np.linspace(0, 1, 6)[:, None]
            out.extend((1 - t) ** 2 * at + 2 * t * (1 - t) * control + t * t * end)
            at = end
    return np.array(out)


def test_line_data_is_relative_with_one_decimal():
    assert line_data([(0, 0), (1.5, -2.25), (3, 0)]) == "M0 0l1.5-2.2 1.5 2.2"
