"""The one-file map against a plain SVG page of the same shapes, both opened from the disk."""

from __future__ import annotations

import gzip
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from bench.growth import WATCH, plain
from bench.measure import SCREEN
from zones.export.single_file import page
from zones.loading.loader import load_chart
from zones.payload.payload import payload

LIMITS = {
    "one file, bytes compressed": 360_000,
    "one file, interactive, ms": 300,
    "one file, interactive, CPU ms": 300,
    "one file, click to paint, ms": 16.0,
    "one file, click to paint, times a plain page": 1.2,
}
READY = {"map": "html[data-ready]", "plain": "path"}
SETTLED = 700  # ms
SHAPES = {"map": "#map .zone", "plain": "path"}


def write(folder: Path) -> dict[str, str]:
    """Write both pages; return their URLs."""
    texts = {"map": page("rwo-shur"), "plain": plain(payload(load_chart("rwo-shur")))}
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text, "utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in texts}


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


def measure(browser: Browser, rounds: int = 7) -> tuple[dict[str, float], dict[str, object]]:
    """Return the figures that have limits, and further observations; pages alternate."""
    with tempfile.TemporaryDirectory() as folder:
        addresses = write(Path(folder))
        data = (Path(folder) / "map.html").read_bytes()
        starts: dict[str, list[tuple[float, float]]] = {name: [] for name in addresses}
        paints: dict[str, list[float]] = {name: [] for name in addresses}
        fresh = []
        for _ in range(rounds):
            tab, wall, _ = opened(browser, "map", addresses["map"], 0)
            fresh.append(wall)
            tab.context.close()
            for name, address in addresses.items():
                tab, wall, busy = opened(browser, name, address)
                starts[name].append((wall, busy))
                tab.wait_for_timeout(500)
                paints[name] += clicks(tab, name, 20)
                tab.context.close()
    wall, busy = ({n: median(pair[k] for pair in starts[n]) for n in starts} for k in (0, 1))
    paint = {name: median(times) for name, times in paints.items()}
    figures = (
        len(gzip.compress(data, 9)),
        round(wall["map"]),
        round(busy["map"]),
        round(paint["map"], 1),
        round(paint["map"] / paint["plain"], 2),
    )
    more = {
        "one file, interactive in a tab just opened, ms": round(median(fresh)),
        "one file, fastest start, ms and CPU ms": [
            round(min(pair[k] for pair in starts["map"])) for k in (0, 1)
        ],
        "plain SVG page: start, CPU, click, ms": [
            round(value, 1) for value in (wall["plain"], busy["plain"], paint["plain"])
        ],
        "one file, start times a plain page": round(wall["map"] / wall["plain"], 1),
    }
    return dict(zip(LIMITS, figures, strict=True)), more
