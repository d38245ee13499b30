"""The command ``python -m zones messages``: brings the catalogues of translations up to date."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from zones.loading.problems import ContentError
from zones.resources import asset

TEXT = "merge the texts of the content into the catalogues, and say how complete they are"


def add(commands: Any) -> None:
    """Add the command to the parser's commands."""
    command = commands.add_parser("messages", help=TEXT, description=TEXT)
    command.add_argument(
        "language", nargs="*", help="such as it, to start a new one (default: all there are)"
    )
    command.add_argument(
        "--check", action="store_true", help="change nothing; fail if a text has no translation"
    )
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Merge and report; return 0 for success, 1 for a catalogue or a disk at fault."""
    from zones.languages import catalogues, extraction

    wanted = args.language or [one for one in catalogues.languages() if one != catalogues.ENGLISH]
    try:
        if not args.check:
            for language in wanted:
                extraction.merge(language)
            asset("foot_map/loading/first_messages.json").write_text(
                extraction.first_messages(), "utf-8"
            )
        complete = extraction.completeness()
        for line in report(complete):
            print(line)
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    return _missing(complete) if args.check else 0


def _missing(complete: dict[str, tuple[int, int]]) -> int:
    """Name the first text without a translation in each language; return 1 if there is one."""
    from zones.languages import extraction

    faults = [language for language, (done, whole) in complete.items() if done < whole]
    for language in faults:
        path = extraction.missing(language)[0]
        print(
            f"content/languages/{language}: no translation of {path}; "
            "run 'python -m zones messages', then fill in what is empty or fuzzy",
            file=sys.stderr,
        )
    return 1 if faults else 0


def report(complete: dict[str, tuple[int, int]]) -> list[str]:
    """Return a line for each language: how many of its texts are translated."""
    return [
        f"{language}  {done:,} of {whole:,} texts  {100 * done / whole:.1f} %"
        for language, (done, whole) in complete.items()
    ]
