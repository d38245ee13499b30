"""The SVG elements that every drawing of a foot consists of, safe to print.

Only paths with presentation attributes and hex colours. Callers choose colours, widths and
opacities: the figure on the screen and the sheets look different but share this code.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from zones.geometry.path_data import line_data
from zones.geometry.patterns import Hatch


def number(value: float) -> str:
    """Write a number with at most three decimals."""
    return f"{round(value, 3):g}"


def zone_mark(
    data: str, *, fill: str, strength: float, ink: str, width: float, more: str = ""
) -> str:
    """Draw the shape of a zone.

    Parameters
    ----------
    data : str
        Path data, in drawing units.
    fill, ink : str
        Hex colours of the area and of its edge.
    strength : float
        Opacity of the area, 0 to 1.
    width : float
        Of the edge, in drawing units.
    more : str
        Further attributes, ending in a space.
    """
    return (
        f'<path {more}d="{data}" fill="{fill}" fill-opacity="{number(strength)}" '
        f'stroke="{ink}" stroke-width="{number(width)}" stroke-linejoin="round"/>'
    )


def pattern_marks(pattern: Hatch, *, ink: str, strength: float, width: float) -> str:
    """Draw the lines and dots of a system's pattern; see :func:`zones.geometry.patterns.hatch`."""
    drawn = ""
    if pattern.lines:
        drawn += (
            f'<path d="{pattern.lines}" fill="none" stroke="{ink}" '
            f'stroke-opacity="{number(strength)}" stroke-width="{number(width)}"/>'
        )
    if pattern.marks:
        drawn += f'<path d="{pattern.marks}" fill="{ink}" fill-opacity="{number(strength)}"/>'
    return drawn


def channel_marks(
    line: BaseGeometry,
    arrows: Iterable[str],
    *,
    ink: str,
    width: float,
    casing: tuple[str, float],
    dash: Sequence[float] = (),
    arrow_edge: str = "",
    more: str = "",
) -> str:
    """Draw the line of a channel over a pale casing, and the arrows of its flow.

    Parameters
    ----------
    line : LineString or MultiLineString
        In drawing units.
    arrows : iterable of str
        Path data.
    ink : str
    width : float
        Of the line, in drawing units.
    casing : (str, float)
        Colour, and width of the whole casing.
    dash : sequence of float
        Lengths of dashes and gaps; empty for a solid line.
    arrow_edge : str
        Attributes of an edge around the arrows.
    more : str
        Further attributes of the line, ending in a space.
    """
    data = "".join(line_data(list(piece.coords)) for piece in shapely.get_parts(line))
    common = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
    dashes = f' stroke-dasharray="{" ".join(f"{d:g}" for d in dash)}"' if dash else ""
    colour, wide = casing
    return (
        f'<path d="{data}" {common} stroke="{colour}" stroke-opacity="0.7" '
        f'stroke-width="{number(wide)}"/>'
        f'<path {more}d="{data}" {common} stroke="{ink}" stroke-width="{number(width)}"{dashes}/>'
        f'<path d="{"".join(arrows)}" fill="{ink}"{arrow_edge}/>'
    )


def guideline_mark(
    points: Sequence[tuple[float, float]],
    *,
    ink: str,
    width: float,
    dash: tuple[float, float],
) -> str:
    """Draw a guideline through points, dashed; lengths in drawing units."""
    return (
        f'<path d="{line_data(points)}" fill="none" stroke="{ink}" '
        f'stroke-width="{number(width)}" stroke-dasharray="{number(dash[0])} {number(dash[1])}"/>'
    )
