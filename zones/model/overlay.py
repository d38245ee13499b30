"""Guidelines, overlays and disagreements: what concerns all schools."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from zones.model.fields import Id, Ids, Line, Record, Sources, Statement, Text
from zones.model.placement import Point, View

Kind = Literal["lines", "strips", "points"]
Strip = Annotated[int, Field(strict=True, ge=1, le=5)]
Label = Annotated[Line, Field(max_length=24)]


class Guideline(Record):
    """A line across or along the sole, through points in foot coordinates (u, v)."""

    id: Id
    name: Line
    runs: Literal["across", "along"]
    landmark: Statement
    through: Annotated[tuple[Point, ...], Field(min_length=2, max_length=20)]

    @model_validator(mode="after")
    def _across_the_whole_sole(self) -> Guideline:
        if self.runs == "across" and [u for u, _ in self.through] != [0.0, 0.5, 1.0]:
            raise PydanticCustomError("not_across", "a line across has places at u 0, 0.5 and 1")
        return self

    def at(self, u: float) -> float:
        """Return ``v`` at ``u`` of a line across: the parabola through its three points."""
        (_, medial), (_, middle), (_, lateral) = self.through
        bend = 2 * (medial + lateral - 2 * middle)
        return medial + (lateral - medial - bend) * u + bend * u * u


class MarkPlace(Record):
    """A point of the drawing: a landmark measured on the foot."""

    view: View
    landmark: Id


class MarkRecord(Record):
    """One mark of an overlay as stored in a file."""

    id: Id
    guideline: Id | None = Field(None, description="id in guidelines.yaml, which also names it")
    strip: Strip | None = Field(None, description="1 at the big toe to 5 at the little toe")
    places: tuple[MarkPlace, ...] = Field((), description="where a point is, view by view")
    name: Line | None = None
    label: Label | None = Field(None, description="the few letters drawn beside it")
    landmark: Statement | None = None

    @model_validator(mode="after")
    def _one_kind_with_its_words(self) -> MarkRecord:
        if sum(map(bool, (self.guideline, self.strip, self.places))) != 1:
            raise PydanticCustomError(
                "one_mark", "a mark needs exactly one of: guideline, strip, places"
            )
        if not self.guideline and not (self.name and self.label and self.landmark):
            raise PydanticCustomError("unnamed_mark", "it needs a name, a label and a landmark")
        return self


class OverlayRecord(Record):
    """An overlay as stored in a file."""

    id: Id
    name: Line
    kind: Kind
    says: Text = Field(description="what it is for")
    sources: Sources
    marks: Annotated[tuple[MarkRecord, ...], Field(min_length=1)]

    def with_lines(self, lines: Mapping[str, Guideline]) -> Overlay:
        """Return this overlay with the guidelines that its marks name; `lines` are all by id."""
        marks = []
        for mark in self.marks:
            named = lines[mark.guideline] if mark.guideline else mark
            assert named.name, "a mark without a guideline has one"
            assert named.landmark
            marks.append(
                Mark(
                    id=mark.id,
                    name=named.name,
                    label=mark.label or named.name,
                    landmark=named.landmark,
                    guideline=lines[mark.guideline] if mark.guideline else None,
                    strip=mark.strip,
                    places=mark.places,
                )
            )
        return Overlay(**{**dict(self), "marks": tuple(marks)})


class Mark(Record):
    """One mark of an overlay, as it is in a chart."""

    id: Id
    name: Line
    label: Line
    landmark: Statement
    guideline: Guideline | None = None
    strip: Strip | None = None
    places: tuple[MarkPlace, ...] = ()


class Overlay(Record):
    """An overlay that can be shown with any chart."""

    id: Id
    name: Line
    kind: Kind
    says: Text
    sources: Sources
    marks: tuple[Mark, ...]


class DisagreementBase(Record):
    """The fields that a disagreement has in a file and in a chart."""

    id: Id
    topic: Line
    says: Text = Field(description="who puts it where, in whole sentences")
    body_areas: Ids = Field(description="ids in body_areas.yaml that it is about; [] for all")


class DisagreementRecord(DisagreementBase):
    """A disagreement as stored in a file: zones of several schools, by school id."""

    zones: dict[Id, Ids] = Field(description="zone ids by school; {} if it is about no zone")
    sources: Sources

    def for_school(self, school: str) -> Disagreement:
        """Return this disagreement with the zones of one school."""
        return Disagreement(**{**dict(self), "zones": self.zones.get(school, ())})


class Disagreement(DisagreementBase):
    """Where charts differ, with the zones of one school that are concerned."""

    zones: Ids
    sources: Sources
