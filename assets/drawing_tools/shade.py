"""Light and shadow of a view: relief, lighting, and the edges where skin hides skin."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from curves import arc, even, spline
from mesh import Buffer, Frame, Mesh
from scipy.ndimage import gaussian_filter, gaussian_filter1d, map_coordinates, minimum_filter
from scipy.spatial import cKDTree
from shapely.geometry import LineString, Point

LIGHT = np.array([-0.5, 0.45, 0.9]) / np.linalg.norm([-0.5, 0.45, 0.9])
"""Direction to the lamp over right, up and eye: from the upper left, in front."""


def pixel_grid(buffer: Buffer) -> tuple[np.ndarray, np.ndarray]:
    """Page x and page y of every pixel."""
    rows, cols = np.indices(buffer.inside.shape)
    return buffer.x0 + cols / buffer.density, buffer.y0 + rows / buffer.density


def relief(buffer: Buffer, bumps: list[dict]) -> np.ndarray:
    """Height (units, towards the eye) that hand-set hints add to the surface.

    ``{at: [x, y], size: [rx, ry], turn: degrees, high: h}`` is a mound (a hollow if h < 0);
    ``rim`` above 1 gives it a flatter top and a steeper edge.
    ``{line: [[x, y], …], wide: w, high: h}`` a ridge or groove that runs out at both ends.
    """
    x, y = pixel_grid(buffer)
    height = np.zeros(x.shape)
    for bump in bumps:
        if "at" in bump:
            turn = np.radians(bump.get("turn", 0))
            dx, dy = x - bump["at"][0], y - bump["at"][1]
            a = (dx * np.cos(turn) + dy * np.sin(turn)) / bump["size"][0]
            b = (dy * np.cos(turn) - dx * np.sin(turn)) / bump["size"][1]
            height += bump["high"] * np.exp(-((a * a + b * b) ** bump.get("rim", 1.0)))
        else:
            line = spline(bump["line"], 0.8)
            share = arc(line) / arc(line)[-1]
            gap, nearest = cKDTree(line).query(np.stack([x.ravel(), y.ravel()], 1))
            ends = np.clip(4 * share * (1 - share), 0, 1) ** 0.5
            ridge = np.exp(-((gap / bump["wide"]) ** 2)) * ends[nearest]
            height += bump["high"] * ridge.reshape(x.shape)
    return height


def lit(buffer: Buffer, frame: Frame, bumps: list[dict], look: dict) -> np.ndarray:
    """Brightness of every pixel, about 0 to 1; nan outside.

    A wrapped Lambert term from ``LIGHT``, a facing term that rounds the edges off, less a
    darkening where the surface lies behind its surroundings.
    """
    n = buffer.normal @ frame.rows.T
    high = gaussian_filter(relief(buffer, bumps), 0.5 * buffer.density)
    down, right = np.gradient(high, 1 / buffer.density)
    n = np.stack([n[..., 0] - n[..., 2] * right, n[..., 1] + n[..., 2] * down, n[..., 2]], -1)
    n /= np.linalg.norm(n, axis=-1, keepdims=True) + 1e-9
    wrap = look.get("wrap", 0.35)
    key = np.clip((n @ LIGHT + wrap) / (1 + wrap), 0, 1)
    facing = np.clip(n[..., 2], 0, 1) ** 0.8
    inside = buffer.inside.astype(float)
    depth = np.where(buffer.inside, buffer.depth + high, 0)
    hidden = np.zeros(inside.shape)
    for width, strength in look.get("hollow", [[3, 0.05], [10, 0.03]]):
        sigma = width * buffer.density
        around = gaussian_filter(depth, sigma) / (gaussian_filter(inside, sigma) + 1e-6)
        hidden += strength * np.clip(around - depth, 0, look.get("deep", 6))
    share = look.get("key", 0.6)
    light = share * key + (1 - share) * facing - hidden
    if "ground" in look:
        # Skin that does not reach the ground is a little darker: the arch of the sole.
        rise = np.nan_to_num(buffer.where[..., 1]) * frame.scale
        light = light - look["ground"] * np.clip(rise - look.get("pad", 3), 0, 14)
    blur = look.get("blur", 0.7) * buffer.density
    light = gaussian_filter(np.where(buffer.inside, light, 0), blur)
    return np.where(buffer.inside, light / (gaussian_filter(inside, blur) + 1e-6), np.nan)


def hidden_edges(mesh: Mesh, frame: Frame, buffer: Buffer, outline: np.ndarray) -> list[np.ndarray]:
    """Visible lines where the surface turns away from the eye, inside the outline.

    Zero crossings of normal x eye on the mesh, chained, tested against the depth buffer.
    """
    turn = mesh.normals @ frame.rows[2]
    page = frame.page(mesh.points)
    links = defaultdict(list)
    spots = {}
    for tri in np.concatenate([mesh.quads[:, [0, 1, 2]], mesh.quads[:, [0, 2, 3]]]):
        s = turn[tri] > 0
        if s.all() or not s.any():
            continue
        keys = []
        for a, b in ((0, 1), (1, 2), (2, 0)):
            if s[a] != s[b]:
                i, j = sorted((int(tri[a]), int(tri[b])))
                share = turn[i] / (turn[i] - turn[j])
                spots[i, j] = page[i] + share * (page[j] - page[i])
                keys.append((i, j))
        links[keys[0]].append(keys[1])
        links[keys[1]].append(keys[0])
    chains, seen = [], set()
    starts = sorted(links, key=lambda key: (len(links[key]) != 1, key))
    for start in starts:
        if start in seen:
            continue
        chain, here = [start], start
        seen.add(start)
        while True:
            onward = [key for key in links[here] if key not in seen]
            if not onward:
                break
            here = onward[0]
            seen.add(here)
            chain.append(here)
        chains.append(np.array([spots[key] for key in chain]))
    rim = LineString(np.vstack([outline, outline[:1]]))
    lines = []
    depth = minimum_filter(np.where(buffer.inside, buffer.depth, -1e3), 7)
    for chain in chains:
        spot = buffer.to_pixel(chain[:, :2]).T
        front = map_coordinates(depth, spot, order=0, mode="nearest")
        ok = chain[:, 2] > front - 0.3
        ok &= np.array([rim.distance(Point(p[:2])) > 0.5 for p in chain])
        for run in np.split(np.arange(len(chain)), np.flatnonzero(np.diff(ok.astype(int))) + 1):
            if not ok[run[0]] or len(run) < 4 or arc(chain[run, :2])[-1] < 4.5:
                continue
            # The ends of a run hook back along the turning surface; smooth, then take them off.
            line = even(chain[run, :2], 0.3)
            line = gaussian_filter1d(line, 3, axis=0, mode="nearest")[4:-4]
            lines.append(line)
    return lines
