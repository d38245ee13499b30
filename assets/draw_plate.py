"""One view as a plate: silhouette, flat tones, creases, nails and contour as SVG text."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from draw_curves import arc, even, line_path, ring_path, smooth_ring, spline
from draw_geometry import LEG_END, VIEW_BOX, ring_of
from draw_mesh import Buffer, Frame
from draw_shade import lit
from scipy.ndimage import binary_dilation, distance_transform_edt, gaussian_filter, gaussian_filter1d
from skimage.measure import find_contours

TITLES = {
    "plantar": ("Sole of the left foot", "The sole seen from below, toes up, big toe on the left."),
    "dorsal": ("Top of the left foot", "The foot seen from above, toes up, big toe on the right."),
    "medial": ("Inner side of the left foot", "The inner side with the ankle, toes to the right."),
    "lateral": ("Outer side of the left foot", "The outer side with the ankle, toes to the left."),
}

FADE = {"dorsal": (198.0, 243.0), "medial": (-146.0, -181.0), "lateral": (-146.0, -181.0)}
"""Page y of the stretch in which the leg fades; its first quarter is still opaque."""

FLATTEN = {"dorsal": (148.0, 203.0), "medial": (-80.0, -148.0), "lateral": (-80.0, -148.0)}
"""Page y of the stretch in which the light evens out, so that one tone is left to fade."""

LAST_TONE = 5
"""The one tone that is left at the leg's end; a stack of tones would fade in stripes."""

QUANTILES = (0.03, 0.075, 0.14, 0.23, 0.36, 0.53, 0.72, 0.89)
"""Share of the foot that is darker than each tone's border."""

SOFT_FROM = 4
"""From this tone on, borders follow a more blurred light: calm planes instead of blotches."""

DARK, MIDDLE, LIGHT = (0xA7, 0x89, 0x76), (0xE0, 0xCB, 0xB9), (0xFA, 0xF3, 0xE9)
INK, LINE, FINE = "#4f392c", "#8b6b57", "#bda28f"
NAIL, NAIL_LINE, LUNULA, SHINE = "#f3ddd0", "#9a7763", "#fbf1e8", "#fffaf4"


def palette(count: int) -> list[str]:
    """Hex colours from the darkest to the lightest tone."""
    stops = np.array([DARK, MIDDLE, LIGHT], float)
    at = np.linspace(0, 1, count) ** 0.85 * 2
    rgb = [np.interp(at, [0, 1, 2], stops[:, k]) for k in range(3)]
    return ["#" + "".join(f"{int(round(c)):02x}" for c in colour) for colour in zip(*rgb)]


@dataclass
class Paint:
    """Colours of one view, as plain hex or, where the leg fades, as gradients in ``defs``."""

    view: str
    defs: list[str]

    def __call__(self, name: str, colour: str, last: bool = True) -> str:
        """Fill for a colour; what lies below the last tone goes first, unseen under it."""
        if self.view not in FADE:
            return colour
        start, end = FADE[self.view]
        fade, key = f"foot-{self.view}-fade", f"foot-{self.view}-{name}"
        if not self.defs:
            self.defs.append(
                f'<linearGradient id="{fade}" gradientUnits="userSpaceOnUse" '
                f'x1="0" y1="{start:g}" x2="0" y2="{end:g}"/>'
            )
        alphas = (
            ((0.22, 1), (0.5, 0.55), (0.78, 0.13), (1, 0)) if last else ((0.2, 1), (0.32, 0))
        )
        stops = "".join(
            f'<stop class="{name}-stop" offset="{at:g}" stop-color="{colour}"'
            + ("/>" if alpha == 1 else f' stop-opacity="{alpha:g}"/>')
            for at, alpha in alphas
        )
        self.defs.append(f'<linearGradient id="{key}" href="#{fade}">{stops}</linearGradient>')
        return f"url(#{key})"


