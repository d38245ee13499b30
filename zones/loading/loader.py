"""Content files in, one checked `Chart` out.

A *pack* is a folder with ``school.yaml``, ``zones.yaml`` and perhaps ``further.yaml``; a school
of acupoints has ``acupoints.yaml`` and ``channels.yaml`` instead of zones. A pack may add records
to the shared ones in files of the same name, and replace messages of the interface in
``messages.yaml``.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from zones.loading import cross_checks as checks
from zones.loading.pack import LISTS, Pack
from zones.loading.pack_files import (
    OWN,
    PACK_KINDS,
    Found,
    pack_files,
    pack_folder,
    school_ids,
    shared_files,
)
from zones.loading.problems import ContentError, Problems
from zones.loading.validation import Book, checked
from zones.loading.yaml_reader import Document, parse
from zones.model.channel import Channel
from zones.model.chart import (
    Chart,
    Evidence,
    School,
)
from zones.model.fields import nearest, number_order
from zones.model.map_state import DEFAULT_SCHOOL
from zones.model.overlay import Overlay
from zones.model.zone import AcupointRecord, Zone, ZoneRecord

SHARED = OWN
FORMER = {"words": "messages"}
"""Former names of the files of a pack."""


def schools() -> tuple[str, ...]:
    """Return the ids of the schools that come with the package.

    Returns
    -------
    tuple of str
        In alphabetical order.

    Examples
    --------
    >>> schools()
    ('channels', 'overview', 'rwo-shur', 'western')
    """
    return school_ids(SHARED)


def load_chart(
    school_or_path: str | os.PathLike[str] = DEFAULT_SCHOOL,
    *,
    shared: Path | None = None,
) -> Chart:
    """Read and check one school's chart, in English.

    Parameters
    ----------
    school_or_path : str or path
        The id of a school that comes with the package, or the folder of a pack: a path object
        or a text with a slash in it (``./my-school``).
    shared : path, optional
        The folder with the records that all schools share; the package's own by default.

    Returns
    -------
    Chart
        Complete; the same object again as long as no file has changed.

    Raises
    ------
    ContentError
        If anything is wrong; it lists all errors with file and line.
    """
    shared = SHARED if shared is None else Path(shared)
    folder = pack_folder(school_or_path, shared)
    files = (*shared_files(shared), *pack_files(folder))
    return _chart(files, folder.name, school_ids(shared))


@lru_cache(maxsize=16)
def _chart(files: tuple[Found, ...], folder: str, known_schools: tuple[str, ...]) -> Chart:
    # The key contains the bytes of all files, so an edited file is never served from memory.
    problems = Problems()
    pack = Pack(schools=known_schools)
    for file in files:
        _take(pack, file, problems)
    if pack.school and pack.school.record.id != folder:
        message = f"id {pack.school.record.id!r} differs from the folder's name {folder[:60]!r}"
        line = pack.school.line(("id",))
        problems.add(pack.school.file, line, message, "make them the same")
    checks.check(pack, problems)
    problems.stop()
    return _assembled(pack)


def _take(pack: Pack, file: Found, problems: Problems) -> None:
    """Read one file into the pack."""
    document = _document(file, problems)
    kind = file.kind
    if kind in LISTS:
        _fill(pack.books[kind], document, LISTS[kind], problems)
    elif kind in ("zones", "acupoints", "further"):
        before = set(pack.zones.entries)
        model = AcupointRecord if kind == "acupoints" else ZoneRecord
        _fill(pack.zones, document, model, problems)
        new = frozenset(set(pack.zones.entries) - before)
        if kind == "further":
            pack.further = new
        elif kind == "acupoints":
            pack.acupoints = new
    elif kind == "channels":
        _fill(pack.channels, document, Channel, problems)
    elif document is None:
        return
    elif kind == "school":
        pack.school = checked(document, School, problems)
    elif kind == "evidence":
        pack.evidence = checked(document, Evidence, problems)
    elif kind == "interface":
        pack.messages = _messages(document, problems)
    elif kind == "messages":
        _own_messages(pack, document, problems)
    elif kind == "claim_words":
        pack.claim_words = _claim_words(document, problems)


def _document(file: Found, problems: Problems) -> Document | None:
    if not file.kind:
        close = FORMER.get(file.fault) or nearest(file.fault, PACK_KINDS)
        remedy = f"did you mean '{close}.yaml'?" if close else "take it out of the pack"
        problems.add(file.name, 1, "the file is not part of a pack", remedy)
        return None
    if file.raw is None:
        problems.add(file.name, 1, file.fault, "put a readable text file there")
        return None
    try:
        return parse(file.raw, file.name, own=file.own)
    except ContentError as error:
        for found in error.problems:
            problems.add(found.file, found.line, found.message, found.remedy)
        return None


def _fill(book: Book, document: Document | None, model: Any, problems: Problems) -> None:
    if document is None:
        book.whole = False
    else:
        book.add(document, model, problems)


def _messages(document: Document, problems: Problems) -> dict[str, str]:
    if not isinstance(document.data, dict):
        problems.add(document.file, document.line(), "the file must be a mapping", "key: text")
        return {}
    for key, text in document.data.items():
        if not isinstance(text, str) or not text.strip():
            line = document.line((key,))
            problems.add(document.file, line, f"{key[:60]!r} is no text", "put it in quotes")
    return {key: str(text).strip() for key, text in document.data.items()}


def _own_messages(pack: Pack, document: Document, problems: Problems) -> None:
    """Replace messages of the interface by a pack's own, by language and key."""
    languages = document.data
    if not isinstance(languages, dict) or not all(isinstance(v, dict) for v in languages.values()):
        remedy = "write 'en:' and below it 'key: text' lines"
        problems.add(
            document.file, document.line(), "the file must hold messages by language", remedy
        )
        return
    for name, texts in languages.items():
        known: dict[str, str] = {}
        for key, text in texts.items():
            line = document.line((name, key))
            if not isinstance(text, str) or not text.strip():
                problems.add(document.file, line, f"{key[:60]!r} is no text", "put it in quotes")
            elif key not in pack.messages:
                close = nearest(key, pack.messages)
                remedy = f"did you mean {close!r}?" if close else "take it out"
                problems.add(document.file, line, f"no message has the key {key[:60]!r}", remedy)
            else:
                known[key] = text.strip()
        if name == "en":
            pack.messages |= known
        else:
            pack.translations[name] = known


