"""Faults in content: where, what, and what to do about it; told all at once."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

MAX_PROBLEMS = 200


@dataclass(frozen=True)
class Problem:
    """One fault in a content file: where it is, what is wrong, what to do."""

    file: str
    line: int
    message: str
    remedy: str

    def __str__(self) -> str:
        # A text from the file may have line breaks, and could look like a message of its own.
        return f"{self.file}:{self.line}: {plain(self.message)}; {plain(self.remedy)}"


class ContentError(ValueError):
    """The content cannot be used; `problems` lists every fault that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass
class Problems:
    """Collects faults; after `MAX_PROBLEMS` in one file it says so once and stops there."""

    found: list[Problem] = field(default_factory=list)
    _count: dict[str, int] = field(default_factory=dict)

    def full(self, file: str) -> bool:
        """Tell whether no more faults of this file are wanted."""
        return self._count.get(file, 0) >= MAX_PROBLEMS

    def add(self, file: str, line: int, message: str, remedy: str) -> None:
        """Note one fault."""
        if self.full(file):
            return
        self._count[file] = self._count.get(file, 0) + 1
        self.found.append(Problem(file, line, message, remedy))
        if self.full(file):
            self.found.append(
                Problem(file, line, "too many faults in this file", "correct those above first")
            )

    def stop(self) -> None:
        """Raise all faults found so far, in file and line order, if there are any."""
        if self.found:
            raise ContentError(sorted(self.found, key=lambda problem: (problem.file, problem.line)))


def plain(text: str) -> str:
    """Return a text in one line that any console can show, with escapes for the other signs.

    >>> print(plain("liver\\nzones.yaml:1: all is well"))
    liver\\nzones.yaml:1: all is well
    """
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )


def shown(path: Path, root: Path | None = None) -> str:
    """Return a path as messages show it: from here, or else from the folder of the pack."""
    starts = [root.parent] if root else []
    with suppress(FileNotFoundError):  # the folder that we stand in may have been removed
        starts.insert(0, Path.cwd())
    for start in starts:
        if path.is_relative_to(start):
            return plain(path.relative_to(start).as_posix())
    return plain(path.as_posix())
