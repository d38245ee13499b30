"""A chart on one view as one print-safe SVG document, and the bare outline of a foot."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from html import escape

from zones.drawing.channel_lines import CourseLine, courses
from zones.drawing.code_labels import size
from zones.drawing.svg_marks import channel_marks, guideline_mark, pattern_marks, zone_mark
from zones.drawing.zone_shapes import FootShape, beyond, shapes
from zones.geometry.guidelines import lines_across, points
from zones.geometry.path_data import corner_data, line_data, path_data
from zones.geometry.patterns import hatch
from zones.geometry.plates import Standing, plate
from zones.geometry.views import View, views
from zones.model.chart import Chart

NUMBER_SIZES = {3: 0.95, 4: 0.78}
"""Font size of a number by its length, as a multiple of its circle's radius."""

CAPTION = ' data-caption=""'
"""Marks what stands on the page's own ground, so that a page may colour it."""
BROWN, PALE = "#6b5b4b", "#fffdf8"
"""Colours of guidelines, and of the halos around lines and letters."""
EDGE = "#3a332c"
"""Colour of all edges where the colours of zones do not name their system."""


@dataclass(frozen=True)
class Fill:
    """The look of a zone on one foot, instead of that of its system."""

    colour: str
    pattern: str = "plain"
    ink: str = "#000000"


def svg(
    chart: Chart,
    view: str = "plantar",
    *,
    feet: str = "both",
    arrangement: str = "facing",
    selection: tuple[str, ...] = (),
    guidelines: bool = True,
    further: bool = False,
    patterns: bool = False,
    fills: Mapping[str, Mapping[str, Fill]] | None = None,
) -> str:
    """Draw one view as a complete SVG document that prints as displayed.

    It uses only presentation attributes, hex colours and paths; no pattern, mask, filter or script.
    With `patterns`, each system shows its pattern over its colour, for black-and-white print.
    `fills` replaces the look of systems by one per zone and foot; other zones stay empty, with a
    dashed edge.

    Returns
    -------
    str
        With a title and a description; lengths in drawing units.
    """
    drawing = views()[view]
    page = plate(drawing, feet, arrangement)
    x, y, width, height = page.frame
    title = f"{chart.school.title}: {chart.messages.get(f'view_{view}', view)}"
    note = chart.messages.get("standing_line", "Traditional map. No diagnosis, no treatment.")
    found = shapes(chart, view, further=further)
    guidelines = guidelines and not chart.channels  # acupoints are not found from them
    look = (selection, guidelines, patterns, fills)
    body = [f'<defs><g id="foot-{view}-drawn">{drawing.art}</g></defs>']
    body += [_foot(chart, drawing, standing, found, *look) for standing in page.feet]
    body += [_badges(chart, drawing, standing, found) for standing in page.feet]
    body += [_caption(chart, standing) for standing in page.feet]
    if guidelines:
        body += [
            _text(at, 3.4, chart.messages.get(f"guideline_{id}", id), BROWN, CAPTION)
            for id, at in page.guidelines.items()
        ]
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x:g} {y:g} {width:g} {height:g}" '
        f'width="{width:g}mm" height="{height:g}mm" role="img">'
        f"<title>{escape(title)}</title><desc>{escape(note)}</desc>{''.join(body)}</svg>"
    )
    return _with_own_ids(text)


def _with_own_ids(text: str) -> str:
    """Put a digest of the picture before its ids: several may be written into one HTML page."""
    digest = sha256(text.encode()).hexdigest()[:8]
    return re.sub(r'( id="| href="#|url\(#)', rf"\1p{digest}-", text)


def _foot(
    chart: Chart, view: View, standing: Standing, found, selection, guidelines, patterns, fills
) -> str:
    matrix = " ".join(f"{value:g}" for value in standing.matrix)
    parts = [f'<g transform="matrix({matrix})" data-foot="{standing.foot}">']
    parts.append(f'<use href="#foot-{view.name}-drawn"/>')
    parts += [_course(chart, course) for course in courses(chart, view.name)]
    for shape in found:
        if standing.foot in shape.feet:
            zone = chart.zone(shape.zone)
            look = chart.systems[zone.system]
            chosen = zone.id in selection
            parts += _zone(shape, look, zone, standing.foot, chosen, patterns, fills)
    if guidelines and view.name == "plantar":
        parts += [
            guideline_mark(points(line, view), ink=BROWN, width=0.4, dash=(2, 1.6))
            for line in lines_across().values()
        ]
    return "".join([*parts, "</g>"])


