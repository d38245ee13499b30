"""A chart in another language: every record that a reader sees, and the interface around it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from zones.arguments import arguments
from zones.languages.catalogues import ENGLISH, languages, messages
from zones.languages.records import Translate, texts, translated
from zones.loading.loader import load_chart as load_messages
from zones.loading.loader import message_languages
from zones.model.chart import Chart
from zones.model.map_state import DEFAULT_SCHOOL

INTERFACE = "interface"
"""Begins the path of a message of the interface: ``interface/<key>``."""

SINGLE = ("school", "evidence")
LISTS = ("channels", "red_flags", "complaints", "routines", "styles", "overlays", "disagreements")
BY_ID = ("systems", "body_areas", "techniques", "cautions")


def in_language(chart: Chart, language: str) -> Chart:
    """Return a chart in a language; what has no translation stays in English.

    Parameters
    ----------
    chart : Chart
        In English.
    language : str
        One of :func:`zones.languages.catalogues.languages`; others change nothing.

    Returns
    -------
    Chart
        The same object for the same chart and language, as long as both are in use.
    """
    return chart if language == ENGLISH else _in_language(chart, language)


@lru_cache(maxsize=32)
def _in_language(chart: Chart, language: str) -> Chart:
    known = messages(language)

    def translate(path: str, english: str) -> str:
        return known.get((path, english), english)

    return mapped(chart, translate)


def mapped(chart: Chart, translate: Translate) -> Chart:
    """Return a chart with every text that a reader sees put through `translate`."""
    school = chart.school.id
    changed: dict[str, Any] = {
        "school": translated(chart.school, f"schools/{school}", translate),
        "evidence": translated(chart.evidence, "evidence", translate),
        "zones": tuple(
            translated(zone, f"zones/{school}/{zone.id}", translate) for zone in chart.zones
        ),
        "texts": {key: _message(school, key, text, translate) for key, text in chart.texts.items()},
    }
    for kind in LISTS:
        changed[kind] = tuple(
            translated(record, f"{kind}/{record.id}", translate) for record in getattr(chart, kind)
        )
    for kind in BY_ID:
        changed[kind] = {
            id: translated(record, f"{kind}/{id}", translate)
            for id, record in getattr(chart, kind).items()
        }
    return chart.model_copy(update=changed)


def _message(school: str, key: str, text: str, translate: Translate) -> str:
    """A school may say a message of the interface in its own way: that one's path names it."""
    own = translate(f"{INTERFACE}/{school}/{key}", text)
    return own if own != text else translate(f"{INTERFACE}/{key}", text)


def chart_texts(chart: Chart) -> Iterator[tuple[str, str]]:
    """Yield the path and the English of every text of a chart's records."""
    school = chart.school.id
    yield from texts(chart.school, f"schools/{school}")
    yield from texts(chart.evidence, "evidence")
    for zone in chart.zones:
        yield from texts(zone, f"zones/{school}/{zone.id}")
    for kind in LISTS:
        for record in getattr(chart, kind):
            yield from texts(record, f"{kind}/{record.id}")
    for kind in BY_ID:
        for id, record in getattr(chart, kind).items():
            yield from texts(record, f"{kind}/{id}")


@arguments("load_chart")
def load_chart(
    school_or_path: str | os.PathLike[str] = DEFAULT_SCHOOL,
    language: str = ENGLISH,
    *,
    shared: Path | None = None,
) -> Chart:
    """Read and check one school's chart, in a language.

    Parameters
    ----------
    school_or_path : str or path
        The id of a school that comes with the package, or the folder of a pack: a path object
        or a text with a slash in it (``./my-school``).
    language : str
        Of everything that a reader sees; see :func:`zones.languages.catalogues.languages`. What
        has no translation, such as the sentences of a pack of your own, stays as it is.
    shared : path, optional
        The folder with the records that all schools share; the package's own by default.

    Returns
    -------
    Chart
        Complete; the same object again as long as no file has changed.

    Raises
    ------
    ContentError
        If anything is wrong, the language included; it lists all faults with file and line.

    Examples
    --------
    >>> load_chart("rwo-shur", "zh").zone("liver").name
    '肝'
    """
    # Some messages are translated in files of the older form, which the loader reads.
    older = language in message_languages() or language not in languages()
    chart = load_messages(school_or_path, language if older else ENGLISH, shared=shared)
    return in_language(chart, language)