def _claim_words(document: Document, problems: Problems) -> tuple[str, ...]:
    words = document.data
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        remedy = "write one word or phrase in each '- ' line"
        problems.add(document.file, document.line(), "the file must be a list of words", remedy)
        return ()
    return tuple(words)


def _assembled(pack: Pack) -> Chart:
    """Make the chart of a valid pack, with only the records that this school uses."""
    assert pack.school, "a pack without these is not valid"
    assert pack.evidence
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
        "channels": tuple(pack.channels.records().values()),
        "techniques": books["techniques"],
        "cautions": books["cautions"],
        "red_flags": tuple(books["red_flags"].values()),
        "complaints": tuple(complaint for complaint in complaints if complaint),
        "overlays": _overlays(pack),
        "disagreements": tuple(
            record.for_school(school.id) for record in books["disagreements"].values()
        ),
        "routines": tuple(item.for_school(school.id) for item in books["routines"].values()),
        "styles": tuple(books["styles"].values()),
    }
    cited = {source for part in parts.values() for source in checks.cited(part)}
    return Chart(
        **parts,
        systems={id: item for id, item in books["systems"].items() if id in shown_systems},
        body_areas=body_areas,
        sources={id: item for id, item in books["sources"].items() if id in cited},
        evidence=pack.evidence.record,
        messages={**_line_names(pack), **pack.messages},
        translations=pack.translations,
    )


def _overlays(pack: Pack) -> tuple[Overlay, ...]:
    lines = pack.books["guidelines"].records()
    records = pack.books["overlays"].records().values()
    return tuple(record.with_lines(lines) for record in records)


def _line_names(pack: Pack) -> dict[str, str]:
    """Return the names of the guidelines as messages of the interface."""
    lines = pack.books["guidelines"].records().values()
    return {f"guideline_{line.id}": line.name for line in lines}


def _in_order(pack: Pack) -> tuple[Zone, ...]:
    records = pack.zones.records()
    plain = {id: r for id, r in records.items() if id not in pack.further | pack.acupoints}
    numbered = [record.in_group("numbered") for record in plain.values()]
    last = max((zone.number for zone in numbered if isinstance(zone.number, int)), default=0)
    acupoints = [records[id] for id in records if id in pack.acupoints]
    counted = [record.counted(last + n) for n, record in enumerate(acupoints, 1)]
    further = [record.in_group("further") for id, record in records.items() if id in pack.further]
    return (*sorted(numbered, key=lambda zone: number_order(zone.number or 0)), *counted, *further)


@lru_cache(maxsize=16)
def shipped(school: str) -> Chart:
    """Return a chart that comes with the package; read once per process."""
    return load_chart(school)
