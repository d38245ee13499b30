"""A chart on one view: its settled shapes, and one print-safe SVG text.

The screen, the printed sheet and the saved page all draw from here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from html import escape

from zones.feet import VIEWS, View, views
from zones.guidelines import GUIDELINES, points
from zones.model import Chart, Zone
from zones.paths import line_data, path_data
from zones.plates import Plate, Standing, plate
from zones.tiling import Shape, settle

SIDES = ("left", "right")


@dataclass(frozen=True)
class FootShape(Shape):
    """A settled shape and the feet (the owner's) that it looks the same on."""

    feet: tuple[str, ...]


def shapes(chart: Chart, view: str, *, further: bool = False) -> tuple[FootShape, ...]:
    """Return the shapes of a chart on one view, large ones first.

    Parameters
    ----------
    chart : Chart
    view : str
        One of :data:`zones.feet.VIEWS`.
    further : bool
        Also the zones of the layer "further", which are cut out of the numbered ones.

    Returns
    -------
    tuple of FootShape
        In drawing units of the left foot. A zone of both feet whose neighbours differ between
        them has one shape for each foot.
    """
    if view not in VIEWS:
        raise ValueError(f"{view!r} is no view; choose one of: {', '.join(VIEWS)}")
    zones = tuple(z for z in chart.zones if further or z.layer == "numbered")
    return _shapes(tuple(z for z in zones if view in z.views), view)


# Keyed by the zones themselves: they are frozen, so equal zones give equal shapes.
def _shapes(zones: tuple[Zone, ...], view: str) -> tuple[FootShape, ...]:
    key = (view, tuple((z.id, z.feet, z.placements) for z in zones))
    return _settled(key, _Zones(zones))


class _Zones:
    """Carries zones past a cache that is keyed by their placements alone."""

    def __init__(self, zones: tuple[Zone, ...]):
        self.zones = zones

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Zones)


@lru_cache(maxsize=64)
def _settled(key: tuple, carried: _Zones) -> tuple[FootShape, ...]:
    view = views()[key[0]]
    found: dict[tuple, tuple[Shape, list[str]]] = {}
    for foot in SIDES:
        for shape in settle([z.on(foot) for z in carried.zones if foot in z.feet], view):
            same = (shape.zone, shape.polygon.wkb, shape.target.wkb, shape.badge)
            found.setdefault(same, (shape, []))[1].append(foot)
    merged = [FootShape(**vars(shape), feet=tuple(feet)) for shape, feet in found.values()]
    return tuple(sorted(merged, key=lambda shape: -shape.polygon.area))


def problems(chart: Chart) -> list[str]:
    """Say what the drawing finds wrong with a chart: zones that vanish or cannot be reached."""
    found = []
    for name in VIEWS:
        drawn = {(s.zone, foot) for s in shapes(chart, name, further=True) for foot in s.feet}
        for zone in chart.zones:
            for foot in zone.feet:
                if name in zone.on(foot).views and (zone.id, foot) not in drawn:
                    found.append(
                        f"zone {zone.id!r} leaves no shape on the {name} view of the "
                        f"{foot} foot; it lies off the foot or under smaller zones"
                    )
    return found


def svg(
    chart: Chart,
    view: str = "plantar",
    *,
    feet: str = "both",
    arrangement: str = "facing",
    selection: tuple[str, ...] = (),
    guidelines: bool = True,
    further: bool = False,
) -> str:
    """Draw one view as a complete SVG document that prints as it looks.

    Only presentation attributes, hex colours and paths; no pattern, mask, filter or script.

    Returns
    -------
    str
        With a title and a description; lengths in drawing units.
    """
    drawing = views()[view]
    page = plate(drawing, feet, arrangement)
    x, y, width, height = page.frame
    title = f"{chart.school.title}: {chart.texts.get(f'view_{view}', view)}"
    note = chart.texts.get("standing_line", "Traditional map. No diagnosis, no treatment.")
    found = shapes(chart, view, further=further)
    body = [_foot(chart, drawing, standing, found, selection, guidelines) for standing in page.feet]
    body += [_badges(chart, standing, found) for standing in page.feet]
    body += [_caption(chart, standing) for standing in page.feet]
    if guidelines:
        body += [
            _text(at, 3.4, chart.texts.get(f"guideline_{id}", id), "#6b5b4b")
            for id, at in page.guidelines.items()
        ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x:g} {y:g} {width:g} {height:g}" '
        f'width="{width:g}mm" height="{height:g}mm" role="img">'
        f"<title>{escape(title)}</title><desc>{escape(note)}</desc>{''.join(body)}</svg>"
    )


def _foot(chart: Chart, view: View, standing: Standing, found, selection, guidelines) -> str:
    matrix = " ".join(f"{value:g}" for value in standing.matrix)
    parts = [f'<g transform="matrix({matrix})" data-foot="{standing.foot}">', view.art]
    for shape in found:
        if standing.foot in shape.feet:
            zone = chart.zone(shape.zone)
            look = chart.systems[zone.system]
            chosen = zone.id in selection
            parts.append(
                f'<path data-zone="{zone.id}" data-foot="{standing.foot}" '
                f'd="{path_data(shape.polygon)}" fill="{look.fill}" '
                f'fill-opacity="{0.95 if chosen else 0.68}" stroke="{look.ink}" '
                f'stroke-width="{1.2 if chosen else 0.35}" stroke-linejoin="round"/>'
            )
    if guidelines and view.name == "plantar":
        for line in GUIDELINES.values():
            parts.append(
                f'<path d="{line_data(points(line, view))}" fill="none" stroke="#6b5b4b" '
                'stroke-width="0.4" stroke-dasharray="2 1.6"/>'
            )
    return "".join([*parts, "</g>"])


def _badges(chart: Chart, standing: Standing, found: tuple[FootShape, ...]) -> str:
    parts = []
    for shape in found:
        number = chart.zone(shape.zone).number
        if standing.foot in shape.feet and number is not None:
            at = transform(standing.matrix, shape.badge)
            parts.append(
                f'<circle cx="{at[0]:g}" cy="{at[1]:g}" r="{shape.radius:g}" '
                'fill="#ffffff" stroke="#3a332c" stroke-width="0.25"/>'
            )
            size = shape.radius * (1.12 if number < 100 else 0.85)
            parts.append(
                _text((at[0], round(at[1] + 0.36 * size, 2)), size, str(number), "#1d1a17")
            )
    return "".join(parts)


def _caption(chart: Chart, standing: Standing) -> str:
    words = chart.texts.get(f"caption_{standing.foot}", f"{standing.foot.title()} foot")
    return _text(standing.label, 5.2, words, "#3a332c")


def _text(at: tuple[float, float], size: float, words: str, colour: str) -> str:
    return (
        f'<text x="{at[0]:g}" y="{at[1]:g}" font-size="{size:.2f}" text-anchor="middle" '
        f'font-family="Source Sans 3, Helvetica, Arial, sans-serif" '
        f'fill="{colour}">{escape(words)}</text>'
    )


def transform(matrix: tuple[float, ...], point: tuple[float, float]) -> tuple[float, float]:
    """Apply an SVG matrix to a point."""
    a, b, c, d, e, f = matrix
    x, y = point
    return (round(a * x + c * y + e, 2), round(b * x + d * y + f, 2))


__all__ = ["FootShape", "Plate", "problems", "shapes", "svg", "transform"]
