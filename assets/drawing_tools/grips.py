"""The stage of a technique: the foot from any side, hands in named grips, placed by a fingertip."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
from hand import BODY, Hand, Pose, normals_of, posed, turn
from mesh import AXES, SOLE_TOP, Mesh, read_obj, smooth_mesh, subdivide
from scene import Solid

HERE = Path(__file__).parent

FRONT = ((1, 0, 0), (0, 1, 0), (0, 0, 1))
"""The foot seen from its toes."""

# Grips. Curled fingers wrap round the far side of the foot.
WRAP = Pose(
    index=(52, 62, 30),
    middle=(56, 62, 30),
    ring=(58, 62, 30),
    little=(60, 62, 30),
    spread={"index": -3, "little": 4},
)
FLAT = Pose(
    index=(4, 6, 3),
    middle=(4, 6, 3),
    ring=(4, 6, 3),
    little=(4, 8, 3),
    spread={"index": -7, "ring": 4, "little": 8},
)
CUPPED = Pose(
    index=(28, 18, 10),
    middle=(28, 18, 10),
    ring=(28, 18, 10),
    little=(30, 18, 10),
    thumb=(25, 5, 5),
    spread={"index": -8, "ring": 5, "little": 10},
)
FIST = Pose(
    index=(75, 95, 55),
    middle=(78, 95, 55),
    ring=(80, 95, 55),
    little=(82, 95, 55),
    thumb=(30, 20, 35),
)
"""Grips: how the fingers are bent."""

PRESS = WRAP.but(thumb=(10, 5, 15))
BENT = WRAP.but(thumb=(12, 15, 65))
PINCH = Pose(
    index=(40, 45, 20),
    middle=(62, 75, 35),
    ring=(70, 80, 40),
    little=(74, 80, 40),
    thumb=(35, 15, 20),
)
KNUCKLE = FIST.but(index=(45, 100, 60))
POINT = FIST.but(index=(35, 30, 15))
"""Grips with one finger at work."""


@lru_cache(maxsize=1)
def foot_mesh() -> Mesh:
    """The left foot, smooth; its stump of a leg is drawn out so that it leaves the picture."""
    mesh = smooth_mesh(HERE / "foot.obj", 2)
    points = mesh.points.copy()
    up = np.clip(points[:, 1] - 1.6, 0, None)
    points[:, 1] += 9 * up
    return Mesh(points, mesh.quads, normals_of(points, mesh.quads))


@lru_cache(maxsize=1)
def sole_mesh() -> Mesh:
    """The left foot without its leg, which a view from below would show behind the heel."""
    mesh = foot_mesh()
    low = mesh.points[mesh.quads][:, :, 1].mean(axis=1) < SOLE_TOP
    return Mesh(mesh.points, mesh.quads[low], mesh.normals)


@lru_cache(maxsize=1)
def leg_mesh() -> Mesh:
    """The left leg from the foot to the middle of the thigh."""
    body, quads = read_obj(BODY)
    near = (body[:, 0] > 0.08) & (body[:, 1] < 6.6)
    quads = quads[near[quads].all(axis=1)]
    used, quads = np.unique(quads, return_inverse=True)
    points, quads = body[used], quads.reshape(-1, 4)
    for _ in range(2):
        points, quads = subdivide(points, quads)
    return Mesh(points, quads, normals_of(points, quads))


def on_page(
    mesh: Mesh,
    view: str,
    scale: float,
    about: tuple[float, float, float],
    at: tuple[float, float],
    turned: float = 0,
    nod: float = 0,
    swing: float = 0,
) -> Solid:
    """Look at a mesh from one of the four sides and put it on the page.

    Parameters
    ----------
    mesh : Mesh
    view : str
        A key of ``AXES``, or ``front`` for the foot seen from its toes.
    scale : float
        Page units per decimetre.
    about, at : place of the mesh (dm) and the place of the page where it comes to lie.
    turned, nod, swing : float
        Degrees: clockwise on the page, top towards the eye, right side away from the eye.
    """
    rows = np.array(AXES.get(view, FRONT), float)
    rows = turn((0, 0, 1), -turned) @ turn((1, 0, 0), nod) @ turn((0, 1, 0), swing) @ rows
    rows = rows * [[1], [-1], [1]]
    points = (mesh.points - np.array(about)) @ rows.T * scale
    points[:, :2] += at
    return Solid(points, mesh.quads, mesh.normals @ rows.T)


def hand_on_page(
    pose: Pose,
    scale: float,
    fingers: tuple[float, float, float],
    back: tuple[float, float, float],
    hold: tuple[str, float, float],
    at: tuple[float, float, float],
    side: str = "left",
) -> tuple[Solid, Hand, np.ndarray]:
    """Pose a hand, turn it and put one place of it on the page.

    Parameters
    ----------
    pose : Pose
    scale : float
        Page units per decimetre.
    fingers, back : direction (right, up, eye)
        Where the fingers point and where the back of the hand looks.
    hold : (finger, t, pad)
        The place that comes to ``at``, see :meth:`Hand.at`.
    at : (x, y, z)
        Page units, z towards the eye.
    side : str
        Whose hand: ``left`` or ``right``.
    """
    hand = posed(pose)
    y = np.array(fingers, float) / np.linalg.norm(fingers)
    z = np.array(back, float)
    z -= y * (y @ z)
    z /= np.linalg.norm(z)
    flip = 1 if side == "left" else -1
    rows = np.array([np.cross(y, z) * flip, y, z]).T * [[1], [-1], [1]]
    spot = hand.at(*hold)
    points = (hand.points - spot) @ rows.T * scale + np.array(at)
    return Solid(points, hand.quads, hand.normals @ rows.T), hand, rows
