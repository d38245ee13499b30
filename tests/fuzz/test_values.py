"""What a program gives to a map: it is shown, or refused in a sentence."""

import json

import pytest
from hypothesis import strategies as st

from tests.fuzz.runner import run
from tests.fuzz.strategies import edited, json_values, mostly, numbers, scalars, texts
from zones import FootMap, load_chart
from zones.languages.charts import find
from zones.model.chart import Chart
from zones.payload.values import values_text

CHART = load_chart("rwo-shur")
IDS = [zone.id for zone in CHART.zones]
keys = st.sampled_from([*IDS, *range(1, 60), "Heart", "hígado", "12a"])
odd = st.one_of(scalars, st.binary(max_size=3), st.complex_numbers(), st.tuples(), json_values)
feet = st.sampled_from(["left", "right", "Left", "both", None, 1])
plain = st.integers(0, 9) | st.floats(0, 1)
some = mostly(plain, numbers | odd)
rows = mostly(
    st.one_of(
        st.dictionaries(keys, plain, max_size=5),
        st.dictionaries(keys, st.sampled_from(["cold", "tender", "", "nan"]), max_size=5),
        st.dictionaries(keys, some, max_size=3),
        st.dictionaries(keys, st.dictionaries(feet, some, max_size=2), max_size=3),
        st.dictionaries(st.tuples(keys, feet), some, max_size=3),
        st.lists(st.tuples(mostly(keys, odd), some), max_size=3),
        st.lists(st.fixed_dictionaries({"zone": keys, "value": some}), max_size=3),
    ),
    odd,
)
colours = mostly(
    st.sampled_from(["viridis", "difference", "magma_r", "virids", "#fff", ["#fff", "#000"]])
    | st.lists(st.sampled_from(["#fff", "#123456", "red", "#12", ""]), max_size=3),
    odd,
)
REFUSED = (ValueError, TypeError)
"""What the documentation says is raised: an ArgumentError is both."""


def few(strategies: dict[str, st.SearchStrategy]) -> st.SearchStrategy[dict]:
    """At most three of some arguments: with more, nearly all cases have something wrong in them."""
    names = st.lists(st.sampled_from(sorted(strategies)), max_size=3, unique=True)
    return names.flatmap(
        lambda chosen: st.fixed_dictionaries({name: strategies[name] for name in chosen})
    )


def refused(error: Exception) -> None:
    """An error says something, and nothing of how Python works inside."""
    said = str(error)
    assert said
    assert "object has no attribute" not in said
    assert "unhashable" not in said
    assert "not supported between" not in said
    assert "unsupported operand" not in said


def test_any_values_are_shown_or_refused():
    more = {
        "cmap": colours,
        "vmin": some,
        "vmax": some,
        "center": some,
        "label": mostly(texts, odd),
        "unit": mostly(texts, odd),
        "colors": mostly(st.dictionaries(st.sampled_from(["cold", "tender"]), colours), odd),
        "notes": mostly(st.dictionaries(keys, mostly(texts, odd), max_size=2), odd),
    }
    cases = st.tuples(rows, few(more)).map(lambda both: {"values": both[0], **both[1]})

    def check(given: dict) -> None:
        try:
            text = values_text(CHART, **given)
        except REFUSED as error:
            refused(error)
        else:
            assert not text or json.loads(text, parse_constant=pytest.fail)["zones"] is not None

    run("values of any kind", cases, check)


def test_any_properties_make_a_map_or_are_refused():
    zones = st.sampled_from(IDS)
    ids = st.lists(zones, max_size=3, unique=True) | st.lists(zones | odd, max_size=2)
    good = {
        "chart": ["western", "overview", "channels"],
        "view": ["plantar", "dorsal"],
        "feet": ["left", "both"],
        "language": ["de", "zh"],
        "learn": ["", "all"],
        "quiz": ["new", "find.all.10.k3f9"],
        "player": ["own", "own.liver,thumb-walking,r,20"],
        "labels": ["names"],
        "theme": ["dark"],
        "controls": ["none"],
        "compare": ["heart"],
        "complaint": ["headache"],
        "height": [300, 0.5],
        "further": [True],
    }
    properties = {name: mostly(st.sampled_from(values), odd) for name, values in good.items()}
    lists = dict.fromkeys(("selection", "highlight", "systems", "overlays"), mostly(ids, odd))

    def check(given: dict) -> None:
        try:
            made = FootMap(**given)
        except REFUSED as error:
            refused(error)
        else:
            json.dumps(made.state(), allow_nan=False)
            assert "FootMap" in repr(made)

    run("properties of a map", few({**properties, **lists, "values": rows}), check)


def test_any_key_finds_one_zone_or_none():
    charts = [load_chart(school) for school in ("rwo-shur", "western", "channels")]
    near = edited(st.sampled_from([zone.name for one in charts for zone in one.zones]), [" ", "-"])
    cases = st.tuples(st.sampled_from(charts), mostly(st.one_of(keys, near), odd))

    def check(case: tuple[Chart, object]) -> None:
        chart, key = case
        try:
            found = find(chart, key)
        except REFUSED as error:
            refused(error)
        else:
            assert found in chart.zones

    run("zones by any key", cases, check)
