"""Landmarks of the foot, and the top of the foot above each place of the sole."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from geometry import Toes
from mesh import FOOT_LENGTH, SOLE_TOP, Buffer, Frame, Mesh, frame_of, render
from scipy.ndimage import gaussian_filter

MTP_ACROSS = (0.21, 0.43, 0.60, 0.72, 0.86)
MTP_ALONG = (0.0, 0.17, 0.42, 0.75, 1.0)
"""Heads of the metatarsals across the foot, and along it from the first to the fifth.

From the bone positions of the fact table; both ends are taken from this foot's own bumps.
"""


def peak(
    buffer: Buffer, box: tuple[float, float, float, float], fine: float, coarse: float
) -> np.ndarray:
    """Most prominent point towards the eye in a page box: a fine minus a coarse depth blur."""
    inside = buffer.inside.astype(float)
    deep = np.where(buffer.inside, buffer.depth, 0)

    def blur(width: float) -> np.ndarray:
        width *= buffer.density
        return gaussian_filter(deep, width) / (gaussian_filter(inside, width) + 1e-9)

    bump = blur(fine) - blur(coarse)
    rows, cols = np.indices(inside.shape)
    page = buffer.to_page(np.stack([rows.ravel(), cols.ravel()], 1))
    ok = (page[:, 0] >= box[0]) & (page[:, 0] <= box[2])
    ok &= (page[:, 1] >= box[1]) & (page[:, 1] <= box[3]) & buffer.inside.ravel()
    return page[np.flatnonzero(ok)[bump.ravel()[ok].argmax()]]


def span(ring: np.ndarray, y: float) -> tuple[float, float]:
    """Smallest and largest x of a closed ring at a height of the page."""
    a, b = ring, np.roll(ring, -1, axis=0)
    cut = (a[:, 1] - y) * (b[:, 1] - y) <= 0
    a, b = a[cut], b[cut]
    step = np.where(b[:, 1] == a[:, 1], 1.0, b[:, 1] - a[:, 1])
    x = a[:, 0] + (b[:, 0] - a[:, 0]) * np.clip((y - a[:, 1]) / step, 0, 1)
    return float(x.min()), float(x.max())


def sole_landmarks(toes: Toes, ring: np.ndarray) -> dict[str, np.ndarray]:
    """Tips, webs, metatarsal heads, the fifth tuberosity and the heel on the sole."""
    marks = {f"toe-{k + 1}-tip": toes.tips[k] for k in range(5)}
    marks |= {f"web-{k + 1}-{k + 2}": toes.webs[k] for k in range(4)}
    ball = ring[(ring[:, 1] > 45) & (ring[:, 1] < 115)]
    first = ball[ball[:, 0].argmin(), 1]
    fifth = ball[ball[:, 0].argmax(), 1]
    for k in range(5):
        y = first + MTP_ALONG[k] * (fifth - first)
        low, high = span(ring, y)
        marks[f"mtp-{k + 1}"] = np.array([low + MTP_ACROSS[k] * (high - low), y])
    y = 0.58 * FOOT_LENGTH
    low, high = span(ring, y)
    marks["fifth-tuberosity"] = np.array([high - 0.08 * (high - low), y])
    y = 0.78 * FOOT_LENGTH
    marks["heel-pad-front"] = np.array([sum(span(ring, y)) / 2, y])
    marks["heel-back"] = ring[ring[:, 1].argmax()]
    return marks


def body_landmarks(mesh: Mesh, toes: Toes, sole: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Landmarks of the upper views as mesh points in decimetres."""
    points = mesh.points
    labels = toes.label(points)
    low = points[points[:, 1] < SOLE_TOP]
    plantar = toes.frame
    page = plantar.page(points)
    marks: dict[str, np.ndarray] = {}
    for number in range(1, 6):
        own = points[labels == number]
        marks[f"toe-{number}-tip"] = own[own[:, 2].argmax()]
    marks["heel-back"] = low[low[:, 2].argmin()]

    def beside(y: float, side: int) -> np.ndarray:
        near = points[(abs(page[:, 1] - y) < 1.2) & (points[:, 1] < 0.45)]
        return near[(near[:, 0] * side).argmax()]

    marks["mtp-1"] = beside(sole["mtp-1"][1], -1)
    marks["mtp-5"] = beside(sole["mtp-5"][1], 1)
    marks["fifth-tuberosity"] = beside(sole["fifth-tuberosity"][1], 1)
    medial, lateral = frame_of(mesh, "medial"), frame_of(mesh, "lateral")
    inner = peak(render(mesh, medial), (50, -115, 85, -65), 4, 16)
    outer = peak(render(mesh, lateral), (170, -110, 225, -50), 4, 16)
    for name, xy, frame in (("inner", inner, medial), ("outer", outer, lateral)):
        gap = np.hypot(*(frame.page(points)[:, :2] - xy).T)
        close = np.argsort(gap)[:60]
        front = (points[close] @ frame.rows[2]).argmax()
        marks[f"{name}-malleolus"] = points[close[front]]
    # The fold of the ankle: where the instep's profile is most hollow, that is, farthest
    # behind the straight line from the leg to the ball.
    profile = medial.page(points)
    y_range = np.arange(-150.0, -55.0, 2.0)
    edge = [points[abs(profile[:, 1] - y) < 1.2] for y in y_range]
    edge = np.array([p[p[:, 2].argmax()] for p in edge])
    ends = medial.page(edge[[0, -1]])[:, :2]
    along = (ends[1] - ends[0]) / np.hypot(*(ends[1] - ends[0]))
    offset = (medial.page(edge)[:, :2] - ends[0]) @ np.array([along[1], -along[0]])
    marks["ankle-front"] = edge[abs(offset).argmax()]
    return marks


