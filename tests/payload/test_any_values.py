"""Whatever a table holds: numbers and texts are shown, gaps are not, the rest is refused in words.

Each case draws a column of some type and puts it into some form; what must be shown follows from
the values that were drawn, not from the table.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import os
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zones import load_chart
from zones.payload.values import values_text

CASES = 420 if os.environ.get("ALL_CASES") else 140
"""Of each of the 12 forms: 5,040 in all, or a third of them."""

# Zones of both feet, each under another kind of key.
KEYS = {
    "kidney": "kidney",
    "14": "lung",
    "Stomach": "stomach",
    "Sonnengeflecht (Solarplexus)": "solar-plexus",
}
NUMBERS, TEXTS, REFUSED = "numbers", "texts", "refused"


class Column(NamedTuple):
    """A type of column: what it holds, its values, and how a library makes it."""

    holds: str
    values: st.SearchStrategy[Any]
    make: Callable[[list[Any]], Any]


def optional(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


SMALL = st.integers(0, 100)
WHOLE = st.integers(-(2**31), 2**31 - 1)
FLOATS = st.floats(allow_infinity=False)
SINGLE = st.floats(allow_infinity=False, width=32)
WORDS = st.sampled_from(["tender", "cold", "ein wenig", "痛", "", " ", "nan", "NaN", "<NA>"])
NAMES = st.sampled_from(["tender", "cold", "a little"])
DECIMALS = st.decimals(-1000, 1000, places=2)
DATES = st.sampled_from([dt.datetime(2026, 5, 1), dt.datetime(1999, 1, 1)])
SPANS = st.sampled_from([dt.timedelta(minutes=5), dt.timedelta(0)])
BOOLS = st.booleans()
GAPS = st.sampled_from(
    [
        None,
        float("nan"),
        pd.NA,
        pd.NaT,
        Decimal("NaN"),
        np.ma.masked,
        "",
        "nan",
        np.datetime64("NaT"),
        np.float32("nan"),
        Decimal("sNaN"),
    ]
)
ANY_NUMBER = st.one_of(
    st.integers(),
    FLOATS,
    DECIMALS,
    st.fractions(max_denominator=9),
    SINGLE.map(np.float32),
    SMALL.map(np.uint8),
    st.floats(-1, 1).map(np.array),
    SMALL.map(pa.scalar),
)


def series(dtype: Any) -> Callable[[list[Any]], pd.Series]:
    return lambda cells: pd.Series(cells, dtype=dtype)


def floats(dtype: Any) -> Callable[[list[Any]], pd.Series]:
    return lambda cells: pd.Series([math.nan if c is None else c for c in cells], dtype=dtype)


PANDAS = [
    Column(NUMBERS, WHOLE, series("int64")),
    Column(NUMBERS, optional(SMALL), series("Int8")),
    Column(NUMBERS, optional(SMALL), series("UInt16")),
    Column(NUMBERS, optional(WHOLE), series("Int64")),
    Column(NUMBERS, optional(SINGLE), floats("float32")),
    Column(NUMBERS, optional(FLOATS), floats("float64")),
    Column(NUMBERS, optional(FLOATS), series("Float64")),
    Column(NUMBERS, optional(WHOLE), series("int64[pyarrow]")),
    Column(NUMBERS, optional(FLOATS), series("double[pyarrow]")),
    Column(NUMBERS, optional(FLOATS), floats(pd.SparseDtype("float64"))),
    Column(NUMBERS, GAPS | ANY_NUMBER, series(object)),
    Column(TEXTS, optional(WORDS), series(object)),
    Column(TEXTS, optional(WORDS), series("string")),
    Column(TEXTS, optional(NAMES), series("category")),
    Column(
        TEXTS, optional(NAMES), series(pd.CategoricalDtype(["a little", "cold", "tender"], True))
    ),
    Column(
        TEXTS, optional(SMALL), lambda cells: pd.cut(pd.Series(cells, dtype=float), [-1, 9, 101])
    ),
    Column(REFUSED, BOOLS, series(bool)),
    Column(REFUSED, optional(BOOLS), series("boolean")),
    Column(REFUSED, optional(DATES), series("datetime64[ns]")),
    Column(REFUSED, optional(SPANS), series("timedelta64[ns]")),
    Column(REFUSED, optional(DATES), series("period[D]")),
    Column(REFUSED, st.complex_numbers(allow_nan=False), series("complex128")),
    Column(REFUSED, optional(st.just([1, 2])), series(object)),
]


def polars(dtype: Any) -> Callable[[list[Any]], pl.Series]:
    return lambda cells: pl.Series(cells, dtype=dtype, strict=False)


POLARS = [
    *(
        Column(NUMBERS, optional(SMALL), polars(kind))
        for kind in (
            pl.Int8,
            pl.Int16,
            pl.Int32,
            pl.Int64,
            pl.UInt8,
            pl.UInt16,
            pl.UInt32,
            pl.UInt64,
        )
    ),
    Column(NUMBERS, optional(SINGLE), polars(pl.Float32)),
    Column(NUMBERS, optional(FLOATS), polars(pl.Float64)),
    Column(NUMBERS, optional(DECIMALS), polars(pl.Decimal(12, 2))),
    Column(NUMBERS, st.none(), polars(pl.Null)),
    Column(TEXTS, optional(WORDS), polars(pl.String)),
    Column(TEXTS, optional(NAMES), polars(pl.Categorical)),
    Column(TEXTS, optional(NAMES), polars(pl.Enum(["a little", "cold", "tender"]))),
    Column(REFUSED, optional(BOOLS), polars(pl.Boolean)),
    Column(REFUSED, optional(DATES), polars(pl.Datetime)),
    Column(REFUSED, optional(DATES.map(dt.datetime.date)), polars(pl.Date)),
    Column(REFUSED, optional(SPANS), polars(pl.Duration)),
    Column(REFUSED, optional(st.binary(max_size=3)), polars(pl.Binary)),
    Column(REFUSED, optional(st.lists(SMALL, max_size=2)), polars(pl.List(pl.Int64))),
]


def arrow(kind: pa.DataType) -> Callable[[list[Any]], pa.Array]:
    return lambda cells: pa.array(cells, kind)


ARROW = [
    *(
        Column(NUMBERS, optional(SMALL), arrow(kind))
        for kind in (pa.int8(), pa.int64(), pa.uint64())
    ),
    Column(NUMBERS, optional(SINGLE), arrow(pa.float32())),
    Column(NUMBERS, optional(FLOATS), arrow(pa.float64())),
    Column(NUMBERS, optional(DECIMALS), arrow(pa.decimal128(12, 2))),
    Column(NUMBERS, st.none(), arrow(pa.null())),
    Column(TEXTS, optional(WORDS), arrow(pa.string())),
    Column(TEXTS, optional(WORDS), arrow(pa.large_string())),
    Column(TEXTS, optional(NAMES), lambda cells: pa.array(cells, pa.string()).dictionary_encode()),
    Column(REFUSED, optional(BOOLS), arrow(pa.bool_())),
    Column(REFUSED, optional(DATES), arrow(pa.timestamp("us"))),
    Column(REFUSED, optional(DATES.map(dt.datetime.date)), arrow(pa.date32())),
    Column(REFUSED, optional(SPANS), arrow(pa.duration("us"))),
    Column(REFUSED, optional(st.binary(max_size=3)), arrow(pa.binary())),
    Column(REFUSED, optional(st.lists(SMALL, max_size=2)), arrow(pa.list_(pa.int64()))),
]

PLAIN = [
    Column(NUMBERS, GAPS | ANY_NUMBER, list),
    Column(TEXTS, GAPS | WORDS, list),
    Column(REFUSED, GAPS | BOOLS | DATES | SPANS | st.just(()) | st.just(1j) | st.just(b"x"), list),
    Column(
        REFUSED,
        GAPS | st.sampled_from([math.inf, 10**400, "3", "2,5", np.timedelta64(3, "D")]),
        list,
    ),
]


def wide(cells: list[Any], at: int) -> list[Any]:
    """The cells of one foot: every second one is moved to the other foot."""
    return [cell if i % 2 == at else None for i, cell in enumerate(cells)]


FORMS: dict[str, tuple[list[Column], Callable[..., Any]]] = {
    "dictionary": (PLAIN, lambda keys, cells, make: dict(zip(keys, cells, strict=True))),
    "dictionary by foot": (
        PLAIN,
        lambda keys, cells, make: {
            (key, foot): cell
            for key, cell in zip(keys, cells, strict=True)
            for foot in ("left", "right")
        },
    ),
    "pairs": (PLAIN, lambda keys, cells, make: list(zip(keys, cells, strict=True))),
    "records": (
        PLAIN,
        lambda keys, cells, make: [
            {"zone": key, "value": cell} for key, cell in zip(keys, cells, strict=True)
        ],
    ),
    "pandas Series": (PANDAS, lambda keys, cells, make: make(cells).set_axis(keys)),
    "pandas by index": (
        PANDAS,
        lambda keys, cells, make: pd.DataFrame({"value": make(cells).set_axis(keys)}),
    ),
    "pandas by zone": (
        PANDAS,
        lambda keys, cells, make: pd.DataFrame({"zone": keys, "foot": None, "value": make(cells)}),
    ),
    "pandas by zone and foot": (
        PANDAS,
        lambda keys, cells, make: pd.DataFrame(
            {
                "zone": keys * 2,
                "foot": ["left"] * len(keys) + ["Right"] * len(keys),
                "value": pd.concat([make(cells)] * 2, ignore_index=True),
            }
        ),
    ),
    "polars": (
        POLARS,
        lambda keys, cells, make: pl.DataFrame(
            [pl.Series("zone", keys, dtype=pl.String), make(cells).alias("value")]
        ),
    ),
    "polars by foot": (
        POLARS,
        lambda keys, cells, make: pl.LazyFrame(
            [
                pl.Series("zone", keys, dtype=pl.String),
                make(cells).alias("left"),
                make(cells).alias("right"),
            ]
        ),
    ),
    "pyarrow": (
        ARROW,
        lambda keys, cells, make: pa.table(
            {"zone": pa.array(keys, pa.string()), "value": make(cells)}
        ),
    ),
    "pyarrow by foot": (
        ARROW,
        lambda keys, cells, make: pa.table(
            {"zone": pa.array(keys, pa.string()), "left": make(cells), "right": make(cells)}
        ),
    ),
}


def is_gap(cell: Any) -> bool:
    """Whether a drawn cell says nothing; told by what was drawn, without asking the program."""
    if cell is None or cell is pd.NA or cell is pd.NaT or cell is np.ma.masked:
        return True
    if isinstance(cell, str):
        return cell.strip().lower() in ("", "nan", "<na>")
    if isinstance(cell, Decimal):
        return cell.is_nan()
    if isinstance(cell, float | np.floating):
        return bool(np.isnan(cell))
    return isinstance(cell, np.datetime64 | np.timedelta64) and bool(np.isnat(cell))


def too_large(cell: Any) -> bool:
    return isinstance(cell, int | Fraction) and abs(cell) > 10**308


def outcome(values: Any) -> tuple[dict[str, Any], str]:
    """Return what is shown by zone, or else the sentence that refuses it."""
    try:
        text = values_text(load_chart("rwo-shur"), values)
    except ValueError as error:
        return {}, str(error)
    return (json.loads(text)["zones"] if text else {}), ""


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=CASES, deadline=None, derandomize=True, database=None)
@given(data=st.data())
def test_what_is_there_is_shown_and_what_is_not_is_left_out(form, data):
    columns, build = FORMS[form]
    column = data.draw(st.sampled_from(columns))
    keys = data.draw(st.lists(st.sampled_from(list(KEYS)), unique=True, max_size=len(KEYS)))
    cells = [data.draw(column.values) for _ in keys]
    full = {KEYS[key] for key, cell in zip(keys, cells, strict=True) if not is_gap(cell)}
    shown, refusal = outcome(build(keys, cells, column.make))
    if full and (column.holds == REFUSED or any(map(too_large, cells))):
        assert re.fullmatch(r"[^\n]{10,400}", refusal), "one sentence"
        return
    assert not refusal
    assert shown.keys() == full
    for feet in shown.values():
        assert [*feet] == ["left", "right"]
        for colour, text in feet.values():
            assert re.fullmatch("#[0-9a-f]{6}", colour)
            assert text.strip()
            assert "nan" not in text.lower()


def test_there_are_enough_cases():
    assert CASES * len(FORMS) >= (5000 if os.environ.get("ALL_CASES") else 1600)
