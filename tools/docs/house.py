"""The packages and the picture of them, from the imports themselves."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from graphlib import TopologicalSorter
from html import escape
from pathlib import Path

from tools.docs.markdown import code, plain, table

PACKAGE = Path(__file__).parents[2] / "zones"

PICTURE = "pictures/house.svg"
"""Where the picture is, from the page."""
WIDTH, HEIGHT, GAP = 190, 46, 26


@dataclass(frozen=True)
class Room:
    """A package: its name, what lives there, and those that it imports from."""

    name: str
    says: str
    below: tuple[str, ...]


def rooms() -> dict[str, Room]:
    """Return the packages of ``zones`` by name, those that others stand on first."""
    names = [path.parent.name for path in PACKAGE.glob("*/__init__.py")]
    graph = {name: _below(name, names) for name in sorted(names)}
    order = TopologicalSorter(graph).static_order()
    return {name: Room(name, _says(name), tuple(sorted(graph[name]))) for name in order}


def _says(name: str) -> str:
    text = ast.get_docstring(ast.parse((PACKAGE / name / "__init__.py").read_text("utf-8"))) or ""
    return text.split("\n\n")[0].replace("\n", " ")


def _below(name: str, names: list[str]) -> set[str]:
    found: set[str] = set()
    for path in (PACKAGE / name).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                parts = [*node.module.split("."), *(alias.name for alias in node.names)]
                if parts[0] == "zones" and parts[1] in names:
                    found.add(parts[1])
    return found - {name}


def floors(found: dict[str, Room]) -> list[list[str]]:
    """Return the packages by how many stand below them in a row, the ground first."""
    level: dict[str, int] = {}
    for name, room in found.items():
        level[name] = 1 + max((level[one] for one in room.below), default=-1)
    return [[name for name in found if level[name] == n] for n in range(max(level.values()) + 1)]


def nearest(found: dict[str, Room], name: str) -> list[str]:
    """Return the packages that one imports from and that no other of these leads to."""

    def all_below(one: str) -> set[str]:
        return set(found[one].below).union(*map(all_below, found[one].below))

    below = found[name].below
    return [one for one in below if not any(one in all_below(other) for other in below)]


def picture() -> str:
    """Return the picture as SVG."""
    found = rooms()
    rows = floors(found)
    widest = max(map(len, rows))
    wide = widest * (WIDTH + GAP) + GAP
    tall = len(rows) * (HEIGHT + GAP) + GAP
    at = {
        name: (GAP + n * (WIDTH + GAP), tall - (floor + 1) * (HEIGHT + GAP))
        for floor, row in enumerate(rows)
        for n, name in enumerate(row)
    }
    lines = [
        f'<path d="M{at[name][0] + WIDTH / 2:g} {at[name][1] + HEIGHT:g}'
        f'L{at[one][0] + WIDTH / 2:g} {at[one][1]:g}"/>'
        for name in found
        for one in nearest(found, name)
    ]
    boxes = [
        f'<rect x="{x:g}" y="{y:g}" width="{WIDTH}" height="{HEIGHT}" rx="8"/>'
        f'<text x="{x + WIDTH / 2:g}" y="{y + HEIGHT / 2 + 5:g}">{escape(name)}</text>'
        for name, (x, y) in at.items()
    ]
    style = (
        "rect{fill:#fff;stroke:#7a2e1f;stroke-width:1.5}path{stroke:#5d544a;fill:none}"
        "text{font:600 16px 'Source Sans 3',system-ui,sans-serif;text-anchor:middle;fill:#26211c}"
        "@media(prefers-color-scheme:dark){rect{fill:#1c2228;stroke:#f0a893}path{stroke:#b3aba0}"
        "text{fill:#ece7df}}"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {tall}" width="{wide}" '
        f'height="{tall}"><style>{style}</style>{"".join([*lines, *boxes])}</svg>\n'
    )


def packages() -> str:
    """Return the picture, which stands beside the page, and a table of all packages."""
    rows = [
        (code(room.name), plain(room.says), ", ".join(map(code, room.below)))
        for room in rooms().values()
    ]
    said = "The packages from the ground up, with a line from each to those that it stands on"
    shown = f"![{said}]({PICTURE})"
    return f"{shown}\n\n{table(('package', 'what lives there', 'imports from'), rows)}"
