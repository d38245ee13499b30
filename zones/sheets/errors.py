"""The error for a sheet that cannot be made: one sentence that lists the choices."""

from __future__ import annotations

from collections.abc import Iterable


class SheetError(ValueError):
    """The sheet cannot be made as requested."""


class NoRoom(SheetError):
    """The paper has no room for all that the sheet should hold."""


def choose(what: str, value: str, choices: Iterable[str]) -> str:
    """Return the value if it is one of the choices.

    Raises
    ------
    SheetError
        If it is not; the message lists the choices, the closest match first.
    """
    known = tuple(choices)
    if value in known:
        return value
    from zones.model.fields import nearest

    close = nearest(str(value), known)
    hint = f"did you mean {close!r}? " if close else ""
    listed = ", ".join(known)
    raise SheetError(f"{str(value)[:60]!r} is no {what}; {hint}choose one of: {listed}")


def number(what: str, value: object, low: float, high: float) -> float:
    """Return a number within two bounds.

    Raises
    ------
    SheetError
        If it is not a number, or out of bounds.
    """
    try:
        found = float(str(value))
    except ValueError:
        found = float("nan")
    if not low <= found <= high:
        shown = str(value)[:30]
        raise SheetError(f"{shown!r} is no {what}; choose a number from {low:g} to {high:g}")
    return found
