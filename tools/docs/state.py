"""The reference of the state of a map, from ``map_state.json``: attributes, addresses, Python."""

from __future__ import annotations

import json
from typing import Any

from tools.docs.markdown import code, plain, table
from zones.resources import asset

KINDS = {
    "choice": "one of a list",
    "ids": "list of ids",
    "switch": "true or false",
    "number": "number",
    "text": "text",
    "answers": "list of records",
}


def entries() -> dict[str, dict[str, Any]]:
    """Return the table of the state, by name."""
    found: dict[str, dict[str, Any]] = json.loads(
        asset("foot_map/core/map_state.json").read_text("utf-8")
    )
    return found


def reference() -> str:
    """Return a table of all names, and a section for each."""
    rows = [_row(name, one) for name, one in entries().items()]
    head = ("name", "attribute", "in an address", "value", "default")
    parts = [table(head, rows)]
    for name, one in entries().items():
        parts += [f"### {name}", plain(one["doc"]), *_more(one)]
    return "\n\n".join(parts) + "\n"


def _row(name: str, one: dict[str, Any]) -> tuple[str, ...]:
    return (
        f"[{code(name)}](#{name})",
        code(one.get("attribute", "")),
        code(one.get("address", "")),
        KINDS[one["kind"]],
        code(json.dumps(one["default"])),
    )


def _more(one: dict[str, Any]) -> list[str]:
    said = []
    if choices := one.get("choices"):
        names = choices.items() if isinstance(choices, dict) else ((each, "") for each in choices)
        listed = ", ".join(f"{code(id)}{f' ({name})' if name else ''}" for id, name in names)
        said.append(f"Choices: {listed}.")
    if one.get("example"):
        said.append(f"Example: {code(one['example'])}.")
    if one.get("formerly"):
        said.append(f"Formerly {code(one['formerly'])}.")
    if one.get("python_only"):
        said.append("Set by the program or the page, not by the reader.")
    return said
