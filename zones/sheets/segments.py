"""Distances of straight segments, for many at once; coordinates and results in one unit."""

from __future__ import annotations

import numpy as np


def to_points(starts: np.ndarray, ends: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Return the distance of each of n segments to each of m points, shape ``(n, m)``."""
    along_x, along_y = (ends - starts).T[:, :, None]
    length = np.maximum(along_x**2 + along_y**2, 1e-12)
    x, y = points[:, 0] - starts[:, :1], points[:, 1] - starts[:, 1:]
    t = np.clip((x * along_x + y * along_y) / length, 0, 1)
    return np.hypot(x - t * along_x, y - t * along_y)


def to_segments(
    starts: np.ndarray, ends: np.ndarray, others: np.ndarray, other_ends: np.ndarray
) -> np.ndarray:
    """Return the distance of each of n segments to each of m segments; 0 where they cross."""
    least = np.minimum.reduce(
        [
            to_points(starts, ends, others),
            to_points(starts, ends, other_ends),
            to_points(others, other_ends, starts).T,
            to_points(others, other_ends, ends).T,
        ]
    )
    a, b = starts[:, None], ends[:, None]
    c, d = others[None], other_ends[None]
    cross = (_side(a, b, c) * _side(a, b, d) < 0) & (_side(c, d, a) * _side(c, d, b) < 0)
    return np.where(cross, 0.0, least)


def _side(a: np.ndarray, b: np.ndarray, p: np.ndarray) -> np.ndarray:
    return (b[..., 0] - a[..., 0]) * (p[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (
        p[..., 0] - a[..., 0]
    )
