"""The circles and leaders placed so far, and free places for more.

Everything is in page millimetres.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import dist

import numpy as np
import shapely
from shapely import Point, STRtree
from shapely.geometry.base import BaseGeometry

from zones.sheets.errors import NoRoom
from zones.sheets.placing.ground import GAP, Ground, Number, Offers, Places
from zones.sheets.placing.segments import Segments, to_segments
from zones.sheets.typesetting.drawing import Badge, Leader

OVERHANG = 0.7
"""Fraction of its radius by which a circle may extend beyond its zone."""

VISIBLE = 1.1
"""How much of a zone must stay visible beside its circle, in circle areas."""

CROWD = 4
"""Radii around a point within which other points compete for places."""

CROWDED = "the feet leave no room for all numbers; choose a larger paper, a series, or fewer zones"
"""The sentence for numbers that would lie on one another."""

MOVES = 3
"""How often, on average, a circle beside a foot may be put down so that all find a place.

The charts of the package need up to 1.6.
"""


class Table:
    """The circles and leaders that have a place."""

    def __init__(self, ground: Ground, zones):
        self.badges: list[Badge] = []
        self.leaders: list[Leader] = []
        self._beside: list[Number] = []
        self._circles = Segments()
        self._lines = Segments()
        self._ground = ground
        self._zones = zones
        self._tree = STRtree([zone for _, zone in zones])

    def put_inside(self, number: Number) -> bool:
        """Put a circle into its zone, as close as possible to the drawing's preferred place."""
        if number.near or number.polygon.area < (1 + VISIBLE) * number.area:
            return False
        return any(self._try(number, spot) for spot in self._inner_spots(number))

    def _inner_spots(self, number: Number) -> Iterator[tuple[float, float]]:
        yield number.at
        shape, r = number.polygon, number.radius
        inner = shape.buffer(-(1 - OVERHANG) * r)
        if inner.is_empty:
            return
        low_x, low_y, high_x, high_y = inner.bounds
        xs, ys = (np.arange(a, b + 0.01, 0.4 * r) for a, b in ((low_x, high_x), (low_y, high_y)))
        grid = np.array([(x, y) for x in xs for y in ys] + _corners(inner))
        grid = grid[shapely.contains_xy(inner.buffer(1e-6), grid)]
        # Prefer places where the circle lies well within the zone.
        depth = shapely.distance(shapely.points(grid), shape.boundary)
        far = np.hypot(*(grid - np.array(number.at)).T) + 1.5 * np.maximum(0, r - depth)
        yield from ((float(x), float(y)) for x, y in grid[np.argsort(far, kind="stable")])

    def _try(self, number: Number, spot: tuple[float, float]) -> bool:
        """Put a circle at a place that is free, shows enough of its zone and hides no other."""
        if number.polygon.distance(Point(spot)) > 0:
            return False
        if not self._off_circles(np.array([spot]), number)[0]:
            return False
        disc = number.disc(spot)
        hidden = disc.area
        if not number.polygon.contains(disc):
            hidden = number.polygon.intersection(disc).area
        if number.polygon.area - hidden < VISIBLE * disc.area:
            return False
        for place in self._tree.query(disc, predicate="intersects"):
            foot, other = self._zones[place]
            if foot is number.foot and other is not number.polygon:
                covered = disc.intersection(other).area
                if covered > min(0.2 * disc.area, 0.25 * other.area):
                    return False
        self._add(number.badge(*spot))
        return True

    def put_outside(self, numbers: list[Number]) -> None:
        """Put circles beside their feet or points.

        Crowded points come first, then those with the fewest places. One that finds no free place
        takes the place where it displaces the fewest, and those look for another.

        Raises
        ------
        NoRoom
            If one has no place at all, or if they go on displacing one another.
        """
        offers = {n: [Offers(self._ground, n, on_foot=n.near)] for n in numbers}
        waiting = sorted(numbers, key=lambda n: (-_crowd(n, numbers), offers[n][0].count))
        displaced: Counter[Number] = Counter()
        for _ in range(MOVES * len(numbers)):
            if not waiting:
                return
            number = waiting.pop(0)
            if not self._put_beside(number, offers[number]):
                waiting += self._displace(number, offers[number], displaced)
        if waiting:
            raise NoRoom(CROWDED)

    def _put_beside(self, number: Number, offers: list[Offers]) -> bool:
        """Take the best free place; for a point beside the foot, if there is none on it."""
        if self._put_at(number, offers[0]):
            return True
        if number.near and len(offers) == 1:
            offers.append(Offers(self._ground, number, on_foot=False))
        return len(offers) > 1 and self._put_at(number, offers[1])

    def _displace(
        self, number: Number, offers: list[Offers], displaced: Counter[Number]
    ) -> list[Number]:
        """Put a circle where the fewest others are in the way, and remove those.

        The more often one was displaced, the more it weighs. Returns those that need another
        place.
        """
        found = [batch.places for offer in offers for batch in offer.batches]
        found = [places for places in found if len(places.spots)]
        if not found:
            raise NoRoom(CROWDED)
        spots, ends = (
            np.concatenate([getattr(p, name) for p in found]) for name in ("spots", "ends")
        )
        fixed, movable = self._in_the_way(number, spots, ends)
        weights = np.array([1 + displaced[other] for other in self._beside])
        costs = movable @ weights + 0.01 * np.concatenate([places.costs for places in found])
        best = np.argmin(np.where(fixed, np.inf, costs))
        if fixed[best]:
            raise NoRoom(CROWDED)
        gone = [self._beside[i] for i in np.flatnonzero(movable[best])]
        displaced.update(gone)
        self._remove(movable[best])
        self._add_beside(number, spots[best], ends[best])
        return gone

    def _in_the_way(
        self, number: Number, spots: np.ndarray, ends: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Whether a circle inside a zone, and which numbers beside feet, are in the way of places.

        Shapes ``(n,)`` and ``(n, m)`` for n places and m numbers beside feet.
        """
        cores = spots - (number.half, 0), np.add(spots, (number.half, 0))
        line = _starts(spots, ends, number.half), ends
        away = number.radius + GAP
        circles, lines = self._circles.all(), self._lines.all()
        hit = _near(*cores, circles, away) | _near(*line, circles, GAP)
        inside = len(self._circles) - len(self._beside)
        others = _near(*cores, lines, away) | _near(*line, lines, 2 * GAP)
        return hit[:, :inside].any(axis=1), hit[:, inside:] | others

    def _remove(self, gone: np.ndarray) -> None:
        """Remove some of those beside feet."""
        kept = np.flatnonzero(~gone)
        inside = len(self.badges) - len(self._beside)
        beside = [(self._beside[i], self.leaders[i]) for i in kept]
        del self.badges[inside:]
        self._circles.keep(inside)
        self._lines.keep(0)
        self._beside, self.leaders = [], []
        for number, leader in beside:
            self._add_leader(number, leader)

    def _put_at(self, number: Number, offers: Offers) -> bool:
        """Take the best place that is still free."""
        best, cost = None, np.inf
        for batch in offers.batches:
            if batch.least >= cost:
                break
            places = batch.places
            free = self._free(number, places, cost)
            if len(free):
                best = places.spots[free[0]], places.ends[free[0]]
                cost = places.costs[free[0]]
        if best is None:
            return False
        self._add_beside(number, *best)
        return True

    def _free(self, number: Number, places: Places, below: float) -> np.ndarray:
        """Return which places below a cost have room for a circle and its leader."""
        cheap = places.spots[places.costs < below]  # the first ones
        free = np.flatnonzero(self._off_circles(cheap, number))
        free = free[self._off_lines(places.spots[free], number)]
        ends = places.ends[free]
        return free[self._crosses_nothing(_starts(places.spots[free], ends, number.half), ends)]

    def _add_beside(self, number: Number, spot: np.ndarray, end: np.ndarray) -> None:
        badge = number.badge(*map(float, spot))
        near = _starts(spot, end, number.half)
        start = near + (end - near) / np.hypot(*(end - near)) * number.radius
        leader = Leader(badge, (float(start[0]), float(start[1])), (float(end[0]), float(end[1])))
        self._add_leader(number, leader)

    def _add_leader(self, number: Number, leader: Leader) -> None:
        self._add(leader.badge)
        self._beside.append(number)
        self.leaders.append(leader)
        self._lines.add(leader.start, leader.end)

    def _add(self, badge: Badge) -> None:
        self.badges.append(badge)
        x, y, half = badge.x, badge.y, badge.half
        self._circles.add((x - half, y), (x + half, y), badge.radius)

    def _off_circles(self, spots: np.ndarray, number: Number) -> np.ndarray:
        """Whether a circle at each place keeps clear of all circles."""
        if not len(spots):
            return np.ones(0, dtype=bool)
        reach = (number.radius + number.half + GAP, number.radius + GAP)
        starts, stops, radii = self._circles.around(spots.min(0) - reach, spots.max(0) + reach)
        # Horizontal segments: the distance along the line, and across it.
        along = np.abs(spots[:, :1] - (starts[:, 0] + stops[:, 0]) / 2)
        along = np.maximum(along - (stops[:, 0] - starts[:, 0]) / 2 - number.half, 0)
        away = np.hypot(along, spots[:, 1:] - starts[:, 1])
        return (away - radii >= number.radius + GAP).all(axis=1)

    def _off_lines(self, spots: np.ndarray, number: Number) -> np.ndarray:
        """Whether a circle at each place keeps clear of all leaders."""
        ends = spots - (number.half, 0), np.add(spots, (number.half, 0))
        return _clear(*ends, self._lines, number.radius + GAP)

    def _crosses_nothing(self, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
        """Whether each leader keeps clear of all circles and leaders."""
        good = _clear(starts, ends, self._circles, GAP)
        good[good] = _clear(starts[good], ends[good], self._lines, 2 * GAP)
        return good


def _starts(spots: np.ndarray, ends: np.ndarray, half: float) -> np.ndarray:
    """Return where leaders start: in an elongated circle it is the point nearest to their end."""
    x = np.clip(ends[..., 0], spots[..., 0] - half, spots[..., 0] + half)
    return np.stack([x, spots[..., 1]], axis=-1)


def _crowd(number: Number, numbers: list[Number]) -> int:
    """Return how many other numbers surround a point; 0 for a zone."""
    points = [other.at for other in numbers if other.foot is number.foot] if number.near else []
    return sum(dist(number.at, at) < CROWD * number.radius for at in points)


def _clear(starts: np.ndarray, ends: np.ndarray, taken: Segments, away: float) -> np.ndarray:
    """Whether each segment keeps its distance from all that are taken."""
    if not len(starts):
        return np.ones(0, dtype=bool)
    low, high = np.minimum(starts, ends).min(0) - away, np.maximum(starts, ends).max(0) + away
    return ~np.any(_near(starts, ends, taken.around(low, high), away), axis=1)


def _near(
    starts: np.ndarray,
    ends: np.ndarray,
    taken: tuple[np.ndarray, np.ndarray, np.ndarray],
    away: float,
) -> np.ndarray:
    """Which of the taken segments, with their radii, each segment is too near to; ``(n, m)``."""
    others, other_ends, radii = taken
    return to_segments(starts, ends, others, other_ends) - radii < away


def _corners(shape: BaseGeometry) -> list[tuple[float, float]]:
    """Points on the boundary, so that thin shapes have places too."""
    edges = [part.exterior for part in getattr(shape, "geoms", [shape])]
    return [tuple(xy) for edge in edges for xy in shapely.get_coordinates(edge.segmentize(0.8))]
