"""What a picture of values needs besides the feet: fills by zone, and a legend below them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from html import escape
from typing import Any

from zones.drawing.figure import Fill
from zones.drawing.svg_marks import pattern_marks
from zones.drawing.zone_shapes import shapes
from zones.geometry.patterns import swatch
from zones.languages.catalogues import ENGLISH, languages
from zones.model.chart import Chart
from zones.model.placement import FEET
from zones.payload.values.numbers import in_language
from zones.payload.values.scale import mix

STEPS, LENGTH, HEIGHT, SIZE, LINE = 40, 60.0, 4.0, 4.4, 6.4
"""Rectangles in the bar, its size, that of letters, and from line to line, in drawing units."""
SWATCH, GAP = (8.0, 4.6), 5.0
INK = "#3a332c"


def fills(data: Mapping[str, Any]) -> dict[str, dict[str, Fill]] | None:
    """Return the look of zones by id and foot, from what ``values_json`` says; None without any."""
    bar = data.get("bar")
    if not bar:
        return None
    looks = {
        look["text"]: Fill(look["colour"], look["pattern"], look["ink"])
        for look in bar.get("classes", ())
    }
    return {
        id: {foot: looks.get(text) or Fill(colour) for foot, (colour, text) in feet.items()}
        for id, feet in data["zones"].items()
    }


def leaves_out(
    chart: Chart, view: str, feet: str, further: bool, known: Mapping[str, Mapping[str, Any]]
) -> bool:
    """Return whether a zone that a view shows has no value there."""
    shown = FEET if feet == "both" else (feet,)
    return any(
        foot not in known.get(shape.zone, {})
        for shape in shapes(chart, view, further=further)
        for foot in shape.feet
        if foot in shown
    )


def with_legend(
    svg: str, bar: Mapping[str, Any], texts: Mapping[str, str], language: str, missing: bool
) -> str:
    """Return a document with a legend centred below its drawing.

    Parameters
    ----------
    svg : str
        From :func:`zones.drawing.figure.svg`.
    bar : mapping
        As in the state ``values_json``.
    texts : mapping
        The messages of the interface.
    language : str
        For the signs of numbers.
    missing : bool
        Whether a zone without a value is to be seen.
    """
    frame = re.search(r'viewBox="([^"]+)"', svg)
    assert frame, "every figure says its frame"
    x, y, width, height = map(float, frame[1].split())
    language = language if language in languages() else ENGLISH
    middle, top = x + width / 2, y + height + 2
    parts: list[str] = []
    if words := heading(bar):
        top += LINE
        parts.append(_text(middle, top - 2, words, "middle"))
    if bar.get("colours"):
        parts += _bar(bar, middle, top, language)
        top += HEIGHT + (LINE if bar["middle"] else 3)
    entries = [*bar.get("classes", ()), *([{"text": texts["value_none"]}] if missing else [])]
    for row in _rows(entries, width - 8):
        left = middle - (sum(_width(entry) + GAP for entry in row) - GAP) / 2
        for entry in row:
            parts.append(_entry(entry, left, top))
            left += _width(entry) + GAP
        top += LINE
    tall = top - y
    taller = f'viewBox="{x:g} {y:g} {width:g} {tall:g}"'
    svg = re.sub(r'viewBox="[^"]+"', taller, svg, count=1)
    svg = re.sub(r' height="[^"]+mm"', f' height="{tall:g}mm"', svg, count=1)
    return svg.replace("</svg>", f"<g>{''.join(parts)}</g></svg>")


def heading(bar: Mapping[str, Any]) -> str:
    """Return the label with its unit.

    >>> heading({"label": "Time", "unit": "min"}), heading({"label": "", "unit": "%"})
    ('Time (min)', '%')
    """
    label, unit = bar.get("label", ""), bar.get("unit", "")
    return f"{label} ({unit})" if label and unit else label or unit


def _bar(bar: Mapping[str, Any], middle: float, top: float, language: str) -> list[str]:
    left, step = middle - LENGTH / 2, LENGTH / STEPS
    parts = [
        f'<rect x="{left + i * step:.2f}" y="{top:.2f}" width="{step + 0.1:.2f}" '
        f'height="{HEIGHT:g}" fill="{mix(bar["colours"], i / (STEPS - 1))}"/>'
        for i in range(STEPS)
    ]
    low, center, high = (in_language(bar[key], language) for key in ("low", "middle", "high"))
    parts.append(_text(left - 2, top + 3.4, low, "end"))
    parts.append(_text(left + LENGTH + 2, top + 3.4, high, "start"))
    if center:
        parts.append(
            f'<path d="M{middle:.2f} {top:.2f}v{HEIGHT + 1:g}" stroke="{INK}" stroke-width="0.3"/>'
        )
        parts.append(_text(middle, top + HEIGHT + 4.6, center, "middle"))
    return parts


def _rows(entries: list[dict[str, str]], width: float) -> list[list[dict[str, str]]]:
    """Part entries into rows that are no wider than the drawing."""
    rows: list[list[dict[str, str]]] = []
    left = 0.0
    for entry in entries:
        wide = _width(entry) + GAP
        if not rows or left < wide:
            rows.append([])
            left = width
        rows[-1].append(entry)
        left -= wide
    return rows


def _entry(entry: Mapping[str, str], left: float, top: float) -> str:
    """A swatch and its name; a dashed one where there is no value."""
    colour = entry.get("colour")
    wide, tall = SWATCH
    edge = f'stroke="{INK}" stroke-width="0.3"' + ("" if colour else ' stroke-dasharray="1.2 0.9"')
    sample = f'<rect width="{wide:g}" height="{tall:g}" fill="{colour or "#ffffff"}" {edge}/>'
    if colour:
        marks = swatch(entry["pattern"], wide, tall, 1.6)
        sample += pattern_marks(marks, ink=entry["ink"], strength=0.6, width=0.3)
    sample = f'<g transform="translate({left:.2f} {top:.2f})">{sample}</g>'
    return sample + _text(left + wide + 1.5, top + 3.8, entry["text"], "start")


def _width(entry: Mapping[str, str]) -> float:
    """Return about how wide an entry is: a letter is half as wide as high, a Chinese sign twice."""
    halves = sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in entry["text"])
    return SWATCH[0] + 1.5 + 0.53 * SIZE * halves


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return (
        f'<text x="{x:.2f}" y="{y:.2f}" font-size="{SIZE:g}" text-anchor="{anchor}" '
        f'font-family="Source Sans 3, Helvetica, Arial, sans-serif" '
        f'fill="{INK}">{escape(words)}</text>'
    )
