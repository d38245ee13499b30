"""A reflex zone: where it lies, what is said about it, and how it is pressed."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from zones.model.channel import Code
from zones.model.fields import (
    ONCE,
    UNIQUE,
    Id,
    Ids,
    Language,
    Line,
    Number,
    Record,
    Seconds,
    Sources,
    Statement,
    Text,
)
from zones.model.placement import (
    VIEWS,
    Foot,
    Placement,
    View,
)

Feet = Annotated[tuple[Foot, ...], Field(min_length=1), ONCE, UNIQUE]


Crossing = Literal["same-side", "crossed", "midline", "disputed"]


Pressure = Literal["very-light", "light", "medium", "firm"]


Group = Literal["numbered", "further"]


Way = Literal[
    "distal", "proximal", "medial", "lateral", "upward", "downward", "leftward", "rightward"
]
"""Where a hand moves: on the foot, to the leg or the ground, to the owner's left or right."""
Deed = Literal["in", "pinch", "circle", "clockwise", "apart", "along", "back"]
"""What else it does; `back`: and back the same way."""
Manner = Literal["walk", "glide", "press"]

WAYS: tuple[Way, ...] = get_args(Way)
HIDDEN_WAYS: dict[View, tuple[Way, ...]] = {
    "plantar": ("upward", "downward"),
    "dorsal": ("upward", "downward"),
    "medial": ("medial", "lateral", "leftward", "rightward"),
    "lateral": ("medial", "lateral", "leftward", "rightward"),
}
"""Ways that lead toward whoever looks at a view, or away."""


def _makes_sense(motion: tuple[str, ...]) -> tuple[str, ...]:
    if motion[:1] == ("back",):
        raise PydanticCustomError("no_motion", "'back' follows a word, as in [lateral, back]")
    for there, opposite in (WAYS[0:2], WAYS[2:4], WAYS[4:6], WAYS[6:8]):
        if {there, opposite} <= set(motion):
            message = "'{there}' and '{opposite}' are opposite: for both write [{there}, back]"
            words = {"there": there, "opposite": opposite}
            raise PydanticCustomError("no_motion", message, words)
    return motion


Motion = Annotated[
    tuple[Way | Deed, ...],
    Field(min_length=1, max_length=4),
    ONCE,
    UNIQUE,
    AfterValidator(_makes_sense),
]


class ZoneTechnique(Record):
    """How one technique is used on one zone; `use` is a technique's id."""

    use: Id
    pressure: Pressure
    time: Line
    seconds: Seconds | None = Field(
        None, description="how long a timer runs; if left out, as long as the technique says"
    )
    direction: Text
    motion: Motion | None = Field(
        None, description="the same in words that the picture's arrows follow, in their order"
    )
    sources: Sources = ()


class Variant(Record):
    """Another place that some charts give a zone; drawn as an outline, never as a zone."""

    says: Text
    feet: Feet
    placements: Annotated[tuple[Placement, ...], Field(min_length=1)]
    sources: Sources


class ZoneRecord(Record):
    """A zone as stored in a file."""

    id: Id = Field(description="kebab-case; the zone's key everywhere, never shown")
    number: Number | None = Field(None, description="the school's own number, 12 or 12a")
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
    note: Text | None = Field(None, description="what else there is to say")
    number_sources: Sources = Field((), description="who gives this number; [] if nobody was seen")

    def __hash__(self) -> int:
        return hash(self.id)

    def in_group(self, group: Group) -> Zone:
        """Return this record as a zone of a chart.

        Parameters
        ----------
        group : {"numbered", "further"}

        Returns
        -------
        Zone

        Examples
        --------
        >>> from zones import load_chart
        >>> load_chart("rwo-shur").zone("liver").in_group("further").group
        'further'
        """
        return Zone(**{**dict(self), "group": group})


class AcupointRecord(ZoneRecord):
    """An acupoint as stored in a file: a record like a zone's, with a code.

    It has no number of its own; the chart counts the acupoints in file order.
    """

    number: None = Field(None, description="acupoints have a code instead")
    code: Code = Field(description="as readers know it, such as SP6")

    def counted(self, number: int) -> Zone:
        """Return this acupoint as it is in the chart, numbered by its place in the file."""
        return Zone(**{**dict(self), "number": number}, group="numbered")


class Zone(ZoneRecord):
    """A reflex zone of one school, as its chart has it.

    An acupoint has a `code`; its `number` is only its place in the file. `feet` and all other
    sides are the owner's. Records cannot be changed; `model_copy(update=…)` makes others.

    Examples
    --------
    >>> from zones import load_chart
    >>> zone = load_chart("rwo-shur").zone("liver")
    >>> zone.name, zone.number, zone.feet, zone.system
    ('Liver', 18, ('right',), 'digestive')
    """

    group: Group = Field(description="follows from the file: zones or acupoints, or further")

    @property
    def views(self) -> tuple[View, ...]:
        """The views that this zone is drawn on, in the order of the view switch.

        Examples
        --------
        >>> from zones import load_chart
        >>> load_chart("rwo-shur").zone("neck").views
        ('plantar', 'dorsal')
        """
        drawn = {placement.view for placement in self.placements}
        return tuple(view for view in VIEWS if view in drawn)

    def on(self, foot: Foot) -> Zone:
        """Return this zone as it lies on one foot.

        Parameters
        ----------
        foot : {"left", "right"}
            The owner's.

        Returns
        -------
        Zone
            With only the placements that hold for that foot; itself if all do.

        Examples
        --------
        >>> from zones import load_chart
        >>> zone = load_chart("rwo-shur").zone("heart")
        >>> zone.on("left") is zone
        True
        """
        if all(placement.feet is None for placement in self.placements):
            return self
        held = tuple(p for p in self.placements if p.feet is None or foot in p.feet)
        return self.model_copy(update={"placements": held})
