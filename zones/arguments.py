"""The error for an argument that a function does not have: one sentence with the nearest name."""

from __future__ import annotations

import functools
import inspect
import warnings
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

OTHER_WORDS = {
    "school": "chart",
    "pack": "chart",
    "record": "chart",
    "zone": "selection",
    "zones": "selection",
    "selected": "selection",
    "color": "values",
    "colors": "cmap",
    "lang": "language",
    "side": "view",
    "foot": "feet",
    "size": "height",
}
"""What people call an argument, by another word than its own."""


class ArgumentError(TypeError, ValueError):
    """A function was called with an argument that it does not have, or without one it needs.

    Examples
    --------
    >>> from zones import load_chart
    >>> load_chart(langauge="de")
    Traceback (most recent call last):
    zones.arguments.ArgumentError: load_chart has no argument 'langauge'; did you mean 'language'? \
choose from: chart, language, shared
    """


def no_such(what: str, name: str, known: Iterable[str]) -> str:
    """Return the sentence for a name that is not among the known ones.

    >>> no_such("FootMap has no argument", "selecton", ["view", "selection"])
    "FootMap has no argument 'selecton'; did you mean 'selection'? choose from: view, selection"
    """
    names = list(known)
    meant = OTHER_WORDS.get(name.lower())
    close = [meant] if meant in names else get_close_matches(name[:60], names, n=1)
    hint = f"did you mean {close[0]!r}? " if close else ""
    return f"{what} {name[:60]!r}; {hint}choose from: {', '.join(names)}"


def arguments(
    title: str,
    former: Mapping[str, str] | None = None,
    elsewhere: Mapping[str, str] | None = None,
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function refuse wrong arguments with one sentence.

    Parameters
    ----------
    title : str
        What the function is called in the sentence.
    former : mapping of str to str, optional
        Older names of arguments, which go on with a warning, and the newer ones.
    elsewhere : mapping of str to str, optional
        Names that belong to something else, and what to do instead.

    Raises
    ------
    ArgumentError
        By the function, for an argument that it does not have, one too many or one too few.
    """

    def checked(function: Callable[P, R]) -> Callable[P, R]:
        shape = inspect.signature(function)
        names = [
            parameter.name
            for parameter in shape.parameters.values()
            if parameter.kind in (parameter.POSITIONAL_OR_KEYWORD, parameter.KEYWORD_ONLY)
            and parameter.name != "self"
        ]
        open_ended = any(p.kind is p.VAR_KEYWORD for p in shape.parameters.values())

        @functools.wraps(function)
        def call(*args: P.args, **given: P.kwargs) -> R:
            for old in [name for name in given if name in (former or {})]:
                new = (former or {})[old]
                warnings.warn(f"{old} is called {new} now", DeprecationWarning, stacklevel=2)
                given[new] = given.pop(old)
            for name in given:
                if name in names or (open_ended and OTHER_WORDS.get(name) not in names):
                    continue
                if name in (elsewhere or {}):
                    instead = (elsewhere or {})[name]
                    raise ArgumentError(f"{title} has no argument {name!r}; {instead}")
                raise ArgumentError(no_such(f"{title} has no argument", name, names))
            try:
                shape.bind(*args, **given)
            except TypeError as error:
                usual = ", ".join(names)
                raise ArgumentError(f"{title}: {error}; its arguments are: {usual}") from None
            return function(*args, **given)

        return call

    return checked
