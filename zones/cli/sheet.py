"""The command ``python -m zones sheet``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from zones.model.map_state import DEFAULT_SCHOOL

TEXT = "make a printed sheet: a wall chart, a handout, cards and more"


def add(commands: Any) -> None:
    """Add the command to the parser's commands."""
    command = commands.add_parser(
        "sheet",
        help=TEXT,
        description=TEXT,
        epilog="sheets: wall-chart, handout, technique-cards, routine, record, quiz, life-size, "
        "comparison, figure",
    )
    command.add_argument("kind", help="which sheet, such as wall-chart")
    command.add_argument("--school", default=DEFAULT_SCHOOL, help="id of a school, or ./my-pack")
    command.add_argument("--paper", help="a2, a3, a4, letter or tabloid")
    command.add_argument("--orientation", default="portrait", help="portrait or landscape")
    command.add_argument("--language", default="en", help="of words and names, such as de")
    command.add_argument("--variant", default="colour", help="colour, bw or ink")
    command.add_argument("--series", action="store_true", help="wall-chart: a page for each view")
    command.add_argument("--zones", help="handout: ids or numbers, such as liver,22")
    command.add_argument("--routine", help="routine: its id")
    command.add_argument("--no-form", action="store_true", help="record: without form fields")
    command.add_argument("--length", help="life-size: length of the foot in mm, 200 to 320")
    command.add_argument("--feet", help="life-size, figure: both, left or right")
    command.add_argument("--body-area", help="comparison: id of a body area, such as liver")
    command.add_argument("--view", help="figure: plantar, dorsal, medial or lateral")
    command.add_argument("--page", default="1", help="which page of a .png or .svg")
    command.add_argument("--ppi", default="144", help="dots per inch of a .png")
    command.add_argument(
        "--out", type=Path, help="file to write, ending in .pdf, .png or .svg (default: a name)"
    )
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make the sheet; 0 good, 1 the content or the disk is at fault, 2 a wrong wish."""
    from zones.loading.problems import ContentError
    from zones.sheets import FORMATS, sheet
    from zones.sheets.errors import SheetError, choose, number

    try:
        out = args.out or Path(f"{args.kind}-{Path(args.school).name}.pdf")
        form = choose("ending of a file", out.suffix.lower().lstrip("."), FORMATS)
        data = sheet(
            args.kind,
            args.school,
            paper=args.paper or ("a3" if args.kind == "wall-chart" else "a4"),
            orientation=args.orientation,
            language=args.language,
            variant=args.variant,
            format=form,
            page=int(number("page", args.page, 1, 999)),
            ppi=number("number of dots per inch", args.ppi, 18, 1200),
            **_options(args),
        )
    except (SheetError, ContentError) as error:
        print(error, file=sys.stderr)
        return 2 if isinstance(error, SheetError) else 1
    try:
        out.write_bytes(data)
    except OSError as error:
        print(f"{out}: {error.strerror or error}", file=sys.stderr)
        return 1
    print(f"{out}  {len(data):,} bytes")
    return 0


def _options(args: argparse.Namespace) -> dict[str, Any]:
    """Return the options that were given."""
    given = {
        "series": args.series or None,
        "zones": args.zones,
        "routine": args.routine,
        "form": False if args.no_form else None,
        "length": args.length,
        "feet": args.feet,
        "body_area": args.body_area,
        "view": args.view,
    }
    return {name: value for name, value in given.items() if value is not None}
