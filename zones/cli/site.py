"""The command ``python -m zones site``."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Any

TEXT = "write the site: plain files for any host, with the live map, pages, sheets and the app"


def add(commands: Any) -> None:
    """Add the command to the parser's commands."""
    command = commands.add_parser("site", help=TEXT, description=TEXT)
    command.add_argument("--out", type=Path, default=Path("site"), help="folder (default: site)")
    command.add_argument(
        "--base-url",
        help="where it will stand, such as https://example.org/feet/, for search engines",
    )
    command.add_argument("--jobs", type=int, help="processes (default: one for each core)")
    command.add_argument(
        "--chart", action="append", help="id of a school; repeat it for more (default: all)"
    )
    command.add_argument(
        "--language", action="append", help="beside English: de, …; repeat it (default: all)"
    )
    command.add_argument(
        "--sheets", default="all", help="ready-made sheets: all, few or none (default: all)"
    )
    command.add_argument(
        "--docs", action="store_true", help="link to the documentation, which make site adds"
    )
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the site; return 0 for success, 1 for content or disk errors, 2 for usage."""
    from zones.loading.problems import ContentError
    from zones.sheets.errors import choose
    from zones.site.build import build
    from zones.site.plan import SHEETS, Plan, checked_base, checked_charts, checked_languages

    try:
        jobs = args.jobs if args.jobs is not None else os.cpu_count() or 1
        if jobs < 1:
            raise ValueError(f"jobs must be a number from 1, and cannot be {jobs}")
        plan = Plan(
            out=args.out,
            charts=checked_charts(args.chart),
            languages=checked_languages(args.language),
            base_url=checked_base(args.base_url),
            sheets=choose("choice of sheets", args.sheets, SHEETS),
            jobs=jobs,
            docs=args.docs,
        )
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    line = _Line()
    try:
        built = build(plan, line.show)
        line.clear()
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    except ImportError as error:
        print(error.msg, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    for sentence in built.left_out:
        print(f"left out: {sentence}")
    print(
        f"{args.out}  {built.pages} pages, {built.sheets} sheets; {built.written} files written, "
        f"{built.same} unchanged, {built.gone} removed; the app keeps {built.core / 1000:.0f} kB "
        f"at first; {built.seconds:.0f} s"
    )
    return 0


class _Line:
    """One line of a terminal that says how far the build is; nothing elsewhere."""

    def __init__(self) -> None:
        self._on = sys.stderr.isatty()

    def show(self, text: str) -> None:
        if self._on:
            sys.stderr.write(f"\r\x1b[K{text[:78]}")
            sys.stderr.flush()

    def clear(self) -> None:
        self.show("")
