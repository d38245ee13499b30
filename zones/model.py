"""The records of a chart: frozen, checked, and without any knowledge of files or hosts.

The field names are the keys of the content files. Sides are always the owner's. Lengths are
millimetres on a foot 250 mm long.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

View = Literal["plantar", "dorsal", "medial", "lateral"]
Foot = Literal["left", "right"]
Guideline = Literal["shoulder", "diaphragm", "waist", "heel"]
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

VIEWS: tuple[View, ...] = ("plantar", "dorsal", "medial", "lateral")
GUIDELINES: tuple[Guideline, ...] = ("shoulder", "diaphragm", "waist", "heel")

# A point may lie a little outside the outline, so that a shape reaches the edge and is clipped.
_SOLE_FRAME = (("u", -0.05, 1.05), ("v", -0.05, 1.05))
_SIDE_FRAME = (("p", -0.05, 1.05), ("h", -0.02, 0.75))
FRAMES: dict[str, tuple[tuple[str, float, float], tuple[str, float, float]]] = {
    "plantar": _SOLE_FRAME,
    "dorsal": _SOLE_FRAME,
    "medial": _SIDE_FRAME,
    "lateral": _SIDE_FRAME,
}

T = TypeVar("T")


def nearest(word: str, known: Any) -> str | None:
    """Return the known word that looks most like `word`, or None if none comes close."""
    if len(word) > 60:
        return None
    close = get_close_matches(word, [str(other) for other in known], n=1)
    return close[0] if close else None


def _once(items: tuple[T, ...]) -> tuple[T, ...]:
    seen: set[T] = set()
    for item in items:
        if item in seen:
            raise PydanticCustomError("listed_twice", "'{item}' is listed twice", {"item": item})
        seen.add(item)
    return items


def _ordered(pair: tuple[float, float]) -> tuple[float, float]:
    if pair[0] >= pair[1]:
        raise PydanticCustomError("not_ordered", "the first number must be below the second")
    return pair


def _stop(value: Any) -> Any:
    if isinstance(value, str):
        if value not in GUIDELINES:
            raise PydanticCustomError(
                "unknown_guideline",
                "'{value}' is no guideline",
                {"value": value[:60], "known": ", ".join(GUIDELINES)},
            )
    elif isinstance(value, bool) or not isinstance(value, (int, float)):
        raise PydanticCustomError("no_stop", "this must be a number or a guideline")
    elif not abs(value) < 1000:
        raise PydanticCustomError("no_stop", "this number is far outside the foot")
    return value


_ONCE = AfterValidator(_once)
_UNIQUE = Field(json_schema_extra={"uniqueItems": True})

Id = Annotated[
    str, StringConstraints(strict=True, max_length=60, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
]
SourceId = Annotated[
    str, StringConstraints(strict=True, max_length=40, pattern=r"^[A-Za-z][A-Za-z0-9_-]*$")
]
Text = Annotated[
    str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=6000)
]
Line = Annotated[
    str,
    StringConstraints(
        strict=True, strip_whitespace=True, min_length=1, max_length=400, pattern=r"^[^\n]*$"
    ),
]
Url = Annotated[
    str, StringConstraints(strict=True, max_length=1000, pattern=r'^https?://[^\s<>"\\]+$')
]
Colour = Annotated[str, StringConstraints(strict=True, pattern=r"^#[0-9a-f]{6}$")]
Language = Annotated[
    str, StringConstraints(strict=True, pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
]
Uberon = Annotated[str, StringConstraints(strict=True, pattern=r"^UBERON:[0-9]{7}$")]
Number = Annotated[int, Field(strict=True, ge=1, le=999)]
Flag = Annotated[bool, Field(strict=True)]
Coordinate = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Length = Annotated[float, Field(strict=True, gt=0, le=300, allow_inf_nan=False)]
Point = tuple[Coordinate, Coordinate]
Extent = Annotated[tuple[Coordinate, Coordinate], AfterValidator(_ordered)]
Stop = Annotated[
    float | Guideline,
    BeforeValidator(_stop),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"enum": list(GUIDELINES)}]}),
]
Sources = Annotated[tuple[SourceId, ...], _ONCE, _UNIQUE]
Ids = Annotated[tuple[Id, ...], _ONCE, _UNIQUE]


class Record(BaseModel):
    """A frozen record that refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


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


