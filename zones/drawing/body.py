"""The body figure: front, back and head, with the areas that zones are linked to.

Page coordinates are the drawing units of ``content/body_figure.yaml``, as the viewer sees them:
on the front the owner's right is on the viewer's left, on the back on the right, and the head
faces the viewer's left.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any
from xml.etree import ElementTree

import numpy as np
from shapely import LineString, Polygon
from shapely.affinity import scale
from shapely.geometry.base import BaseGeometry

from zones.drawing.body_curves import polygon, rings
from zones.geometry.placing import smooth
from zones.geometry.targets import stacked_targets
from zones.loading.body_figure import load_figure
from zones.model.body_figure import BODY_VIEWS, Drawing
from zones.model.placement import Path
from zones.resources import asset

LABELS = {"front": "Front", "back": "Back", "head": "Head"}


@dataclass(frozen=True)
class Plate:
    """One view of the figure: its window, outline (drawing units) and drawing."""

    name: str
    frame: tuple[float, float, float, float]
    outline: BaseGeometry

    @property
    def turned(self) -> int:
        """Sign of page x relative to the body's own x: -1 where the viewer sees it mirrored."""
        return 1 if self.name == "front" else -1

    @cached_property
    def art(self) -> str:
        """The drawing's markup without its ``<svg>`` element; the package's own, safe to insert."""
        ElementTree.register_namespace("", "http://www.w3.org/2000/svg")
        root = ElementTree.parse(asset(f"drawings/body/{self.name}.svg")).getroot()
        keep = [child for child in root if child.tag.rsplit("}", 1)[-1] not in ("title", "desc")]
        text = "".join(ElementTree.tostring(child, encoding="unicode") for child in keep)
        return text.replace(' xmlns="http://www.w3.org/2000/svg"', "").replace("\n", "").strip()


@dataclass(frozen=True)
class BodyShape:
    """One organ or region as drawn on a view.

    Attributes
    ----------
    area : str
        Its body area.
    side : str
        ``left``, ``right`` (the owner's) or ``midline``.
    polygon, target : BaseGeometry
        The visible shape; the click target, or None if it is the same. In page coordinates.
    at : (float, float)
        A point that hits the shape: for a label or a leader.
    drawn, lines : tuple of array
        Control points of the closed splines around ``polygon`` (see :mod:`.body_curves`) and
        the fine lines in it; with ``flip``, hosts mirror both at x = 0, so that a pair is
        written once.
    """

    area: str
    side: str
    kind: str
    polygon: BaseGeometry
    target: BaseGeometry | None
    at: tuple[float, float]
    drawn: tuple[np.ndarray, ...]
    flip: bool
    lines: tuple[np.ndarray, ...]


@lru_cache(maxsize=1)
def plates() -> dict[str, Plate]:
    """Return the views of the figure by name, in the order of the view switch."""
    data = json.loads(asset("drawings/body/geometry.json").read_text(encoding="utf-8"))["views"]
    found = {}
    for name in BODY_VIEWS:
        outline: Any
        outline, *rest = (Polygon(ring) for ring in data[name]["outline"])
        for ring in rest:
            # A hole in the figure is the gap between arm and trunk.
            hole = outline.contains(ring)
            outline = outline.difference(ring) if hole else outline.union(ring)
        found[name] = Plate(name, tuple(data[name]["viewBox"]), outline)
    return found


def shapes(view: str, areas: frozenset[str] | None = None) -> tuple[BodyShape, ...]:
    """Return the shapes on one view, the deepest first.

    Parameters
    ----------
    view : str
        ``front``, ``back`` or ``head``.
    areas : frozenset of str, optional
        Only these body areas. An area without its own drawing is shown by its parts; a part that
        was not requested itself gets the id of the whole.
    """
    figure = load_figure()
    if areas is None:
        areas = figure.drawn
    stands_for = {part: whole for whole, parts in figure.wholes.items() for part in parts
                  if whole in areas}  # fmt: skip
    names = {id: id if id in areas else stands_for.get(id) for id in figure.drawn}
    return _shapes(view, tuple(sorted((a, b) for a, b in names.items() if b)))


@lru_cache(maxsize=32)
def _shapes(view: str, names: tuple[tuple[str, str], ...]) -> tuple[BodyShape, ...]:
    plate, name = plates()[view], dict(names)
    raw = []
    drawings = {str(name): found for name, found in load_figure().views.items()}
    for item in drawings.get(view, ()):
        if item.body_area not in name:
            continue
        turn = [plate.turned, 1]
        drawn = tuple(ring * turn for ring in rings([stroke.shape for stroke in item.draw]))
        lines = tuple(line * turn for line in _lines(item))
        whole = polygon(drawn)
        for side, flip in _sides(item):
            seen = scale(whole, -1, 1, origin=(0, 0)) if flip else whole
            raw.append((name[item.body_area], side, item.kind, seen, (drawn, flip, lines)))
    found = stacked_targets([item[3] for item in raw], [item[2] == "region" for item in raw], view)
    return tuple(
        BodyShape(area, side, kind, seen, target, at, *art)
        for (area, side, kind, seen, art), (at, target) in zip(raw, found, strict=True)
    )


def _sides(item: Drawing) -> tuple[tuple[str, bool], ...]:
    """Sides of a drawing; one written for the left is flipped for the right."""
    return (("right", True), ("left", False)) if item.side == "both" else ((item.side, False),)


def _lines(item: Drawing) -> list[np.ndarray]:
    """Fine lines in the body's own coordinates: given ones, and bands across paths."""
    found = [np.array(line) for line in item.lines]
    for stroke in item.draw if item.bands else ():
        if isinstance(stroke.shape, Path) and item.bands:
            middle = LineString(smooth(stroke.shape.through, closed=False))
            for step in range(1, item.bands):
                here = step / item.bands * middle.length
                ends = [np.array(middle.interpolate(here + d).coords[0]) for d in (-0.5, 0.5)]
                along = (ends[1] - ends[0]) / np.linalg.norm(ends[1] - ends[0])
                reach = 0.38 * stroke.shape.width * np.array([-along[1], along[0]])
                found.append(np.array([sum(ends) / 2 - reach, sum(ends) / 2 + reach]))
    return found
