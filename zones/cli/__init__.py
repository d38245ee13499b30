"""The command line: ``check``, ``new``, ``page``, ``sheet``, ``site``, ``messages``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import metadata
from typing import Any

from zones.cli import check, messages, new, page, sheet, site

DESCRIPTION = "Check and start charts, write the map as a page or a site, make printed sheets."


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 success, 1 errors found, 2 usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console may not support every character
            stream.reconfigure(errors="backslashreplace")
    parser = _Parser(prog="python -m zones", description=DESCRIPTION)
    parser.add_argument("--version", action="version", version=_version())
    commands = parser.add_subparsers(required=True, metavar="command", dest="command")
    for command in (check, new, page, sheet, site, messages):
        command.add(commands)
    args, unknown = parser.parse_known_args(argv)
    if unknown:
        from zones.model.fields import nearest

        known = commands.choices[args.command]._option_string_actions
        near = nearest(unknown[0], known)
        hint = f"; did you mean {near}?" if near else ""
        commands.choices[args.command].error(f"unknown: {' '.join(unknown)}{hint}")
    return args.run(args)


class _Parser(argparse.ArgumentParser):
    """Takes no option for another that begins alike, such as ``--zone`` for ``--zones``."""

    def __init__(self, **more: Any) -> None:
        super().__init__(allow_abbrev=False, **more)


def _version() -> str:
    try:
        return metadata.version("foot-reflex-zones")
    except metadata.PackageNotFoundError:
        return "of a folder that is not installed"
