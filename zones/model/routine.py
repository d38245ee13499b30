"""How feet are pressed: techniques, routines step by step, and the common kinds of massage."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from zones.model.fields import Id, Ids, Line, Record, Seconds, Sources, Statement, Text
from zones.model.zone import Manner, Motion

Part = Literal["foot", "lower-leg", "thigh", "leg", "body"]
Legs = Literal["both", "each", "first", "other"]
StepNumber = Annotated[int, Field(strict=True, ge=1, le=99)]


class Technique(Record):
    """A way to press."""

    id: Id
    name: Line
    also: tuple[Line, ...] = ()
    steps: Annotated[tuple[Text, ...], Field(min_length=1)]
    pressure: Text
    time: Text
    seconds: Seconds = Field(
        30, description="how long a timer runs where a zone names no time of its own"
    )
    direction: Text
    manner: Manner | None = Field(
        None, description="walk: small steps, strip beside strip | glide: strokes | press: a spot"
    )
    motion: Motion | None = Field(None, description="its usual motion, in the words of a zone's")
    suits: Text
    leave_out: Text | None = None
    sources: Sources


class StepBase(Record):
    """The fields that a step has in a file and in a chart."""

    name: Line
    what: Text = Field(description="what to do, in whole sentences")
    time: Line | None = Field(None, description="how long, in words; for `each`, for one foot")
    seconds: tuple[Seconds, Seconds] | None = Field(
        None, description="the shortest and the longest time in seconds, as in `time`"
    )
    time_sources: Sources = Field((), description="who gives the time; [] if it is ours")
    technique: Id | None = Field(None, description="id in techniques.yaml")
    foot: Legs | None = Field(
        None, description="both at once | each in turn | the first one | the other one"
    )
    part: Part = Field(description="the part that is worked; body for walking, washing, resting")
    repeats: tuple[StepNumber, StepNumber] | None = Field(
        None, description="the first and the last step, counted from 1, that are done again"
    )
    sources: Sources = Field(description="who gives this step; [] if it is ours")

    @model_validator(mode="after")
    def _time_in_order(self) -> StepBase:
        if self.seconds and self.seconds[0] > self.seconds[1]:
            raise PydanticCustomError("seconds", "the shortest of the seconds must stand first")
        return self


class Step(StepBase):
    """One step of a routine; `zones` are those of one school, highlighted during the step."""

    zones: Ids


class StepRecord(StepBase):
    """A step as stored in a file: zones of several schools, by school id."""

    zones: dict[Id, Ids] = Field({}, description="zone ids by school, to highlight")


class RoutineBase(Record):
    """The fields that a routine has in a file and in a chart."""

    id: Id
    name: Line
    also: tuple[Line, ...] = ()
    summary: Text
    duration: Line = Field(description="the whole, in words")
    duration_sources: Sources = Field((), description="who gives the duration; [] if it is ours")
    needs: tuple[Line, ...] = Field((), description="what to have at hand")
    course: Text | None = Field(None, description="how often, and when to make a break")
    leave_out: Text | None = Field(None, description="where on the body it is not used")
    note: Text | None = None
    cautions: Ids = Field(description="ids in cautions.yaml that concern it in particular")
    sources: Sources


class Routine(RoutineBase):
    """A massage step by step, with the zones of one school."""

    steps: tuple[Step, ...]

    @property
    def seconds(self) -> tuple[int, int]:
        """The shortest and the longest total time in seconds, repeats included.

        Steps without a time count as zero; a step for each foot counts twice.
        """
        spans: list[tuple[int, int]] = []
        for step in self.steps:
            if step.repeats:
                first, last = step.repeats
                again = spans[first - 1 : last]
                spans.append((sum(low for low, _ in again), sum(high for _, high in again)))
                continue
            low, high = step.seconds or (0, 0)
            times = 2 if step.foot == "each" else 1
            spans.append((low * times, high * times))
        return sum(low for low, _ in spans), sum(high for _, high in spans)


class RoutineRecord(RoutineBase):
    """A routine as stored in a file."""

    steps: Annotated[tuple[StepRecord, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _repeats_earlier_steps(self) -> RoutineRecord:
        for number, step in enumerate(self.steps, 1):
            if step.repeats and not step.repeats[0] <= step.repeats[1] < number:
                message = "step {number} must repeat steps before it"
                raise PydanticCustomError("repeats", message, {"number": number})
        return self

    def for_school(self, school: str) -> Routine:
        """Return this routine with the zones of one school; a step may have none."""
        steps = tuple(
            Step(**{**dict(step), "zones": step.zones.get(school, ())}) for step in self.steps
        )
        return Routine(**{**dict(self), "steps": steps})


class Style(Record):
    """A kind of massage: a style by name, a method by depth or tool, a degree by its aim."""

    id: Id
    name: Line
    also: tuple[Line, ...] = ()
    kind: Literal["style", "method", "degree"]
    what: Statement = Field(description="what it is")
    article: Statement = Field(description="what the article behind this project says about it")
    caution: Statement = Field(description="who should leave it, and what to mind")
    techniques: Ids = Field((), description="ids in techniques.yaml that belong to it")
    routines: Ids = Field((), description="ids in routines.yaml that show it")
    cautions: Ids = Field((), description="ids in cautions.yaml that concern it in particular")
