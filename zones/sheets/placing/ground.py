"""The fixed ground that numbers are placed on: the box, the feet with their zones, the texts.

It knows where a circle beside a foot or a point may go and where its leader ends, regardless of
other circles. Everything is in page millimetres.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from shapely import LineString, Point, box, union_all
from shapely.geometry.base import BaseGeometry

from zones.sheets.papers import Box
from zones.sheets.placing.feet import Foot, covered
from zones.sheets.typesetting.drawing import Badge

GAP = 0.3
"""Smallest distance between circles, and between a circle and another circle's leader."""

OFF = 0.7
"""Smallest distance from a circle beside a foot to any outline."""

BATCH = 48
"""Places examined per batch; usually one of the first is free."""


@dataclass(frozen=True)
class Number:
    """One number to place.

    A circle that holds a code is elongated by `half` to both sides: its core is a horizontal
    segment, with the radius around it. `near` is set for a point, whose number goes beside it
    even on the foot.
    """

    foot: Foot
    zone: str
    label: str
    polygon: BaseGeometry
    at: tuple[float, float]
    radius: float
    half: float
    near: bool

    def badge(self, x: float, y: float) -> Badge:
        foot = self.foot
        return Badge(self.zone, self.label, foot.view, foot.foot, x, y, self.radius, self.half)

    @property
    def area(self) -> float:
        """Area of the circle."""
        return np.pi * self.radius**2 + 4 * self.radius * self.half

    @property
    def inwards(self) -> float:
        """How far the leader extends into the zone."""
        return min(0.9, 0.45 * np.sqrt(self.polygon.area))

    def disc(self, spot: tuple[float, float]) -> BaseGeometry:
        """Return the circle around a place."""
        (x, y), half = spot, self.half
        core = LineString([(x - half, y), (x + half, y)]) if half else Point(x, y)
        return core.buffer(self.radius, quad_segs=8)


@dataclass(frozen=True, eq=False)
class Places:
    """Places for a circle, the ends of their leaders and their costs, the best first."""

    spots: np.ndarray
    ends: np.ndarray
    costs: np.ndarray


