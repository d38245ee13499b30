"""Make the drawings of the body: ``body/geometry.json`` and one SVG for each view.

Run ``python assets/drawing_tools/body.py`` after a change; the same input gives identical files.
Needs numpy, scipy, scikit-image and shapely (the ``draw`` extra).
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import yaml
from body_views import PLATES, frame_of, look_at, outlines
from curves import arc, even, ring_path, spline
from ink import nested, strokes
from mesh import Buffer, Frame, Mesh, read_obj, smoothed
from plate import INK, LINE, palette
from pose import calm_pose
from scipy.ndimage import gaussian_filter
from shade import hidden_edges, lit
from shapely.geometry import Polygon
from skimage.measure import find_contours

HERE = Path(__file__).parent

UNIT = (
    "1 unit = 1 mm on a figure 400 mm high (1200 mm in the view of the head), y down from the "
    "crown. x = 0 is the midline on front and back, the ear canal on the head. Front: the owner's "
    "right is on the viewer's left. Back: the owner's left is on the viewer's left. Head: the "
    "owner's left side, face to the viewer's left."
)


class Ink:
    """Colours that fade out at the lower end of a view, as gradients in ``defs``."""

    def __init__(self, view: str) -> None:
        start, end = PLATES[view].fade
        self.view = view
        self.defs = [
            f'<linearGradient id="body-{view}-fade" gradientUnits="userSpaceOnUse" '
            f'x1="0" y1="{start:g}" x2="0" y2="{end:g}"/>'
        ]

    def __call__(self, name: str, colour: str, last: bool = True) -> str:
        """Fill for a colour; what lies under the last tone goes first, unseen below it."""
        stops = ((0.2, 1), (0.55, 0.5), (1, 0)) if last else ((0.15, 1), (0.25, 0))
        words = "".join(
            f'<stop class="{name}-stop" offset="{at:g}" stop-color="{colour}"'
            + ("/>" if alpha == 1 else f' stop-opacity="{alpha:g}"/>')
            for at, alpha in stops
        )
        key = f"body-{self.view}-{name}"
        self.defs.append(
            f'<linearGradient id="{key}" href="#body-{self.view}-fade">{words}</linearGradient>'
        )
        return f"url(#{key})"


def tones(light: np.ndarray, buffer: Buffer, view: str, look: dict, ink: Ink) -> list[str]:
    """Flat tones from dark to light, each a path over the one below it."""
    plate = PLATES[view]
    start, end = plate.fade
    y = buffer.y0 + np.arange(len(light))[:, None] / buffer.density
    inside = buffer.inside & (y < plate.window[1] + plate.window[3] + 4)
    levels = np.quantile(light[inside], look["quantiles"])
    count = len(levels)
    colours = palette(count + 1)
    width = look["soft"] * buffer.density
    share = gaussian_filter(inside.astype(float), width) + 1e-6
    soft = gaussian_filter(np.where(inside, light, 0), width) / share
    trust = np.clip((share - 0.55) / 0.4, 0, 1)
    soft = trust * soft + (1 - trust) * np.where(inside, light, 0)
    # Towards the fading end the light evens out, so that one tone is left to fade.
    calm = np.clip((y - start) / (end - start) + 0.92, 0, 1) ** 2
    last = count - 2
    level = 0.5 * (levels[last - 1] + levels[last])
    soft = (1 - calm) * soft + calm * level
    outside = levels[0] - 0.3
    paths = []
    for number, level in enumerate(levels, 1):
        rings = []
        for line in find_contours(np.where(inside, soft, outside), level):
            ring = buffer.to_page(line)
            if not np.allclose(ring[0], ring[-1]) or Polygon(ring).area < look["least"]:
                continue
            rings.append(ring_path(ring, look["tolerance"], look["smooth"]))
        fill = ink(f"tone-{number}", colours[number], number >= last)
        paths.append(f'<path class="tone tone-{number}" fill="{fill}" d="{"".join(rings)}"/>')
    return paths


def draw(frame: Frame, buffer: Buffer, mesh: Mesh, rings: list[np.ndarray], hints: dict) -> str:
    """The SVG text of one view."""
    view, plate = frame.view, PLATES[frame.view]
    bottom = plate.window[1] + plate.window[3]
    look = hints["look"]
    light = lit(buffer, frame, hints.get("relief", []), look)
    ink = Ink(view)
    base = "".join(ring_path(ring, 0.4) for ring in rings)
    under = ink("base", palette(len(look["quantiles"]) + 1)[0], False)
    tone = "".join(tones(light, buffer, view, look, ink))
    edges = [
        line
        for line in hidden_edges(mesh, frame, buffer, rings[0])
        if arc(line)[-1] > look["edge"] and line[:, 1].max() < bottom
        and not any(x0 < line[:, 0].mean() < x1 and y0 < line[:, 1].mean() < y1
                    for x0, y0, x1, y1 in hints.get("no_edges", []))
    ]  # fmt: skip
    weight = look.get("weight", 1.0)
    lines = [(spline(item["line"]), item["weight"]) for item in hints.get("creases", [])]
    creases = strokes(nested(lines, look["creases"]))
    folds = [(even(line, 0.4), float(np.clip(arc(line)[-1] / 14, 0.3, 1))) for line in edges]
    folds = strokes(nested(folds, look["folds"]))
    stroke = 'stroke-linecap="round" stroke-linejoin="round"'
    pen = ink("ink", INK)
    box = " ".join(f"{value:g}" for value in plate.window)
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" data-body="{view}">'
            f"<title>{plate.title}</title><desc>{plate.text}</desc>",
            f"<defs>{''.join(ink.defs)}</defs>",
            # The tones leave the outer half of the line free; a copy behind it, set off away from
            # the lamp, makes it heavier there.
            f'<g class="body-contour" fill="none" stroke="{pen}" stroke-width="{weight:g}">'
            f'<path transform="translate({0.3 * weight:g} {0.2 * weight:g})" d="{base}"/>'
            f'<path class="body-base" fill="{under}" fill-rule="evenodd" d="{base}"/></g>',
            f'<g class="body-tones">{tone}</g>',
            f'<g class="body-creases" fill="none" stroke="{LINE}" {stroke}>{creases}</g>',
            f'<g class="body-folds" fill="none" stroke="{pen}" {stroke}>{folds}</g>',
            "</svg>\n",
        )
    )


def main() -> None:
    """Write all files next to this script."""
    points, quads = read_obj(HERE / "body.obj")
    mesh = smoothed(calm_pose(points, quads), quads, 2)
    hints = yaml.safe_load((HERE / "body_hints.yaml").read_text(encoding="utf-8"))
    folder = HERE.parent / "drawings" / "body"
    folder.mkdir(exist_ok=True)
    views = {}
    for view, plate in PLATES.items():
        frame = frame_of(mesh, view)
        buffer = look_at(mesh, frame)
        if view != "back":  # seen from behind, a symmetric body has the same outline
            rings = outlines(buffer, plate.window[1] + plate.window[3])
        text = draw(frame, buffer, mesh, rings, hints[view])
        (folder / f"{view}.svg").write_text(text, encoding="utf-8")
        views[view] = {
            "viewBox": list(plate.window),
            "scale": plate.zoom,
            "outline": [
                [[round(float(c), 1) + 0.0 for c in point] for point in even(ring, 2.0)[:-1]]
                for ring in rings
            ],
            "landmarks": hints[view]["landmarks"],
        }
    text = json.dumps({"unit": UNIT, "views": views}, separators=(",", ":"))
    for view in PLATES:
        text = text.replace(f'"{view}":{{"viewBox"', f'\n"{view}":{{"viewBox"')
    (folder / "geometry.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
