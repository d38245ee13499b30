"""Schools side by side: where each of them finds a body area, and where they disagree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from zones.content import load_chart, schools
from zones.fields import nearest
from zones.layer import Disagreement
from zones.model import BodyArea, Chart, Foot, Variant, View, Zone


@dataclass(frozen=True)
class Place:
    """A zone of one school that is linked to a body area; feet are the owner's."""

    school: str
    title: str
    zone: str
    name: str
    number: int | None
    crossing: str
    feet: tuple[Foot, ...]
    views: tuple[View, ...]
    variants: tuple[Variant, ...]


@dataclass(frozen=True)
class Comparison:
    """All places of one body area, school by school, and what the charts disagree about."""

    body_area: BodyArea
    places: tuple[Place, ...]
    disagreements: tuple[Disagreement, ...]


def compare(
    body_area: str, charts: Iterable[Chart] | None = None, language: str = "en"
) -> Comparison:
    """Find a body area in several schools.

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
        If no chart has a zone for this body area; the message names the nearest id.
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
    """Say for each body area of a chart where other schools have it, small enough to travel.

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
