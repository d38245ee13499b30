"""Bring the body mesh into the quiet stance of a plate: arms and legs down, features calm.

Mesh frame: decimetres, y up from the ground, z forward, x towards the body's own left.
"""

from __future__ import annotations

import numpy as np
from scipy.interpolate import RBFInterpolator
from scipy.sparse import coo_matrix, diags, identity
from scipy.sparse.linalg import spsolve

SHOULDER, ELBOW, WRIST = np.array([[1.38, 13.3, 0.1], [2.95, 11.85, 0.2], [4.1, 10.75, 1.6]])
HIP = np.array([0.9, 8.7, 0.2])
"""Joints of the left side, read from the mesh's cross sections."""

UPPER_ARM, FOREARM = (0.235, -0.97, -0.05), (0.13, -0.98, 0.12)
"""Where the arm's two parts point after the pose (left side)."""

LEGS_IN = np.radians(5.5)

CALM = (
    # (x, y), (rx, ry), nothing behind this z
    ((0.77, 12.0), (0.66, 0.86), 0.4),
    ((0.0, 8.0), (0.42, 0.5), 0.3),
    ((0.31, 15.44), (0.23, 0.12), 0.9),
    ((0.0, 14.80), (0.32, 0.04), 1.1),
)
"""Ellipses of the front (and their mirror images) whose details give way to a smooth surface."""


def calm_pose(points: np.ndarray, quads: np.ndarray) -> np.ndarray:
    """Return the posed vertices (decimetres) of the body mesh; the lowest stays near y = 0."""
    link = _links(points, quads)
    points = _calmed(points)
    x, y, _ = points.T
    waist = np.where(abs(x) < 1.8, np.exp(-(((y - 10.6) / 0.8) ** 2)), 0)
    points = points * np.stack([1 + 0.055 * waist, np.ones_like(x), np.ones_like(x)], 1)
    moved = points.copy()
    for side in (1, -1):
        mirror = np.array([side, 1, 1])
        moved = _with_arm(moved, points * mirror, mirror, link)
        moved = _with_leg(moved, points * mirror, mirror, link)
    return moved


def _links(points: np.ndarray, quads: np.ndarray):
    """Adjacency of the vertices along the edges of the quads."""
    ends = np.concatenate([quads[:, [k, (k + 1) % 4]] for k in range(4)])
    ends = np.unique(np.sort(ends, axis=1), axis=0)
    ends = np.concatenate([ends, ends[:, ::-1]])
    return coo_matrix((np.ones(len(ends)), ends.T), shape=(len(points),) * 2).tocsr()


def _spread(link, fixed: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Fill the free vertices so that values change as evenly as they can over the mesh."""
    each = np.asarray(link.sum(axis=1)).ravel()
    system = (identity(len(each)) - diags(1 / each) @ link).tocsr()
    free = ~fixed
    out = values.astype(float)
    out[free] = spsolve(system[free][:, free].tocsc(), -system[free][:, fixed] @ values[fixed])
    return out


def _calmed(points: np.ndarray) -> np.ndarray:
    """Stretch a thin plate over each ellipse of ``CALM``, held by the skin around it."""
    points = points.copy()
    for centre, size, behind in CALM:
        for side in {1, -1 if centre[0] else 1}:
            away = np.hypot(*((points[:, :2] - np.array(centre) * [side, 1]) / size).T)
            front = points[:, 2] > behind
            ring = front & (away > 1) & (away < 1.35)
            inside = front & (away <= 1)
            for _ in range(4):
                plate = RBFInterpolator(points[ring, :2], points[ring, 2], smoothing=0.02)
                # Walls of a hollow may stand under the ring; the skin is what lies on top.
                ring[ring] = points[ring, 2] > plate(points[ring, :2]) - 0.06
            height = plate(points[inside, :2])
            # What lay in a hollow stays a little behind the plate, so that nothing folds over it.
            hollow = points[inside, 2] < height - 0.12
            points[inside, 2] = height - 0.05 * hollow
    return points


def _turn(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """Smallest rotation that brings one direction onto another (Rodrigues)."""
    a, b = (np.asarray(v, float) / np.linalg.norm(v) for v in (before, after))
    v, c = np.cross(a, b), a @ b
    k = np.array([[0, -v[2], v[1]], [v[2], 0, -v[0]], [-v[1], v[0], 0]])
    return np.eye(3) + k + k @ k / (1 + c)


def _with_arm(moved: np.ndarray, own: np.ndarray, mirror: np.ndarray, link) -> np.ndarray:
    """Turn one arm at shoulder and elbow; ``own`` are the points with that arm at x > 0."""
    x, y, _ = own.T
    arm = (x > 1.95) & (y > 9.3)
    rest = (x < 0.95) | ((y < 12.3) & ~arm)
    weight = _spread(link, arm | rest, arm.astype(float))
    upper = _turn(ELBOW - SHOULDER, UPPER_ARM)
    lower = _turn(upper @ (WRIST - ELBOW), FOREARM) @ upper
    along = (own - ELBOW) @ (WRIST - SHOULDER) / np.linalg.norm(WRIST - SHOULDER)
    bent = np.clip((along + 0.45) / 0.9, 0, 1)
    bent = (bent * bent * (3 - 2 * bent) * arm)[:, None]
    elbow = SHOULDER + upper @ (ELBOW - SHOULDER)
    posed = (1 - bent) * (SHOULDER + (own - SHOULDER) @ upper.T)
    posed += bent * (elbow + (own - ELBOW) @ lower.T)
    return moved + weight[:, None] * (posed - own) * mirror


def _with_leg(moved: np.ndarray, own: np.ndarray, mirror: np.ndarray, link) -> np.ndarray:
    """Turn one leg inwards about the hip; ``own`` are the points with that leg at x > 0."""
    x, y, _ = own.T
    leg = (y < 6.9) & (x > 0)
    rest = (y > 9.3) | (x < 0.1)
    weight = _spread(link, leg | rest, leg.astype(float))
    c, s = np.cos(LEGS_IN), np.sin(LEGS_IN)
    turn = np.array([[c, s, 0], [-s, c, 0], [0, 0, 1]])
    posed = HIP + (own - HIP) @ turn.T
    return moved + weight[:, None] * (posed - own) * mirror
