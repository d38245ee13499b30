"""``make bench``: measure the page against an empty one and check the limits."""

from __future__ import annotations

import json
import os
import platform
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from statistics import median, quantiles

from bench import growth, one_file, sheets, weights
from bench.measure import Outside, chromium, clicks, starts, weight

RESULTS = Path(__file__).parent / "results"
LIMITS = {
    "bytes on top of an empty page": 120_000,
    "start, times an empty page": 1.2,
    "click to paint, ms": 16.0,
    "click to paint with 100 ms delay, ms": 16.0,
    "requests to other machines": 0,
    **one_file.LIMITS,
    **{f"2,000 zones, {name}, ms": limit for name, limit in growth.LIMITS.items()},
}


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


def measure(port: int) -> tuple[dict[str, float], dict[str, object]]:
    """Return the figures that have limits, and further observations."""
    outside = Outside()
    with chromium() as browser:
        bytes_ = {name: weight(browser, port, name, outside) for name in ("full", "empty")}
        start = starts(browser, port, outside)
        quick = clicks(browser, port, 0.0, outside)
        slow = clicks(browser, port, 0.1, outside)
        more = {
            "bytes until usable, until quiet": bytes_,
            "start ms": {name: round(value) for name, value in start.items()},
            "clicks": [len(quick), len(slow)],
            "click to paint, 10 % and 95 % below, ms": [
                [round(quantiles(each, n=20)[at], 1) for at in (1, 18)] for each in (quick, slow)
            ],
            "browser": browser.version,
        }
        alone, beside = one_file.measure(browser)
        large = growth.measure(2000, browser)
    more |= beside | {"2,000 zones, all": {name: round(value, 1) for name, value in large.items()}}
    figures = (
        bytes_["full"][0] - bytes_["empty"][0],
        round(start["full"] / start["empty"], 2),
        round(median(quick), 1),
        round(median(slow), 1),
        len(outside.urls),
        *alone.values(),
        *(round(large[name], 1) for name in growth.LIMITS),
    )
    return dict(zip(LIMITS, figures, strict=True)), more


def main() -> int:
    """Measure, print a table, save the results; exit status 1 if a limit is exceeded."""
    process, port = serve()
    try:
        figures, more = measure(port)
    finally:
        process.terminate()
        process.wait(10)
    for name, value in figures.items():
        verdict = "ok" if value <= LIMITS[name] else "TOO MUCH"
        print(f"{name:<40}{value:>10,}   limit {LIMITS[name]:>10,}   {verdict}")
    for name, value in more.items():
        print(f"{name:<40}{value}")
    more["machine"] = (
        f"{platform.platform()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    )
    print(f"{'machine':<40}{more['machine']}")
    RESULTS.mkdir(exist_ok=True)
    text = json.dumps({"figures": figures, **more}, indent=2)
    (RESULTS / "latest.json").write_text(text + "\n", "utf-8")
    too_much = any(value > LIMITS[name] for name, value in figures.items())
    return max(sheets.main(), weights.main(), int(too_much))


if __name__ == "__main__":
    sys.exit(main())
