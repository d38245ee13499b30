"""The same clicks with the processor slowed six times, about as slow as a plain phone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Browser

from bench.peers.browser import Found, Opened

RATE = 6
CLICKS = 8
ROUNDS = 3
AFTER = 2500
"""Milliseconds after a press in which tasks are looked at."""
SHORT = 5
"""A task up to this many milliseconds does not make the main thread busy."""
CATEGORIES = ["blink.user_timing", "disabled-by-default-devtools.timeline"]


def measure(browser: Browser, pages: Sequence[Found], rounds: int = ROUNDS) -> None:
    """Measure pages in turn; what is noted has "slowed" in its name."""
    for number in range(rounds):
        for found in pages:
            opened = Opened(browser, found.peer, found.address, RATE)
            opened.watch(number * CLICKS)
            browser.start_tracing(page=opened.tab, categories=CATEGORIES)
            shown = [opened.press(place, AFTER) for place in opened.places[:CLICKS]]
            trace = json.loads(browser.stop_tracing())["traceEvents"]
            found.note(
                "slowed, click to text, ms", *(one["text"] for one in shown if "text" in one)
            )
            found.note("slowed, work per click, ms", *(one["work"] for one in shown))
            found.note("slowed, idle again, ms", *idle(trace))
            opened.close()


def idle(trace: list[dict[str, Any]]) -> list[float]:
    """Return, for each press, the milliseconds until its last task that is not short has ended.

    Parameters
    ----------
    trace : list of dict
        Events of Chromium, with times in microseconds. The page marks each press.
    """
    presses = [one for one in trace if one.get("name") == "press"]
    if not presses:
        return []
    thread = (presses[0]["pid"], presses[0]["tid"])
    ends = [
        (one["ts"], one["ts"] + one["dur"])
        for one in trace
        if one.get("name") == "RunTask"
        and (one["pid"], one["tid"]) == thread
        and one.get("dur", 0) > SHORT * 1000
    ]
    found = []
    for press in presses:
        until = press["ts"] + AFTER * 1000
        mine = [end for began, end in ends if end > press["ts"] and began < until]
        found.append((max(mine) - press["ts"]) / 1000 if mine else 0.0)
    return found
