"""The everyday words of a language as the browser needs them to search one chart."""

from __future__ import annotations

from typing import Any

from zones.languages.catalogues import ENGLISH, languages
from zones.languages.vocabulary import KINDS, PAGES, ids, vocabulary
from zones.loading.loader import schools, shipped
from zones.model.chart import Chart


def vocabulary_payload(chart: Chart, language: str = ENGLISH) -> dict[str, Any]:
    """Return the words of a language by kind and id, without those for other schools' records.

    The ids are the same in all languages, so that a translation can be a patch. Empty for a
    language without a file.
    """
    words = vocabulary(language)
    if words is None:
        return {}
    every = [found for each in languages() if (found := vocabulary(each))]
    kinds: dict[str, dict[str, list[str]]] = {}
    for kind in KINDS:
        own = set(PAGES) if kind == "pages" else set(ids(chart, kind))
        named = dict.fromkeys(id for each in every for id in getattr(each, kind) if id in own)
        kinds[kind] = {id: list(getattr(words, kind).get(id, ())) for id in named}
    return {
        "passed_over": list(words.passed_over),
        "weak": list(words.weak),
        **kinds,
        "unlisted": [one.model_dump(mode="json") for one in words.unlisted],
    }


def all_complaints(chart: Chart) -> list[str]:
    """Return the ids of the complaints of this chart and of the schools of the package."""
    charts = (chart, *map(shipped, schools()))
    return list(dict.fromkeys(one.id for each in charts for one in each.complaints))
