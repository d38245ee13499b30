"""A whole map in one HTML file: from a disk, in a mail or on any file host, with no request.

The file holds the browser module and its style, the packed charts, the fonts, and the soles as a
plain picture for the time before the script and for readers without one. Its content security
policy names every script and style by hash and allows nothing else.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape
from typing import Any

from zones.assets import asset
from zones.content import load_chart, schools
from zones.model import Chart
from zones.pack import pack
from zones.parts import drawings, split
from zones.payload import payload, payload_json
from zones.script import joined
from zones.still import still
from zones.strip import strip_script, strip_style

FONTS = (
    ("Zones Sans", 400, "page-sans-400"),
    ("Zones Sans", 600, "page-sans-600"),
    ("Zones Serif", 600, "page-serif-600"),
)
TITLE = "Foot Reflex-Zone Map"
WORDS = {
    "unknown": "This address asks for the {what} “{value}”, which there is not.",
    "unknown_near": "This address asks for the {what} “{value}”, which there is not. "
    "Did it mean “{near}”?",
}
PRINT = "Print"
NO_SCRIPT = "This browser runs no script, so the map stands still. These are its zones:"
EMPTY = ""  # the map adds an empty style element and fills it when the chart is there
_IMPORT = re.compile(r"^import .*\n", re.MULTILINE)
_MAP_IMPORT = 'import map, { DEFAULTS, edits, serveFrom, tidy } from "./foot_map.js";\n'
RECORDS = ("routines", "styles", "disagreements", "complaints", "red_flags")
RECORDS_BY_ID = ("techniques", "cautions", "body_areas", "sources")
FROM_STILL = "\x03"
"""Stands in a chart for a path, or for the drawing, that the page's own picture shows."""

One = Chart | str | os.PathLike[str]


def page(
    charts: One | Iterable[One] = "rwo-shur",
    *,
    language: str = "en",
    title: str | None = None,
    fonts: bool = False,
    embedded: bool = False,
    state: Mapping[str, Any] | None = None,
    **more: Any,
) -> str:
    """Make one self-contained HTML page.

    Parameters
    ----------
    charts : Chart, id of a school, folder of a pack, or several of them
        The reader may change between them; the first one is shown.
    language : str
        Of the words, for charts given by id or folder.
    title : str, optional
        Of the page; else a general one.
    fonts : bool
        Whether to carry the fonts of the dashboard (23 kB compressed); else the reader's own
        are used.
    embedded : bool
        For a frame inside another page: no heading, and the address is left alone.
    state, **more
        What the map begins with, by the names of the state: ``view="dorsal"``,
        ``selection=["liver"]``, ``theme="dark"`` and so on.

    Returns
    -------
    str

    Raises
    ------
    ValueError
        For a value outside its choices; the message lists them and names the nearest.
    ContentError
        For a pack with faults.
    """
    read = {data["school"]["id"]: data for data in payloads(charts, language)}
    first = next(iter(read.values()))
    start = {"chart": first["school"]["id"], **checked(first, {**(state or {}), **more})}
    return _document(read, first, start, title, fonts, embedded)


def checked(chart: Mapping[str, Any], state: Mapping[str, Any]) -> dict[str, Any]:
    """Return a state whose every value is among its choices; see :func:`page`."""
    from zones.choices import check_state

    return check_state(chart, state)


def payloads(charts: One | Iterable[One], language: str = "en") -> list[dict[str, Any]]:
    """Return the payloads of charts, each listing the others to change to."""
    given = [charts] if isinstance(charts, str | os.PathLike | Chart) else list(charts)
    if not given:
        raise ValueError("name at least one chart")
    known = [one for one in given if isinstance(one, str) and one in schools()]
    if len(known) == len(given):
        found = [json.loads(payload_json(one, language)) for one in known]
        titles = [{"id": one["school"]["id"], "title": one["school"]["title"]} for one in found]
        return [{**one, "schools": titles} for one in found]
    read = [one if isinstance(one, Chart) else load_chart(one, language) for one in given]
    titles = tuple((chart.school.id, chart.school.title) for chart in read)
    return [payload(chart, titles) for chart in read]


