"""A hand that can be posed: cut from the body mesh, with joints and the angles that bend them.

Hand frame: the owner's LEFT hand, decimetres, x towards the thumb, y towards the fingertips,
z towards the back of the hand; the origin lies in the wrist.  Angles are degrees; flexion
closes the hand.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
from mesh import read_obj, subdivide
from scipy.sparse import coo_matrix, diags

BODY = Path(__file__).parent / "body.obj"

ELBOW, ORIGIN = np.array([2.95, 11.85, 0.2]), np.array([4.1, 10.75, 1.6])
MIDDLE_TIP, INDEX_TIP, LITTLE_TIP = (4.78, 9.53, 3.05), (4.56, 9.79, 3.19), (4.87, 9.47, 2.38)
"""Places on the body mesh (its own frame) that fix the hand frame."""

SLEEVE = 14.0
"""How many times longer the stump of the forearm is made, so that it runs off the picture."""

WRIST = np.array([-0.06, 0.33, 0.06])
JOINTS = {
    "thumb": [(0.16, 0.44, -0.06), (0.43, 0.80, -0.20), (0.55, 1.04, -0.29), (0.63, 1.23, -0.36)],
    "index": [(0.20, 1.10, 0.10), (0.29, 1.46, 0.08), (0.325, 1.68, 0.02), (0.345, 1.91, -0.03)],
    "middle": [(-0.03, 1.13, 0.12), (-0.045, 1.53, 0.10), (-0.05, 1.78, 0.04), (-0.05, 2.03, 0.0)],
    "ring": [(-0.20, 1.08, 0.11), (-0.28, 1.45, 0.12), (-0.325, 1.69, 0.07), (-0.365, 1.91, 0.03)],
    "little": [(-0.34, 0.99, 0.09), (-0.43, 1.25, 0.09), (-0.49, 1.41, 0.05), (-0.545, 1.60, 0.0)],
}
"""Knuckle, middle joint, end joint and tip of each finger, read from the mesh."""

BACK = dict.fromkeys(JOINTS, (0.0, 0.0, 1.0)) | {"thumb": (0.80, -0.35, 0.50)}
"""Which way the back (the nail) of each finger looks in the resting mesh."""

FINGERS = tuple(JOINTS)


@dataclass(frozen=True)
class Pose:
    """Bends of each finger's three joints, its spread, and the wrist.

    ``thumb`` bends at its root (across the palm), its knuckle and its end joint.
    ``spread`` moves a finger towards the thumb; the thumb's own entry swings it out of the
    palm's plane.  ``wrist`` is flexion and a lean towards the thumb; ``roll`` turns the
    thumb about its own length, pad towards the palm.
    """

    thumb: tuple[float, float, float] = (0, 0, 0)
    index: tuple[float, float, float] = (0, 0, 0)
    middle: tuple[float, float, float] = (0, 0, 0)
    ring: tuple[float, float, float] = (0, 0, 0)
    little: tuple[float, float, float] = (0, 0, 0)
    spread: dict[str, float] = field(default_factory=dict)
    wrist: tuple[float, float] = (0, 0)
    roll: float = 0

    def but(self, **changes) -> Pose:
        """Return this pose with some parts changed."""
        return replace(self, **changes)


def turn(axis: np.ndarray, degrees: float) -> np.ndarray:
    """Rotation about an axis by the right-hand rule (Rodrigues)."""
    x, y, z = np.asarray(axis, float) / np.linalg.norm(axis)
    k = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    angle = np.radians(degrees)
    return np.eye(3) + np.sin(angle) * k + (1 - np.cos(angle)) * k @ k


def cut() -> tuple[np.ndarray, np.ndarray]:
    """Vertices in the hand frame and quads of the left hand with the end of its forearm."""
    body, quads = read_obj(BODY)
    ahead = np.array(MIDDLE_TIP) - ORIGIN
    ahead /= np.linalg.norm(ahead)
    thumbwards = np.array(INDEX_TIP) - np.array(LITTLE_TIP)
    thumbwards -= ahead * (thumbwards @ ahead)
    thumbwards /= np.linalg.norm(thumbwards)
    rows = np.array([thumbwards, ahead, np.cross(thumbwards, ahead)])
    points = (body - ORIGIN) @ rows.T
    near = (body[:, 0] > 2.4) & (np.abs(points[:, 0]) < 1.5) & (points[:, 1] > -0.93)
    quads = quads[near[quads].all(axis=1)]
    used, quads = np.unique(quads, return_inverse=True)
    points = points[used]
    arm = np.array([0.02, -1.33, -0.31])
    arm /= np.linalg.norm(arm)
    stump = np.clip((points - WRIST) @ arm - 0.7, 0, None)
    return points + (SLEEVE - 1) * stump[:, None] * arm, quads.reshape(-1, 4)


@lru_cache(maxsize=1)
def rig() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Vertices, quads, and the share (n, bones) that each bone has in each vertex.

    Bones in order: forearm, palm, then root, middle and end of each finger.  A vertex belongs
    to the nearest bone, and the shares are then blurred along the skin.
    """
    points, quads = cut()
    bones = [(0, (-0.04, -1.0, -0.25), WRIST)]
    for joints in list(JOINTS.values())[1:]:
        bones.append((1, WRIST, joints[0]))
    bones.append((1, WRIST, (0.12, 0.8, 0.06)))
    for k, joints in enumerate(JOINTS.values()):
        for j in range(3):
            bones.append((2 + 3 * k + j, joints[j], joints[j + 1]))
    gaps = np.full((len(points), 17), np.inf)
    for bone, start, stop in bones:
        a, b = np.array(start, float), np.array(stop, float)
        t = np.clip((points - a) @ (b - a) / ((b - a) @ (b - a)), 0, 1)
        gap = np.linalg.norm(points - a - t[:, None] * (b - a), axis=1)
        gaps[:, bone] = np.minimum(gaps[:, bone], gap)
    share = np.zeros_like(gaps)
    share[np.arange(len(points)), gaps.argmin(axis=1)] = 1
    ends = np.concatenate([quads[:, [k, (k + 1) % 4]] for k in range(4)])
    ends = np.concatenate([ends, ends[:, ::-1]])
    link = coo_matrix((np.ones(len(ends)), ends.T), shape=(len(points),) * 2).tocsr()
    link.data[:] = 1
    blur = diags(1 / np.asarray(link.sum(axis=1)).ravel()) @ link
    for _ in range(5):
        share = 0.4 * share + 0.6 * (blur @ share)
    return points, quads, share


