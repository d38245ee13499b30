"""The messages of the sheets: headings, hints and captions, and translated content.

A sheet is laid out in one language: :func:`speaking` sets it; :func:`words` and :func:`said`
use it, and fall back to English where there is no translation.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from zones.loading.pack_files import OWN
from zones.loading.yaml_reader import fetch, parse
from zones.model.chart import Chart
from zones.model.zone import Zone
from zones.resources import asset

FOLDER = asset("sheet/messages")
DIALOG = "dialog_"
"""Prefix of the keys of the print dialog; the sheets themselves do not use them."""
TRANSLATED = OWN / "translated"

_spoken: ContextVar[str] = ContextVar("spoken", default="en")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Set the language of the messages, or English if there is no file for it."""
    token = _spoken.set(language if language in spoken_languages() else "en")
    try:
        yield
    finally:
        _spoken.reset(token)


def spoken() -> str:
    """Return the current language of the messages."""
    return _spoken.get()


@lru_cache(maxsize=1)
def spoken_languages() -> tuple[str, ...]:
    """Return the languages that have messages for the sheets, English first."""
    return tuple(sorted((path.stem for path in FOLDER.glob("*.yaml")), key=lambda id: id != "en"))


def words() -> dict[str, str]:
    """Return the messages of the sheets by key, in the language of the sheet.

    Raises
    ------
    ContentError
        If the file is broken.
    """
    return _words(spoken(), dialog=False)


def dialog_words(language: str) -> dict[str, str]:
    """Return the messages of the print dialog by key, without their prefix.

    Raises
    ------
    ContentError
        If the file is broken.
    """
    return _words(language, dialog=True)


@lru_cache(maxsize=8)
def _words(language: str, dialog: bool) -> dict[str, str]:
    path = FOLDER / f"{language}.yaml"
    document = parse(fetch(path), path.name, own=True)
    return {
        key.removeprefix(DIALOG): str(text).strip()
        for key, text in document.data.items()
        if key.startswith(DIALOG) is dialog
    }


def said(kind: str, id: str, text: str) -> str:
    """Return a text of the content in the language of the sheet, or unchanged.

    Parameters
    ----------
    kind : str
        ``schools``, ``systems``, ``cautions``, ``red_flags`` or ``evidence``.
    id : str
        Of the record.
    text : str
        In English.
    """
    return translated(spoken()).get(kind, {}).get(id, text)


@lru_cache(maxsize=8)
def translated(language: str) -> dict[str, dict[str, str]]:
    """Return the short texts of the content in a language, by kind and id."""
    path = TRANSLATED / f"{language}.yaml"
    if not path.is_file():
        return {}
    found = parse(fetch(path), path.name, own=True).data
    return {kind: {id: text.strip() for id, text in texts.items()} for kind, texts in found.items()}


def untranslated() -> str:
    """Return the note that the rest is in English; empty on an English sheet."""
    return "" if spoken() == "en" else words()["untranslated"]


def languages(chart: Chart) -> tuple[str, ...]:
    """Return the languages of a chart's sheets, English first.

    These are the languages that name its numbered zones, and those of the messages.
    """
    named = {code for zone in chart.zones if zone.number is not None for code in zone.names}
    return ("en", *sorted((named | set(spoken_languages())) - {"en"}))


def label_of(zone: Zone) -> str:
    """Return the label of a zone's circle: its code, or else its number."""
    return zone.code or str(zone.number)


def name_of(zone: Zone, language: str) -> str:
    """Return a zone's name in a language, or in English if it has none."""
    return zone.names.get(language, zone.name)


def name_language(zone: Zone, language: str) -> str:
    """Return the language of the name that :func:`name_of` returns."""
    return language if language in zone.names else "en"


def title_of(chart: Chart) -> str:
    """Return the name of a chart's school."""
    return said("schools", chart.school.id, chart.school.title)
