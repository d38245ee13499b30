"""Measures the pages in a real browser, in turn, with the pointer at rest before each click."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, CDPSession, Error, Page, Request

from bench.measure import SCREEN
from bench.peers.pages import SITE
from bench.peers.table import Peer
from bench.proxy import Proxy

ROUNDS = 6
CLICKS = 8
"""In each round: 48 in all."""
KEYS = 24
REST = 300
"""Milliseconds that the pointer rests before a press."""
AFTER = 900
"""Milliseconds from a press in which the work of the main thread counts."""
PATIENCE = 4000
"""Milliseconds more that a text may take once the picture has changed."""
SETTLED = 700
"""Milliseconds until an empty tab is idle."""
QUIET = 2000
"""Milliseconds after the start in which a page does what can wait."""
SMALL = 24
"""CSS pixels that a target should have at least: WCAG 2.2, 2.5.8."""
PROBE = (Path(__file__).parent / "probe.js").read_text("utf-8")


@dataclass
class Found:
    """What was measured of one page: values by what they are of."""

    peer: Peer
    address: str
    port: int = 0
    values: dict[str, list[float]] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)
    misses: int = 0
    """Presses that changed no text: beside a shape, or on the one that was chosen already."""
    failure: str = ""
    """Why the page could not be measured."""

    def note(self, what: str, *values: float) -> None:
        """Keep what was measured."""
        self.values.setdefault(what, []).extend(values)


class Opened:
    """A page of a peer that is open: how it started, and where to press."""

    def __init__(self, browser: Browser, peer: Peer, address: str, slow: float = 1) -> None:
        self.peer = peer
        context = browser.new_context(viewport=SCREEN)
        self.tab: Page = context.new_page()
        self.tab.add_init_script(PROBE)
        self.session: CDPSession = context.new_cdp_session(self.tab)
        self.tab.wait_for_timeout(SETTLED)
        self.session.send("Performance.enable", {"timeDomain": "threadTicks"})
        if slow > 1:
            self.session.send("Emulation.setCPUThrottlingRate", {"rate": slow})
        self.tab.goto(address, wait_until="commit")
        found = self.tab.wait_for_function(
            f"() => {peer.ready} && performance.now()", polling="raf", timeout=120_000
        )
        self.start: float = found.json_value()
        self.start_work = self.metric("TaskDuration") * 1000
        self.tab.wait_for_timeout(QUIET * (2 if slow > 1 else 1))
        self.places: list[list[float]] = []

    def metric(self, name: str) -> float:
        """Return one of the browser's own figures."""
        metrics = self.session.send("Performance.getMetrics")["metrics"]
        return next(one["value"] for one in metrics if one["name"] == name)

    def watch(self, first: int = 0) -> None:
        """Watch picture and text, and find where to press, from the first place on."""
        self.tab.evaluate(
            "what => probe.watch(what)", {"picture": self.peer.picture, "text": self.peer.text}
        )
        if self.peer.frame:
            found = on_canvas(self.tab.evaluate("what => probe.box(what)", self.peer.frame))
        else:
            shape = self.peer.press or self.peer.shape
            found = self.tab.evaluate("what => probe.places(what)", shape)
        first %= max(1, len(found))
        self.places = found[first:] + found[:first]

    def press(self, place: list[float], after: float = AFTER) -> dict[str, float]:
        """Press a place after a rest; return milliseconds: to picture, to text, of work."""
        self.tab.mouse.move(*place)
        self.tab.wait_for_timeout(REST)
        before = self.metric("TaskDuration")
        self.tab.mouse.click(*place)
        self.tab.wait_for_timeout(after)
        work = 1000 * (self.metric("TaskDuration") - before)
        changed = told(self.tab)
        for _ in range(PATIENCE // 100):
            if "picture" not in changed or "text" in changed:
                break
            self.tab.wait_for_timeout(100)
            changed = told(self.tab)
        return {**changed, "work": work}

    def close(self) -> None:
        """Close the page."""
        self.tab.context.close()


def told(tab: Page) -> dict[str, float]:
    """Return what the last press or key changed, and after how many milliseconds."""
    found = tab.evaluate("probe.last()")
    return {name: value for name, value in found.items() if value is not None}


def on_canvas(frame: list[float]) -> list[list[float]]:
    """Return where the zones are, in CSS pixels, if the whole picture fills the frame."""
    data = json.loads((SITE / "zones.json").read_text("utf-8"))
    left, top, across, down = data["FRAME"]
    x, y, width, height = frame
    found = [
        [x + (one["at"][0] - left) / across * width, y + (one["at"][1] - top) / down * height]
        for one in data["OUTLINES"]
    ]
    return [place for place in found if place[1] < SCREEN["height"]]


def clicks(opened: Opened, found: Found, first: int, count: int = CLICKS) -> None:
    """Press one place after another; those beside a shape, or that change no text, do not count."""
    opened.watch(first)
    counted = 0
    for place in opened.places[: 3 * count] * 2:
        changed = opened.press(place)
        if "text" not in changed or "picture" not in changed:
            found.misses += 1
            continue
        found.note("click to picture, ms", changed["picture"])
        found.note("click to text, ms", changed["text"])
        found.note("work per click, ms", changed["work"])
        counted += 1
        if counted == count:
            return


def keys(opened: Opened, found: Found, count: int) -> None:
    """Lead the focus from shape to shape by keys."""
    if not opened.peer.keys or not opened.tab.evaluate(
        "what => probe.focusable(what)[0]", opened.peer.shape
    ):
        return
    for number in range(count):
        opened.tab.wait_for_timeout(REST)
        opened.tab.keyboard.press(opened.peer.keys[number % len(opened.peer.keys)])
        opened.tab.wait_for_timeout(REST)
        changed = told(opened.tab)
        if "focused" in changed:
            found.note("key to focus, ms", changed["focused"])


def once(opened: Opened, found: Found) -> None:
    """Note what does not vary: memory, targets, keyboard and what axe finds."""
    peer, tab = opened.peer, opened.tab
    opened.session.send("HeapProfiler.enable")
    opened.session.send("HeapProfiler.collectGarbage")
    found.note("memory, MB", opened.metric("JSHeapUsedSize") / 2**20)
    found.facts["nodes"] = round(opened.metric("Nodes"))
    if peer.shape:
        sizes = tab.evaluate("what => probe.sizes(what)", peer.shape)
        found.note("targets, px", *sizes)
        found.facts["targets too small"] = sum(size < SMALL for size in sizes)
        found.facts["keyboard"] = tab.evaluate("what => probe.focusable(what)", peer.shape)
    results = Axe().run(tab)
    found.facts["axe"] = {one["id"]: len(one["nodes"]) for one in results.response["violations"]}


def weight(browser: Browser, found: Found) -> None:
    """Note the bytes that a page sends; those of plain files compressed, as file hosts do."""
    proxy = Proxy(found.port) if found.port else None
    context = browser.new_context(viewport=SCREEN)
    tab = context.new_page()
    files: list[Request] = []
    tab.on("requestfinished", lambda request: files.append(request))
    port = str(proxy.port) if proxy else ""
    tab.goto(found.address.replace(str(found.port), port) if proxy else found.address)
    tab.wait_for_function(f"() => {found.peer.ready}", timeout=60_000)
    tab.wait_for_timeout(QUIET)
    if proxy:
        sent = proxy.received
    else:
        sent = sum(len(gzip.compress(one.response().body(), 9)) for one in files)
    found.note("weight, kB", sent / 1000)
    context.close()


def measure(
    browser: Browser, pages: Sequence[Found], rounds: int = ROUNDS, keyboard: bool = True
) -> None:
    """Measure pages in turn, each time opened anew."""
    for number in range(rounds):
        print(f"  round {number + 1} of {rounds}", flush=True)
        at = number % len(pages)
        for found in (*pages[at:], *pages[:at]):
            if found.failure:
                continue
            try:
                one_round(browser, found, number, KEYS // rounds if keyboard else 0)
            except Error as error:
                found.failure = str(error).splitlines()[0]


def one_round(browser: Browser, found: Found, number: int, presses: int) -> None:
    """Open a page anew, click it, and press keys."""
    opened = Opened(browser, found.peer, found.address)
    found.note("start, ms", opened.start)
    found.note("start, main thread, ms", opened.start_work)
    if found.peer.picture:
        clicks(opened, found, number * CLICKS)
        if presses:
            keys(opened, found, presses)
        if number == 0:
            once(opened, found)
    opened.close()
