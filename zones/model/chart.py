"""The records of a chart: frozen, checked, and independent of files and hosts.

The field names are the keys of the content files. Sides are always the owner's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, Literal

from pydantic import Field

from zones.model.channel import Channel
from zones.model.fields import (
    Colour,
    Flag,
    Id,
    Ids,
    Line,
    Pattern,
    Record,
    SourceId,
    Sources,
    Text,
    Uberon,
    Url,
    key_words,
    nearest,
)
from zones.model.map_state import unknown
from zones.model.overlay import Disagreement, Overlay
from zones.model.routine import Routine, Style, Technique
from zones.model.zone import Zone


class Source(Record):
    """Where a statement was read; `authority` says how far it can be trusted."""

    id: SourceId
    title: Text
    url: Url | None = None
    kind: Text
    authority: Text | None = None


class System(Record):
    """A body system with its look: a colour for light and dark, and a pattern."""

    id: Id
    name: Line
    pattern: Pattern
    fill: Colour
    ink: Colour
    dark: Colour


class BodyArea(Record):
    """An organ or part of the body; `label` is the name UBERON itself gives to `uberon`."""

    id: Id
    name: Line
    uberon: Uberon | None = None
    label: Line | None = None
    system: Id


class Caution(Record):
    """A reason to leave a massage out, ask first or adapt it; it applies with `goes_with`."""

    id: Id
    name: Line
    level: Literal["leave", "ask", "adapt"]
    why: Text
    advice: Text
    general: Flag
    goes_with: Id | None = None
    sources: Sources


class RedFlag(Record):
    """A sign that needs a doctor, and how soon."""

    id: Id
    sign: Text
    why: Text
    action: Text
    urgency: Literal["emergency", "today", "soon"]
    sources: Sources


class Complaint(Record):
    """Something a reader may search for, with the zones that this school uses for it.

    `zones` is empty if this school lists none; `elsewhere` has the ids of the schools that do.
    """

    id: Id
    name: Line
    also: tuple[Line, ...] = ()
    zones: Ids
    elsewhere: Ids = ()
    cautions: Ids = ()
    red_flags: Ids = ()
    see_doctor: Text
    note: Text | None = None
    sources: Sources


class ComplaintRecord(Record):
    """A complaint as stored in a file: zones of several schools, by school id."""

    id: Id
    name: Line
    also: tuple[Line, ...] = ()
    zones: dict[Id, Ids] = Field(description="{} if no school that we read lists any")
    own_records: Ids = Field((), description="schools whose own file has a record for this")
    cautions: Ids = Field((), description="ids in cautions.yaml to read first")
    red_flags: Ids = Field((), description="ids in red_flags.yaml to read first")
    see_doctor: Text
    note: Text | None = None
    sources: Sources

    def for_school(self, school: str) -> Complaint | None:
        """Return this complaint with the zones of one school, or None if it has its own record."""
        if school in self.own_records:
            return None
        zones = self.zones.get(school, ())
        listed = {id for id, ids in self.zones.items() if ids} | set(self.own_records)
        elsewhere = tuple(sorted(listed - {school}))
        return Complaint(
            id=self.id,
            name=self.name,
            also=self.also,
            zones=zones,
            elsewhere=elsewhere,
            cautions=self.cautions,
            red_flags=self.red_flags,
            see_doctor=self.see_doctor,
            note=self.note if zones or not elsewhere else None,
            sources=self.sources if zones or not elsewhere else (),
        )


class Study(Record):
    """One study and what it found."""

    id: Id
    citation: Text
    finding: Text
    url: Url | None = None
    status: Text


class Evidence(Record):
    """What trials found, in one statement and study by study."""

    summary: Text
    studies: tuple[Study, ...]


class School(Record):
    """A tradition with its own chart."""

    id: Id
    title: Line
    summary: Text
    history: Text
    numbering: Text
    crossing: Text
    reviewed: Text | None
    sources: Sources


class Chart(Record):
    """One school's zones with everything they refer to, checked and complete.

    The dictionaries are keyed by id; treat them as read-only, as everyone who loads a chart shares
    it. For the same reason a chart equals only itself and can be a cache key.

    Attributes
    ----------
    school : School
        The tradition, with its history and how its numbers are to be read.
    zones : tuple of Zone
        In the order of their numbers (12, 12a, 12b, 13), then the further zones in file order.
    channels : tuple of Channel
        In a school of acupoints: the lines that they lie on.
    systems, body_areas, techniques, cautions, sources : dict
        Records that the zones name, by id.
    red_flags, complaints, routines, styles, overlays, disagreements : tuple
        Records that readers look up, and what may be drawn over the chart.
    evidence : Evidence
        What trials found.
    messages, translations : dict
        Texts of the interface by key, and what a pack says in its own way by language and key.

    Examples
    --------
    >>> from zones import load_chart
    >>> chart = load_chart("western")
    >>> chart.school.id, chart.zones[0].name, chart.systems["digestive"].name
    ('western', 'Head and brain', 'Digestion')
    """

    school: School
    zones: tuple[Zone, ...]
    channels: tuple[Channel, ...] = ()
    systems: dict[str, System]
    body_areas: dict[str, BodyArea]
    techniques: dict[str, Technique]
    cautions: dict[str, Caution]
    red_flags: tuple[RedFlag, ...]
    complaints: tuple[Complaint, ...]
    routines: tuple[Routine, ...]
    styles: tuple[Style, ...]
    sources: dict[str, Source]
    overlays: tuple[Overlay, ...]
    disagreements: tuple[Disagreement, ...]
    evidence: Evidence
    messages: dict[str, str]
    translations: dict[str, dict[str, str]] = Field(default_factory=dict)

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)

    def zone(self, id: str) -> Zone:
        """Return the zone with an id.

        Parameters
        ----------
        id : str
            Of the zone; :meth:`find` takes numbers and names too.

        Returns
        -------
        Zone

        Raises
        ------
        ValueError
            If the chart has no such zone; the message suggests the most similar id.

        Examples
        --------
        >>> from zones import load_chart
        >>> load_chart("rwo-shur").zone("lver")
        Traceback (most recent call last):
        ValueError: the chart 'rwo-shur' has no zone 'lver'; did you mean 'liver'?
        """
        for zone in self.zones:
            if zone.id == id:
                return zone
        close = nearest(str(id), [zone.id for zone in self.zones])
        hint = f"; did you mean {close!r}?" if close else ""
        raise ValueError(f"the chart {self.school.id!r} has no zone {str(id)[:60]!r}{hint}")

    def find(self, key: Any, what: str = "a zone") -> Zone:
        """Return the zone that a reader means by its id, number, code or name.

        Parameters
        ----------
        key : str or int
            ``"liver"``, ``18`` or ``"18"``, ``"12a"``, ``"SP6"``, or a name in the chart, without
            regard to case and accents; :func:`zones.languages.charts.find` knows all languages.
            Acupoints have codes, and no numbers.
        what : str
            What the key is for, as the error should say.

        Returns
        -------
        Zone

        Raises
        ------
        ValueError
            If there is no such zone, with the most similar one, or if several have that name.

        Examples
        --------
        >>> from zones import load_chart
        >>> chart = load_chart("rwo-shur")
        >>> [chart.find(key).id for key in ("liver", 18, "Heart")]
        ['liver', 'liver', 'heart']
        """
        words = key_words(key)
        tiers = _keys(self)
        for keys in tiers if words else ():
            found = keys.get(words, [])
            if len(found) == 1:
                return found[0]
            if found:
                meant = " or ".join(zone.id for zone in found)
                raise ValueError(f"{what} cannot be {key!r:.60}, which may mean {meant}; use an id")
        ids, numbers, _, names = tiers
        close = nearest(words, ids) or nearest(words, names)
        raise unknown(what, key, numbers if words[:1].isdigit() else ids, close=close)

    def to_frame(self) -> Any:
        """Return the zones as a table of pandas.

        Returns
        -------
        DataFrame
            One row a zone, its id being the index, with ``number`` (nullable integers, or texts
            where one is such as 12a), ``name``, ``group``, ``system``, ``body_areas``, ``feet``,
            ``views`` and ``crossing``.

        Raises
        ------
        ImportError
            If pandas is not installed.

        Examples
        --------
        >>> from zones import load_chart
        >>> frame = load_chart("rwo-shur").to_frame()
        >>> list(frame.index[frame.number == 18])
        ['liver']
        """
        import pandas as pd

        columns = ("number", "name", "group", "system", "body_areas", "feet", "views", "crossing")
        rows = {zone.id: [getattr(zone, column) for column in columns] for zone in self.zones}
        frame = pd.DataFrame.from_dict(rows, orient="index", columns=list(columns))
        if not any(isinstance(zone.number, str) for zone in self.zones):
            frame["number"] = frame["number"].astype("Int64")
        return frame.rename_axis("zone")


@lru_cache(maxsize=16)
def _keys(chart: Chart) -> tuple[dict[str, list[Zone]], ...]:
    """Return the zones by id, by number or code, by name, and by another name."""

    def by(keys_of: Callable[[Zone], Iterable[Any]]) -> dict[str, list[Zone]]:
        found: dict[str, list[Zone]] = {}
        for zone in chart.zones:
            for key in dict.fromkeys(key_words(key) for key in keys_of(zone)):
                found.setdefault(key, []).append(zone)
        return found

    return (
        by(lambda zone: (zone.id,)),
        by(lambda zone: () if zone.number is None else (zone.code or zone.number,)),
        by(lambda zone: (zone.name,)),
        by(lambda zone: (*zone.names.values(), *zone.also)),
    )
