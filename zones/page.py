"""A whole map in one HTML file: from a disk, in a mail or on any file host, with no request.

The file holds the browser module and its style, the packed charts, the fonts, and the soles as a
plain picture for the time before the script and for readers without one. Its content security
policy names every script and style by hash and allows nothing else.
"""

from __future__ import annotations

import bz2
import hashlib
import json
import os
from base64 import b64encode
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape
from typing import Any

from zones.assets import asset
from zones.content import load_chart, schools
from zones.language import ENGLISH, in_language, interfaces, page_words
from zones.model import Chart
from zones.parts import PLACES, places, technique_art
from zones.payload import payload, payload_json
from zones.script import joined, style
from zones.still import still
from zones.strip import strip_script, strip_style

FONTS = (
    ("Zones Sans", 400, "page-sans-400"),
    ("Zones Sans", 600, "page-sans-600"),
    ("Zones Serif", 600, "page-serif-600"),
)
EMPTY = ""  # the map adds an empty style element and fills it when the chart is there
_IMPORTS = (
    'import { bunzip } from "./bunzip.js";\n'
    'import map, { DEFAULTS, LANGUAGES, edits, tidy } from "./foot_map.js";\n'
)
EXTRA = ("routines", "styles", "elsewhere_schools", "body")
"""Keys of a payload that only a full page carries: the map does without, and stays light."""
SILENT = (
    "compare",
    "body",
    "said_body",
    "routines",
    "step_",
    "styles",
    "learn_duration",
    "learn_needs",
    "learn_course",
    "learn_zones",
    "technique_drawings",
    "same_areas",
    "go_school",
)
"""How the keys of words begin that belong to them."""
UNUSED = ("compare", "body", "technique_art", "routine")
"""Parts of the module that a light page does without."""

One = Chart | str | os.PathLike[str]


def page(
    charts: One | Iterable[One] = "rwo-shur",
    *,
    language: str | None = None,
    title: str | None = None,
    fonts: bool = True,
    embedded: bool = False,
    full: bool = False,
    state: Mapping[str, Any] | None = None,
    **more: Any,
) -> str:
    """Make one self-contained HTML page.

    Parameters
    ----------
    charts : Chart, id of a school, folder of a pack, or several of them
        The reader may change between them; the first one is shown.
    language : str
        What the reader finds it in, and may change: ``en``, ``de``, … The same as the state
        ``language``. A light page carries the words of this language and of English.
    title : str, optional
        Of the page; else a general one.
    fonts : bool
        Whether to carry the fonts (27 kB); else the system's are used.
    embedded : bool
        For a frame inside another page: no heading, and the address is left alone.
    full : bool
        Whether to carry the figure of the body, the drawings of the techniques, the routines, the
        places in other schools and the other languages of the interface too (90 kB compressed
        more).
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
    charts = charts if isinstance(charts, str | os.PathLike | Chart) else list(charts)
    found = payloads(charts)
    read = {data["school"]["id"]: data if full else light(data) for data in found}
    first = next(iter(read.values()))
    if full:
        for data in read.values():
            data["technique_art"] = technique_art()
    wished = {**(state or {}), **more, **({"language": language} if language else {})}
    start = {"chart": first["school"]["id"], **checked(first, wished)}
    language = start.get("language", ENGLISH)
    for data in read.values() if not full else ():
        data["words"] = {key: said for key, said in data["words"].items() if key == language}
    extra = {PLACES: json.loads(places(_own(charts)))} if full else {}
    return _document(read, first, start, title, fonts, embedded, extra)


def _own(charts: One | Iterable[One]) -> tuple[Chart, ...]:
    given = [charts] if isinstance(charts, str | os.PathLike | Chart) else list(charts)
    others = [one for one in given if not isinstance(one, str) or one not in schools()]
    return tuple(one if isinstance(one, Chart) else load_chart(one) for one in others)


def checked(chart: Mapping[str, Any], state: Mapping[str, Any]) -> dict[str, Any]:
    """Return a state whose every value is among its choices; see :func:`page`."""
    from zones.choices import check_state

    return check_state(chart, state)


def payloads(charts: One | Iterable[One]) -> list[dict[str, Any]]:
    """Return the payloads of charts, each listing the others to change to."""
    given = [charts] if isinstance(charts, str | os.PathLike | Chart) else list(charts)
    if not given:
        raise ValueError("name at least one chart")
    known = [one for one in given if isinstance(one, str) and one in schools()]
    if len(known) == len(given):
        found = [json.loads(payload_json(one)) for one in known]
        titles = [{"id": one["school"]["id"], "title": one["school"]["title"]} for one in found]
        return [{**one, "schools": titles} for one in found]
    read = [one if isinstance(one, Chart) else load_chart(one) for one in given]
    titles = tuple((chart.school.id, chart.school.title) for chart in read)
    return [payload(chart, titles) for chart in read]


def _document(
    charts: dict[str, Any],
    first: dict[str, Any],
    start: dict[str, Any],
    title: str | None,
    fonts: bool,
    embedded: bool,
    extra: Mapping[str, Any],
) -> str:
    language = start.get("language", ENGLISH)
    spoken = in_language(first, language)
    around = page_words(language)
    picture = still(spoken)
    packed = pack({**_without_still(charts, first["school"]["id"]), **extra})
    named = title or f"{around['title']} – {spoken['school']['title']}"
    begin = {
        "state": start,
        "zones": {id: [zone["id"] for zone in one["zones"]] for id, one in charts.items()},
        "title": title or "",
        "texts": {one: _around(one) for one in (ENGLISH, *first["words"])},
        "embedded": embedded,
    }
    sheet, script = _style(fonts, PLACES in extra), _script(PLACES in extra)
    rules = [system_rules(one["systems"]) for one in charts.values()]
    styles = " ".join(sorted({_hash(text) for text in (sheet, EMPTY, *rules)}))
    policy = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {styles}; img-src data:; "
        "font-src data:; base-uri 'none'; form-action 'none'"
    )
    head = "" if embedded else _header(title or around["title"], around)
    listed = _plain_list(spoken, around["no_script"])
    icon = "" if embedded else f'<link rel="icon" href="{_icon()}">'
    return (
        f'<!DOCTYPE html><html lang="{language if language in interfaces() else ENGLISH}"><head>'
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="color-scheme" content="light dark"><title>{escape(named)}</title>{icon}'
        f"<style>{sheet}</style></head><body>{head}<div id=notice role=status></div>"
        f"<main id=main><figure id=still>{picture}{listed}</figure>"
        '<div id="map"></div></main>'
        f'<script type="application/json" id="start">{_json(begin)}</script>'
        f'<script type="text/plain" id="charts">{packed}</script>'
        f'<script type="module">{script}</script></body></html>\n'
    )


def _around(language: str) -> dict[str, str]:
    """Return the words that the page's own script needs."""
    known = page_words(language)
    return {key: known[key] for key in ("title", "standing", "print", "unknown", "unknown_near")}


