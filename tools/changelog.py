"""Read ``CHANGELOG.md``, and give what is unreleased its version; its form is Keep a Changelog."""

from __future__ import annotations

import re
from datetime import date

UNRELEASED = "Unreleased"
_HEADING = re.compile(r"^## \[([^\]\n]+)\](?: - \d{4}-\d{2}-\d{2})?$", re.M)


def sections(text: str) -> dict[str, str]:
    """Return what stands under each version, without its heading, from the top downwards.

    >>> sections("# Log\\n\\n## [Unreleased]\\n\\n## [0.1.0] - 2026-11-28\\n\\n- First.\\n")
    {'Unreleased': '', '0.1.0': '- First.'}
    """
    found = list(_HEADING.finditer(text))
    ends = [*(heading.start() for heading in found), len(text)][1:]
    return {
        heading[1]: text[heading.end() : end].strip()
        for heading, end in zip(found, ends, strict=True)
    }


def line_of(text: str, version: str) -> int:
    """Return the number of the line with the heading of a version, from 1; 1 without one.

    >>> line_of("# Log\\n\\n## [Unreleased]\\n", "Unreleased")
    3
    """
    places = [heading.start() for heading in _HEADING.finditer(text) if heading[1] == version]
    return text.count("\n", 0, places[0]) + 1 if places else 1


def has_entries(section: str) -> bool:
    """Whether something is listed in a section, below headings or without.

    >>> has_entries("### Added\\n\\n- A quiz."), has_entries("### Added\\n")
    (True, False)
    """
    return bool(re.search(r"^[-*] +\S", section, re.M))


def released(text: str, version: str, day: date) -> str:
    """Return the changelog with what is unreleased under a version, and nothing unreleased.

    Parameters
    ----------
    text : str
        Of a changelog that has the heading ``## [Unreleased]``.
    version : str
    day : date
        Of the release.

    >>> print(released("## [Unreleased]\\n\\n- A quiz.\\n", "0.2.0", date(2026, 12, 1)), end="")
    ## [Unreleased]
    <BLANKLINE>
    ## [0.2.0] - 2026-12-01
    <BLANKLINE>
    - A quiz.
    """
    heading = f"## [{UNRELEASED}]"
    return re.sub(
        rf"^{re.escape(heading)}$",
        f"{heading}\n\n## [{version}] - {day}",
        text,
        count=1,
        flags=re.M,
    )
