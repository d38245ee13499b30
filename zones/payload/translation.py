"""A payload in other languages: what differs, as a patch that Python and the browser can apply.

A patch follows the JSON Merge Patch (RFC 7396), and in addition changes single items of a list by
their index: ``{"zones": {"3": {"name": "Leber"}}}``. Lists of another length are replaced.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

UNCHANGED: dict[str, Any] = {}
APART = ("language", "languages", "prose", "translations")
"""Keys of a payload about its languages; they are no part of a patch."""


def difference(old: Any, new: Any) -> Any:
    """Return the patch that turns one JSON value into another; empty if they are equal.

    Keys that are in one of them only are left as they are.

    >>> difference({"id": 1, "names": ["a", "b"]}, {"id": 1, "names": ["a", "c"]})
    {'names': {'1': 'c'}}
    """
    if isinstance(old, dict) and isinstance(new, dict):
        pairs = ((key, old[key], new[key]) for key in new if key in old)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        pairs = ((str(at), *both) for at, both in enumerate(zip(old, new, strict=True)))
    else:
        return UNCHANGED if old == new else new
    found = ((key, difference(a, b)) for key, a, b in pairs if a is not b)
    return {key: patch for key, patch in found if patch is not UNCHANGED} or UNCHANGED


def patched(value: Any, patch: Any) -> Any:
    """Return a JSON value changed by a patch; what the patch does not name is shared.

    >>> patched({"id": 1, "names": ["a", "b"]}, {"names": {"1": "c"}})
    {'id': 1, 'names': ['a', 'c']}
    """
    if not isinstance(patch, dict):
        return patch
    if isinstance(value, list):
        return [
            patched(item, patch[str(at)]) if str(at) in patch else item
            for at, item in enumerate(value)
        ]
    if not isinstance(value, dict):
        return patch
    changed = {k: patched(value[k], p) if k in value else p for k, p in patch.items()}
    return {**value, **changed}


def in_language(data: dict[str, Any], language: str) -> dict[str, Any]:
    """Return a payload in one of its languages, without the others.

    Parameters
    ----------
    data : dict
        Of :func:`zones.payload.payload.payload`.
    language : str
        Its own, or one of its ``translations``; any other leaves it as it is.
    """
    patch = data["translations"].get(language)
    kept = {key: value for key, value in data.items() if key not in APART}
    shown = data["language"] if patch is None else language
    return {
        **(kept if patch is None else patched(kept, patch)),
        "language": shown,
        "languages": [shown],
        "prose": data["prose"] if data["own"] else shown,
        "translations": {},
    }


def in_languages(
    data: dict[str, Any], languages: Sequence[str], schools: Collection[str] | None = None
) -> dict[str, Any]:
    """Return a payload in the first of some languages, with patches for the others.

    Parameters
    ----------
    data : dict
        Of :func:`zones.payload.payload.payload`.
    languages : sequence of str
        The first is the payload's own.
    schools : collection of str, optional
        The only schools that a reader can get to; all by default.
    """
    first, *others = (_of_schools(in_language(data, each), schools) for each in languages)
    return {
        **first,
        "languages": [first["language"], *(other["language"] for other in others)],
        "translations": {
            other["language"]: difference(_content(first), _content(other)) for other in others
        },
    }


def _content(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in APART}


def _of_schools(data: dict[str, Any], schools: Collection[str] | None) -> dict[str, Any]:
    """Leave out the schools that a reader cannot get to."""
    if schools is None:
        return data
    near = {
        area: [place for place in places if place["school"] in schools]
        for area, places in data["elsewhere_schools"].items()
    }
    return {
        **data,
        "schools": [school for school in data["schools"] if school["id"] in schools],
        "elsewhere_schools": {area: places for area, places in near.items() if places},
    }
