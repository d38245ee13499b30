"""The everyday words of a language as the browser needs them to search one chart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from zones.languages.vocabulary import KINDS, vocabulary
from zones.loading.loader import schools, shipped
from zones.model.chart import Chart


def vocabulary_payload(
    chart: Chart, others: Iterable[Chart] = (), language: str = "en"
) -> dict[str, Any]:
    """Return the words of a language by kind and id, as far as a reader of this chart can use them.

    Complaints that only the `others` list are among them. Empty for a language without a file.
    """
    words = vocabulary(language)
    if words is None:
        return {}
    elsewhere = [record["id"] for record in complaints_elsewhere(chart, others)]
    used = {
        "zones": {zone.id for zone in chart.zones},
        "body_areas": chart.body_areas.keys(),
        "complaints": {*elsewhere, *(complaint.id for complaint in chart.complaints)},
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


def complaints_elsewhere(chart: Chart, others: Iterable[Chart]) -> list[dict[str, Any]]:
    """Return the complaints that other schools list and this one does not.

    Each has ``id``, ``name``, ``also``, ``see_doctor`` and ``schools``, the ids of those that
    list it. What this chart lists under the same name is left out.
    """
    own = {complaint.id for complaint in chart.complaints}
    named = {complaint.name.casefold() for complaint in chart.complaints}
    found: dict[str, dict[str, Any]] = {}
    for other in others:
        for complaint in other.complaints:
            if complaint.id in own or complaint.name.casefold() in named:
                continue
            record = complaint.model_dump(mode="json", include={"id", "name", "also", "see_doctor"})
            found.setdefault(complaint.id, {**record, "schools": []})
            found[complaint.id]["schools"].append(other.school.id)
    return list(found.values())
