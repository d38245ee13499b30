"""Where the published charts put each zone, carried over to the foot that is drawn here.

``positions.yaml`` holds rounded centres measured on charts, over the bounding box of the sole
(``u`` 0 medial to 1 lateral, ``v`` 0 toe tip to 1 heel) or of the side view (``p``, ``h`` in foot
lengths). The charts' foot is not this foot, so the centres move with the landmarks: toes by each
toe's own box, the sole by local width and by the levels of webs, metatarsal heads,
fifth-metatarsal bump and heel pad, the side views by the ankle bones.
"""

from __future__ import annotations

import numpy as np

from zones.geometry.views import FOOT_LENGTH, View

# The charts' foot: v, medial and lateral edge (u) of its outline.
OUTLINE = np.array(
    [
        (0.25, 0.01, 0.965),
        (0.30, 0.0, 0.98),
        (0.35, 0.015, 1.0),
        (0.40, 0.055, 0.99),
        (0.45, 0.10, 0.955),
        (0.50, 0.135, 0.915),
        (0.55, 0.165, 0.895),
        (0.60, 0.18, 0.90),
        (0.65, 0.185, 0.90),
        (0.70, 0.19, 0.865),
        (0.75, 0.185, 0.84),
        (0.80, 0.18, 0.82),
        (0.85, 0.17, 0.795),
        (0.90, 0.175, 0.76),
        (0.95, 0.23, 0.71),
        (1.0, 0.48, 0.53),
    ]
)
TOES = {1: (0.03, 0.285), 2: (0.33, 0.455), 3: (0.49, 0.635), 4: (0.66, 0.80), 5: (0.82, 0.97)}
TIPS = {1: 0.0, 2: 0.03, 3: 0.06, 4: 0.10, 5: 0.145}
WEBS = ((0.30, 0.17), (0.48, 0.175), (0.635, 0.205), (0.81, 0.25))
ROOTS = {1: 0.17, 2: 0.1725, 3: 0.19, 4: 0.2275, 5: 0.27}
HEADS = ((0.21, 0.25), (0.43, 0.27), (0.60, 0.30), (0.72, 0.34), (0.86, 0.37))
MALLEOLUS = {"medial": (0.79, 0.30), "lateral": (0.79, 0.28)}
"""Ankle bones as the chart of the side views draws them (p, h)."""


def target(view: View, plantar: View, a: float, b: float, part: str | None = None):
    """Place of a chart's centre on this foot, in drawing units.

    Parameters
    ----------
    view, plantar : View
        The view asked for, and the sole, whose levels the top view shares.
    a, b : float
        ``u, v`` on plantar and dorsal, ``p, h`` on medial and lateral views.
    part : str, optional
        ``toe1`` to ``toe5`` if the chart says that the centre lies on that toe.
    """
    if not view.flat:
        return view.place(*_side(view, a, b))
    toe = _toe_of(a, b, part)
    if toe:
        return _on_toe(view, toe, a, b)
    return view.place(*_sole(plantar, a, b))


def _toe_of(u: float, v: float, part: str | None) -> int | None:
    named = int(part.removeprefix("toe")) if part and part.startswith("toe") else None
    hit = next((n for n, (low, high) in TOES.items() if low - 0.02 <= u <= high + 0.02), None)
    toe = named or hit
    return toe if toe and v < ROOTS[toe] else None


def _on_toe(view: View, toe: int, u: float, v: float):
    tip, along, length, (low, high) = view.toe_axis(toe)
    t = (v - TIPS[toe]) / (ROOTS[toe] - TIPS[toe])
    first, last = TOES[toe]
    w = (u - first) / (last - first)
    x, y = tip + along * t * length + view.across(along) * (low + w * (high - low))
    return float(x), float(y)


def _sole(plantar: View, u: float, v: float) -> tuple[float, float]:
    medial, lateral = (np.interp(v, OUTLINE[:, 0], OUTLINE[:, k]) for k in (1, 2))
    local = (u - medial) / (lateral - medial)
    mark = {
        k: (x / plantar_width(plantar), y / FOOT_LENGTH) for k, (x, y) in plantar.landmarks.items()
    }
    ours_web = _level([mark[f"web-{n}-{n + 1}"] for n in range(1, 5)], u)
    ours_head = _level([mark[f"mtp-{n}"] for n in range(1, 6)], u)
    theirs = [0.0, _level(WEBS, u), _level(HEADS, u), 0.58, 0.80, 1.0]
    ours = [0.0, ours_web, ours_head, mark["fifth-tuberosity"][1], mark["heel-pad-front"][1], 1.0]
    return float(local), float(np.interp(v, theirs, ours))


def plantar_width(plantar: View) -> float:
    low, _, high, _ = plantar.outline.bounds
    return high - low


def _level(points, u: float) -> float:
    us, vs = zip(*points, strict=True)
    return float(np.interp(u, us, vs))


def _side(view: View, p: float, h: float) -> tuple[float, float]:
    bone = "inner-malleolus" if view.name == "medial" else "outer-malleolus"
    x, y = view.landmarks[bone]
    ours_h = -y / FOOT_LENGTH
    ours_p = x / FOOT_LENGTH if view.name == "lateral" else 1 - x / FOOT_LENGTH
    theirs_p, theirs_h = MALLEOLUS[view.name]
    near = np.interp(h, [0.0, 0.08, theirs_h], [0.0, 0.2, 1.0])
    moved = float(np.interp(p, [0.0, 0.55, theirs_p, 1.0], [0.0, 0.55, ours_p, 1.0]))
    height = float(np.interp(h, [0.0, 0.08, theirs_h, 0.65], [0.0, 0.08, ours_h, 0.65]))
    return p + near * (moved - p), height


BASES = {1: (0.29, 0.50), 2: (0.43, 0.52), 3: (0.56, 0.54), 4: (0.65, 0.56), 5: (0.79, 0.57)}
"""Back ends of the five long bones on the charts' foot (u, v)."""


def bone_base(view: View, plantar: View, bone: int) -> tuple[float, float]:
    """Back end of a long bone on this foot, in drawing units of the sole or of the top view."""
    return view.place(*_sole(plantar, *BASES[bone]))
