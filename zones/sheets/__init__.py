"""Printed sheets: wall chart, handout, cards, record sheet and more, as PDF, PNG or SVG.

    pdf = zones.sheet("wall-chart", chart="rwo-shur", paper="a3")

Python draws the feet; typst sets the text around them.
"""

from __future__ import annotations

import os
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from zones.arguments import arguments
from zones.model.map_state import DEFAULT_SCHOOL
from zones.sheets.errors import SheetError, choose, number

if TYPE_CHECKING:
    from zones.model.chart import Chart

__all__ = ["FORMATS", "SheetError", "sheet"]

FORMATS = ("pdf", "png", "svg")


@arguments("sheet")
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
    fonts: str | os.PathLike[str] | None = None,
    **options: Any,
) -> bytes:
    """Make a sheet.

    Parameters
    ----------
    kind : str
        A key of :data:`zones.sheets.order.KINDS`, such as ``wall-chart``.
    chart : str, path or Chart
        The id of a school, the folder of a pack, or a loaded chart.
    paper : str
        A key of :data:`zones.sheets.papers.SIZES`, such as ``a3``.
    orientation : {"portrait", "landscape"}
    language : str
        Of everything on the sheet: one of ``zones.languages.catalogues.languages()``.
    variant : {"colour", "bw", "ink"}
        In colour, in black and white, or saving ink.
    format : {"pdf", "png", "svg"}
    page : int
        Page of a PNG or SVG, counted from 1; a PDF has all.
    ppi : float
        Dots per inch of a PNG.
    fonts : path, optional
        Folder of fonts for signs that those of the package lack; by default the folder ``fonts``
        of a pack, if it has one.
    **options
        Options of this kind of sheet; see its ``options``.

    Returns
    -------
    bytes
        The file. The same input gives the same bytes.

    Raises
    ------
    SheetError
        For an unknown sheet, school, paper, …; the message is one sentence with the choices.
    ContentError
        If the pack has errors.
    ImportError
        Without ``pip install foot-reflex-zones[sheet]``.

    Examples
    --------
    >>> sheet("record", paper="letter", language="de")[:5]
    b'%PDF-'
    >>> sheet("wallchart")
    Traceback (most recent call last):
    zones.sheets.errors.SheetError: 'wallchart' is no sheet; did you mean 'wall-chart'? choose one \
of: wall-chart, handout, technique-cards, routine, record, quiz, life-size, comparison, figure

    Notes
    -----
    The typesetter releases the GIL, but drawing does not: a server should call this in a
    thread.
    """
    require()
    choose("format", format, FORMATS)
    page = int(number("page", page, 1, 999))
    if format == "pdf" and page != 1:
        raise SheetError("a .pdf has all pages; choose a page of a .png or .svg")
    ppi = number("number of dots per inch", ppi, 18, 1200)
    common = {
        "paper": paper,
        "orientation": orientation,
        "language": language,
        "variant": variant,
        "fonts": fonts,
    }
    from zones.sheets.make import laid_out

    made = laid_out(kind, chart, common, options).made(format, ppi)
    if isinstance(made, list):
        if not 1 <= page <= len(made):
            raise SheetError(f"there is no page {page}; the sheet has {len(made)}")
        return made[page - 1]
    return made


def require() -> None:
    """Say in one sentence what sheets need and is missing, and how to get it.

    Raises
    ------
    ImportError
        If anything is missing.
    """
    missing = [name for name in ("typst", "pypdf", "fontTools") if find_spec(name) is None]
    if missing:
        them = " and ".join(missing)
        raise ImportError(f"a sheet needs {them}: pip install 'foot-reflex-zones[sheet]'")
