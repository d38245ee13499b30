"""Pieces of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def cell(text: str) -> str:
    """Return a text as it may stand in a cell of a table; in code a bar parts no cells.

    >>> cell("a | `b|c`\\n d")
    'a \\\\| `b|c` d'
    """
    parts = " ".join(text.split()).split("`")
    return "`".join(part if n % 2 else part.replace("|", "\\|") for n, part in enumerate(parts))


def plain(text: str) -> str:
    """Return a text none of whose signs is markup.

    >>> plain("<id>, *every* [one]")
    '&lt;id>, \\\\*every\\\\* \\\\[one\\\\]'
    """
    for sign in "\\*_[]`":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("&", "&amp;").replace("<", "&lt;")


def code(text: object) -> str:
    """Return a text as code; an empty one stays empty."""
    return f"`{text}`" if str(text) else ""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; empty without rows."""
    lines = [f"| {' | '.join(map(cell, row))} |" for row in rows]
    if not lines:
        return ""
    rule = "|" + "---|" * len(head)
    return "\n".join([f"| {' | '.join(head)} |", rule, *lines, ""])
