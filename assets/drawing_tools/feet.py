"""Make the drawings of the feet: ``feet/geometry.json`` and one SVG for each view.

Run ``python assets/drawing_tools/feet.py`` after a change; the same input gives identical files.
Needs numpy, scipy, scikit-image and shapely (the ``draw`` extra).
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import yaml
from curves import smooth_ring
from geometry import UNIT, VIEW_BOX, find_toes, resample, silhouette, toe_rings
from landmarks import body_landmarks, dorsal_grid, sole_landmarks, top_surface
from mesh import AXES, Mesh, frame_of, render, smooth_mesh
from nails import NailCaster, nail_ring
from plate import draw
from shade import hidden_edges
from shapely.geometry import Polygon

HERE = Path(__file__).parent
OUTLINE_POINTS = 320

SHOWN = {
    "dorsal": (
        "toe-1-tip toe-2-tip toe-3-tip toe-4-tip toe-5-tip mtp-1 mtp-5 "
        "ankle-front inner-malleolus outer-malleolus"
    ),
    "medial": "toe-1-tip mtp-1 heel-back inner-malleolus ankle-front",
    "lateral": (
        "toe-1-tip toe-2-tip toe-3-tip toe-4-tip toe-5-tip mtp-5 fifth-tuberosity "
        "heel-back outer-malleolus ankle-front"
    ),
}
"""Landmarks of the whole foot that a view shows."""


def rounded(points: np.ndarray) -> list[list[float]]:
    """Pairs with one decimal, without negative zeros."""
    return [[round(float(c), 1) + 0.0 for c in point[:2]] for point in points]


def measure(mesh: Mesh) -> dict:
    """The content of ``geometry.json``: what other code knows about the drawings."""
    toes = find_toes(mesh)
    top = top_surface(mesh)
    views: dict[str, dict] = {}
    sole: dict[str, np.ndarray] = {}
    body: dict[str, np.ndarray] = {}
    for view in AXES:
        frame = frame_of(mesh, view)
        buffer = render(mesh, frame)
        line = silhouette(buffer, view)
        ring = resample(line, OUTLINE_POINTS)
        if view == "plantar":
            sole = sole_landmarks(toes, line)
            body = body_landmarks(mesh, toes, sole)
            marks = sole
        else:
            marks = {name: frame.page(body[name]) for name in SHOWN[view].split()}
        if view == "dorsal":
            for k in range(1, 5):
                x = toes.webs[k - 1][0]
                marks[f"web-{k}-{k + 1}"] = web_on_top(line, frame.page(body["toe-1-tip"]), x)
            for k in range(2, 5):
                marks[f"mtp-{k}"] = frame.page(top.at(sole[f"mtp-{k}"][None])[0])
        if view == "medial":
            ankle = marks["inner-malleolus"][:2]
            # Mean of the bone's place on the foot and its place in front of the ankle bone.
            marks["navicular"] = (np.array([100.0, -55.0]) + ankle + [27.5, 27.5]) / 2
        polygon = Polygon(rounded(ring)).buffer(-0.05)
        views[view] = {
            "viewBox": VIEW_BOX[view],
            "outline": rounded(ring),
            "toes": {
                number: rounded(np.array(piece.exterior.coords)[:-1])
                for number, piece in toe_rings(toes, buffer, polygon).items()
            },
            "landmarks": {name: rounded([xy])[0] for name, xy in marks.items()},
        }
        if view == "dorsal":
            views[view]["grid"] = dorsal_grid(mesh, top)
    return {"unit": UNIT, "views": views}


def web_on_top(line: np.ndarray, tip: np.ndarray, x: float) -> np.ndarray:
    """Bottom of the gap between two toes on the dorsal outline, near plantar ``x``."""
    near = line[(abs(line[:, 0] - (98.2 - x)) < 4) & (line[:, 1] < 75)]
    return near[near[:, 1].argmax()]


def main() -> None:
    """Write all files next to this script."""
    mesh = smooth_mesh(HERE / "foot.obj")
    hints = yaml.safe_load((HERE / "hints.yaml").read_text(encoding="utf-8"))
    folder = HERE.parent / "drawings" / "feet"
    folder.mkdir(exist_ok=True)
    geometry = measure(mesh)
    dorsal = frame_of(mesh, "dorsal")
    caster = NailCaster(dorsal, render(mesh, dorsal))
    for view in AXES:
        frame = frame_of(mesh, view)
        buffer = render(mesh, frame)
        outline = silhouette(buffer, view)
        nails = {}
        for number, nail in hints["dorsal"]["nails"].items():
            if view == "dorsal":
                nails[number] = nail_ring(nail)
            elif view != "plantar":
                ring = caster.rings(nail, buffer, hints[view]["nail_spread"])
                if ring is not None:
                    nails[number] = ring
        for number, knots in hints[view].get("nail_rings", {}).items():
            nails[number] = smooth_ring(np.array(knots), 0.2, 0.5)[:-1]
        edges = hidden_edges(mesh, frame, buffer, outline)
        text = draw(frame, buffer, outline, hints[view], edges, nails)
        (folder / f"{view}.svg").write_text(text, encoding="utf-8")
        geometry["views"][view]["nails"] = {
            number: rounded(resample(ring, 40)) for number, ring in sorted(nails.items())
        }
    text = json.dumps(geometry, separators=(",", ":"))
    for view in AXES:
        text = text.replace(f'"{view}":{{"viewBox"', f'\n"{view}":{{"viewBox"')
    (folder / "geometry.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