def _document(
    charts: dict[str, Any],
    first: dict[str, Any],
    start: dict[str, Any],
    title: str | None,
    fonts: bool,
    embedded: bool,
) -> str:
    picture = still(first)
    packs = _packs(charts, first)
    named = title or f"{TITLE} – {first['school']['title']}"
    begin = {
        "state": start,
        "schools": list(charts),
        "title": named,
        "texts": {key: first["texts"].get(key, words) for key, words in WORDS.items()},
        "embedded": embedded,
    }
    style = _style(fonts)
    rules = [system_rules(one["systems"]) for one in charts.values()]
    styles = " ".join(sorted({_hash(text) for text in (style, EMPTY, *rules)}))
    policy = (
        f"default-src 'none'; script-src {_hash(_start())} {_hash(_script())}; "
        f"style-src {styles}; img-src data:; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )
    words = first["texts"]
    head = "" if embedded else _header(title or TITLE, words.get("standing_line", ""))
    icon = "" if embedded else f'<link rel="icon" href="{_icon()}">'
    return (
        f'<!DOCTYPE html><html lang="{escape(words.get("language", "en"))}"><head>'
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="color-scheme" content="light dark"><title>{escape(named)}</title>{icon}'
        f"<style>{style}</style></head><body>{head}<div id=notice role=status></div>"
        f"<main id=main><figure id=still>{picture}{_plain_list(first)}</figure>"
        '<div id="map"></div></main>'
        f'<script type="application/json" id="start">{_json(begin)}</script>'
        f"{packs}"
        f'<script type="module">{_start()}</script></body></html>\n'
    )


def _packs(charts: dict[str, Any], first: dict[str, Any]) -> str:
    """Return what the first picture needs, and all the rest, each as a text and its paths.

    The files are those that a server would hand out. The first chart's drawing of the sole stands
    in the page's own picture, and is not carried twice.
    """
    sole = first["views"]["plantar"]
    bare = {**sole, "shapes": [{**shape, "d": FROM_STILL} for shape in sole["shapes"]]}
    name = f"{first['school']['id']}.json"
    # A drawing of a technique is a picture of its own: its names need not tell whose they are.
    files = {file: text.replace(f"{file[10:-4]}-", "") for file, text in drawings().items()}
    for data in charts.values():
        one = {**data, "views": {**data["views"], "plantar": bare}} if data is first else data
        files |= split(read_by_the_module(one))
    soon = {
        "map.js": _script(),
        "feet-plantar.svg": FROM_STILL,
        name: files.pop(name).replace("\\u0003", FROM_STILL),
    }
    del files["feet-plantar.svg"]
    ids = ("first", "first-paths", "later", "later-paths")
    texts = zip(ids, (*pack(soon), *pack(files)), strict=True)
    return "".join(f'<script type="text/plain" id="{id}">{text}</script>' for id, text in texts)


def read_by_the_module(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return a payload without the fields of its records that the module names nowhere."""
    words = set(re.findall(r"\w+", _script()))

    def read(value: Any) -> Any:
        if isinstance(value, list):
            return [read(one) for one in value]
        if isinstance(value, dict):
            return {key: read(one) for key, one in value.items() if key in words}
        return value

    by_id = {key: {id: read(one) for id, one in data[key].items()} for key in RECORDS_BY_ID}
    return {**data, **{key: read(data[key]) for key in RECORDS}, **by_id}


def _header(title: str, standing: str) -> str:
    return (
        f"<header><h1>{escape(title)}</h1><p>{escape(standing)}</p>"
        f'<button type="button" id="print">{PRINT}</button></header>'
    )


def _plain_list(chart: dict[str, Any]) -> str:
    items = "".join(
        f"<li>{'' if zone['number'] is None else zone['number']} {escape(zone['name'])}"
        for zone in chart["zones"]
        if zone["layer"] == "numbered"
    )
    return f"<noscript><p>{NO_SCRIPT}</p><ol>{items}</ol></noscript>"


def system_rules(systems: Iterable[Mapping[str, str]]) -> str:
    """Return the rules that ``systemRules`` of the module makes, to name them by hash."""
    return "\n".join(
        f'.rz [data-system="{system["id"]}"]{{--fill-light:{system["fill"]};'
        f"--fill-dark:{system['dark']};--ink:{system['ink']}}}"
        for system in systems
    )


@lru_cache(maxsize=1)
def _start() -> str:
    """Return the script that unpacks the page and starts the other one."""
    texts = [asset(name).read_text("utf-8") for name in ("bunzip.js", "unpack.js", "page_start.js")]
    return _alone("".join(_IMPORT.sub("", text) for text in texts))


@lru_cache(maxsize=1)
def _script() -> str:
    """Return the module and the page's own script as one."""
    own = asset("page.js").read_text("utf-8")
    if _IMPORT.findall(own) != [_MAP_IMPORT]:
        raise RuntimeError("assets/page.js no longer imports as zones/page.py expects")
    return _alone(f"{joined()}\n{{\n{own.replace(_MAP_IMPORT, 'const map = { render };')}\n}}\n")


def _alone(text: str) -> str:
    """Return a script without comments and exports: within one file nothing is imported."""
    text = text.replace("\nexport default { render };", "").replace("\nexport ", "\n")
    small = strip_script(text)
    if "</script" in small.lower() or "<!--" in small:
        raise RuntimeError("a script in a page must not contain </script or <!--")
    return small


@lru_cache(maxsize=2)
def _style(fonts: bool) -> str:
    faces = "".join(_face(*font) for font in FONTS) if fonts else ""
    sheets = "\n".join(asset(name).read_text("utf-8") for name in ("page.css", "foot_map.css"))
    return faces + strip_style(sheets)


def _face(family: str, weight: int, file: str) -> str:
    data = b64encode(asset(f"fonts/{file}.woff2").read_bytes()).decode()
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};'
        f'src:url(data:font/woff2;base64,{data}) format("woff2")}}'
    )


def _icon() -> str:
    from zones.icon import ICON

    return ICON


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _json(data: Any) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")
