"""``make bench AGAINST="<commit> …"``: this state of the project beside earlier ones, in one run.

Each commit is checked out into a temporary folder with an environment of its own. All then do the
same things in turn, so that whatever else the machine does disturbs them alike, and the table
gives ratios: 1.00 means as fast as that commit, 0.90 means that this state needs a tenth less.
"""

from __future__ import annotations

import contextlib
import gzip
import os
import resource
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from bench import one_file
from bench.measure import Outside, chromium, clicks, load

HERE = Path(__file__).parents[1]
ROUNDS = 7
CLICKS = 15  # in each round


@dataclass
class State:
    """One state of the project: where it lies, its Python, and what was measured of it."""

    name: str
    folder: Path
    python: str
    port: int = 0
    found: dict[str, list[float]] = field(default_factory=dict)

    def note(self, what: str, *values: float) -> None:
        """Keep what was measured."""
        self.found.setdefault(what, []).extend(values)

    def run(self, *arguments: str) -> float:
        """Run a Python process in this state; return its seconds of processor time."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [self.python, *arguments], cwd=self.folder, check=True, stdout=subprocess.DEVNULL
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@contextlib.contextmanager
def checked_out(commit: str) -> Iterator[State]:
    """Check the commit out, with an environment of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "other"
        git = ["git", "-C", str(HERE), "worktree"]
        subprocess.run([*git, "add", "--detach", "--quiet", folder, commit], check=True)
        try:
            uv = [sys.executable, "-m", "uv"]
            subprocess.run([*uv, "venv", "--quiet", "--seed", folder / ".venv"], check=True)
            python = str(folder / ".venv/bin/python")
            files = [part for one in ("", "-dev") for part in ("-r", f"requirements{one}.txt")]
            subprocess.run(
                [*uv, "pip", "install", "--quiet", "--python", python, *files],
                cwd=folder,
                check=True,
            )
            yield State(commit, folder, python)
        finally:
            subprocess.run([*git, "remove", "--force", folder], check=False)


@contextlib.contextmanager
def served(state: State) -> Iterator[None]:
    """Serve the state's dashboard, on its port if it has one, and wait until it answers."""
    if not state.port:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            state.port = probe.getsockname()[1]
    process = subprocess.Popen(
        [state.python, "-m", "bench.pages", str(state.port)], cwd=state.folder
    )
    try:
        for page in ("liveness", "full"):
            for _ in range(900):
                with contextlib.suppress(OSError):
                    address = f"http://127.0.0.1:{state.port}/{page}"
                    urllib.request.urlopen(address, timeout=60).close()
                    break
                time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(10)


def in_browser(browser: Browser, state: State, file: str) -> None:
    """Measure the start and the clicks of the dashboard and of the page in one file, once."""
    outside = Outside()
    page, ready = load(browser, state.port, "full", outside)
    page.context.close()
    state.note("dashboard, start, ms", ready)
    state.note("dashboard, click to paint, ms", *clicks(browser, state.port, 0.0, outside, CLICKS))
    tab, wall, busy = one_file.opened(browser, "map", file)
    tab.wait_for_timeout(500)
    state.note("one file, start, ms", wall)
    state.note("one file, start, CPU ms", busy)
    state.note("one file, click to paint, ms", *one_file.clicks(tab, "map", CLICKS))
    tab.context.close()


def measure(states: list[State]) -> None:
    """Measure the states in turn."""
    with contextlib.ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        files = {}
        for state in states:
            stack.enter_context(served(state))
            file = scratch / f"{len(files)}.html"
            state.run("-m", "zones", "page", "--school", "rwo-shur", "--out", str(file))
            state.note("one file, bytes compressed", len(gzip.compress(file.read_bytes(), 9)))
            files[state.name] = file.as_uri()
        browser = stack.enter_context(chromium())
        for number in range(ROUNDS):
            for state in states[number % len(states) :] + states[: number % len(states)]:
                in_browser(browser, state, files[state.name])
                sheet = ("-m", "zones", "sheet", "wall-chart", "--paper", "a3", "--out")
                state.note("wall chart A3, CPU s", state.run(*sheet, str(scratch / "x.pdf")))
                state.note("import zones, CPU s", state.run("-c", "import zones"))


def table(this: State, others: list[State]) -> str:
    """Return the table: medians, and this state's ratio to each of the others."""
    lines = [
        f"{'':<32}{'this':>12}" + "".join(f"{one.name[:10]:>12}{'ratio':>7}" for one in others)
    ]
    for what, values in this.found.items():
        ours = median(values)
        line = f"{what:<32}{ours:>12,.2f}"
        for theirs in (median(one.found[what]) for one in others):
            line += f"{theirs:>12,.2f}{ours / theirs:>7.2f}"
        lines.append(line)
    lines.append(f"load of the machine {os.getloadavg()[0]:.1f}, {ROUNDS} rounds in turn")
    return "\n".join(lines)


def main() -> int:
    """Measure this state beside the commits named as arguments."""
    with contextlib.ExitStack() as stack:
        others = [stack.enter_context(checked_out(commit)) for commit in sys.argv[1:]]
        this = State("this", HERE, sys.executable)
        measure([this, *others])
        print(table(this, others))
    return 0


if __name__ == "__main__":
    sys.exit(main())
