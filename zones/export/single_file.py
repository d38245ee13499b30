"""A whole map in one HTML file, for a disk, an e-mail or any file host; it makes no requests.

The file holds the browser module and its style, the charts and drawings as deflated JSON, the
fonts, and a static picture of the soles, for the time before the script and where none runs.
Its content security policy names every script and style by hash and allows nothing else.
"""

from __future__ import annotations

import hashlib
import os
import re
import zlib
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import Any

from zones.drawing.figure import svg
from zones.export.bundle import module, style
from zones.export.page_text import page_messages
from zones.languages.catalogues import ENGLISH
from zones.languages.charts import find
from zones.languages.charts import in_language as chart_in
from zones.loading.loader import load_chart, schools, shipped
from zones.model.chart import Chart
from zones.model.map_state import DEFAULT_SCHOOL, check, check_state, described, unknown
from zones.payload.files import drawings, parted, places
from zones.payload.payload import compact_json, payload, shipped_payload
from zones.payload.translation import in_language, in_languages
from zones.resources import asset, font_rules, icon

MAP = "rz1"
"""What the module calls the first map of a document, which in a page of its own is the only one."""
_ORIGIN = re.compile(r"https?://(?:[\w.-]+|\[[\da-fA-F:]+\])(?::\d{1,5})?")
EMPTY = ""  # the map adds an empty style element and fills it when the chart has loaded

One = Chart | str | os.PathLike[str]


def page(
    charts: One | Iterable[One] = DEFAULT_SCHOOL,
    *,
    language: str | None = None,
    title: str | None = None,
    fonts: bool = False,
    embedded: bool = False,
    picture: bool = True,
    languages: Sequence[str] = (),
    report_to: str | None = None,
    state: Mapping[str, Any] | None = None,
    **more: Any,
) -> str:
    """Make one self-contained HTML page.

    Parameters
    ----------
    charts : Chart, id of a school, folder of a pack, or several of them
        Readers can switch between them; the first one is shown.
    language : str
        The initial language, ``en``, ``de``, …, as in the state ``language``.
    title : str, optional
        Of the page; a general one by default.
    fonts : bool
        Whether to embed the dashboard's fonts (23 kB compressed) instead of the reader's own.
    embedded : bool
        For a frame: no heading, and the URL is left alone.
    picture : bool
        Whether to show a static picture of the soles until the script has drawn the map.
    languages : sequence of str, optional
        Further languages to switch to; each adds about 50 kB to a school.
    report_to : str, optional
        Origin of the page around the frame, or ``"*"`` for any. That page is told of each change
        by ``postMessage``, and may set the state so; see ``docs/embedding.md``.
    state, **more
        The initial state by name: ``view="dorsal"``, ``theme="dark"``, and zones by id, number
        or name: ``selection=["liver", "12a"]``.

    Returns
    -------
    str

    Raises
    ------
    ValueError
        For a value outside its choices; the message lists them and suggests the closest.
    ContentError
        For an invalid pack.
    """
    given = read_charts(charts)
    whole = {data["school"]["id"]: data for data in payloads(given)}
    asked = {**(state or {}), **more, **({"language": language} if language else {})}
    asked = _with_ids(given[0], asked)
    start = {"chart": next(iter(whole)), **checked(next(iter(whole.values())), asked)}
    first = start.get("language", ENGLISH)
    carried = list(dict.fromkeys((first, *(check("language", each, {}) for each in languages))))
    read = {id: in_languages(data, carried, whole) for id, data in whole.items()}
    outlines = places(tuple(chart for chart in given if not _ships(chart)), tuple(carried))
    still = svg(chart_in(given[0], first)) if picture else ""
    return document(read, start, title, fonts, embedded, outlines, still, origin(report_to))


def _with_ids(chart: Chart, state: dict[str, Any]) -> dict[str, Any]:
    """Return a state whose zones are named by their ids, not by numbers or names."""
    lists = {
        k: v for k in ("selection", "highlight") if isinstance(v := state.get(k), list | tuple)
    }
    found = {name: [find(chart, key, name).id for key in keys] for name, keys in lists.items()}
    return {**state, **found}


def origin(partner: Any) -> str:
    """Return the origin of a page, as a browser calls it, ``"*"`` for any, or ``""`` for none.

    >>> origin("https://example.org/"), origin("*"), origin(None)
    ('https://example.org', '*', '')

    Raises
    ------
    ValueError
        For anything else; the message suggests the origin of an address.
    """
    if partner is None or partner == "*":
        return partner or ""
    found = _ORIGIN.match(partner) if isinstance(partner, str) else None
    if found and partner[found.end() :] in ("", "/"):
        return found[0]
    hint = f"; did you mean {found[0]!r}?" if found else ""
    raise ValueError(
        f"report_to must be the origin of a page, such as 'https://example.org', or '*' for any, "
        f"and cannot be {described(partner)}{hint}"
    )


def read_charts(charts: One | Iterable[One]) -> list[Chart]:
    """Return charts from a school's id, a pack's folder, a chart, or several of these."""
    given = [charts] if isinstance(charts, str | os.PathLike | Chart) else charts
    if not isinstance(given, Iterable):
        raise unknown("charts", charts, schools())
    given = list(given)
    if not given:
        raise ValueError("name at least one chart")
    return [
        one
        if isinstance(one, Chart)
        else shipped(one)
        if isinstance(one, str) and one in schools()
        else load_chart(one)
        for one in given
    ]


def checked(chart: Mapping[str, Any], state: Mapping[str, Any]) -> dict[str, Any]:
    """Return a state whose every value is among its choices; see :func:`page`."""
    return check_state(chart, state)


