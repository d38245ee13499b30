"""Closer and farther, by whatever the reader has at hand."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.ui.reader import card, drawn, inside, middle, press

pytestmark = pytest.mark.one_file

LIVER = "Liver, number 18, right foot"


def scale(page: Page) -> float:
    return float(page.locator(".rz-stage").evaluate("e => e.style.getPropertyValue('--zoom') || 1"))


def centre(page: Page, name: str) -> tuple[float, float]:
    return middle(drawn(page, name))


def in_sight(page: Page, name: str) -> bool:
    x, y = centre(page, name)
    box = page.locator(".rz-stage").bounding_box()
    return 0 < x - box["x"] < box["width"] and 0 < y - box["y"] < box["height"]


def test_the_wheel_with_ctrl_approaches_what_is_under_the_pointer(page):
    x, y = centre(page, LIVER)
    page.mouse.move(x, y)
    page.mouse.wheel(0, -300)
    assert scale(page) == 1, "without Ctrl the page scrolls as ever"
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    expect(page.locator(".rz-stage[data-zoomed]")).to_have_count(1)
    assert scale(page) > 1.8
    assert centre(page, LIVER) == pytest.approx((x, y), abs=2)


def test_a_drag_moves_the_feet_and_chooses_nothing(page):
    x, y = inside(drawn(page, LIVER))
    page.mouse.dblclick(x, y)
    assert scale(page) == 2.5
    expect(card(page).get_by_role("heading", name="Liver", exact=True)).to_be_visible()
    expect(page.locator("path.zone:focus")).to_have_count(1)  # it follows the picture
    page.keyboard.press("Escape")
    expect(card(page).get_by_role("heading", name="Choose a zone")).to_be_visible()
    before = centre(page, LIVER)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 40, y - 30, steps=4)
    page.mouse.up()
    after = centre(page, LIVER)
    assert after == pytest.approx((before[0] - 40, before[1] - 30), abs=3)
    expect(card(page).get_by_role("heading", name="Choose a zone")).to_be_visible()
    press(page, drawn(page, LIVER))
    expect(card(page).get_by_role("heading", name="Liver", exact=True)).to_be_visible()
    page.mouse.dblclick(x, y)
    assert scale(page) == 1


def test_keys_and_buttons_approach_a_zone_and_never_the_gap(open_page):
    page = open_page("?zone=heart")
    drawn(page, "Heart, number 33, left foot").focus()
    page.keyboard.press("+")
    page.keyboard.press("+")
    assert scale(page) == pytest.approx(2.25)
    assert in_sight(page, "Heart, number 33, left foot")
    page.keyboard.press("-")
    assert scale(page) == pytest.approx(1.5)
    page.keyboard.press("0")
    assert scale(page) == 1
    page.keyboard.press("2")
    page.keyboard.press("0")  # the number of a zone
    expect(page.locator("path.zone:focus")).to_have_attribute("data-zone", "solar-plexus")
    page.keyboard.press("Escape")
    for _ in range(3):
        page.get_by_role("button", name="Zoom in").click()
    assert any(
        in_sight(page, f"Solar plexus, number 20, {foot} foot") for foot in ("left", "right")
    )
    page.get_by_role("button", name="Whole drawing").click()
    assert scale(page) == 1


def test_two_fingers_approach_what_lies_between_them(open_page):
    page = open_page(viewport={"width": 390, "height": 664}, has_touch=True, is_mobile=True)
    x, y = centre(page, LIVER)
    session = page.context.new_cdp_session(page)

    def fingers(kind: str, apart: float) -> None:
        points = [{"x": x - apart, "y": y, "id": 0}, {"x": x + apart, "y": y, "id": 1}]
        session.send(
            "Input.dispatchTouchEvent",
            {"type": kind, "touchPoints": [] if kind == "touchEnd" else points},
        )

    fingers("touchStart", 20)
    for apart in (25, 30, 35, 40):
        fingers("touchMove", apart)
    fingers("touchEnd", 40)
    assert scale(page) == pytest.approx(2, abs=0.15)
    assert centre(page, LIVER) == pytest.approx((x, y), abs=6)
    expect(page.locator(".rz-shell[data-sheet=closed]")).to_have_count(1)
