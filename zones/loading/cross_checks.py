"""Checks across records: dangling ids, duplicate numbers, words that claim an effect."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from zones.loading.problems import Problems
from zones.loading.validation import Book, Entry
from zones.model.fields import Record, nearest
from zones.model.zone import HIDDEN_WAYS, WAYS

if TYPE_CHECKING:
    from zones.loading.pack import Pack

Path = tuple[str | int, ...]

_SOURCE_KEYS = ("sources", "number_sources", "name_sources", "time_sources", "duration_sources")


def check(pack: Pack, problems: Problems) -> None:
    """Report every error that concerns several records of a pack."""
    _check_references(pack, problems)
    _check_numbers(pack, problems)
    _check_channels(pack, problems)
    for entry in pack.zones.entries.values():
        _check_drawing(entry, problems)
        _check_motion(pack, entry, problems)
    _check_claims(pack, problems)


def cited(part: Any) -> Iterator[str]:
    """Yield every source id in a record, or in the records of a tuple or dict."""
    for _, source in _cited(part, ()):
        yield source


def _cited(part: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(part, Record):
        for key, value in part:
            if key in _SOURCE_KEYS:
                for index, source in enumerate(value):
                    yield (*path, key, index), source
            else:
                yield from _cited(value, (*path, key))
    elif isinstance(part, tuple):
        for index, item in enumerate(part):
            yield from _cited(item, (*path, index))
    elif isinstance(part, dict):
        for key, item in part.items():
            yield from _cited(item, (*path, key))


def _texts(part: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield every text in a record with its path."""
    if isinstance(part, str):
        yield path, part
    elif isinstance(part, Record):
        for key, value in part:
            if key not in _SOURCE_KEYS:
                yield from _texts(value, (*path, key))
    elif isinstance(part, tuple):
        for index, item in enumerate(part):
            yield from _texts(item, (*path, index))


def _check_references(pack: Pack, problems: Problems) -> None:
    books = pack.books
    for entry in pack.zones.entries.values():
        zone = entry.record
        refs: list[tuple[Path, str, str]] = [(("system",), "systems", zone.system)]
        refs += [(("body_areas", i), "body_areas", id) for i, id in enumerate(zone.body_areas)]
        refs += [(("cautions", i), "cautions", id) for i, id in enumerate(zone.cautions)]
        refs += [
            (("techniques", i, "use"), "techniques", way.use)
            for i, way in enumerate(zone.techniques)
        ]
        for path, kind, id in refs:
            _check_one(entry, path, id, books[kind], kind, problems)
    for entry in books["body_areas"].entries.values():
        system = entry.record.system
        _check_one(entry, ("system",), system, books["systems"], "systems", problems)
    for entry in books["cautions"].entries.values():
        if entry.record.goes_with:
            path = ("goes_with",)
            _check_one(entry, path, entry.record.goes_with, books["cautions"], "cautions", problems)
    for kind in ("complaints", "routines", "disagreements"):
        for entry in books[kind].entries.values():
            for path, zones in _zones_by_school(entry.record):
                _check_schools(pack, entry, path, zones, problems)
    for entry in books["complaints"].entries.values():
        for kind in ("cautions", "red_flags"):
            for index, id in enumerate(getattr(entry.record, kind)):
                _check_one(entry, (kind, index), id, books[kind], kind, problems)
        own_records = dict.fromkeys(entry.record.own_records, ())
        _check_schools(pack, entry, ("own_records",), own_records, problems)
    for entry in books["routines"].entries.values():
        for number, step in enumerate(entry.record.steps):
            if step.technique:
                path = ("steps", number, "technique")
                _check_one(entry, path, step.technique, books["techniques"], "techniques", problems)
    for entry in (*books["routines"].entries.values(), *books["styles"].entries.values()):
        for kind in ("cautions", "techniques", "routines"):
            for index, id in enumerate(getattr(entry.record, kind, ())):
                _check_one(entry, (kind, index), id, books[kind], kind, problems)
    for entry in books["disagreements"].entries.values():
        for index, id in enumerate(entry.record.body_areas):
            _check_one(
                entry, ("body_areas", index), id, books["body_areas"], "body_areas", problems
            )
    for entry in books["overlays"].entries.values():
        for index, mark in enumerate(entry.record.marks):
            if mark.guideline:
                path = ("marks", index, "guideline")
                _check_one(entry, path, mark.guideline, books["guidelines"], "guidelines", problems)
    for entry in _all_entries(pack):
        for path, source in _cited(entry.record, ()):
            _check_one(entry, path, source, books["sources"], "sources", problems)


