"""Runs a check on many cases that hypothesis makes, each within bounds of time and memory."""

from __future__ import annotations

import contextlib
import json
import os
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import psutil
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy

Case = TypeVar("Case")

CASES: dict[str, dict[str, int]] = json.loads(Path(__file__).with_name("cases.json").read_text())
"""How many cases each subject has, by the language that it is tested in."""
ALL = bool(os.environ.get("ALL_CASES"))
MORE = 10
"""With ALL_CASES=1, as many times more, and others each time."""
MOST_SECONDS = 2.0
"""Of processor time, for one case."""
MOST_MEMORY = 200e6
"""Bytes that one case may add to those of the process."""
_SELF = Path("/proc/self")
_PEAK = re.compile(r"VmHWM:\s+(\d+) kB")


def count(subject: str) -> int:
    """Return how many cases a subject has now."""
    return CASES["python"][subject] * (MORE if ALL else 1)


def run(subject: str, cases: SearchStrategy[Case], check: Callable[[Case], None]) -> None:
    """Check as many cases as `cases.json` says, the same each time but with ALL_CASES=1.

    Raises
    ------
    Exception
        What the check raises, for the simplest case that hypothesis finds.
    AssertionError
        If a case goes beyond the bounds, or there were fewer cases.
    """
    ran = 0

    @settings(
        max_examples=count(subject),
        deadline=None,  # the bounds below are of processor time, which a busy machine leaves alone
        database=None,
        derandomize=not ALL,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(cases)
    def one(case: Case) -> None:
        nonlocal ran
        ran += 1
        with bounded():
            check(case)

    one()
    assert ran >= count(subject), f"only {ran} cases of {subject!r}"


@contextlib.contextmanager
def bounded() -> Iterator[None]:
    """Fail if what runs inside takes too much time or memory."""
    before = _from_now()
    began = time.thread_time()
    yield
    took = time.thread_time() - began
    more = _peak() - before
    assert took <= MOST_SECONDS, f"{took:.1f} s"
    assert more <= MOST_MEMORY, f"{more / 1e6:.0f} MB"


def _from_now() -> int:
    """Forget the most memory that the process has had, where the system can; return what it has."""
    with contextlib.suppress(OSError):
        (_SELF / "clear_refs").write_text("5")
    return psutil.Process().memory_info().rss


def _peak() -> int:
    """Return the most memory since then; elsewhere than on Linux, what the process has now."""
    with contextlib.suppress(OSError):
        if found := _PEAK.search((_SELF / "status").read_text()):
            return 1024 * int(found[1])
    return psutil.Process().memory_info().rss
