"""Guidelines of the sole, and the bow that rows of zones share with them.

A guideline crosses the foot at a ``v`` that depends on ``u``. Rows of zones between two
guidelines bow as they do, so the numbers in a chart stay simple: a row's ``v`` is where it
crosses the middle of the foot. The lines themselves are content: ``content/guidelines.yaml``.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from zones.feet import View
from zones.layer import Guideline
from zones.placement import GUIDELINES as NAMES
from zones.problems import ContentError, Problem, Problems, shown
from zones.reader import fetch, parse
from zones.records import Book

FILE = Path(__file__).parent / "content" / "guidelines.yaml"


def read(path: Path = FILE) -> dict[str, Guideline]:
    """Read a file of guidelines.

    Raises
    ------
    ContentError
        If a record has a fault, or if the lines across are not those that placements name.
    """
    problems = Problems()
    book = Book()
    document = parse(fetch(path), shown(path), own=path == FILE)
    book.add(document, Guideline, problems)
    problems.stop()
    lines = book.records()
    across = tuple(id for id, line in lines.items() if line.runs == "across")
    if across != NAMES:
        remedy = f"keep these lines across, in this order: {', '.join(NAMES)}"
        message = f"the lines across are {', '.join(across) or 'missing'}"
        raise ContentError([Problem(shown(path), 1, message, remedy)])
    return lines


LINES = read()
"""All lines, in file order."""

GUIDELINES = {id: line for id, line in LINES.items() if line.runs == "across"}
"""The lines across the sole, from the toes to the heel."""

_ACROSS = tuple(GUIDELINES.values())
_LEVELS = [0.0, *(line.at(0.5) for line in _ACROSS), 1.0]


def bow(u: float, v: float) -> float:
    """``v`` at ``u`` of the bowed row that crosses mid-foot (``u`` 0.5) at ``v``."""
    shifts = [line.at(u) - line.at(0.5) for line in _ACROSS]
    return v + float(np.interp(v, _LEVELS, [shifts[0], *shifts, 0.0]))


def points(line: Guideline, view: View) -> list[tuple[float, float]]:
    """Points of a guideline on the sole's drawing, in drawing units.

    A line across runs from medial to lateral, a line along from the ball to the heel.
    """
    if line.runs == "across":
        return [view.place(u, line.at(u)) for u in np.linspace(0.0, 1.0, 13)]
    us, vs = zip(*line.through, strict=True)
    return [view.place(float(np.interp(v, vs, us)), v) for v in np.linspace(vs[0], vs[-1], 13)]
