"""A chart of five hundred zones: the list is made in parts, and nothing is out of reach."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from bench.growth import grown, one_file
from tests.pdf import texts

ZONES = 500


@pytest.fixture(scope="module")
def large(tmp_path_factory) -> str:
    path = tmp_path_factory.mktemp("large") / "map.html"
    path.write_text(one_file(ZONES), "utf-8")
    return path.as_uri()


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.locator("html[data-ready]").wait_for(timeout=60_000)
    return page


def test_rows_say_which_of_how_many_they_are_and_follow_the_reader(new_page, large):
    page = opened(new_page(), large)
    rows = page.get_by_role("listbox", name="Zones", exact=True).get_by_role("option")
    expect(rows.first).to_have_attribute("aria-setsize", str(ZONES))
    expect(rows.first).to_have_attribute("aria-posinset", "1")
    assert rows.count() < ZONES / 4
    rows.first.focus()
    page.keyboard.press("End")
    expect(rows).to_have_count(ZONES)
    expect(rows.last).to_be_focused()
    expect(rows.last).to_have_attribute("aria-posinset", str(ZONES))


def test_paper_lists_every_zone(new_page, large):
    page = opened(new_page(), large)
    rows = page.locator(".rz-row")
    assert rows.count() < ZONES / 4
    sheets = texts(page.pdf())
    assert rows.count() == ZONES
    said = "".join("".join(sheet.split()) for sheet in sheets)
    names = [zone["name"] for zone in grown(ZONES)["zones"]]
    assert [name for name in names if "".join(name.split()) not in said] == []


def test_the_list_grows_as_it_is_scrolled(new_page, large):
    page = opened(new_page(), large)
    rows = page.locator(".rz-row")
    before = rows.count()
    rows.last.scroll_into_view_if_needed()
    page.wait_for_function("n => document.querySelectorAll('.rz-row').length > n", arg=before)


def test_a_zone_chosen_on_the_drawing_is_brought_into_the_list(new_page, large):
    page = opened(new_page(), large)
    last = page.locator("[data-zone]").nth(ZONES - 1)
    id = last.get_attribute("data-zone")
    last.focus()
    page.keyboard.press("Enter")
    row = page.locator(f'[data-row="{id}"]')
    expect(row).to_be_in_viewport(timeout=60_000)
    expect(row).to_have_attribute("aria-selected", "true")


def test_a_search_finds_among_all(new_page, large):
    page = opened(new_page(), large)
    page.get_by_role("combobox", name="Search the map").fill(str(ZONES - 3))
    rows = page.locator(".rz-row")
    expect(rows).to_have_count(1)
    expect(rows).not_to_have_attribute("aria-setsize", str(ZONES))
    lit = page.locator("[data-zone]:not([data-dim])")
    expect(lit).to_have_count(2)  # on both feet


def test_numbers_too_small_to_read_wait_for_the_zoom(new_page, large):
    page = opened(new_page(viewport={"width": 1024, "height": 440}), large)
    expect(page.locator(".rz-badge").first).to_be_hidden()
    for _ in range(3):
        page.get_by_role("button", name="Zoom in").click()
    expect(page.locator(".rz-badge").first).to_be_visible()


def test_a_pointer_finds_the_zone_under_the_sheet(new_page, large):
    """A clear sheet takes the pointer's events; what lies under it is found by its place."""
    page = opened(new_page(), large)
    for _ in range(2):
        page.get_by_role("button", name="Zoom in").click()
    for place in (ZONES // 4, ZONES // 3, ZONES + 5):  # on both feet, beside the buttons
        zone = page.locator("[data-zone]").nth(place)
        zone.scroll_into_view_if_needed()
        id, name = zone.get_attribute("data-zone"), zone.get_attribute("aria-label")
        box = zone.bounding_box()
        # A corner of its fill: the number in the middle alone would not be found from there.
        x = round(box["x"] + box["width"] / 2 - 7)
        y = round(box["y"] + box["height"] / 2 + 7)
        page.mouse.move(x, y)
        expect(page.locator(".rz-stage")).to_have_attribute("data-over", "")
        page.mouse.click(x, y)
        expect(page.locator(".rz-card")).to_have_attribute("data-card", id)
        expect(zone).to_have_attribute("aria-selected", "true")
        assert page.locator(".rz-card h2").inner_text() in name
    page.get_by_role("button", name="Whole drawing").click()
    frame = page.locator(".rz-stage").bounding_box()
    page.mouse.move(frame["x"] + 0.5 * frame["width"], frame["y"] + 0.97 * frame["height"])
    expect(page.locator(".rz-stage")).not_to_have_attribute("data-over", "")


def test_rows_out_of_sight_are_passed_over(new_page, large):
    page = opened(new_page(), large)
    rows = page.locator(".rz-row")
    rows.first.focus()
    page.keyboard.press("End")
    expect(rows).to_have_count(ZONES)
    seen = page.evaluate(
        "() => [...document.querySelectorAll('.rz-row')].filter((row) => row.checkVisibility({"
        " contentVisibilityAuto: true })).length"
    )
    assert 0 < seen < ZONES / 3
