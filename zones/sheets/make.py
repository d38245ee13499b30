"""How a sheet is made: check the order, lay it out, describe it for the typesetter."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from zones.languages import catalogues
from zones.languages.charts import load_chart
from zones.loading.loader import schools
from zones.loading.problems import ContentError
from zones.model.chart import Chart
from zones.sheets.errors import SheetError, choose
from zones.sheets.looks import VARIANTS, look
from zones.sheets.messages import languages, speaking, spoken, words
from zones.sheets.messages import title_of as chart_title
from zones.sheets.order import KINDS, Order
from zones.sheets.papers import paper as paper_of
from zones.sheets.typesetting.page import Page
from zones.sheets.typesetting.typeset import described


@dataclass(frozen=True)
class Laid:
    """A sheet that has been laid out.

    `data` is the input of the typesetter; `finish` post-processes its PDF.
    """

    order: Order
    pages: list[Page]
    data: str
    finish: Callable[[bytes, list[Page], Order], bytes] | None


def laid_out(kind: str, chart: Any, common: dict[str, Any], options: dict[str, Any]) -> Laid:
    """Lay out a sheet; see :func:`zones.sheets.sheet`."""
    order = _order(kind, chart, options=options, **common)
    module = import_module(f"zones.sheets.kinds.{order.kind.module}")
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
    known = [option.name for option in wanted.options]
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
        return load_chart(school, language if language in catalogues.languages() else "en")
    except ContentError:
        if isinstance(school, str) and not {"/", os.sep} & set(school):
            choose("school", school, schools())
        raise
