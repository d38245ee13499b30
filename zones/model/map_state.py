"""The state of a map: its names, their allowed values, and the error for anything else.

The table itself is data that Python and the browser module share:
``assets/foot_map/core/map_state.json``. From it follow the Panel parameters, the traits of the
notebook widget, the module's defaults, the element's attributes and the keys of a URL.
A name that is added there needs no other list; see ``docs/payload.md``.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from zones.model.fields import nearest
from zones.resources import asset


@dataclass(frozen=True)
class StateField:
    """One name of the state.

    Attributes
    ----------
    name : str
    kind : {"choice", "ids", "switch", "number", "text", "answers"}
        One string out of a list; a list of unique ids; on or off; a length in CSS pixels; any
        string, or one of a pattern; a list of answers in a quiz.
    default
        The value in a new map.
    doc : str
        One sentence for readers of the API.
    choices : tuple of str
        Of a choice; empty where they depend on the chart.
    address, attribute : str or None
        The key in a URL, and the attribute of ``<reflex-map>``, if there is one.
    python_only : bool
        Whether a browser may not change it.
    pattern, example : str or None
        A regular expression that a whole text must match, for Python as for JavaScript; and a text
        that does.
    formerly : str or None
        An older name, which goes on for one release with a warning.
    """

    name: str
    kind: Literal["choice", "ids", "switch", "number", "text", "answers"]
    default: Any
    doc: str
    choices: tuple[str, ...] = ()
    address: str | None = None
    attribute: str | None = None
    python_only: bool = False
    pattern: str | None = None
    example: str | None = None
    formerly: str | None = None

    @property
    def full_doc(self) -> str:
        """The sentence, and who may write the value."""
        return f"{self.doc} {'From Python only.' if self.python_only else 'Both ways.'}"

    def value(self) -> Any:
        """Return the default, as a new list if it is a list."""
        return list(self.default) if isinstance(self.default, list) else self.default


_TABLE = json.loads(asset("foot_map/core/map_state.json").read_text("utf-8"))
FIELDS = {
    name: StateField(name, **{**field, "choices": tuple(field.get("choices", ()))})
    for name, field in _TABLE.items()
}
"""Every field of the state by name, in the order of the table."""

STATE: dict[str, Any] = {name: field.value() for name, field in FIELDS.items()}
"""Every name with its default."""

ID_LISTS = tuple(name for name, field in FIELDS.items() if field.kind == "ids")
PYTHON_ONLY = tuple(name for name, field in FIELDS.items() if field.python_only)
"""Names that a browser may not change."""

FORMER = {field.formerly: name for name, field in FIELDS.items() if field.formerly}
"""Older names, which go on for one release with a warning, and the newer ones."""

DEFAULT_SCHOOL: str = FIELDS["chart"].default
FEET_SHOWN = FIELDS["feet"].choices
ARRANGEMENTS = FIELDS["arrangement"].choices
LANGUAGES = FIELDS["language"].choices
"""The languages of the catalogues, English first."""
LANGUAGE_NAMES: dict[str, str] = _TABLE["language"]["choices"]
"""What each language calls itself."""
MOST_HEIGHT = 5000
"""CSS pixels."""
MOST = 500
"""Most ids in one list from a browser; Python may set as many as a chart has."""

SHELF = "all"
"""Value of `learn` while the overview of things to learn is open, but no routine."""

COMPLAINT = "complaint"
"""Value of `learn` while the zones of the open complaint are gone through as a routine."""


def current_name(name: str) -> str:
    """Return a name of the state, or the one that has replaced it, with a warning."""
    if name not in FORMER:
        return name
    new = FORMER[name]
    warnings.warn(f"{name} is called {new} now", DeprecationWarning, stacklevel=3)
    return new


def unknown(
    name: str | None, value: Any, choices: Iterable[str], *, close: str | None = None
) -> ValueError:
    """Return the error for a value that is not among the choices; it suggests the closest one."""
    choices = list(choices)
    text = isinstance(value, str) and len(value) <= 60
    close = close or (nearest(value, choices) if text else None)
    hint = f"did you mean {close!r}? " if close else ""
    listed = ", ".join(choices if len(choices) <= 12 else [*choices[:8], "…"])
    return ValueError(f"{name or 'this'} cannot be {described(value)}; {hint}choose from: {listed}")


def described(value: Any) -> str:
    """Return a value as an error names it: itself if it is short, otherwise its type.

    >>> described("planter"), described(7), described({})
    ("'planter'", '7', 'of type dict')
    """
    if isinstance(value, str):
        return repr(value if len(value) <= 60 else f"{value[:60]}…")
    short = value is None or (isinstance(value, int | float) and abs(value) < 1e15)
    return repr(value) if short else f"of type {type(value).__name__}"


def check_choice(name: str | None, value: Any, known: Iterable[str]) -> str:
    """Return a string that is among the known ones; without any, all strings are allowed.

    >>> check_choice("view", "planter", ("plantar", "dorsal"))
    Traceback (most recent call last):
    ValueError: view cannot be 'planter'; did you mean 'plantar'? choose from: plantar, dorsal
    """
    known = tuple(known)
    if not isinstance(value, str) or (known and value not in known):
        raise unknown(name, value, known)
    return value


def check_ids(name: str | None, value: Any, known: Iterable[str]) -> list[str]:
    """Return a list of known, unique ids."""
    known = tuple(known)
    most = max(MOST, len(known))
    if not isinstance(value, list) or len(value) > most:
        hint = f", such as [{value!r}]" if isinstance(value, str) and len(value) <= 60 else ""
        raise ValueError(f"{name} must be a list of at most {most} ids{hint}")
    members, seen = set(known), set()
    for item in value:
        if not isinstance(item, str) or (known and item not in members):
            raise unknown(name, item, known)
        if item in seen:
            raise ValueError(f"{name} has {item!r} twice; name each id once")
        seen.add(item)
    return value


def check_switch(name: str | None, value: Any) -> bool:
    """Return True or False."""
    if not isinstance(value, bool):
        raise ValueError(f"{name} must be True or False and cannot be {described(value)}")
    return value


def check_number(name: str | None, value: Any) -> float:
    """Return a length in CSS pixels, from 0 to 5000."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not 0 <= value <= MOST_HEIGHT:
        raise ValueError(f"{name} must be a number of pixels up to {MOST_HEIGHT}")
    return value


