"""Opens and clicks the map in one file, for the comparison with earlier commits."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from bench.growth import WATCH
from bench.measure import SCREEN

READY = {"map": "html[data-ready]"}
SETTLED = 700  # ms
SHAPES = {"map": "#map .zone"}


def opened(
    browser: Browser, name: str, address: str, rest: float = SETTLED
) -> tuple[Page, float, float]:
    """Open a page in its own process: milliseconds of wall time, and of its main thread.

    The empty tab must be idle first: a browser that has just opened one is still starting
    processes, and on two cores the clock would measure those.
    """
    context = browser.new_context(viewport=SCREEN)
    tab = context.new_page()
    tab.wait_for_timeout(rest)
    session = context.new_cdp_session(tab)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    tab.goto(address, wait_until="commit")
    found = tab.wait_for_function(
        "what => document.querySelector(what) && performance.now()",
        arg=READY[name],
        polling="raf",
        timeout=60_000,
    )
    metrics = session.send("Performance.getMetrics")["metrics"]
    busy = next(one["value"] for one in metrics if one["name"] == "TaskDuration")
    return tab, found.json_value(), busy * 1000


def clicks(tab: Page, name: str, most: int) -> list[float]:
    """Return milliseconds from clicks on different shapes to the frame that shows them."""
    boxes = tab.evaluate(
        "(shapes) => [...document.querySelectorAll(shapes)].map((path) => {"
        " const box = path.getBoundingClientRect();"
        " return [box.x + box.width / 2, box.y + box.height / 2]; })"
        ".filter(([x, y]) => y > 0 && y < innerHeight)",
        SHAPES[name],
    )
    tab.evaluate(WATCH, "click")
    for x, y in boxes[:: max(1, len(boxes) // most)][:most]:
        before = tab.evaluate("times.length")
        tab.mouse.click(x, y)
        tab.wait_for_function("n => times.length > n", arg=before)
    return tab.evaluate("times")
