"""Outlines, toes and landmarks of the four views, measured on the mesh.

Everything is in page units (1 mm on a 250 mm foot, y down); see ``mesh``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from mesh import FOOT_LENGTH, Buffer, Frame, Mesh, frame_of, render
from scipy.interpolate import PchipInterpolator
from scipy.ndimage import distance_transform_edt, gaussian_filter
from scipy.ndimage import label as components
from scipy.signal import find_peaks
from shapely.geometry import Polygon
from skimage.measure import find_contours

LEG_END = {"medial": -181.0, "lateral": -181.0, "dorsal": 243.0}
"""Page y where the leg has faded away; the outline is closed there."""

VIEW_BOX = {
    "plantar": [-6, -6, 111, 263],
    "dorsal": [-6, -6, 111, 252],
    "medial": [-6, -184, 262, 190],
    "lateral": [-6, -184, 262, 190],
}

UNIT = (
    "1 unit = 1 mm on a 250 mm long foot, y down; the owner's left foot. plantar: x 0 at the "
    "medial extreme, y 0 at the longest toe, 250 at the heel. dorsal: seen from 55 degrees above "
    "the horizon in front, toes up; x 0 at the left-most (lateral) point of the foot, y 0 at the "
    "toe-most point. medial: x 0 at the back of the heel, 250 at the toe tip, y 0 on the ground. "
    "lateral: x 0 at the toe tip, 250 at the heel, y 0 on the ground."
)


def ring_of(mask: np.ndarray, buffer: Buffer, sigma: float = 1.6) -> np.ndarray:
    """Longest contour of a mask as page points, blurred by ``sigma`` pixels first."""
    soft = gaussian_filter(np.pad(mask.astype(float), 4), sigma)
    line = max(find_contours(soft, 0.5), key=len) - 4
    return buffer.to_page(line)


def resample(ring: np.ndarray, count: int) -> np.ndarray:
    """``count`` points at equal steps along a closed ring (first point not repeated)."""
    ring = ring if np.allclose(ring[0], ring[-1]) else np.vstack([ring, ring[:1]])
    run = np.r_[0, np.cumsum(np.hypot(*np.diff(ring, axis=0).T))]
    at = np.linspace(0, run[-1], count, endpoint=False)
    return np.stack([np.interp(at, run, ring[:, k]) for k in range(2)], axis=1)


@dataclass(frozen=True)
class Toes:
    """The toes as parts of the sole: tips, webs (page points) and a label for any mesh point."""

    tips: np.ndarray
    webs: np.ndarray
    root: PchipInterpolator
    nearest: np.ndarray
    buffer: Buffer
    frame: Frame

    def label(self, points: np.ndarray) -> np.ndarray:
        """Toe number 1 to 5 of mesh points (..., 3) in decimetres, 0 behind the toes' roots."""
        page = self.frame.page(np.nan_to_num(points, nan=-9.0))
        row, col = np.round(self.buffer.to_pixel(page.reshape(-1, 3)[:, :2])).astype(int).T
        high, wide = self.nearest.shape
        toe = self.nearest[np.clip(row, 0, high - 1), np.clip(col, 0, wide - 1)]
        toe = np.where(page[..., 1].ravel() < self.root(page[..., 0].ravel()), toe, 0)
        return np.where(np.isnan(points[..., 0]), 0, toe.reshape(page.shape[:-1]))


def find_toes(mesh: Mesh) -> Toes:
    """Find tips and webs as the bumps and notches of the sole's silhouette."""
    frame = frame_of(mesh, "plantar")
    buffer = render(mesh, frame)
    ring = ring_of(buffer.inside, buffer)
    ring = np.roll(ring[:-1], -int(ring[:-1, 1].argmax()), axis=0)
    if ring[len(ring) // 4, 0] > ring[3 * len(ring) // 4, 0]:
        ring = ring[::-1]
    y = ring[:, 1]
    tips = ring[find_peaks(-y, prominence=8)[0]]
    webs = ring[[i for i in find_peaks(y, prominence=8)[0] if y[i] < 0.4 * FOOT_LENGTH]]
    if (len(tips), len(webs)) != (5, 4):
        raise ValueError(f"expected 5 toes and 4 webs, found {len(tips)} and {len(webs)}")
    # The outer ends of the root line: as far back as the neighbouring web, bowed with the row.
    ends = [[-4.0, webs[0, 1] - 3.0], [104.0, webs[3, 1] + 6.0]]
    knots = np.array([ends[0], *webs, ends[1]])
    root = PchipInterpolator(knots[:, 0], knots[:, 1], extrapolate=True)
    rows, cols = np.indices(buffer.inside.shape)
    page = buffer.to_page(np.stack([rows.ravel(), cols.ravel()], 1))
    front = (page[:, 1] < root(page[:, 0])).reshape(rows.shape)
    parts, count = components(buffer.inside & front)
    sizes = np.bincount(parts.ravel())[1:]
    big = 1 + np.argsort(sizes)[::-1][:5]
    order = sorted(big, key=lambda k: cols[parts == k].mean())
    number = np.zeros(count + 1, int)
    number[order] = np.arange(1, 6)
    toes = number[parts]
    nearest = toes[tuple(distance_transform_edt(toes == 0, return_indices=True)[1])]
    return Toes(tips, webs, root, nearest, buffer, frame)


def toe_rings(toes: Toes, buffer: Buffer, outline: Polygon) -> dict[str, Polygon]:
    """What is seen of each toe in a view, as polygons that do not overlap."""
    labels = toes.label(buffer.where)
    found: dict[str, Polygon] = {}
    room = outline
    for number in range(1, 6):
        parts, count = components(labels == number)
        if not count:
            continue
        sizes = np.bincount(parts.ravel())[1:]
        if sizes.max() < 30 * buffer.density**2:
            continue
        ring = Polygon(ring_of(parts == 1 + sizes.argmax(), buffer)).simplify(0.12)
        piece = ring.buffer(0).intersection(room)
        if piece.geom_type != "Polygon":
            piece = max(piece.geoms, key=lambda part: part.area)
        found[str(number)] = piece
        room = room.difference(piece.buffer(0.06))
    return found


def silhouette(buffer: Buffer, view: str) -> np.ndarray:
    """Closed outline of a view, cut level where the leg has faded away."""
    mask = buffer.inside.copy()
    if view in LEG_END:
        row = round(buffer.to_pixel(np.array([[0.0, LEG_END[view]]]))[0, 0])
        if view == "dorsal":
            mask[row + 1 :] = False
        else:
            mask[:row] = False
    return ring_of(mask, buffer)
