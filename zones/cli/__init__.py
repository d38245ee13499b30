"""The command line: ``check``, ``new``, ``page``, ``sheet``, ``schema``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import metadata

from zones.cli import check, messages, new, page, sheet

DESCRIPTION = "Check and start charts, write the map as a page, make printed sheets."


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 success, 1 errors found, 2 usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console may not support every character
            stream.reconfigure(errors="backslashreplace")
    parser = argparse.ArgumentParser(prog="python -m zones", description=DESCRIPTION)
    parser.add_argument("--version", action="version", version=_version())
    commands = parser.add_subparsers(required=True, metavar="command")
    for command in (check, new, page, sheet, messages):
        command.add(commands)
    args = parser.parse_args(argv)
    return args.run(args)


def _version() -> str:
    try:
        return metadata.version("foot-reflex-zones")
    except metadata.PackageNotFoundError:
        return "of a folder that is not installed"
