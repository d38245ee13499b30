"""The state of a map as Panel parameters, made from the table in :mod:`zones.model.map_state`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import param

from zones.model.map_state import (
    FIELDS,
    StateField,
    check_answers,
    check_choice,
    check_ids,
    check_number,
    check_switch,
    check_text,
)

Choices = Iterable[str] | Callable[[], Iterable[str]]


# Panel maps param's own types to strict Bokeh properties, whose errors would fill the server's log
# when a browser sends nonsense. Our own types reach our own check instead.


class _Checked(param.Parameter):
    """A value with our own check, against choices that may change."""

    __slots__ = ["choices"]

    def __init__(self, default: Any = "", *, choices: Choices = (), **params: Any) -> None:
        self.choices = choices if callable(choices) else tuple(choices)
        super().__init__(default=default, **params)
        self._validate(default)

    def known(self) -> tuple[str, ...]:
        """Return the current choices; none means that any id is allowed."""
        return tuple(self.choices()) if callable(self.choices) else self.choices


class Choice(_Checked):
    """One text out of a list."""

    def _validate(self, val: Any) -> None:
        check_choice(self.name, val, self.known())


class Ids(_Checked):
    """A list of ids, each once. Replace the list to change it; the list itself is not watched."""

    def __init__(self, default: Any = (), *, choices: Choices = (), **params: Any) -> None:
        super().__init__(default=list(default), choices=choices, instantiate=True, **params)

    def _validate(self, val: Any) -> None:
        check_ids(self.name, val, self.known())


class Switch(param.Parameter):
    """On or off."""

    def __init__(self, default: bool = False, **params: Any) -> None:
        super().__init__(default=default, **params)

    def _validate(self, val: Any) -> None:
        check_switch(self.name, val)


class Text(param.Parameter):
    """Any text."""

    def __init__(self, default: str = "", **params: Any) -> None:
        super().__init__(default=default, **params)

    def _validate(self, val: Any) -> None:
        check_text(self.name, val)


class Number(param.Parameter):
    """A length in CSS pixels."""

    def __init__(self, default: float = 0, **params: Any) -> None:
        super().__init__(default=default, **params)

    def _validate(self, val: Any) -> None:
        check_number(self.name, val)


class Answers(param.Parameter):
    """A list of answers in a quiz."""

    def __init__(self, default: Any = (), **params: Any) -> None:
        super().__init__(default=list(default), instantiate=True, **params)

    def _validate(self, val: Any) -> None:
        check_answers(self.name, val)


_KINDS = {
    "choice": Choice,
    "ids": Ids,
    "switch": Switch,
    "number": Number,
    "text": Text,
    "answers": Answers,
}


def _parameter(field: StateField) -> param.Parameter:
    choices = {"choices": field.choices} if field.kind in ("choice", "ids") else {}
    return _KINDS[field.kind](field.value(), doc=field.full_doc, **choices)


class StateParameters(param.Parameterized):
    """A class with one parameter for each name of the state, in the order of the table."""


for _field in FIELDS.values():
    StateParameters.param.add_parameter(_field.name, _parameter(_field))
