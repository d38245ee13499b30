"""``python -m bench.search``: what everyday queries find, and which of them miss.

The queries run through the search of the browser as it is, by deno. A file of queries is a list of
records::

    - q: tummy ache            # what a reader types
      lang: en                 # of the interface
      school: rwo-shur         # whose chart is open
      want:                    # any of these is right, among the first `top` of its kind
        complaint: [indigestion]
      top: 3
      first: true              # it is advice, and must be the very first answer of all
      not: [heart]             # ids that must not be among the first three of their kind

Kinds are ``complaint``, ``zone``, ``technique``, ``routine``, ``caution``, ``red_flag`` and
``product``, a message of the interface that names a page of the map. ``say_so: true`` wants the
answer that no school lists it, or that this one does not.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from zones.export.bundle import build_script
from zones.payload.payload import shipped_payload
from zones.payload.translation import in_language

ROOT = Path(__file__).parents[1]
QUERIES = ROOT / "tests" / "content" / "queries.yaml"
FIRST = 3
"""Answers of a kind among which nothing forbidden may stand."""
DRAWN = ("views", "body", "overlays", "channels", "translations")
"""Keys of a payload that the search does not read."""
PAGES = {"print_this": "print"}
"""Pages that a message names with another word than the page's own."""


@dataclass(frozen=True)
class Miss:
    """A query with a wrong answer, and why it is wrong."""

    query: dict[str, Any]
    why: str
    first: str

    def __str__(self) -> str:
        asked = f"{self.query['lang']} {self.query['school']:9} {self.query['q']!r}"
        return f"{asked}: {self.why}; first: {self.first}"


def read(path: Path = QUERIES) -> list[dict[str, Any]]:
    """Return the queries of a file."""
    return yaml.safe_load(path.read_text("utf-8"))


def answers(queries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Run queries through the search of the browser.

    Returns
    -------
    list of dict
        For each query ``hits``, best first, each with ``kind``, ``id`` and ``text``, and
        ``unlisted``: what no school lists.
    """
    charts = {}
    for school, language in {(one["school"], one["lang"]) for one in queries}:
        found = in_language(shipped_payload(school), language)
        charts[f"{school}/{language}"] = {k: v for k, v in found.items() if k not in DRAWN}
    build = build_script()
    deno = build.find_deno() if build else None
    if deno is None:
        sys.exit("deno is not installed; run: pip install deno")
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump({"charts": charts, "queries": queries}, file)
        file.flush()
        command = [deno, "run", "--quiet", "--no-check", "--allow-read", "bench/search.js"]
        done = subprocess.run(
            [*command, file.name], cwd=ROOT, capture_output=True, text=True, check=False
        )
    if done.returncode:
        sys.exit(done.stderr)
    return json.loads(done.stdout)


def misses(queries: Iterable[dict[str, Any]], found: Iterable[dict[str, Any]]) -> list[Miss]:
    """Return the queries whose answer is wrong."""
    return [
        Miss(query, why, ", ".join(f"{one['kind']}/{one['id']}" for one in answer["hits"][:4]))
        for query, answer in zip(queries, found, strict=True)
        if (why := fault(query, answer))
    ]


def fault(query: dict[str, Any], answer: dict[str, Any]) -> str:
    """Return what is wrong with an answer; empty if it is right."""
    ranks: dict[str, list[str]] = defaultdict(list)
    names: dict[str, list[str]] = defaultdict(list)
    for hit in answer["hits"]:
        ranks[hit["kind"]].append(hit["id"])
        names[hit["kind"]].append(hit["name"])
    for banned in query.get("not", ()):
        for kind in ranks:
            if banned in ranks[kind][:FIRST] or banned in names[kind][:FIRST]:
                return f"forbidden: {kind} {banned}"
    wanted = dict(query["want"])
    complaints = [hit for hit in answer["hits"] if hit["kind"] == "complaint"]
    says = (
        answer["unlisted"] is not None
        or not answer["hits"]
        or any(hit["elsewhere"] for hit in complaints[:FIRST])
    )
    if wanted.pop("say_so", False):
        if not says:
            return "does not say that nothing is listed"
        if not wanted:
            return ""
    if query.get("first") and answer["hits"][:1]:
        best = answer["hits"][0]
        if best["id"] not in wanted.get(best["kind"], ()):
            return f"advice does not come first: {best['kind']} {best['id']}"
    if any(_met(kind, ids, ranks, query["top"]) for kind, ids in wanted.items()):
        return ""
    return f"wanted {wanted}"


def _met(kind: str, ids: list[str], ranks: dict[str, list[str]], top: int) -> bool:
    if kind == "product":
        kind, ids = "page", [PAGES.get(id, id.removeprefix("page_")) for id in ids]
    return bool(set(ids) & set(ranks[kind][:top]))


def report(queries: list[dict[str, Any]], wrong: list[Miss]) -> Iterable[str]:
    """Yield the lines that sum up a run: the misses, then the share right by language."""
    yield from map(str, wrong)
    for language in sorted({query["lang"] for query in queries}):
        asked = sum(query["lang"] == language for query in queries)
        lost = sum(miss.query["lang"] == language for miss in wrong)
        yield f"{language}  {asked - lost}/{asked} right, {100 * (1 - lost / asked):.1f} %"
    yield f"all {len(queries) - len(wrong)}/{len(queries)}, {share(queries, wrong):.1f} %"


def share(queries: list[dict[str, Any]], wrong: list[Miss]) -> float:
    """Return the percentage of queries that are right."""
    return 100 * (1 - len(wrong) / len(queries))


def main() -> None:
    """Print the misses among the queries of the files named, or of the project's own."""
    for path in map(Path, sys.argv[1:] or [QUERIES]):
        queries = read(path)
        for line in report(queries, misses(queries, answers(queries))):
            print(line)


if __name__ == "__main__":
    main()
