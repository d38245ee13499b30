"""Content files in, one checked `Chart` out.

A *pack* is a folder with ``school.yaml``, ``zones.yaml`` and perhaps ``further.yaml``. It may
add records to the shared ones in files of the same name.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from zones import checks
from zones.model import (
    BodyArea,
    Caution,
    Chart,
    ComplaintRecord,
    Evidence,
    Record,
    RedFlag,
    School,
    Source,
    System,
    Technique,
    Zone,
    ZoneRecord,
    nearest,
)
from zones.reader import ContentError, Document, Problem, Problems, fetch, parse, shown
from zones.records import Book, Entry, checked

__all__ = ["ContentError", "Problem", "load_chart", "schools"]

SHARED = Path(__file__).parent / "content"

LISTS: dict[str, type[Record]] = {
    "systems": System,
    "body_areas": BodyArea,
    "techniques": Technique,
    "cautions": Caution,
    "red_flags": RedFlag,
    "complaints": ComplaintRecord,
    "sources": Source,
}
PACK_LISTS = ("body_areas", "techniques", "cautions", "sources", "complaints")
PACK_FILES = ("school", "zones", "further", *PACK_LISTS)


@dataclass(frozen=True)
class _File:
    """One file as it was found: its bytes, or why there are none."""

    kind: str
    name: str
    raw: bytes | None
    fault: str = ""


@dataclass
class Pack:
    """All that was read for one chart, before it is known to be consistent."""

    books: dict[str, Book] = field(default_factory=lambda: {kind: Book() for kind in LISTS})
    zones: Book = field(default_factory=Book)
    further: frozenset[str] = frozenset()
    school: Entry | None = None
    evidence: Entry | None = None
    texts: dict[str, str] = field(default_factory=dict)
    claim_words: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()


def schools() -> tuple[str, ...]:
    """Return the ids of the schools that come with the package."""
    return _schools(SHARED)


def _schools(shared: Path) -> tuple[str, ...]:
    try:
        return tuple(sorted(path.parent.name for path in shared.glob("schools/*/school.yaml")))
    except OSError:
        return ()


def load_chart(
    school_or_path: str | os.PathLike[str] = "rwo-shur",
    language: str = "en",
    *,
    shared: Path | None = None,
) -> Chart:
    """Read and check one school's chart.

    Parameters
    ----------
    school_or_path : str or path
        The id of a school that comes with the package, or the folder of a pack: a path object
        or a text with a slash in it (``./my-school``).
    language : str
        The language of the words of the user interface.
    shared : path, optional
        The folder with the records that all schools share; the package's own by default.

    Returns
    -------
    Chart
        Complete; the same object again as long as no file has changed.

    Raises
    ------
    ContentError
        If anything is wrong; it lists all faults with file and line.
    """
    shared = SHARED if shared is None else Path(shared)
    folder = _folder(school_or_path, shared)
    texts = (_file("texts", shared / "texts" / f"{_language(language, shared)}.yaml", None),)
    return _chart(_pack_files(folder), _shared_files(shared), texts, folder.name, _schools(shared))


def _folder(school_or_path: str | os.PathLike[str], shared: Path) -> Path:
    name = os.fspath(school_or_path)
    known = _schools(shared)
    if isinstance(school_or_path, str) and not {"/", os.sep} & set(name) and name not in "..":
        if name in known:
            return shared / "schools" / name
        close = nearest(name, known)
        remedy = f"did you mean {close!r}?" if close else f"known schools: {', '.join(known)}"
        if os.path.isdir(name):
            remedy = f"write './{name}' to read that folder"
        raise ContentError([Problem(name[:60], 1, "no school has this id", remedy)])
    folder = Path(os.path.abspath(name))
    if not os.path.isdir(folder):
        raise ContentError([Problem(name, 1, "not a folder", "give the folder of a pack")])
    return folder


def _language(language: str, shared: Path) -> str:
    known = sorted(path.stem for path in (shared / "texts").glob("*.yaml"))
    if known and language not in known:
        file = shown(shared / "texts")
        message = f"no texts in the language {str(language)[:20]!r}"
        raise ContentError([Problem(file, 1, message, f"use one of: {', '.join(known)}")])
    return language


def _file(kind: str, path: Path, root: Path | None) -> _File:
    name = shown(path, root)
    try:
        return _File(kind, name, fetch(path))
    except FileNotFoundError:
        return _File(kind, name, None, "the file is missing")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return _File(kind, name, None, f"the file cannot be read ({reason})")


def _pack_files(folder: Path) -> tuple[_File, ...]:
    files = []
    for name in sorted(os.listdir(folder)):
        stem, ending = os.path.splitext(name)
        if name.startswith(".") or ending.lower() not in (".yaml", ".yml", ".json"):
            continue
        if ending == ".yaml" and stem in PACK_FILES:
            files.append(_file(stem, folder / name, folder))
        else:
            files.append(_File("", shown(folder / name, folder), None, stem))
    for kind in ("school", "zones"):
        if not any(file.kind == kind for file in files):
            files.append(_file(kind, folder / f"{kind}.yaml", folder))
    order = {kind: place for place, kind in enumerate(PACK_FILES)}
    return tuple(sorted(files, key=lambda file: order.get(file.kind, -1)))


def _shared_files(shared: Path) -> tuple[_File, ...]:
    kinds = (*LISTS, "evidence", "claim_words")
    return tuple(_file(kind, shared / f"{kind}.yaml", None) for kind in kinds)


@lru_cache(maxsize=16)
def _chart(
    own: tuple[_File, ...],
    common: tuple[_File, ...],
    texts: tuple[_File, ...],
    folder: str,
    known_schools: tuple[str, ...],
) -> Chart:
    # The key holds the bytes of all files, so an edited file is never served from memory.
    problems = Problems()
    pack = Pack(schools=known_schools)
    for file in (*common, *texts, *own):
        _take(pack, file, problems)
    if pack.school and pack.school.record.id != folder:
        message = f"id {pack.school.record.id!r} differs from the folder's name {folder[:60]!r}"
        line = pack.school.line(("id",))
        problems.add(pack.school.file, line, message, "make them the same")
    checks.check(pack, problems)
    problems.stop()
    return _assembled(pack)


def _take(pack: Pack, file: _File, problems: Problems) -> None:
    """Read one file into the pack."""
    document = _document(file, problems)
    kind = file.kind
    if kind in LISTS:
        _fill(pack.books[kind], document, LISTS[kind], problems)
    elif kind in ("zones", "further"):
        before = set(pack.zones.entries)
        _fill(pack.zones, document, ZoneRecord, problems)
        if kind == "further":
            pack.further = frozenset(set(pack.zones.entries) - before)
    elif document is None:
        return
    elif kind == "school":
        pack.school = checked(document, School, problems)
    elif kind == "evidence":
        pack.evidence = checked(document, Evidence, problems)
    elif kind == "texts":
        pack.texts = _words(document, problems)
    elif kind == "claim_words":
        pack.claim_words = _claim_words(document, problems)


def _document(file: _File, problems: Problems) -> Document | None:
    if not file.kind:
        close = nearest(file.fault, PACK_FILES)
        remedy = f"did you mean '{close}.yaml'?" if close else "take it out of the pack"
        problems.add(file.name, 1, "the file is not part of a pack", remedy)
        return None
    if file.raw is None:
        problems.add(file.name, 1, file.fault, "put a readable text file there")
        return None
    try:
        return parse(file.raw, file.name)
    except ContentError as error:
        for found in error.problems:
            problems.add(found.file, found.line, found.message, found.remedy)
        return None


def _fill(book: Book, document: Document | None, model: Any, problems: Problems) -> None:
    if document is None:
        book.whole = False
    else:
        book.add(document, model, problems)


def _words(document: Document, problems: Problems) -> dict[str, str]:
    if not isinstance(document.data, dict):
        problems.add(document.file, document.line(), "the file must be a mapping", "key: text")
        return {}
    for key, text in document.data.items():
        if not isinstance(text, str) or not text.strip():
            line = document.line((key,))
            problems.add(document.file, line, f"{key[:60]!r} is no text", "put it in quotes")
    return {key: str(text).strip() for key, text in document.data.items()}


def _claim_words(document: Document, problems: Problems) -> tuple[str, ...]:
    words = document.data
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        remedy = "write one word or phrase in each '- ' line"
        problems.add(document.file, document.line(), "the file must be a list of words", remedy)
        return ()
    return tuple(words)


def _assembled(pack: Pack) -> Chart:
    """Make the chart of a pack without faults: with only what is of use to this school."""
    school = pack.school.record
    zones = _in_order(pack)
    books = {kind: book.records() for kind, book in pack.books.items()}
    areas = {area for zone in zones for area in zone.body_areas}
    body_areas = {id: area for id, area in books["body_areas"].items() if id in areas}
    shown_systems = {item.system for item in (*zones, *body_areas.values())}
    complaints = [record.for_school(school.id) for record in books["complaints"].values()]
    parts = {
        "school": school,
        "zones": zones,
        "techniques": books["techniques"],
        "cautions": books["cautions"],
        "red_flags": tuple(books["red_flags"].values()),
        "complaints": tuple(complaint for complaint in complaints if complaint),
    }
    cited = {source for part in parts.values() for source in checks.cited(part)}
    return Chart(
        **parts,
        systems={id: item for id, item in books["systems"].items() if id in shown_systems},
        body_areas=body_areas,
        sources={id: item for id, item in books["sources"].items() if id in cited},
        evidence=pack.evidence.record,
        texts=pack.texts,
    )


def _in_order(pack: Pack) -> tuple[Zone, ...]:
    records = pack.zones.records()
    numbered = [
        record.in_layer("numbered") for id, record in records.items() if id not in pack.further
    ]
    further = [record.in_layer("further") for id, record in records.items() if id in pack.further]
    return (*sorted(numbered, key=lambda zone: zone.number or 0), *further)