class Statement(Record):
    """Sentences and who says so; without sources the product shows them as unsourced."""

    says: Text
    sources: Sources


class ZoneTechnique(Record):
    """How one technique is used on one zone; `use` is a technique's id."""

    use: Id
    pressure: Pressure
    time: Line
    direction: Text
    sources: Sources = ()


class Cell(Record):
    """From `u` to `u` and `v` to `v`, following the foot's own width at each height."""

    u: Extent
    v: tuple[Stop, Stop]

    @model_validator(mode="after")
    def _in_order(self) -> Cell:
        first, second = self.v
        if isinstance(first, str) and isinstance(second, str):
            if GUIDELINES.index(first) >= GUIDELINES.index(second):
                raise PydanticCustomError("not_ordered", "v runs from the toes to the heel")
        elif isinstance(first, float) and isinstance(second, float) and first >= second:
            raise PydanticCustomError("not_ordered", "v runs from the toes to the heel")
        return self

    def points(self) -> Iterator[tuple[float | None, float | None]]:
        """Yield the corners; None stands for a guideline, which always lies on the foot."""
        for u, v in zip(self.u, self.v, strict=True):
            yield u, v if isinstance(v, float) else None


class Spot(Record):
    """A small shape around `at`; `size` in mm, `turn` in degrees clockwise."""

    at: Point
    size: tuple[Length, Length]
    turn: Annotated[float, Field(strict=True, ge=-360, le=360)] = 0.0
    form: Literal["ellipse", "bean", "drop"] = "ellipse"

    def points(self) -> Iterator[tuple[float | None, float | None]]:
        """Yield the centre."""
        yield self.at


class Path(Record):
    """A strip of `width` mm along points."""

    through: Annotated[tuple[Point, ...], Field(min_length=2, max_length=200)]
    width: Length

    def points(self) -> Iterator[tuple[float | None, float | None]]:
        """Yield the points that the strip runs through."""
        yield from self.through


class Edge(Record):
    """A strip of `width` mm along the inner or outer outline, from `v` to `v`."""

    side: Literal["medial", "lateral"]
    v: Extent
    width: Length

    def points(self) -> Iterator[tuple[float | None, float | None]]:
        """Yield both ends; the outline gives the other coordinate."""
        for v in self.v:
            yield None, v


class Toe(Record):
    """A part of one toe; 1 is the big toe.

    `part` names it; `along` (0 tip to 1 root crease) and `across` (0 medial to 1 lateral)
    narrow it down to a stretch of that toe.
    """

    toe: Annotated[int, Field(strict=True, ge=1, le=5)]
    part: Literal["tip", "pad", "neck", "root", "medial", "lateral", "whole"] = "whole"
    along: Extent | None = None
    across: Extent | None = None

    def points(self) -> Iterator[tuple[float | None, float | None]]:
        """Yield nothing: the drawing knows where the toe is."""
        yield from ()


class Area(Record):
    """A smooth closed shape through points."""

    through: Annotated[tuple[Point, ...], Field(min_length=3, max_length=200)]

    def points(self) -> Iterator[tuple[float | None, float | None]]:
        """Yield the points that the outline runs through."""
        yield from self.through


Shape = Cell | Spot | Path | Edge | Toe | Area
WORDS = ("cell", "spot", "path", "edge", "toe", "area")


