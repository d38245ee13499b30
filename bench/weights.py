"""``python -m bench.weights``: how heavy each thing is that travels or is kept, with its limit.

Bytes of text in UTF-8; "compressed" is gzip at level 9. Of several things, such as the schools,
the heaviest counts and is named.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable
from itertools import product

from zones import FootMap
from zones.export import bundle
from zones.hosts.output import picture, saved_html
from zones.loading.loader import load_chart, schools
from zones.model.body_figure import BODY_VIEWS
from zones.model.map_state import LANGUAGES
from zones.model.placement import VIEWS
from zones.payload.files import files
from zones.payload.payload import payload
from zones.resources import asset
from zones.sheets.looks import VARIANTS
from zones.sheets.make import laid_out

Found = dict[str, float]
"""A figure for each thing of a kind."""


def packed(text: str) -> int:
    """Return the bytes of a text when compressed."""
    return len(gzip.compress(text.encode(), 9))


def charts() -> Found:
    """Return what a reader of one school loads in English, with all that its cards need."""
    others = tuple(f"-{language}.json" for language in LANGUAGES if language != "en")
    return {
        school: sum(packed(t) for name, t in files(school).items() if not name.endswith(others))
        for school in schools()
    }


def body_figure() -> Found:
    """Return what the figure of the body adds to a chart."""
    data = payload(load_chart())
    bare = {key: value for key, value in data.items() if key != "body"}
    whole, rest = (json.dumps(d, ensure_ascii=False, separators=(",", ":")) for d in (data, bare))
    return {"rwo-shur": packed(whole) - packed(rest)}


def drawings(kind: str, names: tuple[str, ...]) -> Found:
    """Return the bytes of drawings in ``assets/drawings``."""
    return {name: len(asset(f"drawings/{kind}/{name}.svg").read_bytes()) for name in names}


def print_dialog() -> Found:
    """Return what the page loads of the print dialog before a reader opens it."""
    texts = [bundle.path(f"sheet_dialog.{kind}").read_text("utf-8") for kind in ("js", "css")]
    return {"script and style": sum(map(packed, texts))}


def notebook() -> dict[str, Found]:
    """Return what a notebook keeps of its maps, by the limit that it counts for."""
    state = len(json.dumps(FootMap("rwo-shur", selection=["liver"]).get_state()))
    shown = FootMap("rwo-shur", selection=["liver"])
    first, other = (saved_html(shown, cell, cell) for cell in ("cell-1", "cell-2"))
    still = len(b64encode(picture(shown.to_svg()) or b""))
    return {
        "state of a widget in a notebook": {"rwo-shur": state},
        "the first map in a notebook": {"rwo-shur": len(first.encode())},
        "another map of the same chart": {"rwo-shur": len(other.encode())},
        "a notebook saved with its widget": {"rwo-shur": len(json.dumps(first)) + still + state},
    }


def wall_charts() -> Found:
    """Return the bytes of the PDF of every wall chart of four pages, and of the poster."""
    found = {}
    for paper, variant, series in product(("a2", "a3", "tabloid"), VARIANTS, (True, False)):
        request = {"paper": paper, "orientation": "portrait", "language": "en", "variant": variant}
        laid = laid_out("wall-chart", "rwo-shur", request, {"series": series})
        name = f"{paper} {variant}{' series' if series else ''}"
        found[name] = len(laid.made())
    return found


def start() -> Found:
    """Return the seconds that the import of the package takes, the least of five processes."""
    code = "import time as t; a = t.perf_counter(); import zones; print(t.perf_counter() - a)"
    runs = [subprocess.check_output([sys.executable, "-c", code], text=True) for _ in range(5)]
    return {"of five": min(map(float, runs))}


LIMITS: dict[str, float] = {
    "a school with its cards, compressed": 150_000,
    "the figure of the body, compressed": 20_000,
    "a drawing of the feet": 25_000,
    "a drawing of the body": 25_000,
    "the print dialog, compressed": 5_120,
    "state of a widget in a notebook": 160_000,
    "the first map in a notebook": 480_000,
    "another map of the same chart": 120_000,
    "a notebook saved with its widget": 700_000,
    "a wall chart as PDF": 640_000,
    "import of the package, s": 0.1,
}
MEASURES: dict[str, Callable[[], Found]] = {
    "a school with its cards, compressed": charts,
    "the figure of the body, compressed": body_figure,
    "a drawing of the feet": lambda: drawings("feet", VIEWS),
    "a drawing of the body": lambda: drawings("body", BODY_VIEWS),
    "the print dialog, compressed": print_dialog,
    "a wall chart as PDF": wall_charts,
    "import of the package, s": start,
}


def measure() -> dict[str, Found]:
    """Return the figures of every limit."""
    return {name: how() for name, how in MEASURES.items()} | notebook()


def main() -> int:
    """Measure and print; exit status 1 if a limit is broken."""
    found, broken = measure(), False
    for name, limit in LIMITS.items():
        which = max(found[name], key=lambda one: found[name][one])
        most = found[name][which]
        broken |= most > limit
        verdict = "TOO MUCH" if most > limit else "ok"
        print(f"{name:<40}{round(most, 2):>10,}   limit {limit:>10,}   {verdict}   ({which})")
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
