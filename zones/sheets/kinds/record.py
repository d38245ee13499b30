"""The record sheet: blank feet in four views, a tenderness scale, date and notes."""

from __future__ import annotations

from zones.model.placement import VIEWS
from zones.sheets.messages import in_language, message
from zones.sheets.order import Order
from zones.sheets.papers import Box
from zones.sheets.placing import figure_group
from zones.sheets.placing.figure_group import Group
from zones.sheets.typesetting.form import Field, add_fields
from zones.sheets.typesetting.frame import BODY, foot, foot_height, head
from zones.sheets.typesetting.metrics import width
from zones.sheets.typesetting.page import INK, MUTED, Page, Style, frame, rule

ROW = 6.4
COLUMNS = (("zone", 0.17), ("foot", 0.13), ("tenderness", 0.2), ("remark", 0.5))


def pages(order: Order) -> list[Page]:
    """Lay out the sheet on one page."""
    return [laid(order)[0]]


def finish(pdf: bytes, pages: list[Page], order: Order) -> bytes:
    """Add form fields where there is something to fill in, unless they are switched off."""
    if order.options.get("form") is False:
        return pdf
    with in_language(order.language):
        return add_fields(pdf, laid(order)[1], order.paper)


def laid(order: Order) -> tuple[Page, list[Field]]:
    """Return the page and its fields."""
    page, look, paper = Page(order.paper), order.look, order.paper
    inner = paper.inner
    fields: list[Field] = []
    y = head(page, look, message("kind_record"), message("record_sub"))
    y = _person(page, look, Box(inner.x, y, inner.width, 0), fields)
    bottom = inner.bottom - foot_height(paper, message("record_note"))
    landscape = paper.width > paper.height
    if landscape:
        side = 96.0
        room = Box(inner.x, y, inner.width - side - 4, bottom - y)
        table = Box(inner.right - side, y + 1, side, bottom - y - 1)
    else:
        below = 86.0
        room = Box(inner.x, y, inner.width, bottom - y - below)
        table = Box(inner.x, bottom - below + 2, inner.width, below - 2)
    group = Group(order.chart, look, 7.0, blank=True, guidelines=False)
    figure_group.draw(page, group, figure_group.fit(group, VIEWS, room), room)
    _table(page, look, table, fields, landscape)
    foot(page, look, 1, 1, message("record_note"))
    return page, fields


def _person(page: Page, look, box: Box, fields: list[Field]) -> float:
    """Who, when, by whom: a label and a line each."""
    style = Style(BODY)
    parts = (("name", 0.4), ("date", 0.22), ("by", 0.38))
    x = box.x
    for key, share in parts:
        wide = box.width * share
        label = message(f"record_{key}")
        start = x + width(label, style.size) + 2
        page.text((label,), Box(x, box.y + 1.2, start - x, 0), style)
        line = Box(start, box.y, x + wide - start - (0 if key == "by" else 5), 5.2)
        page.draw(rule(line.x, line.bottom, line.right, line.bottom, look.tint("#7d6f61"), 0.2))
        fields.append(Field(key, label, line))
        x += wide
    return box.y + 8.5


def _scale(page: Page, look, box: Box) -> float:
    """The tenderness scale: circles that fill up."""
    style = Style(BODY * 0.9)
    y = page.text(message("scale"), box, Style(BODY, 600), role="h2")
    step, r = box.width / 6, 2.0
    for value in range(6):
        x = box.x + step * value + r
        page.draw(
            f'<circle cx="{x:.2f}" cy="{y + r + 0.6:.2f}" r="{r}" fill="#ffffff" '
            f'stroke="#241d18" stroke-width="0.2"/>'
            f'<circle cx="{x:.2f}" cy="{y + r + 0.6:.2f}" r="{r * value / 5:.2f}" '
            f'fill="{look.tint("#8c4a3f")}"/>'
        )
        label = Box(x + r + 0.8, y + r + 0.6 - style.line / 2, step - 2 * r - 1, 0)
        page.text((str(value),), label, style.but(weight=600))
    y += 2 * r + 1.4
    return page.text(message("scale_words"), Box(box.x, y, box.width, 0), style) + 1.6


def _table(page: Page, look, box: Box, fields: list[Field], landscape: bool) -> None:
    """The scale, a table of findings, and notes."""
    if landscape:
        y = _scale(page, look, box)
        notes = 34.0
        rows = Box(box.x, y, box.width, box.bottom - y - notes - 3)
        _rows(page, look, rows, fields)
        _notes(page, look, Box(box.x, box.bottom - notes, box.width, notes), fields)
        return
    half = (box.width - 5) / 2
    _rows(page, look, Box(box.x, box.y, half, box.height), fields)
    right = Box(box.x + half + 5, box.y, half, box.height)
    y = _scale(page, look, right)
    _notes(page, look, Box(right.x, y, half, box.bottom - y), fields)


def _rows(page: Page, look, box: Box, fields: list[Field]) -> None:
    style = Style(BODY * 0.85, 600, colour=look.tint(MUTED))
    top = box.y + style.line + 0.8
    count = int((box.bottom - top) / ROW)
    tall = (box.bottom - top) / count
    x, ink = box.x, look.tint("#8d7f70")
    feet = (message("right_short"), message("left_short"))
    cells: list[list[Field]] = [[] for _ in range(count)]
    for key, share in COLUMNS:
        wide = share * box.width
        page.text((message(f"column_{key}"),), Box(x + 0.8, box.y, wide - 1, 0), style)
        for row in range(count):
            cell = Box(x, top + row * tall, wide, tall)
            tip = message("cell_tip", column=message(f"column_{key}"), n=row + 1)
            choices = {"foot": ("", *feet), "tenderness": ("", *"012345")}.get(key, ())
            cells[row].append(Field(f"{key}-{row + 1}", tip, cell.inset(0.4), choices=choices))
        if x > box.x:
            page.draw(rule(x, top, x, box.bottom, ink, 0.15))
        x += wide
    fields += [field for row in cells for field in row]  # Tab moves along the rows
    page.draw(
        "".join(
            rule(box.x, top + i * tall, box.right, top + i * tall, ink, 0.15)
            for i in range(1, count)
        )
        + frame(Box(box.x, top, box.width, box.bottom - top), ink, 0.25)
    )


def _notes(page: Page, look, box: Box, fields: list[Field]) -> None:
    y = page.text(message("notes"), box, Style(BODY, 600, colour=INK), role="h2") + 0.6
    area = Box(box.x, y, box.width, box.bottom - y)
    page.draw(frame(area, look.tint("#8d7f70"), 0.25))
    fields.append(Field("notes", message("notes"), area.inset(0.5), multiline=True))
