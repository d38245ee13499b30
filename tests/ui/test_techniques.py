"""The drawings of the techniques on the card: they come from the server, move, or stand still."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.ui.conftest import opened
from tests.ui.reader import card, eventually
from zones.loading.loader import load_chart

LOADED = "image => image.complete && image.naturalWidth > 0"


def pictures(page: Page) -> Locator:
    return (
        card(page)
        .locator(".rz-technique")
        .get_by_role("img", include_hidden=False)
        .locator("xpath=self::img")
    )


def test_each_technique_on_the_card_shows_its_movement_in_words_too(open_page):
    page = open_page("?zone=liver")
    expect(card(page).locator(".rz-body")).to_be_visible()  # now the whole chart is there
    expect(pictures(page)).to_have_count(card(page).locator(".rz-technique").count())
    first = pictures(page).first
    first.scroll_into_view_if_needed()
    assert first.evaluate(LOADED)
    assert "thumb" in first.get_attribute("alt").lower()


def test_less_motion_takes_the_movement_out_and_leaves_the_picture(open_page):
    still = pictures(open_page("?zone=liver")).first  # the tests ask for less motion
    expect(still).to_be_visible()
    moving = pictures(open_page("?zone=liver", reduced_motion="no-preference")).first
    expect(moving).to_be_visible()
    assert "@keyframes" not in unquote(still.get_attribute("src"))
    assert "<path" in unquote(still.get_attribute("src"))
    over = moving.locator("xpath=..").locator("img.rz-moving")
    assert "@keyframes" in unquote(over.get_attribute("src"))


def test_the_movement_plays_and_stops_and_paper_shows_the_still_picture(open_page):
    page = open_page("?zone=liver")  # less motion is asked for
    art = card(page).locator(".rz-technique-art").first
    moving = art.locator("img.rz-moving")
    expect(moving).to_have_count(0)
    art.get_by_role("button", name="Play the movement").click()
    assert "prefers-reduced-motion" not in unquote(moving.get_attribute("src"))
    page.emulate_media(media="print")
    expect(moving).to_be_hidden()
    expect(art.locator("img:not(.rz-moving)")).to_be_visible()
    page.emulate_media(media="screen")
    art.get_by_role("button", name="Stop the movement").click()
    expect(moving).to_have_count(0)


def test_what_moves_goes_on_moving_when_the_rest_of_the_chart_comes(new_page, server):
    page, held = new_page(), []
    page.route("**/rwo-shur-more.json", lambda route: held.append(route))
    page.goto(f"{server}/?zone=liver")
    art = card(page).locator(".rz-technique-art").first
    art.get_by_role("button", name="Play the movement").click()
    expect(art.locator("img.rz-moving")).to_have_count(1)
    expect(card(page).locator(".rz-body")).to_have_count(0)
    eventually(lambda: held, "the page asks for the rest of the chart")
    held[0].continue_()
    expect(card(page).locator(".rz-body")).to_be_visible()
    expect(art.locator("img.rz-moving")).to_have_count(1)
    art.get_by_role("button", name="Stop the movement").click()
    expect(art.locator("img.rz-moving")).to_have_count(0)


@pytest.mark.parametrize(
    ("query", "foot", "mirrored"),
    [
        ("?zone=liver", "Right foot", True),
        ("?zone=heart", "Left foot", False),
        ("?zone=stomach&feet=right", "Right foot", True),
        ("?zone=stomach&feet=left", "Left foot", False),
    ],
)
def test_a_technique_is_shown_on_the_foot_of_the_zone(open_page, query, foot, mirrored):
    art = card(open_page(query)).locator(".rz-technique-art").first
    expect(art).to_contain_text(foot)
    flip = "matrix(-1, 0, 0, 1, 0, 0)" if mirrored else "none"
    expect(art.locator("img:not(.rz-moving)")).to_have_css("transform", flip)


def test_a_drawing_that_does_not_come_leaves_no_gap(new_page, server, watch):
    page = new_page()
    asked = []

    def refuse(route):
        asked.append(route.request.url)
        route.fulfill(status=404)

    page.route("**/technique-*.svg", refuse)
    opened(page, f"{server}/?zone=liver")
    expect(card(page).get_by_role("heading", name="Who says so")).to_be_visible()
    wanted = {use.use for use in load_chart("rwo-shur").zone("liver").techniques}
    for _ in range(100):
        if len(asked) < len(wanted):
            page.wait_for_timeout(50)
    assert len(asked) == len(wanted)
    page.wait_for_timeout(200)
    expect(pictures(page)).to_have_count(0)
    watch.forgive("404")
