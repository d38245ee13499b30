"""How a sheet is made: check the order, lay it out, describe it for the typesetter."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from zones.languages.catalogues import languages
from zones.languages.charts import in_language as translated
from zones.languages.charts import load_chart
from zones.loading.loader import schools
from zones.loading.pack_files import is_path
from zones.loading.problems import ContentError
from zones.model.chart import Chart
from zones.sheets.errors import SheetError, choose
from zones.sheets.looks import VARIANTS, look
from zones.sheets.messages import in_language, message
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
    with in_language(order.language):
        pages: list[Page] = module.pages(order)
        data = described(pages, title=title_of(order), description=message("standing_line"))
    return Laid(order, pages, data, getattr(module, "finish", None))


def title_of(order: Order) -> str:
    """Return the title of the document."""
    name = message(f"kind_{order.kind.id.replace('-', '_')}")
    text = message("with_more", text=name, more=order.chart.school.title)
    return message("with_lead", lead=message("title"), text=text)


def _order(kind, chart, paper, orientation, language, variant, options) -> Order:
    wanted = KINDS[choose("sheet", kind, KINDS)]
    choose("paper", str(paper).lower(), wanted.papers)
    choose("orientation", orientation, wanted.orientations)
    choose("variant", variant, VARIANTS)
    _check_language(language)
    known = [option.name for option in wanted.options]
    for name in options:
        if name not in known:
            listed = ", ".join(known) or "none"
            raise SheetError(f"the sheet {kind!r} has no option {name!r}; its options: {listed}")
    chart = translated(chart, language) if isinstance(chart, Chart) else _chart(chart, language)
    found = paper_of(paper, orientation)
    return Order(wanted, chart, found, look(variant, found.type), language, options)


def _check_language(given: str) -> None:
    """Refuse a language that is not offered; ``zh-CN`` and ``EN`` are told the code to use."""
    known = languages()
    code = re.split("[-_]", str(given).lower())[0]
    if given not in known and code in known:
        hint = f"did you mean {code!r}? choose one of: {', '.join(known)}"
        raise SheetError(f"{given!r} is no language; {hint}")
    choose("language", given, known)


def _chart(school: str | os.PathLike[str], language: str) -> Chart:
    try:
        return load_chart(school, language)
    except ContentError:
        if isinstance(school, str) and not is_path(school):
            choose("school", school, schools())
        raise
