"""Toenails: set by hand on the dorsal page, carried to the side views through the mesh."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from curves import ring_path
from geometry import ring_of
from mesh import Buffer, Frame

NAIL, NAIL_LINE, LUNULA, SHINE = "#f3ddd0", "#9a7763", "#fbf1e8", "#fffaf4"


def nail_ring(nail: dict, grow: float = 1.0) -> np.ndarray:
    """Outline of a toenail on the dorsal page: a squared oval, narrower at its root."""
    turn = np.radians(nail.get("turn", 0))
    angle = np.linspace(0, 2 * np.pi, 160, endpoint=False)
    c, s = np.cos(angle), np.sin(angle)
    power = np.where(s > 0, 2 / 2.5, 2 / 3.2)
    x = np.sign(c) * abs(c) ** power * nail["half"][0] * grow
    y = np.sign(s) * abs(s) ** power * nail["half"][1] * grow
    x = x * (1 - 0.06 * y / nail["half"][1])
    return np.stack(
        [
            nail["at"][0] + x * np.cos(turn) - y * np.sin(turn),
            nail["at"][1] + x * np.sin(turn) + y * np.cos(turn),
        ],
        axis=1,
    )


def in_nail(nail: dict, points: np.ndarray, part: tuple[float, float, float, float]) -> np.ndarray:
    """Whether dorsal page points lie in a part of a nail.

    ``part`` is x0, y0, x1, y1 over the nail's half-width and half-length, -1 to 1.
    """
    turn = np.radians(nail.get("turn", 0))
    dx, dy = points[..., 0] - nail["at"][0], points[..., 1] - nail["at"][1]
    x = (dx * np.cos(turn) + dy * np.sin(turn)) / nail["half"][0]
    y = (dy * np.cos(turn) - dx * np.sin(turn)) / nail["half"][1]
    x = x / (1 - 0.06 * y)
    power = np.where(y > 0, 2.5, 3.2)
    whole = abs(x) ** power + abs(y) ** power < 1
    return whole & (x > part[0]) & (x < part[2]) & (y > part[1]) & (y < part[3])


@dataclass(frozen=True)
class NailCaster:
    """Carries nails from the dorsal page through the mesh to another view."""

    dorsal: Frame
    seen: Buffer

    def rings(self, nail: dict, buffer: Buffer, spread: float) -> np.ndarray | None:
        """Outline of the part of a nail that a view shows; None if (almost) hidden.

        ``spread`` widens the plate: at its sides it bends down around the toe.
        """
        page = self.dorsal.page(np.nan_to_num(buffer.where, nan=-9))
        row, col = np.round(self.seen.to_pixel(page.reshape(-1, 3)[:, :2])).astype(int).T
        high, wide = self.seen.inside.shape
        front = self.seen.depth[np.clip(row, 0, high - 1), np.clip(col, 0, wide - 1)]
        shown = (page[..., 2] > front.reshape(page.shape[:2]) - 0.6) & buffer.inside
        nail = nail | {"half": [spread * nail["half"][0], nail["half"][1]]}
        mask = shown & in_nail(nail, page, (-1, -1, 1, 1))
        if mask.sum() < 1.2 * buffer.density**2:
            return None
        return ring_of(mask, buffer, 1.2)


def nail_light(nail: dict) -> str:
    """Lunula and a window's reflection on a nail of the dorsal page."""
    turn = np.radians(nail.get("turn", 0))
    w, h = nail["half"]

    def place(points: list[tuple[float, float]]) -> np.ndarray:
        p = np.array(points) * [w, h]
        x = nail["at"][0] + p[:, 0] * np.cos(turn) - p[:, 1] * np.sin(turn)
        return np.stack([x, nail["at"][1] + p[:, 0] * np.sin(turn) + p[:, 1] * np.cos(turn)], 1)

    t = np.linspace(0, np.pi, 40)
    top = [(0.52 * np.cos(a), 0.86 - 0.34 * np.sin(a)) for a in t]
    low = [(-0.52 * np.cos(a), 0.86 + 0.08 * np.sin(a)) for a in t]
    lunula = place(top + low[1:-1])
    t = np.linspace(-1, 1, 30)
    left = [(-0.52 + 0.05 * s * s, 0.5 * s - 0.1) for s in t]
    right = [(-0.36 + 0.08 * s * s - 0.05, 0.5 * s - 0.1) for s in t[::-1]]
    shine = place(left + right)
    parts = (("nail-lunula", LUNULA, lunula), ("nail-shine", SHINE, shine))
    return "".join(
        f'<path class="{name}" fill="{fill}" stroke="none" d="{ring_path(ring, 0.1, 0.1)}"/>'
        for name, fill, ring in parts
    )
