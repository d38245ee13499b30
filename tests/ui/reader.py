"""How a reader finds things on the page: by role and name."""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import Locator, Page


def drawn(page: Page, name: str, exact: bool = True) -> Locator:
    """A zone in the drawing, by its full name such as "Liver, number 18, right foot"."""
    return page.locator("svg [role=listbox]").get_by_role("option", name=name, exact=exact)


def listed(page: Page, name: str) -> Locator:
    """A row of the list of zones whose name has these words, such as "18 Liver"."""
    return the_list(page).get_by_role("option", name=name)


def the_list(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Zones", exact=True)


def card(page: Page) -> Locator:
    """The region with the details of the chosen zone."""
    return page.get_by_role("region", name="Zone details")


def title(page: Page, name: str) -> Locator:
    """The heading of the card."""
    return card(page).get_by_role("heading", level=2, name=name, exact=True)


def search(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Search the map")


def view(page: Page, name: str) -> Locator:
    """One choice of the view switch: Sole, Top, Inner side, Outer side."""
    return page.get_by_role("radiogroup", name="View").get_by_role("radio", name=name, exact=True)


def pick(choice: Locator) -> None:
    """Press a radio button that is drawn as a part of a switch."""
    choice.check(force=True)


def inside(zone: Locator) -> tuple[float, float]:
    """A point of the window that lies on a drawn zone, well away from its edge."""
    return tuple(
        zone.evaluate(
            """path => {
              const box = path.getBBox(), edge = [];
              for (let k = 0; k < 48; k++) {
                edge.push(path.getPointAtLength(path.getTotalLength() * k / 48));
              }
              let best = null, most = -1;
              for (let i = 1; i < 16; i++) for (let j = 1; j < 16; j++) {
                const at = new DOMPoint(box.x + box.width * i / 16, box.y + box.height * j / 16);
                const room = Math.min(...edge.map(p => Math.hypot(p.x - at.x, p.y - at.y)));
                if (room > most && path.isPointInFill(at)) { most = room; best = at; }
              }
              best = best.matrixTransform(path.getScreenCTM());
              return [best.x, best.y];
            }"""
        )
    )


def press(page: Page, zone: Locator, **how) -> None:
    """Click a drawn zone where it is widest, with a real pointer."""
    page.mouse.click(*inside(zone), **how)


def eventually(check: Callable[[], bool], what: str, seconds: float = 10) -> None:
    """Wait until the Python side agrees."""
    end = time.monotonic() + seconds
    while not check():
        assert time.monotonic() < end, f"it did not come about that {what}"
        time.sleep(0.01)


def standing(shown: Locator) -> tuple[float, float, float, float]:
    """Where something stands in the window, once it stands still: left, top, width and height.

    What is placed after the drawing, such as a name, may be placed again in the same moment.
    """
    still = """async node => {
      const frame = () => new Promise(requestAnimationFrame);
      const place = () => JSON.stringify(node.getBoundingClientRect());
      for (let before = '', i = 0; i < 50; i++, before = place(), await frame(), await frame()) {
        const { x, y, width, height } = node.getBoundingClientRect();
        if (width && before === place()) return [x, y, width, height];
      }
      return null;
    }"""
    for _ in range(50):
        if found := shown.evaluate(still):
            return tuple(found)
    raise AssertionError(f"{shown} does not stand still")


def middle(shown: Locator) -> tuple[float, float]:
    """The middle of something that stands still."""
    left, top, width, height = standing(shown)
    return left + width / 2, top + height / 2
