"""What tests of all kinds share."""

from __future__ import annotations

import os

import pytest

# Before Panel is imported: tests never reach for a public server.
os.environ.setdefault("PANEL_CDN", "false")
os.environ.setdefault("BOKEH_BROWSER", "none")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Try a failed test in a browser once more; the summary lists those that needed it.

    On a busy machine a browser now and then takes longer than any sensible limit. The longest tests
    come first: the end, which an idle worker takes from a busy one, is of short ones, and what
    they set up together is set up once.
    """
    items.sort(key=lambda item: "test_jupyterlab" not in item.nodeid)
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.flaky(reruns=1))


collect_ignore = ["hosts/same_everywhere.py"]  # a program that a test runs
