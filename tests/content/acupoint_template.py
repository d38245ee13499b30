"""Carries places from the fact table's template foot over to the foot that is drawn here.

The template's landmarks (toe tips, webs, joints at the ball, the bump of the outer edge, ankle
bones, heel) are laid on this foot's; between them a thin-plate spline bends the rest, so a point
moves with the landmarks around it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import numpy as np
import yaml

from zones.geometry.views import FOOT_LENGTH, View, views

Pair = tuple[float, float]


def refit(template: dict, view: str) -> Callable[[float, float], Pair]:
    """Return the map from template coordinates (u, v or p, h) to drawing units on a view."""
    return _flat(template, views()[view]) if views()[view].flat else _side(template, views()[view])


def _flat(template: dict, view: View) -> Callable[[float, float], Pair]:
    mark = view.landmarks
    known = dict(zip((f"toe-{n}-tip" for n in range(1, 6)), template["toe_tips"], strict=True))
    known |= {f"web-{n}-{n + 1}": template["web_margins"][n - 1] for n in range(1, 5)}
    known |= {f"mtp-{n}": template["mtp_joints"][n - 1] for n in range(1, 6)}
    pairs = [(xy, mark[name]) for name, xy in known.items()]
    if view.name == "plantar":
        low, high = view.edges(0.78)
        pairs += [
            (template["tuberosity"], (view.edges(0.58)[1], mark["fifth-tuberosity"][1])),
            (template["heel_back"], mark["heel-back"]),
            (template["heel_pad_front"], ((low + high) / 2, mark["heel-pad-front"][1])),
        ]
    else:
        # From above, the outer two joints of the ball lie on the silhouette.
        pairs = [pair for pair in pairs if pair[1] not in (mark["mtp-1"], mark["mtp-5"])]
        pairs += [
            ((0.0, template["mtp_joints"][0][1]), mark["mtp-1"]),
            ((template["tuberosity"][0], template["mtp_joints"][4][1]), mark["mtp-5"]),
            (template["tuberosity"], view.place(1.0, 0.58)),
            (template["ankle_front"], mark["ankle-front"]),
            ((0.2, template["inner_malleolus"][0]), mark["inner-malleolus"]),
            ((0.84, template["outer_malleolus"][0]), mark["outer-malleolus"]),
        ]
    wide = np.array([template["sole_width"], 1.0])
    spline = _spline([np.multiply(a, wide) for a, _ in pairs], [b for _, b in pairs])
    return lambda u, v: spline(np.array([u, v]) * wide)


def _side(template: dict, view: View) -> Callable[[float, float], Pair]:
    mark = {name: _shares(view, xy) for name, xy in view.landmarks.items()}
    inner = view.name == "medial"
    pairs = [
        ((0.0, 0.04), mark["toe-1-tip"]),
        (template["crease"], mark["ankle-front"]),
        ((1.0, 0.1), mark["heel-back"]),
    ]
    if inner:
        bone, ours = template["inner_malleolus"], mark["inner-malleolus"]
        pairs += [((0.27, 0.06), mark["mtp-1"]), (template["navicular"], mark["navicular"])]
    else:
        bone, ours = template["outer_malleolus"], mark["outer-malleolus"]
        pairs += [
            ((0.15, 0.04), mark["toe-5-tip"]),
            ((0.355, 0.05), mark["mtp-5"]),
            ((0.63, 0.055), mark["fifth-tuberosity"]),
        ]
    pairs.append((bone, ours))
    # Above the ankle bone lengths are kept: heights on the leg are counted from the bone.
    for up in (0.3, 0.5):
        for along in (-0.1, 0.0, 0.15):
            step = np.array([along, up])
            pairs.append((np.add(bone, step), np.add(ours, step)))
    pairs += [((p, 0.0), (p, 0.0)) for p in (0.0, 0.3, 0.6, 0.85)]
    spline = _spline([a for a, _ in pairs], [b for _, b in pairs])
    return lambda p, h: view.place(*spline(np.array([p, h])))


def _shares(view: View, xy: Pair) -> Pair:
    """Return p and h of a place in drawing units."""
    p = xy[0] / FOOT_LENGTH
    return (p if view.name == "lateral" else 1 - p), -xy[1] / FOOT_LENGTH


def _spline(source: list, target: list) -> Callable[[np.ndarray], Pair]:
    """Thin-plate spline through pairs of points (Bookstein 1989)."""
    start, end = np.array(source, dtype=float), np.array(target, dtype=float)
    flat = np.column_stack([np.ones(len(start)), start])
    system = np.block([[_bend(start, start), flat], [flat.T, np.zeros((3, 3))]])
    weights = np.linalg.solve(system, np.vstack([end, np.zeros((3, 2))]))

    def apply(point: np.ndarray) -> Pair:
        row = np.concatenate([_bend(point[None], start)[0], [1.0], point])
        x, y = row @ weights
        return float(x), float(y)

    return apply


def _bend(points: np.ndarray, around: np.ndarray) -> np.ndarray:
    far = np.linalg.norm(points[:, None] - around[None], axis=-1)
    return np.where(far > 0, far**2 * np.log(np.maximum(far, 1e-12)), 0.0)


@lru_cache(maxsize=1)
def loaded() -> dict:
    """Read the table of positions."""
    file = Path(__file__).with_name("acupoint_positions.yaml")
    return yaml.safe_load(file.read_text(encoding="utf-8"))
