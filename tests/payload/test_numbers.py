"""Numbers as people write them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zones import load_chart
from zones.payload.values import values_text
from zones.payload.values.numbers import Writer, in_language


def written(*numbers):
    zones = [zone.id for zone in load_chart("rwo-shur").zones if len(zone.feet) == 2]
    found = json.loads(values_text(load_chart("rwo-shur"), dict(zip(zones, numbers, strict=False))))
    return [feet["left"][1] for feet in found["zones"].values()]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (7, "7"),
        (999, "999"),
        (1000, "1,000"),
        (1870, "1,870"),
        (1875.0, "1,875"),
        (1234567, "1,234,567"),
        (2026, "2026"),
        (1999.0, "1999"),
        (2101, "2,101"),
        (-0.0, "0"),
        (-4, "−4"),
        (-4321.5, "−4,321.5"),
        (12.75, "12.75"),
        (4321.625, "4,322"),
        (0.5, "0.5"),
        (1 / 3, "0.333"),
        (0.00002, "2 × 10⁻⁵"),
        (-6.02e23, "−6.02 × 10²³"),
        (10**15 - 1, "999,999,999,999,999"),
    ],
)
def test_a_number_is_written_out(number, text):
    assert written(number) == [text]


def test_numbers_that_differ_look_different():
    assert written(1230, 1234) == ["1,230", "1,234"]
    assert written(36.61, 36.65) == ["36.61", "36.65"]
    assert written(1000.001, 1000.002) == ["1,000.001", "1,000.002"]


def test_years_stand_without_commas_only_among_years():
    assert written(1950, 2024) == ["1950", "2024"]
    assert written(1950, 2500) == ["1,950", "2,500"]


def test_what_adding_leaves_over_is_zero():
    assert written(1, 0.1 + 0.2 - 0.3) == ["1", "0"]


@given(st.lists(st.floats(-1e300, 1e300), min_size=1, max_size=5))
def test_every_number_can_be_read_back(numbers):
    write = Writer(numbers)
    most = max(map(abs, numbers))
    for number in numbers:
        text = write(number)
        assert not text.startswith("−0") or "." in text
        plain = text.replace(",", "").replace("−", "-")
        if " × 10" in plain:
            mantissa, power = plain.split(" × 10")
            plain = f"{mantissa}e{power.translate(str.maketrans('⁻⁰¹²³⁴⁵⁶⁷⁸⁹', '-0123456789'))}"
        assert float(plain) == pytest.approx(number, rel=0.006, abs=1e-12 * most)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "≥ 1,234.5"),
        ("de", "≥ 1.234,5"),
        ("es", "≥ 1.234,5"),
        ("fr", "≥ 1\N{NARROW NO-BREAK SPACE}234,5"),
        ("zh", "≥ 1,234.5"),
    ],
)
def test_numbers_have_the_signs_of_a_language(language, text):
    """The browser writes the same; see values.test.js."""
    assert in_language("≥ 1,234.5", language) == text
