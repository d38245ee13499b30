"""A chart's JSON as the files that a served page fetches.

The data of the first picture comes first; the drawings of the feet are separate files, shared by
all schools; what a reader opens later follows when the page is idle. A notebook or a saved page
embeds everything at once and needs none of this.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from zones.geometry.views import views
from zones.loading.loader import load_chart, schools
from zones.model.chart import Chart
from zones.model.map_state import LANGUAGES
from zones.model.placement import VIEWS
from zones.payload.compare import outlines
from zones.payload.payload import compact_json, shipped_payload
from zones.resources import asset

LATER = (
    "routines", "styles", "body", "overlays", "disagreements", "elsewhere_schools",
    "vocabulary",
)  # fmt: skip
"""Keys of the payload that the first picture does not show."""

PLACES = "*places"
"""Key of :func:`places` among embedded charts; no school's id can begin with an asterisk."""

DRAWINGS = "*drawings"
"""Key of the techniques' drawings among embedded charts, by file name."""


def files(school: str) -> dict[str, str]:
    """Return the files of a school that comes with the package; see :func:`parted`."""
    return parted(shipped_payload(school))


def parted(data: dict[str, Any]) -> dict[str, str]:
    """Return the files of a payload by name.

    ``<school>.json`` and ``<school>-more.json``; and for each other language, a patch of either:
    ``<school>-<language>.json`` and ``<school>-more-<language>.json``.
    """
    school, languages = data["school"]["id"], data["translations"]
    first = {key: value for key, value in data.items() if key not in (*LATER, "translations")}
    first["views"] = {name: {**view, "art": ""} for name, view in data["views"].items()}
    found = {
        f"{school}.json": first,
        f"{school}-more.json": {key: data[key] for key in LATER if key in data},
    }
    for language, patch in languages.items():
        soon = {key: value for key, value in patch.items() if key not in LATER}
        later = {key: patch[key] for key in LATER if key in patch}
        found |= {f"{school}-{language}.json": soon, f"{school}-more-{language}.json": later}
    return {name: compact_json(part) for name, part in found.items()}


@lru_cache(maxsize=8)
def places(own: tuple[Chart, ...] = (), languages: tuple[str, ...] = LANGUAGES) -> str:
    """Return ``places.json``: the outlines of the schools that come with the package, and more.

    Parameters
    ----------
    own : tuple of Chart
        Charts that do not come with the package.
    languages : tuple of str
        Those of the names and titles.
    """
    charts = {chart.school.id: chart for chart in (*map(load_chart, schools()), *own)}
    return compact_json(outlines(charts.values(), languages))


def drawings() -> dict[str, str]:
    """Return the drawings that all schools share, by file name.

    ``feet-<view>.svg`` shows the left foot, ``technique-<id>.svg`` a technique.
    """
    feet = {
        f"feet-{name}.svg": f'<svg xmlns="http://www.w3.org/2000/svg">{views()[name].art}</svg>'
        for name in VIEWS
    }
    return feet | {f"technique-{id}.svg": text for id, text in technique_art().items()}


def technique_art() -> dict[str, str]:
    """Return the animated drawings of the techniques: complete SVG documents by technique id."""
    found = sorted(asset("drawings/techniques").glob("*.svg"))
    return {path.stem: path.read_text("utf-8").strip() for path in found}


def with_drawings(charts: str, techniques: Iterable[str]) -> str:
    """Return charts as JSON text with the drawings of techniques, for a host without files."""
    art = technique_art()
    found = {f"technique-{id}.svg": art[id] for id in techniques if id in art}
    return f'{charts[:-1]},"{DRAWINGS}":{compact_json(found)}}}'
