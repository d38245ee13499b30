"""Every form that values may come in, and what is said of the forms that say too little."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from zones import difference, load_chart
from zones.payload.values import values_text


def shown(values, **options):
    text = values_text(load_chart("rwo-shur"), values, **options)
    zones = json.loads(text)["zones"] if text else {}
    return {id: {foot: words for foot, (_, words) in feet.items()} for id, feet in zones.items()}


ROWS = {
    "zone": ["kidney", "kidney", "liver", "heart"],
    "foot": ["left", "right", None, "left"],
    "value": [3.0, 5.0, 2.0, None],
}
WIDE = {
    "zone": ["kidney", "liver", "heart"],
    "left": [3.0, None, None],
    "right": [5.0, 2.0, None],
}
EXPECTED = {"kidney": {"left": "3", "right": "5"}, "liver": {"right": "2"}}
long = pd.DataFrame(ROWS)


@pytest.mark.parametrize(
    "values",
    [
        {"kidney": {"left": 3, "right": 5}, "liver": 2, "heart": None},
        {("kidney", "left"): 3, ("kidney", "right"): 5, "liver": 2},
        {22: {"left": 3, "right": 5}, "18": 2.0},
        {"Kidneys": {"left": 3, "right": 5}, "LEBER": 2},
        [("kidney", "left", 3), ("kidney", "right", 5), ("liver", 2)],
        [dict(zip(ROWS, row, strict=True)) for row in zip(*ROWS.values(), strict=True)],
        np.array([["kidney", "left", 3], ["kidney", "right", 5], ["liver", "both", 2]], object),
        long,
        long.set_index("zone"),
        long.dropna(subset="foot").set_index(["zone", "foot"])["value"].combine_first(
            pd.Series({("liver", "right"): 2.0})
        ),
        long.fillna({"foot": "both"}).rename(columns={"value": "minutes"})[["zone", "foot"]].assign(
            value=long["value"], note="x"
        ),
        pd.DataFrame(WIDE),
        pd.DataFrame(WIDE).set_index("zone"),
        pd.DataFrame(WIDE).convert_dtypes(dtype_backend="pyarrow"),
        pl.DataFrame(ROWS),
        pl.DataFrame(WIDE),
        pl.LazyFrame(WIDE),
        pa.table(ROWS),
        pa.table(WIDE),
    ],
    ids=lambda values: type(values).__name__,
)  # fmt: skip
def test_every_form_says_the_same(values):
    assert shown(values) == EXPECTED


def test_values_without_any_number_are_no_value_anywhere():
    found = json.loads(values_text(load_chart("rwo-shur"), {"liver": None}, label="Tender"))
    assert found["zones"] == {}
    assert found["bar"] == {"label": "Tender", "unit": "", "classes": []}


@pytest.mark.parametrize(
    "empty", [None, {}, [], pd.Series(dtype=float), pa.table({"zone": [], "value": []})]
)
def test_nothing_is_nothing(empty):
    assert values_text(load_chart("rwo-shur"), empty) == ""


def test_the_name_of_a_series_is_a_label_only_if_it_has_one():
    series = pd.Series({"liver": 1})
    text = values_text(load_chart("rwo-shur"), series, label=series.name, unit=pd.NA)
    assert json.loads(text)["bar"]["label"] == json.loads(text)["bar"]["unit"] == ""


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (pd.Series([1, 2]), "a Series without zones; make the zones its index"),
        (pl.Series([1, 2]), "a Series of polars, which has no zones; give"),
        (pa.chunked_array([[1]]), "a Series of pyarrow, which has no zones"),
        (pl.DataFrame({"zon": ["liver"], "value": [1]}), "needs the column zone.*rename 'zon'"),
        (
            pd.DataFrame({"value": [1]}),
            "needs the column zone, or zones as its index; it has: value",
        ),
        (pa.table({"zone": ["liver"], "minutes": [1]}), "column value, or left and right; it has"),
        (pd.DataFrame({"leftt": [1]}, index=["heart"]), "column value, or left and right"),
        (pd.DataFrame({"value": [1], "left": [1]}, index=["heart"]), "value and left; keep one"),
        (pl.DataFrame({"zone": ["heart"], "foot": ["left"], "left": [1]}), "foot and left"),
        (pl.DataFrame({"zone": ["heart"], "foot": ["lft"], "value": [1]}), "did you mean 'left'"),
        (pl.DataFrame({"zone": ["heart"], "foot": [1], "value": [1]}), "the foot of 'heart'"),
        (pl.DataFrame({"zone": ["liver"], "left": [1]}), "liver is on the right foot only"),
        (pd.Series([1, 2], index=["heart", "heart"]), "name heart twice"),
        (pd.Series([1, 2], index=["liver", "Leber"]), r"liver \(as liver and Leber\) twice"),
        (pd.Series([1, 2], index=["heart", None]), "a row without a zone"),
        (pd.DataFrame([[1, 2]], columns=["zone", "zone"]), "Expected unique column names"),
        (pl.DataFrame({"zone": ["heart"], "value": [True]}), "must be a number, not True"),
        (pl.DataFrame({"zone": ["heart"], "value": ["3"]}), "the text '3'; turn it into a number"),
        (np.array([1, 2]), "of type ndarray"),
        (pd.Index([1]), "of type Index"),
        (pa.RecordBatch.from_pydict({"zone": ["heart"]}), "of type RecordBatch; give"),
        (object(), "of type object"),
        (iter([("heart", 1)]), "of type list_iterator"),
        ([["heart"]], r"cannot have the row \['heart'\]"),
        ([([], 1)], "a key is a zone"),
    ],
)
def test_what_says_too_little_is_refused_in_a_sentence(values, message):
    with pytest.raises(ValueError, match=message) as raised:
        values_text(load_chart("rwo-shur"), values)
    assert "\n" not in str(raised.value)


def test_a_difference_takes_tables_and_keeps_the_feet_apart():
    before = pd.DataFrame(WIDE)
    after = pl.DataFrame({**WIDE, "left": [1.0, None, 4.0]})
    change = difference(before, after)
    assert change == {
        "kidney": {"left": -2, "right": 0},
        "liver": {"left": None, "right": 0},
        "heart": {"left": None, "right": None},
    }
    assert shown(change, cmap="difference") == {
        "kidney": {"left": "−2", "right": "0"},
        "liver": {"right": "0"},
    }


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ({"heart": 1, "liver": 1}, {"liver": 1}, "only in one of the two: heart"),
        ({"heart": "cold"}, {"heart": "warm"}, "the value of heart must be a number"),
        ({"heart": 1e308}, {"heart": -1e308}, "the difference of heart is too large"),
        ({"kidney": {"left": 1}}, {"kidney": {"right": 1}}, "kidney: the two name different feet"),
        ([("heart", 1), ("heart", 2)], {"heart": 1}, "name heart twice"),
    ],
)
def test_a_difference_of_what_does_not_match_is_refused(before, after, message):
    with pytest.raises(ValueError, match=message):
        difference(before, after)
