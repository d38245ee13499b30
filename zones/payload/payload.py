"""A chart as JSON: everything the browser module needs to draw and explain one school.

The form is documented in ``docs/payload.md``. Shapes are in drawing units of the left foot
(:mod:`zones.geometry.views`); a plate's matrices place both feet.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from zones.drawing.channel_lines import CourseLine, courses
from zones.drawing.code_labels import size
from zones.drawing.overlays import marks, variants
from zones.drawing.zone_shapes import FootShape, beyond, shapes
from zones.geometry.guidelines import lines_across, points
from zones.geometry.path_data import corner_data, line_data, path_data
from zones.geometry.plates import BETWEEN, Plate, plate
from zones.geometry.views import View, views
from zones.languages.catalogues import ENGLISH, languages
from zones.languages.charts import in_language, names
from zones.loading.loader import schools, shipped
from zones.model.chart import Chart
from zones.model.overlay import Overlay
from zones.model.placement import VIEWS
from zones.model.zone import Zone
from zones.payload import translation
from zones.payload.body import body_payload
from zones.payload.records import records
from zones.payload.translation import difference, patched
from zones.payload.vocabulary import vocabulary_payload

FORMAT = 2
"""Number of the payload's form; see ``docs/payload.md``."""


def payload(
    chart: Chart, listed: Sequence[Chart] = (), others: Sequence[Chart] = ()
) -> dict[str, Any]:
    """Build the JSON-only dictionary of one chart, in English with all its translations.

    Parameters
    ----------
    chart : Chart
        In English.
    listed : sequence of Chart
        The schools a reader can switch to; the chart itself is added if it is missing.
    others : sequence of Chart
        The schools in which to look up the chart's body areas.

    Returns
    -------
    dict
    """
    listed = listed if chart in listed else (*listed, chart)
    english = records(chart, listed, others) | {"vocabulary": vocabulary_payload(chart, ENGLISH)}
    return {
        "format": FORMAT,
        "own": chart.school.id not in schools(),
        "language": ENGLISH,
        "languages": list(languages()),
        "prose": ENGLISH,
        **patched(english, _drawing(chart)),
        "translations": {
            each: difference(english, _translated(each, chart, listed, others))
            for each in languages()
            if each != ENGLISH
        },
    }


def _translated(language: str, chart: Chart, *several: Sequence[Chart]) -> dict[str, Any]:
    listed, others = ([in_language(one, language) for one in charts] for charts in several)
    found = records(in_language(chart, language), listed, others)
    return found | {"vocabulary": vocabulary_payload(chart, language)}


def _drawing(chart: Chart) -> dict[str, Any]:
    """What no language changes, as a patch of the records: the drawings, and all names of zones."""
    further = any(zone.group == "further" for zone in chart.zones)
    return {
        "zones": {
            str(at): {"names": names(chart, zone), "variants": _variants(zone)}
            for at, zone in enumerate(chart.zones)
        },
        "overlays": {
            str(at): {"views": _overlay(overlay)} for at, overlay in enumerate(chart.overlays)
        },
        "views": {name: _view(chart, views()[name], further) for name in VIEWS},
        "body": body_payload(chart),
    }


@lru_cache(maxsize=16)
def shipped_payload(school: str) -> dict[str, Any]:
    """Return the payload of a school that comes with the package; shared, so read-only."""
    charts = tuple(shipped(id) for id in schools())
    return payload(shipped(school), charts, charts)


@lru_cache(maxsize=32)
def payload_json(school: str, language: str = ENGLISH) -> str:
    """Return the JSON text of a school that comes with the package, in one language.

    It offers all languages: a host that embeds it sends another text when a reader asks for one.
    """
    data = translation.in_language(shipped_payload(school), language)
    return compact_json({**data, "languages": list(languages())})


def compact_json(data: Any) -> str:
    """Write compact JSON without escaping letters."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _variants(zone: Zone) -> dict[str, Any]:
    """The outlines of a zone's other places, on the views that show them, by their index."""
    found: dict[str, Any] = {str(at): {"views": {}} for at in range(len(zone.variants))}
    for name in VIEWS:
        for _, index, drawn in variants(zone, views()[name]):
            found[str(index)]["views"][name] = {"d": drawn.data, "at": list(drawn.at)}
    return found


def _overlay(overlay: Overlay) -> dict[str, Any]:
    drawn = {name: marks(overlay, views()[name]) for name in VIEWS}
    return {
        name: [{"id": one.id, "d": one.data, "at": list(one.at)} for one in some]
        for name, some in drawn.items()
        if some
    }


def _view(chart: Chart, view: View, further: bool) -> dict[str, Any]:
    found: dict[str, Any] = {
        "art": view.art,
        "plates": {
            "facing": _plate(plate(view, "both", "facing")),
            "own": _plate(plate(view, "both", "own")),
            "left": _plate(plate(view, "left")),
            "right": _plate(plate(view, "right")),
        },
        "guidelines": _guidelines(view),
        "shapes": [_shape(shape) for shape in shapes(chart, view.name)],
    }
    if chart.channels:
        found["code_height"] = size(view)
        found["channels"] = [_course(chart, course) for course in courses(chart, view.name)]
        found["beyond"] = [
            {"zone": item.zone, "label": item.label, "at": list(item.at)}
            for item in beyond(chart, view.name)
        ]
    if further:
        found["further"] = _differences(found["shapes"], shapes(chart, view.name, further=True))
    return found


def _guidelines(view: View) -> dict[str, Any]:
    """The lines across the sole, by their index among the records."""
    lines = (
        [points(line, view) for line in lines_across().values()] if view.name == "plantar" else []
    )
    return {
        str(at): {"d": line_data(line), "label": [-BETWEEN / 2, round(line[0][1], 1)]}
        for at, line in enumerate(lines)
    }


def _differences(base: list[dict], full: tuple[FootShape, ...]) -> list[dict | int]:
    """Shapes with the further zones on: the index of an unchanged base shape, or a new shape."""
    places = {json.dumps(shape): index for index, shape in enumerate(base)}
    drawn = [_shape(shape) for shape in full]
    return [places.get(json.dumps(shape), shape) for shape in drawn]


def _plate(page: Plate) -> dict[str, Any]:
    return {
        "viewBox": list(page.frame),
        "feet": [
            {"foot": s.foot, "matrix": list(s.matrix), "label": list(s.label)} for s in page.feet
        ],
        "guidelines": {id: list(at) for id, at in page.guidelines.items()},
    }


def _course(chart: Chart, course: CourseLine) -> dict[str, Any]:
    dash = next(channel.dash for channel in chart.channels if channel.id == course.channel)
    pieces = getattr(course.line, "geoms", [course.line])
    return {
        "id": course.channel,
        "system": course.channel,
        "d": "".join(line_data(piece.simplify(0.05).coords) for piece in pieces),
        "arrows": [corner_data(arrow) for arrow in course.arrows],
        "branch": course.branch,
        "dash": list(dash),
    }


def _shape(shape: FootShape) -> dict[str, Any]:
    same = shape.target is shape.polygon
    code = {} if shape.label is None else {"label": shape.label, "label_at": shape.label_at}
    return {
        "zone": shape.zone,
        "feet": list(shape.feet),
        "d": path_data(shape.polygon),
        "hit": None if same else path_data(shape.target),
        "badge": list(shape.badge),
        "badge_r": shape.radius,
        **code,
    }
