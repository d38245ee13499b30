"""The command line: ``python -m zones check`` and its sisters."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

# Before numpy is loaded: for our few numbers its threads would do nothing but wait, at full speed.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from zones import new_command, page_command, sheet_command
from zones.content import ContentError, load_chart, schools
from zones.model import VIEWS, Chart


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 good, 1 faults found, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console may not know every letter
            stream.reconfigure(errors="backslashreplace")
    parser = argparse.ArgumentParser(prog="python -m zones", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    for add in (_add_check, _add_schema, new_command.add, page_command.add, sheet_command.add):
        add(commands)
    args = parser.parse_args(argv)
    return args.run(args)


def _add_check(commands: Any) -> None:
    text = "check charts and say what they hold, or every fault with file and line"
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
    faults: dict[str, None] = {}  # a fault in a shared file is found once for each school
    packs = args.pack or schools()
    if not packs:
        faults["no school is installed; reinstall the package"] = None
    for pack in packs:
        try:
            chart = load_chart(pack)
        except ContentError as error:
            faults.update({str(problem): None for problem in error.problems})
            continue
        drawing = _drawing_faults(chart)
        faults.update({f"{chart.school.id}: {fault}": None for fault in drawing})
        if not drawing:
            print(summary(chart))
    try:
        from zones.body_records import load_figure

        load_figure()
    except ContentError as error:
        faults.update({str(problem): None for problem in error.problems})
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def _drawing_faults(chart: Chart) -> list[str]:
    if find_spec("zones.figure") is None:
        return []
    return list(import_module("zones.figure").problems(chart))


def summary(chart: Chart) -> str:
    """Say in one line what a chart holds."""
    numbered = [zone for zone in chart.zones if zone.layer == "numbered"]
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


def _schema(args: argparse.Namespace) -> int:
    from zones import schema
    from zones.assets import asset

    try:
        for path in schema.write(args.folder or asset("schema")):
            print(path)
    except OSError as error:
        print(f"{args.folder or 'assets/schema'}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    gc.disable()  # a command is over in a second; collecting takes longer than it frees
    sys.exit(main())
