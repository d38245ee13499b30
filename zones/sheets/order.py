"""The kinds of sheet, their options, and one checked order.

The command line and the print dialog are made from this table, so it loads quickly: a kind's
layout is imported when the first sheet of it is made.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from zones.model.map_state import FEET_SHOWN
from zones.model.placement import VIEWS
from zones.sheets.papers import ORIENTATIONS, SIZES, SMALL, Paper

if TYPE_CHECKING:
    from zones.model.chart import Chart
    from zones.sheets.looks import Look

SHORTEST, LONGEST = 200, 320
"""Length of a foot in life size, in millimetres."""


@dataclass(frozen=True)
class Option:
    """An option of one kind of sheet, besides paper, language and colours.

    Attributes
    ----------
    name : str
        Key in ``Order.options`` and keyword of :func:`zones.sheets.sheet`. The command line
        writes it with hyphens; ``dialog_<name>`` is its label in the dialog.
    help : str
        For the command line.
    choices : mapping of str to object
        What the dialog offers, the default first, and the value that stands for each. Two
        choices for True and False make a switch of the command line. Empty where the choices
        depend on the chart, or where anything goes.
    bounds : (float, float), optional
        Of a number.
    default : str
        What the dialog offers for a number.
    from_map : bool
        Whether the dialog takes the value from what the map shows, instead of asking.
    """

    name: str
    help: str
    choices: Mapping[str, Any] = field(default_factory=dict)
    bounds: tuple[float, float] | None = None
    default: str = ""
    from_map: bool = False


@dataclass(frozen=True)
class SheetKind:
    """One kind of sheet.

    Attributes
    ----------
    id, summary : str
    module : str
        Its content: a module of ``zones.sheets.kinds`` with ``draft(order) -> Draft``.
    papers : tuple of str
    paper : str
        The default of the command line and the dialog.
    orientations : tuple of str
    options : tuple of Option
    """

    id: str
    summary: str
    module: str
    papers: tuple[str, ...] = SMALL
    paper: str = "a4"
    orientations: tuple[str, ...] = ORIENTATIONS
    options: tuple[Option, ...] = ()


UPRIGHT = ("portrait",)
MOST_SEED = 9999
"""Of what a quiz is shuffled by."""
LEGENDS = {by: by for by in ("number", "system")}
FEET = {feet: feet for feet in FEET_SHOWN}

KINDS: dict[str, SheetKind] = {
    kind.id: kind
    for kind in (
        SheetKind(
            "wall-chart",
            "all zones on both feet, with legend, safety box and sources",
            "wall_chart",
            tuple(SIZES),
            paper="a3",
            options=(
                Option(
                    "legend",
                    "by number or by body system; acupoints stand by channel",
                    choices=LEGENDS,
                ),
                Option("series", "one page for each view", choices={"one": False, "each": True}),
            ),
        ),
        SheetKind(
            "handout",
            "both feet with the chosen zones, their cards in short, room for notes",
            "handout",
            orientations=UPRIGHT,
            options=(Option("zones", "ids or numbers, such as liver,22", from_map=True),),
        ),
        SheetKind(
            "technique-cards",
            "eight cards on a page, with cut marks",
            "cards",
            orientations=UPRIGHT,
        ),
        SheetKind(
            "routine",
            "the steps of a massage with times, zones and pictures",
            "routine",
            orientations=UPRIGHT,
            options=(Option("routine", "its id, such as desk-break, or an own one as in a link"),),
        ),
        SheetKind(
            "record",
            "feet to write on, blank or with a session; form fields to fill in on a screen",
            "record",
            options=(
                Option("form", "without form fields", choices={"yes": True, "no": False}),
                Option(
                    "outlines",
                    "without the faint outlines and numbers of the zones",
                    choices={"outlines": True, "blank": False},
                ),
                Option(
                    "session",
                    "notes to fill in, such as session.2026-11-20T19:30.liver-3",
                    from_map=True,
                ),
            ),
        ),
        SheetKind(
            "quiz",
            "numbers without names; the key is on the last page",
            "quiz",
            options=(
                Option(
                    "quiz",
                    "its questions, as in a link: name.all.10.k3f9",
                    from_map=True,
                ),
                Option("zones", "ids or numbers, such as liver,22", from_map=True),
                Option("systems", "ids of body systems, such as digestive,nervous"),
                Option("view", ", ".join(VIEWS), choices={"all": "", **{v: v for v in VIEWS}}),
                Option(
                    "shuffle",
                    f"a number up to {MOST_SEED} for another order of the lines; 0 is by number",
                    bounds=(0, MOST_SEED),
                    default="0",
                ),
                Option(
                    "plain",
                    "zones without colours, which give their body system away",
                    choices={"coloured": False, "plain": True},
                ),
            ),
        ),
        SheetKind(
            "life-size",
            "the soles as large as the reader's own, tiled over pages",
            "life_size",
            orientations=UPRIGHT,
            options=(
                Option(
                    "length",
                    f"of the foot in mm, {SHORTEST} to {LONGEST}",
                    bounds=(SHORTEST, LONGEST),
                    default="250",
                ),
                Option("feet", ", ".join(FEET_SHOWN), choices=FEET),
            ),
        ),
        SheetKind(
            "comparison",
            "one body area as every school draws it",
            "comparison",
            orientations=UPRIGHT,
            options=(Option("body_area", "id of a body area, such as liver"),),
        ),
        SheetKind(
            "figure",
            "one view alone",
            "single",
            tuple(SIZES),
            options=(
                Option("view", ", ".join(VIEWS), from_map=True),
                Option("feet", ", ".join(FEET_SHOWN), choices=FEET, from_map=True),
            ),
        ),
    )
}
"""Every kind by its id, in the order of the dialog."""


@dataclass(frozen=True)
class Order:
    """A checked request for a sheet."""

    kind: SheetKind
    chart: Chart
    paper: Paper
    look: Look
    language: str
    options: dict[str, Any]
    fonts: str | os.PathLike[str] | None = None
