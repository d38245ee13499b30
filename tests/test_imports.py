"""The house: every package imports in one direction, no circle, and no room is overfull."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "zones"

FLOORS = (
    ("model",),
    ("loading",),
    ("languages",),
    ("geometry",),
    ("drawing",),
    ("quizzes",),
    ("payload", "sheets"),
    ("export",),
    ("hosts", "site"),
    ("dashboard", "cli"),
)
"""Packages from the ground up; each may import from those on lower floors only."""
FLOOR = {name: floor for floor, names in enumerate(FLOORS) for name in names}

WITHIN_SHEETS = ("", "typesetting", "placing", "kinds")
"""The same inside ``sheets``: its own modules first; ``make`` puts all of them together."""
ASSEMBLY = {"zones.sheets", "zones.sheets.make", "zones.sheets.request", "zones.sheets.png"}

MOST_MODULES = 9
MOST_LINES = 350
MOST_LINES_OF_A_FUNCTION = 60
LONGER = {
    # A docstring that lists every option of every sheet is longer than the code below it.
    ("sheets/__init__.py", "sheet"),
}


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text("utf-8")) for name, path in FILES.items()}


def imports(name: str) -> Iterator[str]:
    """Yield the modules of the package that a module names, also inside its functions."""
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in FILES)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: write the whole name instead of leading dots"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                if inner in FILES or node.module in FILES:
                    yield inner if inner in FILES else node.module


def package_of(name: str) -> str:
    return name.split(".")[1] if name.count(".") else ""


@pytest.mark.parametrize("name", FILES)
def test_a_module_imports_only_from_the_floors_below(name):
    here = FLOOR.get(package_of(name))
    for other in imports(name):
        there = FLOOR.get(package_of(other))
        if here is None or there is None or package_of(name) == package_of(other):
            continue
        assert there < here, f"{name} imports {other}, which lies above it or beside it"


@pytest.mark.parametrize("name", [n for n in FILES if package_of(n) == "sheets"])
def test_sheets_import_in_one_direction_too(name):
    def floor(module: str) -> int:
        parts = module.split(".")
        sub = parts[2] if len(parts) > 3 else ""
        known = sub in WITHIN_SHEETS and module not in ASSEMBLY
        return WITHIN_SHEETS.index(sub) if known else len(WITHIN_SHEETS)

    for other in imports(name):
        if package_of(other) == "sheets":
            assert floor(other) <= floor(name), f"{name} imports {other} against the direction"


def test_no_modules_import_each_other_in_a_circle():
    graph = {name: set(imports(name)) - {name} for name in FILES if name != "zones"}
    tuple(TopologicalSorter(graph).static_order())  # raises CycleError and names the circle


def test_every_package_says_what_lives_there():
    for name, path in FILES.items():
        if path.name == "__init__.py":
            assert ast.get_docstring(TREES[name]), f"{path}: say in one sentence what lives here"


def test_no_folder_holds_more_modules_than_one_can_keep_in_mind():
    for folder in {path.parent for path in FILES.values()}:
        modules = [p for p in folder.glob("*.py") if p.name not in ("__init__.py", "__main__.py")]
        assert len(modules) <= MOST_MODULES, f"{folder.name} holds {len(modules)} modules; part it"


@pytest.mark.parametrize("name", FILES)
def test_files_and_functions_fit_a_reader(name):
    where = FILES[name].relative_to(PACKAGE).as_posix()
    assert len(FILES[name].read_text("utf-8").splitlines()) <= MOST_LINES, f"{where}: part it"
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = node.end_lineno - node.lineno + 1
            if (where, node.name) not in LONGER:
                assert lines <= MOST_LINES_OF_A_FUNCTION, f"{where}: {node.name} has {lines} lines"
