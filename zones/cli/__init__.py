"""The command line: ``check``, ``new``, ``page``, ``sheet``, ``site``, ``messages``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from importlib import metadata
from typing import Any

from zones.cli import check, messages, new, page, sheet, site

DESCRIPTION = "Check and start charts, write the map as a page or a site, make printed sheets."


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 success, 1 errors found, 2 usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console may not support every character
            stream.reconfigure(errors="backslashreplace")
    program, commands = _parsers()
    args, unknown = program.parse_known_args(argv)
    if unknown:
        from zones.model.fields import nearest

        command = commands[args.command]
        near = nearest(unknown[0], command._option_string_actions)
        hint = f"; did you mean {near}?" if near else ""
        command.error(f"unknown: {' '.join(unknown)}{hint}")
    return args.run(args)


def parser() -> argparse.ArgumentParser:
    """Return the parser of the program, with all its commands."""
    return _parsers()[0]


def _parsers() -> tuple[argparse.ArgumentParser, Mapping[str, argparse.ArgumentParser]]:
    """The parser of the program, and those of its commands by name."""
    program = _Parser(prog="python -m zones", description=DESCRIPTION)
    program.add_argument("--version", action="version", version=_version())
    commands = program.add_subparsers(required=True, metavar="command", dest="command")
    for command in (check, new, page, sheet, site, messages):
        command.add(commands)
    return program, commands.choices


class _Parser(argparse.ArgumentParser):
    """Takes no option for another that begins alike, such as ``--zone`` for ``--zones``."""

    def __init__(self, **more: Any) -> None:
        super().__init__(allow_abbrev=False, **more)


def _version() -> str:
    try:
        return metadata.version("foot-reflex-zones")
    except metadata.PackageNotFoundError:
        return "of a folder that is not installed"