class Ground:
    """Everything on a page that does not move."""

    def __init__(
        self, drawn: dict[Foot, list[BaseGeometry]], room: Box, avoid: Sequence[Box]
    ) -> None:
        """Take the feet and the zones drawn on each, in drawing units; a box; texts."""
        self._room = room
        self._drawn = drawn
        self._outlines = union_all([foot.outline.simplify(0.2) for foot in drawn])
        self._edges = self._outlines.boundary
        self._texts = union_all([box(b.x, b.y, b.right, b.bottom) for b in avoid])
        for prepared in (self._outlines, self._edges, self._texts):
            shapely.prepare(prepared)
        self._unions: dict[Foot, BaseGeometry] = {}
        self._rings: dict[tuple, np.ndarray] = {}

    def beside(self, number: Number) -> np.ndarray:
        """Return places that are free of feet and text, in rings around the foot."""
        r, half, foot = number.radius, number.half, number.foot
        key = (foot, r, half)
        if key not in self._rings:
            steps = (r + OFF + 0.05, 2 * r + OFF + 1.2, 3 * r + OFF + 2.4, 5 * r + 3.4)
            around = foot.outline.simplify(0.2)
            rings = [_ring(around, away + half) for away in steps]
            rings += [_ring(around, away) for away in steps] if half else []
            spots = np.vstack(rings)
            spots = spots[self._in_room(spots, number)]
            cores = _cores(spots, half)
            # A prepared geometry is fast only as the first argument.
            good = ~shapely.dwithin(self._outlines, cores, r + OFF)
            self._rings[key] = spots[good & ~shapely.dwithin(self._texts, cores, r + GAP)]
        return self._rings[key]

    def near(self, number: Number) -> np.ndarray:
        """Return places around a point, on or off the foot, whose centre is in no zone."""
        r, half = number.radius, number.half
        own = np.sqrt(number.polygon.area / np.pi)
        angles = np.linspace(0, 2 * np.pi, 16, endpoint=False)
        ring = np.column_stack([np.cos(angles), np.sin(angles)])
        steps = own + r * np.array([1.1, 1.4, 1.9, 2.6, 3.6, 5])
        spots = np.vstack([np.array(number.at) + step * ring for step in steps])
        spots = np.vstack([spots, np.add(spots, (half, 0)), spots - (half, 0)])
        spots = spots[_to_box(spots, half, (*number.at, *number.at)) >= own + r]
        spots = spots[self._in_room(spots, number)]
        return spots[~shapely.contains_xy(self._union(number.foot), spots)]

    def places(self, number: Number, spots: np.ndarray, on_foot: bool) -> Places:
        """Find leaders from places to a zone; drop places that are not free or have none."""
        cores = _cores(spots, number.half)
        if on_foot:
            free = self._between_zones(number, cores)
            spots, cores = spots[free], cores[free]
        both = shapely.get_coordinates(shapely.shortest_line(cores, number.polygon))
        starts, ends = both[::2], both[1::2]
        towards = ends - starts
        towards /= np.maximum(np.hypot(*towards.T), 1e-9)[:, None]
        ends = ends + towards * number.inwards
        good = shapely.contains_xy(number.polygon, ends)
        lines = shapely.linestrings(np.stack([starts, ends], axis=1))
        good &= ~shapely.dwithin(self._texts, lines, GAP)
        spots, starts, ends = spots[good], starts[good], ends[good]
        costs = np.hypot(*(ends - starts).T) * (1 + 0.8 * self._over(number, starts, ends))
        order = np.argsort(costs, kind="stable")
        return Places(spots[order], ends[order], costs[order])

    def _between_zones(self, number: Number, cores: np.ndarray) -> np.ndarray:
        """Whether circles keep clear of zones and texts, entirely on or entirely off the feet.

        A code across an outline is hard to read.
        """
        r = number.radius
        good = ~shapely.dwithin(self._union(number.foot), cores, r + 0.15)
        good[good] = ~shapely.dwithin(self._edges, cores[good], r + 0.1)
        good[good] = ~shapely.dwithin(self._texts, cores[good], r + GAP)
        return good

    def _in_room(self, spots: np.ndarray, number: Number) -> np.ndarray:
        room, r = self._room, number.radius
        good = np.abs(spots[:, 0] - room.x - room.width / 2) <= room.width / 2 - r - number.half
        return good & (np.abs(spots[:, 1] - room.y - room.height / 2) <= room.height / 2 - r)

    def _over(self, number: Number, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
        """Fraction of each leader that crosses other zones of its foot."""
        union = self._union(number.foot)
        steps = np.linspace(0.05, 0.95, 10)[:, None, None]
        at = starts[None] + steps * (ends - starts)[None]
        on_any = shapely.contains_xy(union, at[..., 0], at[..., 1])
        on_own = shapely.contains_xy(number.polygon, at[..., 0], at[..., 1])
        return (on_any & ~on_own).mean(axis=0)

    def _union(self, foot: Foot) -> BaseGeometry:
        if foot not in self._unions:
            self._unions[foot] = foot.on_page(covered(tuple(self._drawn[foot])))
            shapely.prepare(self._unions[foot])
        return self._unions[foot]


class Offers:
    """Places for one circle beside its foot or point, in batches, the nearest first.

    Most circles take one of the nearest places, so a batch is looked at only when asked for.
    """

    def __init__(self, ground: Ground, number: Number, on_foot: bool):
        spots = ground.near(number) if on_foot else ground.beside(number)
        spots = spots[np.hypot(*(spots - number.at).T) < 16 * number.radius + 2 * number.half]
        least = _to_box(spots, number.half, number.polygon.bounds) + number.inwards
        order = np.argsort(least, kind="stable")
        starts = range(0, len(spots), BATCH)
        parts = [order[start : start + BATCH] for start in starts]
        self.batches = [Batch(ground, number, on_foot, spots[p], least[p[0]]) for p in parts]
        self._count, self._on_foot = len(spots), on_foot

    @property
    def count(self) -> int:
        """Return the number of places; for a point, how many of the nearest are free."""
        if not self._on_foot:
            return self._count
        return len(self.batches[0].places.spots) if self.batches else 0


@dataclass(eq=False)
class Batch:
    """Places at about the same distance; no leader to one of them costs less than `least`."""

    ground: Ground
    number: Number
    on_foot: bool
    spots: np.ndarray
    least: float

    @cached_property
    def places(self) -> Places:
        """Return the places that are free of feet, zones and text."""
        return self.ground.places(self.number, self.spots, self.on_foot)


def _to_box(spots: np.ndarray, half: float, bounds: tuple[float, float, float, float]):
    """Distance of horizontal segments to a box: a lower bound for leaders into the box."""
    low_x, low_y, high_x, high_y = bounds
    x, y = spots.T
    across = np.maximum(np.maximum(low_x - half - x, x - half - high_x), 0)
    return np.hypot(across, np.maximum(np.maximum(low_y - y, y - high_y), 0))


def _cores(spots: np.ndarray, half: float) -> np.ndarray:
    """The cores of elongated circles, as geometries."""
    if not half:
        return np.asarray(shapely.points(spots))
    ends = np.stack([spots - (half, 0), np.add(spots, (half, 0))], axis=1)
    return np.asarray(shapely.linestrings(ends))


def _ring(shape: BaseGeometry, away: float) -> np.ndarray:
    return shapely.get_coordinates(shape.buffer(away, quad_segs=4).exterior.segmentize(1.1))
