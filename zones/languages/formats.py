"""Lists, numbers and times by the rules of a language, from the data of Unicode's CLDR."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

LOCALES = {"en": "en_GB", "zh": "zh_Hans"}
"""The locale of a language whose own name would stand for another use of it."""


def listed(items: Iterable[str], language: str) -> str:
    """Return a list as a sentence has it.

    Examples
    --------
    >>> listed(["oil", "a towel", "a chair"], "en")
    'oil, a towel and a chair'
    >>> listed(["1", "2", "3"], "zh")
    '1、2和3'
    """
    from babel.lists import format_list  # only where a list is written

    return format_list(list(items), locale=LOCALES.get(language, language))


def time(seconds: int, language: str, form: Literal["short", "long"] = "long") -> str:
    """Return a time in seconds, or from two minutes on in whole minutes.

    Examples
    --------
    >>> time(20, "de", "short"), time(170, "en"), time(3600, "fr")
    ('20 Sek.', '3 minutes', '60 minutes')
    """
    from babel.units import format_unit

    unit, value = ("second", seconds) if seconds < 120 else ("minute", (seconds + 30) // 60)
    locale = LOCALES.get(language, language)
    return format_unit(value, f"duration-{unit}", form, locale=locale)


def day_and_time(at: datetime, language: str) -> str:
    """Return a day with its time, to the minute.

    Examples
    --------
    >>> day_and_time(datetime(2026, 11, 20, 19, 30), "de")
    '20.11.2026, 19:30'
    """
    from babel.dates import format_date, format_time, get_datetime_format

    locale = LOCALES.get(language, language)
    day, clock = format_date(at, "medium", locale), format_time(at, "short", locale=locale)
    return str(get_datetime_format("medium", locale)).replace("{1}", day).replace("{0}", clock)


def number(value: float, language: str) -> str:
    """Return a number with the decimal sign of a language.

    Examples
    --------
    >>> number(232.5, "de"), number(250.0, "fr")
    ('232,5', '250')
    """
    from babel.numbers import format_decimal

    return format_decimal(value, locale=LOCALES.get(language, language))
