"""The small types that records consist of: ids, texts, numbers, lists without duplicates."""

from __future__ import annotations

import math
import re
import unicodedata
from decimal import Decimal
from difflib import get_close_matches
from numbers import Real
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

T = TypeVar("T")


def nearest(word: str, known: Any) -> str | None:
    """Return the known word most similar to `word`, or None if none is close."""
    if len(word) > 60:
        return None
    close = get_close_matches(word, [str(other) for other in known], n=1)
    return close[0] if close else None


def key_words(key: Any) -> str:
    """Return a key as it is compared: 18, 18.0 and "18" are the same, and so are Hígado, higado."""
    if isinstance(key, Real | Decimal) and not isinstance(key, bool):
        try:
            whole = math.floor(key)
            return str(whole) if whole == key else ""
        except (ValueError, OverflowError, TypeError):  # not a number, infinite, a duration
            return ""
    if not isinstance(key, str) or len(key) > 200:
        return ""
    plain = unicodedata.normalize("NFKD", key).casefold()
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(plain.split())


def _once(items: tuple[T, ...]) -> tuple[T, ...]:
    seen: set[T] = set()
    for item in items:
        if item in seen:
            raise PydanticCustomError("listed_twice", "'{item}' is listed twice", {"item": item})
        seen.add(item)
    return items


LAST_NUMBER = 999
NUMBER_SIGNS = 4
"""The longest number that can be read in its circle on the feet."""

# A whole number has one spelling: without quotes and leading zeros.
_CODE = r"^(?![0-9]+$)[1-9A-Za-z][0-9A-Za-z]*([/-][0-9A-Za-z]+)*$"


def _number(value: Any) -> int | str:
    """A zone's number as it is printed: 12, or a text such as 12a, which has to be short."""
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= LAST_NUMBER:
        return value
    text = value if isinstance(value, str) else ""
    if len(text) <= NUMBER_SIGNS and re.fullmatch(_CODE, text):
        return text
    remedy = f"write a whole number from 1 to {LAST_NUMBER}, or letters and digits such as 12a"
    if text.isdecimal():
        remedy = "write a whole number without quotes or leading zeros"
    elif isinstance(value, float):
        remedy = "write a whole number, or put it in quotes"
    elif len(text) > NUMBER_SIGNS:
        remedy = f"shorten it to {NUMBER_SIGNS} signs, as it stands in a circle on the feet"
    raise PydanticCustomError("zone_number", "cannot be this number", {"remedy": remedy})


def number_order(number: int | str) -> tuple[tuple[int, int, str], ...]:
    """Return the sort key of a zone's number, or of the code of an acupoint.

    Examples
    --------
    >>> sorted([13, "A1", "12b", 2, "12a", 12, "SP10", "SP6"], key=number_order)
    [2, 12, '12a', '12b', 13, 'A1', 'SP6', 'SP10']
    """
    parts = re.findall(r"[0-9]+|[^0-9]+", str(number).lower())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


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
Number = Annotated[
    int | str,
    PlainValidator(_number),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 1, "maximum": LAST_NUMBER},
                {"type": "string", "pattern": _CODE, "maxLength": NUMBER_SIGNS},
            ]
        }
    ),
]
Flag = Annotated[bool, Field(strict=True)]
Seconds = Annotated[int, Field(strict=True, ge=1, le=7200)]
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
Sources = Annotated[tuple[SourceId, ...], ONCE, UNIQUE]
Ids = Annotated[tuple[Id, ...], ONCE, UNIQUE]


class Record(BaseModel):
    """A frozen record that rejects unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Statement(Record):
    """Sentences with their sources; without any, the map shows them as unsourced."""

    says: Text
    sources: Sources
