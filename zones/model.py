"""The records of a chart: frozen, checked, and without any knowledge of files or hosts.

The field names are the keys of the content files. Sides are always the owner's.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from zones.channel import Channel, Code, Course
from zones.fields import (
    ONCE,
    UNIQUE,
    Colour,
    Flag,
    Id,
    Ids,
    Language,
    Line,
    Number,
    Record,
    SourceId,
    Sources,
    Statement,
    Text,
    Uberon,
    Url,
    nearest,
)
from zones.layer import Disagreement, MapLayer
from zones.placement import (
    GUIDELINES,
    VIEWS,
    Area,
    Cell,
    Dot,
    Edge,
    Foot,
    Path,
    Placement,
    Spot,
    Toe,
    View,
)
from zones.routine import Routine, RoutineRecord, Step, Style

__all__ = [
    "GUIDELINES", "VIEWS", "AcupointRecord", "Area", "BodyArea", "Caution", "Cell", "Channel",
    "Chart", "Complaint", "ComplaintRecord", "Course", "Dot", "Edge", "Evidence", "Foot", "Path",
    "Placement", "Record", "RedFlag", "Routine", "RoutineRecord", "School", "Source", "Spot",
    "Statement", "Step", "Study", "Style", "System", "Technique", "Toe", "Variant", "View", "Zone",
    "ZoneRecord", "ZoneTechnique", "nearest",
]  # fmt: skip

Feet = Annotated[tuple[Foot, ...], Field(min_length=1), ONCE, UNIQUE]
Crossing = Literal["same-side", "crossed", "midline", "disputed"]
Pressure = Literal["very-light", "light", "medium", "firm"]
Layer = Literal["numbered", "further"]
Pattern = Literal[
    "plus",
    "dots",
    "horizontal",
    "solid",
    "zigzag",
    "vertical",
    "crosshatch",
    "grid",
    "dashes",
    "rings",
    "diamonds",
    "plain",
]


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


class Technique(Record):
    """A way to press."""

    id: Id
    name: Line
    also: tuple[Line, ...] = ()
    steps: Annotated[tuple[Text, ...], Field(min_length=1)]
    pressure: Text
    time: Text
    direction: Text
    suits: Text
    leave_out: Text | None = None
    sources: Sources


class Caution(Record):
    """A reason to leave a massage out, to ask first, or to adapt it."""

    id: Id
    name: Line
    level: Literal["leave", "ask", "adapt"]
    why: Text
    advice: Text
    general: Flag
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
    """Something a reader may search for, with the zones that this school uses for it."""

    id: Id
    name: Line
    also: tuple[Line, ...] = ()
    zones: Ids
    see_doctor: Text
    note: Text | None = None
    sources: Sources


class ComplaintRecord(Record):
    """A complaint as it stands in a file: zones of several schools, by school id."""

    id: Id
    name: Line
    also: tuple[Line, ...] = ()
    zones: dict[Id, Ids]
    see_doctor: Text
    note: Text | None = None
    sources: Sources

    def for_school(self, school: str) -> Complaint | None:
        """Return this complaint with the zones of one school, or None if it has none."""
        zones = self.zones.get(school)
        if not zones:
            return None
        return Complaint(**{**dict(self), "zones": zones})


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


class ZoneTechnique(Record):
    """How one technique is used on one zone; `use` is a technique's id."""

    use: Id
    pressure: Pressure
    time: Line
    direction: Text
    sources: Sources = ()


class Variant(Record):
    """Another place that some charts give a zone; drawn as an outline, never as the zone."""

    says: Text
    feet: Feet
    placements: Annotated[tuple[Placement, ...], Field(min_length=1)]
    sources: Sources


