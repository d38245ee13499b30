"""Technique cards: eight on a page, with cut marks; picture, steps, pressure, time."""

from __future__ import annotations

import re
from typing import Any

from zones.model.routine import Technique
from zones.resources import asset
from zones.sheets.looks import Look, grey
from zones.sheets.messages import message
from zones.sheets.order import Order
from zones.sheets.typesetting.draft import Draft


def draft(order: Order) -> Draft:
    """Return the sheet for ``assets/sheet/technique-cards.typ``: all techniques of the chart."""
    techniques = order.chart.techniques.values()
    return Draft(
        "technique-cards",
        {"cards": [_card(technique, order.look) for technique in techniques]},
        too_much="a technique says too much for a card; shorten its text",
    )


def _card(technique: Technique, look: Look) -> dict[str, Any]:
    return {
        "name": technique.name,
        **illustration(technique, look),
        "leave_out": technique.leave_out,
        "steps": list(technique.steps),
        "facts": [
            [message(key), getattr(technique, key)] for key in ("pressure", "time", "direction")
        ],
    }


def illustration(
    technique: Technique | None, look: Look, foot: str = "left"
) -> dict[str, str | bool | None]:
    """Return the picture of a technique, its description, and the name of the foot that it shows.

    The drawings show a left foot; for the right one they are mirrored.
    """
    svg = picture(technique.id, look) if technique else ""
    if technique is None or not svg:
        return {"picture": None, "alt": None, "foot": None, "mirrored": False}
    return {
        "picture": svg,
        "alt": message("alt_technique", name=technique.name),
        "foot": message(f"{foot}_foot"),
        "mirrored": foot == "right",
    }


def picture(id: str, look: Look) -> str:
    """Return the static picture of a technique in a look; empty if there is none."""
    path = asset(f"drawings/techniques/{id}.svg")
    if not path.is_file():
        return ""
    svg = path.read_text(encoding="utf-8")
    svg = re.sub(r"<style>.*?</style>", "", svg, flags=re.S)
    if look.coloured:
        return svg
    return re.sub(r"#[0-9a-f]{6}\b", lambda found: grey(found[0]), svg)
