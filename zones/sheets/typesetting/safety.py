"""The safety box of a sheet: stop, get help now, ask a doctor first, go on gently."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from zones.model.chart import Chart
from zones.sheets.looks import Look
from zones.sheets.messages import joined, language, message
from zones.sheets.papers import Box
from zones.sheets.typesetting.page import Page, Style, balanced, frame, height_of

COLOURS = {"stop": "#a01c16", "help": "#a01c16", "ask": "#8a5200", "go": "#2c6a3a"}
GAP = 2.5
BAR = 1.1


@dataclass(frozen=True)
class Part:
    """One of the four: its key and title, and paragraphs as (lead, text)."""

    key: str
    title: str
    paragraphs: tuple[tuple[str, str], ...]


def parts(chart: Chart) -> tuple[Part, ...]:
    """Return the texts of the boxes, from the chart's cautions and red flags."""
    return _parts(chart, language())


@lru_cache(maxsize=16)
def _parts(chart: Chart, language: str) -> tuple[Part, ...]:
    def listed(level: str, general: bool) -> str:
        names = [
            c.name for c in chart.cautions.values() if c.level == level and c.general is general
        ]
        return "\u00a0· ".join(names)

    def signs(urgency: str) -> str:
        return joined(*(flag.sign for flag in chart.red_flags if flag.urgency == urgency))

    stop = [(message("stop_intro"), listed("leave", True))]
    help_now = [(message("emergency"), signs("emergency")), (message("today"), signs("today"))]
    go = [
        ("", joined(message("go_intro"), message("stop_rule"))),
        (message("go_adapt"), listed("adapt", False)),
    ]
    ask = [(message("ask_intro"), listed("ask", True))]
    found = (("stop", stop), ("help", help_now), ("ask", ask), ("go", go))
    return tuple(
        Part(key, message(key), tuple((lead, text) for lead, text in rows if text))
        for key, rows in found
    )


def safety_height(chart: Chart, width: float, style: Style) -> float:
    """Return the height of the boxes side by side."""
    boxes = parts(chart)
    wide = _widths(boxes, width, style, language())
    return max(_height(b, _room(w, style), style) for b, w in zip(boxes, wide, strict=True))


def draw_safety(page: Page, chart: Chart, box: Box, style: Style, look: Look) -> None:
    """Draw the boxes side by side, all as tall as `box`."""
    x, boxes = box.x, parts(chart)
    widths = _widths(boxes, box.width, style, language())
    for part, wide in zip(boxes, widths, strict=True):
        _draw(page, part, Box(x, box.y, wide, box.height), style, look)
        x += wide + GAP


@lru_cache(maxsize=64)
def _widths(
    all_parts: tuple[Part, ...], width: float, style: Style, language: str
) -> tuple[float, ...]:
    """Widths that make them about equally tall."""
    room = width - GAP * (len(all_parts) - 1)
    weight = [1.0] * len(all_parts)
    lowest, best = math.inf, tuple[float, ...]()
    for _ in range(14):
        wide = tuple(room * w / sum(weight) for w in weight)
        tall = [_height(p, _room(w, style), style) for p, w in zip(all_parts, wide, strict=True)]
        if max(tall) < lowest - 1e-6:
            lowest, best = max(tall), wide
        weight = [
            max(w * (t / max(tall)) ** 0.6, 0.12 * sum(weight))
            for w, t in zip(weight, tall, strict=True)
        ]
    return best


def _pad(style: Style) -> float:
    return 0.75 * style.line


def _room(wide: float, style: Style) -> float:
    """Text width in a box of a width."""
    return wide - BAR - 1.6 * _pad(style)


def _head(style: Style) -> Style:
    return style.but(size=style.size * 1.25, weight=600)


def _height(part: Part, room: float, style: Style) -> float:
    total = 2 * _pad(style) * 0.8 + height_of(part.title, room, _head(style))
    for lead, text in part.paragraphs:
        total += 0.3 * style.line + height_of(text, room, style)
        total += height_of(lead, room, style.but(weight=600)) if lead else 0
    return total


def _draw(page: Page, part: Part, box: Box, style: Style, look: Look) -> None:
    colour = look.tint(COLOURS[part.key])
    page.frames.append(box)
    page.draw(
        frame(box, colour, 0.3)
        + f'<rect x="{box.x:.2f}" y="{box.y:.2f}" width="{BAR}" height="{box.height:.2f}" '
        f'fill="{colour}"/>'
    )
    pad = _pad(style)
    room = _room(box.width, style)
    x = box.x + BAR + 0.8 * pad
    y = page.text(
        part.title,
        Box(x, box.y + 0.8 * pad, room, 0),
        _head(style).but(colour=colour),
        role="h2",
    )
    for lead, text in part.paragraphs:
        y += 0.3 * style.line
        if lead:
            strong = style.but(weight=600)
            y = page.text(balanced(lead, room, strong), Box(x, y, room, 0), strong)
        y = page.text(text, Box(x, y, room, 0), style)
