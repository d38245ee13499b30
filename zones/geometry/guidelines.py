"""Guidelines of the sole, and the bow that rows of zones share with them.

A guideline crosses the foot at a ``v`` that depends on ``u``. Rows of zones between two
guidelines bow as they do, so the numbers in a chart stay simple: a row's ``v`` is where it
crosses the middle of the foot. The lines themselves are content: ``content/guidelines.yaml``.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np

from zones.geometry.views import View
from zones.loading.problems import ContentError, Problem, Problems, shown
from zones.loading.validation import Book
from zones.loading.yaml_reader import fetch, parse
from zones.model.overlay import Guideline
from zones.model.placement import GUIDELINES as NAMES

FILE = Path(__file__).parent.parent / "content" / "guidelines.yaml"


def read(path: Path = FILE) -> dict[str, Guideline]:
    """Read a file of guidelines.

    Raises
    ------
    ContentError
        If a record is invalid, or if the lines across are not those that placements name.
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


@lru_cache(maxsize=1)
def all_lines() -> dict[str, Guideline]:
    """Return the package's guidelines by id, in file order; read on first use."""
    return read()


@lru_cache(maxsize=1)
def lines_across() -> dict[str, Guideline]:
    """Return the lines across the sole by id, from the toes to the heel."""
    return {id: line for id, line in all_lines().items() if line.runs == "across"}


@lru_cache(maxsize=1)
def _bows() -> tuple[tuple[Guideline, ...], tuple[float, ...]]:
    """Return the lines across, and where each crosses mid-foot, between the foot's two ends."""
    across = tuple(lines_across().values())
    return across, (0.0, *(line.at(0.5) for line in across), 1.0)


def bow(u: float, v: float) -> float:
    """Return ``v`` at ``u`` of the bowed row that crosses mid-foot (``u`` 0.5) at ``v``."""
    across, levels = _bows()
    shifts = [line.at(u) - line.at(0.5) for line in across]
    return v + float(np.interp(v, levels, [shifts[0], *shifts, 0.0]))


def points(line: Guideline, view: View) -> list[tuple[float, float]]:
    """Points of a guideline on the sole's drawing, in drawing units.

    A line across runs from medial to lateral, a line along from the ball to the heel.
    """
    if line.runs == "across":
        return [view.place(u, line.at(u)) for u in np.linspace(0.0, 1.0, 13)]
    us, vs = zip(*line.through, strict=True)
    return [view.place(float(np.interp(v, vs, us)), v) for v in np.linspace(vs[0], vs[-1], 13)]