def frames(pose: Pose) -> list[np.ndarray]:
    """4 x 4 matrices of the seventeen bones, from the resting mesh to the pose."""

    def about(point: np.ndarray, rotation: np.ndarray) -> np.ndarray:
        matrix = np.eye(4)
        matrix[:3, :3] = rotation
        matrix[:3, 3] = point - rotation @ point
        return matrix

    flex, lean = pose.wrist
    palm = np.eye(4)
    forearm = about(WRIST, turn((1, 0, 0), flex) @ turn((0, 0, 1), lean))
    found = [forearm, palm]
    for name in FINGERS:
        joints = np.array(JOINTS[name], float)
        bends = getattr(pose, name)
        out = pose.spread.get(name, 0)
        here = palm
        for j in range(3):
            ahead = joints[j + 1] - joints[j]
            back = np.array(BACK[name], float)
            back -= ahead * (back @ ahead) / (ahead @ ahead)
            bend = turn(np.cross(back, ahead), bends[j])
            if j == 0 and name == "thumb":
                # The root swings about the palm's length and out of the palm's plane.
                bend = turn((0, 1, 0), bends[0]) @ turn((0.5, -0.3, 0.8), out)
                bend = bend @ turn(ahead, pose.roll)
            elif j == 0:
                bend = bend @ turn(back, -out)
            here = here @ about(joints[j], bend)
            found.append(here)
    return found


@dataclass(frozen=True)
class Hand:
    """A posed hand: ``points`` (n, 3) dm, ``quads``, ``normals``, and its ``bones``' matrices.

    ``fingers`` says of each quad whether it belongs to one of the four fingers.
    """

    points: np.ndarray
    quads: np.ndarray
    normals: np.ndarray
    bones: list[np.ndarray]
    fingers: np.ndarray

    def at(self, name: str, t: float = 3.0, pad: float = 0.0) -> np.ndarray:
        """A place on a finger: t 0 knuckle, 1 and 2 joints, 3 tip; ``pad`` dm towards its pad."""
        joints = np.array(JOINTS[name], float)
        j = min(int(t), 2)
        ahead = joints[j + 1] - joints[j]
        back = np.array(BACK[name], float)
        back -= ahead * (back @ ahead) / (ahead @ ahead)
        spot = joints[j] + (t - j) * ahead - pad * back / np.linalg.norm(back)
        return (self.bones[2 + 3 * FINGERS.index(name) + j] @ np.r_[spot, 1])[:3]


def normals_of(points: np.ndarray, quads: np.ndarray) -> np.ndarray:
    """Outward unit normals at the vertices, weighted by area."""
    corner = points[quads]
    face = np.cross(corner[:, 2] - corner[:, 0], corner[:, 3] - corner[:, 1])
    normals = np.zeros_like(points)
    np.add.at(normals, quads, face[:, None])
    return normals / (np.linalg.norm(normals, axis=1, keepdims=True) + 1e-12)


def posed(pose: Pose, steps: int = 2) -> Hand:
    """Bend the hand, then smooth it by ``steps`` of Catmull-Clark."""
    points, quads, share = rig()
    bones = frames(pose)
    flat = np.c_[points, np.ones(len(points))]
    moved = np.einsum("nb,bij,nj->ni", share, np.array(bones), flat)[:, :3]
    fingers = share[quads].mean(axis=1)[:, 5:].sum(axis=1) > 0.5
    for _ in range(steps):
        # Each quad gives way to four that stand in its place.
        moved, quads = subdivide(moved, quads)
        fingers = np.repeat(fingers, 4)
    return Hand(moved, quads, normals_of(moved, quads), bones, fingers)
