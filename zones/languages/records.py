"""Which texts of a record a reader sees, and so which are translated; each has a path.

A path such as ``zones/rwo-shur/liver/landmark/says`` is the context of a message in a catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from zones.model import channel, chart, overlay, routine, zone
from zones.model.fields import Record, Statement

R = TypeVar("R", bound=Record)
Translate = Callable[[str, str], str]
"""From a path and an English text to a text."""

BETWEEN = " | "
"""Between the entries of a list whose length may differ from language to language."""

LISTS = ("also", "needs")
"""Fields with such lists: other names, and things to have at hand."""

FIELDS: dict[type[Record], tuple[str, ...]] = {
    Statement: ("says",),
    chart.System: ("name",),
    chart.BodyArea: ("name",),
    routine.Technique: (
        "name", "also", "steps", "pressure", "time", "direction", "suits", "leave_out",
    ),
    chart.Caution: ("name", "why", "advice"),
    chart.RedFlag: ("sign", "why", "action"),
    chart.Complaint: ("name", "also", "see_doctor", "note"),
    chart.Study: ("finding", "status"),
    chart.Evidence: ("summary", "studies"),
    chart.School: ("title", "summary", "history", "numbering", "crossing", "reviewed"),
    zone.ZoneTechnique: ("time", "direction"),
    zone.Variant: ("says",),
    zone.Zone: (
        "name", "also", "landmark", "not_drawn", "tradition", "elsewhere", "variants",
        "techniques", "note",
    ),
    channel.Channel: ("name", "runs", "note"),
    overlay.Mark: ("name", "label", "landmark"),
    overlay.Overlay: ("name", "says", "marks"),
    overlay.Disagreement: ("topic", "says"),
    routine.Step: ("name", "what", "time"),
    routine.Routine: (
        "name", "also", "summary", "duration", "needs", "course", "leave_out", "note", "steps",
    ),
    routine.Style: ("name", "also", "what", "article", "caution"),
}  # fmt: skip
"""The translated fields of each kind of record. Quoted titles of sources stay as they are."""


def translated(record: R, path: str, translate: Translate) -> R:
    """Return a record with its texts in another language.

    Parameters
    ----------
    record : Record
        In English; left alone.
    path : str
        Of the record, such as ``cautions/pregnancy``.
    translate : callable
        Given a path and an English text, returns the text to show.
    """
    changed: dict[str, Any] = {}
    for name in FIELDS.get(type(record), ()):
        value = getattr(record, name)
        new = _value(name, value, f"{path}/{name}", translate)
        if new is not value and new != value:
            changed[name] = new
    return record.model_copy(update=changed) if changed else record


def _value(name: str, value: Any, path: str, translate: Translate) -> Any:
    if isinstance(value, str):
        return translate(path, value)
    if isinstance(value, Record):
        return translated(value, path, translate)
    if not isinstance(value, tuple) or not value:
        return value
    if name in LISTS:
        whole = translate(path, BETWEEN.join(value))
        return tuple(part.strip() for part in whole.split("|") if part.strip())
    return tuple(
        _value("", item, f"{path}/{_key(item, number)}", translate)
        for number, item in enumerate(value, 1)
    )


def _key(item: Any, number: int) -> str:
    return getattr(item, "id", None) or str(number)


def texts(record: Record, path: str) -> Iterator[tuple[str, str]]:
    """Yield the path and the English of every text of a record that is translated."""
    found: list[tuple[str, str]] = []

    def note(where: str, text: str) -> str:
        found.append((where, text))
        return text

    translated(record, path, note)
    yield from found
