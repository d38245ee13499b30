"""Reads one content file: a small, strict subset of YAML, with the line of every key.

Packs come from strangers. So PyYAML's events are read in pure Python (libyaml crashes on deep
nesting), with bounds on size and depth, and nothing is built from anchors, aliases, merge keys
or tags. The package's own files are trusted: their events come from libyaml, in a tenth of the
time, and go through the same builder with the same bounds.

Plain `no`, `on`, `1:30` and dates stay text; only `null`, `true`, `false` and decimal numbers
are converted, as in the core schema of YAML 1.2.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from zones.loading.problems import ContentError, Problem

CParser: Any
try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML was built without libyaml
    CParser = None

MAX_BYTES = 1_000_000
MAX_DEPTH = 12
MAX_NODES = 60_000
MAX_SCALAR = 8_000

_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS = {"null": None, "~": None, "": None, "true": True, "false": False}
# Control characters, tabs, byte order marks, bidirectional controls, characters without width, and
# line breaks that editors do not count: they would hide what a file really says, and no font of
# the sheets has them. Joiners (U+200C, U+200D) are allowed, as some scripts need them.
_HIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u180e\u2028\u2029\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
# Spaces of other widths, or that do not break, where only an ordinary one ends a key or indents.
_ODD_SPACE = re.compile(r"^(?:[ -]*|[ -]*[\w-]+:)[\u00a0\u2000-\u200a\u202f\u205f\u3000]", re.M)


@dataclass(frozen=True)
class Document:
    """The data of one file, and `marks`: the line numbers as a tree of the same shape.

    A mark is ``[line, children]``; children are a dict for a mapping, a list for a sequence
    and None for a scalar. Inside a mapping the line is that of the key.
    """

    file: str
    data: Any
    marks: list[Any]
    text: str = ""

    def line(self, path: Iterable[str | int] = ()) -> int:
        """Return the line (from 1) of the deepest part of `path` that exists in the file."""
        mark = self.marks
        for step in path:
            try:
                mark = mark[1][step]
            except (KeyError, IndexError, TypeError):
                break
        return mark[0]


class _Events(Reader, Scanner, Parser):
    """PyYAML's reader, scanner and parser without anything that builds objects."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


class _Fault(Exception):
    def __init__(self, line: int, message: str, remedy: str) -> None:
        super().__init__(message)
        self.line, self.message, self.remedy = line, message, remedy


def fetch(path: Path) -> bytes:
    """Return the bytes of a regular file, at most one more than `MAX_BYTES`.

    Raises
    ------
    OSError
        If there is no such file, or it cannot be read, or it is a device, pipe or folder.
    """
    if not stat.S_ISREG(path.stat().st_mode):  # a pipe would block, a device never end
        raise OSError("not a regular file")
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def parse(raw: bytes, file: str, *, own: bool = False) -> Document:
    """Read one document.

    Parameters
    ----------
    raw : bytes
        UTF-8; a byte order mark at the start, as some editors write it, is left out.
    file : str
        The name to use in messages.
    own : bool
        Whether the file belongs to the package, so that libyaml may read it. If libyaml fails,
        pure Python reads it again, to say what is wrong.

    Raises
    ------
    ContentError
        With the first error, as the rest of the file cannot be trusted.
    """
    try:
        text = _decoded(raw)
        if own and CParser is not None:
            with suppress(yaml.YAMLError, _Fault):
                return Document(file, *_document(CParser(text)), text)
        try:
            data, marks = _document(_Events(text))
        except yaml.YAMLError as error:
            raise _syntax(error, len(text)) from None
        except (ValueError, OverflowError) as error:  # PyYAML on escapes such as \UFFFFFFFF
            raise _Fault(1, "a character escape is not valid", "write the character") from error
    except _Fault as fault:
        raise ContentError([Problem(file, fault.line, fault.message, fault.remedy)]) from None
    return Document(file, data, marks, text)


