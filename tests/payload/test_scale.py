"""Colours of numbers: ends, middle, colour maps of matplotlib; nothing overflows."""

from __future__ import annotations

import json
import math
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zones import load_chart
from zones.payload.values import CMAPS, values_text
from zones.payload.values.scale import DIVERGING, scale_of, stops

NEUTRAL = "#f7f7f7"
FINITE = st.floats(allow_nan=False, allow_infinity=False)


def shown(values, **options):
    return json.loads(values_text(load_chart("rwo-shur"), values, **options))


def colours(values, **options):
    zones = shown(values, **options)["zones"]
    return {id: colour for id, feet in zones.items() for colour, _ in feet.values()}


@pytest.mark.parametrize(
    ("ends", "bar"),
    [
        ({}, ("−4", "0", "4")),
        ({"vmin": -2}, ("≤ −2", "0", "≥ 2")),
        ({"vmax": 6}, ("−6", "0", "6")),
        ({"vmin": -2, "vmax": 6}, ("≤ −2", "0", "6")),
        ({"vmin": -9, "vmax": 3}, ("−9", "0", "≥ 3")),
    ],
)
@pytest.mark.parametrize("cmap", ["difference", "difference_r", "Difference"])
def test_zero_is_neutral_whatever_the_ends_are(ends, bar, cmap):
    values = {"spleen": 0, "lung": 4, "neck": -3}
    found = shown(values, cmap=cmap, **ends)
    assert colours(values, cmap=cmap, **ends)["spleen"] == NEUTRAL
    assert tuple(found["bar"][key] for key in ("low", "middle", "high")) == bar


def test_the_middle_may_be_another_number():
    found = colours({"lung": 37, "neck": 38}, cmap=["#0000ff", "#ffffff", "#ff0000"], center=37)
    assert found == {"lung": "#ffffff", "neck": "#ff0000"}


def test_a_diverging_scale_of_one_side_keeps_its_colours():
    values = {"lung": 6, "neck": 2}
    usual = colours(values, cmap="difference")
    assert usual == {"lung": "#b2182b", "neck": "#fddbc7"}
    assert colours(values, cmap="difference", vmin=2, vmax=6) == usual
    bar = shown(values, cmap="difference", vmin=2, vmax=6)["bar"]
    assert (bar["colours"][0], bar["middle"], bar["colours"][-1]) == ("#fddbc7", "", "#b2182b")


@pytest.mark.parametrize(
    ("values", "ends", "bar", "expected"),
    [
        ((3, 1), {"vmin": 0, "vmax": 4}, ("0", "4"), None),
        ((9, 1), {"vmax": 4}, ("1", "≥ 4"), ("#ffffff", "#000000")),
        ((3, -1), {"vmin": 0}, ("≤ 0", "3"), ("#ffffff", "#000000")),
        ((1, 2), {"vmin": 8}, ("≤ 8", "16"), ("#000000", "#000000")),
        ((8, 9), {"vmax": 2}, ("0", "≥ 2"), ("#ffffff", "#ffffff")),
        ((8, 9), {"vmin": None, "vmax": math.nan}, ("8", "9"), ("#000000", "#ffffff")),
    ],
)
def test_values_beyond_an_end_have_its_colour_and_the_bar_says_so(values, ends, bar, expected):
    both = dict(zip(("lung", "neck"), values, strict=True))
    found = shown(both, cmap=["#000000", "#ffffff"], **ends)["bar"]
    assert (found["low"], found["high"]) == bar
    if expected:
        assert tuple(colours(both, cmap=["#000", "#fff"], **ends).values()) == expected


@pytest.mark.parametrize("number", [5, -5])
def test_one_number_alone_is_as_strong_as_an_end(number):
    found = shown({"lung": number}, cmap="reds")
    end = "high" if number > 0 else "low"
    assert found["bar"][end].endswith("5")
    assert colours({"lung": 5}, cmap="reds") == {"lung": "#67000d"}


@given(
    numbers=st.lists(FINITE, min_size=1, max_size=4),
    low=st.none() | FINITE,
    high=st.none() | FINITE,
    center=st.none() | FINITE,
    cmap=st.sampled_from([*CMAPS, "difference_r"]),
)
def test_every_finite_number_has_a_place_on_the_scale(numbers, low, high, center, cmap):
    if low is not None and high is not None and low >= high:
        low, high = high, low
    if low == high and low is not None:
        high = None
    made = scale_of(cmap, numbers, low, high, center)
    shares = [made.share(number) for number in sorted(numbers)]
    assert all(0 <= share <= 1 for share in shares)
    assert shares == sorted(shares)
    assert made.low <= made.high
    assert all(math.isfinite(end) for end in (made.low, made.high))


def test_the_largest_numbers_do_not_overflow():
    most = sys.float_info.max
    assert colours({"lung": most, "neck": -most}, cmap=["#000000", "#ffffff"]) == {
        "lung": "#ffffff",
        "neck": "#000000",
    }


@pytest.mark.parametrize("name", CMAPS)
def test_a_built_in_colour_map_runs_both_ways(name):
    forward, backward = stops(name)[0], stops(f"{name}_r")[0]
    assert forward == backward[::-1]
    assert stops(name.title())[0] == forward
    assert all(len(colour) == 7 for colour in forward)


@pytest.mark.parametrize("name", ["plasma", "plasma_r", "RdBu", "twilight", "tab10"])
def test_matplotlibs_colour_maps_go_by_name_and_as_objects(name):
    from matplotlib import colormaps
    from matplotlib.colors import to_hex

    by_name, diverging = stops(name)
    assert by_name == stops(colormaps[name])[0]
    assert (by_name[0], by_name[-1]) == (to_hex(colormaps[name](0.0)), to_hex(colormaps[name](1.0)))
    assert diverging == (name == "RdBu")


def test_colours_may_come_one_by_one():
    assert colours({"lung": 1, "neck": 0}, cmap=iter(["#000", "#fff"]))["lung"] == "#ffffff"


def test_the_diverging_ones_are_matplotlibs():
    from matplotlib import colormaps

    known = {name.lower() for name in colormaps} | set(CMAPS)
    assert set(DIVERGING) <= known


def test_without_matplotlib_the_built_in_ones_are_listed(monkeypatch):
    monkeypatch.setattr("zones.payload.values.scale.find_spec", lambda name: None)
    with pytest.raises(ValueError, match=r"'plasma'; choose from: viridis.*with matplotlib"):
        stops("plasma")


def test_with_matplotlib_its_names_are_suggested():
    with pytest.raises(ValueError, match="cmap cannot be 'plasme'; did you mean 'plasma'"):
        stops("plasme")
