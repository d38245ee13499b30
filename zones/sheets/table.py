"""A table of circles and leaders that have their place: finds free places for more.

A circle that holds a longer code is drawn out sideways. It is handled as its core, a level
segment, and a radius around it. Everything is in page millimetres.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString, Point, box, union_all
from shapely.geometry.base import BaseGeometry

from zones.sheets.feet import Foot
from zones.sheets.page import Badge, Leader
from zones.sheets.papers import Box
from zones.sheets.segments import to_points, to_segments

GAP = 0.3
"""Least distance between circles, and between a circle and a leader that is not its own."""

OFF = 0.7
"""Least distance of a circle beside a foot to any outline."""

OVERHANG = 0.7
"""Share of its radius by which a circle may stand out of its zone."""

VISIBLE = 1.1
"""How much of a zone must stay visible beside its circle, in circles."""

BATCH = 16

TRIES = 12
"""So often the circles beside the feet are placed anew, in another order, to find room for all."""


@dataclass(frozen=True)
class Wish:
    """One number to place."""

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


@dataclass(frozen=True, eq=False)
class Offers:
    """Places for a circle and where their leaders end, the best first."""

    spots: np.ndarray
    ends: np.ndarray


class Table:
    """What has its place already."""

    def __init__(self, feet, room: Box, avoid, zones):
        self.badges: list[Badge] = []
        self.leaders: list[Leader] = []
        self._core_rows: list[tuple[float, ...]] = []
        self._unions: dict[Foot, BaseGeometry] = {}
        self._rings: dict[tuple, np.ndarray] = {}
        self._outlines = union_all([foot.outline.simplify(0.2) for foot in feet])
        self._edges = self._outlines.boundary
        self._room = room
        texts = [box(b.x, b.y, b.right, b.bottom) for b in avoid]
        self._texts = union_all(texts) if texts else None
        for prepared in (self._outlines, self._edges, self._texts):
            shapely.prepare(prepared)
        self._zones = zones

    def put_inside(self, wish: Wish) -> bool:
        """Put a circle into its zone, as near as possible to where the drawing wants it."""
        if wish.near or wish.polygon.area < (1 + VISIBLE) * _area(wish):
            return False
        return any(self._try(wish, spot) for spot in self._inner_spots(wish))

    def _inner_spots(self, wish: Wish) -> Iterator[tuple[float, float]]:
        yield wish.at
        shape, r = wish.polygon, wish.radius
        inner = shape.buffer(-(1 - OVERHANG) * r)
        if inner.is_empty:
            return
        low_x, low_y, high_x, high_y = inner.bounds
        xs, ys = (np.arange(a, b + 0.01, 0.4 * r) for a, b in ((low_x, high_x), (low_y, high_y)))
        grid = np.array([(x, y) for x in xs for y in ys] + _corners(inner))
        grid = grid[shapely.contains_xy(inner.buffer(1e-6), grid)]
        # Prefer places where the circle stands well within the zone.
        depth = shapely.distance(shapely.points(grid), shape.boundary)
        far = np.hypot(*(grid - np.array(wish.at)).T) + 1.5 * np.maximum(0, r - depth)
        yield from (tuple(map(float, grid[i])) for i in np.argsort(far, kind="stable"))

    def _try(self, wish: Wish, spot: tuple[float, float]) -> bool:
        """Put a circle there if it is free, shows enough of its zone and hides no other."""
        if wish.polygon.distance(Point(spot)) > 0:
            return False
        if not self._free(np.array([spot]), wish)[0]:
            return False
        disc = _core(spot, wish.half).buffer(wish.radius, quad_segs=8)
        if wish.polygon.difference(disc).area < VISIBLE * disc.area:
            return False
        for foot, other in self._zones:
            if foot is wish.foot and other is not wish.polygon and disc.intersects(other):
                covered = disc.intersection(other).area
                if covered > min(0.2 * disc.area, 0.25 * other.area):
                    return False
        self.badges.append(wish.badge(*spot))
        return True

    def put_outside(self, wishes: list[Wish]) -> None:
        """Put circles beside their feet or points, those with the fewest places first.

        If one finds none, all are taken away again and that one comes first.
        """
        offers = [
            (wish, self._offers(wish, self._near(wish) if wish.near else self._beside(wish)))
            for wish in wishes
        ]
        offers.sort(key=lambda item: len(item[1].spots))
        inside = len(self.badges)
        for _ in range(TRIES):
            left = [item for item in offers if not self._put_beside(*item)]
            if not left:
                return
            offers = left + [item for item in offers if item not in left]
            del self.badges[inside:], self._core_rows[inside:]
            self.leaders.clear()
        for wish, offer in offers:
            if not self._put_beside(wish, offer):  # a test: no chart of ours comes to this
                self.badges.append(wish.badge(*wish.at))

    def _put_beside(self, wish: Wish, offer: Offers) -> bool:
        if self._put_at(wish, offer):
            return True
        return wish.near and self._put_at(wish, self._offers(wish, self._beside(wish)))

    def _put_at(self, wish: Wish, offer: Offers) -> bool:
        """Take the best of the places that is still free."""
        free = np.flatnonzero(self._off_badges(offer.spots, wish))
        for first in range(0, len(free), BATCH):
            part = free[first : first + BATCH]
            part = part[self._off_leaders(offer.spots[part], wish)]
            part = part[self._crosses_nothing(offer.spots[part], offer.ends[part])]
            if len(part):
                self._add_beside(wish, offer.spots[part[0]], offer.ends[part[0]])
                return True
        return False

    def _add_beside(self, wish: Wish, spot: np.ndarray, end: np.ndarray) -> None:
        badge = wish.badge(*map(float, spot))
        near = np.array([np.clip(end[0], spot[0] - wish.half, spot[0] + wish.half), spot[1]])
        start = near + (end - near) / np.hypot(*(end - near)) * wish.radius
        self.badges.append(badge)
        self.leaders.append(Leader(badge, tuple(map(float, start)), tuple(map(float, end))))

    def _crosses_nothing(self, spots: np.ndarray, ends: np.ndarray) -> np.ndarray:
        """Whether each leader keeps clear of all circles and leaders."""
        good = np.ones(len(spots), dtype=bool)
        if self.badges and len(spots):
            starts, stops, radii = self._cores
            long = (starts != stops).any(axis=1)
            away = np.empty((len(spots), len(starts)))
            away[:, ~long] = to_points(spots, ends, starts[~long])
            away[:, long] = to_segments(spots, ends, starts[long], stops[long])
            good &= (away - radii >= GAP).all(axis=1)
        if self.leaders and len(spots):
            good &= (to_segments(spots, ends, *self._lines) >= 2 * GAP).all(axis=1)
        return good

    @property
    def _cores(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        for b in self.badges[len(self._core_rows) :]:
            self._core_rows.append((b.x - b.half, b.y, b.x + b.half, b.y, b.radius))
        rows = np.array(self._core_rows)
        return rows[:, :2], rows[:, 2:4], rows[:, 4]

    @property
    def _lines(self) -> tuple[np.ndarray, np.ndarray]:
        rows = np.array([(*leader.start, *leader.end) for leader in self.leaders])
        return rows[:, :2], rows[:, 2:]

    def _beside(self, wish: Wish) -> np.ndarray:
        """Places that are free of feet and text, in rings around the foot."""
        r, half, foot = wish.radius, wish.half, wish.foot
        key = (foot, r, half)
        if key not in self._rings:
            steps = (r + OFF + 0.05, 2 * r + OFF + 1.2, 3 * r + OFF + 2.4, 5 * r + 3.4)
            around = foot.outline.simplify(0.2)
            rings = [_ring(around, away + half) for away in steps]
            rings += [_ring(around, away) for away in steps] if half else []
            spots = np.vstack(rings)
            spots = spots[self._in_room(spots, r, half)]
            # A prepared geometry is only fast as the first of two.
            good = ~shapely.dwithin(self._outlines, _cores(spots, half), r + OFF)
            self._rings[key] = spots[good & self._off_texts(spots, r, half)]
        return self._rings[key]

    def _near(self, wish: Wish) -> np.ndarray:
        """Places on or off the foot, near a point, where no zone is."""
        r, half = wish.radius, wish.half
        own = np.sqrt(wish.polygon.area / np.pi)
        angles = np.linspace(0, 2 * np.pi, 16, endpoint=False)
        ring = np.column_stack([np.cos(angles), np.sin(angles)])
        steps = own + r * np.array([1.1, 1.4, 1.9, 2.6, 3.6, 5])
        spots = np.vstack([np.array(wish.at) + step * ring for step in steps])
        spots = np.vstack([spots, np.add(spots, (half, 0)), spots - (half, 0)])
        spots = spots[self._in_room(spots, r, half)]
        spots = spots[~shapely.contains_xy(self._union(wish.foot), spots)]  # it is quick
        spots = spots[~shapely.dwithin(self._union(wish.foot), _cores(spots, half), r + 0.15)]
        # Wholly on or wholly off the feet: a code across an outline reads badly.
        good = ~shapely.dwithin(self._edges, _cores(spots, half), r + 0.1)
        return spots[good & self._off_texts(spots, r, half)]

    def _in_room(self, spots: np.ndarray, r: float, half: float) -> np.ndarray:
        room = self._room
        good = np.abs(spots[:, 0] - room.x - room.width / 2) <= room.width / 2 - r - half
        return good & (np.abs(spots[:, 1] - room.y - room.height / 2) <= room.height / 2 - r)

    def _off_texts(self, spots: np.ndarray, r: float, half: float) -> np.ndarray:
        if self._texts is None:
            return np.ones(len(spots), dtype=bool)
        return ~shapely.dwithin(self._texts, _cores(spots, half), r + GAP)

    def _offers(self, wish: Wish, spots: np.ndarray) -> Offers:
        """Find leaders from places to a zone, and sort them."""
        far = 16 * wish.radius + 2 * wish.half
        spots = spots[np.hypot(*(spots - np.array(wish.at)).T) < far]
        nearest = shapely.shortest_line(_cores(spots, wish.half), wish.polygon)
        both = shapely.get_coordinates(nearest).reshape(-1, 2, 2)
        starts, ends = both[:, 0], both[:, 1]
        towards = ends - starts
        towards /= np.maximum(np.hypot(*towards.T), 1e-9)[:, None]
        ends = ends + towards * min(0.9, 0.45 * np.sqrt(wish.polygon.area))
        good = shapely.contains_xy(wish.polygon, ends)
        if self._texts is not None and good.any():
            lines = shapely.linestrings(np.stack([starts, ends], axis=1))
            good &= ~shapely.dwithin(self._texts, lines, GAP)
        spots, starts, ends = spots[good], starts[good], ends[good]
        cost = np.hypot(*(ends - starts).T) * (1 + 0.8 * self._over(wish, starts, ends))
        order = np.argsort(cost, kind="stable")
        return Offers(spots[order], ends[order])

    def _over(self, wish: Wish, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
        """Share of each leader that runs over other zones of its foot."""
        union = self._union(wish.foot)
        steps = np.linspace(0.05, 0.95, 10)[:, None, None]
        at = starts[None] + steps * (ends - starts)[None]
        on_any = shapely.contains_xy(union, at[..., 0], at[..., 1])
        on_own = shapely.contains_xy(wish.polygon, at[..., 0], at[..., 1])
        return (on_any & ~on_own).mean(axis=0)

    def _union(self, foot: Foot) -> BaseGeometry:
        if foot not in self._unions:
            self._unions[foot] = union_all([zone for f, zone in self._zones if f is foot])
            shapely.prepare(self._unions[foot])
        return self._unions[foot]

    def _free(self, spots: np.ndarray, wish: Wish) -> np.ndarray:
        """Whether a circle at each place keeps clear of all circles and leaders."""
        good = self._off_badges(spots, wish)
        good[good] = self._off_leaders(spots[good], wish)
        return good

    def _off_badges(self, spots: np.ndarray, wish: Wish) -> np.ndarray:
        if not self.badges:
            return np.ones(len(spots), dtype=bool)
        starts, stops, radii = self._cores
        # Level segments: how far apart along the line, and how far above one another.
        along = np.abs(spots[:, :1] - (starts[:, 0] + stops[:, 0]) / 2)
        along = np.maximum(along - (stops[:, 0] - starts[:, 0]) / 2 - wish.half, 0)
        away = np.hypot(along, spots[:, 1:] - starts[:, 1])
        return (away - radii >= wish.radius + GAP).all(axis=1)

    def _off_leaders(self, spots: np.ndarray, wish: Wish) -> np.ndarray:
        if not self.leaders or not len(spots):
            return np.ones(len(spots), dtype=bool)
        if not wish.half:
            return (to_points(*self._lines, spots) >= wish.radius + GAP).all(axis=0)
        ends = spots - (wish.half, 0), np.add(spots, (wish.half, 0))
        return (to_segments(*ends, *self._lines) >= wish.radius + GAP).all(axis=1)


def _area(wish: Wish) -> float:
    return np.pi * wish.radius**2 + 4 * wish.radius * wish.half


def _core(spot: tuple[float, float], half: float) -> BaseGeometry:
    x, y = spot
    return LineString([(x - half, y), (x + half, y)]) if half else Point(x, y)


def _cores(spots: np.ndarray, half: float) -> np.ndarray:
    """The cores of drawn-out circles, as geometries."""
    if not half:
        return shapely.points(spots)
    return shapely.linestrings(np.stack([spots - (half, 0), np.add(spots, (half, 0))], axis=1))


def _ring(shape: BaseGeometry, away: float) -> np.ndarray:
    return shapely.get_coordinates(shape.buffer(away, quad_segs=4).exterior.segmentize(1.1))


def _corners(shape: BaseGeometry) -> list[tuple[float, float]]:
    """Points on the boundary, so that a thin shape has places too."""
    edges = [part.exterior for part in getattr(shape, "geoms", [shape])]
    return [tuple(xy) for edge in edges for xy in shapely.get_coordinates(edge.segmentize(0.8))]
