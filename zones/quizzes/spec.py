"""A quiz as text, as it stands in an address: ``find,name.system-digestive.10.k3f9``."""

from __future__ import annotations

from dataclasses import dataclass

from zones.model.map_state import check_text

KINDS = ("find", "name", "type", "foot", "body", "technique", "place")
"""Kinds of question, in the order in which they are read."""
NO_QUIZ = ("", "new", "progress")
"""Values of the state that ask nothing."""


@dataclass(frozen=True)
class Spec:
    """What a quiz asks.

    Attributes
    ----------
    kinds : tuple of str
        Of :data:`KINDS`, in their order.
    scope : {"all", "view", "system", "region", "zones"}
    ids : tuple of str
        The view, the system, the region of the sole, or the zones.
    length : int
        How many questions, 0 for one on each zone.
    seed : str
    """

    kinds: tuple[str, ...] = ("find", "name")
    scope: str = "all"
    ids: tuple[str, ...] = ()
    length: int = 10
    seed: str = ""


def read_spec(text: str) -> Spec:
    """Return what a text asks for; what it leaves out is as usual.

    Raises
    ------
    ValueError
        If it makes no sense.

    Examples
    --------
    >>> read_spec("name,find.region-toes.all.k3f9")
    Spec(kinds=('find', 'name'), scope='region', ids=('toes',), length=0, seed='k3f9')
    >>> read_spec("find the liver")
    Traceback (most recent call last):
    ValueError: quiz cannot be 'find the liver'; write it like 'find,name.all.10.k3f9'
    """
    if check_text("quiz", text) in NO_QUIZ:
        raise ValueError(f"quiz {text!r} asks nothing; write it like 'find,name.all.10.k3f9'")
    given = text.split(".")
    kinds, scope, length, seed = [*given, *("", "all", "10", "")[len(given) :]]
    kind, _, ids = scope.partition("-")
    return Spec(
        kinds=tuple(each for each in KINDS if each in kinds.split(",")),
        scope=kind,
        ids=tuple(id for id in (ids.split(",") if kind == "zones" else [ids]) if id),
        length=0 if length == "all" else int(length),
        seed=seed,
    )
