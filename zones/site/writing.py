"""Fills in the templates: a page of HTML from its records, every text escaped, every link relative.

Relative links let the site stand at any address and in any folder of a host.
"""

from __future__ import annotations

import json
import posixpath
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, get_args
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from zones.export.page_text import URGENCIES
from zones.export.single_file import EMPTY, digest_source, system_rules
from zones.languages.catalogues import ENGLISH
from zones.languages.charts import names
from zones.loading.loader import shipped
from zones.model.chart import Chart, Source
from zones.model.map_state import LANGUAGE_NAMES
from zones.model.zone import Pressure, Zone
from zones.payload.files import technique_art
from zones.resources import FONTS, asset
from zones.site.pages import (
    LEVELS,
    START,
    Page,
    complaint_path,
    zone_path,
    zone_sources,
)
from zones.site.pictures import Overlay, drawn_views, overlay
from zones.site.plan import Plan
from zones.site.texts import Texts, folder

INDEX = "index.html"
DOCS = "docs/index.html"
"""The documentation, from the root of the site; it is in English only."""

Names = Mapping[str, str]


@dataclass(frozen=True)
class Shared:
    """What all pages share.

    Attributes
    ----------
    files : mapping of str to str
        Addresses from the root of the site, by the plain name of a file: the digest is in them.
    theme : str
        The script before the first paint, which stands in every page.
    folder : str
        Where the files of the map are, from the root of the site.
    styles, start, still : mapping of str to str
        By language, what stands in the start page: its style sheet, what its script begins with,
        as JSON, and the picture until the map is drawn, as SVG.
    sheets : mapping of str to list
        By school and language, ``school/language``: the ready-made sheets to list.
    """

    files: Names
    theme: str
    folder: str
    styles: Names
    start: Names
    still: Names
    sheets: Mapping[str, Any] = field(default_factory=dict)


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the templates; they escape whatever is put into them."""
    found = Environment(
        loader=FileSystemLoader(asset("hosts/site/pages")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["among"] = lambda ids, records: [records[id] for id in ids]
    found.filters["zones_of"] = lambda ids, chart: [chart.zone(id) for id in ids]
    found.filters["plain"] = lambda text: " ".join(str(text).split())
    return found


def file_of(language: str, path: str) -> str:
    """Return the file of a page, from the root of the site.

    >>> file_of("de", ""), file_of("en", "about.html")
    ('de/index.html', 'about.html')
    """
    return f"{folder(language)}{path or INDEX}"


def relative(target: str, here: str) -> str:
    """Return the link from one file of the site to another.

    >>> relative("de/index.html", "zones/western/liver.html"), relative("a.css", "a.html")
    ('../../de/', 'a.css')
    """
    path = posixpath.relpath(target, posixpath.dirname(here) or ".")
    if posixpath.basename(path) == INDEX:
        path = path[: -len(INDEX)] or "./"
    return quote(path)


def written(page: Page, charts: tuple[Chart, ...], t: Texts, plan: Plan, shared: Shared) -> str:
    """Return a page as HTML.

    Parameters
    ----------
    page : Page
    charts : tuple of Chart
        All of the site, in the language of the page.
    t : Texts
    plan : Plan
    shared : Shared
    """
    here = file_of(t.language, page.path)

    def link(path: str) -> str:
        return relative(file_of(t.language, path), here)

    def root(path: str) -> str:
        return relative(path, here)

    def to_map(chart: Chart | None = None, **place: str) -> str:
        """The link to a place on the live map."""
        school = {} if chart is None or chart is charts[0] else {"school": chart.school.id}
        query = urlencode({**school, **place}, safe=",")
        return link(START) + (f"#{query}" if query else "")

    def shared_file(name: str) -> str:
        return root(shared.files[name])

    text = environment().get_template(f"{page.template}.html").render(
        page=page,
        t=t,
        lang=t.language,
        charts=charts,
        link=link,
        root=root,
        to_map=to_map,
        file=shared_file,
        policy=policy(charts, shared, t.language if page.path == START else ""),
        shared=shared,
        others=[(code, LANGUAGE_NAMES[code], relative(file_of(code, page.path), here))
                for code in plan.languages],
        canonical=_whole(plan, t.language, page.path),
        alternates=[(code, _whole(plan, code, page.path)) for code in plan.languages],
        base_url=plan.base_url,
        docs=root(DOCS) if plan.docs else "",
        foreign="" if t.language == ENGLISH else "en",
        all_names=lambda chart, zone: _other_names(chart, zone, t.language),
        sheet_groups=lambda school, language: shared.sheets.get(f"{school}/{language}", ()),
        **_helpers(),
        **page.data,
    )  # fmt: skip
    return text


def _whole(plan: Plan, language: str, path: str) -> str:
    """The whole address of a page, where the site's own is known."""
    file = file_of(language, path)
    return plan.base_url + quote(file[: -len(INDEX)] if file.endswith(INDEX) else file)


