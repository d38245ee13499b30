"""What counts as a number or as no value, and how people write numbers."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable
from decimal import Decimal
from numbers import Integral, Real
from typing import Any

import numpy as np
from babel.numbers import get_decimal_symbol, get_group_symbol

MINUS = "\N{MINUS SIGN}"
_BLANK = frozenset(("", "nan", "<na>", "nat", "none", "null"))
"""Texts that tables turn a missing value into, in lower case."""
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_LEAST, _MOST = 1e-4, 1e15
"""Numbers that are smaller or larger are written as powers of ten."""
_YEARS = (1900, 2100)


def plain(value: Any) -> Any:
    """Return a value without its wrapping: arrays without axes, scalars of pyarrow, masked values.

    >>> plain(np.array(3)), plain(np.ma.masked), plain("  much ")
    (3, None, 'much')
    """
    if hasattr(value, "as_py"):
        value = value.as_py()
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = None if np.ma.is_masked(value) else value.item()
    return value.strip() if isinstance(value, str) else value


def is_missing(value: Any) -> bool:
    """Return whether a value says that there is none: None, NaN, NaT, NA, or a blank text.

    >>> is_missing(float("nan")), is_missing(Decimal("NaN")), is_missing(np.datetime64("NaT"))
    (True, True, True)
    >>> is_missing(0), is_missing("none at all")
    (False, False)
    """
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return True
    if isinstance(value, str):
        return value.strip().lower() in _BLANK
    if isinstance(value, Decimal):
        return value.is_nan()
    try:
        return bool(value != value)
    except Exception:  # what a stranger's comparison raises is not known
        return False


def is_number(value: Any) -> bool:
    """Return whether a value is a real number; True, False and durations are not."""
    return isinstance(value, Real | Decimal) and not isinstance(value, bool | np.timedelta64)


def as_number(what: str, value: Any) -> int | float:
    """Return a finite number as Python's own.

    Raises
    ------
    ValueError
        If it is no number, is infinite, or too large to calculate with.
    """
    value = plain(value)
    if isinstance(value, str) and is_numeric(value):
        raise ValueError(f"{what} is the text {value!r:.60}; turn it into a number first")
    if not is_number(value):
        raise ValueError(f"{what} must be a number, not {value!r:.60}")
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        shown = value if isinstance(value, float) else "too large"
        raise ValueError(f"{what} is {shown}; give a finite number, or None for no value")
    return int(value) if isinstance(value, Integral) else number


def is_numeric(text: str) -> bool:
    try:
        float(text.replace(",", "."))
    except ValueError:
        return False
    return True


class Writer:
    """Writes numbers that stand beside one another, in English; see :func:`in_language`.

    Whole numbers and those with up to two decimals are written in full. Others get three digits,
    or as many as tell these numbers apart. Years, that is whole numbers from 1900 to 2100 alone,
    get no commas.

    Parameters
    ----------
    numbers : iterable of int or float

    Examples
    --------
    >>> Writer([1230, 1234.0])(1234), Writer([2024, 1999])(2024), Writer([0.5])(-0.0)
    ('1,234', '2024', '0')
    >>> Writer([0.123456])(0.123456), Writer([1200.1, 1234.567])(1234.567), Writer([1])(-2.5)
    ('0.123', '1,234.6', '−2.5')
    >>> Writer([-2, 0.001234])(0.001234), Writer([1, 2000])(0.00025)
    ('0.0012', '0.00025')
    >>> Writer([3e-7])(3e-7)
    '3 × 10⁻⁷'
    """

    def __init__(self, numbers: Iterable[float]) -> None:
        known = list(numbers) or [1]
        self._most = max(abs(number) for number in known)
        # Halves, as the whole may be beyond the largest number.
        spread = 2 * min(max(known) / 2 - min(known) / 2, sys.float_info.max / 4)
        self._digits = _digits(spread or self._most)
        low, high = _YEARS
        years = all(low <= number <= high and number == int(number) for number in known)
        self._form = "" if years else ","

    def __call__(self, number: float) -> str:
        """Write one of the numbers."""
        size = abs(number)
        if size <= 1e-12 * self._most:  # what is left over from adding up
            return "0"
        sign = MINUS if number < 0 else ""
        if size >= _MOST or size < _LEAST:
            mantissa, power = f"{size:.2e}".split("e")
            mantissa = mantissa.rstrip("0").rstrip(".")
            return f"{sign}{mantissa} × 10{str(int(power)).translate(_RAISED)}"
        if size == int(size):
            return f"{sign}{int(size):{self._form}}"
        own = _digits(size)
        digits = max(self._digits, min(own, self._digits + 2), 2 if round(size, 2) == size else 0)
        if round(size, digits) == 0:
            digits = own
        text = f"{size:{self._form}.{digits}f}"
        return sign + (text.rstrip("0").rstrip(".") if "." in text else text)


def _digits(size: float) -> int:
    """Return the decimals that show three digits of a number."""
    return min(max(2 - math.floor(math.log10(size)), 0), 12) if size else 0


def in_language(text: str, language: str) -> str:
    """Return a number that :class:`Writer` wrote in the signs of another language.

    >>> in_language("≥ 1,234.5", "de")
    '≥ 1.234,5'
    """
    group, point = get_group_symbol(language), get_decimal_symbol(language)
    return "".join({",": group, ".": point}.get(sign, sign) for sign in text)
