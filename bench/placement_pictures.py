"""Draws the pictures of ``docs/placements.md`` from the examples in that page.

    python -m bench.placement_pictures docs/pictures/placements

Each heading that is a placement word is followed by a block of YAML; its placements are drawn on
the left foot by the code that draws the map.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

import numpy as np
import yaml
from shapely import LineString
from shapely.geometry.base import BaseGeometry

from zones.geometry.guidelines import lines_across, points
from zones.geometry.path_data import line_data, path_data
from zones.geometry.placing import draw
from zones.geometry.views import FOOT_LENGTH, View, views
from zones.model.placement import WORDS, Cell, Placement

PAGE = Path(__file__).parents[1] / "docs" / "placements.md"
GAP = 14.0
CAPTION = 12.0
FRAMES = {"frame-sole": ("plantar", "dorsal"), "frame-side": ("medial", "lateral")}
TITLES = {"plantar": "Sole", "dorsal": "Top", "medial": "Inner side", "lateral": "Outer side"}
COLOURS = ("#b3402f", "#1f6f8b", "#5b3f9c", "#2f7d4f", "#a06a00")
PAPER, INK, GRID = "#fbf9f5", "#33291f", "#5c6f80"


def examples(text: str | None = None) -> dict[str, list[Placement]]:
    """Return the examples of the page by placement word.

    Raises
    ------
    ValidationError
        If an example is not a valid placement.
    """
    found = re.findall(
        r"^### (\w+)$.*?^```yaml\n(.*?)^```$", text or PAGE.read_text("utf-8"), re.S | re.M
    )
    return {word: [Placement(**item) for item in yaml.safe_load(block)] for word, block in found}


def picture(placements: list[Placement], title: str) -> str:
    """Return an SVG of the views that some placements lie on, side by side."""
    names = dict.fromkeys(placement.view for placement in placements)
    panels = []
    for name in names:
        view = views()[name]
        marks = [_placed(p, view, COLOURS[i]) for i, p in enumerate(placements) if p.view == name]
        panels.append((view, _guidelines(view) + "".join(marks)))
    return _row(panels, title)


def frame(*names: str) -> str:
    """Return an SVG of some views, each with the grid of its coordinates."""
    panels = [(views()[name], _grid(views()[name])) for name in names]
    return _row(panels, f"The coordinates of {' and '.join(names)}")


def _placed(placement: Placement, view: View, colour: str) -> str:
    """The drawn shape of a placement, and the points given in it."""
    shape = _shape(draw(placement, view), colour)
    dots = (_dot(view.place(*at), colour) for at in _given(placement))
    return shape + "".join(dots)


def _shape(shape: BaseGeometry, colour: str) -> str:
    return (
        f'<path d="{path_data(shape)}" fill="{colour}" fill-opacity=".45" stroke="{colour}" '
        'stroke-width=".7" stroke-linejoin="round"/>'
    )


def _given(placement: Placement) -> Iterator[tuple[float, float]]:
    """Yield the points that a placement gives in full, without those on an edge."""
    if isinstance(placement.shape, Cell):
        return
    for x, y in placement.shape.points():
        if x is not None and y is not None:
            yield x, y


def _dot(at: tuple[float, float], colour: str) -> str:
    return (
        f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="1.1" fill="#fff" stroke="{colour}" '
        'stroke-width=".6"/>'
    )


def _guidelines(view: View) -> str:
    if view.name != "plantar":
        return ""
    found = []
    for line in lines_across().values():
        across = points(line, view)
        found.append(_line(across, INK, ".5", "2 1.6"))
        found.append(_text((across[-1][0] + 2, across[-1][1] + 1.2), line.id, 5, "start"))
    return "".join(found)


def _grid(view: View) -> str:
    """Lines of equal coordinates, with their numbers at the edge."""
    return _flat_grid(view) if view.flat else _side_grid(view)


def _flat_grid(view: View) -> str:
    found, steps = [], np.linspace(0, 1, 41)
    body = view.body(0)
    for u in (0, 0.25, 0.5, 0.75, 1):
        along = [view.place(u, v) for v in np.linspace(0.12, 0.96, 41)]
        along = [at for at in along if body.distance(_line_of([at, at])) < 1]
        found.append(_line(along, GRID, ".35"))
        x, y = view.place(u, 0.475)
        found.append(_text((x, y), f"{u:g}", 4.2, halo=True))
    for v in np.linspace(0, 1, 11):
        across = [view.place(u, v) for u in steps]
        if body.distance(_line_of(across)) < 3:
            found.append(_line(across, GRID, ".35"))
            right = max(across)
            found.append(_text((right[0] + 2, right[1] + 1.4), f"{v:.1f}", 4.2, "start"))
    x, y = view.place(0.62, 0.475)
    found.append(_text((x, y), "u", 5.5, style="italic", halo=True))
    x, y = max(view.place(0, 0.45), view.place(1, 0.45))
    found.append(_text((x + 6, y + 1.4), "v", 5.5, style="italic"))
    return "".join(found)


def _side_grid(view: View) -> str:
    found = []
    for p in np.linspace(0, 1, 11):
        found.append(_line([view.place(p, 0), view.place(p, 0.3)], GRID, ".35"))
        x, y = view.place(p, 0)
        found.append(_text((x, y + 7.5), f"{p:.1f}", 5.6))
    edge = 0.0
    for h in (0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        start = 0.0 if h <= 0.3 else 0.6
        found.append(_line([view.place(start, h), view.place(1, h)], GRID, ".35"))
        x, y = max(view.place(0, h), view.place(1, h))
        edge = x
        found.append(_text((x + 2, y + 2), f"{h:g}", 5.6, "start"))
    found.append(_text((edge + 12, 7.5), "p", 7, style="italic"))
    found.append(_text((edge + 14, -FOOT_LENGTH * 0.64), "h", 7, style="italic"))
    return "".join(found)


def _line_of(coordinates: list[tuple[float, float]]) -> BaseGeometry:
    return LineString(coordinates)


def _line(coordinates: list, colour: str, width: str, dash: str = "") -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="{line_data(coordinates)}" fill="none" stroke="{colour}" '
        f'stroke-width="{width}"{dashed}/>'
    )


def _text(
    at: tuple[float, float],
    words: str,
    size: float,
    anchor: str = "middle",
    style: str = "normal",
    halo: bool = False,
) -> str:
    around = f' stroke="{PAPER}" stroke-width="2" paint-order="stroke"' if halo else ""
    return (
        f'<text x="{at[0]:.1f}" y="{at[1]:.1f}" font-size="{size:g}" font-style="{style}" '
        f'text-anchor="{anchor}" fill="{INK}"{around}>{escape(words)}</text>'
    )


def _row(panels: list[tuple[View, str]], title: str) -> str:
    """Return panels side by side, aligned at the bottom, as one SVG."""
    tall = max(view.frame[3] for view, _ in panels)
    at, inner = GAP, []
    for view, marks in panels:
        x, y, width, height = view.frame
        move = f"translate({at - x:g} {tall - height - y + 4:g})"
        art = f'<g opacity=".55">{view.art}</g>'
        caption = _text((x + width / 2, y + height + CAPTION), TITLES[view.name], 6.5)
        inner.append(f'<g transform="{move}">{art}{marks}{caption}</g>')
        at += width + 2 * GAP
    wide, high = at - GAP + 8, tall + CAPTION + 12
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {high:g}" '
        f'width="{1.7 * wide:.0f}" font-family="sans-serif"><title>{escape(title)}</title>'
        f'<rect width="100%" height="100%" fill="{PAPER}"/>{"".join(inner)}</svg>\n'
    )


def main() -> None:
    """Write all pictures into the folder given as the first argument."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, seen in FRAMES.items():
        (folder / f"{name}.svg").write_text(frame(*seen), "utf-8")
    found = examples()
    for word in WORDS:
        (folder / f"{word}.svg").write_text(picture(found[word], f"Examples of {word}"), "utf-8")
    print(folder)


if __name__ == "__main__":
    main()
