"""Which kinds of sheets there are, what each can be asked for, and one checked order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from zones.model.chart import Chart
from zones.sheets.looks import Look
from zones.sheets.papers import ORIENTATIONS, SIZES, Paper

SMALL = ("a4", "letter")


@dataclass(frozen=True)
class SheetKind:
    """One kind of sheet.

    Attributes
    ----------
    id, summary : str
    module : str
        Its layout; a module of this package with ``pages(order) -> list of Page``.
    papers : tuple of str
    orientations : tuple of str
    options : dict of str to str
        What else it can be asked for, with a word of explanation.
    """

    id: str
    summary: str
    module: str
    papers: tuple[str, ...] = SMALL
    orientations: tuple[str, ...] = ORIENTATIONS
    options: dict[str, str] | None = None


KINDS: dict[str, SheetKind] = {
    kind.id: kind
    for kind in (
        SheetKind(
            "wall-chart",
            "all zones on both feet, with legend, safety box and sources",
            "wall_chart",
            tuple(SIZES),
            options={"series": "one page for each view instead of one page for all"},
        ),
        SheetKind(
            "handout",
            "both feet with the chosen zones, their cards in short, room for notes",
            "handout",
            orientations=("portrait",),
            options={"zones": "ids or numbers of the zones, such as liver,22"},
        ),
        SheetKind(
            "technique-cards",
            "eight cards on a page, with cut marks",
            "cards",
            orientations=("portrait",),
        ),
        SheetKind(
            "routine",
            "the steps of a massage with times, zones and pictures",
            "routine",
            orientations=("portrait",),
            options={"routine": "id of the routine"},
        ),
        SheetKind(
            "record",
            "blank feet to write on; form fields to fill in on a screen",
            "record",
            options={"form": "fields that can be filled in (default: yes)"},
        ),
        SheetKind("quiz", "numbers without names; the key is on the last page", "quiz"),
        SheetKind(
            "life-size",
            "the soles as large as the reader's own, tiled over pages",
            "life_size",
            orientations=("portrait",),
            options={
                "length": "length of the foot in mm, 200 to 320",
                "feet": "both, left or right",
            },
        ),
        SheetKind(
            "comparison",
            "one body area as every school draws it",
            "comparison",
            orientations=("portrait",),
            options={"body_area": "id of a body area, such as liver"},
        ),
        SheetKind(
            "figure",
            "one view alone",
            "single",
            tuple(SIZES),
            options={"view": "plantar, dorsal, medial or lateral", "feet": "both, left or right"},
        ),
    )
}


@dataclass(frozen=True)
class Order:
    """What was asked for, checked."""

    kind: SheetKind
    chart: Chart
    paper: Paper
    look: Look
    language: str
    options: dict[str, Any]
