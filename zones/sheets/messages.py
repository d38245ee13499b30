"""The messages of the sheets: headings, hints and captions, in the language of the sheet.

A sheet is laid out in one language: :func:`in_language` sets it, and all functions here use it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from zones.languages import interface
from zones.languages.catalogues import ENGLISH
from zones.languages.formats import listed, number
from zones.model.zone import Zone

DIALOG = "dialog_"
"""Prefix of the keys of the print dialog; the sheets themselves do not use them."""

UNSPACED = ("zh", "ja")
"""Languages that put no space between sentences."""

ENDS = tuple(".!?…。！？")
"""Signs that end a sentence."""

_language: ContextVar[str] = ContextVar("language", default=ENGLISH)


@contextmanager
def in_language(code: str) -> Iterator[None]:
    """Set the language of the sheet, one of :func:`zones.languages.catalogues.languages`."""
    token = _language.set(code)
    try:
        yield
    finally:
        _language.reset(token)


def language() -> str:
    """Return the language of the sheet."""
    return _language.get()


def message(key: str, **values: object) -> str:
    """Return a message of the sheets in the language of the sheet.

    Parameters
    ----------
    key : str
        In ``assets/sheet/messages/en.yaml``.
    **values
        What the message has room for.

    Raises
    ------
    KeyError
        If there is no such message, or a value is missing.
    """
    text = interface.in_language("sheets", language())[key]
    return text.format(**values) if values else text


def dialog_messages(code: str) -> dict[str, str]:
    """Return the messages of the print dialog in a language by key, without their prefix."""
    return {
        key.removeprefix(DIALOG): text
        for key, text in interface.in_language("sheets", code).items()
        if key.startswith(DIALOG)
    }


def joined(*parts: str) -> str:
    """Put sentences, or a lead with its text, one after the other; empty ones are left out."""
    between = "" if language() in UNSPACED else " "
    return between.join(part for part in parts if part)


def sentence(text: str) -> str:
    """End a text with a full stop, unless it has one."""
    return text if text.endswith(ENDS) else message("sentence", text=text)


def in_a_row(items: Iterable[str]) -> str:
    """Return a list as a sentence has it: ``1, 2 and 3``."""
    return listed(items, language())


def figure(value: float) -> str:
    """Return a number as the language writes it."""
    return number(value, language())


def unreviewed() -> str:
    """Return the note that nobody has reviewed the translation; empty in English."""
    return "" if language() == ENGLISH else message("unreviewed")


def label_of(zone: Zone) -> str:
    """Return the label of a zone's circle: its code, or else its number."""
    return zone.code or str(zone.number)