def _zone(shape, look, zone, foot, chosen, patterns, fills) -> list[str]:
    """A zone in the look of its system, or in one of its own."""
    own = fills.get(zone.id, {}).get(foot) if fills else None
    empty = fills is not None and own is None
    shown = own or Fill(look.fill, look.pattern if patterns else "plain", look.ink)
    ink = look.ink if fills is None else EDGE
    edge = ' stroke-dasharray="1.2 0.9"' if empty else ""
    mark = zone_mark(
        path_data(shape.polygon),
        fill="#ffffff" if empty else shown.colour,
        strength=0 if empty else 0.95 if own or chosen or zone.code else 0.78,
        ink=ink,
        width=1.2 if chosen else 0.35,
        more=f'data-zone="{zone.id}" data-foot="{foot}"{edge} ',
    )
    if empty or shown.pattern == "plain":
        return [mark]
    pattern = hatch(shape.polygon, shown.pattern, 2.4)
    return [mark, pattern_marks(pattern, ink=shown.ink, strength=0.55, width=0.26)]


def _course(chart: Chart, course: CourseLine) -> str:
    """A channel's line and its arrows."""
    look = chart.systems[course.channel]
    width = 0.7 if course.branch else 1.2
    return channel_marks(
        course.line.simplify(0.05),
        [corner_data(arrow) for arrow in course.arrows],
        ink=look.fill,
        width=width,
        casing=(PALE, width + 1.0),
        dash=next(channel.dash for channel in chart.channels if channel.id == course.channel),
        arrow_edge=f' stroke="{PALE}" stroke-width="0.3"',
        more=f'data-channel="{course.channel}" ',
    )


def _badges(chart: Chart, view: View, standing: Standing, found: tuple[FootShape, ...]) -> str:
    parts = []
    height = size(view)
    for shape in found:
        if shape.label is not None:
            if standing.foot in shape.feet and shape.label_at:
                named = (shape.zone, shape.label, shape.label_at)
                parts.append(_code(chart, standing, named, height))
            continue
        number = chart.zone(shape.zone).number
        if standing.foot in shape.feet and number is not None:
            at = transform(standing.matrix, shape.badge)
            parts.append(
                f'<circle cx="{at[0]:g}" cy="{at[1]:g}" r="{shape.radius:g}" '
                'fill="#ffffff" stroke="#3a332c" stroke-width="0.25"/>'
            )
            em = shape.radius * NUMBER_SIZES.get(len(str(number)), 1.12)
            parts.append(_text((at[0], round(at[1] + 0.36 * em, 2)), em, str(number), "#1d1a17"))
    for item in beyond(chart, view.name):
        parts.append(_code(chart, standing, (item.zone, item.label, item.at), height))
    return "".join(parts)


def _code(chart: Chart, standing: Standing, named: tuple, height: float) -> str:
    """The code of an acupoint, over a pale halo that separates it from lines."""
    zone, words, middle = named
    x, y = transform(standing.matrix, middle)
    ink = chart.systems[chart.zone(zone).system].ink
    at = (x, round(y + 0.35 * height, 2))
    halo = f' stroke="{PALE}" stroke-width="1.4" stroke-linejoin="round" stroke-opacity="0.85"'
    return _text(at, height, words, PALE, halo) + _text(at, height, words, ink)


def _caption(chart: Chart, standing: Standing) -> str:
    words = chart.messages.get(f"caption_{standing.foot}", f"{standing.foot.title()} foot")
    return _text(standing.label, 5.2, words, "#3a332c", CAPTION)


def _text(at: tuple[float, float], height: float, words: str, colour: str, more: str = "") -> str:
    return (
        f'<text x="{at[0]:g}" y="{at[1]:g}" font-size="{height:.2f}" text-anchor="middle" '
        f'font-family="Source Sans 3, Helvetica, Arial, sans-serif" '
        f'fill="{colour}"{more}>{escape(words)}</text>'
    )


def transform(matrix: tuple[float, ...], point: tuple[float, float]) -> tuple[float, float]:
    """Apply an SVG matrix to a point."""
    a, b, c, d, e, f = matrix
    x, y = point
    return (round(a * x + c * y + e, 2), round(b * x + d * y + f, 2))


def silhouette(view: str = "plantar") -> tuple[tuple[float, ...], str]:
    """Return the frame of a plate with both feet, and their outlines as path data.

    For the time before the map is drawn; in the plate's own units.
    """
    drawing = views()[view]
    page = plate(drawing)
    ring = drawing.outline.exterior.simplify(0.8).coords
    feet = (line_data([transform(s.matrix, (x, y)) for x, y in ring]) for s in page.feet)
    return page.frame, "".join(feet)