def tones(
    light: np.ndarray, buffer: Buffer, cut: np.ndarray, paint: Paint, soft_by: float
) -> list[str]:
    """Flat tones from dark to light, each a path over the one below it."""
    inside = buffer.inside & cut
    values = light[inside]
    levels = np.quantile(values, QUANTILES)
    colours = palette(len(levels) + 1)
    sharp = np.where(inside, light, 0)
    width = soft_by * buffer.density
    share = gaussian_filter(inside.astype(float), width) + 1e-6
    soft = gaussian_filter(sharp, width) / share
    # Near the edge of the foot the blurred light is not to be trusted: blend the sharp one in.
    trust = np.clip((share - 0.55) / 0.4, 0, 1)
    # And keep what is form (toes, ankle bones) where the blur would change it much.
    trust *= gaussian_filter(np.exp(-(((sharp - soft) / 0.03) ** 2)), 1.5 * buffer.density)
    soft = trust * soft + (1 - trust) * sharp
    if paint.view in FLATTEN:
        start, end = FLATTEN[paint.view]
        y = buffer.y0 + np.arange(len(light))[:, None] / buffer.density
        share = np.clip((y - start) / (end - start), 0, 1) ** 2
        calm = 0.5 * (levels[LAST_TONE - 1] + levels[LAST_TONE])
        sharp, soft = ((1 - share) * image + share * calm for image in (sharp, soft))
        # Down there the tone runs under the ink, so that no rim of the base stays beside it.
        near = tuple(distance_transform_edt(~inside, return_indices=True)[1])
        sharp, soft = sharp[near], soft[near]
        reach = binary_dilation(inside, iterations=2) & (share > 0.2) & cut
        inside = inside | reach
    outside = np.nanmin(values) - 0.2
    images = [np.where(inside, image, outside) for image in (sharp, soft)]
    paths = []
    for number, level in enumerate(levels, 1):
        calm = number >= SOFT_FROM
        rings = []
        for line in find_contours(images[calm], level):
            ring = buffer.to_page(line)
            x, y = ring.T
            area = abs(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1])) / 2
            if area < (18 if calm else 7) or not np.allclose(ring[0], ring[-1]):
                continue
            rings.append(ring_path(ring, 0.36 if calm else 0.23, 1.8 if calm else 0.8))
        fill = colours[number]
        if number <= LAST_TONE:
            fill = paint(f"tone-{number}", fill, number == LAST_TONE)
        paths.append(f'<path class="tone tone-{number}" fill="{fill}" d="{"".join(rings)}"/>')
    return paths


def nested(lines: list[tuple[np.ndarray, float]], widths: list[float]) -> list[tuple[float, str]]:
    """Strokes that swell towards their middle: ever shorter and heavier copies of each line.

    Each line comes with its weight: how much of the range of ``widths`` it may use (0 to 1).
    """
    out = []
    for step, width in enumerate(widths):
        data = []
        for line, weight in lines:
            reach = step / len(widths)
            if reach >= weight:
                continue
            trim = 0.5 * reach / max(weight, 1e-6) * 0.9
            run = arc(line)
            keep = (run >= trim * run[-1]) & (run <= (1 - trim) * run[-1])
            if keep.sum() > 3:
                data.append(line_path(line[keep]))
        if data:
            out.append((width, "".join(data)))
    return out


def strokes(items: list[tuple[float, str]]) -> str:
    """Path elements that take colour and caps from their group."""
    return "".join(f'<path stroke-width="{width:g}" d="{data}"/>' for width, data in items)


def outline_strokes(ring: np.ndarray, view: str) -> list[tuple[float, str]]:
    """The contour: thin all round, heavier on the side away from the lamp; open at the leg."""
    ring = smooth_ring(ring, 0.4, 0.6)[:-1]
    if view in LEG_END:
        gone = abs(ring[:, 1] - LEG_END[view]) < 1.2
        start = np.flatnonzero(gone & ~np.roll(gone, -1))[0] + 1
        ring = np.roll(ring, -start, axis=0)
        ring = ring[~np.roll(gone, -start)]
        items = [(0.55, line_path(ring, 0.13))]
    else:
        items = [(0.55, ring_path(ring, 0.13, 0.2))]
        ring = np.vstack([ring, ring[:1]])
    step = np.gradient(ring, axis=0)
    normal = np.stack([step[:, 1], -step[:, 0]], 1)
    normal /= np.hypot(*normal.T)[:, None] + 1e-9
    x, y = ring.T
    if np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1]) < 0:
        normal = -normal
    shade = gaussian_filter1d(normal @ np.array([0.74, 0.67]), 8, mode="nearest")
    for width, least in ((0.74, 0.1), (0.94, 0.5)):
        heavy = shade > least
        data = []
        for run in np.split(np.arange(len(ring)), np.flatnonzero(np.diff(heavy.astype(int))) + 1):
            if heavy[run[0]] and len(run) > 14:
                data.append(line_path(ring[run], 0.13))
        items.append((width, "".join(data)))
    return items


