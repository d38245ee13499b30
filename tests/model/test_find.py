"""A zone by its id, number, code or name."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from zones import load_chart
from zones.languages.charts import find


@pytest.mark.parametrize(
    "key", ["liver", 18, "18", 18.0, np.int8(18), Decimal(18), "Liver", " LIVER ", "肝臓"]
)
def test_a_zone_goes_by_any_of_its_names(key):
    assert load_chart("rwo-shur").find(key).id == "liver"


@pytest.mark.parametrize("key", ["leber", " HÍGADO ", "肝", "foie", 18])
def test_a_zone_goes_by_its_name_in_every_language(key):
    assert find(load_chart("rwo-shur"), key).id == "liver"


def test_an_acupoint_goes_by_its_code_and_not_by_its_place_in_the_file():
    chart = load_chart("channels")
    point = next(zone for zone in chart.zones if zone.code)
    assert chart.find(point.code.lower()) is point
    with pytest.raises(ValueError, match=f"cannot be {point.number}"):
        chart.find(point.number)


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("livr", "zone cannot be 'livr'; did you mean 'liver'"),
        (99, "zone cannot be 99; choose from: 1, 2, 3"),
        ("loin", "'loin', which may mean lumbar-spine or pelvis-heel; use an id"),
        (True, "cannot be True"),
        (None, "cannot be None"),
        (float("nan"), "cannot be "),
        (float("inf"), "cannot be "),
        (np.timedelta64(18, "D"), "of type timedelta64"),
        ("", "cannot be ''"),
        ((), "of type tuple"),
        ("x" * 900, "cannot be 'x{60}…'"),
    ],
)
def test_what_names_no_zone_or_several_is_refused(key, message):
    with pytest.raises(ValueError, match=message):
        load_chart("rwo-shur").find(key)
