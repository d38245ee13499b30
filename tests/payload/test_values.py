"""Values, colours and notes for zones; what they refuse."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from zones import FootMap, difference, load_chart
from zones.payload.values import values_text


@pytest.fixture(scope="module")
def chart():
    return load_chart("rwo-shur")


def drawn(chart, *args, **options):
    return json.loads(values_text(chart, *args, **options))


def test_the_ends_of_the_values_have_the_ends_of_the_colours(chart):
    found = drawn(chart, {"heart": 0.2, "liver": 0.8})["zones"]
    assert found == {"heart": {"left": ["#440154", "0.2"]}, "liver": {"right": ["#fde725", "0.8"]}}


def test_the_feet_of_a_zone_may_differ(chart):
    kidney = drawn(chart, {"kidney": {"left": 0, "right": 1}}, cmap=["#000000", "#ffffff"])
    assert kidney["zones"]["kidney"] == {"left": ["#000000", "0"], "right": ["#ffffff", "1"]}


@pytest.mark.parametrize(
    "number",
    [1, 1.5, np.float32(1), np.int64(1), np.array(1.0), Fraction(1, 2), Decimal("1.5")],
)
def test_any_kind_of_number_will_do(chart, number):
    shown = drawn(chart, {"heart": number}, vmin=0)["zones"]["heart"]["left"]
    assert shown == ["#fde725", f"{float(number):g}"]


def test_a_difference_has_zero_in_the_middle(chart):
    found = drawn(
        chart, difference({"heart": 1, "liver": 5}, {"heart": 3, "liver": 4}), cmap="difference"
    )
    assert (found["bar"]["low"], found["bar"]["high"]) == ("\N{MINUS SIGN}2", "2")
    assert found["zones"]["heart"]["left"][0] == "#b2182b"


def test_a_chart_becomes_a_table(chart):
    pytest.importorskip("pandas")
    frame = chart.to_frame()
    assert frame.loc["liver", "number"] == 18
    assert len(frame) == len(chart.zones)


@pytest.mark.parametrize(
    ("values", "options", "message"),
    [
        ({"lver": 1}, {}, "values cannot be 'lver'; did you mean 'liver'"),
        ({"Hert": 1}, {}, "did you mean 'heart'"),
        ({99: 1}, {}, "values cannot be 99; choose from: 1, 2, 3"),
        ({("kidney", "left", "?"): 1}, {}, "a key is a zone, or zone and foot"),
        ({"liver": 1, 18: 2}, {}, r"name liver \(as liver and 18\) twice"),
        ({"kidney": 1, ("kidney", "left"): 2}, {}, "name kidney twice"),
        ([("heart", 1), ("heart", 2)], {}, "name heart twice"),
        ({"heart": float("inf")}, {}, "the value of heart is inf"),
        ({"heart": 10**400}, {}, "the value of heart is too large"),
        ({"heart": "0.8"}, {}, "the value of heart is the text '0.8'"),
        ({"heart": True}, {}, "must be a number, not True"),
        ({"heart": 1j}, {}, "must be a number"),
        ({"heart": [1]}, {}, r"must be a number, not \[1\]"),
        ({"heart": 1, "liver": "tender"}, {}, "heart has a number, liver a text"),
        ({"kidney": {"lft": 1}}, {}, "did you mean 'left'"),
        ({"liver": {"left": 1}}, {}, "on the right foot only"),
        ([1, 2], {}, "cannot have the row 1; give a dictionary"),
        (3, {}, "cannot be of type int; give a dictionary"),
        ("liver", {}, "cannot be of type str; give a dictionary"),
        ({None: 2}, {}, "a row without a zone"),
        ({"heart": 2}, {"vmin": 3, "vmax": 1}, "vmin must be below vmax"),
        ({"heart": 2}, {"vmin": "low"}, "vmin must be a number"),
        ({"heart": 2}, {"center": "low"}, "center must be a number"),
        ({"heart": 2}, {"cmap": "viridi"}, "did you mean 'viridis'"),
        ({}, {"cmap": "viridi"}, "did you mean 'viridis'"),
        ({"heart": 2}, {"cmap": ["#fff", "red"]}, "a colour such as '#1f9e89', not 'red'"),
        ({"heart": 2}, {"cmap": ["#fff"]}, "two or more colours, not 1"),
        ({"heart": 2}, {"cmap": lambda share: share}, "cmap cannot be of type function"),
        ({"heart": 2}, {"cmap": 5}, "cmap cannot be of type int"),
        ({"heart": "cold"}, {"colors": {"cool": "#00f"}}, "'cold'; did you mean 'cool'"),
        ({"heart": "cold"}, {"colors": {"cold": "blue"}}, "the colour of 'cold' must be"),
        ({"heart": "cold"}, {"colors": ["#00f"]}, "colors must be a dictionary"),
        ({"heart": 2}, {"notes": {"hart": "x"}}, "did you mean 'heart'"),
        ({"heart": 2}, {"notes": {"heart": 1}}, "must be a text"),
        ({"heart": 2}, {"notes": ["x"]}, "notes must be a dictionary"),
    ],
)
def test_wrong_values_are_refused_by_name(chart, values, options, message):
    with pytest.raises(ValueError, match=message):
        values_text(chart, values, **options)


def test_pictures_carry_the_colours_and_the_bar(tmp_path):
    foot_map = FootMap("rwo-shur", values={"heart": 1, "liver": 2}, label="Load & time")
    picture = foot_map.to_svg()
    assert 'fill="#440154"' in picture
    assert "Load &amp; time" in picture
    foot_map.save(tmp_path / "map.png")
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")
    foot_map.color()
    assert "Load" not in foot_map.to_svg()
    with pytest.raises(ValueError, match="16 to 8000"):
        foot_map.to_png(3)
