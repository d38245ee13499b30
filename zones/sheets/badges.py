"""Where the numbers stand: in their zones, or beside the foot with a leader.

A number stays in its zone as long as the circle fits there without hiding it; else it moves beside
the foot and a straight leader points into the zone. No two circles touch, no leader crosses a
circle or another leader. Everything is in page millimetres.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString, Point, box, union_all
from shapely.geometry.base import BaseGeometry

from zones.model import Chart
from zones.sheets.feet import Foot, shapes_of
from zones.sheets.page import Badge, Leader
from zones.sheets.papers import Box

GAP = 0.3
"""Least distance between circles, and between a circle and a leader that is not its own."""

OFF = 0.7
"""Least distance of a circle beside a foot to any outline."""

OVERHANG = 0.7
"""Share of its radius by which a circle may stand out of its zone."""

VISIBLE = 1.1
"""How much of a zone must stay visible beside its circle, in circles."""


@dataclass(frozen=True)
class _Wish:
    """One number to place."""

    foot: Foot
    zone: str
    label: str
    polygon: BaseGeometry
    at: tuple[float, float]
    radius: float

    def badge(self, x: float, y: float) -> Badge:
        return Badge(self.zone, self.label, self.foot.view, self.foot.foot, x, y, self.radius)


def place_badges(
    chart: Chart,
    feet: Sequence[Foot],
    radius: Callable[[Foot], float],
    room: Box,
    avoid: Sequence[Box] = (),
    labels: dict[str, str] | None = None,
    further: bool = False,
) -> tuple[list[Badge], list[Leader]]:
    """Find a place for every number on every foot.

    Parameters
    ----------
    chart : Chart
    feet : sequence of Foot
        All feet of the page: a number beside one keeps clear of the others.
    radius : callable
        Radius of the circles on a foot.
    room : Box
        No circle leaves it.
    avoid : sequence of Box
        Text that no circle may touch.
    labels : dict, optional
        What stands in the circle, by zone; zones that are missing get none. By default the
        numbers of the school.

    Returns
    -------
    badges, leaders : list
        In the order of the feet.
    """
    if labels is None:
        labels = {z.id: str(z.number) for z in chart.zones if z.number is not None}
    wishes = [
        _Wish(
            foot,
            shape.zone,
            labels[shape.zone],
            foot.on_page(shape.polygon),
            foot.point(shape.badge),
            radius(foot),
        )
        for foot in feet
        for shape in shapes_of(chart, foot, further)
        if shape.zone in labels
    ]
    table = _Table(feet, room, avoid, [(w.foot, w.polygon) for w in wishes])
    outside = []
    for wish in sorted(wishes, key=lambda wish: wish.polygon.area):
        if not table.put_inside(wish):
            outside.append(wish)
    table.put_outside(outside)
    order = {(foot.view, foot.foot): place for place, foot in enumerate(feet)}
    badges = sorted(table.badges, key=lambda b: (order[b.view, b.foot], int_or(b.label), b.x))
    return badges, table.leaders


def int_or(label: str) -> tuple[int, str]:
    """Sort numbers by value and before letters."""
    return (int(label), "") if label.isdigit() else (10**6, label)


@dataclass(frozen=True)
class _Offers:
    """Places beside a foot, where their leaders end, the leaders, and what each costs."""

    spots: np.ndarray
    ends: np.ndarray
    lines: np.ndarray
    cost: np.ndarray


class _Table:
    """What has its place already."""

    def __init__(self, feet, room: Box, avoid, zones):
        self.badges: list[Badge] = []
        self.leaders: list[Leader] = []
        self._circles = np.zeros((0, 3))
        self._lines: list[LineString] = []
        self._outlines = union_all([foot.outline for foot in feet])
        self._room = room
        self._rings: dict[tuple[Foot, float], np.ndarray] = {}
        texts = [box(b.x, b.y, b.right, b.bottom) for b in avoid]
        self._texts = union_all(texts) if texts else None
        self._zones = zones

    def put_inside(self, wish: _Wish) -> bool:
        """Put a circle into its zone, as near as possible to where the drawing wants it."""
        if wish.polygon.area < (1 + VISIBLE) * np.pi * wish.radius**2:
            return False
        return any(self._try(wish, spot) for spot in self._inner_spots(wish))

    def _inner_spots(self, wish: _Wish) -> Iterator[tuple[float, float]]:
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

    def _try(self, wish: _Wish, spot: tuple[float, float]) -> bool:
        """Put a circle there if it is free, shows enough of its zone and hides no other."""
        r = wish.radius
        if not self._free(np.array([spot]), r)[0]:
            return False
        if wish.polygon.distance(Point(spot)) > 0:
            return False
        disc = Point(spot).buffer(r, quad_segs=8)
        if wish.polygon.difference(disc).area < VISIBLE * disc.area:
            return False
        for foot, other in self._zones:
            if foot is wish.foot and other is not wish.polygon and disc.intersects(other):
                covered = disc.intersection(other).area
                if covered > min(0.2 * disc.area, 0.25 * other.area):
                    return False
        self._add(wish.badge(*spot))
        return True

    def put_outside(self, wishes: list[_Wish]) -> None:
        """Put circles beside their feet, those with the fewest places first."""
        offers = [(wish, self._offers(wish)) for wish in wishes]
        for wish, offer in sorted(offers, key=lambda item: len(item[1].spots)):
            self._put_beside(wish, offer)

    def _put_beside(self, wish: _Wish, offer: _Offers) -> None:
        good = self._free(offer.spots, wish.radius)
        good &= self._crosses_nothing(offer.lines)
        if not good.any():
            self._add(wish.badge(*wish.at))  # a test sees to it that no shipped chart needs this
            return
        best = int(np.argmin(np.where(good, offer.cost, np.inf)))
        spot, end = offer.spots[best], offer.ends[best]
        badge = wish.badge(*map(float, spot))
        start = spot + (end - spot) / np.hypot(*(end - spot)) * wish.radius
        self._add(badge)
        self.leaders.append(Leader(badge, tuple(map(float, start)), tuple(map(float, end))))
        self._lines.append(LineString([start, end]))

    def _crosses_nothing(self, lines: np.ndarray) -> np.ndarray:
        """Whether each leader keeps clear of all circles and leaders."""
        good = np.ones(len(lines), dtype=bool)
        if len(self._circles):
            centres = shapely.points(self._circles[:, :2])[None]
            away = shapely.distance(lines[:, None], centres) - self._circles[None, :, 2]
            good &= (away >= GAP).all(axis=1)
        if self._lines:
            away = shapely.distance(lines[:, None], np.array(self._lines)[None])
            good &= (away >= 2 * GAP).all(axis=1)
        return good

    def _beside(self, foot: Foot, r: float) -> np.ndarray:
        """Places beside a foot that are free of feet and text, in rings around it."""
        if (foot, r) not in self._rings:
            outline = foot.outline.simplify(0.2)
            rings = [
                shapely.get_coordinates(outline.buffer(away, quad_segs=4).exterior.segmentize(0.9))
                for away in (r + OFF + 0.05, 2 * r + OFF + 1.2, 3 * r + OFF + 2.4, 5 * r + 3.4)
            ]
            spots = np.vstack(rings)
            room = self._room
            good = np.abs(spots[:, 0] - room.x - room.width / 2) <= room.width / 2 - r
            good &= np.abs(spots[:, 1] - room.y - room.height / 2) <= room.height / 2 - r
            spots = spots[good]
            points = shapely.points(spots)
            good = shapely.distance(points, self._outlines) >= r + OFF
            if self._texts is not None:
                good &= shapely.distance(points, self._texts) >= r + GAP
            self._rings[foot, r] = spots[good]
        return self._rings[foot, r]

    def _offers(self, wish: _Wish) -> _Offers:
        """Find places beside the foot for one number, and their leaders."""
        spots = self._beside(wish.foot, wish.radius)
        spots = spots[np.hypot(*(spots - np.array(wish.at)).T) < 16 * wish.radius]
        nearest = shapely.shortest_line(shapely.points(spots), wish.polygon)
        ends = shapely.get_coordinates(nearest).reshape(-1, 2, 2)[:, 1]
        towards = ends - spots
        towards /= np.hypot(*towards.T)[:, None]
        ends = ends + towards * min(0.9, 0.45 * np.sqrt(wish.polygon.area))
        good = shapely.contains_xy(wish.polygon, ends)
        spots, ends = spots[good], ends[good]
        lines = shapely.linestrings(np.stack([spots, ends], axis=1))
        if self._texts is not None:
            clear = shapely.distance(lines, self._texts) >= GAP
            spots, ends, lines = spots[clear], ends[clear], lines[clear]
        others = [z for foot, z in self._zones if foot is wish.foot and z is not wish.polygon]
        over = shapely.length(shapely.intersection(lines, union_all(others)))
        return _Offers(spots, ends, lines, shapely.length(lines) + 0.8 * over)

    def _free(self, spots: np.ndarray, r: float) -> np.ndarray:
        """Whether a circle at each place keeps clear of all circles and leaders."""
        good = np.ones(len(spots), dtype=bool)
        if len(self._circles):
            dx = spots[:, None, :] - self._circles[None, :, :2]
            gap = np.hypot(dx[..., 0], dx[..., 1]) - self._circles[None, :, 2] - r
            good &= gap.min(axis=1) >= GAP
        if self._lines:
            points = shapely.points(spots)[:, None]
            good &= (shapely.distance(points, np.array(self._lines)[None]) >= r + GAP).all(axis=1)
        return good

    def _add(self, badge: Badge) -> None:
        self.badges.append(badge)
        self._circles = np.vstack([self._circles, (badge.x, badge.y, badge.radius)])


def _corners(shape: BaseGeometry) -> list[tuple[float, float]]:
    """Points on the boundary, so that a thin shape has places too."""
    edges = [part.exterior for part in getattr(shape, "geoms", [shape])]
    return [tuple(xy) for edge in edges for xy in shapely.get_coordinates(edge.segmentize(0.8))]
