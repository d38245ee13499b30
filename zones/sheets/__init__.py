"""Printed sheets: wall chart, handout, cards, record sheet and more, as PDF, PNG or SVG.

    pdf = zones.sheet("wall-chart", chart="rwo-shur", paper="a3")

The layout is computed here, typst sets it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from zones.model.map_state import DEFAULT_SCHOOL
from zones.sheets.errors import SheetError, choose
from zones.sheets.typesetting import kept
from zones.sheets.typesetting.compiler import compiled

if TYPE_CHECKING:
    from zones.model.chart import Chart

__all__ = ["FORMATS", "SheetError", "sheet"]

FORMATS = ("pdf", "png", "svg")


def sheet(
    kind: str = "wall-chart",
    chart: str | os.PathLike[str] | Chart = DEFAULT_SCHOOL,
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
        A key of :data:`zones.sheets.make.KINDS`: ``wall-chart``, ``handout``,
        ``technique-cards``, ``routine``, ``record``, ``quiz``, ``life-size``, ``comparison`` or
        ``figure``.
    chart : str, path or Chart
        The id of a school, the folder of a pack, or a loaded chart.
    paper : str
        ``a2``, ``a3``, ``a4``, ``letter`` or ``tabloid``.
    orientation : {"portrait", "landscape"}
    language : str
        Of the zones' names, and of the words if they are translated: English or German.
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

    Notes
    -----
    The typesetter gives Python's lock free while it works, but the layout does not: a server
    should call this in a thread.
    """
    choose("format", format, FORMATS)
    wishes = {
        "paper": paper,
        "orientation": orientation,
        "language": language,
        "variant": variant,
    }
    key = kept.key(kind, chart, wishes, options)
    data, finish = kept.get(key), None
    if data is None:
        from zones.sheets.make import laid_out

        laid = laid_out(kind, chart, wishes, options)
        data, finish = laid.data, laid.finish
        if finish is None:
            kept.put(key, data)
    made = compiled(data, format, ppi)
    if isinstance(made, list):
        if not 1 <= page <= len(made):
            raise SheetError(f"there is no page {page}; the sheet has {len(made)}")
        return made[page - 1]
    return finish(made, laid.pages, laid.order) if finish else made
