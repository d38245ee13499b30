"""Small pictures of posed meshes: what hides what, three flat tones, ink lines, as SVG parts.

Page frame: units of the picture, x to the right, y down, z towards the eye.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from curves import _bezier, _fit_one, _unit, arc, even, smooth_ring
from scipy.ndimage import binary_dilation, binary_erosion, binary_opening, gaussian_filter, label
from shade import LIGHT, hidden_edges
from shapely.geometry import Polygon
from skimage.measure import find_contours

WIDTH, HEIGHT, MARGIN, DENSITY = 160, 120, 28, 5.0
"""The picture and what is drawn beyond its edges (a loop may move it in), and pixels a unit."""
SHAPE = (int((HEIGHT + 2 * MARGIN) * DENSITY), int((WIDTH + 2 * MARGIN) * DENSITY))


@dataclass(frozen=True)
class Solid:
    """A mesh in the page frame: ``points`` (n, 3), ``quads``, outward ``normals`` (n, 3)."""

    points: np.ndarray
    quads: np.ndarray
    normals: np.ndarray

    # The names that `hidden_edges` asks of a frame, a buffer and a mesh.
    rows = np.eye(3)

    def page(self, points: np.ndarray) -> np.ndarray:
        """Give back points that are on the page already."""
        return points

    @cached_property
    def seen(self) -> tuple[np.ndarray, np.ndarray]:
        """Depth (-inf outside) and normal of the surface at each pixel."""
        return raster(self)

    @property
    def depth(self) -> np.ndarray:
        """Height of the surface at each pixel, -inf outside."""
        return self.seen[0]

    @cached_property
    def inside(self) -> np.ndarray:
        """The pixels that the solid covers."""
        return np.isfinite(self.depth)

    def to_pixel(self, xy: np.ndarray) -> np.ndarray:
        """Turn page (x, y) into (row, column)."""
        return (np.asarray(xy, float)[:, ::-1] + MARGIN) * DENSITY

    def height_at(self, x: float, y: float) -> float:
        """Depth of the surface at a place of the page."""
        row, col = np.round(self.to_pixel(np.array([[x, y]]))[0]).astype(int)
        return float(self.depth[row, col])


def to_page(rows_cols: np.ndarray) -> np.ndarray:
    """Turn (row, column) into page (x, y)."""
    return np.asarray(rows_cols, float)[:, ::-1] / DENSITY - MARGIN


def raster(solid: Solid) -> tuple[np.ndarray, np.ndarray]:
    """Depth-test the triangles that face the eye on the picture's pixel grid."""
    facing = solid.normals[solid.quads].mean(axis=1)[:, 2] > -0.02
    quads = solid.quads[facing]
    tris = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
    px = (solid.points[:, :2] + MARGIN) * DENSITY
    a, b, c = (px[tris[:, k]] for k in range(3))
    cross = (b - a)[:, 0] * (c - a)[:, 1] - (b - a)[:, 1] * (c - a)[:, 0]
    low = np.ceil(np.minimum(np.minimum(a, b), c)).astype(int)
    high = np.floor(np.maximum(np.maximum(a, b), c)).astype(int)
    low = np.maximum(low, 0)
    high = np.minimum(high, [SHAPE[1] - 1, SHAPE[0] - 1])
    span = high - low + 1
    alive = (np.abs(cross) > 1e-9) & (span.min(axis=1) > 0)
    depth = np.full(SHAPE, -np.inf)
    normal = np.zeros((*SHAPE, 3))
    for k in np.flatnonzero(alive):
        x, y = np.meshgrid(
            np.arange(low[k, 0], high[k, 0] + 1), np.arange(low[k, 1], high[k, 1] + 1)
        )
        dx, dy = x - a[k, 0], y - a[k, 1]
        e, f = b[k] - a[k], c[k] - a[k]
        wb = (dx * f[1] - dy * f[0]) / cross[k]
        wc = (e[0] * dy - e[1] * dx) / cross[k]
        hit = (wb >= -1e-6) & (wc >= -1e-6) & (wb + wc <= 1 + 1e-6)
        if not hit.any():
            continue
        share = np.stack([1 - wb[hit] - wc[hit], wb[hit], wc[hit]], 1)
        z = share @ solid.points[tris[k], 2]
        r, q = y[hit], x[hit]
        top = z > depth[r, q]
        depth[r[top], q[top]] = z[top]
        normal[r[top], q[top]] = share[top] @ solid.normals[tris[k]]
    return depth, normal / (np.linalg.norm(normal, axis=-1, keepdims=True) + 1e-9)


