"""Schools side by side: where each of them locates a body area, and where they disagree."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from shapely.geometry.base import BaseGeometry

from zones.drawing.overlays import variants
from zones.drawing.zone_shapes import shapes
from zones.geometry.path_data import path_data
from zones.geometry.views import views
from zones.languages.catalogues import ENGLISH
from zones.languages.charts import load_chart, names, titles
from zones.loading.loader import schools
from zones.model.chart import BodyArea, Chart
from zones.model.fields import nearest
from zones.model.overlay import Disagreement
from zones.model.placement import VIEWS, Foot, View
from zones.model.zone import Variant, Zone


@dataclass(frozen=True)
class Place:
    """A zone of one school that is linked to a body area; feet are the owner's."""

    school: str
    title: str
    zone: str
    name: str
    number: int | str | None
    crossing: str
    feet: tuple[Foot, ...]
    views: tuple[View, ...]
    variants: tuple[Variant, ...]


@dataclass(frozen=True)
class Comparison:
    """All places of one body area, school by school, and where the charts disagree."""

    body_area: BodyArea
    places: tuple[Place, ...]
    disagreements: tuple[Disagreement, ...]


def compare(
    body_area: str, charts: Iterable[Chart] | None = None, language: str = "en"
) -> Comparison:
    """Look up a body area in several schools.

    Parameters
    ----------
    body_area : str
        An id such as ``heart``, or an UBERON id such as ``UBERON:0000948``.
    charts : iterable of Chart, optional
        The schools to compare; all that come with the package by default.
    language : str
        Of the charts that are loaded by default.

    Raises
    ------
    ValueError
        If no chart has a zone for this body area; the message suggests the closest id.
    """
    chosen = tuple(charts) if charts is not None else _all(language)
    area = _area(body_area, chosen)
    return Comparison(
        body_area=area,
        places=tuple(place for chart in chosen for place in places(chart, area.id)),
        disagreements=_disagreements(area.id, chosen),
    )


def places(chart: Chart, body_area: str) -> tuple[Place, ...]:
    """Return the drawn zones of one chart that are linked to a body area, in chart order."""
    return tuple(
        Place(
            school=chart.school.id,
            title=chart.school.title,
            zone=zone.id,
            name=zone.name,
            number=zone.number,
            crossing=zone.crossing,
            feet=zone.feet,
            views=zone.views,
            variants=zone.variants,
        )
        for zone in chart.zones
        if body_area in zone.body_areas and zone.placements
    )


def elsewhere(chart: Chart, others: Iterable[Chart]) -> dict[str, list[dict]]:
    """Return where other schools locate each body area of a chart, in a compact form.

    Returns
    -------
    dict
        By body area: ``school``, ``zone``, ``name``, ``number``, ``feet``, ``views``.
    """
    found: dict[str, list[dict]] = {}
    for other in others:
        if other.school.id == chart.school.id:
            continue
        for zone in other.zones:
            for area in zone.body_areas if zone.placements else ():
                if area in chart.body_areas:
                    found.setdefault(area, []).append(_brief(other, zone))
    return {area: found[area] for area in chart.body_areas if area in found}


def outlines(charts: Iterable[Chart], languages: Collection[str]) -> list[dict[str, Any]]:
    """Return the zones of several schools with their outlines, for the comparison.

    Parameters
    ----------
    charts : iterable of Chart
        In English.
    languages : collection of str
        Those of the names and titles.

    Returns
    -------
    list of dict
        Per school ``id``, ``titles`` by language and ``zones``; those with the most zones first,
        those of acupoints last. A zone has ``names`` by language; ``views``: by view, for each
        outline the feet (the owner's), path data ``d``, the centre ``at`` and the size ``box``;
        and ``others``, the same for other places that charts of its school give it.
    """
    ordered = sorted(charts, key=lambda chart: (bool(chart.channels), -len(chart.zones)))
    return [
        {
            "id": chart.school.id,
            "titles": _only(titles(chart), languages),
            "zones": [_outlined(chart, zone, languages) for zone in chart.zones if zone.body_areas],
        }
        for chart in ordered
    ]


def _outlined(chart: Chart, zone: Zone, languages: Collection[str]) -> dict[str, Any]:
    own = {
        view: [
            _outline(shape.feet, path_data(shape.polygon), shape.badge, _size(shape.polygon))
            for shape in shapes(chart, view, further=zone.group == "further")
            if shape.zone == zone.id
        ]
        for view in zone.views
    }
    others = {}
    for view in VIEWS:
        found = [
            _outline(zone.variants[at].feet, drawn.data, drawn.at, drawn.size)
            for _, at, drawn in variants(zone, views()[view])
        ]
        if found:
            others[view] = found
    return {
        "id": zone.id,
        "names": _only(names(chart, zone), languages),
        "number": zone.number,
        "code": zone.code or "",
        "feet": list(zone.feet),
        "areas": list(zone.body_areas),
        "views": own,
        **({"others": others} if others else {}),
    }


def _only(known: dict[str, str], languages: Collection[str]) -> dict[str, str]:
    found = {language: text for language, text in known.items() if language in languages}
    return found or {ENGLISH: known[ENGLISH]}


def _size(shape: BaseGeometry) -> tuple[float, float]:
    left, top, right, bottom = shape.bounds
    return right - left, bottom - top


def _outline(
    feet: Iterable[str], data: str, at: Iterable[float], size: Iterable[float]
) -> dict[str, Any]:
    return {
        "feet": list(feet),
        "d": data,
        "at": [round(value, 1) for value in at],
        "box": [round(value) for value in size],
    }


def _brief(chart: Chart, zone: Zone) -> dict:
    return {
        "school": chart.school.id,
        "zone": zone.id,
        "name": zone.name,
        "number": zone.number,
        "feet": list(zone.feet),
        "views": list(zone.views),
    }


def _all(language: str) -> tuple[Chart, ...]:
    return tuple(load_chart(school, language) for school in schools())


def _area(word: str, charts: tuple[Chart, ...]) -> BodyArea:
    areas = {id: area for chart in charts for id, area in chart.body_areas.items()}
    by_uberon = {area.uberon: area for area in areas.values() if area.uberon}
    found = areas.get(word) or by_uberon.get(word)
    if found:
        return found
    close = nearest(word, [*areas, *by_uberon])
    hint = f"; did you mean {close!r}?" if close else ""
    raise ValueError(f"no chart has a zone for the body area {word[:60]!r}{hint}")


def _disagreements(body_area: str, charts: tuple[Chart, ...]) -> tuple[Disagreement, ...]:
    known = {
        record.id: record
        for chart in charts
        for record in chart.disagreements
        if body_area in record.body_areas
    }
    return tuple(known.values())
