"""Categories: in order, in colours and patterns of their own, told apart by every eye."""

from __future__ import annotations

import itertools
import json
import math

import matplotlib
import pandas as pd
import polars as pl
import pytest

from zones import load_chart
from zones.payload.values import values_text
from zones.payload.values.categories import COLOURS, DARK, MOST, classes, luminance


def shown(values, **options):
    return json.loads(values_text(load_chart("rwo-shur"), values, **options))


def legend(values, **options):
    return [look["text"] for look in shown(values, **options)["bar"]["classes"]]


FELT = {"lung": "tender", "liver": "cold", "heart": "tender", "spleen": None}


def test_categories_are_listed_as_they_come():
    assert legend(FELT) == ["tender", "cold"]
    zones = shown(FELT)["zones"]
    assert zones.keys() == {"lung", "liver", "heart"}
    assert zones["heart"]["left"] == zones["lung"]["right"] == [COLOURS[0], "tender"]


def test_colours_of_ones_own_set_the_order_too():
    own = {"cold": "#2166AC", "warm": "#fa0", "tender": "#b2182b"}
    looks = shown(FELT, colors=own)["bar"]["classes"]
    assert [(look["text"], look["colour"]) for look in looks] == [
        ("cold", "#2166ac"),
        ("warm", "#ffaa00"),
        ("tender", "#b2182b"),
    ]


def test_numbers_with_colours_of_their_own_are_categories():
    found = shown({"lung": 1, "liver": 2.0}, colors={1: "#111111", 2.0: "#222222"})
    assert found["zones"]["lung"]["left"] == ["#111111", "1"]


@pytest.mark.parametrize(
    "column",
    [
        pd.Series(pd.Categorical(["much", "none"], categories=["none", "some", "much"])),
        pd.Series(["much", "none"], dtype=pd.CategoricalDtype(["none", "some", "much"], True)),
        pl.Series(["much", "none"], dtype=pl.Enum(["none", "some", "much"])),
    ],
    ids=["pandas", "pandas ordered", "polars Enum"],
)
def test_a_categorical_column_keeps_its_order_and_what_is_not_in_use(column):
    kind = pd.DataFrame if isinstance(column, pd.Series) else pl.DataFrame
    assert legend(kind({"zone": ["lung", "liver"], "value": column})) == ["none", "some", "much"]


def test_a_categorical_of_polars_lists_what_is_in_use():
    values = pl.Series(["much", "some", "much"], dtype=pl.Categorical)
    assert legend(pl.DataFrame({"zone": ["lung", "liver", "neck"], "value": values})) == [
        "much",
        "some",
    ]


def test_a_colour_map_spreads_over_ordered_categories():
    values = {"lung": "a little", "liver": "some", "neck": "much"}
    looks = shown(values, cmap="greys_r")["bar"]["classes"]
    assert [look["colour"] for look in looks] == ["#000000", "#969696", "#ffffff"]
    for listed in ("tab10", matplotlib.colormaps["tab10"]):
        looks = shown(values, cmap=listed)["bar"]["classes"]
        assert [look["colour"] for look in looks] == ["#1f77b4", "#ff7f0e", "#2ca02c"]
    looks = shown(values, cmap=["#ff0000", "#00ff00", "#0000ff", "#000000"])["bar"]["classes"]
    assert [look["colour"] for look in looks] == ["#ff0000", "#00ff00", "#0000ff"]


def test_many_categories_are_still_pairs_of_their_own():
    looks = classes([f"kind {i}" for i in range(MOST)], None)
    assert len({(look["colour"], look["pattern"]) for look in looks}) == MOST
    with pytest.raises(ValueError, match=f"{MOST + 1} categories; at most {MOST}"):
        classes([f"kind {i}" for i in range(MOST + 1)], None)


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    "colour", [*COLOURS, "#000000", "#ffffff", "#757575", "#767676", "#800000"]
)
def test_a_pattern_is_seen_on_its_colour(colour):
    (look,) = classes(["tender"], {"tender": colour})
    assert contrast(look["ink"], colour) >= 4.0


# How the colours look to eyes without one kind of cone: matrices of Viénot, Brettel and Mollon,
# "Digital video colourmaps for checking the legibility of displays by dichromats" (1999).
DICHROMATS = {
    "protanope": ((0.11238, 0.88762, 0), (0.11238, 0.88762, 0), (0.00401, -0.00401, 1)),
    "deuteranope": ((0.29275, 0.70725, 0), (0.29275, 0.70725, 0), (-0.02234, 0.02234, 1)),
}


def seen(eye: str, colour: str) -> tuple[float, ...]:
    linear = [(part / 255) ** 2.2 for part in bytes.fromhex(colour[1:])]
    mixed = [sum(w * s for w, s in zip(row, linear, strict=True)) for row in DICHROMATS[eye]]
    return tuple(255 * max(part, 0) ** (1 / 2.2) for part in mixed)


def nearest(eye: str, colours: list[str]) -> float:
    """The smallest distance of any two colours."""
    looks = [seen(eye, colour) for colour in colours]
    return min(math.dist(one, other) for one, other in itertools.combinations(looks, 2))


@pytest.mark.parametrize("eye", DICHROMATS)
def test_the_usual_colours_differ_for_colour_blind_eyes(eye):
    assert nearest(eye, COLOURS[:5]) > 40


@pytest.mark.parametrize("eye", DICHROMATS)
@pytest.mark.parametrize("ground", ["fill", "dark"])
def test_the_colours_of_body_systems_differ_for_colour_blind_eyes(eye, ground):
    systems = [s for s in load_chart("rwo-shur").systems.values() if s.id != "other"]
    assert nearest(eye, [getattr(system, ground) for system in systems]) > 24


def test_text_and_ink_are_seen_on_the_colours_of_body_systems():
    for system in load_chart("rwo-shur").systems.values():
        assert contrast("#000000", system.fill) >= 5.3, system.id
        assert contrast(system.ink, system.fill) >= 3.2, system.id


def test_dark_ink_is_that_of_the_numbers():
    assert contrast(DARK, "#ffffff") >= 7
