"""Lines of ink: strokes that swell, and the contour that is heavier away from the lamp."""

from __future__ import annotations

import numpy as np
from curves import arc, line_path, ring_path, smooth_ring
from geometry import LEG_END
from scipy.ndimage import gaussian_filter1d


def nested(lines: list[tuple[np.ndarray, float]], widths: list[float]) -> list[tuple[float, str]]:
    """Strokes that swell towards their middle: ever shorter and heavier copies of each line.

    Each line comes with its weight: how much of the range of ``widths`` it may use (0 to 1).
    """
    out = []
    for step, width in enumerate(widths):
        data = []
        for line, weight in lines:
            reach = step / len(widths)
            if reach >= weight:
                continue
            trim = 0.5 * reach / max(weight, 1e-6) * 0.9
            run = arc(line)
            keep = (run >= trim * run[-1]) & (run <= (1 - trim) * run[-1])
            if keep.sum() > 3:
                data.append(line_path(line[keep]))
        if data:
            out.append((width, "".join(data)))
    return out


def strokes(items: list[tuple[float, str]]) -> str:
    """Path elements that take colour and caps from their group."""
    return "".join(f'<path stroke-width="{width:g}" d="{data}"/>' for width, data in items)


def outline_strokes(ring: np.ndarray, view: str) -> list[tuple[float, str]]:
    """The contour: thin all round, heavier on the side away from the lamp; open at the leg."""
    ring = smooth_ring(ring, 0.4, 0.6)[:-1]
    if view in LEG_END:
        gone = abs(ring[:, 1] - LEG_END[view]) < 1.2
        start = np.flatnonzero(gone & ~np.roll(gone, -1))[0] + 1
        ring = np.roll(ring, -start, axis=0)
        ring = ring[~np.roll(gone, -start)]
        items = [(0.55, line_path(ring, 0.13))]
    else:
        items = [(0.55, ring_path(ring, 0.13, 0.2))]
        ring = np.vstack([ring, ring[:1]])
    step = np.gradient(ring, axis=0)
    normal = np.stack([step[:, 1], -step[:, 0]], 1)
    normal /= np.hypot(*normal.T)[:, None] + 1e-9
    x, y = ring.T
    if np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1]) < 0:
        normal = -normal
    shade = gaussian_filter1d(normal @ np.array([0.74, 0.67]), 8, mode="nearest")
    for width, least in ((0.74, 0.1), (0.94, 0.5)):
        heavy = shade > least
        data = []
        for run in np.split(np.arange(len(ring)), np.flatnonzero(np.diff(heavy.astype(int))) + 1):
            if heavy[run[0]] and len(run) > 14:
                data.append(line_path(ring[run], 0.13))
        items.append((width, "".join(data)))
    return items
