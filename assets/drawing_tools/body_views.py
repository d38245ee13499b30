"""The views of the body: axes, windows, what the eye sees, and the silhouette.

Page units: 1 mm on a figure 400 mm high (1200 mm in the view of the head), y down.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from mesh import Buffer, Frame, Mesh, render
from scipy.ndimage import binary_closing, distance_transform_edt, gaussian_filter
from shapely.geometry import Polygon
from skimage.measure import find_contours

HEIGHT = 400.0
"""Height of the whole figure in drawing units, crown to sole."""

EAR = 0.53
"""Depth (z, decimetres) of the ear canal: x = 0 of the view of the head."""


@dataclass(frozen=True)
class Plate:
    """How a view is drawn: axes in the mesh, magnification, window, and where it fades."""

    rows: tuple[tuple[int, int, int], ...]
    zoom: float
    window: tuple[float, float, float, float]
    fade: tuple[float, float]
    density: float
    title: str
    text: str


PLATES = {
    "front": Plate(
        ((1, 0, 0), (0, 1, 0), (0, 0, 1)), 1, (-66, -6, 132, 338), (296, 330), 6,
        "The body from the front", "Owner's right on the viewer's left; arms down, legs fading.",
    ),
    "back": Plate(
        ((-1, 0, 0), (0, 1, 0), (0, 0, -1)), 1, (-66, -6, 132, 338), (296, 330), 6,
        "The body from behind", "Owner's left on the viewer's left; arms down, legs fading.",
    ),
    "head": Plate(
        ((0, 0, -1), (0, 1, 0), (1, 0, 0)), 3, (-94, -8, 180, 258), (206, 248), 3,
        "Head and neck from the left", "The owner's left side, face to the viewer's left.",
    ),
}  # fmt: skip


def frame_of(mesh: Mesh, view: str) -> Frame:
    """The frame of a view: the crown at y = 0, the midline (or the ear) at x = 0."""
    plate = PLATES[view]
    rows = np.array(plate.rows, float)
    if not np.allclose(np.cross(rows[0], rows[1]), rows[2]):
        raise ValueError(f"{view}: right x up is not the eye; the body would be mirrored")
    low, high = mesh.points[:, 1].min(), mesh.points[:, 1].max()
    scale = plate.zoom * HEIGHT / (high - low)
    middle = -EAR if view == "head" else 0.0
    return Frame(view, rows, scale, np.array([middle, high]) * scale)


def look_at(mesh: Mesh, frame: Frame) -> Buffer:
    """Render a view down to its window's end, with hairline gaps between surfaces closed."""
    plate = PLATES[frame.view]
    bottom = plate.window[1] + plate.window[3]
    height = frame.page(mesh.points)[:, 1][mesh.quads].mean(axis=1)
    # A little more than is shown, so that the cut itself lies beyond the window.
    part = Mesh(mesh.points, mesh.quads[height < bottom + 8], mesh.normals)
    buffer = render(part, frame, plate.density)
    inside = binary_closing(buffer.inside, iterations=3)
    near = tuple(distance_transform_edt(~buffer.inside, return_indices=True)[1])
    return replace(
        buffer,
        inside=inside,
        depth=np.where(inside, buffer.depth[near], -np.inf),
        where=buffer.where[near],
        normal=buffer.normal[near],
    )


def outlines(buffer: Buffer, bottom: float) -> list[np.ndarray]:
    """Closed silhouette rings, longest first, cut level at page y ``bottom``; then any holes."""
    rows = buffer.y0 + np.arange(len(buffer.inside))[:, None] / buffer.density
    mask = buffer.inside & (rows < bottom)
    soft = gaussian_filter(np.pad(mask.astype(float), 4), 1.6)
    rings = [buffer.to_page(line - 4) for line in find_contours(soft, 0.5)]
    return sorted((r for r in rings if Polygon(r).area > 12), key=len, reverse=True)
