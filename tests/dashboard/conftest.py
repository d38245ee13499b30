"""Servers that the tests of this folder share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.dashboard.server import Server, running


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard as `make run` serves it."""
    with running(tmp_path_factory.mktemp("server")) as found:
        yield found


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard with room for few."""
    limits = {
        "HEADER_SECONDS": "3",
        "MAX_WAITING_PAGES": "4",
        "MAX_WAITING_PAGES_PER_ADDRESS": "3",
        "MAX_WAITING_SHEETS": "2",
    }
    with running(tmp_path_factory.mktemp("small"), files=200, **limits) as found:
        yield found
