"""One view of the body figure as a complete SVG document that prints as it looks."""

from __future__ import annotations

from html import escape

from zones.drawing.body import LABELS, BodyShape, plates, shapes
from zones.drawing.body_curves import curve_data, ring_data
from zones.loading.body_figure import load_figure
from zones.model.chart import Chart


def body_svg(chart: Chart, view: str = "front", *, lit: tuple[str, ...] = ()) -> str:
    """Draw one view as a complete, print-safe SVG document.

    Parameters
    ----------
    chart : Chart
        Its body areas are drawn, in the colours of its systems.
    view : str
        ``front``, ``back`` or ``head``.
    lit : tuple of str
        Body areas in full colour, the rest stays pale. Lit organs lie before all others;
        regions are drawn only if they are lit, under the organs.
    """
    plate = plates()[view]
    found = shapes(view, frozenset(chart.body_areas))
    wanted = {*lit, *(part for id in lit for part in load_figure().wholes.get(id, ()))}
    pale = [shape for shape in found if shape.area not in wanted and shape.kind == "organ"]
    full = [shape for shape in found if shape.area in wanted]
    ground = [shape for shape in full if shape.kind == "region"]
    front = [shape for shape in full if shape.kind == "organ"]
    drawn = "".join(_organ(chart, shape, True) for shape in ground)
    drawn += "".join(_organ(chart, shape, bool(not lit)) for shape in pale)
    drawn += "".join(_organ(chart, shape, True) for shape in front)
    x, y, width, height = plate.frame
    label = chart.texts.get(f"body_{view}", LABELS[view])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x:g} {y:g} {width:g} {height:g}" '
        f'role="img"><title>{escape(label)}</title>{plate.art}{drawn}</svg>'
    )


def _organ(chart: Chart, shape: BodyShape, strong: bool) -> str:
    look = chart.systems[chart.body_areas[shape.area].system]
    lines = "".join(curve_data(line) for line in shape.lines)
    ink = f'stroke="{look.ink}" stroke-linejoin="round" stroke-linecap="round"'
    fine = f'<path d="{lines}" fill="none" {ink} stroke-width="0.3"/>' if lines else ""
    soft = 0.5 if shape.kind == "region" else 0.94
    flip = ' transform="scale(-1 1)"' if shape.flip else ""
    return (
        f'<g data-area="{shape.area}" data-side="{shape.side}"{flip} '
        f'opacity="{1 if strong else 0.4}">'
        f'<path d="{ring_data(shape.drawn)}" fill="{look.fill}" fill-opacity="{soft}" '
        f'fill-rule="evenodd" {ink} stroke-width="0.45"/>{fine}</g>'
    )
