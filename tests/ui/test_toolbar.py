"""The bar above the feet keeps its words whole, and takes little of the window."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.ui.conftest import opened
from tests.ui.test_boxes import larger
from tests.ui.test_page import audit

OVER = """bar => [...bar.querySelectorAll('button, select, label')]
  .filter(one => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 0.5)
  .map(one => one.textContent)"""
COVERED = """() => { const over = [...document.querySelectorAll('h1, #nav button, #menu')]
    .filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect());
  const root = [...document.querySelectorAll('#map *')].find(one => one.shadowRoot).shadowRoot;
  return [...root.querySelectorAll('.rz-toolbar :is(button, select, .rz-switch)')]
    .filter(one => one.checkVisibility()).filter(one => { const b = one.getBoundingClientRect();
      return over.some(a => a.left < b.right - 1 && b.left < a.right - 1
        && a.top < b.bottom - 1 && b.top < a.bottom - 1); }).map(one => one.outerHTML); }"""
SCHOOL = """select => {
  const text = document.createElement('span');
  text.textContent = select.selectedOptions[0].textContent;
  text.style.cssText = `position:absolute;white-space:nowrap;font:${getComputedStyle(select).font}`;
  select.parentNode.append(text);
  const { width } = text.getBoundingClientRect();
  text.remove();
  return select.clientWidth - 8 - 20 - width; }"""  # its padding and its arrow


def height(page: Page) -> float:
    """CSS pixels of the window above the feet."""
    return page.locator(".rz-plate").bounding_box()["y"]


@pytest.mark.parametrize(
    "query", ["", "?lang=de", "?lang=fr", "?lang=es&school=channels", "?lang=zh"]
)
def test_little_stands_above_the_feet_and_nothing_is_cut_or_covered(open_page, query):
    page = open_page(query)
    for width in (1920, 1440, 1280, 1024, 820, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(100)  # two observers follow the size
        bar = page.locator(".rz-toolbar")
        assert bar.evaluate(OVER) == [], width
        assert page.evaluate(COVERED) == [], width
        rows = 1 if width < 900 or width == 1920 else 2
        assert height(page) <= (56 if rows == 1 else 100), width
        school = page.locator("select[data-key=school]")
        if width >= 1024:
            assert school.evaluate(SCHOOL) >= 0, width


ROWS = """bar => [...bar.querySelectorAll(
  '[data-switch=view], [data-switch=feet], .rz-menu-button')]
  .map(one => one.getBoundingClientRect().top > 40)"""


@pytest.mark.parametrize("lang", ["de", "es", "fr"])
def test_where_one_row_is_too_short_all_after_the_school_stands_in_the_second(open_page, lang):
    page = open_page(f"?lang={lang}", viewport={"width": 1366, "height": 768})
    page.wait_for_timeout(100)  # two observers follow the size
    bar = page.locator(".rz-toolbar")
    assert bar.evaluate(ROWS) == [True] * 4
    settings = page.locator("[data-menu=settings] > button").bounding_box()
    last = page.locator("#nav button").last.bounding_box()
    assert settings["x"] + settings["width"] == pytest.approx(last["x"] + last["width"], abs=1)


def test_with_large_letters_the_title_lies_over_no_button(open_page):
    page = open_page("?lang=de", viewport={"width": 820, "height": 1180})
    larger(page, "font")
    page.wait_for_timeout(100)  # two observers follow the size
    assert page.evaluate(COVERED) == []


def test_on_a_wide_screen_all_stands_in_one_bar_of_48_px(page):
    assert height(page) <= 49
    for name in ("Display", "Settings", "Share", "Print", "About and safety"):
        expect(page.get_by_role("button", name=name, exact=True)).to_be_in_viewport()


def test_the_search_opens_the_list_where_it_has_no_column(open_page):
    page = open_page(viewport={"width": 1024, "height": 768})
    box = page.get_by_role("combobox", name="Search the map")
    expect(box).to_be_hidden()
    page.keyboard.press("/")
    expect(box).to_be_focused()
    box.fill("liver")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2, name="Liver")).to_be_visible()
    expect(box).to_be_hidden()
    page.get_by_role("button", name="Find a zone").click()
    expect(box).to_be_focused()
    box.fill("")
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(page.get_by_role("button", name="Find a zone")).to_be_focused()
    expect(page.get_by_role("heading", level=2, name="Liver")).to_be_visible()


def test_the_link_to_this_view_is_copied_and_drawn_as_a_code(open_page):
    page = open_page("?zone=liver")
    page.get_by_role("button", name="Share", exact=True).click()
    dialog = page.get_by_role("dialog", name="Share this view")
    expect(dialog.get_by_label("Link to this view")).to_have_value(page.url)
    expect(dialog.get_by_role("img", name="QR code of this link")).to_be_visible()
    expect(dialog).to_contain_text("works on this computer alone")
    dialog.get_by_role("button", name="Copy the link").click()
    expect(dialog.get_by_role("status")).to_have_text("The link is copied.")
    audit(page)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("heading", level=2, name="Liver")).to_be_visible()


def test_where_the_system_shares_it_gets_the_link(new_page, server):
    page = new_page()
    page.add_init_script("navigator.share = async (what) => { window.shared = what; };")
    opened(page, f"{server}/?zone=liver")
    page.get_by_role("button", name="Share", exact=True).click()
    dialog = page.get_by_role("dialog", name="Share this view")
    dialog.locator("#share-system").click()
    assert page.evaluate("shared") == {"title": page.title(), "url": page.url}
