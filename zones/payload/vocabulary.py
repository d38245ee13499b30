"""The everyday words of a language as the browser needs them to search one chart."""

from __future__ import annotations

from typing import Any

from zones.languages.vocabulary import KINDS, vocabulary
from zones.loading.loader import schools, shipped
from zones.model.chart import Chart


def vocabulary_payload(chart: Chart, language: str = "en") -> dict[str, Any]:
    """Return the words of a language by kind and id, as far as a reader of this chart can use them.

    Empty for a language without a file.
    """
    words = vocabulary(language)
    if words is None:
        return {}
    used = {
        "zones": {zone.id for zone in chart.zones},
        "body_areas": chart.body_areas.keys(),
        "complaints": {complaint.id for complaint in chart.complaints},
        "cautions": chart.cautions.keys(),
    }
    kinds = {
        kind: {
            id: list(lines)
            for id, lines in getattr(words, kind).items()
            if kind not in used or id in used[kind]
        }
        for kind in KINDS
    }
    return {
        "passed_over": list(words.passed_over),
        "weak": list(words.weak),
        **{kind: some for kind, some in kinds.items() if some},
        "unlisted": [one.model_dump(mode="json") for one in words.unlisted],
    }


def all_complaints(chart: Chart) -> list[str]:
    """Return the ids of the complaints of this chart and of the schools of the package."""
    charts = (chart, *map(shipped, schools()))
    return list(dict.fromkeys(one.id for each in charts for one in each.complaints))
