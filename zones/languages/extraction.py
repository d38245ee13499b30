"""Texts out of the content and into the catalogues: what translators work on.

``python -m zones messages`` runs it. English is the source and is never changed here; a text whose
English was changed keeps its old translation, marked fuzzy, until a translator has looked at it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from zones.languages import catalogues, interface
from zones.languages.charts import chart_texts
from zones.languages.interface import message_texts
from zones.loading.loader import schools, shipped

SUBJECTS = {
    "interface": "interface",
    "sheets": "sheets",
    "site": "site",
    "systems": "names",
    "body_areas": "names",
    "channels": "names",
    "techniques": "techniques",
    "cautions": "safety",
    "red_flags": "safety",
    "complaints": "safety",
    "evidence": "evidence",
    "disagreements": "evidence",
    "schools": "evidence",
    "routines": "routines",
    "styles": "routines",
    "overlays": "overlays",
}
"""The catalogue that a text stands in, by the first word of its path; zones by their school."""

HEADER = "# A catalogue of the Foot Reflex-Zone Map. Not yet reviewed by a native speaker."
STARTED = datetime(2026, 11, 29, tzinfo=timezone.utc)
WIDTH = 0
"""Long lines are left whole: a line of a translation is then a line of a change."""


def subject(path: str) -> str:
    """Return the name of the catalogue that the text with this path belongs to."""
    first, *rest = path.split("/")
    return f"zones-{rest[0]}" if first == "zones" else SUBJECTS[first]


def all_texts() -> Iterator[tuple[str, str]]:
    """Yield the path and the English of everything that is translated, each path once."""
    seen: set[str] = set()
    for path, text in _all():
        if path not in seen:
            seen.add(path)
            yield path, text


def _all() -> Iterator[tuple[str, str]]:
    yield from message_texts()
    for school in schools():
        yield from chart_texts(shipped(school))


def templates() -> dict[str, Catalog]:
    """Return what there is to translate, by subject."""
    found: dict[str, Catalog] = {}
    for path, text in all_texts():
        catalog = found.setdefault(subject(path), _new(None))
        catalog.add(text, context=path)
    return found


def _new(language: str | None) -> Catalog:
    # The dates are fixed: git knows when a line was changed, and a merge that changes no text
    # changes no file.
    return Catalog(
        locale=language,
        project="Foot Reflex-Zone Map",
        version="1",
        header_comment=HEADER,
        msgid_bugs_address="see CONTRIBUTING.md",
        last_translator="see the history of this file",
        language_team="see CONTRIBUTING.md",
        creation_date=STARTED,
        revision_date=STARTED,
        charset="utf-8",
        fuzzy=False,
    )


def merge(language: str) -> list[Path]:
    """Bring the catalogues of a language up to the content, and return the files written.

    Parameters
    ----------
    language : str
        A code such as ``it``; its folder is made if it is missing.
    """
    folder = catalogues.FOLDER / language
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, template in sorted(templates().items()):
        path = folder / f"{name}.po"
        catalog = catalogues.read(path, language) if path.is_file() else _new(language)
        catalog.update(template, no_fuzzy_matching=False, update_header_comment=False)
        write(catalog, path)
        written.append(path)
    catalogues.messages.cache_clear()
    catalogues.languages.cache_clear()
    return written


def write(catalog: Catalog, path: Path) -> None:
    """Write a catalogue, always in the same way, so that a change is a change of words."""
    with path.open("wb") as file:
        write_po(
            file, catalog, width=WIDTH, omit_header=False, ignore_obsolete=True, sort_output=False
        )


FIRST = ("loading", "error_load", "error_unknown", "retry")
"""Keys of the messages for the moments before any chart has arrived."""


def first_messages() -> str:
    """Return these messages by language, as JSON: ``foot_map/loading/first_messages.json``.

    The browser module carries them, as they are also said when no file can be loaded.
    """
    found = {
        language: {key: interface.in_language("interface", language)[key] for key in FIRST}
        for language in catalogues.languages()
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def missing(language: str) -> list[str]:
    """Return the paths of the texts that have no good translation into a language."""
    known = catalogues.messages(language)
    return [path for path, text in all_texts() if (path, text) not in known]


def completeness() -> dict[str, tuple[int, int]]:
    """Return how many texts are translated, and how many there are, by language."""
    whole = len(list(all_texts()))
    return {
        language: (whole - len(missing(language)), whole)
        for language in catalogues.languages()
        if language != catalogues.ENGLISH
    }
