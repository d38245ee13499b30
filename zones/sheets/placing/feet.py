"""One foot in one view, placed on the paper, with its zones in a look."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import escape

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from zones.drawing.channel_lines import courses
from zones.drawing.svg_marks import channel_marks, guideline_mark, pattern_marks, zone_mark
from zones.drawing.zone_shapes import FootShape, shapes
from zones.geometry.guidelines import lines_across, points
from zones.geometry.path_data import path_data
from zones.geometry.patterns import hatch
from zones.geometry.plates import plate
from zones.geometry.views import View, views
from zones.model.chart import Chart
from zones.sheets.looks import Look, art
from zones.sheets.papers import Box

RIM = 1.5
"""Margin around the outline for its line width, in drawing units."""


LARGE, COARSEST = 0.6, 1.35
"""Scale above which patterns become coarser, and the largest factor."""


@dataclass(frozen=True)
class Foot:
    """A foot on the paper.

    Attributes
    ----------
    view : str
    foot : str
        ``left`` or ``right``: the owner's.
    x, y : float
        Left and upper edge of its outline, in page millimetres.
    scale : float
        Millimetres on the paper for one drawing unit.
    """

    view: str
    foot: str
    x: float
    y: float
    scale: float

    @property
    def drawing(self) -> View:
        """The drawing of the left foot."""
        return views()[self.view]

    @property
    def box(self) -> Box:
        """The box of its outline on the paper."""
        wide, tall = extent(self.view)
        return Box(self.x, self.y, wide * self.scale, tall * self.scale)

    @cached_property
    def _way(self) -> tuple[float, float, float, float]:
        """Factors and offsets from drawing units to units from the outline's upper left corner."""
        a, d = _turn(self.view, self.foot)
        low, top, high, bottom = self.drawing.outline.bounds
        return (a, d, -min(a * low, a * high), -min(d * top, d * bottom))

    def on_page(self, shape: BaseGeometry) -> BaseGeometry:
        """Transform a shape of the left-foot drawing to page millimetres."""
        a, d, e, f = self._way
        k = self.scale
        factor, shift = np.array([a * k, d * k]), np.array([e * k + self.x, f * k + self.y])
        return shapely.transform(shape, lambda xy: xy * factor + shift)

    def point(self, at: tuple[float, float]) -> tuple[float, float]:
        """Transform a point of the left-foot drawing to page millimetres."""
        a, d, e, f = self._way
        k = self.scale
        return ((a * at[0] + e) * k + self.x, (d * at[1] + f) * k + self.y)

    @cached_property
    def outline(self) -> BaseGeometry:
        """The outline in page millimetres."""
        return self.on_page(self.drawing.outline)

    @property
    def matrix(self) -> str:
        """The SVG matrix from the drawing to a picture with a margin."""
        a, d, e, f = self._way
        return f"matrix({a:g} 0 0 {d:g} {e + RIM:.2f} {f + RIM:.2f})"

    @property
    def picture_box(self) -> Box:
        """The box of the picture on the paper: the outline and its margin."""
        return self.box.inset(-RIM * self.scale)


@lru_cache(maxsize=8)
def extent(view: str) -> tuple[float, float]:
    """Width and height of a view's outline, in drawing units."""
    low, top, high, bottom = views()[view].outline.bounds
    return high - low, bottom - top


@lru_cache(maxsize=8)
def _turn(view: str, foot: str) -> tuple[float, float]:
    standing = next(s for s in plate(views()[view]).feet if s.foot == foot)
    return standing.matrix[0], standing.matrix[3]


def shapes_of(chart: Chart, foot: Foot, further: bool = False) -> list[FootShape]:
    """Return the shapes of a chart on one foot, large ones first."""
    return [s for s in shapes(chart, foot.view, further=further) if foot.foot in s.feet]


