"""``make bench``: our pages beside a plain one, growth, sheets and weights, with limits.

``make bench ARGS=peers`` measures all peers as well, and writes ``docs/benchmarks.md``. Limits are
ratios: what is slow is compared with a plain page, measured in turn, as an absolute limit fails by
chance on a slow or busy machine. What is wanted in milliseconds of a quiet machine is shown beside.
"""

from __future__ import annotations

import gzip
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping

from playwright.sync_api import Browser

from bench import history, sheets, weights
from bench.history import middle, p95
from bench.measure import Outside, chromium, clicks, weight

ROUNDS = 3
SLOWED = 1
LIMITS = {
    "one file, click to text, times a plain page": 2,
    "dashboard, click to text, times a plain page": 2,
    "one file, start on the main thread, times a plain page": 3.6,
    "dashboard, start, times its empty template": 1.2,
    "dashboard, click 100 ms away, times one nearby": 1.25,
    "500 zones, click, times 60 zones": 1.25,
    "500 zones, key in the search, times 60 zones": 1.5,
    "dashboard, bytes on top of its empty template": 120_000,
    "one file, bytes compressed": 360_000,
    "requests to other machines": 0,
}
WANTED = {
    "one file, work per click, ms": 25,
    "dashboard, work per click, ms": 25,
    "one file, start on the main thread, ms": 120,
    "one file, slowed, click to text, p95, ms": 100,
    "dashboard, slowed, click to text, p95, ms": 100,
    "one file, slowed, idle again, p95, ms": 200,
    "dashboard, slowed, idle again, p95, ms": 200,
}
"""What should hold on a quiet machine of two cores; no run fails by it."""


def serve() -> tuple[subprocess.Popen, int]:
    """Start the pages and wait until they respond."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-m", "bench.pages", str(port)])
    for name in ("liveness", "full", "empty"):  # also warms the server's caches
        for _ in range(600):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/{name}", timeout=60).close()
                break
            except OSError:
                time.sleep(0.1)
    return process, port


def network(tool: Browser) -> dict[str, float]:
    """Return what travels: bytes, requests to others, and what a delay does to a click."""
    process, port = serve()
    try:
        outside = Outside()
        full, empty = (weight(tool, port, name, outside)[0] for name in ("full", "empty"))
        near, far = (middle(clicks(tool, port, delay, outside, 20)) for delay in (0.0, 0.1))
    finally:
        process.terminate()
        process.wait(10)
    return {
        "dashboard, click 100 ms away, times one nearby": far / near,
        "dashboard, bytes on top of its empty template": full - empty,
        "requests to other machines": len(outside.urls),
    }


def beside_plain(pages: Mapping[str, Mapping]) -> dict[str, float]:
    """Return the figures of our pages, as ratios first.

    Parameters
    ----------
    pages : mapping
        What was measured of ``one_file``, ``dashboard``, ``plain`` and ``empty``, as
        :func:`bench.peers.run.own` returns it.
    """
    found: dict[str, float] = {}
    values = {id: page["values"] for id, page in pages.items()}
    text, start = "click to text, ms", "start, main thread, ms"
    for id, name in (("one_file", "one file"), ("dashboard", "dashboard")):
        mine, plain = values[id], values["plain"]
        found[f"{name}, click to text, times a plain page"] = middle(mine[text]) / middle(
            plain[text]
        )
        found[f"{name}, start on the main thread, times a plain page"] = middle(
            mine[start]
        ) / middle(plain[start])
        found[f"{name}, click to text, ms"] = middle(mine[text])
        found[f"{name}, click to text, p95, ms"] = p95(mine[text])
        found[f"{name}, work per click, ms"] = middle(mine["work per click, ms"])
        found[f"{name}, start on the main thread, ms"] = middle(mine[start])
        for what in ("click to text", "idle again"):
            found[f"{name}, slowed, {what}, p95, ms"] = p95(mine[f"slowed, {what}, ms"])
    starts = [middle(values[id]["start, ms"]) for id in ("dashboard", "empty")]
    found["dashboard, start, times its empty template"] = starts[0] / starts[1]
    return found


def scaling(found: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """Return how a chart of 500 zones compares with one of 60."""
    small, large = found["60"], found["500"]
    return {
        "500 zones, click, times 60 zones": large["click"] / small["click"],
        "500 zones, key in the search, times 60 zones": large["key"] / small["key"],
        "500 zones, click to paint, ms": large["click"],
        "500 zones, start on the main thread, ms": large["load, CPU"],
    }


def show(figures: Mapping[str, float]) -> bool:
    """Print figures beside their limits; return whether one is exceeded."""
    over = False
    for name in sorted(figures, key=lambda name: (name not in LIMITS, name not in WANTED)):
        value, verdict = figures[name], ""
        if name in LIMITS:
            over |= value > LIMITS[name]
            verdict = f"limit {LIMITS[name]:>9,}   {'ok' if value <= LIMITS[name] else 'TOO MUCH'}"
        elif name in WANTED:
            verdict = f"wanted {WANTED[name]:>8,}   {'ok' if value <= WANTED[name] else 'more'}"
        print(f"{name:<58}{value:>12,.2f}   {verdict}".rstrip())
    return over


def quick() -> int:
    """Measure our own pages and sheets; exit status 1 if a limit is exceeded."""
    from bench.peers import run

    load = os.getloadavg()[0]
    with chromium() as tool:
        figures = beside_plain(run.own(tool, ROUNDS, SLOWED)) | network(tool)
    figures |= scaling(run.grown({}))
    file = run.pages.SITE / "one_file.html"
    figures["one file, bytes compressed"] = len(gzip.compress(file.read_bytes(), 9))
    over = show(figures)
    remember(["own"], figures, run.versions(), load)
    return max(sheets.main(), weights.main(), int(over))


def peers(names: list[str]) -> int:
    """Measure all peers, or some parts of that again, and write the page of the docs."""
    from bench import report
    from bench.peers import run

    if unknown := set(names) - set(run.PARTS):
        print(f"There is no part {', '.join(sorted(unknown))}; there are {', '.join(run.PARTS)}.")
        return 2
    load = os.getloadavg()[0]
    result = run.measure(names or list(run.PARTS))
    report.main()
    pages, growth = result["pages"]["found"], result["growth"]["found"]
    figures = beside_plain(pages) | scaling(growth)
    show(figures)
    for part in result.values():
        for name, why in part["missing"].items():
            print(f"missing: {name}: {why}")
    if not names:
        remember(["peers"], figures, result["pages"]["versions"], load)
    return 0


def remember(
    parts: list[str], figures: Mapping[str, float], versions: Mapping[str, str], load: float
) -> None:
    """Say what became slower since the last run here, and keep this one."""
    made = history.record(parts, figures, versions, load)
    for line in history.compared(made, history.runs()):
        print(line)
    history.keep(made)
    print(f"{os.cpu_count()} cores, load {load:.1f} before and {os.getloadavg()[0]:.1f} after")


def main(arguments: list[str]) -> int:
    """Run the quick bench, or with ``peers`` the long one."""
    if not arguments:
        return quick()
    if arguments[0] == "peers":
        return peers(arguments[1:])
    print(f"There is no {' '.join(arguments)} to measure; there is: peers.")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