def check_text(name: str | None, value: Any) -> str:
    """Return any string; of a name whose texts have a pattern, one that matches it.

    >>> check_text("quiz", "find the liver")
    Traceback (most recent call last):
    ValueError: quiz cannot be 'find the liver'; write it like 'find,name.all.10.k3f9'
    """
    if not isinstance(value, str):
        raise ValueError(f"{name} must be a text and cannot be {described(value)}")
    field = FIELDS.get(name or "")
    if field and field.pattern and not re.fullmatch(field.pattern, value):
        raise ValueError(f"{name} cannot be {described(value)}; write it like {field.example!r}")
    return value


def check_answers(name: str | None, value: Any) -> list[dict[str, Any]]:
    """Return a list of answers in a quiz; each has the keys of :data:`ANSWER` and no others."""
    if not isinstance(value, list) or len(value) > MOST or not all(map(_is_answer, value)):
        raise ValueError(f"{name} must be a list of at most {MOST} answers, each with {_KEYS}")
    return value


ANSWER = ("kind", "zone", "right", "mark", "tried")
"""Keys of an answer in a quiz: the kind of question, the zone, the option that was right, how it
went (at which try, or missed), and the options that were tried in vain."""
MARKS = ("first", "second", "third", "missed")
_KEYS = ", ".join(ANSWER)


def _is_answer(one: Any) -> bool:
    if not isinstance(one, dict) or set(one) != set(ANSWER) or one["mark"] not in MARKS:
        return False
    tried = one["tried"] if isinstance(one["tried"], list) else [None]
    ids = [one["kind"], one["zone"], one["right"], *tried]
    return len(tried) < len(MARKS) and all(_is_id(id) for id in ids)


def _is_id(value: Any) -> bool:
    """Whether this is an id, or the two ids of a name and the place it was put at."""
    return (
        isinstance(value, str) and re.fullmatch(r"[\w-]{1,80}(?:>[\w-]{1,80})?", value) is not None
    )


def check(name: str, value: Any, known: Mapping[str, Iterable[str]]) -> Any:
    """Return a value of the state unchanged if it is allowed.

    Parameters
    ----------
    name : str
    value
    known : mapping of str to ids
        Allowed ids for ``chart``, ``learn`` and the lists of ids.

    Raises
    ------
    ValueError
        It lists the choices and suggests the closest one.
    """
    if name not in FIELDS:
        raise unknown("the name of a state", name, FIELDS)
    field = FIELDS[name]
    if field.kind == "ids":
        return check_ids(name, value, known.get(name, ()))
    if field.kind == "switch":
        return check_switch(name, value)
    if field.kind == "answers":
        return check_answers(name, value)
    if field.kind == "text":
        return check_text(name, value)
    if field.kind == "number":
        return check_number(name, value)
    return check_choice(name, value, field.choices or known.get(name, ()))


def check_state(chart: Mapping[str, Any], state: Mapping[str, Any]) -> dict[str, Any]:
    """Check a whole state against a chart's payload; tuples of ids become lists."""
    zones = [zone["id"] for zone in chart["zones"]]
    known = {
        "chart": [chart["school"]["id"]],
        "selection": zones,
        "highlight": zones,
        "systems": [system["id"] for system in chart["systems"]],
        "overlays": [overlay["id"] for overlay in chart.get("overlays", ())],
        "learn": ["", SHELF, COMPLAINT, *_ids(chart, "routines")],
        "complaint": ["", *_ids(chart, "complaints"), *_ids(chart, "complaints_elsewhere")],
        "compare": ["", *chart["body_areas"]],
    }
    plain = {k: list(v) if isinstance(v, tuple) else v for k, v in state.items()}
    return {name: check(name, value, known) for name, value in plain.items()}


def _ids(chart: Mapping[str, Any], kind: str) -> list[str]:
    return [record["id"] for record in chart.get(kind, ())]
