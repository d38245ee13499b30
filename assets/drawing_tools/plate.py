"""One view as a plate: silhouette, flat tones, creases, nails and contour as SVG text."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from curves import arc, even, ring_path, spline
from geometry import LEG_END, VIEW_BOX
from ink import nested, outline_strokes, strokes
from mesh import Buffer, Frame
from nails import NAIL, NAIL_LINE, nail_light
from scipy.ndimage import binary_dilation, distance_transform_edt, gaussian_filter
from shade import lit
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

DARK, MIDDLE, LIGHT = (0xCC, 0xB4, 0xA7), (0xEC, 0xDE, 0xD3), (0xFB, 0xF6, 0xF1)
INK, LINE, FINE = "#5c4638", "#9c7f6e", "#ccb6a8"


def palette(count: int) -> list[str]:
    """Hex colours from the darkest to the lightest tone."""
    stops = np.array([DARK, MIDDLE, LIGHT], float)
    at = np.linspace(0, 1, count) ** 0.85 * 2
    rgb = [np.interp(at, [0, 1, 2], stops[:, k]) for k in range(3)]
    return ["#" + "".join(f"{round(c):02x}" for c in colour) for colour in zip(*rgb, strict=True)]


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
        alphas = ((0.22, 1), (0.46, 0.7), (0.74, 0.2), (1, 0)) if last else ((0.08, 1), (0.18, 0))
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
            if area < (30 if calm else 7) or not np.allclose(ring[0], ring[-1]):
                continue
            rings.append(ring_path(ring, 0.36 if calm else 0.23, 1.8 if calm else 0.8))
        fill = colours[number]
        if number <= LAST_TONE:
            fill = paint(f"tone-{number}", fill, number == LAST_TONE)
        paths.append(f'<path class="tone tone-{number}" fill="{fill}" d="{"".join(rings)}"/>')
    return paths


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
    darkest = paint("base", palette(len(QUANTILES) + 1)[0], False)
    base = f'<path class="foot-base" fill="{darkest}" d="{ring_path(outline, 0.14)}"/>'
    tone = "".join(tones(light, buffer, cut, paint, hints["look"].get("soft", 1.2)))
    lines = [(spline(item["line"]), item["weight"]) for item in hints["creases"]]
    fine = strokes(nested([item for item in lines if item[1] < 0.5], [0.3, 0.42, 0.55]))
    main = strokes(nested([item for item in lines if item[1] >= 0.5], [0.34, 0.48, 0.64]))
    creases = (f'<g class="crease-fine" stroke="{FINE}">{fine}</g>' if fine else "") + main
    folds = [
        (even(line, 0.4), float(np.clip(arc(line)[-1] / 14, 0.3, 1)))
        for line in edges
        if not any(
            x0 < line[:, 0].mean() < x1 and y0 < line[:, 1].mean() < y1
            for x0, y0, x1, y1 in hints.get("no_edges", [])
        )
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
