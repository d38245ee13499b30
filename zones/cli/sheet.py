"""The command ``python -m zones sheet``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from zones.cli.former_options import Chart
from zones.cli.output import STREAM, write
from zones.model.map_state import DEFAULT_SCHOOL
from zones.sheets.order import KINDS, Option
from zones.sheets.papers import ORIENTATIONS, SIZES

TEXT = "make a printed sheet: a wall chart, a handout, cards and more"


def add(commands: Any) -> None:
    """Add the command to the parser's commands."""
    listed = "\n".join(f"  {kind.id:<16} {kind.summary}" for kind in KINDS.values())
    command = commands.add_parser(
        "sheet",
        help=TEXT,
        description=TEXT,
        epilog=f"sheets:\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("kind", help="which sheet, such as wall-chart")
    command.add_argument(
        "--chart",
        "--school",
        dest="chart",
        action=Chart,
        default=DEFAULT_SCHOOL,
        help="id of a school, or ./my-pack; was --school",
    )
    command.add_argument("--paper", help=" or ".join((", ".join([*SIZES][:-1]), [*SIZES][-1])))
    command.add_argument("--orientation", default="portrait", help=" or ".join(ORIENTATIONS))
    command.add_argument("--language", default="en", help="of texts and names, such as de")
    command.add_argument("--variant", default="colour", help="colour, bw or ink")
    for option, kinds in _options():
        text = f"{', '.join(kinds)}: {option.help}"
        switch = _switch(option)
        name = option.name.replace("_", "-")
        if switch is None:
            command.add_argument(f"--{name}", help=text)
        else:
            command.add_argument(
                f"--{name}" if switch else f"--no-{name}",
                dest=option.name,
                action="store_const",
                const=switch,
                help=text,
            )
    command.add_argument(
        "--fonts", metavar="FOLDER", help="of fonts for signs that the sheets' own fonts lack"
    )
    command.add_argument("--page", default="1", help="which page of a .png or .svg")
    command.add_argument("--ppi", default="144", help="dots per inch of a .png")
    command.add_argument(
        "--out",
        type=Path,
        help="file to write, ending in .pdf, .png or .svg, or - for a PDF (default: a name)",
    )
    command.set_defaults(run=run)


def _options() -> list[tuple[Option, list[str]]]:
    """Return each option once, with the kinds of sheet that have it."""
    found: dict[str, tuple[Option, list[str]]] = {}
    for kind in KINDS.values():
        for option in kind.options:
            found.setdefault(option.name, (option, []))[1].append(kind.id)
    return list(found.values())


def _switch(option: Option) -> bool | None:
    """Return what a switch turns its option into, or None for an option that is no switch."""
    values = list(option.choices.values())
    return values[1] if set(values) == {True, False} else None


def run(args: argparse.Namespace) -> int:
    """Make the sheet.

    Returns
    -------
    int
        0 for success, 1 for content or disk errors, 2 for invalid arguments.
    """
    from zones.loading.problems import ContentError
    from zones.sheets import FORMATS, sheet
    from zones.sheets.errors import SheetError, choose

    try:
        out = args.out or Path(f"{args.kind}-{Path(args.chart).name}.pdf")
        ending = "pdf" if out == STREAM else out.suffix.lower().lstrip(".")
        form = choose("ending of a file", ending, FORMATS)
        kind = KINDS[choose("sheet", args.kind, KINDS)]
        data = sheet(
            kind.id,
            args.chart,
            paper=args.paper or kind.paper,
            orientation=args.orientation,
            language=args.language,
            variant=args.variant,
            format=form,
            page=args.page,
            ppi=args.ppi,
            fonts=args.fonts,
            **_given(args),
        )
        write(out, data, f"{len(data):,} bytes")
    except (SheetError, ContentError, ImportError) as error:
        print(error, file=sys.stderr)
        return 2 if isinstance(error, SheetError) else 1
    except OSError as error:
        print(f"{out}: {error.strerror or error}", file=sys.stderr)
        return 1
    return 0


def _given(args: argparse.Namespace) -> dict[str, Any]:
    """Return the options that were given."""
    values = ((option.name, getattr(args, option.name)) for option, _ in _options())
    return {name: value for name, value in values if value is not None}
