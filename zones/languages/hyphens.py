"""Where a word may be divided, by the patterns of its language."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

LOCALES = {"de": "de_DE", "es": "es", "fr": "fr"}
"""The languages whose words are long enough to be divided on a sheet."""

LEAST = 9
"""Letters of the shortest word that is divided; shorter ones are read more easily whole."""

BEFORE, AFTER = 3, 4
"""Letters that stay together at the start and at the end of a word."""

_WORD = re.compile(rf"[^\W\d_]{{{LEAST},}}")


def break_points(text: str, language: str) -> list[int]:
    """Return where a text without spaces may be divided: after so many signs, in order.

    Examples
    --------
    >>> text = "Fußreflexzonen."
    >>> [f"{text[:at]}-{text[at:]}" for at in break_points(text, "de")][1]
    'Fußre-flexzonen.'
    >>> break_points("Fußreflexzonen.", "en")
    []
    """
    if language not in LOCALES:
        return []
    found = {match.end() for match in re.finditer(r"(?<=[^\W\d_])-(?=[^\W\d_])", text)}
    for word in _WORD.finditer(text):
        found |= {word.start() + at for at in _patterns(language).positions(word[0])}
    return sorted(found)


@lru_cache(maxsize=len(LOCALES))
def _patterns(language: str) -> Any:
    # Only for a language that needs it; the package has no types.
    from pyphen import Pyphen  # type: ignore[import-untyped]

    return Pyphen(lang=LOCALES[language], left=BEFORE, right=AFTER)