def payloads(charts: Sequence[Chart]) -> list[dict[str, Any]]:
    """Return the payloads of charts, each listing the others to switch to."""
    if all(_ships(chart) for chart in charts):
        return [shipped_payload(chart.school.id) for chart in charts]
    return [payload(chart, charts) for chart in charts]


def _ships(chart: Chart) -> bool:
    return chart.school.id in schools() and chart is shipped(chart.school.id)


def document(
    charts: dict[str, Any],
    start: dict[str, Any],
    title: str | None,
    fonts: bool,
    embedded: bool,
    outlines: str = "[]",
    picture: str = "",
    report_to: str = "",
) -> str:
    """Return the page that holds these payloads by school; see :func:`page`.

    Parameters
    ----------
    charts : dict
        The payloads, the one to show first in front, each in the languages to carry.
    start : dict
        The initial state.
    title, fonts, embedded
        As of :func:`page`.
    outlines : str, optional
        Of all schools, for the comparison: ``places.json``.
    picture : str, optional
        SVG to show until the script has drawn the map.
    report_to : str, optional
        As :func:`origin` returns it.
    """
    first = next(iter(charts.values()))
    language = first["language"]
    around = page_messages(language)
    soon, later = _files(charts, first, start.get("view", "plantar"), outlines)
    named = title or f"{around['title']} – {first['school']['title']}"
    begin = {
        "state": start,
        "schools": list(charts),
        "title": title or "",
        "messages": {one: _around(one, charts) for one in first["languages"]},
        "embedded": embedded,
        "report_to": report_to,
    }
    sheet = _style(fonts)
    script = _script()
    policy = _policy(script, sheet, charts.values())
    head = "" if embedded else _header(title or around["title"], around)
    listed = _plain_list(first, around["no_script"])
    favicon = "" if embedded else f'<link rel="icon" href="{icon()}">'
    return (
        f'<!DOCTYPE html><html lang="{language}"><head>'
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">'
        f'<meta name="color-scheme" content="light dark"><title>{escape(named)}</title>{favicon}'
        f"<style>{sheet}</style></head><body>{head}<div id=notice role=status></div>"
        f"<main id=main><figure id=still>{picture}{listed}</figure>"
        '<div id="map"></div></main>'
        f'<script type="application/json" id="start">{_json(begin)}</script>'
        f'<script type="text/plain" id="first">{_deflated(soon)}</script>'
        f'<script type="text/plain" id="later">{_deflated(later)}</script>'
        f'<script type="module">{script}</script></body></html>\n'
    )


def _policy(script: str, sheet: str, charts: Iterable[Mapping[str, Any]]) -> str:
    """Return the content security policy: scripts and styles by hash, nothing from elsewhere."""
    rules = [system_rules(chart["systems"]) for chart in charts]
    styles = " ".join(sorted({digest_source(text) for text in (sheet, EMPTY, *rules)}))
    return (
        f"default-src 'none'; script-src {digest_source(script)}; style-src {styles}; "
        "img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    )


def _around(language: str, charts: dict[str, Any]) -> dict[str, str]:
    """Return the messages that the page's own script needs, and the titles of the schools."""
    known = page_messages(language)
    titles = {
        f"school:{id}": in_language(one, language)["school"]["title"] for id, one in charts.items()
    }
    return {
        key: known[key] for key in ("title", "standing", "print", "unknown", "unknown_near")
    } | titles


def _files(
    charts: dict[str, Any], first: dict[str, Any], view: str, outlines: str
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the files that a server would provide: those of the first picture, and the rest."""
    files = drawings() | {"places.json": outlines}
    for data in charts.values():
        files |= parted(data)
    names = (f"{first['school']['id']}.json", f"feet-{view}.svg")
    return {name: files.pop(name) for name in names}, files


def _deflated(files: Mapping[str, str]) -> str:
    """Return texts by name as JSON, deflated, in base64; browsers can decode this natively."""
    return b64encode(zlib.compress(compact_json(files).encode(), 9)).decode()


def _header(title: str, messages: Mapping[str, str]) -> str:
    standing, label = escape(messages["standing"]), escape(messages["print"])
    return (
        f"<header><h1>{escape(title)}</h1><p>{standing}</p>"
        f'<button type="button" id="print">{label}</button></header>'
    )


def _plain_list(chart: dict[str, Any], note: str) -> str:
    items = "".join(
        f"<li>{zone.get('code') or zone['number']} {escape(zone['name'])}"
        for zone in chart["zones"]
        if zone["group"] == "numbered"
    )
    return f"<noscript><p>{escape(note)}</p><ol>{items}</ol></noscript>"


def system_rules(systems: Iterable[Mapping[str, str]]) -> str:
    """Return the rules that ``systemRules`` of the module makes, for their hash in the policy."""
    return "\n".join(
        f'.rz[data-map="{MAP}"] [data-system="{system["id"]}"]{{--fill-light:{system["fill"]};'
        f"--fill-dark:{system['dark']};--ink:{system['ink']}}}"
        for system in systems
    )


def _script() -> str:
    """Return the map with the page's own script."""
    text = module("page")
    if "</script" in text.lower() or "<!--" in text:
        raise RuntimeError("a script in a page must not contain </script or <!--")
    return text


@lru_cache(maxsize=2)
def _style(fonts: bool) -> str:
    faces = font_rules(_font_data) if fonts else ""
    return f"{faces}{style('page')}{style()}"


def _font_data(file: str) -> str:
    data = b64encode(asset(f"fonts/page-{file}.woff2").read_bytes()).decode()
    return f"data:font/woff2;base64,{data}"


def digest_source(text: str) -> str:
    """Return a script or style sheet as a source of a content security policy: its hash."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _json(data: Any) -> str:
    text = compact_json(data)
    return text.replace("<", "\\u003c")
