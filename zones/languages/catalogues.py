"""The gettext catalogues: one folder a language below ``content/languages/``, one file a subject.

English in YAML is the source. A message is found by its context, the path of the record that
says it, together with its English text: a text that was changed in English has no translation
until its catalogue is merged again, and none that is marked fuzzy counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from zones.loading.pack_files import OWN
from zones.loading.problems import ContentError, Problem

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

ENGLISH = "en"
FOLDER = OWN / "languages"

Messages = Mapping[tuple[str, str], str]
"""Translations by context and English text."""


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Return the languages that have catalogues, English first."""
    found = {path.name for path in FOLDER.iterdir() if path.is_dir()}
    return (ENGLISH, *sorted(found - {ENGLISH}))


@lru_cache(maxsize=8)
def messages(language: str) -> Messages:
    """Return all translations into a language; none for English.

    Raises
    ------
    ContentError
        If a catalogue cannot be read.
    """
    found: dict[tuple[str, str], str] = {}
    for path in sorted((FOLDER / language).glob("*.po")) if language != ENGLISH else ():
        for message in read(path, language):
            if message.context and message.string and not message.fuzzy:
                found[message.context, str(message.id)] = str(message.string)
    return found


def read(path: Path, language: str) -> Catalog:
    """Read one catalogue.

    Raises
    ------
    ContentError
        If it cannot be read.
    """
    from babel.messages.pofile import PoFileError, read_po  # only where a language is asked for

    try:
        with path.open("rb") as file:
            return read_po(file, locale=language, abort_invalid=True)
    except (OSError, PoFileError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        remedy = "open it in a gettext editor such as Poedit, which shows the fault"
        problem = Problem(f"{language}/{path.name}", line, str(error), remedy)
        raise ContentError([problem]) from error


def files(language: str) -> Iterator[Path]:
    """Yield the catalogues of a language."""
    yield from sorted((FOLDER / language).glob("*.po"))
