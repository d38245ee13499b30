"""A chart's JSON in the parts that a served page fetches.

What the first picture needs travels first; the drawings of the feet are files of their own,
shared by all schools; what a reader opens later follows when the page is idle. A notebook or a
saved page carries everything at once and needs none of this.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from zones.assets import asset
from zones.feet import VIEWS, views
from zones.payload import payload_json

LATER = ("routines", "styles", "body", "layers", "disagreements", "elsewhere_schools")
"""Keys of the payload that no first picture shows."""


def files(school: str, language: str = "en") -> dict[str, str]:
    """Return the files of one school that comes with the package; see :func:`split`."""
    return split(json.loads(payload_json(school, language)))


def split(data: Mapping[str, Any]) -> dict[str, str]:
    """Return the files of a payload by name: ``<school>.json`` and ``<school>-more.json``."""
    school = data["school"]["id"]
    first = {key: value for key, value in data.items() if key not in LATER}
    first["views"] = {name: {**view, "art": ""} for name, view in data["views"].items()}
    later = {key: data[key] for key in LATER if key in data}
    return {f"{school}.json": _text(first), f"{school}-more.json": _text(later)}


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


def _text(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
