"""Measurements in a real Chromium: weight, start, and the time from click to paint."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from statistics import median
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from bench.proxy import Proxy
from tests.browser import FLAGS, HINT, find

REST = 250  # ms between two clicks of a fast reader
SCREEN = {"width": 1440, "height": 900}
# Both pages are ready when their component has filled its shadow root.
READY = """(what) => {
  for (const e of document.querySelectorAll("#map *")) {
    if (e.shadowRoot?.querySelector(what)) return performance.now();
  }
  return false;
}"""
SHOWS = {"full": "path[data-zone]", "empty": "p"}
# From the button press to the first moment after the frame in which the card shows the zone.
WATCH_CLICKS = """() => {
  const root = [...document.querySelectorAll("#map *")].find(e => e.shadowRoot).shadowRoot;
  window.clicks = [];
  addEventListener("click", event => {
    const before = root.querySelector(".rz-card h2")?.textContent;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => clicks.push([performance.now() - event.timeStamp,
        before !== root.querySelector(".rz-card h2")?.textContent]);
      port2.postMessage(null);
    });
  }, true);
}"""
POINTS = """() => {
  const root = [...document.querySelectorAll("#map *")].find(e => e.shadowRoot).shadowRoot;
  const seen = new Set();
  return [...root.querySelectorAll(".rz-badge circle")].map(circle => {
    const b = circle.getBoundingClientRect();
    return [b.x + b.width / 2, b.y + b.height / 2, circle.parentNode.textContent];
  }).filter(([x, y, text]) => text && !seen.has(text) && seen.add(text));
}"""


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser; where there is none, end the program with the remedy."""
    with sync_playwright() as playwright:
        path = find(playwright.chromium.executable_path)
        if path is None:
            sys.exit(HINT)
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


class Outside:
    """Requests to other machines, over all pages."""

    def __init__(self) -> None:
        self.urls: list[str] = []

    def watch(self, page: Page) -> None:
        """Listen to one page."""
        page.on("request", lambda request: self._note(request.url))

    def _note(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != "127.0.0.1":
            self.urls.append(url)


def load(browser: Browser, port: int, name: str, outside: Outside) -> tuple[Page, float]:
    """Open a page with an empty cache; return it and the milliseconds until it is usable."""
    page = browser.new_context(viewport=SCREEN).new_page()
    outside.watch(page)
    page.goto(f"http://127.0.0.1:{port}/{name}", wait_until="commit")
    ready = page.wait_for_function(READY, arg=SHOWS[name], polling="raf", timeout=120_000)
    return page, ready.json_value()


def weight(browser: Browser, target: int, name: str, outside: Outside) -> tuple[int, int]:
    """Return the bytes sent to the browser until the page is usable, and until it is idle.

    Headers and websocket are included. The later files are fetched while the page is idle.
    """
    proxy = Proxy(target)
    page, _ = load(browser, proxy.port, name, outside)
    usable = proxy.received
    page.wait_for_timeout(3500)  # the idle callbacks' own deadline is three seconds
    page.wait_for_load_state("networkidle")
    page.context.close()
    return usable, proxy.received


def starts(browser: Browser, target: int, outside: Outside, rounds: int = 7) -> dict[str, float]:
    """Return the median milliseconds until both pages are usable, loaded alternately."""
    found: dict[str, list[float]] = {"full": [], "empty": []}
    for _ in range(rounds):
        for name, times in found.items():
            page, ready = load(browser, target, name, outside)
            times.append(ready)
            page.context.close()
    return {name: median(times) for name, times in found.items()}


def clicks(
    browser: Browser, target: int, delay: float, outside: Outside, most: int = 40
) -> list[float]:
    """Return the milliseconds from click to painted card, with a network delay.

    Clicks are realistic: the pointer rests on the zone, and the page is idle, before the press.
    Otherwise work deferred by one click would count for the next.
    """
    page, _ = load(browser, Proxy(target, delay).port, "full", outside)
    page.wait_for_load_state("networkidle")
    page.evaluate(WATCH_CLICKS)
    for x, y, _ in page.evaluate(POINTS)[:most]:
        before = page.evaluate("clicks.length")
        page.mouse.move(x, y)
        page.wait_for_timeout(REST)
        page.mouse.click(x, y)
        page.wait_for_function("n => clicks.length > n", arg=before)
    found = page.evaluate("clicks")
    page.context.close()
    return [time for time, changed in found if changed]
