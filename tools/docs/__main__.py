"""``python -m tools.docs``: put the documentation into the site, in its folder ``docs/``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tools.docs.build import DocsError, build, files_of, require


def main() -> int:
    """Build it; return 0 for success, 1 for faults in the pages, 2 for what is missing."""
    parser = argparse.ArgumentParser(prog="python -m tools.docs", description=__doc__)
    parser.add_argument("--site", type=Path, default=Path("site"), help="folder of the site")
    parser.add_argument("--base-url", default="", help="where the site will stand")
    parser.add_argument("--installed", action="store_true", help="only say what is missing")
    args = parser.parse_args()
    try:
        require()
        if args.installed:
            return 0
        pages, seconds = build(args.site / "docs", files_of(args.site), args.base_url)
    except ImportError as error:
        print(f"The documentation is left out: {error.msg}", file=sys.stderr)
        return 2
    except DocsError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{args.site / 'docs'}  {pages} pages of documentation; {seconds:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
