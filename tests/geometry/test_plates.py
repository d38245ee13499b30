"""Plates: the right foot is on the right side of every arrangement."""

from __future__ import annotations

import numpy as np
import pytest

from zones.drawing.figure import transform
from zones.geometry.plates import plate
from zones.geometry.views import views
from zones.model.placement import VIEWS


def corners(view, standing):
    x0, y0, x1, y1 = view.outline.bounds
    points = [transform(standing.matrix, p) for p in ((x0, y0), (x1, y1))]
    (ax, ay), (bx, by) = points
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def by_foot(view, arrangement):
    page = plate(views()[view], "both", arrangement)
    return {s.foot: (s, corners(views()[view], s)) for s in page.feet}


@pytest.mark.parametrize("view", ["plantar", "dorsal"])
def test_facing_me_the_right_foot_stands_on_the_viewers_left(view):
    feet = by_foot(view, "facing")
    assert feet["right"][1][2] < feet["left"][1][0]


@pytest.mark.parametrize("view", ["plantar", "dorsal"])
def test_my_own_left_foot_stands_on_the_viewers_left(view):
    feet = by_foot(view, "own")
    assert feet["left"][1][2] < feet["right"][1][0]


@pytest.mark.parametrize("arrangement", ["facing", "own"])
@pytest.mark.parametrize("view", ["plantar", "dorsal"])
def test_the_big_toes_meet_in_the_middle(view, arrangement):
    drawing = views()[view]
    feet = by_foot(view, arrangement)
    big, little = (
        {
            foot: transform(standing.matrix, drawing.landmarks[f"toe-{toe}-tip"])[0]
            for foot, (standing, _) in feet.items()
        }
        for toe in (1, 5)
    )
    assert abs(big["left"] - big["right"]) < abs(little["left"] - little["right"])


@pytest.mark.parametrize("arrangement", ["facing", "own"])
@pytest.mark.parametrize("view", VIEWS)
def test_a_left_foot_is_never_mirrored_and_a_right_foot_always_is(view, arrangement):
    for foot, (standing, _) in by_foot(view, arrangement).items():
        a, b, c, d, _, _ = standing.matrix
        assert np.sign(a * d - b * c) == (1 if foot == "left" else -1)


@pytest.mark.parametrize("view", ["medial", "lateral"])
def test_side_views_stand_upright_on_the_ground(view):
    for arrangement in ("facing", "own"):
        for standing, _ in by_foot(view, arrangement).values():
            assert standing.matrix[3] == 1


@pytest.mark.parametrize("feet", ["both", "left", "right"])
@pytest.mark.parametrize("arrangement", ["facing", "own"])
@pytest.mark.parametrize("view", VIEWS)
def test_feet_and_captions_lie_inside_the_frame(view, arrangement, feet):
    page = plate(views()[view], feet, arrangement)
    x, y, width, height = page.frame
    for standing in page.feet:
        x0, _, x1, y1 = corners(views()[view], standing)
        assert x <= x0
        assert x1 <= x + width
        assert y1 <= y + height
        label = standing.label
        assert x < label[0] < x + width
        assert y < label[1] < y + height
    for at in page.guidelines.values():
        assert x < at[0] < x + width


def test_unknown_words_name_the_choices():
    with pytest.raises(ValueError, match="facing, own"):
        plate(views()["plantar"], "both", "mirrored")
    with pytest.raises(ValueError, match="both, left, right"):
        plate(views()["plantar"], "middle")
