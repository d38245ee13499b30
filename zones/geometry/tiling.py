"""Resolves overlaps between the zones of one foot, and places their numbers and targets.

Smaller, more specific zones are cut out of larger ones, so that every zone can be reached; corners
are rounded, and a hairline separates neighbours. A shape too small to click gets a larger invisible
target; where targets overlap, the nearest number wins.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from math import pi, sqrt

from shapely import Point, Polygon, box, union_all
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points, polylabel

from zones.geometry.placing import draw
from zones.geometry.rounding import depth, disc_inside, inner_radius, rounded, soften
from zones.geometry.targets import nearest_cells, polygons, side_of
from zones.geometry.views import View, views
from zones.model.placement import Foot, Placement

GAP = 0.65
"""Gap between neighbouring shapes, in drawing units."""

MOST = 0.48
"""Largest part of a shape that its badge may cover."""

SLIVER = 8.0
"""Leftover pieces smaller than this are dropped, in square units."""


@dataclass(frozen=True)
class Placed:
    """The part of a zone that determines its shape: equal ones give equal shapes."""

    id: str
    feet: tuple[Foot, ...]
    placements: tuple[Placement, ...]

    def on(self, foot: Foot) -> tuple[Placement, ...]:
        """Return the placements that hold for one of the owner's feet."""
        if foot not in self.feet:
            return ()
        return tuple(p for p in self.placements if p.feet is None or foot in p.feet)


@dataclass(frozen=True)
class Shape:
    """One drawn shape of a zone on the left-foot drawing of a view.

    Attributes
    ----------
    zone : str
    polygon : BaseGeometry
        What is seen, in drawing units.
    target : BaseGeometry
        The click target; the same object as ``polygon`` where that is large enough.
    badge : (float, float)
        Centre of the number's badge.
    radius : float
        Of the badge.
    """

    zone: str
    polygon: BaseGeometry
    target: BaseGeometry
    badge: tuple[float, float]
    radius: float


def settle(zones: Iterable[Placed], view: View, foot: Foot) -> list[Shape]:
    """Draw all zones of one foot on one view, without overlaps.

    Parameters
    ----------
    zones : iterable of Placed
    view : View
    foot : {"left", "right"}
        The owner's; zones that are not on it are skipped.

    Returns
    -------
    list of Shape
        Large ones first, so that small ones are painted and hit on top.
    """
    raw = []
    dots: set[str] = set()
    for zone in zones:
        for placement in zone.on(foot):
            if placement.view == view.name:
                polygon = _drawn(placement, view.name)
                if not polygon.is_empty:
                    dot = placement.point
                    raw.append((zone.id, polygon, placement.badge or (dot.at if dot else None)))
                    dots |= {zone.id} if dot else set()
    shapes = _with_badges(_merge(_cut(raw, view)), view, dots)
    return _with_targets(shapes, view)


def _cut(raw: list[tuple], view: View) -> list[tuple]:
    """Cut smaller shapes out of larger ones, round the corners, drop slivers."""
    order = sorted(raw, key=lambda item: item[1].area)
    done: list[tuple] = []
    for zone, polygon, badge in order:
        smaller = [other for z, other, _ in done if z != zone and other.intersects(polygon)]
        left = _left(polygon, tuple(smaller), view.name)
        if left is not None:
            done.append((zone, left, badge))
    return done


# Most zones have the same place and the same neighbours on both feet: compute them once.
@lru_cache(maxsize=1024)
def _drawn(placement: Placement, view: str) -> BaseGeometry:
    return draw(placement, views()[view])


@lru_cache(maxsize=1024)
def _left(
    polygon: BaseGeometry, smaller: tuple[BaseGeometry, ...], view: str
) -> BaseGeometry | None:
    """The rest of a polygon without the smaller ones, rounded; None if nothing is left."""
    left = polygon
    if smaller:
        left = polygon.difference(union_all([_grown(other) for other in smaller]))
    # Rounding fills narrow gaps, such as those between toes: clip to the foot again.
    pieces = [p for p in polygons(views()[view].region(_round(left))) if p.area >= SLIVER]
    if not pieces:
        return None
    largest = max(p.area for p in pieces)
    return union_all([p for p in pieces if p.area > 0.2 * largest])


@lru_cache(maxsize=1024)
def _grown(polygon: BaseGeometry) -> BaseGeometry:
    """A polygon with the gap around it."""
    return polygon.buffer(GAP)


