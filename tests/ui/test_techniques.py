"""The drawings of the techniques on the card: they come from the server, move, or stand still."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.ui.conftest import opened
from tests.ui.reader import card
from zones.loading.loader import load_chart

pytestmark = pytest.mark.one_file

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
    with page.expect_request("**/rwo-shur-more.json"):
        page.goto(f"{server}/?zone=liver")
    art = card(page).locator(".rz-technique-art").first
    art.get_by_role("button", name="Play the movement").click()
    expect(art.locator("img.rz-moving")).to_have_count(1)
    expect(card(page).locator(".rz-body")).to_have_count(0)
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


def lead(page: Page, number: int) -> float:
    """Return how far the first arrow of a technique leads to the right, by its head."""
    head = card(page).locator(".rz-step").nth(number).locator(".rz-step-head").first
    expect(head).to_be_attached()
    tip, left, right = head.evaluate(
        """path => path.getAttribute('d').match(/-?[0-9.]+ -?[0-9.]+/g)
             .map(pair => Number(pair.split(' ')[0]))"""
    )[:3]
    return tip - (left + right) / 2


def test_a_technique_is_shown_where_and_which_way_in_words_too(open_page):
    page = open_page("?zone=liver")
    name = re.compile(r"^Liver\. Right foot\. Sole\. From the heel side toward the toes")
    picture = card(page).get_by_role("img", name=name)
    expect(picture).to_be_visible()
    expect(picture.locator(".rz-step-zone")).to_have_count(1)
    expect(card(page).locator(".rz-step figcaption").first).to_have_text("Right foot · Sole")


@pytest.mark.parametrize(("foot", "way"), [("left", -1), ("right", 1)])
def test_an_arrow_to_the_inner_edge_leads_to_the_big_toe_on_either_foot(open_page, foot, way):
    page = open_page(f"?zone=pancreas&feet={foot}")
    direction = card(page).locator(".rz-technique").nth(1)
    expect(direction).to_contain_text("toward the inner edge of the foot")
    assert lead(page, 1) * way > 1  # the big toe of the left sole is on the left of the picture


def test_what_goes_to_the_owners_left_does_so_on_both_feet(open_page):
    for foot in ("left", "right"):
        page = open_page(f"?zone=transverse-colon&feet={foot}")
        assert lead(page, 0) > 1  # soles that face the reader show the owner's left on the right


def test_the_picture_takes_the_view_of_the_plate_and_turns_with_it(open_page):
    page = open_page("?zone=neck&view=dorsal&feet=left")
    expect(card(page).locator(".rz-step figcaption").first).to_have_text("Left foot · Top")
    shown = card(page).locator(".rz-step svg g").first
    plate = page.locator(".rz-panes .rz-foot").first
    expect(shown).to_have_attribute("transform", plate.get_attribute("transform"))


def test_an_acupoint_is_a_spot_with_a_ring_on_its_view(open_page):
    page = open_page("?school=channels&zone=ki-1")
    stage = page.locator(".rz-card .rz-step").first
    expect(stage.locator("figcaption")).to_have_text("Left foot · Sole")
    expect(stage.locator("circle.rz-step-line")).to_have_count(1)
    expect(stage.locator("circle.rz-step-head")).to_have_count(1)


def test_one_button_moves_hand_and_arrows_and_paper_shows_them_still(open_page):
    page = open_page("?zone=liver")  # less motion is asked for
    art = card(page).locator(".rz-step").first
    moving = art.locator("svg .rz-moving")
    expect(art.locator("svg .rz-step-moves")).to_have_count(1)
    expect(moving).to_have_count(0)
    art.get_by_role("button", name="Play the movement").click()
    expect(moving).to_be_visible()
    expect(art.locator("img.rz-moving")).to_be_visible()
    page.emulate_media(media="print")
    expect(moving).to_be_hidden()
    expect(art.get_by_role("button", include_hidden=True)).to_be_hidden()
    expect(art.locator(".rz-step-line").first).to_be_visible()
    page.emulate_media(media="screen")
    art.get_by_role("button", name="Stop the movement").click()
    expect(moving).to_have_count(0)


def test_the_room_of_the_pictures_is_there_before_they_are_drawn(open_page):
    page = open_page("?zone=liver")
    page.evaluate("window.setTimeout = () => 0")  # none is ever drawn
    page.keyboard.press("Escape")
    card(page).get_by_role("button", name="Next").click()
    art = card(page).locator(".rz-step").first
    expect(art.locator(".rz-art-stage")).to_have_count(2)
    expect(art.locator("svg[role=img]")).to_have_count(0)
    assert art.bounding_box()["height"] > 110


def test_an_arrow_that_begins_beside_the_foot_is_seen_whole(open_page):
    page = open_page("?school=channels&zone=bl-65&view=dorsal")
    stage = page.locator(".rz-card .rz-step .rz-art-stage").first
    arrow = stage.locator("path.rz-step-line").first
    expect(arrow).to_be_attached()
    box, room = arrow.bounding_box(), stage.bounding_box()
    assert room["x"] < box["x"]
    assert box["x"] + box["width"] < room["x"] + room["width"]


def test_a_finger_can_press_play(open_page):
    page = open_page("?zone=liver", viewport={"width": 390, "height": 664}, has_touch=True)
    card(page).get_by_role("button", name="Zone details").click()
    button = card(page).get_by_role("button", name="Play the movement").first
    expect(button).to_be_visible()
    box = button.bounding_box()
    assert min(box["width"], box["height"]) >= 44


def test_a_movement_waits_until_the_reader_stays_and_rests_after_a_while(new_page, address):
    page = new_page(reduced_motion="no-preference")
    page.clock.install()
    opened(page, f"{address}/?zone=liver")
    art = card(page).locator(".rz-technique-art").first
    moving = art.locator(".rz-moving")
    expect(art.locator("svg .rz-step-moves")).to_have_count(1)
    expect(art.get_by_role("button", name="Play the movement")).to_be_visible()
    expect(moving).to_have_count(0)
    page.clock.run_for(2_000)
    expect(moving).to_have_count(2)  # the hand, and the finger on the zone
    body = card(page).locator(".rz-card-body:not([hidden])")
    body.evaluate("body => body.scrollTo(0, body.scrollHeight)")
    expect(moving).to_have_count(0)
    art.scroll_into_view_if_needed()
    expect(moving).to_have_count(2)
    page.clock.run_for(8_000)
    expect(moving).to_have_count(0)
    art.get_by_role("button", name="Play the movement").click()
    page.clock.run_for(60_000)
    expect(moving).to_have_count(2)  # it was asked for
