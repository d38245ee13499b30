"""What strangers may send: odd texts, odd values, and good ones with a few edits."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

TEXTS = ["", " ", "liver", "18", "<b>", "&", "%00", "\x00", "\n", "\u200b", "\u202e", "\ud800"]
TEXTS += ["constructor", "__proto__", "toString", "null", "true", "NaN", "1e999", "-0", "../.."]
TEXTS += ["肝", "\u0301", "🦶" * 9, "a" * 70, ",", ".", "-", "~", "'", '"', "\\", "{}", "{0}", "%s"]
texts = st.sampled_from(TEXTS) | st.text(max_size=12)
numbers = st.one_of(
    st.integers(),
    st.floats(),
    st.sampled_from([0, 1, -1, 10**9, 10**400, math.inf, -math.inf, math.nan, 1e308, 5e-324]),
)
scalars = st.one_of(st.none(), st.booleans(), numbers, texts)
json_values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=6,
)


def mostly(
    good: st.SearchStrategy[Any], odd: st.SearchStrategy[Any], share: int = 4
) -> st.SearchStrategy[Any]:
    """One odd value out of so many: among odd ones alone a program never gets far."""
    return st.sampled_from([*[good] * (share - 1), odd]).flatmap(lambda chosen: chosen)


def edited(good: st.SearchStrategy[str], pieces: list[str]) -> st.SearchStrategy[str]:
    """A good text in which a piece or two are put in, or put over what is there."""
    # Sampled evenly: hypothesis likes small whole numbers, and most edits would be at the start.
    percent, length = st.sampled_from(range(101)), st.sampled_from(range(6))
    edit = st.tuples(percent, length, st.sampled_from([*pieces, *TEXTS]))
    return st.builds(_edit, good, st.lists(edit, max_size=2))


def _edit(text: str, edits: list[tuple[int, int, str]]) -> str:
    for percent, length, piece in edits:
        start = len(text) * percent // 100
        text = text[:start] + piece + text[start + length :]
    return text


@st.composite
def changed(draw: Callable[..., Any], good: Any, fitting: dict[type, Any], junk: Any) -> Any:
    """Good nested data in which one or two values are others.

    Parameters
    ----------
    draw
    good
        Of dictionaries, lists and scalars; left alone.
    fitting : dict
        Strategies for values of the same type, which get further than junk does.
    junk : SearchStrategy
    """
    for _ in range(draw(st.integers(1, 2))):
        good = _changed(draw, good, fitting, junk)
    return good


def _changed(draw: Callable[..., Any], data: Any, fitting: dict[type, Any], junk: Any) -> Any:
    how = draw(st.sampled_from(range(20)))
    if not isinstance(data, list | dict) or not data:
        return draw(junk if how < 4 else fitting.get(type(data), junk))
    new = dict(data) if isinstance(data, dict) else list(data)
    key = draw(st.sampled_from(list(data) if isinstance(data, dict) else range(len(data))))
    if how == 0:
        return draw(junk)
    if how == 1:
        del new[key]
    elif how == 2 and isinstance(new, dict):
        new[draw(texts)] = new.pop(key)
    elif how == 2:
        new.append(new[key])
    elif how == 3 and isinstance(new, list):
        new.reverse()
    else:
        new[key] = _changed(draw, data[key], fitting, junk)
    return new
