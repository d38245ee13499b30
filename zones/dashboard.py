"""The page around the map: a lean template of our own, with safety notes and deep links."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import panel as pn
from jinja2 import Environment
from markupsafe import Markup

from zones import served
from zones.assets import asset
from zones.content import schools
from zones.feet import views
from zones.foot_map import ICON, FootMap, shipped
from zones.model import VIEWS, Chart
from zones.paths import line_data
from zones.plates import plate
from zones.script import module
from zones.sheet_dialog import SheetDialog
from zones.state import FEET

TITLE = "Foot Reflex-Zone Map"
DESCRIPTION = "A map of the foot reflex zones as tradition has them. No diagnosis, no treatment."
STANDARD = "rwo-shur"
FONTS = (
    ("Zones Sans", 400, "sans-400"),
    ("Zones Sans", 600, "sans-600"),
    ("Zones Serif", 600, "serif-600"),
)
URGENCIES = (
    ("emergency", "Call for help now"),
    ("today", "Be seen today"),
    ("soon", "Be seen in the next days"),
)
LEVELS = ("leave", "ask", "adapt")

_jinja = Environment(autoescape=True, trim_blocks=False)


def dashboard(query: Mapping[str, Sequence[bytes]] | None = None) -> pn.Template:
    """Make the page of one session.

    Parameters
    ----------
    query : mapping of str to sequence of bytes, optional
        The address's query, as Bokeh gives it: ``school``, ``zone``, ``view``, ``feet``.
        What makes no sense is left out here; the page tells the reader.

    Returns
    -------
    panel.Template
        With two slots: ``map``, and ``sheets`` for the dialog that prints.
    """
    if pn.config.autoreload:
        for cache in (_page, about, index, module, served.folder, shipped):
            cache.cache_clear()
    foot_map = FootMap(**place(query or {}), sizing_mode="stretch_both")
    page = pn.Template(template=_page())
    page.add_panel("map", foot_map)
    page.add_panel("sheets", SheetDialog(foot_map))
    root = pn.state.rel_path or ""
    fonts = [
        {"family": family, "weight": weight, "address": address}
        for family, weight, file in FONTS
        if (address := served.address(f"fonts/{file}.woff2", root))
    ]
    first = [f"{foot_map.chart}.json", f"feet-{foot_map.view}.svg", served.MODULE]
    chart, drawing, script = (served.address(name, root) for name in first)
    variables = {
        "description": DESCRIPTION,
        "fonts": fonts,
        "root_path": root or ".",
        "module": script,
        "preload": [a for a in [chart, drawing, *(f["address"] for f in fonts[:2])] if a],
    }
    for name, value in variables.items():
        page.add_variable(name, value)
    if pn.state.curdoc is not None:
        # A session that starts with its websocket has no request to learn this from, and
        # would link style sheets from a public server.
        start = f"{root}/" if root else ""
        pn.state.curdoc.template_variables["dist_url"] = f"{start}static/extensions/panel/"
    return page


def place(query: Mapping[str, Sequence[bytes]]) -> dict[str, Any]:
    """Turn the query of an address into parameters of a `FootMap`, without what is unknown.

    >>> place({"zone": [b"liver,nonsense"], "view": [b"sideways"]})
    {'chart': 'rwo-shur', 'selection': ['liver'], 'view': 'plantar'}
    """
    given = {key: values[0].decode("utf-8", "replace") for key, values in query.items() if values}
    school = given.get("school", STANDARD)
    chart = shipped(school if school in schools() else STANDARD)
    zones = {zone.id: zone for zone in chart.zones}
    asked = dict.fromkeys(given.get("zone", "").split(",")[:50])
    found: dict[str, Any] = {"chart": chart.school.id}
    if chosen := [id for id in asked if id in zones]:
        found["selection"] = chosen
        last = zones[chosen[-1]]
        if last.views:
            found["view"] = "plantar" if "plantar" in last.views else last.views[0]
        if last.layer == "further":
            found["further"] = True
    if given.get("view") in VIEWS:
        found["view"] = given["view"]
    if given.get("feet") in FEET:
        found["feet"] = given["feet"]
    return found


@lru_cache(maxsize=1)
def _page() -> Any:
    """Return the page's template with all that is the same for every session filled in."""
    fixed = {
        "style": asset("dashboard.css").read_text("utf-8"),
        "script": asset("dashboard.js").read_text("utf-8"),
        "icon": ICON,
        "about": about(),
        "index": index(),
        "waiting": waiting(),
    }
    template = _jinja.from_string(asset("dashboard.html").read_text("utf-8"))
    template.globals.update(
        {name: Markup(v) if isinstance(v, str) else v for name, v in fixed.items()}
    )
    return template


@lru_cache(maxsize=1)
def about() -> str:
    """Return the dialog: the check before a massage, red flags, evidence, charts, sources."""
    charts = [shipped(school) for school in (STANDARD, *(s for s in schools() if s != STANDARD))]
    cautions = [c for c in charts[0].cautions.values() if c.general]
    sources = {id: source for chart in charts for id, source in chart.sources.items()}
    return _jinja.from_string(asset("about.html").read_text("utf-8")).render(
        check=sorted(cautions, key=lambda caution: LEVELS.index(caution.level)),
        urgencies=URGENCIES,
        red_flags=charts[0].red_flags,
        evidence=charts[0].evidence,
        schools=[chart.school for chart in charts],
        all_sources=list(sources.values()),
    )


@lru_cache(maxsize=1)
def index() -> str:
    """Return names and numbers of all zones by school, as JSON that HTML may hold."""

    def names(chart: Chart) -> dict[str, list[Any]]:
        return {zone.id: [zone.name, zone.number] for zone in chart.zones}

    found = {
        "title": TITLE,
        "default": STANDARD,
        "schools": {school: names(shipped(school)) for school in schools()},
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def waiting() -> dict[str, str]:
    """Return the silhouette of both soles for the time before the map is there."""
    sole = views()["plantar"]
    page = plate(sole)
    ring = sole.outline.simplify(0.8).exterior.coords
    paths = []
    for standing in page.feet:
        a, b, c, d, e, f = standing.matrix
        paths.append(line_data([(a * x + c * y + e, b * x + d * y + f) for x, y in ring]))
    return {"frame": " ".join(f"{value:g}" for value in page.frame), "d": "".join(paths)}
