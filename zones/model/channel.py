"""Channels: lines of acupoints with a direction of flow, and the acupoints themselves."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from zones.model.fields import Id, Ids, Language, Line, Record, Sources, Statement, Text
from zones.model.placement import Length, Point, View

Code = Annotated[
    str, StringConstraints(strict=True, max_length=20, pattern=r"^[A-Z]{2}(-?[A-Z0-9]+)?$")
]
"""A short code as readers know it: ``SP`` of a channel, ``SP6`` or ``EX-LE8`` of an acupoint."""


class Course(Record):
    """The line of a channel on one view, in the direction of its flow.

    `through` lists acupoints by id, at the places where this view draws them, and points between
    them in the view's coordinates.
    """

    view: View
    branch: Annotated[bool, Field(strict=True)] = False
    through: Annotated[tuple[Id | Point, ...], Field(min_length=2, max_length=60)]
    beyond: Ids = Field((), description="acupoints on the leg above the drawing, in flow order")


class Channel(Record):
    """One channel; its `id` is also that of the system its acupoints are filed under.

    `flow` is the traditional direction: up from the foot to the trunk, or down to the toes.
    `order` lists the acupoints in the direction of flow, including crossing points of other
    channels. `dash` holds the lengths of dashes and gaps in mm; it is empty for a solid line.
    """

    id: Id
    code: Code
    name: Line
    names: dict[Language, Line] = Field({}, description="the name by language code")
    yin_yang: Literal["yin", "yang"]
    flow: Literal["up", "down"]
    runs: Statement = Field(description="the way that the channel takes, for a layman")
    order: Annotated[Ids, Field(min_length=2)]
    courses: Annotated[tuple[Course, ...], Field(min_length=1)]
    dash: tuple[Length, ...] = ()
    note: Text | None = None
    name_sources: Sources = ()

    def __hash__(self) -> int:
        return hash(self.id)
