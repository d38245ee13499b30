"""How a sheet is made: check the order, ask the template for room, draw, and set."""

from __future__ import annotations

import json
import os
import re
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
from zones.sheets.papers import Box
from zones.sheets.papers import paper as paper_of
from zones.sheets.typesetting.compiler import Typesetter
from zones.sheets.typesetting.draft import Draft, Room
from zones.sheets.typesetting.drawing import Drawing
from zones.sheets.typesetting.fonts import check_signs, folder_of, with_fonts
from zones.sheets.typesetting.records import common as shared

# French has a fixed narrow space before these signs and within its quotation marks.
NARROW = re.compile("[ \u00a0](?=[:;!?»])|(?<=«)[ \u00a0]")


@dataclass(frozen=True)
class Laid:
    """A sheet that is ready to be set.

    Attributes
    ----------
    order : Order
    drawings : dict of str to Drawing
        What Python drew, by name.
    data : str
        Input of the template.
    setter : Typesetter
    fields : bool
        Whether its fields become form fields of the PDF.
    """

    order: Order
    drawings: dict[str, Drawing]
    data: str
    setter: Typesetter
    fields: bool

    def made(self, format: str = "pdf", ppi: float = 144) -> bytes | list[bytes]:
        """Set it; see :meth:`Typesetter.made`."""
        with with_fonts(self.order.fonts):
            if format != "pdf":
                check_signs(self.data)
            try:
                made = self.setter.made(format, ppi)
            except SheetError:
                check_signs(self.data)  # it names the sign that no font has
                raise
        if isinstance(made, list) or not self.fields:
            return made
        from zones.sheets.typesetting.form import Field, add_fields

        fields = [Field.told(place) for place in self.setter.places("field")]
        return add_fields(made, fields, self.order.paper)


@dataclass(frozen=True)
class Drafted:
    """A sheet before anything is drawn: its order, its draft, and the input of its template."""

    order: Order
    draft: Draft
    data: str


def drafted(kind: str, chart: Any, common: dict[str, Any], options: dict[str, Any]) -> Drafted:
    """Check an order and return what the sheet will say; see :func:`zones.sheets.sheet`."""
    order = _order(kind, chart, options=options, **common)
    module = import_module(f"zones.sheets.kinds.{order.kind.module}")
    with in_language(order.language), with_fonts(order.fonts):
        draft: Draft = module.draft(order)
        data = _text(shared(order, title_of(order)) | draft.data, order.language)
    return Drafted(order, draft, data)


def laid_out(kind: str, chart: Any, common: dict[str, Any], options: dict[str, Any]) -> Laid:
    """Draw a sheet for the rooms that its template offers; see :func:`zones.sheets.sheet`."""
    found = drafted(kind, chart, common, options)
    order, draft, data = found.order, found.draft, found.data
    with in_language(order.language), with_fonts(order.fonts):
        setter = Typesetter(draft.template, data, draft.too_much)
        drawings: dict[str, Drawing] = {}
        if draft.draw:
            rooms = [
                Room(
                    room["name"],
                    Box(0, 0, room["width"], room["height"]),
                    tuple(room.get("corner", (0.0, 0.0))),
                )
                for room in setter.places("room")
            ]
            drawings = draft.draw(rooms)
            setter.draw({name: drawing.described() for name, drawing in drawings.items()})
    return Laid(order, drawings, data, setter, draft.fields)


def _text(data: dict[str, Any], language: str) -> str:
    text = json.dumps(data, ensure_ascii=False)
    return NARROW.sub("\u202f", text) if language == "fr" else text


def title_of(order: Order) -> str:
    """Return the title of the document."""
    name = message(f"kind_{order.kind.id.replace('-', '_')}")
    text = message("with_more", text=name, more=order.chart.school.title)
    return message("with_lead", lead=message("title"), text=text)


def _order(kind, chart, paper, orientation, language, variant, options, fonts=None) -> Order:
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
    if fonts is None and not isinstance(chart, Chart) and is_path(os.fspath(chart)):
        fonts = folder_of(chart)
    chart = translated(chart, language) if isinstance(chart, Chart) else _chart(chart, language)
    found = paper_of(paper, orientation)
    return Order(wanted, chart, found, look(variant, found.type), language, options, fonts)


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