def _round(shape: BaseGeometry) -> BaseGeometry:
    room = inner_radius(shape)
    return soften(rounded(shape, min(2.6, 0.5 * room)), min(1.5, 0.3 * room))


def _merge(parts: list[tuple]) -> list[tuple]:
    """Join touching parts of one zone; separate parts stay separate shapes."""
    joined = []
    for zone in dict.fromkeys(zone for zone, _, _ in parts):
        own = [
            (piece, badge)
            for z, polygon, badge in parts
            if z == zone
            for piece in polygons(polygon)
        ]
        grown = union_all([_grown(polygon) for polygon, _ in own])
        for piece in polygons(grown):
            members = [polygon for polygon, _ in own if polygon.intersects(piece)]
            badge = next((b for p, b in own if b and p.intersects(piece)), None)
            bridged = piece.buffer(-GAP) if len(members) > 1 else union_all(members)
            joined.append((zone, bridged, badge))
    return joined


def _with_badges(parts: list[tuple], view: View, dots: set[str]) -> list[Shape]:
    """Find a place for each number; the badge of an acupoint is its dot."""
    shapes = []
    for zone, polygon, badge in parts:
        main = max(polygons(polygon), key=lambda p: p.area)
        radius = round(min(3.6, max(2.5, 0.86 * disc_inside(main))), 1)
        radius = min(radius, round(sqrt(MOST * main.area / pi) - 0.05, 1))
        if zone in dots:
            radius = max(0.6, round(disc_inside(main), 1))
        at = view.place(*badge) if badge else None
        if at is None or main.distance(Point(at)) > radius:  # it belongs to another piece
            at = _badge_place(main, radius)
        at = (round(at[0], 1), round(at[1], 1))
        shapes.append(Shape(zone, polygon, polygon, at, radius))
    return sorted(shapes, key=lambda shape: -shape.polygon.area)


@lru_cache(maxsize=1024)
def _badge_place(polygon: Polygon, radius: float) -> tuple[float, float]:
    """The point nearest to the centroid where the badge fits, else the one with most space."""
    middle = polygon.centroid
    if depth(polygon, middle) > radius + 0.4:
        return middle.x, middle.y
    room = polygon.buffer(-radius - 0.4)
    if room.is_empty:
        point = polylabel(polygon, tolerance=0.3)
        return point.x, point.y
    point = nearest_points(room, middle)[0]
    return point.x, point.y


def _with_targets(shapes: list[Shape], view: View) -> list[Shape]:
    """Give small shapes a larger target and keep badges of large ones clear of them."""
    side = 1.05 * side_of(view.name)
    small = [i for i, shape in enumerate(shapes) if not _roomy(shape.polygon, side)]
    cells = nearest_cells([shapes[i].badge for i in small])
    targets: dict[int, BaseGeometry] = {}
    for i, cell in zip(small, cells, strict=True):
        x, y = shapes[i].badge
        square = box(x - side / 2, y - side / 2, x + side / 2, y + side / 2)
        targets[i] = union_all([square, shapes[i].polygon]).intersection(cell)
    taken = union_all(list(targets.values())) if targets else Polygon()
    out = []
    for i, shape in enumerate(shapes):
        if i in targets:
            out.append(replace(shape, target=_largest(targets[i], shape.badge)))
            continue
        free = shape.polygon.difference(taken)
        if not free.is_empty and not _well_inside(free, shape.badge, 0.5 * shape.radius):
            main = max(polygons(free), key=disc_inside)
            at = _badge_place(main, shape.radius)
            shape = replace(shape, badge=(round(at[0], 1), round(at[1], 1)))
        out.append(replace(shape, target=shape.polygon))
    return out


def _well_inside(shape: BaseGeometry, at: tuple[float, float], reach: float) -> bool:
    return depth(shape, Point(at)) > reach


def _roomy(polygon: BaseGeometry, side: float) -> bool:
    """Whether a disc as wide as a target fits inside."""
    return inner_radius(polygon) >= side / 2


def _largest(shape: BaseGeometry, badge: tuple[float, float]) -> BaseGeometry:
    """The piece that holds the badge, or the largest one."""
    pieces = list(polygons(shape))
    return next((p for p in pieces if p.contains(Point(badge))), max(pieces, key=lambda p: p.area))
