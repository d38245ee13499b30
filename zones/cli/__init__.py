"""The command line: ``check``, ``new``, ``page``, ``sheet``, ``schema``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from zones.cli import check, new, page, sheet

DESCRIPTION = "The command line: ``python -m zones check`` and its sisters."


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 good, 1 faults found, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console may not know every letter
            stream.reconfigure(errors="backslashreplace")
    parser = argparse.ArgumentParser(prog="python -m zones", description=DESCRIPTION)
    commands = parser.add_subparsers(required=True, metavar="command")
    for command in (check, new, page, sheet):
        command.add(commands)
    args = parser.parse_args(argv)
    return args.run(args)
