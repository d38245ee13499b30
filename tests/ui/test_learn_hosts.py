"""Player, own routines, safety check and notes beside a kernel, in a Panel app, as an element."""

from __future__ import annotations

import json

from playwright.sync_api import Page, expect

from tests.ui.reader import card, drawn, title
from tests.ui.test_notes import LIVER, kept, tender
from tests.ui.test_own_routines import are
from tests.ui.test_own_routines import kept as routines
from tests.ui.test_player import begin, key, player, step
from tests.ui.test_quiz_hosts import page_with_element
from tests.ui.test_widget_module import answer as send_chart
from tests.ui.test_widget_module import page as widget_page  # noqa: F401  a fixture
from tests.ui.test_widget_module import started
from zones import FootMap
from zones.hosts.panel import FootMap as PanelMap

ROUTINE = "own.liver,thumb-walking,r,30.heart,pinpoint,l,10~Evening"


def learn(page: Page) -> None:
    """Keep a routine and play it, then note how tender a zone was."""
    player(page).get_by_role("button", name="Keep in my routines").click()
    are(page, "Liver", "Heart")
    player(page).get_by_role("button", name="Play with a timer").click()
    begin(page)
    for name in ("Liver", "Heart"):
        expect(step(page)).to_have_text(name)
        key(page, "Skip").click()
    expect(step(page)).to_have_text("Evening: done")
    key(page, "Close").click()
    drawn(page, LIVER).focus()
    page.keyboard.press("Enter")
    expect(title(page, "Liver")).to_be_visible()
    card(page).get_by_role("button", name="Begin a session").click()
    tender(page, "right", "2")
    expect(drawn(page, f"{LIVER}, 2")).to_be_attached()


def is_known(page: Page) -> None:
    """What was kept is there again, with the same routine in the player."""
    expect(player(page).get_by_role("button", name="Change", exact=True)).to_be_visible()
    expect(drawn(page, f"{LIVER}, 2")).to_be_attached()
    assert [one["name"] for one in routines(page)] == ["Evening"]
    assert [one["z"] for one in kept(page).values()] == ["liver-2"]


def test_in_a_panel_app_what_was_kept_is_there_the_next_time(show):
    made = []

    def make():
        made.append(PanelMap("rwo-shur", player=ROUTINE))
        return made[-1]

    page = show(make)
    learn(page)
    assert "liver-2" not in json.dumps(made[0].state())
    page.reload()
    is_known(page)


def test_in_a_notebook_too_and_the_kernel_hears_nothing_of_it(widget_page):  # noqa: F811
    shown = FootMap("rwo-shur", player=ROUTINE)
    started(widget_page, shown)
    send_chart(widget_page, shown)
    learn(widget_page)
    assert "liver-2" not in json.dumps(widget_page.evaluate("saved"))
    widget_page.reload()
    started(widget_page, shown)
    send_chart(widget_page, shown)
    is_known(widget_page)


def test_as_an_element_in_any_page(new_page, files, tmp_path):
    page = page_with_element(new_page(), files, tmp_path / "site", f'player="{ROUTINE}"')
    learn(page)
    page.reload()
    is_known(page)
