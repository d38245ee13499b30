"""Guidelines of the sole, and the bow that rows of zones share with them.

A guideline crosses the foot at a ``v`` that depends on ``u``. Rows of zones between two
guidelines bow as they do, so the numbers in a chart stay simple: a row's ``v`` is where it
crosses the middle of the foot.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from zones.feet import View


@dataclass(frozen=True)
class Guideline:
    """A line across the sole, through three points (plantar foot coordinates).

    Attributes
    ----------
    v : tuple of float
        At the medial edge (``u`` 0), the middle (0.5) and the lateral edge (1).
    """

    id: str
    v: tuple[float, float, float]

    def at(self, u: float) -> float:
        """``v`` at ``u``: the parabola through the three points."""
        medial, middle, lateral = self.v
        bend = 2 * (medial + lateral - 2 * middle)
        slope = lateral - medial - bend
        return medial + slope * u + bend * u * u


# Levels read off published charts (medial, middle, lateral), refitted to this foot's webs,
# metatarsal heads, fifth-metatarsal bump and heel pad.
GUIDELINES: dict[str, Guideline] = {
    line.id: line
    for line in (
        Guideline("shoulder", (0.190, 0.215, 0.275)),
        Guideline("diaphragm", (0.345, 0.385, 0.425)),
        Guideline("waist", (0.585, 0.585, 0.585)),
        Guideline("heel", (0.785, 0.795, 0.785)),
    )
}

_LINES = tuple(GUIDELINES.values())
_LEVELS = [0.0, *(line.at(0.5) for line in _LINES), 1.0]


def bow(u: float, v: float) -> float:
    """``v`` at ``u`` of the bowed row that crosses mid-foot (``u`` 0.5) at ``v``."""
    shifts = [line.at(u) - line.at(0.5) for line in _LINES]
    return v + float(np.interp(v, _LEVELS, [shifts[0], *shifts, 0.0]))


def points(line: Guideline, view: View) -> list[tuple[float, float]]:
    """Points of a guideline on the sole's drawing, medial to lateral, in drawing units."""
    return [view.place(u, line.at(u)) for u in np.linspace(0.0, 1.0, 13)]
