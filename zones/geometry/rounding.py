"""Round corners, and the room inside a shape."""

from __future__ import annotations

from functools import lru_cache

from shapely import Point, Polygon, union_all
from shapely.geometry.base import BaseGeometry
from shapely.ops import polylabel

from zones.geometry.targets import polygons

AMPLE = 8.0
"""Radius of a disc that holds any badge and any target, in drawing units."""

SLIM = 2.0
"""Half the width of the narrowest part of a shape, in drawing units."""


def soften(shape: BaseGeometry, radius: float) -> BaseGeometry:
    """Round the convex and concave corners, dropping slivers thinner than ``2 * radius``."""
    return shape.buffer(-radius).buffer(2 * radius).buffer(-radius)


def rounded(shape: BaseGeometry, radius: float) -> BaseGeometry:
    """Round the convex corners; a part that is too narrow for the radius stays as it is.

    Both the corners and such parts are lost to the rounding, but a part is larger. What is
    narrower than ``2 * SLIM`` is no part but a sliver.
    """
    round_off = shape.buffer(-radius).buffer(radius)
    lost = polygons(shape.difference(round_off.buffer(0.05)))
    large = [part for part in lost if part.area > radius * radius]
    narrow = [part.buffer(0.1) for part in large if disc_inside(part) > min(radius, SLIM)]
    return union_all([round_off, *narrow]) if narrow else round_off


@lru_cache(maxsize=2048)
def disc_inside(polygon: Polygon) -> float:
    """Radius of the largest disc in a polygon, in drawing units, or of any that is ample."""
    if polygon.is_empty or polygon.area < 0.01:
        return 0.0
    deep = depth(polygon, polygon.centroid)
    if deep >= AMPLE:
        return deep
    return polylabel(polygon, tolerance=0.3).distance(polygon.boundary)


def inner_radius(shape: BaseGeometry) -> float:
    """Radius of the largest disc in any geometry; see :func:`disc_inside`."""
    return max((disc_inside(part) for part in polygons(shape)), default=0.0)


def depth(shape: BaseGeometry, point: Point) -> float:
    """Return the depth of a point inside a shape; 0 if it is outside."""
    return shape.boundary.distance(point) if shape.contains(point) else 0.0
