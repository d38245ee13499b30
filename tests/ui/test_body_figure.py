"""The figure of the body on the card, and where the other schools have the same parts of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.ui.reader import card, listed, pick, title

pytestmark = pytest.mark.one_file


def figure(page: Page) -> Locator:
    """The part of the card with the figure; it comes when the page is idle."""
    return card(page).locator(".rz-body")


def lit(page: Page) -> set[tuple[str, str]]:
    """The body areas in full colour, each with its side of the body."""
    organs = figure(page).locator(".rz-organ[data-lit]")
    found = organs.evaluate_all("all => all.map(o => [o.dataset.area, o.dataset.side])")
    return {(area, side) for area, side in found}


def test_a_zone_lights_its_part_of_the_body(open_page):
    page = open_page("?zone=liver")
    expect(figure(page).get_by_role("heading", name="On the body")).to_be_visible()
    assert {area for area, _ in lit(page)} == {"liver"}
    listed(page, "Kidneys").first.click()
    expect(figure(page).locator("[data-area=kidney][data-lit]").first).to_be_attached()
    assert lit(page) == {("kidney", "left"), ("kidney", "right")}


def test_a_head_zone_of_one_foot_lights_the_other_side_where_the_school_crosses(open_page):
    page = open_page("?zone=eye&feet=left")
    expect(figure(page)).to_be_visible()
    assert lit(page) == {("eye", "right")}
    expect(figure(page)).to_contain_text("crosses")
    page = open_page("?school=western&zone=eyes&feet=left")
    expect(figure(page)).to_be_visible()
    assert {side for area, side in lit(page) if area == "eye"} == {"left"}


def test_pressing_an_organ_names_the_foot_and_hides_neither(open_page):
    page = open_page("?zone=liver")
    expect(figure(page)).to_be_visible()
    figure(page).get_by_role("button", name="Back", exact=True).click()
    figure(page).locator("[data-area=kidney][data-side=left]").dispatch_event("click")
    expect(card(page).get_by_role("heading", level=2)).to_contain_text("Kidney")
    feet = page.get_by_role("radiogroup", name="Feet")
    expect(feet.get_by_role("radio", name="Both", exact=True)).to_be_checked()
    expect(figure(page)).to_contain_text("Kidney, left side: Kidneys, left foot.")
    pick(feet.get_by_role("radio", name="Right foot"))
    figure(page).locator("[data-area=kidney][data-side=left]").dispatch_event("click")
    expect(feet.get_by_role("radio", name="Both", exact=True)).to_be_checked()


def test_the_list_of_the_figure_does_the_same_for_the_keyboard(open_page):
    page = open_page("?zone=liver")
    expect(figure(page)).to_be_visible()
    figure(page).get_by_text("All parts of the figure").press("Enter")
    parts = figure(page).locator(".rz-body-list").get_by_role("button")
    expect(parts.nth(44)).to_be_visible()
    parts.filter(has_text="Eye, left side").press("Enter")
    expect(title(page, "Eyes")).to_be_visible()
    expect(figure(page)).to_contain_text("Eyes, right foot.")  # the school crosses


def test_the_card_leads_to_the_same_part_of_the_body_in_another_school(open_page):
    page = open_page("?zone=heart")
    other = card(page).get_by_role("button", name="Show Heart in the school Western")
    expect(card(page)).to_contain_text("Where charts differ: Where the heart is")
    other.click()
    expect(page.get_by_role("combobox", name="School")).to_have_value("western")
    expect(title(page, "Heart")).to_be_visible()
    assert page.locator(".rz-svg .rz-variant").count() >= 2  # other charts' hearts, dashed
    expect(card(page).get_by_role("heading", name="Other places for this zone")).to_be_visible()
