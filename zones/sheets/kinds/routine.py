"""A routine: its steps with times, zones and pictures on one or two pages."""

from __future__ import annotations

from typing import Any

from zones.model.routine import Routine, Step
from zones.sheets.errors import SheetError, choose
from zones.sheets.kinds.cards import illustration
from zones.sheets.messages import in_a_row, joined, label_of, message, sentence
from zones.sheets.order import Order
from zones.sheets.typesetting.draft import Draft
from zones.sheets.typesetting.records import sources


def draft(order: Order) -> Draft:
    """Return the sheet for ``assets/sheet/routine.typ``.

    Raises
    ------
    SheetError
        If there is no such routine.
    """
    routine = _routine(order)
    return Draft(
        "routine",
        {"routine": _record(order, routine)},
        too_much=f"the routine {routine.id!r} says too much for two pages; shorten it",
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
        "zones": joined(message("zones"), named) if zones else "",
        **illustration(technique, order.look),
    }
