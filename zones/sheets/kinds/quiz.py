"""The quiz: the map with numbers, lines for the names, and the key on the last page.

With a quiz as in a link, the sheet has its questions instead: letters mark the zones that they
speak of, and the key says what is right.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from random import Random
from typing import Any

from zones.languages.charts import in_language
from zones.loading.loader import schools, shipped
from zones.model.chart import Chart
from zones.model.placement import VIEWS
from zones.model.zone import Zone
from zones.quizzes import Question, quiz
from zones.sheets.errors import SheetError, choose, number
from zones.sheets.kinds.cards import picture
from zones.sheets.kinds.handout import chosen, listed
from zones.sheets.messages import label_of, message
from zones.sheets.order import MOST_SEED, Order
from zones.sheets.papers import Box
from zones.sheets.placing import figure_group
from zones.sheets.placing.figure_group import Group
from zones.sheets.typesetting.draft import Draft, each
from zones.sheets.typesetting.drawing import Drawing

MARKED = ("name", "type", "body")
"""Kinds of question about a zone that is marked."""


def draft(order: Order) -> Draft:
    """Return the sheet for ``assets/sheet/quiz.typ``: what is asked, in this order, and the map.

    With a quiz as in a link it is the sheet for ``assets/sheet/quiz-questions.typ``.

    Raises
    ------
    SheetError
        If the quiz makes no sense, or asks nothing of this chart.
    """
    text = str(order.options.get("quiz") or "")
    seed = int(number("number to shuffle by", order.options.get("shuffle", 0), 0, MOST_SEED))
    if text:
        if seed or any(order.options.get(name) for name in ("zones", "systems", "view")):
            raise SheetError("a quiz as in a link has its own zones and order; leave out the rest")
        return _of_link(order, text)
    asked, views = _asked(order)
    labels = {zone.id: label_of(zone) for zone in asked}
    group = Group(order.chart, order.look, 7.0, _lit(order, labels), labels)
    if seed:
        Random(seed).shuffle(asked)
    return Draft(
        "quiz",
        {"zones": [{"label": label_of(zone), "name": zone.name} for zone in asked], "seed": seed},
        each({"feet": partial(figure_group.drawn, group, views)}),
    )


def _asked(order: Order) -> tuple[list[Zone], list[str]]:
    """Return the zones that are asked for, in the order of the chart, and the views with them."""
    chart, options = order.chart, order.options
    asked = _drawn(chart)
    if options.get("zones"):
        wanted = {zone.id for zone in chosen(chart, options["zones"], len(chart.zones))}
        asked = [zone for zone in asked if zone.id in wanted]
    if options.get("systems"):
        systems = [choose("body system", id, chart.systems) for id in listed(options["systems"])]
        asked = [zone for zone in asked if zone.system in systems]
    views: Sequence[str] = figure_group.views_of(chart)
    if options.get("view"):
        views = [choose("view", str(options["view"]), VIEWS)]
    asked = [zone for zone in asked if set(views) & set(zone.views)]
    if not asked:
        raise SheetError("there is no zone to ask for; choose other zones, systems or another view")
    return asked, [view for view in views if any(view in zone.views for zone in asked)]


def _lit(order: Order, labels: Collection[str]) -> Collection[str] | None:
    """Return which zones are coloured: all, those that are asked for, or none."""
    if order.options.get("plain"):
        return ()
    return None if len(labels) == len(_drawn(order.chart)) else labels


def _drawn(chart: Chart) -> list[Zone]:
    """The numbered zones that stand on the feet."""
    return [zone for zone in chart.zones if zone.number is not None and zone.placements]


def _of_link(order: Order, text: str) -> Draft:
    """The map with letters, the questions, and the map again with the answers."""
    try:
        questions = quiz(text, _english(order), order.language)
    except ValueError as error:
        raise SheetError(str(error)) from None
    marks = _marks(questions)
    places = {q.zone.id: str(n) for n, q in enumerate(questions, 1) if q.kind == "find"}
    return Draft(
        "quiz-questions",
        {
            "code": text,
            "mapped": bool(marks or places),
            "questions": [_record(order, one, marks) for one in questions],
        },
        each(
            {
                "map": _feet(order, questions, marks),
                "key": _feet(order, questions, places | marks),
            }
        ),
        "a question is taller than a page; choose a larger paper",
    )


def _english(order: Order) -> Chart:
    """The chart as it was before it was translated: its names in all languages follow from that."""
    school = order.chart.school.id
    known = shipped(school) if school in schools() else order.chart
    return known if in_language(known, order.language) is order.chart else order.chart


def _marks(questions: Sequence[Question]) -> dict[str, str]:
    """A letter for each zone that a question speaks of, in the order of the questions."""
    ids: dict[str, str] = {}
    for one in questions:
        named = one.options if one.kind == "place" else [one.zone.id] if one.kind in MARKED else []
        for id in named:
            at = len(ids)
            ids.setdefault(id, chr(65 + at % 26) + (str(at // 26) if at > 25 else ""))
    return ids


def _feet(
    order: Order, questions: Sequence[Question], labels: dict[str, str]
) -> Callable[[Box], Drawing]:
    """What draws the feet with the zones that are asked for."""
    chart = order.chart
    asked = {id for one in questions for id in (one.zone.id, *one.options)}
    further = any(zone.group == "further" and zone.id in asked for zone in chart.zones)
    group = Group(
        chart,
        order.look,
        7.0,
        lit=() if order.options.get("plain") else None,
        labels=labels,
        further=further,
    )
    known = {*figure_group.views_of(chart), *(one.view for one in questions)}
    return partial(figure_group.drawn, group, [view for view in VIEWS if view in known])


def _record(order: Order, one: Question, marks: dict[str, str]) -> dict[str, Any]:
    """A question, its choices in the order in which they are printed, and its answer."""
    text = one.text
    if one.kind in MARKED:
        text = message("with_lead", lead=marks[one.zone.id], text=text)
    elif one.kind == "place":
        text = message("with_lead", lead=" ".join(marks[id] for id in one.options), text=text)
    svg = picture(one.right, order.look) if one.kind == "technique" else ""
    return {
        "kind": one.kind,
        "text": text,
        # In the order of the letters the names would answer themselves.
        "choices": sorted(one.choices) if one.kind == "place" else list(one.choices),
        "picture": svg or None,
        "answer": _answer(one, marks),
    }


def _answer(one: Question, marks: dict[str, str]) -> list[str]:
    """What is right, by letter where letters are asked for."""
    if one.kind == "place":
        pairs = zip(one.options, one.choices, strict=True)
        return [message("with_lead", lead=marks[id], text=name) for id, name in pairs]
    if one.kind in ("body", "foot"):
        lead = " ".join(filter(None, (marks.get(one.zone.id), one.zone.name)))
        return [message("with_lead", lead=lead, text=one.answer)]
    mark = marks.get(one.zone.id) if one.kind != "technique" else None
    return [message("with_lead", lead=mark, text=one.answer) if mark else one.answer]
