"""Cells: a foot, the free room around it and its caption; millimetres throughout."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from zones.model.placement import SIDE_VIEWS
from zones.sheets.papers import Box
from zones.sheets.placing.feet import Foot, extent


@dataclass(frozen=True)
class Rim:
    """Free room around each foot, and what the type needs.

    Attributes
    ----------
    side, top, bottom : float
        Room for numbers beside, above and below a foot.
    caption : float
        Height of the caption below.
    between : float
        Least room between the two soles, where the guidelines are named.
    weights : tuple of (str, float)
        How much the size of each view counts; more zones on a view make it more important.
    evenly : float
        How much a small foot counts against an arrangement.
    """

    side: float
    top: float
    bottom: float
    caption: float
    between: float
    weights: tuple[tuple[str, float], ...] = ()
    evenly: float = 0.7

    def weight(self, view: str) -> float:
        """How much the size of a view counts."""
        return self._weights.get(view, 1.0)

    @cached_property
    def _weights(self) -> dict[str, float]:
        return dict(self.weights)

    @cached_property
    def most(self) -> float:
        """How large the other views may be beside the soles."""
        others = [weight for view, weight in self.weights if view != "plantar"]
        return 0.88 if self.weight("plantar") >= max(others, default=0) else 1.5

    def below(self, view: str) -> float:
        """Room below a foot: few numbers stand below a sole or a top."""
        return self.bottom * (1.0 if view in SIDE_VIEWS else 0.4)


@dataclass(frozen=True)
class Cell:
    """A foot and the box that belongs to it, with rims and caption."""

    foot: Foot
    box: Box
    rim: Rim

    @property
    def caption(self) -> Box:
        """Where the caption stands."""
        tall = self.rim.caption
        return Box(self.box.x, self.box.bottom - tall, self.box.width, tall)


@dataclass(frozen=True)
class Arrangement:
    """The cells of all feet, and how good they are (larger is better)."""

    score: float
    cells: tuple[Cell, ...]


def size(view: str, scale: Any, rim: Rim) -> tuple[Any, Any]:
    """Width and height of a cell; of many at once if the scale is an array."""
    wide, tall = extent(view)
    return (
        wide * scale + 2 * rim.side,
        tall * scale + rim.top + rim.below(view) + rim.caption,
    )


def scale_for(view: str, wide: Any, tall: Any, rim: Rim) -> Any:
    """Largest scale at which a foot fits a cell; not positive if none does."""
    full_wide, full_tall = extent(view)
    return np.minimum(
        (wide - 2 * rim.side) / full_wide,
        (tall - rim.top - rim.below(view) - rim.caption) / full_tall,
    )


def cell_in(view: str, foot: str, scale: float, box: Box, rim: Rim) -> Cell:
    """A cell in a box: the foot in the middle across, standing on its caption."""
    wide, tall = size(view, scale, rim)
    x = box.x + (box.width - wide) / 2
    y = box.bottom - tall
    standing = Foot(view, foot, round(x + rim.side, 3), round(y + rim.top, 3), scale)
    return Cell(standing, Box(x, y, wide, tall), rim)


def pair_gap(rim: Rim) -> float:
    """What the room between the soles needs beyond their own rims."""
    return max(0.0, rim.between - 2 * rim.side)


def score_of(scales: dict[str, Any], rim: Rim) -> Any:
    """Feet as large as possible: small feet count against an arrangement, and none is refused."""
    with np.errstate(invalid="ignore", divide="ignore"):
        score = sum(-rim.weight(view) / scale**rim.evenly for view, scale in scales.items())
    return np.where(np.all([scale > 0 for scale in scales.values()], axis=0), score, -np.inf)


def limited(others: dict[str, Any], sole: Any, rim: Rim) -> dict[str, Any]:
    """The scales of the soles and of the other views, which are not to outgrow them."""
    most = rim.most * sole
    return {"plantar": sole} | {view: np.minimum(s, most) for view, s in others.items()}


def best_of(scales: dict[str, Any], rim: Rim) -> tuple[float, dict[str, float]] | None:
    """Return the best score and its scales, one for each view; None if no way has room."""
    ways = dict(zip(scales, np.broadcast_arrays(*scales.values()), strict=True))
    scores = score_of(ways, rim)
    best = np.argmax(scores)
    if scores.flat[best] == -np.inf:
        return None
    return float(scores.flat[best]), {view: float(s.flat[best]) for view, s in ways.items()}


def both(view: str, scale: float, room: Box, rim: Rim, gap: float) -> list[Cell]:
    """Two feet of a view side by side in the middle of a box."""
    wide, _ = size(view, scale, rim)
    start = room.x + (room.width - 2 * wide - gap) / 2
    return [
        cell_in(view, foot, scale, Box(start + i * (wide + gap), room.y, wide, room.height), rim)
        for i, foot in enumerate(("right", "left"))
    ]
