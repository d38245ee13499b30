"""Which sheets there are, what each can be asked for, and how one is made."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from zones.content import ContentError, load_chart, schools
from zones.model import Chart
from zones.sheets.errors import SheetError, choose
from zones.sheets.looks import VARIANTS, Look, look
from zones.sheets.page import Page
from zones.sheets.papers import ORIENTATIONS, SIZES, Paper, paper
from zones.sheets.typeset import FORMATS, typeset
from zones.sheets.words import languages, words

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


def sheet(
    kind: str = "wall-chart",
    chart: str | os.PathLike[str] | Chart = "rwo-shur",
    *,
    paper: str = "a4",
    orientation: str = "portrait",
    language: str = "en",
    variant: str = "colour",
    format: str = "pdf",
    page: int = 1,
    ppi: float = 144,
    **options: Any,
) -> bytes:
    """Make a sheet.

    Parameters
    ----------
    kind : str
        A key of :data:`KINDS`.
    chart : str, path or Chart
        The id of a school, the folder of a pack, or a loaded chart.
    paper : str
        ``a2``, ``a3``, ``a4``, ``letter`` or ``tabloid``.
    orientation : {"portrait", "landscape"}
    language : str
        Of the zones' names.
    variant : {"colour", "bw", "ink"}
        In colour, in black and white, or saving ink.
    format : {"pdf", "png", "svg"}
    page : int
        Which page of a PNG or SVG, from 1.
    ppi : float
        Dots per inch of a PNG.
    **options
        Of this kind of sheet; see its ``options``.

    Returns
    -------
    bytes
        The file. The same input gives the same bytes.

    Raises
    ------
    SheetError
        If there is no such sheet, school, paper, …; the message is one sentence with the choices.
    ContentError
        If the pack has faults.
    """
    order = _order(kind, chart, paper, orientation, language, variant, options)
    choose("format", format, FORMATS)
    module = import_module(f"zones.sheets.{order.kind.module}")
    pages: list[Page] = module.pages(order)
    made = typeset(
        pages,
        title=title_of(order),
        description=words()["standing_line"],
        format=format,
        ppi=ppi,
    )
    if format != "pdf":
        if not 1 <= page <= len(made):
            raise SheetError(f"there is no page {page}; the sheet has {len(made)}")
        return made[page - 1]
    finish: Callable[[bytes, list[Page], Order], bytes] | None = getattr(module, "finish", None)
    return finish(made, pages, order) if finish else made


def title_of(order: Order) -> str:
    """Return the title of the document."""
    name = words()[f"kind_{order.kind.id.replace('-', '_')}"]
    return f"{words()['title']}: {name}, {order.chart.school.title}"


def _order(kind, chart, size, orientation, language, variant, options) -> Order:
    wanted = KINDS[choose("sheet", kind, KINDS)]
    choose("paper", str(size).lower(), wanted.papers)
    choose("orientation", orientation, wanted.orientations)
    choose("variant", variant, VARIANTS)
    known = wanted.options or {}
    for name in options:
        if name not in known:
            listed = ", ".join(known) or "none"
            raise SheetError(f"the sheet {kind!r} has no option {name!r}; its options: {listed}")
    if not isinstance(chart, Chart):
        chart = _chart(chart)
    choose("language of this chart", language, languages(chart))
    found = paper(size, orientation)
    return Order(wanted, chart, found, look(variant, found.type), language, options)


def _chart(school: str | os.PathLike[str]) -> Chart:
    try:
        return load_chart(school)
    except ContentError:
        if isinstance(school, str) and not {"/", os.sep} & set(school):
            choose("school", school, schools())
        raise
