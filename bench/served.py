"""How many files of the site one core of nginx hands out: ``python -m bench.served``.

nginx, set up by ``deploy/site.conf``, has the first core for itself, and ``wrk`` the others. Both
are on this machine, over the loopback and with connections that stay open, so this is what the
server can do and not what a network carries. Needs ``make site``, and nginx and wrk.
"""

from __future__ import annotations

import argparse
import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests import nginx
from tests.ui.conftest import free_port

SECONDS = 3
"""How long each row is measured, after a second that does not count."""
CONNECTIONS = 64
FILES = {
    "start page": "index.html",
    "page of a zone": "zones/rwo-shur/liver.html",
    "page of a complaint": "complaints/headache.html",
    "program of the map": "files/*/reflex_map.js",
    "a school": "files/*/charts/*.json",
    "a sheet as PDF": "sheets/**/*.pdf",
}
"""What is asked for; of several files that fit, the largest."""
PLAIN, ASKED, BEFORE = "as it is", "compressed when asked for", "compressed before"
UNCHANGED = "there already, unchanged"
WANTED = 5000
"""Pages a second that one core should hand out."""


class Row(NamedTuple):
    """What was measured of one file, sent in one way."""

    what: str
    way: str
    bytes: int
    a_second: float
    p99: float


def figures(text: str) -> tuple[float, float]:
    """Return requests a second, and the 99th percentile in ms, from what wrk prints.

    Raises
    ------
    RuntimeError
        If some answers were errors.

    >>> figures("  99%    1.50ms\\nRequests/sec:  12345.60")
    (12345.6, 1.5)
    >>> figures("  99%    2.00s\\n  Non-2xx or 3xx responses: 7\\nRequests/sec:  9.0")
    Traceback (most recent call last):
    RuntimeError: 7 answers were errors
    """
    if bad := re.search(r"Non-2xx or 3xx responses: (\d+)|Socket errors: (.+)", text):
        raise RuntimeError(f"{bad[1] or bad[2]} answers were errors")
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", text).groups()
    rate = re.search(r"Requests/sec:\s+([\d.]+)", text)[1]
    return float(rate), float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def chosen(site: Path) -> Iterator[tuple[str, str]]:
    """Yield what is asked for, with its address within the site."""
    for what, pattern in FILES.items():
        found = sorted(site.glob(pattern), key=lambda path: path.stat().st_size)
        if not found:
            raise FileNotFoundError(f"{site} has no {pattern}; make site writes it")
        yield what, found[-1].relative_to(site).as_posix()


def ask(cores: str, address: str, heads: list[str]) -> tuple[float, float]:
    """Let wrk ask for an address; return requests a second and the 99th percentile in ms."""
    wrk = ["taskset", "-c", cores, "wrk", "-t1", f"-c{CONNECTIONS}", "--timeout", "20s"]
    words = [word for head in heads for word in ("-H", head)]
    for seconds in (1, SECONDS):
        done = subprocess.run(
            [*wrk, f"-d{seconds}s", "--latency", *words, address],
            capture_output=True,
            text=True,
            check=True,
        )
    return figures(done.stdout)


def size_and_mark(address: str, heads: list[str]) -> tuple[int, str]:
    """Return the bytes of an answer's body and its ETag, as curl would see them."""
    request = urllib.request.Request(address, headers=dict(head.split(": ") for head in heads))
    with urllib.request.urlopen(request, timeout=30) as answer:
        return len(answer.read()), answer.headers["ETag"]


def measure(site: Path) -> Iterator[Row]:
    """Measure each file in each way."""
    first, *rest = sorted(os.sched_getaffinity(0))
    cores = ",".join(map(str, rest or [first]))
    with tempfile.TemporaryDirectory() as name:
        root, port = Path(name) / "site", free_port()
        shutil.copytree(site, root)
        changed = {
            "listen 8080": f"listen 127.0.0.1:{port}",
            "/srv/foot-reflex-zones/site": str(root),
            "worker_processes auto": "worker_processes 1",
        }
        one_core = ["taskset", "-c", str(first)]
        with nginx.running(Path(name), "site.conf", port, changed, one_core):
            for what, path in chosen(site):
                address = f"http://127.0.0.1:{port}/{path.removesuffix('index.html')}"
                for way in (PLAIN, ASKED, BEFORE, UNCHANGED):
                    if path.endswith(".pdf") and way in (ASKED, BEFORE):
                        continue  # is compressed inside
                    if way == BEFORE:
                        data = gzip.compress((root / path).read_bytes(), 9)
                        (root / f"{path}.gz").write_bytes(data)
                    heads = [] if way == PLAIN else ["Accept-Encoding: gzip"]
                    size, mark = size_and_mark(address, heads)
                    if way == UNCHANGED:
                        size, heads = 0, [*heads, f"If-None-Match: {mark}"]
                    yield Row(what, way, size, *ask(cores, address, heads))


def main(words: list[str]) -> int:
    """Print the rows; exit status 1 if a page that is compressed before misses what is wanted."""
    parser = argparse.ArgumentParser(prog="python -m bench.served", description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"))
    site = parser.parse_args(words).site
    for program in ("wrk", "taskset"):
        if not shutil.which(program):
            print(f"{program} is not installed; on Debian: apt install wrk util-linux")
            return 2
    before = os.getloadavg()[0]
    slow = False
    print("| file | sent | bytes | a second | MB/s | 99 % within, ms |\n|---|---|--:|--:|--:|--:|")
    for row in measure(site):
        volume = row.bytes * row.a_second / 1e6
        print(
            f"| {row.what} | {row.way} | {row.bytes:,} | {row.a_second:,.0f} | {volume:,.0f} "
            f"| {row.p99:.1f} |",
            flush=True,
        )
        slow |= "page" in row.what and row.way == BEFORE and row.a_second < WANTED
    print(f"\n{os.cpu_count()} cores; load {before:.1f} before, {os.getloadavg()[0]:.1f} after")
    return int(slow)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