class Placement(Record):
    """Where a zone is drawn on one view: exactly one placement word.

    On the plantar and dorsal views x, y are ``u`` (0 medial to 1 lateral edge of the outline at
    that height) and ``v`` (0 longest toe to 1 heel). On the medial and lateral views they are
    ``p`` (0 toe tip to 1 heel) and ``h`` (height above the ground in foot lengths).
    """

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": [word]} for word in WORDS]},
    )

    view: View
    cell: Cell | None = None
    spot: Spot | None = None
    path: Path | None = None
    edge: Edge | None = None
    toe: Toe | None = None
    area: Area | None = None
    badge: Point | None = None

    @property
    def word(self) -> str:
        """The placement word that is used."""
        return next(word for word in WORDS if getattr(self, word) is not None)

    @property
    def shape(self) -> Shape:
        """The record behind the placement word."""
        return getattr(self, self.word)

    @model_validator(mode="after")
    def _one_word_on_the_foot(self) -> Placement:
        used = [word for word in WORDS if getattr(self, word) is not None]
        if len(used) != 1:
            raise PydanticCustomError(
                "one_word",
                "a placement needs exactly one placement word, not {count}",
                {"count": len(used), "known": ", ".join(WORDS)},
            )
        points = [*self.shape.points(), *([self.badge] if self.badge else [])]
        for point in points:
            for value, (axis, low, high) in zip(point, FRAMES[self.view], strict=True):
                if value is not None and not low <= value <= high:
                    raise PydanticCustomError(
                        "off_the_foot",
                        "placement off the foot: {axis} = {value} on the {view} view",
                        {"axis": axis, "value": value, "view": self.view, "low": low, "high": high},
                    )
        return self


class ZoneRecord(Record):
    """A zone as it stands in a file."""

    id: Id = Field(description="kebab-case; the zone's key everywhere, never shown")
    number: Number | None = Field(None, description="the school's own number")
    name: Line = Field(description="plain English")
    also: tuple[Line, ...] = Field((), description="other English names and search words")
    names: dict[Language, Line] = Field({}, description="the name by language code")
    body_areas: Ids = Field(description="ids in body_areas.yaml")
    system: Id = Field(description="id in systems.yaml")
    feet: Annotated[tuple[Foot, ...], Field(min_length=1), _ONCE, _UNIQUE] = Field(
        description="the owner's feet, never the viewer's"
    )
    crossing: Crossing = Field(description="does this school cross sides here?")
    landmark: Statement = Field(description="exactly where, to follow with a finger")
    placements: tuple[Placement, ...] = Field(description="the drawing; [] if it is not drawn")
    not_drawn: Text | None = Field(None, description="why it is not drawn; only without placements")
    tradition: Statement = Field(description="what practitioners say: traditionally linked to …")
    elsewhere: Statement | None = Field(None, description="where other schools put it")
    techniques: tuple[ZoneTechnique, ...] = Field((), description="at least one if it is drawn")
    cautions: Ids = Field((), description="ids in cautions.yaml that concern this zone")
    note: Text | None = None
    number_sources: Sources = Field((), description="who gives this number; [] if nobody was seen")

    def in_layer(self, layer: Layer) -> Zone:
        """Return this zone as one of the numbered or the further zones."""
        return Zone(**dict(self), layer=layer)


class Zone(ZoneRecord):
    """A reflex zone of one school; `layer` follows from the file that it stands in."""

    layer: Layer

    @property
    def views(self) -> tuple[View, ...]:
        """The views that this zone is drawn on, in the order of the view switch."""
        drawn = {placement.view for placement in self.placements}
        return tuple(view for view in VIEWS if view in drawn)


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
    keyed by id; treat them as read-only, since a chart is shared by all who load it.
    """

    school: School
    zones: tuple[Zone, ...]
    systems: dict[str, System]
    body_areas: dict[str, BodyArea]
    techniques: dict[str, Technique]
    cautions: dict[str, Caution]
    red_flags: tuple[RedFlag, ...]
    complaints: tuple[Complaint, ...]
    sources: dict[str, Source]
    evidence: Evidence
    texts: dict[str, str]

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
