"""The menu "Display": arrangement, guidelines, further zones, lines over any school's drawing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.ui.reader import eventually
from zones import FootMap

pytestmark = pytest.mark.one_file


def menu(page: Page) -> Locator:
    """The button that opens the menu."""
    return page.get_by_role("button", name="Display", exact=True)


def test_a_layer_is_switched_on_and_off_and_says_what_it_is(page):
    menu(page).click()
    strips = page.get_by_role("checkbox", name="Ten longitudinal zones")
    strips.check()
    expect(page.locator(".rz-svg path.rz-overlay[data-kind=strips]")).to_have_count(10)
    page.get_by_role("checkbox", name="Landmarks of the bones").check()
    assert page.locator(".rz-svg circle.rz-overlay").count() >= 10
    assert "MT2" in page.locator(".rz-svg .rz-overlay-name").all_text_contents()
    strips.uncheck()
    expect(page.locator(".rz-svg path.rz-overlay[data-kind=strips]")).to_have_count(0)


def test_escape_closes_the_menu_and_keeps_the_choice(open_page):
    page = open_page("?zone=liver")
    menu(page).press("Enter")
    box = page.get_by_role("checkbox", name="Tendon line")
    box.press("Space")
    box.press("Escape")
    expect(box).to_be_hidden()
    expect(menu(page)).to_be_focused()
    expect(page.locator(".rz-svg path.rz-overlay")).to_have_count(2)
    expect(page.get_by_role("heading", level=2, name="Liver")).to_be_visible()


def test_the_menu_closes_when_the_reader_goes_on_elsewhere(page):
    for elsewhere in (".rz-list", ".rz-legend"):
        menu(page).click()
        box = page.get_by_role("checkbox", name="Guidelines")
        expect(box).to_be_checked()
        page.locator(elsewhere).click(position={"x": 3, "y": 3})
        expect(box).to_be_hidden()
    menu(page).click()
    page.get_by_role("checkbox", name="Further zones").check()
    for _ in range(8):
        page.keyboard.press("Tab")
    expect(page.get_by_role("checkbox", name="Guidelines")).to_be_hidden()


def test_the_arrangement_is_for_two_feet(open_page):
    page = open_page("?feet=left")
    menu(page).click()
    expect(page.get_by_role("radio", name="As on my own foot")).to_be_disabled()


def test_overlays_are_set_from_python_and_told_to_it(show):
    maps = []
    page = show(lambda: maps.append(FootMap(overlays=["tendon-line"])) or maps[-1])
    expect(page.locator(".rz-svg path.rz-overlay")).to_have_count(2)
    menu(page).click()
    page.get_by_role("checkbox", name="Tendon line").uncheck()
    expect(page.locator(".rz-svg path.rz-overlay")).to_have_count(0)
    eventually(lambda: maps[-1].overlays == [], "Python knows that the overlay is off")
