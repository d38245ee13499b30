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
    n, m = len(starts), len(others)
    own, further = np.vstack([starts, ends]), np.vstack([others, other_ends])
    away = to_points(starts, ends, further).reshape(n, 2, m).min(axis=1)
    back = to_points(others, other_ends, own).reshape(m, 2, n).min(axis=1)
    side = _sides(starts, ends, further).reshape(n, 2, m)
    other_side = _sides(others, other_ends, own).reshape(m, 2, n)
    cross = (side[:, 0] * side[:, 1] < 0) & (other_side[:, 0] * other_side[:, 1] < 0).T
    return np.where(cross, 0.0, np.minimum(away, back.T))


def _sides(starts: np.ndarray, ends: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Return on which side of n segments m points lie, as a sign; shape ``(n, m)``."""
    along_x, along_y = (ends - starts).T[:, :, None]
    return along_x * (points[:, 1] - starts[:, 1:]) - along_y * (points[:, 0] - starts[:, :1])


class Segments:
    """A growing number of segments, each with a radius around it."""

    def __init__(self) -> None:
        self._rows = np.empty((32, 5))
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(
        self, start: tuple[float, float], end: tuple[float, float], radius: float = 0.0
    ) -> None:
        """Add one."""
        if self._count == len(self._rows):
            self._rows = np.vstack([self._rows, np.empty_like(self._rows)])
        self._rows[self._count] = (*start, *end, radius)
        self._count += 1

    def keep(self, count: int) -> None:
        """Forget all but the first ones."""
        self._count = count

    def all(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return starts, ends and radii."""
        rows = self._rows[: self._count]
        return rows[:, :2], rows[:, 2:4], rows[:, 4]

    def around(
        self, low: np.ndarray, high: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return starts, ends and radii of those that may reach the box from low to high."""
        rows = self._rows[: self._count]
        starts, ends, radii = rows[:, :2], rows[:, 2:4], rows[:, 4:]
        near = (np.maximum(starts, ends) + radii >= low) & (
            np.minimum(starts, ends) - radii <= high
        )
        rows = rows[near.all(axis=1)]
        return rows[:, :2], rows[:, 2:4], rows[:, 4]
