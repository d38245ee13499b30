"""A chart's JSON in the parts that a served page fetches.

What the first picture needs travels first; the drawings of the feet are files of their own,
shared by all schools; what a reader opens later follows when the page is idle. A notebook or a
saved page carries everything at once and needs none of this.
"""

from __future__ import annotations

import json

from zones.assets import asset
from zones.feet import VIEWS, views
from zones.payload import payload_json

LATER = ("routines", "styles", "body", "layers", "disagreements", "elsewhere_schools")
"""Keys of the payload that no first picture shows."""


def files(school: str, language: str = "en") -> dict[str, str]:
    """Return the files of one school by name: ``<school>.json`` and ``<school>-more.json``."""
    data = json.loads(payload_json(school, language))
    more = {key: data.pop(key) for key in LATER if key in data}
    for view in data["views"].values():
        view["art"] = ""
    return {f"{school}.json": _text(data), f"{school}-more.json": _text(more)}


def drawings() -> dict[str, str]:
    """Return the drawings that all schools share, by file name.

    ``feet-<view>.svg`` shows the left foot, ``technique-<id>.svg`` how a technique is done.
    """
    feet = {
        f"feet-{name}.svg": f'<svg xmlns="http://www.w3.org/2000/svg">{views()[name].art}</svg>'
        for name in VIEWS
    }
    return feet | {f"technique-{id}.svg": text for id, text in technique_art().items()}


def technique_art() -> dict[str, str]:
    """Return the moving drawings of the techniques, complete SVG documents by technique id."""
    found = sorted(asset("techniques").glob("*.svg"))
    return {path.stem: path.read_text("utf-8").strip() for path in found}


def _text(data: dict) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
