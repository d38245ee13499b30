"""The state that Python and the browser share: the kinds of values and how they are checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import param

from zones.model import nearest

FEET = ("both", "left", "right")
ARRANGEMENTS = ("facing", "own")
THEMES = ("auto", "light", "dark")
MOST = 500
"""Ids in one list; no chart has so many zones."""

Choices = Iterable[str] | Callable[[], Iterable[str]]


def unknown(name: str | None, value: Any, choices: Iterable[str]) -> ValueError:
    """Return the error for a value that is not among the choices; it names the nearest one."""
    choices = list(choices)
    text = isinstance(value, str) and len(value) <= 60
    close = nearest(value, choices) if text else None
    hint = f"did you mean {close!r}? " if close else ""
    listed = ", ".join(choices if len(choices) <= 12 else [*choices[:8], "…"])
    shown = repr(value) if text else f"a {type(value).__name__}"
    return ValueError(f"{name or 'this'} cannot be {shown}; {hint}choose from: {listed}")


# Panel maps the types of param's own to strict Bokeh properties, whose errors would end up in
# the server's log when a browser sends nonsense. Types of our own reach our own check instead.


class _Checked(param.Parameter):
    __slots__ = ["choices"]

    def __init__(self, default: Any = "", *, choices: Choices = (), **params: Any) -> None:
        self.choices = choices if callable(choices) else tuple(choices)
        super().__init__(default=default, **params)
        self._validate(default)

    def known(self) -> tuple[str, ...]:
        """Return the choices as they are now; none means that any id will do."""
        return tuple(self.choices()) if callable(self.choices) else self.choices


class Choice(_Checked):
    """One text out of a list."""

    def _validate(self, val: Any) -> None:
        known = self.known()
        if not isinstance(val, str) or (known and val not in known):
            raise unknown(self.name, val, known)


class Ids(_Checked):
    """A list of ids, each once. Replace the list to change it; the list itself is not watched."""

    def __init__(self, default: Any = (), *, choices: Choices = (), **params: Any) -> None:
        super().__init__(default=list(default), choices=choices, instantiate=True, **params)

    def _validate(self, val: Any) -> None:
        if not isinstance(val, list) or len(val) > MOST:
            raise ValueError(f"{self.name} must be a list of at most {MOST} ids")
        known = set(self.known())
        for index, item in enumerate(val):
            if not isinstance(item, str) or (known and item not in known):
                raise unknown(self.name, item, self.known())
            if item in val[:index]:
                raise ValueError(f"{self.name} has {item!r} twice; name each id once")


class Switch(param.Parameter):
    """On or off."""

    def __init__(self, default: bool = False, **params: Any) -> None:
        super().__init__(default=default, **params)

    def _validate(self, val: Any) -> None:
        if not isinstance(val, bool):
            raise ValueError(f"{self.name} must be True or False")


class Text(param.Parameter):
    """Any text."""

    def __init__(self, default: str = "", **params: Any) -> None:
        super().__init__(default=default, **params)

    def _validate(self, val: Any) -> None:
        if not isinstance(val, str):
            raise ValueError(f"{self.name} must be a text")
