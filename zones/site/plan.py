"""What is built: where, which schools and languages, and whether sheets belong to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from zones.loading.loader import schools
from zones.model.map_state import check, unknown
from zones.site.texts import all_languages

_BASE = re.compile(r"https?://[\w.-]+(?::\d{1,5})?(?:/[\w.~-]+)*/?")


@dataclass(frozen=True)
class Plan:
    """An order for a site.

    Attributes
    ----------
    out : Path
        Its folder; what an earlier build wrote there and this one does not is removed.
    charts, languages : tuple of str
        Ids of schools, the one of the start page first, and codes, English first.
    base_url : str
        Where the site will stand, ending in a slash, for what search engines want whole; empty
        if nobody knows yet.
    sheets : str
        ``all`` the ready-made sheets, a ``few`` for a look, or ``none``.
    jobs : int
        Processes.
    docs : bool
        Whether the pages link to the documentation, which others put into the folder ``docs``.
    """

    out: Path
    charts: tuple[str, ...]
    languages: tuple[str, ...] = field(default_factory=all_languages)
    base_url: str = ""
    sheets: str = "all"
    jobs: int = 1
    docs: bool = False


SHEETS = ("all", "few", "none")


def checked_charts(asked: list[str] | None) -> tuple[str, ...]:
    """Return ids of schools, by default all of them.

    Raises
    ------
    ValueError
        For a school that there is not; the message suggests the closest.
    """
    from zones.site.texts import charts_in

    for school in asked or ():
        if school not in schools():
            raise unknown("chart", school, schools())
    return tuple(chart.school.id for chart in charts_in("en", dict.fromkeys(asked or ())))


def checked_languages(asked: list[str] | None) -> tuple[str, ...]:
    """Return codes of languages, English first and always among them.

    Raises
    ------
    ValueError
        For a language that is not offered.
    """
    return all_languages([check("language", language, {}) for language in asked or ()])


def checked_base(url: str | None) -> str:
    """Return the address of a site, ending in a slash.

    >>> checked_base("https://example.org/feet"), checked_base(None)
    ('https://example.org/feet/', '')

    Raises
    ------
    ValueError
        If it is no address of a folder.
    """
    if not url:
        return ""
    if not _BASE.fullmatch(url):
        raise ValueError(
            f"base-url must be the address of a folder, such as 'https://example.org/feet/', "
            f"and cannot be {url[:80]!r}"
        )
    return url.rstrip("/") + "/"
