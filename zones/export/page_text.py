"""The texts of the page around the map in each language: dialog, messages, names."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from zones.loading.loader import load_chart, schools, shipped
from zones.model.chart import Chart
from zones.model.map_state import COMPLAINT, DEFAULT_SCHOOL, LANGUAGES, SHELF
from zones.model.placement import VIEWS
from zones.payload.payload import compact_json
from zones.payload.translation import ENGLISH, interfaces, names, page_words
from zones.payload.vocabulary import all_complaints
from zones.resources import asset

URGENCIES = ("emergency", "today", "soon")
LEVELS = ("leave", "ask", "adapt")

jinja = Environment(autoescape=True, trim_blocks=False)


@lru_cache(maxsize=len(LANGUAGES))
def about(language: str = ENGLISH) -> str:
    """Return the dialog: the check before a massage, red flags, evidence, charts, sources."""
    charts = [
        shipped(school)
        for school in (DEFAULT_SCHOOL, *(s for s in schools() if s != DEFAULT_SCHOOL))
    ]
    cautions = [c for c in charts[0].cautions.values() if c.general]
    sources = {id: source for chart in charts for id, source in chart.sources.items()}
    return jinja.from_string(asset("hosts/dashboard/about.html").read_text("utf-8")).render(
        check=sorted(cautions, key=lambda caution: LEVELS.index(caution.level)),
        urgencies=URGENCIES,
        red_flags=charts[0].red_flags,
        evidence=charts[0].evidence,
        schools=[chart.school for chart in charts],
        all_sources=list(sources.values()),
        w=page_words(language),
        names=page_names(language),
        english=Markup(' lang="en"'),
    )


def page_names(language: str) -> dict[str, str]:
    """Return the names of cautions and schools by id, as the page shows them."""
    given = names(language) or names(ENGLISH)
    charts = [shipped(school) for school in schools()]
    found = {id: caution.name for chart in charts for id, caution in chart.cautions.items()}
    found |= {chart.school.id: chart.school.title for chart in charts}
    return found | given.get("cautions", {}) | given.get("schools", {})


@lru_cache(maxsize=len(LANGUAGES))
def index(language: str = ENGLISH) -> str:
    """Return all texts of the page around the map in one language, as JSON."""

    def zones(chart: Chart) -> dict[str, list[Any]]:
        return {zone.id: [zone.names.get(language, zone.name), zone.number] for zone in chart.zones}

    spoken = language if language in interfaces() else ENGLISH
    texts = load_chart(DEFAULT_SCHOOL, spoken).texts
    found = {
        "lang": language,
        "words": {**page_words(language), "lang": spoken},
        "names": page_names(language),
        "default": DEFAULT_SCHOOL,
        "views": {view: texts[f"view_{view}"] for view in VIEWS},
        "languages": list(LANGUAGES),
        "learn": shelves(shipped(DEFAULT_SCHOOL)),
        "complaints": all_complaints(shipped(DEFAULT_SCHOOL)),
        "schools": {school: zones(shipped(school)) for school in schools()},
    }
    text = compact_json(found)
    return text.replace("<", "\\u003c")


def shelves(chart: Chart) -> list[str]:
    """Return what the state ``learn`` may name beside the empty text."""
    return [SHELF, COMPLAINT, *(routine.id for routine in chart.routines)]
