"""The mesh behind the drawings: reading, smoothing, projecting, depth buffers.

Mesh frame: the owner's LEFT foot, decimetres, x towards the little toe, y up from the
ground, z towards the toes.  Page frame: millimetres on a 250 mm long foot, y down.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

FOOT_LENGTH = 250.0
SOLE_TOP = 0.62
"""Height in decimetres below which a face belongs to the sole view."""

_C, _S = np.cos(np.radians(35)), np.sin(np.radians(35))

AXES = {
    "plantar": ((1, 0, 0), (0, 0, 1), (0, -1, 0)),
    "dorsal": ((-1, 0, 0), (0, -_S, _C), (0, _C, _S)),
    "medial": ((0, 0, 1), (0, 1, 0), (-1, 0, 0)),
    "lateral": ((0, 0, -1), (0, 1, 0), (1, 0, 0)),
}
"""For each view the page's right, the page's up and the direction to the eye, in mesh axes."""

KEEP = {"plantar": SOLE_TOP, "dorsal": 2.2, "medial": 2.2, "lateral": 2.2}
"""Height in decimetres above which the mesh is left out of a view; views not named keep all."""


@dataclass(frozen=True)
class Mesh:
    """Quads with smooth normals: ``points`` (n, 3) dm, ``quads`` (m, 4), ``normals`` (n, 3)."""

    points: np.ndarray
    quads: np.ndarray
    normals: np.ndarray


def read_obj(path: Path) -> tuple[np.ndarray, np.ndarray]:
    """Read vertices (decimetres) and quads (indices from 0) of a Wavefront file."""
    points, quads = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        word, *rest = line.split() or [""]
        if word == "v":
            points.append([float(value) for value in rest[:3]])
        elif word == "f":
            quads.append([int(value.split("/")[0]) - 1 for value in rest])
    return np.array(points), np.array(quads)


def subdivide(points: np.ndarray, quads: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """One step of Catmull-Clark on quads; an open border follows its own cubic curve."""
    n, m = len(points), len(quads)
    ends = np.stack([quads, np.roll(quads, -1, axis=1)], axis=2).reshape(-1, 2)
    edges, which, uses = np.unique(
        np.sort(ends, axis=1), axis=0, return_inverse=True, return_counts=True
    )
    which = which.reshape(-1)
    centres = points[quads].mean(axis=1)
    middles = points[edges].mean(axis=1)
    beside = np.zeros((len(edges), 3))
    np.add.at(beside, which, np.repeat(centres, 4, axis=0))
    border = uses == 1
    edge_points = np.where(border[:, None], middles, (2 * middles + beside) / 4)

    faces_at, face_sum = np.zeros(n), np.zeros((n, 3))
    np.add.at(faces_at, quads, 1)
    np.add.at(face_sum, quads, centres[:, None])
    edges_at, edge_sum = np.zeros(n), np.zeros((n, 3))
    np.add.at(edges_at, edges, 1)
    np.add.at(edge_sum, edges, middles[:, None])
    moved = (
        face_sum / faces_at[:, None]
        + 2 * edge_sum / edges_at[:, None]
        + (faces_at - 3)[:, None] * points
    ) / faces_at[:, None]
    rim, rim_sum = np.zeros(n), np.zeros((n, 3))
    np.add.at(rim, edges[border], 1)
    np.add.at(rim_sum, edges[border], middles[border][:, None])
    on_rim = rim > 0
    moved[on_rim] = (rim_sum[on_rim] / rim[on_rim, None] + points[on_rim]) / 2

    edge_id = n + m + which.reshape(m, 4)
    face_id = np.repeat(np.arange(n, n + m)[:, None], 4, axis=1)
    finer = np.stack([quads, edge_id, face_id, np.roll(edge_id, 1, axis=1)], axis=2)
    return np.concatenate([moved, centres, edge_points]), finer.reshape(-1, 4)


def smooth_mesh(path: Path, steps: int = 3) -> Mesh:
    """Read a mesh, subdivide it, and give it outward normals weighted by area."""
    return smoothed(*read_obj(path), steps)


def smoothed(points: np.ndarray, quads: np.ndarray, steps: int) -> Mesh:
    """Subdivide quads and give them outward normals weighted by area."""
    for _ in range(steps):
        points, quads = subdivide(points, quads)
    corner = points[quads]
    face = np.cross(corner[:, 2] - corner[:, 0], corner[:, 3] - corner[:, 1])
    normals = np.zeros_like(points)
    np.add.at(normals, quads, face[:, None])
    normals /= np.linalg.norm(normals, axis=1, keepdims=True) + 1e-12
    # The sole looks down: if the lowest vertex's normal looks up, the quads run the other way.
    if normals[points[:, 1].argmin(), 1] > 0:
        normals = -normals
    return Mesh(points, quads, normals)


def axes(view: str) -> np.ndarray:
    """Right, up and eye of a view as rows; refuses a mirrored frame."""
    frame = np.array(AXES[view], float)
    if not np.allclose(np.cross(frame[0], frame[1]), frame[2]):
        raise ValueError(f"{view}: right x up is not the eye; the foot would be mirrored")
    return frame


@dataclass(frozen=True)
class Frame:
    """A view of a mesh on the page: ``scale`` mm per dm and where the page's origin falls."""

    view: str
    rows: np.ndarray
    scale: float
    origin: np.ndarray

    def page(self, points: np.ndarray) -> np.ndarray:
        """Page x, page y (down) and depth towards the eye, all in drawing units."""
        seen = np.asarray(points) @ self.rows.T * self.scale
        return np.stack(
            [seen[..., 0] - self.origin[0], self.origin[1] - seen[..., 1], seen[..., 2]], axis=-1
        )


