"""Kills the server under open pages and sees whether each reader finds everything again."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Error, Page, expect

from bench.measure import chromium
from tests.dashboard.server import free_port, running

READY = "html[data-ready='']"
TIMES = 20
WORDS = """() => {
  const root = [...document.querySelectorAll("#map *")].find(e => e.shadowRoot).shadowRoot;
  const told = [...root.querySelectorAll("[role=status], .rz-quiz-told, .rz-quiz-last")];
  for (const one of told) one.remove();  // what was just said is said once
  const seen = root.querySelector(".rz-quiz:not([hidden]), .rz-player:not([hidden])");
  const place = seen ?? root.querySelector(".rz-card-body");
  return place.innerText.replace(/\\d+:\\d\\d/g, "").split(/\\s*\\n\\s*/).join(" ").trim();
}"""
KEPT = """() => JSON.stringify(Object.entries(localStorage)
  .filter(([key]) => key.startsWith("foot-reflex-zones")).sort())"""


def stays(page: Page) -> None:
    """Nothing but the address."""


def answers(page: Page) -> None:
    """The first question is answered, and the second one asked."""
    page.get_by_role("button", name="Show me").click()
    page.get_by_role("button", name="Next question").click()


def notes_one(page: Page) -> None:
    """A session is begun, with a value."""
    page.locator(".rz-to-notes").first.click()
    page.get_by_role("button", name="Begin a session").click()
    check = page.get_by_role("dialog", name="A short check before the massage")
    expect(check).to_be_visible()
    check.get_by_role("button", name="None of these applies").click()
    page.locator(".rz-to-notes").first.click()
    page.locator("[data-key=tender-right-2]").check(force=True)


def adds(page: Page) -> None:
    """A technique stands in a routine of one's own."""
    page.get_by_role("button", name="Add to my routine").first.click()
    page.get_by_role("button", name="Open my routines").first.click()


STATES: tuple[tuple[str, str, Callable[[Page], None]], ...] = (
    ("a zone", "?zone=liver", stays),
    ("a side view with names", "?view=medial&labels=both&zone=heel", stays),
    ("a filter", "?systems=digestive&zone=stomach", stays),
    ("a complaint", "?complaint=headache", stays),
    ("an acupoint", "?school=channels&zone=sp-3", stays),
    ("a routine", "?learn=home-self-massage", stays),
    ("a quiz", "?quiz=find.all.10.k3f9", answers),
    ("a routine in the player", "?play=desk-break", stays),
    ("notes", "?zone=liver", notes_one),
    ("a routine of one's own", "?zone=liver", adds),
    ("the comparison", "?zone=heart&compare=heart", stays),
    ("German", "?lang=de&zone=kidney", stays),
)


def recovers(page: Page, place: str, enter: Callable[[Page], None], port: int) -> list[str]:
    """Kill the server under a page and start it again; return what was lost or not said."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {"PORT": str(port)}
        with running(Path(folder), **environment) as server:
            page.goto(f"http://127.0.0.1:{port}/{place}")
            page.locator(READY).wait_for(state="attached")
            enter(page)
            page.wait_for_timeout(1200)  # the address is written after the paint
            before = page.url, page.evaluate(KEPT), page.evaluate(WORDS)
            page.evaluate("document.documentElement.dataset.before = ''")
            os.killpg(server.process.pid, signal.SIGKILL)
            server.process.wait(10)
        expect(page.locator("#lost")).not_to_be_empty(timeout=30_000)
        said = page.locator("#lost").inner_text()
        with running(Path(folder), **environment):
            expect(page.locator("html")).not_to_have_attribute("data-before", "", timeout=60_000)
            page.locator(READY).wait_for(state="attached")
            page.wait_for_timeout(1200)
            after = page.url, page.evaluate(KEPT), page.evaluate(WORDS)
            page.goto("about:blank")
    names = ("address", "what the browser keeps", "words")
    lost = [name for name, one, other in zip(names, before, after, strict=True) if one != other]
    return lost + ([] if said else ["nothing said"])


def recoveries() -> tuple[int, int]:
    """Kill the server twenty times in twelve states; return how often all was there again."""
    done = 0
    with chromium() as browser:
        for number in range(TIMES):
            name, place, enter = STATES[number % len(STATES)]
            phone = number >= len(STATES)
            context = browser.new_context(
                viewport={"width": 390, "height": 844} if phone else {"width": 1440, "height": 900},
                has_touch=phone,
            )
            try:
                lost = recovers(context.new_page(), place, enter, free_port())
            except (AssertionError, Error) as error:
                lost = [str(error).splitlines()[0]]
            context.close()
            done += not lost
            if lost:
                print(f"    {name}{' on a phone' if phone else ''}: {', '.join(lost)}", flush=True)
    return done, TIMES


if __name__ == "__main__":
    print("{} of {}".format(*recoveries()))
    sys.exit()
