"""How feet share a space: soles large in the middle, the other views around them.

The right foot is always on the viewer's left, as on a person facing the viewer; each flank shows
the views of its own foot. Several arrangements are tried, and the one with the largest feet
wins. A scale may be an array with one number for each way to share the space. Everything is in
millimetres.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from zones.model.placement import SIDE_VIEWS
from zones.sheets.errors import NoRoom
from zones.sheets.papers import Box
from zones.sheets.placing.cells import (
    Arrangement,
    Cell,
    Rim,
    best_of,
    both,
    cell_in,
    limited,
    pair_gap,
    scale_for,
    size,
)

TOO_SMALL = "the paper has no room for the feet; choose a larger paper"
TALL = 69.0
"""Millimetres; an arrangement whose tallest foot is shorter is a last resort."""


def arrange(
    views: Sequence[str], room: Box, rim: Rim, corner: tuple[float, float] = (0.0, 0.0)
) -> Arrangement:
    """Find the best arrangement of both feet in all views.

    Parameters
    ----------
    views : sequence of str
    room : Box
    rim : Rim
    corner : (float, float)
        Width and height of what stands in both upper corners of the room, beside the soles.

    Returns
    -------
    Arrangement

    Raises
    ------
    NoRoom
        If the space is too small for any feet.
    """
    views = [v for v in ("plantar", "dorsal", *SIDE_VIEWS) if v in views]
    if any(corner):
        tower = _tower(views, room, rim, corner)
        if tower is None:
            raise NoRoom(TOO_SMALL)
        return tower
    tries = [_pairs(views, room, rim), _row(views, room, rim)]
    tries += [_flanks(views, room, rim, beside) for beside in (False, True)]
    tries += [_tower(views, room, rim), _pillars(views, room, rim)]
    found = [one for one in tries if one is not None]
    if not found:
        raise NoRoom(TOO_SMALL)
    large = [one for one in found if max(cell.foot.box.height for cell in one.cells) >= TALL]
    return _centred(max(large or found, key=lambda one: one.score), room)


def _centred(found: Arrangement, room: Box) -> Arrangement:
    """Centre the feet vertically."""
    top = min(cell.box.y for cell in found.cells)
    bottom = max(cell.box.bottom for cell in found.cells)
    down = ((room.bottom - bottom) - (top - room.y)) / 2
    cells = tuple(
        replace(
            cell,
            foot=replace(cell.foot, y=round(cell.foot.y + down, 3)),
            box=replace(cell.box, y=cell.box.y + down),
        )
        for cell in found.cells
    )
    return replace(found, cells=cells)


def _tower(views, room: Box, rim: Rim, corner=(0.0, 0.0)) -> Arrangement | None:
    """Soles above, between corners that may be taken; below them the tops in the middle with the
    side views on both sides.
    """
    sides = [view for view in SIDE_VIEWS if view in views]
    if "plantar" not in views or "dorsal" not in views or not sides:
        return None
    beside, least = corner
    upper = np.maximum(least, room.height * (0.42 + 0.03 * _ways(10, across=True)))
    part = room.width * (0.3 + 0.05 * _ways(8))
    lower, flank = room.height - upper, (room.width - part) / 2
    sole = scale_for("plantar", (room.width - pair_gap(rim)) / 2 - beside, upper, rim)
    top = scale_for("dorsal", part / 2, lower, rim)
    side = _together(sides, flank, lower / len(sides), rim)
    others = {"dorsal": top, **dict.fromkeys(sides, side)}
    best = best_of(limited(others, sole, rim), rim)
    if best is None:
        return None
    score, scales = best
    tall = max(least, size("plantar", scales["plantar"], rim)[1])
    sole_room = Box(room.x, room.y, room.width, tall)
    cells = both("plantar", scales["plantar"], sole_room, rim, pair_gap(rim))
    stack = sum(size(view, scales[view], rim)[1] for view in sides)
    deep = max(size("dorsal", scales["dorsal"], rim)[1], stack)
    below = Box(room.x, sole_room.bottom, room.width, deep)
    tops = both("dorsal", scales["dorsal"], below, rim, 0.0)
    ends = {"right": (room.x, tops[0].box.x), "left": (tops[1].box.right, room.right)}
    for foot, (left, right) in ends.items():
        beside = Box(left, below.y, right - left, deep)
        cells += _flank_cells(foot, beside, scales, sides, False, False, rim)
    return Arrangement(score, (*cells[:2], *tops, *cells[2:]))


def _pillars(views, room: Box, rim: Rim) -> Arrangement | None:
    """Tops above the soles in the middle; the side views stacked on both sides."""
    sides = [view for view in SIDE_VIEWS if view in views]
    if "plantar" not in views or "dorsal" not in views or not sides:
        return None
    flank = room.width * (0.2 + 0.02 * _ways(10, across=True))
    middle = room.width - 2 * flank
    upper = room.height * (0.42 + 0.02 * _ways(14))
    lower = room.height - upper - 0.4 * rim.side
    sole = scale_for("plantar", (middle - pair_gap(rim)) / 2, lower, rim)
    side = _together(sides, flank, room.height / len(sides), rim)
    others = {"dorsal": scale_for("dorsal", middle / 2, upper, rim), **dict.fromkeys(sides, side)}
    best = best_of(limited(others, sole, rim), rim)
    if best is None:
        return None
    score, scales = best
    wide = {view: size(view, scale, rim)[0] for view, scale in scales.items()}
    beside = room.width / 2 - max(wide["dorsal"], wide["plantar"] + pair_gap(rim) / 2)
    tall = {view: size(view, scale, rim)[1] for view, scale in scales.items()}
    free = room.height - tall["dorsal"] - tall["plantar"]
    tops = Box(room.x, room.y + free / 3, room.width, tall["dorsal"])
    soles = Box(room.x, room.bottom - free / 3 - tall["plantar"], room.width, tall["plantar"])
    cells = both("plantar", scales["plantar"], soles, rim, pair_gap(rim))
    cells += both("dorsal", scales["dorsal"], tops, rim, 0.0)
    # Align a side view with the tops or the soles, unless it is the taller one.
    rows = (tops, soles)[-len(sides) :]
    level = all(tall[view] <= row.height for view, row in zip(sides, rows, strict=True))
    for foot, x in (("right", room.x), ("left", room.right - beside)):
        if level:
            boxes = [Box(x, row.y, beside, row.height) for row in rows]
            pairs = zip(sides, boxes, strict=True)
            cells += [cell_in(view, foot, scales[view], box, rim) for view, box in pairs]
        else:
            box = Box(x, room.y, beside, room.height)
            cells += _flank_cells(foot, box, scales, sides, False, False, rim)
    return Arrangement(score, tuple(cells))


def _pairs(views, room: Box, rim: Rim) -> Arrangement | None:
    """One view alone: both feet side by side."""
    if len(views) != 1:
        return None
    view = views[0]
    gap = pair_gap(rim) if view == "plantar" else 0.0
    scale = scale_for(view, (room.width - gap) / 2, room.height, rim)
    stacked = scale_for(view, room.width, room.height / 2, rim) if view in SIDE_VIEWS else 0.0
    best = best_of({view: np.maximum(scale, stacked)}, rim)
    if best is None:
        return None
    score, scales = best
    if stacked <= scale:
        return Arrangement(score, tuple(both(view, scales[view], room, rim, gap)))
    half = room.height / 2
    rows = [Box(room.x, room.y + i * half, room.width, half) for i in (0, 1)]
    feet = zip(("right", "left"), rows, strict=True)
    return Arrangement(
        score, tuple(cell_in(view, foot, scales[view], row, rim) for foot, row in feet)
    )


def _row(views, room: Box, rim: Rim) -> Arrangement | None:
    """Soles in the middle, tops beside them, the side views in a row below."""
    if "plantar" not in views:
        return None
    sides = [view for view in SIDE_VIEWS if view in views]
    scales: dict[str, Any] = {}
    below = np.zeros(1)
    if sides:
        shares = 0.16 + 0.02 * _ways(14, across=True)
        side = _together(sides, room.width / (2 * len(sides)), room.height * shares, rim)
        scales |= dict.fromkeys(sides, side)
        below = _lower(sides, side, rim)
    best = best_of(scales | _upper(views, room.width, room.height - below, rim), rim)
    if best is None:
        return None
    score, scales = best
    low = _lower(sides, scales[sides[0]], rim) if sides else 0.0
    upper = Box(room.x, room.y, room.width, room.height - low)
    cells = both("plantar", scales["plantar"], upper, rim, pair_gap(rim))
    if "dorsal" in scales:
        cells += _beside_pair(cells, scales["dorsal"], upper, rim)
    # Outer views at the ends, inner views in the middle, each on the side of its foot.
    order = [("right", v) for v in reversed(sides)] + [("left", v) for v in sides]
    cell = room.width / max(1, len(order))
    for place, (foot, view) in enumerate(order):
        box = Box(room.x + place * cell, upper.bottom, cell, room.bottom - upper.bottom)
        cells.append(cell_in(view, foot, scales[view], box, rim))
    return Arrangement(score, tuple(cells))


def _lower(sides: Sequence[str], scale: Any, rim: Rim) -> Any:
    """Height of a row of side views."""
    return np.maximum.reduce([size(view, scale, rim)[1] for view in sides])


def _upper(views, wide: float, tall: Any, rim: Rim) -> dict[str, Any]:
    """Scales of the soles and of the tops beside them, for several ways to share the space."""
    gap = pair_gap(rim)
    limit = scale_for("plantar", (wide - gap) / 2, tall, rim)
    if "dorsal" not in views:
        return {"plantar": limit}
    sole = limit * (1 - 0.025 * _ways(24))
    rest = (wide - 2 * size("plantar", sole, rim)[0] - gap) / 2
    return limited({"dorsal": scale_for("dorsal", rest, tall, rim)}, sole, rim)


def _beside_pair(cells: list[Cell], scale: float, room: Box, rim: Rim) -> list[Cell]:
    """The tops in the space left beside the soles."""
    left, right = cells[0].box.x, cells[1].box.right
    return [
        cell_in("dorsal", "right", scale, Box(room.x, room.y, left - room.x, room.height), rim),
        cell_in("dorsal", "left", scale, Box(right, room.y, room.right - right, room.height), rim),
    ]


def _flanks(views, room: Box, rim: Rim, beside: bool) -> Arrangement | None:
    """Soles in the middle; each flank holds the other views of its foot.

    A flank stacks the side views, with the top above them, or between them and the sole.
    """
    sides = [view for view in SIDE_VIEWS if view in views]
    top = "dorsal" in views
    if "plantar" not in views or not (sides or top) or (beside and not (top and sides)):
        return None
    gap = pair_gap(rim)
    limit = scale_for("plantar", (room.width - gap) / 2, room.height, rim)
    sole = limit * (1 - 0.03 * _ways(20, across=True))
    flank = (room.width - 2 * size("plantar", sole, rim)[0] - gap) / 2
    shares = (2 + _ways(11)) / 15
    others = _flank_scales(sides, top, flank, room.height, rim, beside, shares)
    best = best_of(limited(others, sole, rim), rim)
    if best is None:
        return None
    score, scales = best
    cells = both("plantar", scales["plantar"], room, rim, gap)
    left, right = cells[0].box.x, cells[1].box.right
    for foot, box in (
        ("right", Box(room.x, room.y, left - room.x, room.height)),
        ("left", Box(right, room.y, room.right - right, room.height)),
    ):
        cells += _flank_cells(foot, box, scales, sides, top, beside, rim)
    return Arrangement(score, tuple(cells))


def _flank_scales(sides, top, wide, tall, rim, beside, shares) -> dict[str, Any]:
    if beside:
        part = wide * shares
        side = _together(sides, wide - part, tall / len(sides), rim)
        return {"dorsal": scale_for("dorsal", part, tall, rim)} | dict.fromkeys(sides, side)
    scales = {}
    part = tall * shares if sides else tall
    if top:
        scales["dorsal"] = scale_for("dorsal", wide, part, rim)
    else:
        part = 0.0
    if sides:
        side = _together(sides, wide, (tall - part) / len(sides), rim)
        scales |= dict.fromkeys(sides, side)
    return scales


def _together(views: Sequence[str], wide: Any, tall: Any, rim: Rim) -> Any:
    """Largest scale at which each of some views fits a cell."""
    return np.minimum.reduce([scale_for(view, wide, tall, rim) for view in views])


def _ways(count: int, across: bool = False) -> np.ndarray:
    """Indices from 0; with `across` along the second axis, so that every pair is tried."""
    return np.arange(count)[:, None] if across else np.arange(count)


def _flank_cells(foot, box: Box, scales, sides, top, beside, rim) -> list[Cell]:
    stack = [*(["dorsal"] if top and not beside else []), *sides]
    tall = {view: size(view, scales[view], rim)[1] for view in stack}
    cells = []
    column = box
    if beside:
        wide = size("dorsal", scales["dorsal"], rim)[0]
        side = max(size(view, scales[view], rim)[0] for view in sides)
        free = max(0.0, box.width - wide - side) / 3
        inner = box.right - wide - free if foot == "right" else box.x + free
        outer = box.x + free if foot == "right" else box.right - side - free
        cells.append(
            cell_in("dorsal", foot, scales["dorsal"], Box(inner, box.y, wide, box.height), rim)
        )
        column = Box(outer, box.y, side, box.height)
    free = (box.height - sum(tall.values())) / max(1, len(stack) - 1) if len(stack) > 1 else 0
    y = box.y
    for view in stack:
        room = Box(column.x, y, column.width, tall[view] if len(stack) > 1 else box.height)
        cells.append(cell_in(view, foot, scales[view], room, rim))
        y += tall[view] + free
    return cells
