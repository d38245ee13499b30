"""Everything read for one chart, before it is known to be consistent."""

from __future__ import annotations

from dataclasses import dataclass, field

from zones.loading.validation import Book, Entry
from zones.model.chart import (
    BodyArea,
    Caution,
    ComplaintRecord,
    RedFlag,
    Source,
    System,
)
from zones.model.fields import Record
from zones.model.overlay import DisagreementRecord, Guideline, OverlayRecord
from zones.model.routine import RoutineRecord, Style, Technique

LISTS: dict[str, type[Record]] = {
    "systems": System,
    "body_areas": BodyArea,
    "techniques": Technique,
    "cautions": Caution,
    "red_flags": RedFlag,
    "complaints": ComplaintRecord,
    "routines": RoutineRecord,
    "styles": Style,
    "sources": Source,
    "guidelines": Guideline,
    "overlays": OverlayRecord,
    "disagreements": DisagreementRecord,
}


@dataclass
class Pack:
    """Everything read for one chart, before it is known to be consistent."""

    books: dict[str, Book] = field(default_factory=lambda: {kind: Book() for kind in LISTS})
    zones: Book = field(default_factory=Book)
    acupoints: frozenset[str] = frozenset()
    further: frozenset[str] = frozenset()
    channels: Book = field(default_factory=Book)
    school: Entry | None = None
    evidence: Entry | None = None
    messages: dict[str, str] = field(default_factory=dict)
    translations: dict[str, dict[str, str]] = field(default_factory=dict)
    claim_words: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
