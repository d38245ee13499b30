"""Overlays in drawing units: guidelines, longitudinal zones, landmarks, variants of zones.

All shapes are on the left-foot drawing of a view, like those of the zones; a plate mirrors them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from shapely import Polygon, union_all
from shapely.geometry.base import BaseGeometry

from zones.geometry import guidelines
from zones.geometry.path_data import line_data, path_data
from zones.geometry.placing import draw, smooth
from zones.geometry.rounding import soften
from zones.geometry.views import View
from zones.model.overlay import Mark, Overlay
from zones.model.zone import Variant, Zone

_WEBS = ("web-1-2", "web-2-3", "web-3-4", "web-4-5")
_STRAIGHT = 0.42
"""From this ``v`` on the longitudinal zones are equally wide."""


@dataclass(frozen=True)
class Drawn:
    """A mark or a variant on one view.

    Attributes
    ----------
    id : str
    data : str
        SVG path data in drawing units; empty for a point.
    at : (float, float)
        Place of its label: the end of a line, the middle of a strip's toe, the point itself.
    size : (float, float)
        Width and height of a variant; zero for a mark.
    """

    id: str
    data: str
    at: tuple[float, float]
    size: tuple[float, float] = (0.0, 0.0)


def marks(overlay: Overlay, view: View) -> list[Drawn]:
    """Draw the marks of an overlay that lie on one view; an empty list if there are none."""
    return [drawn for mark in overlay.marks for drawn in _mark(mark, view)]


def _mark(mark: Mark, view: View) -> list[Drawn]:
    if mark.guideline:
        if view.name != "plantar":
            return []
        line = guidelines.points(mark.guideline, view)
        return [Drawn(mark.id, line_data(line), _rounded(line[0]))]
    if mark.strip:
        if not view.flat:
            return []
        centre = view.toes[mark.strip].centroid
        return [Drawn(mark.id, path_data(strip(mark.strip, view)), _rounded((centre.x, centre.y)))]
    here = [view.landmarks[place.landmark] for place in mark.places if place.view == view.name]
    return [Drawn(mark.id, "", _rounded(at)) for at in here]


def strip(number: int, view: View) -> BaseGeometry:
    """Longitudinal zone 1 (big toe) to 5 (little toe) on the sole or the top, with its toe.

    Behind the toes five strips share the width equally; between the webs and mid-foot their
    borders curve from the web to that place.
    """
    medial, lateral = _border(number - 1, view), _border(number, view)
    behind = Polygon([*medial, *lateral[::-1]]).buffer(0)
    shape = union_all([behind, view.toes[number].buffer(0.6)])  # so that they touch
    others = [toe for n, toe in view.toes.items() if n != number]
    return soften(view.region(shape.difference(union_all(others))), 0.6)


def _border(number: int, view: View) -> np.ndarray:
    """Line between longitudinal zones ``number`` and ``number + 1``, from the web to the end."""
    u = number / 5
    end = 0.995 if view.name == "plantar" else 0.72
    straight = [view.place(u, v) for v in np.linspace(_STRAIGHT, end, 12)]
    if number in (0, 5):
        outside = -0.06 if number == 0 else 1.06
        root = 0.19 if number == 0 else 0.27
        return np.array([view.place(outside, v) for v in np.linspace(root, end, 16)])
    return smooth([view.landmarks[_WEBS[number - 1]], *straight], closed=False)


def variants(zone: Zone, view: View) -> list[tuple[Variant, int, Drawn]]:
    """Draw a zone's variants on one view: the variant, its index and its outline."""
    found = []
    for index, variant in enumerate(zone.variants):
        own = [draw(p, view) for p in variant.placements if p.view == view.name]
        own = [shape for shape in own if not shape.is_empty]
        if own:
            shape = soften(union_all(own), 1.0)
            centre = max(getattr(shape, "geoms", [shape]), key=lambda p: p.area).centroid
            x0, y0, x1, y1 = shape.bounds
            at = _rounded((centre.x, centre.y))
            name = f"{zone.id}-{index + 1}"
            found.append((variant, index, Drawn(name, path_data(shape), at, (x1 - x0, y1 - y0))))
    return found


def _rounded(point: tuple[float, float]) -> tuple[float, float]:
    return (round(float(point[0]), 1), round(float(point[1]), 1))