def _all_entries(pack: Pack) -> Iterator[Entry]:
    for book in (pack.zones, pack.channels, *pack.books.values()):
        yield from book.entries.values()
    if pack.school:
        yield pack.school


def _zones_by_school(record: Any) -> Iterator[tuple[Path, dict[str, tuple[str, ...]]]]:
    """Yield the zones by school of a complaint, or of each step of a routine."""
    if hasattr(record, "steps"):
        for number, step in enumerate(record.steps):
            yield ("steps", number, "zones"), step.zones
    else:
        yield ("zones",), record.zones


def _check_schools(
    pack: Pack, entry: Entry, path: Path, by_school: dict[str, Any], problems: Problems
) -> None:
    own = pack.school.record.id if pack.school else None
    for school, zones in by_school.items():
        if own is not None and school not in (own, *pack.schools):
            close = nearest(school, (own, *pack.schools))
            remedy = f"did you mean {close!r}?" if close else "take it out"
            line = entry.line((*path, school))
            problems.add(entry.file, line, f"no school has the id {school!r}", remedy)
        for index, id in enumerate(zones if school == own else ()):
            _check_one(entry, (*path, school, index), id, pack.zones, "zones", problems)


def _check_one(
    entry: Entry, path: Path, id: str, book: Book, kind: str, problems: Problems
) -> None:
    if id in book.known or not book.whole or problems.full(entry.file):
        return
    close = nearest(id, book.known)
    remedy = f"did you mean {close!r}?" if close else f"add it to {kind}.yaml or correct it"
    word = kind.removesuffix("s").replace("_", " ")
    message = f"{getattr(entry.record, 'id', '')}: {word} {id!r} is not in {kind}.yaml"
    problems.add(entry.file, entry.line(path), message, remedy)


def _check_numbers(pack: Pack, problems: Problems) -> None:
    seen: dict[str, str] = {}
    for id, entry in pack.zones.entries.items():
        if id in pack.acupoints:
            continue
        number, line = entry.record.number, entry.line(("number",))
        if id in pack.further:
            if number is not None:
                message = f"{id}: a further zone has a number"
                remedy = "leave the number out, or move the zone to zones.yaml"
                problems.add(entry.file, line, message, remedy)
        elif number is None:
            message = f"{id}: the zone has no number"
            problems.add(entry.file, line, message, "number it, or move it to further.yaml")
        elif (key := str(number).lower()) in seen:
            message = f"{id}: number {number} is already used by {seen[key]!r}"
            problems.add(entry.file, line, message, "give each zone its own number, such as 12a")
        else:
            seen[key] = id


def _check_channels(pack: Pack, problems: Problems) -> None:
    """A channel is a system too, and its courses run through acupoints where they are drawn."""
    for entry in pack.channels.entries.values():
        channel = entry.record
        _check_one(entry, ("id",), channel.id, pack.books["systems"], "systems", problems)
        refs: list[tuple[tuple[str | int, ...], str]]
        refs = [(("order", n), id) for n, id in enumerate(channel.order)]
        for at, course in enumerate(channel.courses):
            own = ("courses", at)
            refs += [((*own, "beyond", n), id) for n, id in enumerate(course.beyond)]
            for n, stop in enumerate(course.through):
                if isinstance(stop, str):
                    refs.append(((*own, "through", n), stop))
                    _check_stop(pack, entry, (*own, "through", n), stop, course.view, problems)
        for path, id in refs:
            _check_one(entry, path, id, pack.zones, "acupoints", problems)


