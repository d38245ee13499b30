"""Everyday words for what can be found on a map: one file a language, ``vocabulary.yaml``.

A reader types "tummy ache"; the chart says "Indigestion and stomach ache". Each language has its
own words, so these files are written, not translated.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from zones.languages.catalogues import FOLDER
from zones.loading.loader import load_chart
from zones.loading.pack_files import OWN, school_ids
from zones.loading.problems import Problems
from zones.loading.validation import Entry, checked
from zones.loading.yaml_reader import fetch, parse
from zones.model.chart import Chart
from zones.model.fields import Line, Record, nearest

FILE = "vocabulary.yaml"

PAGES = (
    "print", "about", "safety", "compare", "evidence", "learn", "layers", "colours", "language",
)  # fmt: skip
"""Places of the map that are no record: each is named by the message ``go_<page>``."""

Lines = Annotated[tuple[Line, ...], Field(min_length=1)]
ById = dict[str, Lines]


class Unlisted(Record):
    """Words for something that no school lists, and what comes nearest to it.

    `near` holds references such as ``cautions/pregnancy``; it may be empty.
    """

    words: Lines
    near: tuple[Line, ...] = ()


class Vocabulary(Record):
    """Everyday words of one language, by kind and id of what they lead to.

    `passed_over` are words without a meaning of their own; `weak` ones, such as "sore", count only
    where something is found with them.
    """

    passed_over: Lines
    weak: Lines
    red_flags: ById
    cautions: ById
    complaints: ById
    body_areas: ById
    zones: ById
    techniques: ById
    routines: ById
    pages: ById
    unlisted: tuple[Unlisted, ...]


KINDS = (
    "red_flags", "cautions", "complaints", "body_areas", "zones", "techniques", "routines", "pages",
)  # fmt: skip
"""The fields of a vocabulary that name records by id."""


@lru_cache(maxsize=8)
def vocabulary(language: str) -> Vocabulary | None:
    """Return the everyday words of a language; None if it has no such file.

    Raises
    ------
    ContentError
        If anything in the file is wrong; it lists all errors with file and line.
    """
    file = FOLDER / language / FILE
    return read(file, known_ids()) if file.is_file() else None


def read(file: Path, known: Mapping[str, Collection[str]]) -> Vocabulary:
    """Read and check one file.

    Parameters
    ----------
    file : Path
    known : mapping
        The ids that each of :data:`KINDS` may name.

    Raises
    ------
    ContentError
        For a file that is no vocabulary, an unknown id, or a word that is named twice for one id.
    """
    problems = Problems()
    name = file.relative_to(OWN).as_posix() if file.is_relative_to(OWN) else file.name
    entry = checked(parse(fetch(file), name), Vocabulary, problems)
    if entry:
        _check_ids(entry, known, problems)
        _check_words(entry, problems)
    problems.stop()
    assert entry
    return entry.record


@lru_cache(maxsize=1)
def known_ids() -> dict[str, frozenset[str]]:
    """Return the ids of all schools that come with the package, by kind, and of the pages."""
    charts = [load_chart(school, shared=OWN) for school in school_ids(OWN)]
    found = {kind: {one for chart in charts for one in ids(chart, kind)} for kind in KINDS[:-1]}
    return {kind: frozenset(ids) for kind, ids in found.items()} | {"pages": frozenset(PAGES)}


def ids(chart: Chart, kind: str) -> Iterator[str]:
    """Yield the ids of a chart's records of one of :data:`KINDS` but the pages."""
    records = getattr(chart, kind)
    yield from records if isinstance(records, dict) else (record.id for record in records)


def _check_ids(entry: Entry, known: Mapping[str, Collection[str]], problems: Problems) -> None:
    words: Vocabulary = entry.record
    for kind in KINDS:
        for id in getattr(words, kind):
            _check_id(entry, (kind, id), kind, id, known, problems)
    for at, one in enumerate(words.unlisted):
        for n, reference in enumerate(one.near):
            kind, _, id = reference.partition("/")
            path = ("unlisted", at, "near", n)
            if kind in KINDS:
                _check_id(entry, path, kind, id, known, problems)
            else:
                message = f"{reference[:60]!r} names no kind of record"
                remedy = f"write kind/id, with one of: {', '.join(KINDS)}"
                problems.add(entry.file, entry.line(path), message, remedy)


def _check_id(
    entry: Entry,
    path: tuple[str | int, ...],
    kind: str,
    id: str,
    known: Mapping[str, Collection[str]],
    problems: Problems,
) -> None:
    if id in known[kind]:
        return
    close = nearest(id, known[kind])
    remedy = f"did you mean {close!r}?" if close else "correct it, or take it out"
    message = f"no school has the id {id[:60]!r} among its {kind.replace('_', ' ')}"
    problems.add(entry.file, entry.line(path), message, remedy)


def _check_words(entry: Entry, problems: Problems) -> None:
    for kind in KINDS:
        for id, words in getattr(entry.record, kind).items():
            seen: set[str] = set()
            for at, word in enumerate(words):
                if word.casefold() in seen:
                    line = entry.line((kind, id, at))
                    problems.add(entry.file, line, f"{word[:60]!r} is listed twice", "take one out")
                seen.add(word.casefold())
