"""The messages of the interface, of the sheets with their dialog, and of the site, by language.

English stands in ``content/messages.yaml``, ``assets/sheet/messages/en.yaml`` and
``assets/hosts/site/messages.yaml``; a school may say some of the first in its own way, in its
``messages.yaml``. Translations stand in the catalogues.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from zones.languages.catalogues import messages
from zones.loading.loader import schools, shipped
from zones.loading.pack_files import OWN
from zones.loading.yaml_reader import fetch, parse
from zones.resources import asset

Kind = Literal["interface", "sheets", "site"]
KINDS: tuple[Kind, ...] = ("interface", "sheets", "site")


FILES = {
    "interface": lambda: OWN / "messages.yaml",
    "sheets": lambda: asset("sheet/messages/en.yaml"),
    "site": lambda: asset("hosts/site/messages.yaml"),
}


@lru_cache(maxsize=len(KINDS))
def english(kind: Kind) -> MappingProxyType[str, str]:
    """Return the English messages of one kind, by key.

    Raises
    ------
    ContentError
        If their file is broken.
    """
    path = FILES[kind]()
    data = parse(fetch(path), path.name, own=True).data
    return MappingProxyType({key: str(text).strip() for key, text in data.items()})


@lru_cache(maxsize=24)
def in_language(kind: Kind, language: str) -> MappingProxyType[str, str]:
    """Return the messages of one kind in a language; what has no translation is in English."""
    known = messages(language)
    found = {key: known.get((f"{kind}/{key}", text), text) for key, text in english(kind).items()}
    return MappingProxyType(found)


def message_texts() -> Iterator[tuple[str, str]]:
    """Yield the path and the English of every message, those of single schools included."""
    for kind in KINDS:
        for key, text in english(kind).items():
            yield f"{kind}/{key}", text
    plain = english("interface")
    for school in schools():
        for key, text in shipped(school).messages.items():
            if key in plain and plain[key] != text:
                yield f"interface/{school}/{key}", text