def pack(data: Any) -> str:
    """Return JSON data as base64 text of a bzip2 file, a seventh smaller than deflated."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return b64encode(bz2.compress(text.encode())).decode()


def light(chart: Mapping[str, Any]) -> dict[str, Any]:
    """Return a payload without the parts, and the words for them, that only a full page carries."""
    kept = {key: value for key, value in chart.items() if key not in EXTRA}
    texts = {key: said for key, said in chart["texts"].items() if not key.startswith(SILENT)}
    return {**kept, "texts": texts}


def _without_still(charts: dict[str, Any], first: str) -> dict[str, Any]:
    """Leave out what the page's own picture holds: the first chart's drawing of the sole."""
    chart = charts[first]
    sole = chart["views"]["plantar"]
    bare = {**sole, "art": "", "shapes": [{**shape, "d": ""} for shape in sole["shapes"]]}
    return {**charts, first: {**chart, "views": {**chart["views"], "plantar": bare}}}


def _header(title: str, words: Mapping[str, str]) -> str:
    standing, label = escape(words["standing"]), escape(words["print"])
    return (
        f"<header><h1>{escape(title)}</h1><p>{standing}</p>"
        f'<button type="button" id="print">{label}</button></header>'
    )


def _plain_list(chart: dict[str, Any], words: str) -> str:
    items = "".join(
        f"<li>{'' if zone['number'] is None else zone['number']} {escape(zone['name'])}"
        for zone in chart["zones"]
        if zone["layer"] == "numbered"
    )
    return f"<noscript><p>{escape(words)}</p><ol>{items}</ol></noscript>"


def system_rules(systems: Iterable[Mapping[str, str]]) -> str:
    """Return the rules that ``systemRules`` of the module makes, to name them by hash."""
    return "\n".join(
        f'.rz [data-system="{system["id"]}"]{{--fill-light:{system["fill"]};'
        f"--fill-dark:{system['dark']};--ink:{system['ink']}}}"
        for system in systems
    )


@lru_cache(maxsize=2)
def _script(full: bool) -> str:
    """Return the module and the page's own script as one, without comments."""
    own = asset("page.js").read_text("utf-8")
    if own.count(_IMPORTS) != 1:
        raise RuntimeError("assets/page.js no longer imports as zones/page.py expects")
    modules = f"{joined(() if full else UNUSED)}\n{asset('bunzip.js').read_text('utf-8')}"
    text = f"{modules}\n{{\n{own.replace(_IMPORTS, 'const map = { render };')}\n}}\n"
    # An export may only stand at the top of a module; within one file nothing is imported.
    text = text.replace("\nexport default { render };", "").replace("\nexport ", "\n")
    small = strip_script(text)
    if "</script" in small.lower() or "<!--" in small:
        raise RuntimeError("a script in a page must not contain </script or <!--")
    return small


@lru_cache(maxsize=4)
def _style(fonts: bool, full: bool) -> str:
    faces = "".join(_face(*font) for font in FONTS) if fonts else ""
    own = strip_style(asset("page.css").read_text("utf-8"))
    return f"{faces}{own}{style(() if full else UNUSED)}"


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