class ZoneRecord(Record):
    """A zone as it stands in a file."""

    id: Id = Field(description="kebab-case; the zone's key everywhere, never shown")
    number: Number | None = Field(None, description="the school's own number")
    code: Code | None = Field(None, description="a code that is shown instead of the number")
    name: Line = Field(description="plain English")
    also: tuple[Line, ...] = Field((), description="other English names and search words")
    names: dict[Language, Line] = Field({}, description="the name by language code")
    body_areas: Ids = Field(description="ids in body_areas.yaml")
    system: Id = Field(description="id in systems.yaml")
    feet: Feet = Field(description="the owner's feet, never the viewer's")
    crossing: Crossing = Field(description="does this school cross sides here?")
    landmark: Statement = Field(description="exactly where, to follow with a finger")
    placements: tuple[Placement, ...] = Field(description="the drawing; [] if it is not drawn")
    not_drawn: Text | None = Field(None, description="why it is not drawn; only without placements")
    tradition: Statement = Field(description="what practitioners say: traditionally linked to …")
    elsewhere: Statement | None = Field(None, description="where other schools put it")
    variants: tuple[Variant, ...] = Field((), description="other places, drawn on demand")
    techniques: tuple[ZoneTechnique, ...] = Field((), description="at least one if it is drawn")
    cautions: Ids = Field((), description="ids in cautions.yaml that concern this zone")
    note: Text | None = None
    number_sources: Sources = Field((), description="who gives this number; [] if nobody was seen")

    def __hash__(self) -> int:
        return hash(self.id)

    def in_layer(self, layer: Layer) -> Zone:
        """Return this zone as one of the numbered or the further zones."""
        return Zone(**dict(self), layer=layer)


class AcupointRecord(ZoneRecord):
    """An acupoint as it stands in a file: a record like a zone's, with a code.

    It has no number of its own; the chart counts the acupoints in file order.
    """

    number: None = Field(None, description="acupoints have a code instead")
    code: Code = Field(description="as readers know it, such as SP6")

    def counted(self, number: int) -> Zone:
        """Return this acupoint as the chart keeps it, at its place in the order of the file."""
        return Zone(**{**dict(self), "number": number}, layer="numbered")


class Zone(ZoneRecord):
    """A reflex zone of one school; `layer` follows from the file that it stands in.

    An acupoint has a `code`, and its `number` is no more than its place in the file.
    """

    layer: Layer

    @property
    def views(self) -> tuple[View, ...]:
        """The views that this zone is drawn on, in the order of the view switch."""
        drawn = {placement.view for placement in self.placements}
        return tuple(view for view in VIEWS if view in drawn)

    def on(self, foot: Foot) -> Zone:
        """Return this zone with only the placements that hold for one of the owner's feet."""
        if all(placement.feet is None for placement in self.placements):
            return self
        held = tuple(p for p in self.placements if p.feet is None or foot in p.feet)
        return self.model_copy(update={"placements": held})


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
    """One school's zones with all that they refer to, checked and complete.

    `zones` stand in number order, then the further zones in file order. The dictionaries are
    keyed by id; treat them as read-only, since a chart is shared by all who load it. For the
    same reason a chart equals only itself, and may be the key of a cache.
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
    layers: tuple[MapLayer, ...]
    disagreements: tuple[Disagreement, ...]
    evidence: Evidence
    texts: dict[str, str]

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)

    def zone(self, id: str) -> Zone:
        """Return the zone with this id.

        Raises
        ------
        ValueError
            If the chart has no such zone; the message names the id that looks most like it.
        """
        for zone in self.zones:
            if zone.id == id:
                return zone
        close = nearest(str(id), [zone.id for zone in self.zones])
        hint = f"; did you mean {close!r}?" if close else ""
        raise ValueError(f"the chart {self.school.id!r} has no zone {str(id)[:60]!r}{hint}")

    def to_frame(self) -> Any:
        """Return the zones as a pandas DataFrame, one row each, with their ids as its index.

        Raises
        ------
        ImportError
            If pandas is not installed.
        """
        import pandas as pd

        columns = ("number", "name", "layer", "system", "body_areas", "feet", "views", "crossing")
        rows = {zone.id: [getattr(zone, column) for column in columns] for zone in self.zones}
        frame = pd.DataFrame.from_dict(rows, orient="index", columns=list(columns))
        frame["number"] = frame["number"].astype("Int64")
        return frame.rename_axis("zone")
