"""What tests of all kinds share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

# Before Panel is imported: tests never reach for a public server.
os.environ.setdefault("PANEL_CDN", "false")
os.environ.setdefault("BOKEH_BROWSER", "none")

# The files with the longest tests go first: what is left for the end is short, so that the
# processes that share the tests finish together.
LONG = (
    "ui/test_jupyterlab.py",
    "ui/test_servers.py",
    "ui/test_sheet_dialog.py",
    "test_examples.py",
    "test_wheel.py",
    "hosts/",
    "ui/test_language.py",
    "ui/test_values.py",
    "ui/test_card_sheet.py",
    "payload/test_any_values.py",
    "dashboard/",
    "ui/",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Order the files by how long they take, and leave the order within a file."""
    tests = Path(__file__).parent

    def rank(item: pytest.Item) -> int:
        path = item.path.relative_to(tests).as_posix() if tests in item.path.parents else ""
        return next((at for at, start in enumerate(LONG) if path.startswith(start)), len(LONG))

    items.sort(key=rank)
