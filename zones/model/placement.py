"""The placement words: where a zone is drawn, in the terms of the field.

Lengths are millimetres on a foot 250 mm long; all other numbers are foot coordinates.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from zones.model.fields import ONCE, UNIQUE, Record

Foot = Literal["left", "right"]
View = Literal["plantar", "dorsal", "medial", "lateral"]
Guideline = Literal["shoulder", "diaphragm", "waist", "heel"]

VIEWS: tuple[View, ...] = ("plantar", "dorsal", "medial", "lateral")
SIDE_VIEWS: tuple[View, ...] = ("medial", "lateral")
FEET: tuple[Foot, ...] = ("left", "right")
"""The owner's, never the viewer's."""
GUIDELINES: tuple[Guideline, ...] = ("shoulder", "diaphragm", "waist", "heel")

# A point may lie slightly outside the outline, so that a shape reaches the edge and is clipped.
_SOLE_FRAME = (("u", -0.05, 1.05), ("v", -0.05, 1.05))
_SIDE_FRAME = (("p", -0.05, 1.05), ("h", -0.02, 0.75))
FRAMES: dict[str, tuple[tuple[str, float, float], tuple[str, float, float]]] = {
    "plantar": _SOLE_FRAME,
    "dorsal": _SOLE_FRAME,
    "medial": _SIDE_FRAME,
    "lateral": _SIDE_FRAME,
}


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


Coordinate = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Length = Annotated[float, Field(strict=True, gt=0, le=300, allow_inf_nan=False)]
Point = tuple[Coordinate, Coordinate]
Extent = Annotated[tuple[Coordinate, Coordinate], AfterValidator(_ordered)]
Stop = Annotated[
    float | Guideline,
    BeforeValidator(_stop),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"enum": list(GUIDELINES)}]}),
]


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


class Dot(Record):
    """An acupoint: a disc of `size` mm across around `at`.

    Acupoints may coincide: the smaller disc is cut out of the larger one, which becomes a ring.
    """

    at: Point
    size: Length = 4.4

    def points(self) -> Iterator[tuple[float | None, float | None]]:
        """Yield the centre."""
        yield self.at


Shape = Cell | Spot | Path | Edge | Toe | Area | Dot
WORDS = ("cell", "spot", "path", "edge", "toe", "area", "point")


class Placement(Record):
    """Where a zone is drawn on one view: exactly one placement word.

    On the plantar and dorsal views x, y are ``u`` (0 medial to 1 lateral edge of the outline at
    that height) and ``v`` (0 longest toe to 1 heel). On the medial and lateral views they are
    ``p`` (0 toe tip to 1 heel) and ``h`` (height above the ground in foot lengths).

    `feet` restricts a placement to one of the zone's feet, where a school draws them differently.
    """

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": [word]} for word in WORDS]},
    )

    view: View
    feet: Annotated[tuple[Foot, ...], Field(min_length=1), ONCE, UNIQUE] | None = Field(
        None, description="only on these feet (the owner's); all feet of the zone if left out"
    )
    cell: Cell | None = None
    spot: Spot | None = None
    path: Path | None = None
    edge: Edge | None = None
    toe: Toe | None = None
    area: Area | None = None
    point: Dot | None = None
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
