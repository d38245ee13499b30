"""The languages of a map, and the messages and names of a chart in each of them.

The messages of the interface and the names of records are complete in some languages; zones have
names in more. Whole sentences of a chart exist in English only.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from zones.loading.loader import SHARED, load_chart, schools
from zones.loading.yaml_reader import fetch, parse
from zones.model.chart import Chart
from zones.model.map_state import LANGUAGES

ENGLISH = "en"
KINDS = ("systems", "body_areas", "techniques", "cautions", "complaints", "routines", "styles")
"""Kinds of records that have names in ``content/names/<language>.yaml``, and ``schools``."""


@lru_cache(maxsize=1)
def interfaces() -> tuple[str, ...]:
    """Return the languages of the interface, English first."""
    known = {path.stem for path in (SHARED / "texts").glob("*.yaml")}
    return tuple(language for language in LANGUAGES if language in known)


@lru_cache(maxsize=8)
def names(language: str) -> dict[str, dict[str, str]]:
    """Return the names of records in a language, by kind and id; none where there is no file."""
    file = SHARED / "names" / f"{language}.yaml"
    return parse(fetch(file), file.name).data if file.is_file() else {}


def page_words(language: str = ENGLISH) -> dict[str, str]:
    """Return the messages of the page around a map, without their prefix ``page_``."""
    chosen = language if language in interfaces() else ENGLISH
    texts = load_chart(schools()[0], chosen).texts
    return {key[5:]: text for key, text in texts.items() if key.startswith("page_")}


def own_words(chart: Chart) -> dict[str, str]:
    """Return the messages that a map needs, without those of the page around it."""
    return {key: text for key, text in chart.texts.items() if not key.startswith("page_")}


def words(chart: Chart, language: str) -> dict[str, Any]:
    """Return what changes in a chart for another language of the interface.

    Parameters
    ----------
    chart : Chart
        In English.
    language : str
        One of :func:`interfaces`.

    Returns
    -------
    dict
        ``texts`` by key, and ``names`` by kind and id, of this chart's records only.
    """
    known = chart.school.id in schools()
    spoken = load_chart(chart.school.id if known else schools()[0], language)
    given = names(language)
    found: dict[str, dict[str, str]] = {"schools": given.get("schools", {})}
    for kind in KINDS:
        records = getattr(chart, kind)
        ids = records if isinstance(records, dict) else [record.id for record in records]
        found[kind] = {id: given[kind][id] for id in ids if id in given.get(kind, {})}
    found["overlays"] = {overlay.id: overlay.name for overlay in spoken.overlays}
    found["marks"] = {mark.id: mark.name for overlay in spoken.overlays for mark in overlay.marks}
    found["zones"] = _elsewhere(chart, language)
    return {"texts": own_words(spoken), "names": found}


def chart_in(chart: Chart, language: str) -> Chart:
    """Return a chart with the interface's messages in another language, as far as there are any.

    What the chart itself says stays as it is; see :func:`in_language` for a payload.
    """
    if language == ENGLISH or language not in interfaces():
        return chart
    texts = {**chart.texts, **words(chart, language)["texts"]}
    return chart.model_copy(update={"texts": texts})


def _elsewhere(chart: Chart, language: str) -> dict[str, str]:
    """Return the names of other schools' zones, which a chart knows by their English names."""
    others = [load_chart(school) for school in schools() if school != chart.school.id]
    return {
        f"{other.school.id}/{zone.id}": zone.names[language]
        for other in others
        for zone in other.zones
        if language in zone.names
    }


def in_language(data: dict[str, Any], language: str) -> dict[str, Any]:
    """Return a payload in another language, as ``inLanguage`` of the browser module does.

    Parameters
    ----------
    data : dict
        Of :func:`zones.payload.payload.payload`, in English.
    language : str
        One of :data:`zones.model.map_state.LANGUAGES`.
    """
    if language == ENGLISH:
        return data
    spoken = data["words"].get(language, {"texts": {}, "names": {}})
    texts, given = {**data["texts"], **spoken["texts"]}, spoken["names"]
    found = {**data, "texts": texts}
    for kind in KINDS:
        if kind in data:  # a partial payload lacks some of them
            found[kind] = _named(data[kind], given.get(kind, {}))
    for kind in ("schools", "school"):
        found[kind] = _named(data[kind], given.get("schools", {}), "title")
    found["zones"] = [
        {**zone, "name": zone["names"].get(language, zone["name"])} for zone in data["zones"]
    ]
    found["views"] = {
        name: {
            **view,
            "label": texts[f"view_{name}"],
            "guidelines": [
                {**line, "name": texts[f"guideline_{line['id']}"]} for line in view["guidelines"]
            ],
        }
        for name, view in data["views"].items()
    }
    return found


def _named(records: Any, given: dict[str, str], key: str = "name") -> Any:
    """Return one record or several, with `key` replaced by the name for their id."""
    if isinstance(records, list):
        return [_named(record, given, key) for record in records]
    if "id" in records:
        return {**records, key: given.get(records["id"], records[key])}
    return {id: {**one, key: given.get(id, one[key])} for id, one in records.items()}
