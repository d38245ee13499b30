"""Which sheets there are, what each can be asked for, and how one is made."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from zones.content import TEXTS, ContentError, load_chart, schools
from zones.model import Chart
from zones.sheets.errors import SheetError, choose
from zones.sheets.looks import VARIANTS, Look, look
from zones.sheets.page import Page
from zones.sheets.papers import ORIENTATIONS, SIZES, Paper
from zones.sheets.papers import paper as paper_of
from zones.sheets.typeset import described
from zones.sheets.words import languages, speaking, spoken, words
from zones.sheets.words import title_of as chart_title

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
class Laid:
    """A sheet whose layout is known.

    `data` is what the typesetter reads; `finish` is what is still to be done to its PDF.
    """

    order: Order
    pages: list[Page]
    data: str
    finish: Callable[[bytes, list[Page], Order], bytes] | None


@dataclass(frozen=True)
class Order:
    """What was asked for, checked."""

    kind: SheetKind
    chart: Chart
    paper: Paper
    look: Look
    language: str
    options: dict[str, Any]


def laid_out(kind: str, chart: Any, wishes: dict[str, Any], options: dict[str, Any]) -> Laid:
    """Lay a sheet out; see :func:`zones.sheets.sheet`."""
    order = _order(kind, chart, options=options, **wishes)
    module = import_module(f"zones.sheets.{order.kind.module}")
    with speaking(order.language):
        pages: list[Page] = module.pages(order)
        note = words()["standing_line"]
        data = described(pages, title=title_of(order), description=note, lang=spoken())
    return Laid(order, pages, data, getattr(module, "finish", None))


def title_of(order: Order) -> str:
    """Return the title of the document."""
    name = words()[f"kind_{order.kind.id.replace('-', '_')}"]
    return f"{words()['title']}: {name}, {chart_title(order.chart)}"


def _order(kind, chart, paper, orientation, language, variant, options) -> Order:
    wanted = KINDS[choose("sheet", kind, KINDS)]
    choose("paper", str(paper).lower(), wanted.papers)
    choose("orientation", orientation, wanted.orientations)
    choose("variant", variant, VARIANTS)
    known = wanted.options or {}
    for name in options:
        if name not in known:
            listed = ", ".join(known) or "none"
            raise SheetError(f"the sheet {kind!r} has no option {name!r}; its options: {listed}")
    if not isinstance(chart, Chart):
        chart = _chart(chart, language)
    choose("language of this chart", language, languages(chart))
    found = paper_of(paper, orientation)
    return Order(wanted, chart, found, look(variant, found.type), language, options)


def _chart(school: str | os.PathLike[str], language: str) -> Chart:
    try:
        return load_chart(school, language if language in TEXTS else "en")
    except ContentError:
        if isinstance(school, str) and not {"/", os.sep} & set(school):
            choose("school", school, schools())
        raise
