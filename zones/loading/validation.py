"""Turns a document into records, and pydantic's findings into sentences with file and line."""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from zones.loading.problems import Problems
from zones.loading.yaml_reader import Document
from zones.model.fields import Record, nearest

_SPELLING = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "use small letters, digits and single hyphens",
    r"^[A-Za-z][A-Za-z0-9_-]*$": "use letters, digits, '_' and '-', a letter first",
    r'^https?://[^\s<>"\\]+$': "write a whole address that begins with https://, or null",
    r"^#[0-9a-f]{6}$": "write a colour as '#rrggbb' in small letters",
    r"^UBERON:[0-9]{7}$": "write an UBERON id such as UBERON:0002107, or null",
    r"^[^\n]*$": "write it in one line",
    r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$": "use a language code such as de or zh",
}
_WANTED = {
    "tuple_type": ("must be a list", "write it as [one, two] or with '- ' lines"),
    "dict_type": ("must be a mapping", "write it as 'key: value' lines"),
    "model_type": ("must be a record", "write it as 'key: value' lines"),
    "bool_type": ("must be true or false", "write true or false"),
    "int_type": ("must be a whole number", "write a whole number without quotes"),
    "float_type": ("must be a number", "write a number without quotes"),
    "string_too_short": ("is empty", "write the text, or take the key out if it is optional"),
}


@dataclass(frozen=True)
class Entry:
    """A record and its place in the files."""

    record: Any
    document: Document
    path: tuple[str | int, ...] = ()

    @property
    def file(self) -> str:
        """The name of the file, as messages show it."""
        return self.document.file

    def line(self, path: Iterable[str | int] = ()) -> int:
        """Return the line of a part of the record."""
        return self.document.line((*self.path, *path))


@dataclass
class Book:
    """All records of one kind by id; `known` also has the ids of invalid records.

    `whole` is false if a file could not be read; ids may then be missing without being unknown.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)
    whole: bool = True

    def add(self, document: Document, model: type[Record], problems: Problems) -> None:
        """Check the records of a document and add them; a duplicate id is an error."""
        if not isinstance(document.data, list):
            self.whole = False
            remedy = "begin each record with '- id: …'"
            problems.add(document.file, document.line(), "the file must be a list", remedy)
            return
        for index, raw in enumerate(document.data):
            if problems.full(document.file):
                self.whole = False
                return
            name = raw.get("id") if isinstance(raw, dict) else None
            if not isinstance(name, str):
                name = None
            entry = checked(document, model, problems, (index,), name)
            if name is None:
                continue
            line = document.line((index, "id"))
            if name in self.known:
                message = f"id {name[:60]!r} is already used in {self.known[name]}"
                problems.add(document.file, line, message, "give each record its own id")
                continue
            self.known[name] = f"{document.file}:{line}"
            if entry:
                self.entries[name] = entry

    def records(self) -> dict[str, Any]:
        """Return the records by id, in file order."""
        return {name: entry.record for name, entry in self.entries.items()}


def checked(
    document: Document,
    model: type[Record],
    problems: Problems,
    path: tuple[str | int, ...] = (),
    name: str | None = None,
) -> Entry | None:
    """Make a record of a document's part at `path`, or report its errors and return None."""
    raw = document.data
    for step in path:
        raw = raw[step]
    try:
        return Entry(model.model_validate(raw), document, path)
    except ValidationError as error:
        for found in error.errors(include_url=False):
            if problems.full(document.file):
                break
            message, remedy = explain(found, model)
            prefix = f"{name[:60]}: " if name else ""
            line = document.line((*path, *found["loc"]))
            problems.add(document.file, line, prefix + message, remedy)
    return None


def explain(found: Any, model: type[BaseModel]) -> tuple[str, str]:
    """Translate one of pydantic's errors into a sentence, with a suggested fix."""
    kind, loc, value = found["type"], found["loc"], found["input"]
    context = found.get("ctx", {})
    what = _where(loc)
    if kind == "missing" and isinstance(loc[-1], str):
        return f"key {what!r} is missing", "add it"
    if kind == "extra_forbidden":
        known = list(keys_at(model, loc[:-1]))
        return f"key {what[:100]!r} is not known", _meant(str(loc[-1]), known, "known keys: ")
    if kind == "literal_error":
        known = context["expected"].replace(" or ", ", ").replace("'", "").split(", ")
        return f"{what} is {_short(value)}", _meant(str(value), known, "use one of: ")
    if kind == "string_type":
        return _no_text(what, value)
    if kind == "string_pattern_mismatch":
        return f"{what} is {_short(value)}", _SPELLING.get(context["pattern"], "spell it otherwise")
    if kind in _WANTED:
        return f"{what} {_WANTED[kind][0]}", _WANTED[kind][1]
    if kind == "zone_number":
        return f"{what} is {_short(value)}", context["remedy"]
    if kind == "off_the_foot":
        low, high, axis = context["low"], context["high"], context["axis"]
        return f"{what}: {found['msg']}", f"keep {axis} between {low} and {high}"
    if "known" in context:
        return f"{what}: {found['msg']}", f"use one of: {context['known']}"
    if kind in ("missing", "too_short", "too_long"):
        return f"{what} has the wrong number of entries", _plain(found["msg"])
    return f"{what}: {_plain(found['msg'])}", "correct this value"


def keys_at(model: type[BaseModel], path: Iterable[str | int]) -> Iterator[str]:
    """Yield the keys that a record may have at `path` inside `model`."""
    kinds: list[Any] = [model]
    for step in path:
        kinds = [inner for kind in kinds for inner in _inside(kind, step)]
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from kind.model_fields


def _inside(kind: Any, step: str | int) -> list[Any]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        field_info = kind.model_fields.get(str(step))
        return _choices(field_info.annotation) if field_info else []
    if get_origin(kind) is tuple:
        return _choices(get_args(kind)[0])
    if get_origin(kind) is dict:
        return _choices(get_args(kind)[1])
    return []


def _choices(kind: Any) -> list[Any]:
    if get_origin(kind) is Annotated:
        return _choices(get_args(kind)[0])
    if get_origin(kind) in (Union, types.UnionType):
        return [inner for part in get_args(kind) for inner in _choices(part)]
    return [kind]


def _where(loc: Iterable[str | int]) -> str:
    words = ""
    for step in loc:
        words += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
    return words.strip(".")[:120] or "the record"


def _short(value: Any) -> str:
    words = repr(value)
    return words if len(words) <= 60 else words[:57] + "..."


def _meant(word: str, known: list[str], otherwise: str) -> str:
    close = nearest(word, known)
    return f"did you mean {close!r}?" if close else otherwise + ", ".join(known)


def _no_text(what: str, value: Any) -> tuple[str, str]:
    if value is None:
        return f"{what} is empty", "write the text, or take the key out if it is optional"
    if isinstance(value, (list, dict)):
        return f"{what} must be one text", "write it as one text"
    return f"{what} is {_short(value)}, which is no text", "put it in quotes"


def _plain(message: str) -> str:
    return (message[:1].lower() + message[1:])[:160]
