"""The four views of a foot: outline, toes, landmarks, guidelines and drawing.

Everything is in *drawing units*: 1 unit = 1 mm on a foot that is 250 mm long, y down as in
SVG, showing the owner's **left** foot. The right foot is the same drawing mirrored by a plate
(see :mod:`zones.geometry.plates`), so no left/right pair of numbers can ever disagree.

Foot coordinates, in which content says where a zone lies, are turned into drawing units by
:meth:`View.place`:

* plantar and dorsal: ``u`` from 0 at the medial edge to 1 at the lateral edge of the foot at
  that height, ``v`` from 0 at the tip of the longest toe to 1 at the back of the heel;
* medial and lateral: ``p`` from 0 at the toe tip to 1 at the back of the heel, ``h`` the height
  above the ground in foot lengths.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any
from xml.etree import ElementTree

import numpy as np
from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from zones.model.placement import VIEWS
from zones.resources import asset

FOOT_LENGTH = 250.0
"""Length of the drawn foot in drawing units."""

Pair = tuple[float, float]


@dataclass(frozen=True)
class View:
    """One view of the left foot.

    Attributes
    ----------
    name : str
        ``plantar``, ``dorsal``, ``medial`` or ``lateral``.
    frame : tuple of float
        ``(x, y, width, height)`` of the drawing.
    outline : Polygon
        The silhouette, with the lower leg on the side views.
    toes : dict of int to Polygon
        Toe 1 (big toe) to 5, from the tip to the crease at its root; side views show fewer.
    landmarks : dict of str to (float, float)
    """

    name: str
    frame: tuple[float, float, float, float]
    outline: Polygon
    toes: dict[int, Polygon]
    landmarks: dict[str, Pair]
    grid: dict[str, Any] = field(default_factory=dict, repr=False)

    @property
    def flat(self) -> bool:
        """Whether the view is along the sole-to-top axis (plantar, dorsal)."""
        return self.name in ("plantar", "dorsal")

    @property
    def medial_is_left(self) -> bool:
        """Whether the big-toe side of the drawn left foot is at smaller x."""
        return self.name == "plantar"

    @cached_property
    def art(self) -> str:
        """The drawing's markup without its ``<svg>`` element; the package's own, safe to insert."""
        ElementTree.register_namespace("", "http://www.w3.org/2000/svg")
        root = ElementTree.parse(asset(f"drawings/feet/{self.name}.svg")).getroot()
        keep = [c for c in root if c.tag.rsplit("}", 1)[-1] not in ("title", "desc", "metadata")]
        text = "".join(ElementTree.tostring(child, encoding="unicode") for child in keep)
        return text.replace(' xmlns="http://www.w3.org/2000/svg"', "").strip()

    def place(self, x: float, y: float) -> Pair:
        """Turn foot coordinates (see the module's docstring) into drawing units.

        Coordinates slightly outside 0 to 1 are extrapolated; the caller clips to the outline.
        """
        if self.name == "plantar":
            left, right = self.edges(y)
            return (left + x * (right - left), y * FOOT_LENGTH)
        if self.name == "dorsal":
            return self._lift(x, y)
        along = x * FOOT_LENGTH if self.name == "lateral" else (1 - x) * FOOT_LENGTH
        return (along, -y * FOOT_LENGTH)

    def edges(self, v: float) -> Pair:
        """Return x of the medial and of the lateral edge of the sole at ``v``, in units.

        In front of the little toe's tip the lateral edge is constant, so that ``u`` stays smooth
        over the gaps between toes.
        """
        table = self._edge_table
        medial = np.interp(v, table[:, 0], table[:, 1])
        lateral = np.interp(v, table[:, 0], table[:, 2])
        return float(medial), float(lateral)

    @cached_property
    def _edge_table(self) -> np.ndarray:
        x, _, width, _ = self.frame
        rows = []
        for v in np.linspace(0.004, 0.996, 125):
            y = v * FOOT_LENGTH
            cut = self.outline.intersection(LineString([(x - 10, y), (x + width + 10, y)]))
            low, _, high, _ = cut.bounds
            rows.append((v, low, high))
        table = np.array(rows)
        little = self.landmarks["toe-5-tip"][1] / FOOT_LENGTH
        front = table[:, 0] < little + 0.05
        table[front, 2] = table[~front, 2][0]
        return table

    def _lift(self, u: float, v: float) -> Pair:
        """Return the point of the top surface above sole position (u, v).

        The depth comes from a polynomial fitted to the measured grid, which also continues
        smoothly over the front of the ankle, where the grid ends; the width comes from the drawn
        outline at that depth.
        """
        y = self._depth(0.5, v)
        for _ in range(3):
            medial, lateral = self._top_edges(y)
            x = medial + u * (lateral - medial)
            y = self._depth((self._box[0] - x) / self._box[1], v)
        return (float(x), float(y))

    def _depth(self, u: float, v: float) -> float:
        return float(np.dot(_terms(u, v), self._surface))

    @cached_property
    def _surface(self) -> np.ndarray:
        """Coefficients of y over (1, u, u², v, uv, v², v³), fitted by least squares."""
        known = [
            (u, v, xy[1])
            for v, row in zip(self.grid["v"], self.grid["xy"], strict=True)
            for u, xy in zip(self.grid["u"], row, strict=True)
            if xy is not None and v >= 0.12
        ]
        u, v, y = np.array(known).T
        return np.linalg.lstsq(_terms(u, v).T, y, rcond=None)[0]

    @cached_property
    def _box(self) -> Pair:
        """Return x at box position u = 0, and the distance to u = 1 (drawing units)."""
        points = [
            (u, xy[0])
            for row in self.grid["xy"]
            for u, xy in zip(self.grid["u"], row, strict=True)
            if xy is not None
        ]
        across, x = np.array(points).T
        slope, start = np.polyfit(across, x, 1)
        return float(start), float(-slope)

    def _top_edges(self, y: float) -> Pair:
        """Return x of the medial and the lateral edge of the top view at height y, in units."""
        table = self._edge_rows
        lateral, medial = (float(np.interp(y, table[:, 0], table[:, k])) for k in (1, 2))
        return medial, lateral

    @cached_property
    def _edge_rows(self) -> np.ndarray:
        x, y, width, height = self.frame
        little = self.landmarks["toe-5-tip"][1] + 14
        rows = []
        for level in np.linspace(max(y, little), y + height - 12, 120):
            line = LineString([(x - 10, level), (x + width + 10, level)])
            low, _, high, _ = self.outline.intersection(line).bounds
            rows.append((level, low, high))
        return np.array(rows)

    def region(self, geometry: BaseGeometry, margin: float = 0.7) -> BaseGeometry:
        """Clip to the outline less a margin (drawing units)."""
        return geometry.intersection(self.body(margin))

    def body(self, margin: float = 0.7) -> BaseGeometry:
        """Return the outline less a margin, in which shapes may lie."""
        return _shrink(self.outline, margin)

    def toe_axis(self, toe: int) -> tuple[np.ndarray, np.ndarray, float, tuple[float, float]]:
        """Describe a toe: tip, unit vector toward its root, length, range across.

        Returns
        -------
        tip : ndarray
        along : ndarray
            Unit vector from the tip toward the root. Across is the vector at a right angle
            that points to the lateral side.
        length : float
        across : (float, float)
            Smallest and largest distance of the toe's edge from the axis, medial first.
        """
        ring = np.array(self.toes[toe].exterior.coords)
        tip = np.array(self.landmarks[f"toe-{toe}-tip"])
        centre = np.array(self.toes[toe].centroid.coords[0])
        along = (centre - tip) / np.linalg.norm(centre - tip)
        tip = tip + along * ((ring - tip) @ along).min()
        length = float(((ring - tip) @ along).max())
        side = (ring - tip) @ self.across(along)
        return tip, along, length, (float(side.min()), float(side.max()))

    def across(self, along: np.ndarray) -> np.ndarray:
        """Return the unit vector at a right angle to ``along`` (tip to root), lateral."""
        turned = np.array([along[1], -along[0]])
        return turned if self.medial_is_left else -turned

    def contains(self, x: float, y: float) -> bool:
        """Whether a point in drawing units lies on the foot."""
        return self.outline.contains(Point(x, y))


def _terms(u, v) -> np.ndarray:
    one = np.ones_like(u) if isinstance(u, np.ndarray) else 1.0
    return np.array([one, u, u * u, v, u * v, v * v, v * v * v])


@lru_cache(maxsize=512)
def _shrink(outline: Polygon, margin: float) -> BaseGeometry:
    return outline.buffer(-margin)


@lru_cache(maxsize=1)
def views() -> dict[str, View]:
    """Read the four views from ``assets/drawings/feet/``, in the order of :data:`VIEWS`."""
    data = json.loads(asset("drawings/feet/geometry.json").read_text(encoding="utf-8"))["views"]
    return {
        name: View(
            name=name,
            frame=tuple(data[name]["viewBox"]),
            outline=Polygon(data[name]["outline"]),
            toes={int(n): Polygon(ring) for n, ring in data[name].get("toes", {}).items()},
            landmarks={key: tuple(xy) for key, xy in data[name]["landmarks"].items()},
            grid=data[name].get("grid", {}),
        )
        for name in VIEWS
    }
