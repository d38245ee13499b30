"""The texts of the page around the map in each language: dialog, messages, names."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment
from markupsafe import Markup

from zones.languages.catalogues import ENGLISH, languages
from zones.languages.charts import load_chart
from zones.loading.loader import schools
from zones.model.chart import Chart
from zones.model.map_state import COMPLAINT, DEFAULT_SCHOOL, LANGUAGES, SHELF
from zones.model.placement import VIEWS
from zones.payload.payload import compact_json
from zones.payload.records import OF_THE_PAGE
from zones.payload.vocabulary import all_complaints
from zones.resources import asset

URGENCIES = ("emergency", "today", "soon")

jinja = Environment(autoescape=True, trim_blocks=False)


@lru_cache(maxsize=len(LANGUAGES))
def about(language: str = ENGLISH) -> str:
    """Return the dialog: the way to the check, red flags, evidence, charts, sources."""
    charts = _charts(language)
    sources = {id: source for chart in charts for id, source in chart.sources.items()}
    return jinja.from_string(asset("hosts/dashboard/about.html").read_text("utf-8")).render(
        urgencies=URGENCIES,
        red_flags=charts[0].red_flags,
        evidence=charts[0].evidence,
        schools=[chart.school for chart in charts],
        all_sources=list(sources.values()),
        messages=page_messages(language),
        foreign="" if language == ENGLISH else Markup(' lang="en"'),
    )


def _charts(language: str) -> list[Chart]:
    others = (school for school in schools() if school != DEFAULT_SCHOOL)
    return [load_chart(school, language) for school in (DEFAULT_SCHOOL, *others)]


def page_messages(language: str = ENGLISH) -> dict[str, str]:
    """Return the messages of the page around a map by key, without their prefix ``page_``."""
    known = load_chart(DEFAULT_SCHOOL, language).messages
    start = len(OF_THE_PAGE)
    return {key[start:]: text for key, text in known.items() if key.startswith(OF_THE_PAGE)}


def record_texts(language: str) -> dict[str, str]:
    """Return what the dialog says of records, by the paths in its ``data-n``."""
    charts = _charts(language)
    first = charts[0]
    found = {"evidence/summary": first.evidence.summary}
    for flag in first.red_flags:
        found[f"{flag.id}/sign"] = flag.sign
        found[f"{flag.id}/rest"] = f"{flag.why} {flag.action}"
    for study in first.evidence.studies:
        found[f"{study.id}/finding"] = study.finding
        found[f"{study.id}/status"] = study.status
    for chart in charts:
        for field in ("title", "summary", "history"):
            found[f"{chart.school.id}/{field}"] = getattr(chart.school, field)
    return found


@lru_cache(maxsize=len(LANGUAGES))
def index(language: str = ENGLISH) -> str:
    """Return all texts of the page around the map in one language, as JSON."""
    charts = _charts(language)
    known = charts[0].messages
    found = {
        "lang": language,
        "messages": page_messages(language),
        "records": record_texts(language),
        "default": DEFAULT_SCHOOL,
        "views": {view: known[f"view_{view}"] for view in VIEWS},
        "languages": list(languages()),
        "learn": shelves(charts[0]),
        "complaints": all_complaints(charts[0]),
        "body_areas": sorted({area for chart in charts for area in chart.body_areas}),
        "schools": {
            chart.school.id: {z.id: [z.name, z.code or z.number] for z in chart.zones}
            for chart in charts
        },
    }
    text = compact_json(found)
    return text.replace("<", "\\u003c")


def shelves(chart: Chart) -> list[str]:
    """Return what the state ``learn`` may name beside the empty text."""
    return [SHELF, COMPLAINT, *(routine.id for routine in chart.routines)]
