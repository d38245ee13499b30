"""A routine: its steps with times, zones and pictures on one or two pages."""

from __future__ import annotations

import re
from typing import Any

from zones.languages.formats import time
from zones.model.routine import Routine, Step
from zones.sheets.errors import SheetError, choose
from zones.sheets.kinds.cards import illustration
from zones.sheets.messages import in_a_row, joined, label_of, message, sentence
from zones.sheets.order import Order
from zones.sheets.own import OwnRoutine, OwnStep, is_own, read_own
from zones.sheets.typesetting.draft import Draft
from zones.sheets.typesetting.records import sources

LONG_WORD = re.compile(r"(\S{20})(?=\S)")
"""Where a name that somebody has typed may be broken."""
PAGES, OWN_PAGES = 2, 10
"""Most pages of a routine of the chart, and of a reader's own with all its steps."""


def draft(order: Order) -> Draft:
    """Return the sheet for ``assets/sheet/routine.typ``: a chart's routine or the reader's own.

    Raises
    ------
    SheetError
        If there is no such routine, or if the reader's own does not fit the chart.
    """
    text = str(order.options.get("routine") or "")
    if is_own(text):
        own = read_own(text, order.chart)
        record, name = _own_record(order, own), own.name
        most = OWN_PAGES
    else:
        routine = _routine(order)
        record, name = _record(order, routine), routine.id
        most = PAGES
    return Draft(
        "routine",
        {"routine": {**record, "most_pages": most}},
        too_much=f"the routine {name!r} says too much for {most} pages; shorten it",
    )


def _routine(order: Order) -> Routine:
    known = {routine.id: routine for routine in order.chart.routines}
    if not known:
        raise SheetError(f"the chart {order.chart.school.id!r} has no routine")
    given = order.options.get("routine") or next(iter(known))
    return known[choose("routine", str(given), known)]


def _record(order: Order, routine: Routine) -> dict[str, Any]:
    """Return what is said before the steps, cautions first, and the steps."""
    chart = order.chart
    more = []
    if routine.needs:
        more.append(joined(message("needs"), sentence(in_a_row(routine.needs))))
    if routine.course:
        more.append(routine.course)
    return {
        "name": routine.name,
        "duration": routine.duration,
        "summary": routine.summary,
        "cautions": [chart.cautions[id].name for id in routine.cautions],
        "leave_out": routine.leave_out,
        "more": more,
        "note": routine.note,
        "steps": [_step(order, step) for step in routine.steps],
        "sources": sources(chart, routine.sources),
    }


def _step(order: Order, step: Step) -> dict[str, Any]:
    chart = order.chart
    technique = chart.techniques[step.technique] if step.technique else None
    facts = []
    if step.time:
        ours = message("with_aside", text=step.time, aside=message("our_suggestion"))
        facts.append(step.time if step.time_sources else ours)
    if technique:
        facts.append(technique.name)
    zones = [chart.zone(id) for id in step.zones]
    named = in_a_row(
        f"{label_of(z)}\u00a0{z.name}" if z.number is not None else z.name for z in zones
    )
    return {
        "name": step.name,
        "facts": facts,
        "what": step.what,
        "leave_out": None,
        "zones": joined(message("zones"), named) if zones else "",
        **illustration(technique, order.look),
    }


def _own_record(order: Order, routine: OwnRoutine) -> dict[str, Any]:
    """Return the same of a reader's own routine, with the cautions of all its zones."""
    chart = order.chart
    ids = dict.fromkeys(id for step in routine.steps for id in step.zone.cautions)
    names: dict[str, list[str]] = {"leave": [], "ask": [], "adapt": []}
    for caution in (chart.cautions[id] for id in ids):
        names[caution.level].append(caution.name)
    gently = joined(*map(sentence, names["adapt"]))
    said = [step.zone.landmark for step in routine.steps if step.zone.landmark]
    return {
        "name": LONG_WORD.sub("\\1\u200b", routine.name) or chart.messages["own_unnamed"],
        "duration": time(routine.seconds, order.language),
        "summary": chart.messages["own_summary"],
        "cautions": [*names["leave"], *names["ask"]],
        "leave_out": None,
        "more": [message("with_lead", lead=chart.messages["level_adapt"], text=gently)]
        if gently
        else [],
        "note": None,
        "steps": [_own_step(order, step) for step in routine.steps],
        "sources": sources(chart, list(dict.fromkeys(id for one in said for id in one.sources))),
    }


def _own_step(order: Order, step: OwnStep) -> dict[str, Any]:
    zone, messages = step.zone, order.chart.messages
    foot = messages["own_each" if step.foot == "each" else f"feet_{step.foot}"]
    return {
        "name": f"{zone.name} ({label_of(zone)})" if zone.number is not None else zone.name,
        "facts": [
            message("with_lead", lead=foot, text=time(step.seconds, order.language, "short")),
            step.technique.name,
        ],
        "what": zone.landmark.says if zone.landmark else zone.not_drawn or "",
        "leave_out": step.technique.leave_out,
        "zones": "",
        **illustration(step.technique, order.look, "right" if step.foot == "right" else "left"),
    }