@dataclass(frozen=True)
class Surface:
    """The top (or underside) of the foot above each position of the sole."""

    frame: Frame
    buffer: Buffer

    def at(self, plantar_xy: np.ndarray) -> np.ndarray:
        """Mesh points (dm) above or below positions on the plantar page; nan where none."""
        row, col = np.round(self.buffer.to_pixel(np.atleast_2d(plantar_xy))).astype(int).T
        high, wide = self.buffer.inside.shape
        ok = (row >= 0) & (row < high) & (col >= 0) & (col < wide)
        got = self.buffer.where[np.clip(row, 0, high - 1), np.clip(col, 0, wide - 1)]
        return np.where(ok[:, None], got, np.nan)


def top_surface(mesh: Mesh) -> Surface:
    """Ray cast from above, on the plantar page's own x and y, without the leg."""
    plantar = frame_of(mesh, "plantar")
    rows = plantar.rows.copy()
    rows[2] = -rows[2]
    frame = Frame("dorsal", rows, plantar.scale, plantar.origin)
    buffer = render(mesh, frame)
    # The leg rises from the instep where the surface grows steeper than it is flat.
    leg = (buffer.where[..., 1] > 1.2) | (
        (buffer.where[..., 1] > 0.95) & (buffer.normal[..., 1] < 0.3)
    )
    buffer.where[leg] = np.nan
    return Surface(frame, buffer)


def dorsal_grid(mesh: Mesh, top: Surface) -> dict:
    """Where the top of the foot above sole position (u, v) appears on the dorsal page."""
    plantar, dorsal = frame_of(mesh, "plantar"), frame_of(mesh, "dorsal")
    sole = plantar.page(mesh.points[mesh.points[:, 1] < SOLE_TOP])
    wide = sole[:, 0].max()
    us = np.round(np.arange(0, 1.001, 0.1), 3)
    vs = np.round(np.arange(0, 0.801, 0.025), 3)
    xy = []
    for v in vs:
        points = top.at(np.stack([us * wide, np.full(len(us), v * FOOT_LENGTH)], 1))
        page = dorsal.page(points)[:, :2]
        xy.append([None if np.isnan(p[0]) else [round(float(c), 1) for c in p] for p in page])
    return {"v": vs.tolist(), "u": us.tolist(), "xy": xy}
