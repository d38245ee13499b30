"""A chart as JSON: everything the browser module needs to draw and explain one school.

The form is documented in ``docs/payload.md``. Shapes are in drawing units of the left foot
(:mod:`zones.geometry.views`); a plate's matrices place both feet.
"""

from __future__ import annotations

import json
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
from zones.loading.loader import schools, shipped
from zones.model.chart import Chart
from zones.model.fields import Record, Statement
from zones.model.placement import VIEWS
from zones.model.zone import Zone
from zones.payload.body import body_payload
from zones.payload.compare import elsewhere
from zones.payload.translation import ENGLISH, in_language, interfaces, own_words, words
from zones.payload.vocabulary import vocabulary_payload


def payload(
    chart: Chart, schools: tuple[tuple[str, str], ...] = (), others: tuple[Chart, ...] = ()
) -> dict[str, Any]:
    """Build the JSON-only dictionary of one chart.

    Parameters
    ----------
    chart : Chart
    schools : tuple of (id, title)
        The schools a reader can switch to; the chart's own is added if it is missing.
    others : tuple of Chart
        The schools in which to look up the chart's body areas.

    Returns
    -------
    dict
    """
    own = (chart.school.id, chart.school.title)
    listed = schools if own in schools else (*schools, own)
    further = any(zone.group == "further" for zone in chart.zones)
    return {
        "format": 1,
        "school": _plain(chart.school),
        "schools": [{"id": id, "title": title} for id, title in listed],
        "texts": own_words(chart),
        "words": {other: words(chart, other) for other in interfaces() if other != ENGLISH},
        "systems": [_plain(system) for system in _used_systems(chart)],
        "sources": {id: _plain(s, drop=("id", "authority")) for id, s in chart.sources.items()},
        "techniques": {id: _plain(t, drop=("id",)) for id, t in chart.techniques.items()},
        "cautions": {id: _plain(c, drop=("id",)) for id, c in chart.cautions.items()},
        "red_flags": [_plain(flag) for flag in chart.red_flags],
        "evidence": _plain(chart.evidence),
        "body_areas": {id: _plain(b, drop=("id", "label")) for id, b in chart.body_areas.items()},
        "complaints": [_plain(c, drop=("elsewhere",)) for c in chart.complaints if c.zones],
        "complaints_elsewhere": [
            {**_plain(c, drop=("zones", "elsewhere")), "schools": list(c.elsewhere)}
            for c in chart.complaints
            if not c.zones
        ],
        "vocabulary": vocabulary_payload(chart),
        "routines": [_plain(routine) for routine in chart.routines],
        "styles": [_plain(style) for style in chart.styles],
        "zones": [
            {
                **_plain(zone, drop=("placements", "variants")),
                "views": list(zone.views),
                "variants": _variants(zone),
            }
            for zone in chart.zones
        ],
        "overlays": _overlays(chart),
        "disagreements": [_plain(record) for record in chart.disagreements],
        "elsewhere_schools": elsewhere(chart, others),
        "channels": [_plain(channel, drop=("courses",)) for channel in chart.channels],
        "views": {name: _view(chart, views()[name], further) for name in VIEWS},
        "body": body_payload(chart),
    }


@lru_cache(maxsize=16)
def shipped_payload(school: str, language: str = ENGLISH) -> dict[str, Any]:
    """Return the payload of a school that comes with the package; shared, so read-only."""
    if language != ENGLISH:
        return in_language(shipped_payload(school), language)
    others = tuple(shipped(id) for id in schools())
    titles = tuple((chart.school.id, chart.school.title) for chart in others)
    return payload(shipped(school), titles, others)


@lru_cache(maxsize=16)
def payload_json(school: str, language: str = ENGLISH) -> str:
    """Return the JSON text of a school that comes with the package, built once per process."""
    return compact_json(shipped_payload(school, language))


def compact_json(data: Any) -> str:
    """Write compact JSON without escaping letters."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _used_systems(chart: Chart):
    used = {zone.system for zone in chart.zones}
    return [system for id, system in chart.systems.items() if id in used]


def _variants(zone: Zone) -> list[dict[str, Any]]:
    """Other places of a zone, each with its outline on the views that show it."""
    found = [{**_plain(v, drop=("placements",)), "views": {}} for v in zone.variants]
    for name in VIEWS:
        for _, index, drawn in variants(zone, views()[name]):
            found[index]["views"][name] = {"d": drawn.data, "at": list(drawn.at)}
    return found


def _overlays(chart: Chart) -> list[dict[str, Any]]:
    found = []
    for overlay in chart.overlays:
        drawn = {name: marks(overlay, views()[name]) for name in VIEWS}
        found.append(
            {
                **_plain(overlay, drop=("marks",)),
                "marks": [
                    _plain(mark, drop=("guideline", "strip", "places")) for mark in overlay.marks
                ],
                "views": {
                    name: [{"id": one.id, "d": one.data, "at": list(one.at)} for one in some]
                    for name, some in drawn.items()
                    if some
                },
            }
        )
    return found


def _view(chart: Chart, view: View, further: bool) -> dict[str, Any]:
    found: dict[str, Any] = {
        "label": chart.texts.get(f"view_{view.name}", view.name),
        "art": view.art,
        "plates": {
            "facing": _plate(plate(view, "both", "facing")),
            "own": _plate(plate(view, "both", "own")),
            "left": _plate(plate(view, "left")),
            "right": _plate(plate(view, "right")),
        },
        "guidelines": [
            {
                "id": line.id,
                "name": chart.texts.get(f"guideline_{line.id}", line.id),
                "d": line_data(points(line, view)),
                "label": [-BETWEEN / 2, round(points(line, view)[0][1], 1)],
            }
            for line in lines_across().values()
        ]
        if view.name == "plantar"
        else [],
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


def _plain(record: Record | Statement, drop: tuple[str, ...] = ()) -> dict[str, Any]:
    data = record.model_dump(mode="json")
    return {key: value for key, value in data.items() if key not in drop}
