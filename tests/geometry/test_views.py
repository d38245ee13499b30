"""The four views: frames, handedness of the drawings, foot coordinates."""

from __future__ import annotations

import pytest

from zones.geometry.views import FOOT_LENGTH, views
from zones.model.placement import VIEWS


def test_there_are_four_views_in_the_order_of_the_view_switch():
    assert tuple(views()) == VIEWS == ("plantar", "dorsal", "medial", "lateral")


def test_the_sole_is_a_left_foot_with_the_big_toe_on_the_viewers_left():
    marks = views()["plantar"].landmarks
    assert marks["toe-1-tip"][0] < marks["toe-5-tip"][0]


def test_the_top_is_a_left_foot_with_the_big_toe_on_the_viewers_right():
    marks = views()["dorsal"].landmarks
    assert marks["toe-1-tip"][0] > marks["toe-5-tip"][0]


def test_toes_point_right_on_the_inner_and_left_on_the_outer_side_of_a_left_foot():
    medial, lateral = views()["medial"].landmarks, views()["lateral"].landmarks
    assert medial["toe-1-tip"][0] > medial["heel-back"][0]
    assert lateral["toe-1-tip"][0] < lateral["heel-back"][0]


def test_u_runs_from_the_medial_to_the_lateral_edge():
    sole = views()["plantar"]
    low, high = sole.edges(0.5)
    assert sole.place(0.0, 0.5) == pytest.approx((low, 125.0))
    assert sole.place(1.0, 0.5) == pytest.approx((high, 125.0))
    top = views()["dorsal"]
    assert top.place(0.1, 0.4)[0] > top.place(0.9, 0.4)[0], "medial is right on the top view"


def test_v_runs_from_the_toes_to_the_heel():
    for name in ("plantar", "dorsal"):
        view = views()[name]
        levels = [view.place(0.5, v)[1] for v in (0.2, 0.35, 0.5, 0.65)]
        assert levels == sorted(levels)


def test_p_runs_from_the_toes_to_the_heel_and_h_upward_in_foot_lengths():
    assert views()["medial"].place(0.0, 0.1) == pytest.approx((FOOT_LENGTH, -25.0))
    assert views()["lateral"].place(1.0, 0.2) == pytest.approx((FOOT_LENGTH, -50.0))


def test_the_sole_is_a_foot_length_long():
    _, top, _, bottom = views()["plantar"].outline.bounds
    assert bottom - top == pytest.approx(FOOT_LENGTH, abs=0.5)


@pytest.mark.parametrize("name", VIEWS)
def test_the_drawing_is_plain_markup_without_namespaces_or_scripts(name):
    art = views()[name].art
    assert art.startswith("<")
    for word in ("xmlns", "ns0:", "<script", "<title"):
        assert word not in art


@pytest.mark.parametrize("toe", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("name", ["plantar", "dorsal"])
def test_a_toes_axis_points_to_its_root_and_across_to_the_little_toe(name, toe):
    view = views()[name]
    _, along, length, (low, high) = view.toe_axis(toe)
    assert along[1] > 0.8
    assert 15 < length < 60
    assert 8 < high - low < 40
    assert (view.across(along)[0] > 0) == (name == "plantar")
