"""Finding a zone by what a reader has in mind."""

import re

import pytest
from playwright.sync_api import expect

from tests.ui.reader import drawn, listed, search, the_list, title
from zones import load_chart

pytestmark = pytest.mark.one_file

FINDS = {
    "liver": "18 Liver",
    "18": "18 Liver",
    "livr": "18 Liver",
    "Leber": "18 Liver",
    "higado": "18 Liver",
    "肝": "18 Liver",
    "kidnye": "22 Kidneys",
}


def test_a_search_finds_the_zone(page, subtests):
    for words, zone in FINDS.items():
        with subtests.test(words=words):
            search(page).fill("")
            expect(the_list(page).get_by_role("option").nth(40)).to_be_attached()
            search(page).fill(words)
            expect(listed(page, zone).first).to_be_visible()
            assert the_list(page).get_by_role("option").count() < 40


def test_enter_opens_the_first_hit_and_the_drawing_shows_it(page):
    search(page).fill("liver")
    page.keyboard.press("Enter")
    expect(title(page, "Liver")).to_be_visible()
    expect(drawn(page, "Liver, number 18, right foot")).to_have_attribute("aria-selected", "true")


def card(page):
    return page.get_by_role("region", name="Zone details")


def test_a_complaint_has_a_card_that_says_first_when_to_see_a_doctor(page):
    search(page).fill("my head hurts")
    the_list(page).get_by_role("option", name="Headache, head hurts").click()
    headings = card(page).get_by_role("heading")
    expect(headings.nth(0)).to_have_text("Headache")
    expect(headings.nth(0)).to_be_focused()
    expect(headings.nth(1)).to_have_text("When to see a doctor")
    expect(card(page)).to_contain_text("A tradition, not medical advice.")
    expect(page).to_have_url(re.compile("complaint=headache"))
    card(page).get_by_role("button", name="Head and brain").click()
    expect(title(page, "Head and brain")).to_be_visible()
    card(page).get_by_role("button", name="Back to: Headache").click()
    card(page).get_by_role("button", name="Start as a routine").click()
    expect(card(page)).to_contain_text("Step 1 of 14: Head and brain")


def test_a_warning_sign_comes_first_and_opens_the_advice(page):
    search(page).fill("chest pain")
    expect(the_list(page).get_by_role("option")).to_have_count(2)
    page.keyboard.press("Enter")
    expect(card(page).get_by_role("heading").first).to_contain_text("stabbing chest pain")
    expect(card(page)).to_contain_text("112")


def test_what_a_school_does_not_list_is_shown_in_one_that_does(open_page):
    page = open_page("?school=western")
    search(page).fill("heel spur")
    the_list(page).get_by_role("option", name="Heel and sole pain").click()
    expect(card(page)).to_contain_text("lists nothing for this complaint")
    card(page).get_by_role("button", name="Show it in").click()
    expect(page.get_by_role("heading", name="Pain of heel or sole")).to_be_visible()
    expect(page.get_by_role("button", name="Start as a routine")).to_be_visible()


def test_the_box_points_at_answers_while_the_focus_stays_in_it(page):
    page.keyboard.press("Tab")
    search(page).fill("knee")
    page.keyboard.press("ArrowDown")
    row = page.locator("[data-pointed]")
    expect(row).to_have_attribute("role", "option")
    expect(search(page)).to_have_attribute("aria-activedescendant", re.compile("row"))
    expect(search(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(search(page)).to_have_value("")
    page.keyboard.press("Escape")
    expect(search(page)).not_to_be_focused()


def test_nothing_found_says_so_and_offers_a_way_on(page):
    search(page).fill("xyzzyqq")
    expect(the_list(page)).to_be_hidden()
    finder = page.get_by_role("region", name="Find a zone")
    expect(finder).to_contain_text("xyzzyqq")
    finder.get_by_role("button").last.click()
    expect(the_list(page).get_by_role("option").first).to_be_visible()


def test_markup_in_the_search_stays_text(page):
    search(page).fill("<img src=x onerror=alert(1)>")
    expect(page.get_by_role("region", name="Find a zone").locator("img")).to_have_count(0)


def test_escape_empties_the_search_and_all_zones_are_back(page):
    search(page).fill("liver")
    expect(listed(page, "15 Stomach")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(search(page)).to_have_value("")
    expect(listed(page, "15 Stomach")).to_have_count(1)


def test_the_list_counts_further_zones_apart(page):
    overlays = [zone.group for zone in load_chart("rwo-shur").zones]
    tally = f"{overlays.count('numbered')} zones, {overlays.count('further')} further"
    expect(page.locator(".rz-tally")).to_have_text(tally)


def test_a_zone_chosen_by_the_address_is_in_sight_in_the_list(open_page):
    page = open_page("?zone=upper-arm")
    expect(listed(page, "Upper arm")).to_be_in_viewport()
