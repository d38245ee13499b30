"""The command ``python -m zones page``."""

from __future__ import annotations

import argparse
import gzip
import sys
from pathlib import Path
from typing import Any

from zones.cli.former_options import Charts
from zones.cli.output import write
from zones.model.map_state import DEFAULT_SCHOOL, unknown

TEXT = "write the whole map as one HTML file that needs no server"


def add(commands: Any) -> None:
    """Add the command to the parser's commands."""
    command = commands.add_parser("page", help=TEXT, description=TEXT)
    which = command.add_mutually_exclusive_group()
    which.add_argument(
        "--chart",
        "--school",
        dest="chart",
        action=Charts,
        help="id of a school, or ./my-pack; repeat it for more (default: rwo-shur); was --school",
    )
    which.add_argument("--all", action="store_true", help="all schools, to switch between")
    command.add_argument("--view", help="plantar, dorsal, medial or lateral")
    command.add_argument("--zone", action="append", help="zone to select: its id, number or name")
    command.add_argument("--theme", help="auto, light or dark")
    command.add_argument("--language", default="en", help="of the page: en, de, …")
    command.add_argument("--title", help="of the page")
    command.add_argument(
        "--full",
        action="store_true",
        help="also embed the other languages, to switch between",
    )
    command.add_argument(
        "--fonts", action="store_true", help="embed fonts; otherwise the reader's own are used"
    )
    command.add_argument(
        "--embedded", action="store_true", help="for a frame in another page: without a heading"
    )
    command.add_argument(
        "--report-to",
        metavar="ORIGIN",
        help="in a frame, tell the page around it what is chosen: https://example.org, or '*'",
    )
    command.add_argument("--out", type=Path, help="file to write, or - (default: map.html)")
    command.add_argument(
        "--folder",
        type=Path,
        help="write a folder for a file host instead: index.html, and <reflex-map> for other pages",
    )
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the page; return 0 for success, 1 for content or disk errors, 2 for usage."""
    from zones.export.single_file import page
    from zones.languages.catalogues import languages
    from zones.loading.loader import schools
    from zones.loading.pack_files import is_path
    from zones.loading.problems import ContentError

    charts = list(schools()) if args.all else args.chart or [DEFAULT_SCHOOL]
    if args.all:
        charts.sort(key=lambda school: school != DEFAULT_SCHOOL)
    requested = {"view": args.view, "theme": args.theme, "selection": args.zone}
    state = {name: value for name, value in requested.items() if value}
    try:
        for chart in charts:
            if not is_path(chart) and chart not in schools():
                raise unknown("chart", chart, schools())
        text = page(
            charts,
            language=args.language,
            title=args.title,
            fonts=args.fonts,
            embedded=args.embedded,
            report_to=args.report_to,
            languages=languages() if args.full else (),
            state=state,
        )
        out = args.folder / "index.html" if args.folder else args.out or Path("map.html")
        data = text.encode()
        size, small = len(data), len(gzip.compress(data, 9))
        write(out, data, f"{size / 1000:.0f} kB, {small / 1000:.0f} kB compressed")
        if args.folder:
            from zones.export.element import write as write_element

            write_element(args.folder, charts)
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    return 0
