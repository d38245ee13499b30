"""The body figure of a chart as JSON: only areas that lead to one of its zones."""

from __future__ import annotations

from typing import Any

from zones.drawing.body import BodyShape, Plate, plates, shapes
from zones.geometry.path_data import corner_data, curve_data, spline_data
from zones.loading.body_figure import load_figure
from zones.model.body_figure import BODY_VIEWS
from zones.model.chart import Chart


def body_payload(chart: Chart) -> dict[str, Any]:
    """Build the JSON-only figure of one chart: only areas that lead to one of its zones."""
    figure, areas = load_figure(), frozenset(chart.body_areas)
    # The legend lists the systems of zones; an organ may belong to another one.
    listed = {zone.system for zone in chart.zones}
    more = {chart.body_areas[id].system for id in areas} - listed
    return {
        "views": {name: _view(plates()[name], areas) for name in BODY_VIEWS},
        "wholes": {id: list(parts) for id, parts in figure.wholes.items() if id in areas},
        "systems": {
            id: {"fill": s.fill, "ink": s.ink, "dark": s.dark}
            for id, s in chart.systems.items()
            if id in more
        },
    }


def _view(plate: Plate, areas: frozenset[str]) -> dict[str, Any]:
    drawn = {"shapes": [_shape(shape) for shape in shapes(plate.name, areas)]}
    head = {"viewBox": list(plate.frame)}
    # Front and back share their outline: side by side, the second compresses to nothing.
    if plate.name == "front":
        return {**head, **drawn, "art": plate.art}
    return {**head, "art": plate.art, **drawn}


def _shape(shape: BodyShape) -> dict[str, Any]:
    found: dict[str, Any] = {
        "area": shape.area,
        "side": shape.side,
        "d": spline_data(shape.drawn),
        "hit": corner_data(shape.target, decimals=0) if shape.target is not None else None,
        "at": [round(value) for value in shape.at],
    }
    if shape.flip:
        found["flip"] = True
    if shape.kind == "region":
        found["kind"] = "region"
    if shape.lines:
        found["lines"] = "".join(curve_data(line) for line in shape.lines)
    return found