def nail_ring(nail: dict, grow: float = 1.0) -> np.ndarray:
    """Outline of a toenail on the dorsal page: a squared oval, narrower at its root."""
    turn = np.radians(nail.get("turn", 0))
    angle = np.linspace(0, 2 * np.pi, 160, endpoint=False)
    c, s = np.cos(angle), np.sin(angle)
    power = np.where(s > 0, 2 / 2.5, 2 / 3.2)
    x = np.sign(c) * abs(c) ** power * nail["half"][0] * grow
    y = np.sign(s) * abs(s) ** power * nail["half"][1] * grow
    x = x * (1 - 0.06 * y / nail["half"][1])
    return np.stack(
        [
            nail["at"][0] + x * np.cos(turn) - y * np.sin(turn),
            nail["at"][1] + x * np.sin(turn) + y * np.cos(turn),
        ],
        axis=1,
    )


def in_nail(nail: dict, points: np.ndarray, part: tuple[float, float, float, float]) -> np.ndarray:
    """Whether dorsal page points lie in a part of a nail.

    ``part`` is x0, y0, x1, y1 over the nail's half-width and half-length, -1 to 1.
    """
    turn = np.radians(nail.get("turn", 0))
    dx, dy = points[..., 0] - nail["at"][0], points[..., 1] - nail["at"][1]
    x = (dx * np.cos(turn) + dy * np.sin(turn)) / nail["half"][0]
    y = (dy * np.cos(turn) - dx * np.sin(turn)) / nail["half"][1]
    x = x / (1 - 0.06 * y)
    power = np.where(y > 0, 2.5, 3.2)
    whole = abs(x) ** power + abs(y) ** power < 1
    return whole & (x > part[0]) & (x < part[2]) & (y > part[1]) & (y < part[3])


@dataclass(frozen=True)
class NailCaster:
    """Carries nails from the dorsal page through the mesh to another view."""

    dorsal: Frame
    seen: Buffer

    def rings(self, nail: dict, buffer: Buffer, spread: float) -> np.ndarray | None:
        """Outline of the part of a nail that a view shows; None if (almost) hidden.

        ``spread`` widens the plate: at its sides it bends down around the toe.
        """
        page = self.dorsal.page(np.nan_to_num(buffer.where, nan=-9))
        row, col = np.round(self.seen.to_pixel(page.reshape(-1, 3)[:, :2])).astype(int).T
        high, wide = self.seen.inside.shape
        front = self.seen.depth[np.clip(row, 0, high - 1), np.clip(col, 0, wide - 1)]
        shown = (page[..., 2] > front.reshape(page.shape[:2]) - 0.6) & buffer.inside
        nail = nail | {"half": [spread * nail["half"][0], nail["half"][1]]}
        mask = shown & in_nail(nail, page, (-1, -1, 1, 1))
        if mask.sum() < 1.2 * buffer.density**2:
            return None
        return ring_of(mask, buffer, 1.2)


