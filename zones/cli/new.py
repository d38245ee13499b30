"""The command ``python -m zones new``: a folder to start a custom chart from."""

from __future__ import annotations

import argparse
import os
import re
import shlex
import sys
from pathlib import Path
from typing import Any

from zones.resources import asset

TEXT = "create a folder with a small chart as a start for your own"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def add(commands: Any) -> None:
    """Add the command to the parser's commands."""
    command = commands.add_parser("new", help=TEXT, description=TEXT)
    command.add_argument("folder", type=Path, help="to make, such as my-pack; its name is the id")
    command.add_argument("--title", help="of the chart (default: from the folder's name)")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Create the folder; return 0 for success, 1 for a disk error, 2 for invalid arguments."""
    id = args.folder.name
    if not _ID.fullmatch(id) or len(id) > 60:
        nearest = re.sub(r"[^a-z0-9]+", "-", id.lower()).strip("-")[:60] or "my-pack"
        print(
            f"{id!r} cannot be the id of a chart; use small letters, digits and single hyphens, "
            f"such as {nearest!r}",
            file=sys.stderr,
        )
        return 2
    title = (args.title or id.replace("-", " ").capitalize()).replace('"', "'")
    try:
        args.folder.mkdir(parents=True)
        for source in sorted(asset("chart_template").glob("*.yaml")):
            text = source.read_text("utf-8")
            text = text.replace("PACK-ID", id).replace("PACK-TITLE", f'"{title}"')
            (args.folder / source.name).write_text(text, "utf-8")
            print(args.folder / source.name)
    except OSError as error:
        print(f"{args.folder}: {error.strerror}", file=sys.stderr)
        return 1
    print(f"Next: python -m zones check {_shown(args.folder)}")
    return 0


def _shown(folder: Path) -> str:
    """Return a folder as a shell and the program take it, told apart from the id of a school.

    >>> [_shown(Path(path)) for path in ("my-pack", "/tmp/my-pack", "../my-pack", "My packs/one")]
    ['./my-pack', '/tmp/my-pack', '../my-pack', "'./My packs/one'"]
    """
    text = str(folder)
    plain = folder.is_absolute() or text.startswith(("./", "../", ".\\", "..\\"))
    return shlex.quote(text if plain else os.path.join(".", text))
