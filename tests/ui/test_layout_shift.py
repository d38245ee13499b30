"""Nothing jumps: neither once the page is painted, nor when a card opens."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.ui.conftest import opened
from tests.ui.reader import drawn, press, title

WATCH = """
  window.shifts = [];
  new PerformanceObserver(list => {
    for (const { value, sources } of list.getEntries()) {
      const what = sources.map(({ node }) => node?.className || node?.nodeName || "?");
      shifts.push([value, what.join(", ")]);
    }
  }).observe({ type: "layout-shift", buffered: true });
"""
MOST = 0.01  # cumulative


def shifted(page) -> float:
    """Return how much has moved since the last look, by what moved; what follows a press counts."""
    page.wait_for_load_state("networkidle")
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done, 400)))")
    found = page.evaluate("shifts.splice(0)")
    print(found)  # shown where the test fails
    return sum(value for value, _ in found)


@pytest.mark.parametrize("size", [(1440, 900), (820, 1180), (390, 664)])
@pytest.mark.parametrize("query", ["", "?zone=heart&lang=de"])
def test_nothing_jumps_on_a_cold_load_and_when_a_card_opens(new_page, server, size, query):
    page = new_page(viewport={"width": size[0], "height": size[1]})
    page.add_init_script(WATCH)
    opened(page, f"{server}/{query}")
    assert shifted(page) <= MOST
    if query:
        return
    press(page, drawn(page, "Liver, number 18, right foot"))
    expect(title(page, "Liver")).to_be_visible()
    assert shifted(page) <= MOST
    press(page, drawn(page, "Heart, number 33, left foot"))
    expect(title(page, "Heart")).to_be_visible()
    assert shifted(page) <= MOST
