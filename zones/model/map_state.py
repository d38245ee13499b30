"""The state of a map: its names, what each may be, and the error for anything else.

Python, the notebook and the browser share these names; see ``docs/payload.md``. Nothing here
needs a host.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from zones.model.fields import nearest
from zones.model.placement import VIEWS

FEET = ("both", "left", "right")
ARRANGEMENTS = ("facing", "own")
THEMES = ("auto", "light", "dark")
LANGUAGES = ("en", "de", "es", "fr", "it", "zh", "ja")
"""English and German have the whole interface; in the others zones have names."""
MOST = 500
"""Ids in one list that a browser may send; Python itself may name as many as a chart has."""

SHELF = "all"
"""What `learn` holds while the shelf of what there is to learn is open, and no routine on it."""

CHOICES = {
    "view": VIEWS,
    "feet": FEET,
    "arrangement": ARRANGEMENTS,
    "theme": THEMES,
    "language": LANGUAGES,
}
ID_LISTS = ("selection", "highlight", "systems", "layers")
SWITCHES = ("further", "guidelines")
TEXTS = ("values_json", "charts_json", "charts_url")
STATE: dict[str, Any] = {
    "chart": "rwo-shur",
    "view": "plantar",
    "feet": "both",
    "arrangement": "facing",
    "selection": [],
    "highlight": [],
    "systems": [],
    "further": False,
    "guidelines": True,
    "layers": [],
    "theme": "auto",
    "language": "en",
    "learn": "",
    "values_json": "",
    "charts_json": "",
    "charts_url": "",
}
"""Every name with its standard value."""


def unknown(name: str | None, value: Any, choices: Iterable[str]) -> ValueError:
    """Return the error for a value that is not among the choices; it names the nearest one."""
    choices = list(choices)
    text = isinstance(value, str) and len(value) <= 60
    close = nearest(value, choices) if text else None
    hint = f"did you mean {close!r}? " if close else ""
    listed = ", ".join(choices if len(choices) <= 12 else [*choices[:8], "…"])
    shown = repr(value) if text else f"a {type(value).__name__}"
    return ValueError(f"{name or 'this'} cannot be {shown}; {hint}choose from: {listed}")


def check_choice(name: str | None, value: Any, known: Iterable[str]) -> str:
    """Return a text that is among the known ones; none known means that any text will do.

    >>> check_choice("view", "planter", ("plantar", "dorsal"))
    Traceback (most recent call last):
    ValueError: view cannot be 'planter'; did you mean 'plantar'? choose from: plantar, dorsal
    """
    known = tuple(known)
    if not isinstance(value, str) or (known and value not in known):
        raise unknown(name, value, known)
    return value


def check_ids(name: str | None, value: Any, known: Iterable[str]) -> list[str]:
    """Return a list of known ids, each once."""
    known = tuple(known)
    most = max(MOST, len(known))
    if not isinstance(value, list) or len(value) > most:
        raise ValueError(f"{name} must be a list of at most {most} ids")
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
        raise ValueError(f"{name} must be True or False")
    return value


def check_text(name: str | None, value: Any) -> str:
    """Return any text."""
    if not isinstance(value, str):
        raise ValueError(f"{name} must be a text")
    return value


def check(name: str, value: Any, known: Mapping[str, Iterable[str]]) -> Any:
    """Return a value of the state by its name, as it is if it is allowed.

    Parameters
    ----------
    name : str
    value
    known : mapping of str to ids
        What ``chart``, ``learn`` and the lists of ids may name.

    Raises
    ------
    ValueError
        It names the choices and the nearest one.
    """
    if name not in STATE:
        raise unknown("the name of a state", name, STATE)
    if name in ID_LISTS:
        return check_ids(name, value, known.get(name, ()))
    if name in SWITCHES:
        return check_switch(name, value)
    if name in TEXTS:
        return check_text(name, value)
    return check_choice(name, value, CHOICES.get(name) or known.get(name, ()))


def check_state(chart: Mapping[str, Any], state: Mapping[str, Any]) -> dict[str, Any]:
    """Check a whole state against a chart's payload; tuples of ids become lists."""
    zones = [zone["id"] for zone in chart["zones"]]
    known = {
        "chart": [chart["school"]["id"]],
        "selection": zones,
        "highlight": zones,
        "systems": [system["id"] for system in chart["systems"]],
        "layers": [layer["id"] for layer in chart.get("layers", ())],
        "learn": ["", SHELF, *(routine["id"] for routine in chart.get("routines", ()))],
    }
    plain = {k: list(v) if isinstance(v, tuple) else v for k, v in state.items()}
    return {name: check(name, value, known) for name, value in plain.items()}