def _decoded(raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        raise _Fault(1, f"the file is larger than {MAX_BYTES:,} bytes", "split or shorten it")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _Fault(line, "the text is not UTF-8", "save the file as UTF-8") from None
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    odd = _ODD_SPACE.search(text)
    if odd:
        line = text.count("\n", 0, odd.end()) + 1
        what = f"a space that YAML does not count (U+{ord(odd.group()[-1]):04X})"
        raise _Fault(line, what, "type an ordinary space there, as pasted text may hold others")
    hidden = _HIDDEN.search(text)
    if hidden:
        line = text.count("\n", 0, hidden.start()) + 1
        raise _Fault(line, _named(hidden.group()), "take it out; indent with spaces")
    return text


def _named(char: str) -> str:
    if char == "\t":
        return "a tab character"
    if char == "\ufeff":
        return "a byte order mark"
    return f"a hidden character (U+{ord(char):04X})"


def _syntax(error: yaml.YAMLError, length: int) -> _Fault:
    mark = getattr(error, "problem_mark", None)
    begun = getattr(error, "context_mark", None)
    if begun and (mark is None or mark.index >= length):  # never closed: report where it began
        mark = begun
    what = " ".join(str(getattr(error, "problem", None) or "it cannot be read").split())[:120]
    remedy = "check the indentation, colons and quotes here"
    return _Fault(mark.line + 1 if mark else 1, f"not valid YAML: {what}", remedy)


def _document(events: Any) -> tuple[Any, list[Any]]:
    events.get_event()
    start = events.get_event()
    if isinstance(start, yaml.StreamEndEvent):
        raise _Fault(1, "the file is empty", "write its content or remove it")
    if start.version or start.tags:
        raise _Fault(_line(start), "a YAML directive (%)", "take the directive out")
    data, mark = _Builder(events).build()
    events.get_event()
    extra = events.get_event()
    if not isinstance(extra, yaml.StreamEndEvent):
        raise _Fault(_line(extra), "a second document in one file", "keep one document, no '---'")
    if data is None:
        raise _Fault(1, "the file is empty", "write its content or remove it")
    return data, mark


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


class _Builder:
    """Builds plain data from events, without recursion deeper than `MAX_DEPTH`."""

    def __init__(self, events: Any) -> None:
        self.events = events
        self.nodes = 0

    def build(self) -> tuple[Any, list[Any]]:
        return self._node(self.events.get_event(), 0)

    def _node(self, event: yaml.Event, depth: int) -> tuple[Any, list[Any]]:
        line = _line(event)
        self._allow(event, line, depth)
        if isinstance(event, yaml.ScalarEvent):
            return _value(event, line), [line, None]
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(line, depth)
        return self._mapping(line, depth)

    def _allow(self, event: yaml.Event, line: int, depth: int) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise _Fault(line, f"more than {MAX_NODES:,} values in one file", "split the file")
        if depth > MAX_DEPTH:
            raise _Fault(line, f"nested deeper than {MAX_DEPTH} levels", "flatten it")
        if isinstance(event, yaml.AliasEvent):
            raise _Fault(line, f"an alias (*{str(event.anchor)[:40]})", "write the value out")
        # Of the events that begin a value only an alias has no tag, and it is refused above.
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor is not None:
            raise _Fault(line, f"an anchor (&{anchor[:40]})", "take the anchor out")
        if tag is not None:
            raise _Fault(line, f"a tag ({tag[:40]})", "take the tag out")

    def _sequence(self, line: int, depth: int) -> tuple[list[Any], list[Any]]:
        data: list[Any] = []
        marks: list[Any] = []
        while not isinstance(event := self.events.get_event(), yaml.SequenceEndEvent):
            value, mark = self._node(event, depth + 1)
            data.append(value)
            marks.append(mark)
        return data, [line, marks]

    def _mapping(self, line: int, depth: int) -> tuple[dict[str, Any], list[Any]]:
        data: dict[str, Any] = {}
        marks: dict[str, Any] = {}
        while not isinstance(event := self.events.get_event(), yaml.MappingEndEvent):
            key, at = self._key(event, depth + 1), _line(event)
            if key in data:
                first = marks[key][0]
                message = f"key {key[:60]!r} stands twice in one record (first in line {first})"
                raise _Fault(at, message, "keep one of them")
            data[key], mark = self._node(self.events.get_event(), depth + 1)
            marks[key] = [at, mark[1]]
        return data, [line, marks]

    def _key(self, event: yaml.Event, depth: int) -> str:
        line = _line(event)
        self._allow(event, line, depth)
        if not isinstance(event, yaml.ScalarEvent):
            raise _Fault(line, "a list or mapping used as a key", "use a word as key")
        if event.value == "<<" and not event.style:
            raise _Fault(line, "a merge key (<<)", "write the keys out")
        return _text(event, line)


def _text(event: yaml.ScalarEvent, line: int) -> str:
    if len(event.value) > MAX_SCALAR:
        raise _Fault(line, f"a text longer than {MAX_SCALAR:,} characters", "shorten it")
    hidden = _HIDDEN.search(event.value)  # a "\0" in double quotes is only now a character
    if hidden:
        raise _Fault(line, _named(hidden.group()), "take the escape out")
    return event.value


def _value(event: yaml.ScalarEvent, line: int) -> Any:
    text = _text(event, line)
    if event.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    is_int, is_float = _INT.fullmatch(text), _FLOAT.fullmatch(text)
    if (is_int or is_float) and len(text) > 40:
        raise _Fault(line, "a number with more than 40 digits", "shorten it, or put it in quotes")
    if is_int:
        return int(text)
    if is_float:
        return float(text)
    return text