def frame_of(mesh: Mesh, view: str) -> Frame:
    """Fix scale and origin of a view (see the table in the geometry file's ``unit``)."""
    sole = mesh.points[mesh.points[:, 1] < SOLE_TOP]
    low, high = sole.min(axis=0), sole.max(axis=0)
    scale = FOOT_LENGTH / (high[2] - low[2])
    rows = axes(view)
    if view == "plantar":
        origin = np.array([low[0], high[2]])
    elif view == "medial":
        origin = np.array([low[2], low[1]])
    elif view == "lateral":
        origin = np.array([-high[2], low[1]])
    else:
        seen = sole @ rows.T
        origin = np.array([seen[:, 0].min(), seen[:, 1].max()])
    return Frame(view, rows, scale, origin * scale)


@dataclass(frozen=True)
class Buffer:
    """What the eye sees: per pixel the height of the surface and its mesh position.

    ``x0, y0`` is the page position of pixel (0, 0)'s centre, ``density`` pixels per unit.
    """

    density: float
    x0: float
    y0: float
    inside: np.ndarray
    depth: np.ndarray
    where: np.ndarray
    normal: np.ndarray

    def to_page(self, rows_cols: np.ndarray) -> np.ndarray:
        """Turn (row, column) pixel positions into page (x, y)."""
        rc = np.asarray(rows_cols, float)
        return np.stack([self.x0 + rc[:, 1] / self.density, self.y0 + rc[:, 0] / self.density], 1)

    def to_pixel(self, xy: np.ndarray) -> np.ndarray:
        """Turn page (x, y) into (row, column) pixel positions."""
        xy = np.asarray(xy, float)
        return np.stack(
            [(xy[:, 1] - self.y0) * self.density, (xy[:, 0] - self.x0) * self.density], 1
        )


def render(mesh: Mesh, frame: Frame, density: float = 6.0, margin: float = 6.0) -> Buffer:
    """Depth-test the front of the mesh on a pixel grid of ``density`` pixels per unit."""
    keep = mesh.points[mesh.quads][:, :, 1].mean(axis=1) < KEEP.get(frame.view, np.inf)
    facing = mesh.normals[mesh.quads].mean(axis=1) @ frame.rows[2] > -0.02
    quads = mesh.quads[keep & facing]
    tris = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
    seen = frame.page(mesh.points)
    used = seen[np.unique(tris)]
    x0, y0 = used[:, :2].min(axis=0) - margin
    x1, y1 = used[:, :2].max(axis=0) + margin
    shape = (int((y1 - y0) * density) + 2, int((x1 - x0) * density) + 2)
    px = (seen[:, :2] - [x0, y0]) * density

    a, b, c = (px[tris[:, k]] for k in range(3))
    cross = (b - a)[:, 0] * (c - a)[:, 1] - (b - a)[:, 1] * (c - a)[:, 0]
    low = np.ceil(np.minimum(np.minimum(a, b), c)).astype(int)
    span = np.floor(np.maximum(np.maximum(a, b), c)).astype(int) - low + 1
    size = span.max(axis=1)
    alive = (np.abs(cross) > 1e-9) & (span.min(axis=1) > 0)
    cells, depths, owners, weights = [], [], [], []
    for k in np.unique(size[alive]):
        pick = np.flatnonzero(alive & (size == k))
        grid = np.stack(np.meshgrid(np.arange(k), np.arange(k)), -1).reshape(-1, 2)
        for part in np.array_split(pick, max(1, len(pick) * len(grid) // 4_000_000)):
            p = low[part][:, None, :] + grid[None]
            d = p - a[part][:, None]
            e, f = (b - a)[part][:, None], (c - a)[part][:, None]
            area = cross[part][:, None]
            wb = (d[..., 0] * f[..., 1] - d[..., 1] * f[..., 0]) / area
            wc = (e[..., 0] * d[..., 1] - e[..., 1] * d[..., 0]) / area
            hit = (wb >= -1e-6) & (wc >= -1e-6) & (wb + wc <= 1 + 1e-6)
            t = np.broadcast_to(part[:, None], hit.shape)[hit]
            w = np.stack([1 - wb[hit] - wc[hit], wb[hit], wc[hit]], 1)
            cells.append(p[hit][:, 1] * shape[1] + p[hit][:, 0])
            depths.append((w * seen[tris[t], 2]).sum(axis=1))
            owners.append(t)
            weights.append(w)
    cell, depth = np.concatenate(cells), np.concatenate(depths)
    owner, weight = np.concatenate(owners), np.concatenate(weights)
    order = np.lexsort((depth, cell))
    last = np.r_[np.flatnonzero(np.diff(cell[order])), len(order) - 1]
    top = order[last]
    image = np.full(shape, -np.inf)
    image.flat[cell[top]] = depth[top]
    where, normal = np.full((*shape, 3), np.nan), np.zeros((*shape, 3))
    corners = tris[owner[top]]
    where.reshape(-1, 3)[cell[top]] = (mesh.points[corners] * weight[top][..., None]).sum(1)
    blend = (mesh.normals[corners] * weight[top][..., None]).sum(1)
    blend /= np.linalg.norm(blend, axis=1, keepdims=True) + 1e-12
    normal.reshape(-1, 3)[cell[top]] = blend
    return Buffer(density, x0, y0, np.isfinite(image), image, where, normal)
