"""A reader's own routine as text, as it stands in a link, read for a chart.

own.liver,thumb-walking,r,30.kidney,hook-backup,e,10~Evening
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import category

from zones.model.chart import Chart
from zones.model.fields import nearest
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


def _step(part: str, chart: Chart) -> OwnStep:
    found = STEP.fullmatch(part)
    if found is None:
        raise SheetError(f"{part[:60]!r} is no step; write it like 'liver,thumb-walking,r,30'")
    id, technique, letter, time = found.groups()
    zones = {zone.id: zone for zone in chart.zones}
    if id not in zones:
        close = nearest(id, zones)
        hint = f"; did you mean {close!r}?" if close else ""
        raise SheetError(f"the chart {chart.school.id!r} has no zone {id!r}{hint}")
    zone, foot = zones[id], FEET[letter]
    if foot not in (*zone.feet, "each") or (foot == "each" and len(zone.feet) == 1):
        (only,) = zone.feet
        raise SheetError(f"{id!r} lies on the {only} foot; write {only[0]!r} for its foot")
    if int(time) > MOST_SECONDS:
        raise SheetError(f"a step takes up to {MOST_SECONDS} seconds, not {time}")
    way = chart.techniques[choose("technique", technique, chart.techniques)]
    return OwnStep(zone, way, foot, int(time))