def _helpers() -> dict[str, Any]:
    return {
        "zone_path": zone_path,
        "complaint_path": complaint_path,
        "zone_sources": zone_sources,
        "overlay": _overlay,
        "best_view": best_view,
        "drawn_views": drawn_views,
        "all_sources": all_sources,
        "foot_of": foot_of,
        "with_art": frozenset(technique_art()),
        "fonts": [file for _, _, file in FONTS],
        "pressures": get_args(Pressure),
        "levels": LEVELS,
        "urgencies": URGENCIES,
    }


def _other_names(chart: Chart, zone: Zone, language: str) -> dict[str, str]:
    """What a zone is called in other languages."""
    english = shipped(chart.school.id)
    found = names(english, english.zone(zone.id))
    return {code: name for code, name in found.items() if code != language and code != ENGLISH}


def _overlay(chart: Chart, view: str, zones: Iterable[Zone] = ()) -> Overlay:
    """What lies over a picture: the same in all languages, so it is worked out once."""
    return overlay(shipped(chart.school.id), view, zones)


def best_view(zones: list[Zone]) -> str:
    """Return the view on which most of some zones lie; empty if none is drawn."""
    counts = Counter(view for zone in zones for view in zone.views)
    return max(counts, key=lambda view: counts[view], default="")


def all_sources(charts: tuple[Chart, ...]) -> list[Source]:
    """Return the sources of all charts, each once."""
    return list({id: one for chart in charts for id, one in chart.sources.items()}.values())


def foot_of(zone: Zone) -> str:
    """Return the owner's foot that a zone is on, or ``both``."""
    return zone.feet[0] if len(zone.feet) == 1 else "both"


def policy(charts: tuple[Chart, ...], shared: Shared, start: str = "") -> str:
    """Return the content security policy of a page: nothing from elsewhere.

    The start page of a language, `start`, also holds its style sheet and the rules of the colours
    of systems, by hash.
    """
    styles = "'self'"
    if start:
        rules = [system_rules([_look(system) for system in _used(chart)]) for chart in charts]
        hashes = sorted({digest_source(text) for text in (shared.styles[start], EMPTY, *rules)})
        styles = f"'self' {' '.join(hashes)}"
    return (
        f"default-src 'none'; script-src 'self' {digest_source(shared.theme)}; "
        f"style-src {styles}; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"
    )


def _used(chart: Chart) -> list[Any]:
    used = {zone.system for zone in chart.zones}
    return [system for id, system in chart.systems.items() if id in used]


def _look(system: Any) -> dict[str, str]:
    return {"id": system.id, "fill": system.fill, "dark": system.dark, "ink": system.ink}


def sitemap(found: Mapping[str, list[Page]], plan: Plan) -> str:
    """Return ``sitemap.xml``: every page with its translations; it needs whole addresses.

    Parameters
    ----------
    found : mapping of str to list of Page
        By language.
    plan : Plan
    """
    return environment().get_template("sitemap.xml").render(
        pages=[page for page in found[ENGLISH] if page.indexed],
        languages=plan.languages,
        whole=lambda language, path: _whole(plan, language, path),
    )  # fmt: skip


def json_text(data: Any) -> str:
    """Return JSON that may stand in a page."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")
