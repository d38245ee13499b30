"""Before the map is there, while another school comes, and when something does not come at all."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.ui.conftest import READY, free_port, opened, running
from tests.ui.reader import card, drawn, pick, title, view
from tests.ui.test_page import audit

WESTERN = "**/western.json*"
OUTLINE = """all => {
  const boxes = all.map(one => one.getBoundingClientRect());
  const edge = (name, which) => which(...boxes.map(box => box[name]));
  return [edge("left", Math.min), edge("top", Math.min), edge("right", Math.max),
          edge("bottom", Math.max)];
}"""


class Held:
    """Requests that are kept waiting."""

    def __init__(self, page: Page, pattern: str) -> None:
        self.routes: list[Route] | None = []
        page.route(pattern, self._hold)

    def _hold(self, route: Route) -> None:
        if self.routes is None:
            route.continue_()
        else:
            self.routes.append(route)

    def let_go(self) -> None:
        routes, self.routes = self.routes or [], None
        for route in routes:
            route.continue_()


def missing(page: Page, pattern: str) -> None:
    page.route(pattern, lambda route: route.fulfill(status=404, body="not here"))


def offline(page: Page, pattern: str) -> None:
    page.route(pattern, lambda route: route.abort())


def school(page: Page, id: str) -> None:
    page.get_by_role("combobox", name="School").select_option(id)


def seen_zones(page: Page) -> int:
    """Zones on the feet and names that can be seen, in the list and on the card."""
    return page.locator("path.zone:visible, .rz-row:visible, .rz-card h2:visible").count()


@pytest.mark.parametrize("size", [(1440, 900), (1100, 800), (820, 1180), (390, 664)])
def test_before_the_map_is_there_its_outline_stands_where_it_will(new_page, server, size):
    page = new_page(viewport={"width": size[0], "height": size[1]})
    held = Held(page, "**/rwo-shur.json*")
    page.goto(server, wait_until="domcontentloaded")
    expect(page.get_by_text("The map is loading")).to_be_visible()
    expect(page.get_by_text("This takes longer")).to_have_css("opacity", "0")
    before = page.locator("#waiting path").evaluate_all(OUTLINE)
    expect(page.locator(".rz")).to_be_attached()
    held.let_go()
    page.locator(READY).wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    expect(page.locator("#waiting")).to_have_count(0)
    after = page.locator(".rz-foot").evaluate_all(OUTLINE)
    assert before == pytest.approx(after, abs=4)


def test_a_slow_chart_does_not_begin_the_page_anew(new_page, server):
    page = new_page()
    held = Held(page, "**/rwo-shur.json*")
    page.goto(server, wait_until="domcontentloaded")
    expect(page.locator(".rz")).to_be_attached()
    page.wait_for_timeout(7000)  # longer than the page waits for a map that does nothing
    expect(page.locator("#lost")).to_be_empty()
    held.let_go()
    page.locator(READY).wait_for(state="attached")


def test_while_a_school_is_loading_its_name_stands_over_no_others_feet(open_page):
    page = open_page("?zone=liver")
    held = Held(page, WESTERN)
    school(page, "western")
    waiting = page.locator(".rz-waiting")
    expect(waiting).to_contain_text("Loading Western")
    expect(page.get_by_role("combobox", name="School")).to_have_value("western")
    expect(page.locator(".rz-foot").first).to_be_visible()
    assert seen_zones(page) == 0
    audit(page)
    held.let_go()
    expect(drawn(page, "Liver, ", exact=False).first).to_be_visible()
    expect(waiting).to_be_hidden()


@pytest.mark.parametrize(
    ("fails", "words"), [(missing, "no chart called “western”"), (offline, "Check the connection")]
)
def test_a_school_that_does_not_come_can_be_asked_for_again_or_left(
    open_page, watch, fails: Callable[[Page, str], None], words
):
    page = open_page("?zone=liver")
    watch.forgive("404", "ERR_FAILED", "error_", "Failed to fetch")
    fails(page, WESTERN)
    school(page, "western")
    alert = page.locator(".rz-alert")
    expect(alert).to_contain_text(words)
    assert seen_zones(page) == 0
    audit(page)
    alert.get_by_role("button", name="Back to Rwo-Shur").click()
    expect(drawn(page, "Liver, number 18, right foot")).to_be_visible()
    expect(page.get_by_role("combobox", name="School")).to_have_value("rwo-shur")
    expect(alert).to_be_empty()
    school(page, "western")
    expect(alert).to_contain_text(words)
    page.unroute(WESTERN)
    page.evaluate("dispatchEvent(new Event('online'))")  # as a browser does
    expect(page.locator("path.zone").first).to_be_visible()
    expect(alert).to_be_empty()


def test_a_first_chart_that_does_not_come_leaves_a_way_to_try_again(new_page, server, watch):
    page = new_page()
    watch.forgive("ERR_FAILED", "error_", "Failed to fetch")
    offline(page, "**/rwo-shur.json*")
    page.goto(server)
    alert = page.locator(".rz-alert")
    expect(alert).to_contain_text("The chart could not be loaded. Check the connection")
    page.unroute("**/rwo-shur.json*")
    alert.get_by_role("button", name="Try again").click()
    expect(drawn(page, "Liver, number 18, right foot")).to_be_visible()


def test_texts_that_do_not_come_in_a_language_are_named_and_asked_for_again(open_page, watch):
    page = open_page("?zone=liver")
    watch.forgive("ERR_FAILED", "Failed to fetch")
    page.wait_for_load_state("networkidle")
    offline(page, "**/rwo-shur-de.json*")
    page.get_by_role("button", name="Settings", exact=True).click()
    page.get_by_role("combobox", name="Language").select_option("de")
    alert = page.locator(".rz-alert")
    expect(alert).to_contain_text("could not be loaded in Deutsch")
    expect(title(page, "Liver")).to_be_visible()
    page.unroute("**/rwo-shur-de.json*")
    alert.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", level=2, name="Leber")).to_be_visible()
    expect(alert).to_be_empty()


def test_the_rest_of_a_chart_is_asked_for_again(new_page, server, watch):
    page = new_page()
    watch.forgive("ERR_FAILED", "Failed to fetch")
    offline(page, "**/feet-dorsal.svg*")
    opened(page, f"{server}/?zone=liver")
    alert = page.locator(".rz-alert")
    expect(alert).to_contain_text("Some pictures and texts of this chart could not be loaded.")
    pick(view(page, "Top"))
    page.unroute("**/feet-dorsal.svg*")
    alert.get_by_role("button", name="Try again").click()
    expect(alert).to_be_empty()
    expect(page.locator(".rz-art > *").first).to_be_attached()
    expect(card(page).get_by_role("heading", name="On the body")).to_be_attached()


def test_a_filter_that_leaves_nothing_on_a_view_leads_to_the_views_where_it_does(open_page):
    page = open_page("?systems=digestive&view=lateral")
    hint = page.get_by_text("No zone on this view belongs to what is filtered.")
    expect(hint).to_be_visible()
    audit(page)
    page.get_by_role("button", name="Show: Sole").click()
    expect(hint).to_be_hidden()
    expect(view(page, "Sole")).to_be_checked()


@pytest.mark.parametrize("alone", [False, True], ids=["dashboard", "one file"])
def test_a_view_on_which_a_chart_draws_nothing_says_so(request, new_page, alone):
    address = request.getfixturevalue("one_file" if alone else "server")
    page = opened(new_page(), f"{address}/?school=overview&view=dorsal")
    hint = page.get_by_text("This chart draws no zones on this view.")
    expect(hint).to_be_visible()
    page.get_by_role("button", name="Show: Sole").click()
    expect(hint).to_be_hidden()
    expect(view(page, "Sole")).to_be_checked()


def test_with_the_program_gone_the_print_dialog_says_what_can_still_be_done(new_page, watch):
    port = free_port()
    watch.forgive("WebSocket", "ERR_CONNECTION", "Failed to", "bokeh")
    page = new_page()
    with running([sys.executable, "app.py"], port, "/liveness") as address:
        opened(page, f"{address}/?zone=liver")
        page.get_by_role("button", name="Print", exact=True).click()
        dialog = page.get_by_role("dialog", name="Print or save a sheet")
        expect(dialog.get_by_role("status")).to_have_text("The first page is shown here.")
    expect(dialog.get_by_role("status")).to_contain_text("can still be printed as it is")
    expect(dialog.get_by_role("button", name=re.compile("Download"))).to_be_disabled()
    expect(dialog.get_by_role("button", name="Print this view")).to_be_enabled()
