"""The page around the map: a lean template with safety notes and deep links."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import panel as pn
from markupsafe import Markup

from zones.dashboard.sheet_dialog import SheetDialog
from zones.drawing.figure import silhouette
from zones.export import bundle
from zones.export.page_text import about, index, jinja, page_messages, shelves
from zones.export.static_files import MODULE, address, static_files
from zones.hosts.file_route import is_reachable
from zones.hosts.panel import FootMap
from zones.languages.catalogues import ENGLISH
from zones.loading.loader import schools, shipped
from zones.model.map_state import DEFAULT_SCHOOL, FEET_SHOWN, LANGUAGES, check_text
from zones.model.placement import VIEWS
from zones.payload.vocabulary import all_complaints
from zones.resources import FONTS, asset, icon

TITLE = "Foot Reflex-Zone Map"


class _Template(pn.Template):
    """Panel's template, without the description of its parts that Panel writes as each is added."""

    def __repr__(self) -> str:
        return f"<{TITLE}>"


def dashboard(query: Mapping[str, Sequence[bytes]] | None = None) -> pn.Template:
    """Make the page of one session.

    Parameters
    ----------
    query : mapping of str to sequence of bytes, optional
        The URL's query, as Bokeh provides it: ``school``, ``zone``, ``view``, ``feet``, ``lang``,
        ``learn``, ``complaint``, ``quiz``, ``play``. Unknown values are ignored here; the page
        tells the reader.

    Returns
    -------
    panel.Template
        With two slots: ``map``, and ``sheets`` for the dialog that prints.
    """
    if pn.config.autoreload:
        bundle.forget()
        for cache in (_page, about, index, static_files, shipped):
            cache.cache_clear()
    foot_map = FootMap(**place(query or {}), sizing_mode="stretch_both")
    language = foot_map.language
    page = _Template(template=_page(language))
    page.add_panel("map", foot_map)
    page.add_panel("sheets", SheetDialog(foot_map))
    root = pn.state.rel_path or ""
    here = pn.state.curdoc is None or is_reachable(pn.state.curdoc)
    fonts = [
        {"family": family, "weight": weight, "address": address(f"fonts/{file}.woff2", root)}
        for family, weight, file in FONTS
        if here
    ]
    first = [f"{foot_map.chart}.json", f"feet-{foot_map.view}.svg", MODULE]
    if language != ENGLISH:
        first.insert(2, f"{foot_map.chart}-{language}.json")
    variables = {
        "fonts": fonts,
        "root_path": root or ".",
        "files": address("", root) if here else None,
        "preload": [
            *(address(name, root) for name in first if here),
            *(font["address"] for font in fonts[:2]),
        ],
    }
    for name, value in variables.items():
        page.add_variable(name, value)
    if pn.state.curdoc is not None:
        # A session that starts with its websocket has no request to learn this from, and
        # would link style sheets from a public server.
        start = f"{root}/" if root else ""
        pn.state.curdoc.template_variables["dist_url"] = f"{start}static/extensions/panel/"
    return page


def needed() -> list[str]:
    """Return the names of the served files that the page requires."""
    fonts = [f"fonts/{file}.woff2" for _, _, file in FONTS]
    return [*fonts, MODULE, *(f"feet-{view}.svg" for view in VIEWS)]


def place(query: Mapping[str, Sequence[bytes]]) -> dict[str, Any]:
    """Turn the query of a URL into parameters of a `FootMap`, without unknown values.

    >>> place({"zone": [b"18,nonsense"], "view": [b"sideways"], "lang": [b"de-AT"]})
    {'chart': 'rwo-shur', 'selection': ['liver'], 'view': 'plantar', 'language': 'de'}
    """
    given = {key: values[0].decode("utf-8", "replace") for key, values in query.items() if values}
    school = given.get("school", DEFAULT_SCHOOL)
    chart = shipped(school if school in schools() else DEFAULT_SCHOOL)
    zones = {str(z.code or z.number).lower(): z for z in chart.zones if z.number is not None}
    zones |= {zone.id: zone for zone in chart.zones}
    asked = [zones[key] for key in given.get("zone", "").lower().split(",")[:50] if key in zones]
    found: dict[str, Any] = {"chart": chart.school.id}
    if asked:
        found["selection"] = list(dict.fromkeys(zone.id for zone in asked))
        last = zones[found["selection"][-1]]
        if last.views:
            found["view"] = "plantar" if "plantar" in last.views else last.views[0]
        if last.group == "further":
            found["further"] = True
    if given.get("view") in VIEWS:
        found["view"] = given["view"]
    if given.get("feet") in FEET_SHOWN:
        found["feet"] = given["feet"]
    language = given.get("lang", "").replace("_", "-").partition("-")[0].lower()
    if language in LANGUAGES:
        found["language"] = language
    if given.get("complaint") in all_complaints(chart):
        found["complaint"] = given["complaint"]
    if given.get("learn") in shelves(chart):
        found["learn"] = given["learn"]
    if "quiz" in given:
        with contextlib.suppress(ValueError):
            found["quiz"] = check_text("quiz", given["quiz"])
    if given.get("play", "").startswith("own") or given.get("play") in shelves(chart):
        with contextlib.suppress(ValueError):
            found["player"] = check_text("player", given["play"])
    return found


@lru_cache(maxsize=len(LANGUAGES))
def _page(language: str) -> Any:
    """Return the page's template, filled in with everything that sessions share."""
    fixed = {
        "style": bundle.style("dashboard"),
        "script": bundle.module("dashboard"),
        "icon": icon(),
        "about": about(language),
        "index": index(language),
        "waiting": waiting(),
        "messages": page_messages(language),
        "lang": language,
        "description": page_messages(language)["description"],
    }
    template = jinja.from_string(asset("hosts/dashboard/dashboard.html").read_text("utf-8"))
    safe = ("style", "script", "icon", "about", "index")
    template.globals.update({n: Markup(v) if n in safe else v for n, v in fixed.items()})
    return template


def waiting() -> dict[str, str]:
    """Return the silhouette of both soles, to show until the map is drawn."""
    frame, outlines = silhouette()
    return {"frame": " ".join(f"{value:g}" for value in frame), "d": outlines}
