"""Lists and numbers by the rules of a language, from the data of Unicode's CLDR."""

from __future__ import annotations

from collections.abc import Iterable

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


def number(value: float, language: str) -> str:
    """Return a number with the decimal sign of a language.

    Examples
    --------
    >>> number(232.5, "de"), number(250.0, "fr")
    ('232,5', '250')
    """
    from babel.numbers import format_decimal

    return format_decimal(value, locale=LOCALES.get(language, language))
