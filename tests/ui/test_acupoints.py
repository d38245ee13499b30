"""The school of channels on the screen: lines with their flow, codes, and its own words."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.ui.reader import press

pytestmark = pytest.mark.one_file


def test_acupoints_stand_on_lines_with_codes_and_are_called_acupoints(open_page):
    page = open_page("?school=channels&view=medial")
    lines = page.locator(".rz-svg .rz-channel")
    assert lines.count() >= 6  # three channels on each of two feet
    assert all(lines.nth(n).evaluate("path => path.getTotalLength() > 20") for n in range(6))
    arrows = page.locator(".rz-svg .rz-flow").first
    assert arrows.get_attribute("d").count("M") >= 3
    expect(page.locator(".rz-svg .rz-code", has_text="KI3")).to_have_count(2)  # one on each foot
    assert page.locator(".rz-svg .rz-badge").count() == 0  # a number would only be an order
    feet = page.get_by_role("listbox", name="Inner side, both feet")
    point = feet.get_by_role(
        "option", name="SP4, Gōngsūn (Grandfather-Grandson), acupoint, left foot"
    )
    press(page, point)
    card = page.get_by_role("region", name="Acupoint details")
    expect(card.get_by_role("heading", level=2)).to_have_text("Gōngsūn (Grandfather-Grandson)")
    expect(card.locator(".rz-card-head .rz-number")).to_have_text("SP4")
    expect(page.get_by_role("listbox", name="Acupoints", exact=True)).to_be_visible()


def test_a_channel_that_is_filtered_away_steps_back_with_its_line_and_codes(open_page):
    page = open_page("?school=channels&view=medial")
    page.get_by_role("button", name="Spleen channel (SP), 6").click()
    spleen = page.locator('.rz-svg .rz-channel[data-system="spleen-channel"]').first
    kidney = page.locator('.rz-svg .rz-channel[data-system="kidney-channel"]').first
    expect(kidney).to_have_attribute("data-dim", "")
    assert spleen.get_attribute("data-dim") is None
    expect(page.locator(".rz-svg .rz-code", has_text="KI3").first).to_have_attribute("data-dim", "")


def test_an_acupoint_above_the_drawing_is_named_there_and_can_be_pressed(open_page):
    page = open_page("?school=channels&view=medial&feet=left")
    box = page.locator("[data-beyond=lr-5]").bounding_box()
    assert min(box["width"], box["height"]) >= 24
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    card = page.get_by_role("region", name="Acupoint details")
    expect(card.locator(".rz-card-head .rz-number")).to_have_text("LR5")


def test_a_code_is_found_by_the_search(open_page):
    page = open_page("?school=channels")
    page.get_by_role("combobox", name="Search the map").fill("sp6")
    rows = page.get_by_role("listbox", name="Acupoints", exact=True).get_by_role("option")
    expect(rows.first).to_contain_text("SP6")
