"""Click targets: small shapes on the feet and on the body get a larger one.

A target is a square around a point of the shape. Where squares overlap, the nearest point wins:
each square is clipped to its point's Voronoi cell.
"""

from __future__ import annotations

from collections.abc import Sequence

from shapely import MultiPoint, Point, Polygon, STRtree, box, union_all, voronoi_polygons
from shapely.geometry.base import BaseGeometry
from shapely.ops import polylabel

Pair = tuple[float, float]

TARGET_PX = 24.0
"""Smallest side of a target in CSS pixels (WCAG 2.2, 2.5.8)."""

PIXELS_PER_UNIT = {
    "plantar": 2.7,
    "dorsal": 2.7,
    "medial": 1.85,
    "lateral": 1.85,
    "front": 1.8,
    "back": 1.8,
    "head": 2.4,
}
"""CSS pixels per drawing unit for which targets are made: both feet at 1440 x 900, which a browser
test verifies, and a body figure about 600 pixels tall."""


def side_of(view: str) -> float:
    """Return the side of the smallest target on a view, in drawing units."""
    return TARGET_PX / PIXELS_PER_UNIT[view]


def squares(points: Sequence[Pair], side: float) -> list[BaseGeometry]:
    """Return a square around each point, clipped to the part that is nearest to it."""
    half = side / 2
    return [
        box(x - half, y - half, x + half, y + half).intersection(cell)
        for (x, y), cell in zip(points, nearest_cells(points), strict=True)
    ]


def nearest_cells(points: Sequence[Pair]) -> list[BaseGeometry]:
    """Return the cell of the plane that is nearest to each point, in the same order."""
    everything = box(-1e3, -1e3, 1e3, 1e3)
    if len(points) < 2:
        return [everything] * len(points)
    cells = list(voronoi_polygons(MultiPoint(points), extend_to=everything).geoms)
    tree = STRtree(cells)
    return [cells[tree.nearest(Point(point))] for point in points]


def polygons(shape: BaseGeometry) -> list[Polygon]:
    """Return the polygons in any geometry; lines and points left by cutting are ignored."""
    return [
        part
        for part in getattr(shape, "geoms", [shape])
        if part.geom_type == "Polygon" and not part.is_empty
    ]


def stacked_targets(
    shapes: Sequence[BaseGeometry], regions: Sequence[bool], view: str
) -> list[tuple[Pair, BaseGeometry | None]]:
    """Find the centre of each shape among overlapping ones, and a target if it needs one.

    Organs overlap as they do in a body. A shape whose visible part holds no disc as wide as a
    target gets a square around its best visible point.

    Parameters
    ----------
    shapes : sequence of BaseGeometry
        In drawing units, the deepest first.
    regions : sequence of bool
        Whether a shape is a region of the surface; regions yield to organs.
    view : str
        ``front``, ``back`` or ``head``.

    Returns
    -------
    list of ((x, y), BaseGeometry or None)
        None where the shape itself is large enough. Targets lie in front of all shapes.
    """
    side = side_of(view)
    seen = [
        shape.difference(union_all([o.buffer(0.2) for o in shapes[i + 1 :] if o.intersects(shape)]))
        for i, shape in enumerate(shapes)
    ]
    found: dict[int, tuple[Pair, BaseGeometry | None]] = {}
    taken: BaseGeometry = Polygon()
    for kind in (False, True):
        own = [i for i in range(len(shapes)) if regions[i] == kind]
        places = {i: _place(seen[i].difference(taken), shapes[i]) for i in own}
        small = [i for i in own if 2 * places[i][1] < side]
        own_squares = squares([places[i][0] for i in small], side)
        for i, square in zip(small, own_squares, strict=True):
            at = places[i][0]
            found[i] = at, _part_at(square.difference(taken), at)
        taken = union_all([taken, *own_squares])
    for i in set(range(len(shapes))) - set(found):
        at, radius = _place(seen[i].difference(taken), shapes[i])
        found[i] = at, None if radius else Point(at).buffer(side / 4)
    return [found[i] for i in range(len(shapes))]


def _part_at(shape: BaseGeometry, at: Pair) -> BaseGeometry:
    """The piece of a clipped square around its centre; a small disc if others cover the centre."""
    for piece in polygons(shape):
        if piece.contains(Point(at)):
            return piece
    return Point(at).buffer(2)


def _place(part: BaseGeometry, whole: BaseGeometry) -> tuple[Pair, float]:
    """Centre and radius of the largest disc in a part of a shape.

    For an (almost) empty part: the centre of the whole shape, and radius 0.
    """
    pieces = [piece for piece in polygons(part) if piece.area > 0.3]
    middles = [(polylabel(piece, tolerance=0.2), piece) for piece in pieces or polygons(whole)]
    discs = [(point.distance(piece.boundary), point) for point, piece in middles]
    radius, point = max(discs, key=lambda disc: disc[0])
    return (round(point.x, 1), round(point.y, 1)), radius if pieces else 0.0
