"""The commands ``python -m zones check`` and ``schema``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from zones.drawing.zone_shapes import problems as drawing_problems
from zones.languages.catalogues import languages
from zones.languages.charts import chart_texts
from zones.languages.vocabulary import vocabulary
from zones.loading import json_schema
from zones.loading.body_figure import load_figure
from zones.loading.loader import load_chart, schools
from zones.loading.problems import ContentError
from zones.model.chart import Chart
from zones.model.placement import VIEWS
from zones.resources import asset
from zones.sheets.typesetting.fonts import folder_of, with_fonts, without_font


def add(commands: Any) -> None:
    """Add both commands to the parser's commands."""
    _add_check(commands)
    _add_schema(commands)


def _add_check(commands: Any) -> None:
    text = "check charts: sum them up, or list every error with file, line and a suggested fix"
    command = commands.add_parser("check", help=text, description=text)
    command.add_argument(
        "pack",
        nargs="*",
        help="id of a school, or the folder of a pack such as ./my-school (default: all schools)",
    )
    command.set_defaults(run=_check)


def _add_schema(commands: Any) -> None:
    text = "write the JSON Schemas of the content files"
    command = commands.add_parser("schema", help=text, description=text)
    command.add_argument("folder", nargs="?", type=Path, help="default: assets/schema")
    command.set_defaults(run=_schema)


def _check(args: argparse.Namespace) -> int:
    faults: dict[str, None] = {}  # every school finds the errors of a shared file
    packs = args.pack or schools()
    if not packs:
        faults["no school is installed; reinstall the package"] = None
    for pack in packs:
        try:
            chart = load_chart(pack)
        except ContentError as error:
            faults.update({str(problem): None for problem in error.problems})
            continue
        drawing = drawing_problems(chart)
        faults.update({f"{chart.school.id}: {fault}": None for fault in drawing})
        if not drawing:
            print(summary(chart))
        with with_fonts(folder_of(pack)):
            notes = unprintable(chart)
        for note in notes:
            print(note, file=sys.stderr)
    others: list[Callable[[], object]] = [load_figure]
    others += [partial(vocabulary, language) for language in languages()]
    for task in others:
        try:
            task()
        except ContentError as error:
            faults.update({str(problem): None for problem in error.problems})
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def summary(chart: Chart) -> str:
    """Return one line that sums up a chart."""
    numbered = [zone for zone in chart.zones if zone.group == "numbered"]
    drawn = sum(1 for zone in numbered if zone.placements)
    further = len(chart.zones) - len(numbered)
    views = [(view, sum(view in zone.views for zone in chart.zones)) for view in VIEWS]
    word = "acupoints" if all(zone.code for zone in numbered) else "zones"
    parts = [
        f"{chart.school.id}  {len(numbered)} {word} ({drawn} drawn) + {further} further",
        "shapes: " + ", ".join(f"{view} {count}" for view, count in views if count),
        f"{len(chart.body_areas)} body areas",
        f"{len(chart.techniques)} techniques",
        f"{len(chart.sources)} sources",
    ]
    return " · ".join(parts)


def unprintable(chart: Chart) -> list[str]:
    """Return a note for each text that holds signs which the printed sheets cannot set.

    Without the extra ``sheet`` nothing can be printed, and nothing is said.
    """
    notes: list[str] = []
    if find_spec("fontTools") is None:
        return notes
    for path, text in chart_texts(chart):
        if signs := without_font(text):
            them = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in signs[:8])
            where = f"{them} in {path}; add one to the folder fonts of the pack"
            notes.append(f"{chart.school.id}: note: the sheets have no font for {where}")
    return notes


def _schema(args: argparse.Namespace) -> int:
    try:
        for path in json_schema.write(args.folder or asset("schema")):
            print(path)
    except OSError as error:
        print(f"{args.folder or 'assets/schema'}: {error}", file=sys.stderr)
        return 1
    return 0
