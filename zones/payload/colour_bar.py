"""A colour bar below a finished SVG document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Any

from zones.payload.values import mix

STEPS, LENGTH, HEIGHT, ROOM = 40, 60.0, 4.0, 14.0
"""Rectangles in the bar, its size, and the space below the drawing, in drawing units."""


def with_bar(svg: str, bar: Mapping[str, Any]) -> str:
    """Return the document with a colour bar centred below it.

    Parameters
    ----------
    svg : str
        From :func:`zones.drawing.figure.svg`.
    bar : mapping
        ``colours``, ``low``, ``high`` and ``label``, as in the state ``values_json``.
    """
    frame = re.search(r'viewBox="([^"]+)"', svg)
    assert frame, "every figure says its frame"
    x, y, width, height = map(float, frame[1].split())
    left, top = x + (width - LENGTH) / 2, y + height + ROOM - HEIGHT - 3
    step = LENGTH / STEPS
    parts = [
        f'<rect x="{left + i * step:.2f}" y="{top:.2f}" width="{step + 0.1:.2f}" '
        f'height="{HEIGHT:g}" fill="{mix(bar["colours"], i / (STEPS - 1))}"/>'
        for i in range(STEPS)
    ]
    for at, anchor, words in (
        ((left - 2, top + 3.4), "end", bar["low"]),
        ((left + LENGTH + 2, top + 3.4), "start", bar["high"]),
        ((left + LENGTH / 2, top - 2), "middle", bar["label"]),
    ):
        parts.append(
            f'<text x="{at[0]:.2f}" y="{at[1]:.2f}" font-size="4.4" text-anchor="{anchor}" '
            f'font-family="Source Sans 3, Helvetica, Arial, sans-serif" '
            f'fill="#3a332c">{escape(words)}</text>'
        )
    taller = f'viewBox="{x:g} {y:g} {width:g} {height + ROOM:g}"'
    svg = re.sub(r'viewBox="[^"]+"', taller, svg, count=1)
    svg = re.sub(r' height="[^"]+mm"', f' height="{height + ROOM:g}mm"', svg, count=1)
    return svg.replace("</svg>", f"<g>{''.join(parts)}</g></svg>")
