"""Errors in content: where, what, and how to fix it; reported all at once."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

MAX_PROBLEMS = 200


@dataclass(frozen=True)
class Problem:
    """One error in a content file: where it is, what is wrong, how to fix it."""

    file: str
    line: int
    message: str
    remedy: str

    def __str__(self) -> str:
        # A text from the file may have line breaks, and could look like a message of its own.
        return f"{self.file}:{self.line}: {plain(self.message)}; {plain(self.remedy)}"


class ContentError(ValueError):
    """The content cannot be used.

    Attributes
    ----------
    problems : list of Problem
        Every error, with ``file``, ``line`` (from 1), ``message`` and ``remedy``.

    Examples
    --------
    >>> from zones import load_chart
    >>> try:
    ...     load_chart("westrn")
    ... except ContentError as error:
    ...     print(error.problems[0].remedy)
    did you mean 'western'?
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass
class Problems:
    """Collects errors; after `MAX_PROBLEMS` in one file it says so once and ignores the rest."""

    found: list[Problem] = field(default_factory=list)
    _count: dict[str, int] = field(default_factory=dict)

    def full(self, file: str) -> bool:
        """Whether a file has reached `MAX_PROBLEMS`."""
        return self._count.get(file, 0) >= MAX_PROBLEMS

    def add(self, file: str, line: int, message: str, remedy: str) -> None:
        """Add one error."""
        if self.full(file):
            return
        self._count[file] = self._count.get(file, 0) + 1
        self.found.append(Problem(file, line, message, remedy))
        if self.full(file):
            self.found.append(
                Problem(file, line, "too many faults in this file", "correct those above first")
            )

    def stop(self) -> None:
        """Raise all errors found so far, in file and line order, if there are any."""
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
    """Return a path as messages show it: relative to the working directory or to the pack."""
    starts = [root.parent] if root else []
    with suppress(FileNotFoundError):  # the working directory may have been deleted
        starts.insert(0, Path.cwd())
    for start in starts:
        if path.is_relative_to(start):
            return plain(path.relative_to(start).as_posix())
    return plain(path.as_posix())