def draw(
    frame: Frame,
    buffer: Buffer,
    outline: np.ndarray,
    hints: dict,
    edges: list[np.ndarray],
    nails: dict[str, np.ndarray],
) -> str:
    """The SVG text of one view."""
    view = frame.view
    defs: list[str] = []
    paint = Paint(view, defs)
    light = lit(buffer, frame, hints["relief"], hints["look"])
    rows = np.arange(buffer.inside.shape[0])[:, None] / buffer.density + buffer.y0
    cut = np.ones(buffer.inside.shape, bool)
    if view in LEG_END:
        cut = cut & (rows < LEG_END[view] if view == "dorsal" else rows > LEG_END[view])
    base = f'<path class="foot-base" fill="{paint("base", palette(len(QUANTILES) + 1)[0], False)}" d="{ring_path(outline, 0.14)}"/>'
    tone = "".join(tones(light, buffer, cut, paint, hints["look"].get("soft", 1.2)))
    lines = [(spline(item["line"]), item["weight"]) for item in hints["creases"]]
    fine = strokes(nested([item for item in lines if item[1] < 0.5], [0.3, 0.42, 0.55]))
    main = strokes(nested([item for item in lines if item[1] >= 0.5], [0.34, 0.48, 0.64]))
    creases = (f'<g class="crease-fine" stroke="{FINE}">{fine}</g>' if fine else "") + main
    folds = [
        (even(line, 0.4), float(np.clip(arc(line)[-1] / 14, 0.3, 1)))
        for line in edges
        if not any(x0 < line[:, 0].mean() < x1 and y0 < line[:, 1].mean() < y1
                   for x0, y0, x1, y1 in hints.get("no_edges", []))
    ]
    contour = strokes(outline_strokes(outline, view)) + strokes(nested(folds, [0.4, 0.6, 0.8]))
    plates = "".join(
        f'<path class="nail nail-{key}" d="{ring_path(ring, 0.08, 0.25)}"/>'
        for key, ring in nails.items()
    )
    extra = "".join(nail_light(nail) for nail in hints.get("nails", {}).values())
    title, text = TITLES[view]
    box = " ".join(f"{value:g}" for value in VIEW_BOX[view])
    stroke = 'stroke-linecap="round" stroke-linejoin="round"'
    ink = paint("ink", INK)
    return "\n".join(
        part
        for part in (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" data-view="{view}" '
            f'data-foot="left"><title>{title}</title><desc>{text}</desc>',
            f"<defs>{''.join(defs)}</defs>" if defs else "",
            base,
            f'<g class="foot-tones">{tone}</g>',
            f'<g class="foot-creases" fill="none" stroke="{LINE}" {stroke}>{creases}</g>',
            f'<g class="foot-nails" fill="{NAIL}" stroke="{NAIL_LINE}" stroke-width=".4" '
            f'stroke-linejoin="round">{plates}{extra}</g>'
            if plates
            else "",
            f'<g class="foot-contour" fill="none" stroke="{ink}" {stroke}>{contour}</g>',
            "</svg>\n",
        )
        if part
    )


def nail_light(nail: dict) -> str:
    """Lunula and a window's reflection on a nail of the dorsal page."""
    turn = np.radians(nail.get("turn", 0))
    w, h = nail["half"]

    def place(points: list[tuple[float, float]]) -> np.ndarray:
        p = np.array(points) * [w, h]
        x = nail["at"][0] + p[:, 0] * np.cos(turn) - p[:, 1] * np.sin(turn)
        return np.stack([x, nail["at"][1] + p[:, 0] * np.sin(turn) + p[:, 1] * np.cos(turn)], 1)

    t = np.linspace(0, np.pi, 40)
    top = [(0.52 * np.cos(a), 0.86 - 0.34 * np.sin(a)) for a in t]
    low = [(-0.52 * np.cos(a), 0.86 + 0.08 * np.sin(a)) for a in t]
    lunula = place(top + low[1:-1])
    t = np.linspace(-1, 1, 30)
    left = [(-0.52 + 0.05 * s * s, 0.5 * s - 0.1) for s in t]
    right = [(-0.36 + 0.08 * s * s - 0.05, 0.5 * s - 0.1) for s in t[::-1]]
    shine = place(left + right)
    return (
        f'<path class="nail-lunula" fill="{LUNULA}" stroke="none" d="{ring_path(lunula, 0.1, 0.1)}"/>'
        f'<path class="nail-shine" fill="{SHINE}" stroke="none" d="{ring_path(shine, 0.1, 0.1)}"/>'
    )
