"""Where zones lie, as far as a quiz must know: the same as in ``panels/quiz/logic/places.js``.

Coordinates are those of the drawings: the left foot, in drawing units, with y down. The lines
across are taken as they are written for the browser, so that both sides round alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from zones.drawing.zone_shapes import shapes
from zones.geometry.guidelines import lines_across, points
from zones.geometry.path_data import line_data
from zones.geometry.views import views
from zones.model.chart import Chart
from zones.model.placement import VIEWS
from zones.model.zone import Zone

REGIONS = ("toes", "ball", "arch", "heel")
"""Of the sole, from the toes on."""
BORDERS = ("shoulder", "diaphragm", "heel")
"""The guidelines between them."""
NEIGHBOURS = 8
APART = 14
ALIKE = 15

Point = tuple[float, float]


@dataclass(frozen=True)
class Place:
    """One shape of a zone and its middle."""

    view: str
    at: Point
    region: str


class Places:
    """All places of a chart; `zones` are those that are drawn."""

    def __init__(self, chart: Chart) -> None:
        by_id = {zone.id: zone for zone in chart.zones}
        further = any(zone.group == "further" for zone in chart.zones)
        self._by_zone: dict[str, list[Place]] = {}
        for view in VIEWS:
            borders = _borders() if view == "plantar" else []
            for shape in shapes(chart, view, further=further):
                x, y = shape.badge
                below = [border for border in borders if y > _height_at(border, x)]
                region = REGIONS[len(below)] if borders else view
                self._by_zone.setdefault(shape.zone, []).append(Place(view, (x, y), region))
        self.zones: list[Zone] = [by_id[id] for id in self._by_zone]
        self._far: dict[tuple[str, str, str], float] = {}
        self._similar: dict[tuple[str, str], list[Zone]] = {}

    def of(self, zone: Zone, view: str = "") -> list[Place]:
        """Return the places of a zone, on one view or on all."""
        return [place for place in self._by_zone[zone.id] if view in ("", place.view)]

    def similar(self, zone: Zone, view: str) -> list[Zone]:
        """Return other zones of a view, those first that are easily taken for this one."""
        key = (zone.id, view)
        if key not in self._similar:
            others = [other for other in self.zones if other.id != zone.id and self.of(other, view)]
            nearest = sorted(others, key=lambda other: self.far(zone, other, view))
            alike = [other for other in nearest if self.is_look_alike(zone, other, view)]
            ids = dict.fromkeys(other.id for other in [*alike, *nearest[:NEIGHBOURS]])
            by_id = {other.id: other for other in others}
            self._similar[key] = [by_id[id] for id in ids]
        return self._similar[key]

    def far(self, one: Zone, other: Zone, view: str) -> float:
        """Return the square of the drawing units between two zones, as if both were on one foot."""
        key = (one.id, other.id, view)
        if key not in self._far:
            pairs = ((a.at, b.at) for a in self.of(one, view) for b in self.of(other, view))
            self._far[key] = min(
                ((x - u) * (x - u) + (y - v) * (y - v) for (u, v), (x, y) in pairs), default=inf
            )
        return self._far[key]

    def touch(self, one: Zone, other: Zone, view: str) -> bool:
        """Whether two zones are on one foot so close that signs on them would touch."""
        return _share_a_foot(one, other) and self.far(one, other, view) < APART * APART

    def is_look_alike(self, one: Zone, other: Zone, view: str) -> bool:
        """Whether a zone lies where another does on the other foot, or bears a similar name."""
        mirrored = not _share_a_foot(one, other) and self.far(one, other, view) <= ALIKE * ALIKE
        return mirrored or bool(_long_words(one.id) & _long_words(other.id))


def _share_a_foot(one: Zone, other: Zone) -> bool:
    return any(foot in other.feet for foot in one.feet)


@lru_cache(maxsize=4096)
def _long_words(id: str) -> frozenset[str]:
    return frozenset(word for word in re.findall("[a-z0-9]+", id) if len(word) > 3)


@lru_cache(maxsize=1)
def _borders() -> list[list[Point]]:
    view = views()["plantar"]
    return [_corners(line_data(points(lines_across()[id], view))) for id in BORDERS]


def _corners(data: str) -> list[Point]:
    """Return the corners of a line of straight pieces: ``M3 4l1 2 3 4``."""
    numbers = [float(text) for text in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", data)]
    x, y, *steps = numbers
    found = [(x, y)]
    for dx, dy in _pairs(steps):
        found.append((found[-1][0] + dx, found[-1][1] + dy))
    return found


def _pairs(numbers: Sequence[float]) -> Iterable[Point]:
    return zip(numbers[::2], numbers[1::2], strict=False)


def _height_at(line: Sequence[Point], x: float) -> float:
    """Return the height of a line across the foot at x; beyond its ends, that of the end."""
    after = next((i for i, (at, _) in enumerate(line) if at >= x), -1)
    if after <= 0:
        return line[after][1]
    (x0, y0), (x1, y1) = line[after - 1], line[after]
    return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
