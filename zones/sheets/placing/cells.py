"""Cells: a foot, the margin around it and its caption; everything in millimetres."""

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
    """Margins around each foot, and the space its texts need.

    Attributes
    ----------
    side, top, bottom : float
        Space for numbers beside, above and below a foot.
    caption : float
        Height of the caption below.
    between : float
        Smallest gap between the two soles, where the guidelines are named.
    weights : tuple of (str, float)
        Weight of each view's size; more zones on a view make it more important.
    evenly : float
        How strongly a small foot counts against an arrangement.
    """

    side: float
    top: float
    bottom: float
    caption: float
    between: float
    weights: tuple[tuple[str, float], ...] = ()
    evenly: float = 0.7

    def weight(self, view: str) -> float:
        """Weight of a view's size."""
        return self._weights.get(view, 1.0)

    @cached_property
    def _weights(self) -> dict[str, float]:
        return dict(self.weights)

    @cached_property
    def most(self) -> float:
        """Largest size of the other views relative to the soles."""
        others = [weight for view, weight in self.weights if view != "plantar"]
        return 0.88 if self.weight("plantar") >= max(others, default=0) else 1.5

    def below(self, view: str) -> float:
        """Space below a foot: there are few numbers below a sole or a top."""
        return self.bottom * (1.0 if view in SIDE_VIEWS else 0.4)


@dataclass(frozen=True)
class Cell:
    """A foot and its box, including margins and caption."""

    foot: Foot
    box: Box
    rim: Rim

    @property
    def caption(self) -> Box:
        """Box of the caption."""
        tall = self.rim.caption
        return Box(self.box.x, self.box.bottom - tall, self.box.width, tall)


@dataclass(frozen=True)
class Arrangement:
    """The cells of all feet, and their score (higher is better)."""

    score: float
    cells: tuple[Cell, ...]


def size(view: str, scale: Any, rim: Rim) -> tuple[Any, Any]:
    """Width and height of a cell; arrays if the scale is an array."""
    wide, tall = extent(view)
    return (
        wide * scale + 2 * rim.side,
        tall * scale + rim.top + rim.below(view) + rim.caption,
    )


def scale_for(view: str, wide: Any, tall: Any, rim: Rim) -> Any:
    """Largest scale at which a foot fits a cell; zero or negative if none does."""
    full_wide, full_tall = extent(view)
    return np.minimum(
        (wide - 2 * rim.side) / full_wide,
        (tall - rim.top - rim.below(view) - rim.caption) / full_tall,
    )


def cell_in(view: str, foot: str, scale: float, box: Box, rim: Rim) -> Cell:
    """A cell in a box: the foot horizontally centred, directly above its caption."""
    wide, tall = size(view, scale, rim)
    x = box.x + (box.width - wide) / 2
    y = box.bottom - tall
    standing = Foot(view, foot, round(x + rim.side, 3), round(y + rim.top, 3), scale)
    return Cell(standing, Box(x, y, wide, tall), rim)


def pair_gap(rim: Rim) -> float:
    """Space between the soles beyond their own margins."""
    return max(0.0, rim.between - 2 * rim.side)


def score_of(scales: dict[str, Any], rim: Rim) -> Any:
    """Score that favours large feet; small feet lower it, but never exclude an arrangement."""
    with np.errstate(invalid="ignore", divide="ignore"):
        score = sum(-rim.weight(view) / scale**rim.evenly for view, scale in scales.items())
    return np.where(np.all([scale > 0 for scale in scales.values()], axis=0), score, -np.inf)


def limited(others: dict[str, Any], sole: Any, rim: Rim) -> dict[str, Any]:
    """Scales of the soles and of the other views, which must not outgrow them."""
    most = rim.most * sole
    return {"plantar": sole} | {view: np.minimum(s, most) for view, s in others.items()}


def best_of(scales: dict[str, Any], rim: Rim) -> tuple[float, dict[str, float]] | None:
    """Return the best score and its scales, one per view; None if nothing fits."""
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
