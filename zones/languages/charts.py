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
from zones.loading.loader import load_chart as read_chart
from zones.loading.problems import ContentError, Problem
from zones.model.chart import Chart
from zones.model.fields import key_words, nearest
from zones.model.map_state import DEFAULT_SCHOOL
from zones.model.zone import Zone

INTERFACE = "interface"
"""Begins the path of a message of the interface: ``interface/<key>``."""

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


@lru_cache(maxsize=64)
def _in_language(chart: Chart, language: str) -> Chart:
    known = messages(language)

    def translate(path: str, english: str) -> str:
        return known.get((path, english), english)

    changed = mapped(chart, translate)
    own = chart.translations.get(language, {})
    # In a pack of one's own, records name zones; a chart that is in the language already stays.
    start, end = f"zones/{chart.school.id}/", "/name"
    named = {p[len(start) : -len(end)] for p, _ in known if p.startswith(start) and p.endswith(end)}
    zones = tuple(
        zone.model_copy(update={"name": zone.names[language]})
        if zone.name == before.name and language in zone.names and zone.id not in named
        else zone
        for zone, before in zip(changed.zones, chart.zones, strict=True)
    )
    return changed.model_copy(update={"zones": zones, "messages": {**changed.messages, **own}})


def names(chart: Chart, zone: Zone) -> dict[str, str]:
    """Return what a zone of an English chart is called, by language, English first.

    These are the languages of the catalogues, and others in which its record has a name.
    """
    known = _by_language(f"zones/{chart.school.id}/{zone.id}/name", zone.name)
    return {ENGLISH: zone.name, **zone.names, **known}


def find(chart: Chart, key: Any, what: str = "a zone") -> Zone:
    """Return the zone that a reader means, by its id, number, code, or name in any language.

    Parameters are those of :meth:`zones.model.chart.Chart.find`, as is the error.

    Examples
    --------
    >>> find(load_chart("rwo-shur"), "hígado").id
    'liver'
    """
    try:
        return chart.find(key, what)
    except ValueError:
        words = key_words(key)
        found = [z for z in chart.zones if words in map(key_words, names(chart, z).values())]
        if not words or len(found) != 1:
            raise
        return found[0]


def titles(chart: Chart) -> dict[str, str]:
    """Return what the school of an English chart is called, by language, English first."""
    school = chart.school
    return {ENGLISH: school.title, **_by_language(f"schools/{school.id}/title", school.title)}


def _by_language(path: str, english: str) -> dict[str, str]:
    found = ((each, messages(each).get((path, english))) for each in languages()[1:])
    return {each: text for each, text in found if text}


def mapped(chart: Chart, translate: Translate) -> Chart:
    """Return a chart with every text that a reader sees put through `translate`."""
    school = chart.school.id
    changed: dict[str, Any] = {
        "school": translated(chart.school, f"schools/{school}", translate),
        "evidence": translated(chart.evidence, "evidence", translate),
        "zones": tuple(
            translated(zone, f"zones/{school}/{zone.id}", translate) for zone in chart.zones
        ),
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
    lines = {
        f"guideline_{mark.guideline.id}": mark.name
        for overlay in changed["overlays"]
        for mark in overlay.marks
        if mark.guideline
    }
    own = {key: _message(school, key, text, translate) for key, text in chart.messages.items()}
    return chart.model_copy(update={**changed, "messages": {**own, **lines}})


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


@arguments("load_chart", {"school_or_path": "chart"})
def load_chart(
    chart: str | os.PathLike[str] = DEFAULT_SCHOOL,
    language: str = ENGLISH,
    *,
    shared: Path | None = None,
) -> Chart:
    """Read and check one school's chart, in a language.

    Parameters
    ----------
    chart : str or path
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
    ArgumentError
        For an argument that there is not.

    Examples
    --------
    >>> load_chart("rwo-shur", "zh").zone("liver").name
    '肝'
    """
    if language not in languages():
        raise ContentError([_unknown(language)])
    return in_language(read_chart(chart, shared=shared), language)


def _unknown(language: str) -> Problem:
    known = languages()
    close = nearest(str(language), known)
    remedy = f"did you mean {close!r}?" if close else f"use one of: {', '.join(known)}"
    message = f"no texts in the language {str(language)[:20]!r}"
    return Problem("content/languages", 1, message, remedy)