def lit(solid: Solid, blur: float = 1.0) -> np.ndarray:
    """Brightness of each pixel, blurred over ``blur`` units inside the solid."""
    n = solid.seen[1] * [1, -1, 1]
    light = 0.6 * np.clip((n @ LIGHT + 0.35) / 1.35, 0, 1) + 0.4 * np.clip(n[..., 2], 0, 1) ** 0.8
    inside = solid.inside.astype(float)
    light = gaussian_filter(light * inside, blur * DENSITY)
    return light / (gaussian_filter(inside, blur * DENSITY) + 1e-6)


GRID = 4
"""Steps of a path's coordinates in one unit; paths stand in a group that is scaled down."""


def fit(points: np.ndarray, tolerance: float, closed: bool = False) -> list[np.ndarray]:
    """Few cubic Béziers within ``tolerance`` units of a line: each as long as it can be."""
    last = len(points) - 1
    if last < 2:
        return [np.linspace(points[0], points[-1], 4)]
    reach = min(4, max(1, last // 4))

    def direction(k: int) -> np.ndarray:
        if closed:
            return _unit(points[(k + reach) % last] - points[(k - reach) % last])
        return _unit(points[min(k + reach, last)] - points[max(k - reach, 0)])

    def one(start: int, stop: int) -> np.ndarray | None:
        part = points[start : stop + 1]
        t = arc(part)
        t = t / (t[-1] + 1e-12)
        curve = np.linspace(part[0], part[-1], 4)
        for _ in range(5):
            if len(part) > 2:
                curve = _fit_one(part, t, direction(start), -direction(stop))
            miss = _bezier(curve, t) - part
            if np.hypot(*miss.T).max() < tolerance:
                return curve
            d1 = 3 * np.diff(curve, axis=0)
            d2 = 2 * np.diff(d1, axis=0)
            s = t[:, None]
            v = d1[0] * (1 - s) ** 2 + 2 * d1[1] * s * (1 - s) + d1[2] * s**2
            w = d2[0] * (1 - s) + d2[1] * s
            below = (v * v).sum(1) + (miss * w).sum(1)
            t = t - (miss * v).sum(1) / np.where(abs(below) > 1e-9, below, np.inf)
            t = np.maximum.accumulate(np.clip(t, 0, 1))
        return None

    found, start = [], 0
    while start < last:
        # Double the span while it fits, then halve the step to find its end.
        stop, curve, step = start + 1, one(start, start + 1), 4
        curve = curve if curve is not None else np.linspace(points[start], points[stop], 4)
        while step:
            longer = min(stop + step, last)
            better = one(start, longer) if longer > stop else None
            if better is not None:
                stop, curve, step = longer, better, step * 2
            else:
                step //= 2
        found.append(curve)
        start = stop
    return found


def data_of(curves: list[np.ndarray], closed: bool = False) -> str:
    """Path data of joined Béziers in whole steps of the grid, relative, without drift."""
    here = np.round(curves[0][0] * GRID).astype(int)
    text = f"M{_joined(here.tolist())}c"
    numbers: list[int] = []
    for curve in curves:
        step = np.round(curve[1:] * GRID).astype(int)
        if (step == here).all():
            continue
        numbers += (step - here).ravel().tolist()
        here = step[-1]
    return text + _joined(numbers) + ("z" if closed else "")


def _joined(numbers: list[int]) -> str:
    return " ".join(str(number) for number in numbers).replace(" -", "-")


def _simple(ring: np.ndarray, tolerance: float) -> np.ndarray | None:
    shape = Polygon(ring).buffer(0)
    return None if shape.area < tolerance else ring


def rings(mask: np.ndarray, least: float, tolerance: float, sigma: float) -> str:
    """Path data of a mask's outlines; parts below ``least`` square units are left out."""
    image = gaussian_filter(np.pad(mask, 1).astype(float), 0.7)
    found = ""
    for line in find_contours(image, 0.5):
        ring = to_page(line - 1)
        if _simple(ring, least) is None:
            continue
        ring = smooth_ring(ring, 0.4, sigma)
        found += data_of(fit(ring, tolerance, closed=True), closed=True)
    return found


def tones(solid: Solid, where: np.ndarray, dark: float, bright: float) -> tuple[str, str]:
    """Path data of the shadow and of the light: shares of the visible part, by brightness."""
    light = lit(solid)
    shade, shine = np.quantile(light[where], [dark, 1 - bright])
    return (
        rings(binary_opening(where & (light < shade), iterations=4), 36, 0.7, 1.6),
        rings(binary_opening(where & (light > shine), iterations=4), 36, 0.8, 2.0),
    )


def folds(solid: Solid, where: np.ndarray, least: float = 4.5) -> list[np.ndarray]:
    """Lines where the solid hides a part of itself, inside the mask."""
    outline = np.array([[-99.0, -99.0], [-98.0, -99.0], [-98.0, -98.0]])
    inner = binary_erosion(where, iterations=3)
    lines = []
    for line in hidden_edges(solid, solid, solid, outline):
        spot = np.round(solid.to_pixel(line)).astype(int).clip(0, np.array(SHAPE) - 1)
        ok = inner[spot[:, 0], spot[:, 1]]
        for run in np.split(np.arange(len(line)), np.flatnonzero(np.diff(ok.astype(int))) + 1):
            if ok[run[0]] and len(run) > 6 and arc(line[run])[-1] > least:
                lines.append(line[run])
    return lines


def rims(mask: np.ndarray, cut: np.ndarray, least: float = 3.0) -> list[np.ndarray]:
    """The outlines of a mask without the stretches that run through ``cut``."""
    image = gaussian_filter(np.pad(mask, 1).astype(float), 0.7)
    lines = []
    for contour in find_contours(image, 0.5):
        contour = contour - 1
        spot = np.round(contour).astype(int).clip(0, np.array(SHAPE) - 1)
        ok = ~cut[spot[:, 0], spot[:, 1]]
        if ok.all():
            lines.append(smooth_ring(to_page(contour), 0.4, 0.5))
            continue
        start = int(np.flatnonzero(~ok)[0])
        contour, ok = np.roll(contour[:-1], -start, axis=0), np.roll(ok[:-1], -start)
        for run in np.split(np.arange(len(ok)), np.flatnonzero(np.diff(ok.astype(int))) + 1):
            if ok[run[0]] and len(run) > 5:
                line = even(to_page(contour[run]), 0.4)
                if arc(line)[-1] > least:
                    lines.append(line)
    return lines


def lines_data(lines: list[np.ndarray], tolerance: float = 0.2) -> str:
    """Path data of open lines."""
    return "".join(data_of(fit(even(line, 0.4), tolerance)) for line in lines)


def in_front(hand: Solid, foot: Solid, slack: float, mask: np.ndarray | None = None) -> np.ndarray:
    """The pixels where the hand is nearer than the foot, or sunk into it by ``slack`` at most."""
    if mask is None:
        mask = hand.inside & ~(hand.depth < foot.depth - slack)
    mask = binary_opening(mask, iterations=2)
    # Crumbs, and fingertips that have sunk through the foot, are no part of what is seen.
    parts, count = label(mask)
    sizes = np.bincount(parts.ravel(), minlength=count + 1)
    inner = np.bincount(parts[foot.inside].ravel(), minlength=count + 1)
    out = (sizes < 40 * DENSITY**2) | ((sizes < 160 * DENSITY**2) & (inner > 0.3 * sizes))
    return mask & ~np.isin(parts, np.flatnonzero(out)[1:] if out[0] else np.flatnonzero(out))


def grown(mask: np.ndarray, units: float) -> np.ndarray:
    """A mask made wider by some units."""
    return binary_dilation(mask, iterations=max(1, round(units * DENSITY)))
