"""What a card says first: the order of its parts, and what is in sight without scrolling."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.ui.reader import card

pytestmark = pytest.mark.one_file

LAPTOP = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 664}
PARTS = {
    "name": "h2",
    "system": ".rz-system button",
    "foot": ".rz-foot-of",
    "do not": ".rz-forbidden",
    "picture": ".rz-step",
    "pressure": ".rz-pressure[class]:not(.rz-brief *)",
    "where": "h3:text-is('Where exactly')",
    "cautions": ".rz-cautions:not(.rz-forbidden)",
    "figure": ".rz-body",
    "tradition": "h3:text-is('What practitioners say')",
    "schools": "h3:text-is('In other schools')",
    "sources": "h3:text-is('Who says so')",
}


def tops(page: Page) -> dict[str, float]:
    expect(card(page).locator(".rz-body")).to_be_visible()  # the card is not made again
    places = {name: card(page).locator(css).first for name, css in PARTS.items()}
    for place in places.values():
        expect(place).to_be_visible()
    return {name: place.bounding_box()["y"] for name, place in places.items()}


def test_the_parts_of_a_card_follow_one_another_as_a_reader_needs_them(open_page):
    page = open_page("?zone=stomach", viewport={"width": 1366, "height": 768})
    found = tops(page)
    assert sorted(found, key=found.get) == list(PARTS)


@pytest.mark.parametrize("zone", ["stomach", "lower-abdomen", "thyroid"])
@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_how_begins_with_its_picture_on_the_first_screen(open_page, size, zone):
    page = open_page(f"?zone={zone}", viewport=size, has_touch=size is PHONE)
    if size is PHONE:
        card(page).get_by_role("button", name="Zone details").click()
        expect(page.locator(".rz-shell")).to_have_attribute("data-sheet", "half")
    how = card(page).get_by_role("heading", name="How it is pressed")
    expect(how).to_be_in_viewport(ratio=1)
    picture = card(page).locator(".rz-art-stage").first
    if size is LAPTOP:
        expect(picture).to_be_in_viewport(ratio=0.9 if zone != "lower-abdomen" else 0.1)
    elif zone != "lower-abdomen":  # which two things forbid
        expect(picture).to_be_in_viewport(ratio=0.2)


def test_no_caution_is_one_line(open_page):
    page = open_page("?zone=liver", viewport=LAPTOP)
    expect(card(page).locator(".rz-body")).to_be_visible()  # the card is not made again
    none = card(page).locator(".rz-cautions[data-none]")
    expect(none).to_be_visible()
    heading, words = none.get_by_role("heading"), none.get_by_text("None for this zone alone.")
    a, b = heading.bounding_box(), words.bounding_box()
    assert a["x"] + a["width"] <= b["x"]
    assert abs((a["y"] + a["height"] / 2) - (b["y"] + b["height"] / 2)) < 6


def test_the_system_on_the_card_is_a_button_that_filters(open_page):
    page = open_page("?zone=ureter", viewport=LAPTOP)
    button = card(page).get_by_role("button", name="Kidneys and bladder")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".rz-list")).not_to_contain_text("Liver")
    expect(page.locator(".rz-list")).to_contain_text("Urinary bladder")
    button.click()
    expect(page.locator(".rz-list")).to_contain_text("Liver")
