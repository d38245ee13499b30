"""What a reader has made, as text, read for a chart: a routine, and a session of notes.

own.liver,thumb-walking,r,30.kidney,hook-backup,e,10~Evening
session.2026-11-20T19:30.liver-3.kidney12
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from unicodedata import category

from zones.model.chart import Chart
from zones.model.routine import Technique
from zones.model.zone import Zone
from zones.sheets.errors import SheetError, choose

OWN = "own"
MOST_STEPS = 30
LONGEST_NAME = 60
"""UTF-16 units, as the browser counts them."""
MOST_SECONDS = 3600
FEET = {"l": "left", "r": "right", "e": "each"}
STEP = re.compile(r"([a-z0-9-]{1,60}),([a-z0-9-]{1,60}),([lre]),([1-9][0-9]{0,3})")
UNSEEN = ("Cc", "Cs", "Zl", "Zp")
"""Categories of signs that no name has: control signs, halves of signs, ends of lines."""
SESSION = "session"
MOST_ZONES = 500
BEGUN = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
NOTED = re.compile(r"([a-z0-9-]{1,80})([0-3-])([0-3-])")
"""A zone, how tender it was on the left foot, and on the right one; ``-`` is no value."""


@dataclass(frozen=True)
class OwnStep:
    """A technique on a zone: on the left or the right foot, or on each in turn."""

    zone: Zone
    technique: Technique
    foot: str
    seconds: int


@dataclass(frozen=True)
class OwnRoutine:
    """A routine that a reader has put together; its name may be empty."""

    name: str
    steps: tuple[OwnStep, ...]

    @property
    def seconds(self) -> int:
        """The whole time; a step for each foot counts twice."""
        return sum(step.seconds * (2 if step.foot == "each" else 1) for step in self.steps)


def is_own(text: str) -> bool:
    """Whether a text is meant as a reader's own routine, with steps."""
    return text.startswith(f"{OWN}.")


def name_of(text: str) -> str:
    """Return the name in such a text, which need not be valid; empty if it has none."""
    return text.partition("~")[2][:LONGEST_NAME]


def read_own(text: str, chart: Chart) -> OwnRoutine:
    """Return the routine that a text stands for.

    Raises
    ------
    SheetError
        If it makes no sense, is too long, or does not fit the chart.
    """
    listed, _, name = text.partition("~")
    first, *parts = listed.split(".")
    if first != OWN or not any(parts):
        raise SheetError("this is no routine; write it like 'own.liver,thumb-walking,r,30~Evening'")
    if len(parts) > MOST_STEPS:
        raise SheetError(f"a routine has up to {MOST_STEPS} steps, not {len(parts)}")
    if len(name.encode("utf-16-le", "surrogatepass")) > 2 * LONGEST_NAME:
        raise SheetError(f"the name of a routine has up to {LONGEST_NAME} letters")
    if any(category(sign) in UNSEEN for sign in name):
        raise SheetError("the name of a routine stands on one line")
    return OwnRoutine(name.strip(), tuple(_step(part, chart) for part in parts))


@dataclass(frozen=True)
class Session:
    """How tender zones were, from 0 to 3, on a day.

    Attributes
    ----------
    begun : datetime
        Where the reader was; it has no time zone.
    values : mapping of str to mapping of str to int
        By zone, then by foot, in the order of the chart.
    """

    begun: datetime
    values: Mapping[str, Mapping[str, int]]


def read_session(text: str, chart: Chart) -> Session:
    """Return the session of notes that a text stands for.

    Raises
    ------
    SheetError
        If it makes no sense, is too long, or does not fit the chart.
    """
    first, _, rest = text.partition(".")
    begun, *parts = rest.split(".")
    if first != SESSION or not parts:
        example = "session.2026-11-20T19:30.liver-3"
        raise SheetError(f"this is no session of notes; write it like {example!r}")
    if len(parts) > MOST_ZONES:
        raise SheetError(f"a session has up to {MOST_ZONES} zones, not {len(parts)}")
    try:
        day = datetime.fromisoformat(begun) if BEGUN.fullmatch(begun) else None
    except ValueError:
        day = None
    if day is None:
        raise SheetError(f"{begun[:40]!r} is no day and time; write it like '2026-11-20T19:30'")
    found = dict(_noted(part, chart) for part in parts)
    return Session(day, {zone.id: found[zone.id] for zone in chart.zones if zone.id in found})


def _noted(part: str, chart: Chart) -> tuple[str, dict[str, int]]:
    found = NOTED.fullmatch(part)
    if found is None:
        raise SheetError(f"{part[:60]!r} is no value of a zone; write it like 'liver-3'")
    id, *values = found.groups()
    zone = _zone(id, chart)
    noted = {
        foot: int(value)
        for foot, value in zip(("left", "right"), values, strict=True)
        if value != "-"
    }
    for foot in noted:
        if foot not in zone.feet:
            raise SheetError(f"{id!r} does not lie on the {foot} foot")
    return id, noted


def _zone(id: str, chart: Chart) -> Zone:
    try:
        return chart.zone(id)
    except ValueError as error:
        raise SheetError(str(error)) from None


def _step(part: str, chart: Chart) -> OwnStep:
    found = STEP.fullmatch(part)
    if found is None:
        raise SheetError(f"{part[:60]!r} is no step; write it like 'liver,thumb-walking,r,30'")
    id, technique, letter, time = found.groups()
    zone, foot = _zone(id, chart), FEET[letter]
    if foot not in (*zone.feet, "each") or (foot == "each" and len(zone.feet) == 1):
        (only,) = zone.feet
        raise SheetError(f"{id!r} lies on the {only} foot; write {only[0]!r} for its foot")
    if int(time) > MOST_SECONDS:
        raise SheetError(f"a step takes up to {MOST_SECONDS} seconds, not {time}")
    way = chart.techniques[choose("technique", technique, chart.techniques)]
    return OwnStep(zone, way, foot, int(time))