def foot_svg(
    chart: Chart | None,
    foot: Foot,
    look: Look,
    *,
    pale: bool = False,
    lit: Collection[str] | None = None,
    guidelines: bool = True,
    further: bool = False,
    tints: Mapping[str, str] | None = None,
) -> str:
    """Draw a foot with its zones as an SVG document, without any text.

    Parameters
    ----------
    chart : Chart or None
        None draws the foot alone.
    pale : bool
        Whether the foot is light enough to write on.
    lit : collection of str, optional
        Zones in full colour; the others are thin lines. None highlights all.
    tints : mapping of str to str, optional
        Colours of zones by what was noted of them, instead of those of their systems.
    """
    wide, tall = extent(foot.view)
    parts = [art(foot.view, look.name, pale)]
    drawn = [] if chart is None else shapes_of(chart, foot, further)
    if chart is not None and chart.channels:
        parts += _channels(chart, foot, look)
    if lit is not None:
        drawn.sort(key=lambda shape: shape.zone in lit or shape.zone in (tints or ()))
    for shape in drawn:
        if tints and shape.zone in tints:
            parts.append(_tinted(shape, tints[shape.zone], look, foot.scale))
        elif chart is not None and (lit is None or shape.zone in lit):
            parts.append(_zone(chart, shape, look, foot.scale))
        else:
            parts.append(_pale(shape, look, foot.scale))
    if guidelines and foot.view == "plantar":
        parts += [_guideline(line, foot, look) for line in lines_across().values()]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide + 2 * RIM:.2f} '
        f'{tall + 2 * RIM:.2f}"><g transform="{escape(foot.matrix)}">{"".join(parts)}</g></svg>'
    )


def _channels(chart: Chart, foot: Foot, look: Look) -> list[str]:
    k = foot.scale
    dashes = {channel.id: channel.dash for channel in chart.channels}
    parts = []
    for course in courses(chart, foot.view):
        width = (0.35 if course.branch else 0.6) / k * look.outline / 0.22
        parts.append(
            channel_marks(
                course.line,
                [_path(arrow) for arrow in course.arrows],
                ink=look.ink(chart.systems[course.channel]),
                width=width,
                casing=("#ffffff", width + 0.5 / k),
                dash=dashes[course.channel],
            )
        )
    return parts


def _zone(chart: Chart, shape: FootShape, look: Look, scale: float) -> str:
    system = chart.systems[chart.zone(shape.zone).system]
    ink = look.ink(system)
    # On a large foot, coarser patterns read as well and need fewer lines.
    coarse = min(COARSEST, max(1.0, (scale / LARGE) ** 0.5))
    pattern = hatch(shape.polygon, system.pattern, look.spacing * coarse / scale)
    return zone_mark(
        _path(shape.polygon),
        fill=look.fill(system),
        strength=look.fill_opacity,
        ink=ink,
        width=look.outline / scale,
    ) + pattern_marks(pattern, ink=ink, strength=look.hatch_opacity, width=look.hatch / scale)


@lru_cache(maxsize=2048)
def _path(shape: BaseGeometry) -> str:
    """Path data of a shape: the same for both feet and on every page."""
    return path_data(shape)


@lru_cache(maxsize=1024)
def with_few_corners(dot: BaseGeometry) -> BaseGeometry:
    """The dot of an acupoint, with as few corners as look round."""
    return dot.simplify(0.03)


@lru_cache(maxsize=64)
def covered(polygons: tuple[BaseGeometry, ...]) -> BaseGeometry:
    """Union of the zones of a foot, in drawing units."""
    return shapely.union_all(polygons)


def _pale(shape: FootShape, look: Look, scale: float) -> str:
    return (
        f'<path d="{_path(shape.polygon)}" fill="#ffffff" fill-opacity="0.3" '
        f'stroke="{look.tint("#a8917c")}" stroke-width="{0.14 / scale:.3f}"/>'
    )


def _tinted(shape: FootShape, colour: str, look: Look, scale: float) -> str:
    return zone_mark(
        _path(shape.polygon),
        fill=look.tint(colour),
        strength=1.0,
        ink=look.tint("#66574a"),
        width=look.outline / scale,
    )


def _guideline(line, foot: Foot, look: Look) -> str:
    k = foot.scale
    return guideline_mark(
        points(line, foot.drawing),
        ink=look.tint("#5c4c3e"),
        width=0.2 / k,
        dash=(1.5 / k, 1.1 / k),
    )