def _check_stop(
    pack: Pack, entry: Entry, path: Path, id: str, view: str, problems: Problems
) -> None:
    point = pack.zones.entries.get(id)
    if point and not any(p.view == view and p.point for p in point.record.placements):
        message = f"{entry.record.id}: {id!r} has no point on the {view} view"
        problems.add(entry.file, entry.line(path), message, "give it one, or write a place [x, y]")


def _check_motion(pack: Pack, entry: Entry, problems: Problems) -> None:
    """Report arrows that no drawing of the zone could show."""
    views = {placement.view for placement in entry.record.placements}
    for index, use in enumerate(entry.record.techniques):
        ways = [word for word in use.motion or () if word in WAYS]
        known = pack.books["techniques"].entries.get(use.use)
        pressed = known and known.record.manner == "press"  # away from the reader: straight in
        seen = [way for way in ways if any(way not in HIDDEN_WAYS[view] for view in views)]
        if not views or not ways or seen or pressed:
            continue
        message = f"{entry.record.id}: motion {ways[0]!r} cannot be seen on the {min(views)} view"
        shown = [way for way in WAYS if any(way not in HIDDEN_WAYS[view] for view in views)]
        path = ("techniques", index, "motion")
        remedy = f"use one of: {', '.join(shown)}"
        problems.add(entry.file, entry.line(path), message, remedy)


def _check_drawing(entry: Entry, problems: Problems) -> None:
    zone = entry.record
    line = entry.line(("placements",))
    for index, placement in enumerate(zone.placements):
        other = set(placement.feet or ()) - set(zone.feet)
        if other:
            message = f"{zone.id}: a placement on the {min(other)} foot, which is not in feet"
            path = ("placements", index, "feet")
            problems.add(entry.file, entry.line(path), message, "add the foot or correct it")
    if zone.placements and not zone.techniques:
        message = f"{zone.id}: a drawn zone has no technique"
        problems.add(entry.file, entry.line(("techniques",)), message, "add at least one")
    if zone.placements and zone.not_drawn:
        message = f"{zone.id}: the zone is drawn and says why it is not drawn"
        problems.add(entry.file, entry.line(("not_drawn",)), message, "set not_drawn to null")
    if not zone.placements and not zone.not_drawn:
        message = f"{zone.id}: the zone has no placements"
        remedy = "draw it, or say in not_drawn why it is not drawn"
        problems.add(entry.file, line, message, remedy)


def _check_claims(pack: Pack, problems: Problems) -> None:
    if not pack.claim_words:
        return
    words = "|".join(re.escape(word) for word in pack.claim_words)
    pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    kinds = ("techniques", "complaints", "routines", "styles", "overlays", "disagreements")
    books = (pack.zones, pack.channels, *(pack.books[kind] for kind in kinds))
    entries = [entry for book in books for entry in book.entries.values()]
    for entry in [*entries, *([pack.school] if pack.school else [])]:
        for path, text in _texts(entry.record, ()):
            if path[0] == "see_doctor":  # says when to see a doctor, not what a massage does
                continue
            for found in pattern.finditer(text):
                message = f"{entry.record.id}: {found.group()!r} claims an effect"
                line = _line_of(entry, path, found.group())
                remedy = "say what practitioners do or link it to, not what it does"
                problems.add(entry.file, line, message, remedy)


def _line_of(entry: Entry, path: Path, word: str) -> int:
    """Return the line of a word in a text, or else the line where the text begins."""
    first = entry.line(path)
    lines = entry.document.text.split("\n")[first - 1 : first + 99]
    return next((first + i for i, line in enumerate(lines) if word in line), first)
