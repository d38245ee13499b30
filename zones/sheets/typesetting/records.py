"""What every template reads: paper, colours, messages, safety and credit, as plain data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from zones.geometry.patterns import swatch
from zones.languages import interface
from zones.loading.loader import schools
from zones.model.chart import Chart, System
from zones.model.fields import number_order
from zones.model.zone import Zone
from zones.sheets.looks import Look
from zones.sheets.messages import DIALOG, joined, label_of, language, message, unreviewed
from zones.sheets.order import Order
from zones.sheets.papers import PT
from zones.sheets.typesetting.fonts import families

COLOURS = {
    "muted": "#66574a",
    "rule": "#b7a897",
    "write": "#a89a8a",
    "line": "#8d7f70",
    "stop": "#a01c16",
    "help": "#a01c16",
    "ask": "#8a5200",
    "go": "#2c6a3a",
    "tender": "#8c4a3f",
}
"""Colours of text and rules by their purpose; a look may turn them grey."""


def common(order: Order, title: str) -> dict[str, Any]:
    """Return what ``assets/sheet/styles.typ`` reads for each kind of sheet.

    Parameters
    ----------
    order : Order
    title : str
        Of the document; PDF viewers show it.
    """
    paper = order.paper
    return {
        "title": title,
        "description": message("standing_line"),
        "lang": language(),
        "fonts": families(),
        "paper": {
            "width": paper.width,
            "height": paper.height,
            "margin": paper.margin,
            "type": paper.type,
        },
        "colours": colours(order.look),
        "messages": {
            key: text
            for key, text in interface.in_language("sheets", language()).items()
            if not key.startswith(DIALOG)
        },
        "map": message("title_acupoints" if coded(order.chart) else "title"),
        "school": order.chart.school.title,
        "safety": safety(order.chart),
        "credit": [credit(order.chart)],
        "unreviewed": [text for text in [unreviewed()] if text],
    }


def coded(chart: Chart) -> bool:
    """Whether a chart shows acupoints, which have codes and no numbers."""
    return any(zone.code for zone in chart.zones)


def colours(look: Look) -> dict[str, str]:
    """Return the colours of text and rules in a look."""
    return {name: look.tint(colour) for name, colour in COLOURS.items()}


def safety(chart: Chart) -> list[dict[str, Any]]:
    """Return the safety boxes: stop, get help now, ask a doctor first, go on gently.

    Each has paragraphs: a lead, and what it introduces, sentences or a list; `across` is the
    number of lists side by side.
    """

    def cautions(level: str, general: bool) -> list[str]:
        found = chart.cautions.values()
        return [c.name for c in found if c.level == level and c.general is general]

    def signs(urgency: str) -> str:
        return joined(*(flag.sign for flag in chart.red_flags if flag.urgency == urgency))

    gently = joined(message("go_intro"), message("stop_rule"))
    boxes: list[tuple[str, int, list[tuple[str, str | list[str]]]]] = [
        ("stop", 1, [(message("stop_intro"), cautions("leave", True))]),
        (
            "help",
            1,
            [(message("emergency"), signs("emergency")), (message("today"), signs("today"))],
        ),
        ("ask", 2, [(message("ask_intro"), cautions("ask", True))]),
        ("go", 1, [("", gently), (message("go_adapt"), cautions("adapt", False))]),
    ]
    return [
        {
            "key": key,
            "title": message(key),
            "across": across,
            "paragraphs": [[lead, texts] for lead, texts in paragraphs if texts],
        }
        for key, across, paragraphs in boxes
    ]


def by_number(chart: Chart, look: Look, size: float) -> list[dict[str, Any]]:
    """Return the numbered zones by number as one group with the key of the systems' colours.

    Takes and returns the same as :func:`groups`.
    """
    systems = groups(chart, look, size)
    key = [{"name": group["name"], "chip": group["chip"]} for group in systems]
    zones = [{**zone, "system": n} for n, group in enumerate(systems) for zone in group["zones"]]
    return [{"key": key, "zones": sorted(zones, key=lambda zone: number_order(zone["label"]))}]


def groups(chart: Chart, look: Look, size: float, feet: bool = True) -> list[dict[str, Any]]:
    """Return the numbered zones by body system, for ``assets/sheet/legend.typ``.

    Parameters
    ----------
    size : float
        Of the legend's type in points: the sample of a system's colour is as large as a line.
    """
    found = []
    for system in chart.systems.values():
        zones = [z for z in chart.zones if z.number and z.system == system.id]
        if zones:
            drawn = any(zone.placements for zone in zones)
            found.append(
                {
                    "key": None,
                    "name": system.name,
                    "chip": chip(look, system, size * PT) if drawn else None,
                    "zones": [_named(zone, feet) for zone in zones],
                }
            )
    return found


def _named(zone: Zone, feet: bool) -> dict[str, Any]:
    name = zone.name
    if not zone.placements:
        name = message("with_aside", text=name, aside=message("not_drawn"))
    return {"label": label_of(zone), "name": name, "feet": list(zone.feet) if feet else []}


def chip(look: Look, system: System, unit: float) -> str:
    """Return a sample of a system's colour and pattern, 2.9 by 1.4 units, as SVG."""
    wide, tall = 2.9 * unit, 1.4 * unit
    found = swatch(system.pattern, wide, tall, look.spacing)
    ink, edge = look.ink(system), look.outline
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-edge / 2:.3f} {-edge / 2:.3f} '
        f'{wide + edge:.3f} {tall + edge:.3f}">'
        f'<rect width="{wide:.2f}" height="{tall:.2f}" fill="{look.fill(system)}" '
        f'fill-opacity="{look.fill_opacity:g}" stroke="{ink}" stroke-width="{edge:g}"/>'
        f'<path d="{found.lines}" fill="none" stroke="{ink}" stroke-width="{look.hatch:g}" '
        f'stroke-opacity="{look.hatch_opacity:g}"/>'
        f'<path d="{found.marks}" fill="{ink}" fill-opacity="{look.hatch_opacity:g}"/></svg>'
    )


def sources(chart: Chart, ids: Sequence[str]) -> list[dict[str, Any]]:
    """Return titles and addresses of sources, without our notes in brackets."""
    known = [chart.sources[id] for id in ids if id in chart.sources]
    return [
        {"title": re.sub(r"\s*\([^()]*\)$", "", one.title), "url": one.url and str(one.url)}
        for one in known
    ]


def credit(chart: Chart) -> str:
    """Say who made the sheet and what it may be used for; a chart of your own is yours."""
    ours = chart.school.id in schools()
    return message("credit" if ours else "credit_own", edition=edition())


@lru_cache(maxsize=1)
def edition() -> str:
    """Return the version of the package, so that an old print can be told from a new one."""
    try:
        return version("foot-reflex-zones")
    except PackageNotFoundError:
        return "0"
