"""The small types that records consist of: ids, texts, numbers, lists without duplicates."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

T = TypeVar("T")


def nearest(word: str, known: Any) -> str | None:
    """Return the known word most similar to `word`, or None if none is close."""
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


ONCE = AfterValidator(_once)
UNIQUE = Field(json_schema_extra={"uniqueItems": True})

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
Sources = Annotated[tuple[SourceId, ...], ONCE, UNIQUE]
Ids = Annotated[tuple[Id, ...], ONCE, UNIQUE]


class Record(BaseModel):
    """A frozen record that rejects unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Statement(Record):
    """Sentences with their sources; without any, the map shows them as unsourced."""

    says: Text
    sources: Sources
