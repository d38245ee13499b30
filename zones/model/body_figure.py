"""The records of the body figure: its drawings and their places."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from zones.model.fields import Id, Ids, Record, Text
from zones.model.placement import Area, Path, Point, Spot

BODY_VIEWS = ("front", "back", "head")


BodyView = Literal["front", "back", "head"]


Side = Literal["left", "right", "both", "midline"]


Line = Annotated[tuple[Point, ...], Field(min_length=2, max_length=60)]


class Stroke(Record):
    """One word of a drawing, in the body's own coordinates; exactly one of three."""

    area: Area | None = None
    path: Path | None = None
    spot: Spot | None = None

    @property
    def shape(self) -> Area | Path | Spot:
        """The record behind the word."""
        drawn = self.area or self.path or self.spot
        assert drawn, "the validator lets no stroke without one pass"
        return drawn

    @model_validator(mode="after")
    def _one_word(self) -> Stroke:
        if sum(word is not None for word in (self.area, self.path, self.spot)) != 1:
            raise PydanticCustomError(
                "one_word", "exactly one word is needed", {"known": "area, path, spot"}
            )
        return self


class Drawing(Record):
    """A body area on one view. ``both`` is given for the left side and mirrored."""

    body_area: Id
    side: Side
    kind: Literal["organ", "region"] = "organ"
    draw: Annotated[tuple[Stroke, ...], Field(min_length=1)]
    lines: tuple[Line, ...] = ()
    bands: Annotated[int, Field(strict=True, ge=2, le=30)] | None = None


class BodyFigure(Record):
    """All drawings by view, deepest first; areas shown through their parts; areas not drawn."""

    views: dict[BodyView, tuple[Drawing, ...]]
    wholes: dict[Id, Ids]
    not_drawn: dict[Id, Text]

    @property
    def drawn(self) -> frozenset[str]:
        """Ids of the body areas that have their own drawing."""
        return frozenset(item.body_area for items in self.views.values() for item in items)
