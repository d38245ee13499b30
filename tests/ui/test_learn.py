"""What there is to learn: routines, complaints, techniques, styles, studies."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.ui.reader import card, drawn, eventually, pick, press, title
from zones import load_chart

pytestmark = pytest.mark.one_file


def side(page, name: str):
    """One choice of the switch in the card's bar: Zone, Learn."""
    return page.get_by_role("radiogroup", name="Zone details").get_by_role("radio", name=name)


def shelf(page, name: str):
    return card(page).locator(".rz-learn section", has=page.get_by_role("heading", name=name))


def fold(within, name: str):
    """What is folded under a name, itself."""
    return within.locator("details", has=within.page.locator(f'summary:text-is("{name}")')).last


def learn(page):
    pick(side(page, "Learn"))
    expect(card(page).get_by_role("heading", level=2, name="Learn")).to_be_visible()


def test_a_routine_goes_step_by_step_and_marks_its_zones(page):
    learn(page)
    card(page).get_by_text("Short relaxation", exact=True).click()
    walk = card(page).locator("details[open] .rz-walk")
    expect(walk.get_by_role("heading")).to_contain_text("Step 1 of 9")
    expect(walk.get_by_role("button", name="Previous step")).to_be_disabled()
    lit = page.locator(".rz-svg .zone[data-lit]")
    counts = []
    for _ in range(8):
        walk.get_by_role("button", name="Next step").click()
        counts.append(lit.count())
    expect(walk.get_by_role("heading")).to_contain_text("Step 9 of 9")
    expect(walk.get_by_role("button", name="Next step")).to_be_disabled()
    assert max(counts) >= 1
    card(page).get_by_text("Short relaxation", exact=True).click()
    expect(lit).to_have_count(0)


def test_a_routine_keeps_its_place_while_a_zone_is_read(page):
    learn(page)
    card(page).get_by_text("Self-massage at home", exact=True).click()
    walk = card(page).locator("details[open] .rz-walk")
    for _ in range(3):
        walk.get_by_role("button", name="Next step").click()
    press(page, drawn(page, "Liver, number 18, right foot"))
    expect(title(page, "Liver")).to_be_visible()
    expect(walk).to_be_hidden()
    expect(page.locator(".rz-svg .zone[data-lit]")).to_have_count(0)
    pick(side(page, "Learn"))
    expect(walk.get_by_role("heading")).to_contain_text("Step 4 of 13")
    pick(side(page, "Zone"))
    expect(title(page, "Liver")).to_be_visible()


@pytest.mark.one_file(False)
def test_what_is_open_stands_in_the_address_and_comes_back_from_it(open_page):
    page = open_page("?learn=desk-break")
    expect(card(page).locator("details[open] .rz-walk")).to_be_visible()
    card(page).get_by_text("Short relaxation", exact=True).click()
    page.wait_for_url("**/?learn=short-relaxation")
    expect(card(page).locator("details[data-routine][open]")).to_have_count(1)
    pick(side(page, "Zone"))
    page.wait_for_url(lambda url: "learn" not in url)
    page.go_back()
    expect(side(page, "Learn")).to_be_checked()


def test_the_switch_works_by_keyboard_and_is_announced(page):
    side(page, "Zone").focus()
    page.keyboard.press("ArrowRight")
    expect(side(page, "Learn")).to_be_checked()
    expect(page.locator(".rz > [role=status]")).to_have_text("Learn is open.")
    expect(card(page).get_by_text("Five-minute desk break")).to_be_visible()


def test_a_complaint_leads_to_its_zones_and_says_when_to_see_a_doctor(page):
    learn(page)
    complaints = shelf(page, "Zones by")
    listed = [complaint for complaint in load_chart().complaints if complaint.zones]
    complaints.get_by_text(f"All {len(listed)}").click()
    complaints.get_by_text("Headache", exact=True).click()
    one = fold(complaints, "Headache")
    expect(one).to_contain_text("See a doctor if")
    first = one.get_by_role("button").first
    name = first.inner_text()
    first.click()
    expect(title(page, name)).to_be_visible()


def test_every_technique_stands_with_its_drawing_and_sources(page):
    learn(page)
    techniques = shelf(page, "Techniques")
    techniques.get_by_text("All 24").click()
    techniques.get_by_text("Thumb-walking", exact=True).click()
    one = fold(techniques, "Thumb-walking")
    expect(one.locator("img")).to_be_visible()
    one.get_by_text("source").first.click()
    expect(one.get_by_role("link").first).to_be_visible()


def test_what_is_open_stays_open_when_the_rest_of_the_chart_comes(new_page, server):
    page, held = new_page(), []
    page.route("**/rwo-shur-more.json", lambda route: held.append(route))
    page.goto(f"{server}/")
    page.locator("html[data-ready]").wait_for(state="attached")
    learn(page)
    techniques = shelf(page, "Techniques")
    techniques.get_by_text("All 24").click()
    techniques.get_by_text("Thumb-walking", exact=True).click()
    one = fold(techniques, "Thumb-walking")
    one.get_by_text("source").first.click()
    expect(one.get_by_role("link").first).to_be_visible()
    expect(card(page).get_by_text("Short relaxation", exact=True)).to_have_count(0)
    eventually(lambda: held, "the page asks for the rest of the chart")
    held[0].continue_()
    expect(card(page).get_by_text("Short relaxation", exact=True)).to_be_visible()
    expect(one.get_by_role("link").first).to_be_visible()


def test_kinds_of_massage_stand_with_their_cautions(page):
    learn(page)
    kinds = shelf(page, "Kinds of")
    expect(kinds.get_by_text("Thai foot massage")).to_be_visible()
    assert kinds.locator("details").count() == 12
    for name in kinds.locator("summary").all_inner_texts():
        kinds.get_by_text(name, exact=True).click()
    assert kinds.locator(".rz-leave-out").count() >= 5


def test_what_studies_found_can_be_read_there(page):
    learn(page)
    studies = shelf(page, "What studies")
    count = len(load_chart("rwo-shur").evidence.studies)
    studies.get_by_text(f"All {count}").click()
    expect(studies.get_by_role("link").nth(13)).to_be_visible()
