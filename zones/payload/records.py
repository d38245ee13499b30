"""What a chart says, as JSON: all its records without their drawing.

This is the part of a payload that differs from language to language.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from zones.drawing.body import LABELS
from zones.geometry.guidelines import lines_across
from zones.model.body_figure import BODY_VIEWS
from zones.model.chart import Chart
from zones.model.fields import Record, Statement
from zones.model.placement import VIEWS
from zones.payload.compare import elsewhere

OF_THE_PAGE = "page_"
"""Begins the key of a message that only the page around a map needs."""


def records(chart: Chart, listed: Sequence[Chart], others: Sequence[Chart]) -> dict[str, Any]:
    """Return the records of a chart as JSON-only data.

    Parameters
    ----------
    chart : Chart
        In any language, as are the others.
    listed : sequence of Chart
        The schools that a reader can switch to.
    others : sequence of Chart
        The schools in which to look up the chart's body areas.
    """
    return {
        "school": plain(chart.school),
        "schools": [{"id": one.school.id, "title": one.school.title} for one in listed],
        "messages": {
            k: text for k, text in chart.messages.items() if not k.startswith(OF_THE_PAGE)
        },
        "systems": [plain(system) for system in _used_systems(chart)],
        "sources": {id: plain(s, drop=("id", "authority")) for id, s in chart.sources.items()},
        "techniques": {id: _moved(plain(t, drop=("id",))) for id, t in chart.techniques.items()},
        "cautions": {id: plain(c, drop=("id",)) for id, c in chart.cautions.items()},
        "red_flags": [plain(flag) for flag in chart.red_flags],
        "evidence": plain(chart.evidence),
        "body_areas": {id: plain(b, drop=("id", "label")) for id, b in chart.body_areas.items()},
        "complaints": [plain(c, drop=("elsewhere",)) for c in chart.complaints if c.zones],
        "complaints_elsewhere": [
            {**plain(c, drop=("zones", "elsewhere")), "schools": list(c.elsewhere)}
            for c in chart.complaints
            if not c.zones
        ],
        "routines": [plain(routine) for routine in chart.routines],
        "styles": [plain(style) for style in chart.styles],
        "zones": [
            {
                **plain(zone, drop=("placements", "variants", "names")),
                "techniques": [_moved(plain(use)) for use in zone.techniques],
                "views": list(zone.views),
                "variants": [plain(one, drop=("placements",)) for one in zone.variants],
            }
            for zone in chart.zones
        ],
        "overlays": [
            {
                **plain(overlay, drop=("marks",)),
                "marks": [
                    plain(mark, drop=("guideline", "strip", "places")) for mark in overlay.marks
                ],
            }
            for overlay in chart.overlays
        ],
        "disagreements": [plain(record) for record in chart.disagreements],
        "elsewhere_schools": elsewhere(chart, others),
        "channels": [plain(channel, drop=("courses",)) for channel in chart.channels],
        "views": {name: _view(chart, name) for name in VIEWS},
        "body": {"views": {name: {"label": _body_label(chart, name)} for name in BODY_VIEWS}},
    }


def plain(record: Record | Statement, drop: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return a record as JSON-only data, without some of its fields."""
    data = record.model_dump(mode="json")
    return {key: value for key, value in data.items() if key not in drop}


def _moved(technique: dict[str, Any]) -> dict[str, Any]:
    """Leave out how a hand moves where nothing is known of it."""
    unknown = [key for key in ("manner", "motion") if technique.get(key, "") is None]
    return {key: value for key, value in technique.items() if key not in unknown}


def _used_systems(chart: Chart):
    used = {zone.system for zone in chart.zones}
    return [system for id, system in chart.systems.items() if id in used]


def _view(chart: Chart, name: str) -> dict[str, Any]:
    lines = lines_across() if name == "plantar" else ()
    return {
        "label": chart.messages.get(f"view_{name}", name),
        "guidelines": [
            {"id": id, "name": chart.messages.get(f"guideline_{id}", id)} for id in lines
        ],
    }


def _body_label(chart: Chart, name: str) -> str:
    return chart.messages.get(f"body_{name}", LABELS[name])
