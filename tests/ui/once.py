"""What takes long to make is made once for all processes of a test run."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder of this test run, filled by the first process that wants it.

    Parameters
    ----------
    factory : pytest.TempPathFactory
    name : str
        Of the folder; the same in all processes.
    make : callable
        Fills the folder, which is there and empty.
    """
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    folder.mkdir(exist_ok=True)
    done = folder.with_name(f"{name}-done")
    with folder.with_name(f"{name}-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            make(folder)
            done.touch()
    return folder
