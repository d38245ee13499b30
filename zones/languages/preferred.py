"""The language of a reader, by what a browser says of it."""

from __future__ import annotations

from zones.languages.catalogues import ENGLISH, languages

MOST = 20
"""Languages of a header that are looked at."""


def preferred(header: str) -> str:
    """Return the offered language that a reader likes best, or English.

    Parameters
    ----------
    header : str
        ``Accept-Language`` of a request, such as ``de-AT, de;q=0.9, en;q=0.8`` (RFC 9110).

    Examples
    --------
    >>> preferred("it, fr-CA;q=0.8, en;q=0.9")
    'en'
    """
    asked = [_weighed(part) for part in header.split(",")[:MOST]]
    liked = sorted((each for each in asked if each[0] > 0), key=lambda each: -each[0])
    known = languages()
    return next((language for _, language in liked if language in known), ENGLISH)


def _weighed(part: str) -> tuple[float, str]:
    """Return how much a reader likes a language, 0 to 1, and the language without its region."""
    tag, *rest = (piece.strip() for piece in part.split(";"))
    weight = next((piece[2:] for piece in rest if piece.startswith("q=")), "1")
    try:
        return min(float(weight), 1.0), tag.split("-")[0].lower()
    except ValueError:
        return 0.0, ""
