"""The menu of overlays: lines, strips and landmarks over any school's drawing."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.ui.conftest import WIDE
from tests.ui.reader import eventually
from zones import FootMap


def menu(page: Page) -> Locator:
    """The summary that opens the menu; it comes when the page is idle."""
    return page.get_by_role("group", name="Chart controls").locator("summary", has_text="Layers")


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
    expect(menu(page)).to_be_visible()
    menu(page).press("Enter")
    box = page.get_by_role("checkbox", name="Tendon line")
    box.press("Space")
    box.press("Escape")
    expect(box).to_be_hidden()
    expect(menu(page)).to_be_focused()
    expect(page.locator(".rz-svg path.rz-overlay")).to_have_count(2)
    expect(page.get_by_role("heading", level=2, name="Liver")).to_be_visible()


def test_the_controls_stand_in_one_row_on_a_wide_screen(page):
    expect(menu(page)).to_be_visible()
    bar = page.get_by_role("group", name="Chart controls").bounding_box()
    assert bar["width"] >= 0.9 * WIDE["width"]
    assert bar["height"] <= 60


def test_overlays_are_set_from_python_and_told_to_it(show):
    maps = []
    page = show(lambda: maps.append(FootMap(overlays=["tendon-line"])) or maps[-1])
    expect(page.locator(".rz-svg path.rz-overlay")).to_have_count(2)
    menu(page).click()
    page.get_by_role("checkbox", name="Tendon line").uncheck()
    expect(page.locator(".rz-svg path.rz-overlay")).to_have_count(0)
    eventually(lambda: maps[-1].overlays == [], "Python knows that the overlay is off")
