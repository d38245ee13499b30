"""The toolbar keeps its words whole, and itself within the window."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("width", [1440, 1280, 820, 390])
@pytest.mark.parametrize("query", ["", "?lang=de", "?school=channels"])
def test_nothing_of_the_toolbar_leaves_the_window(open_page, width, query):
    page = open_page(query, viewport={"width": width, "height": 900})
    if width == 390:
        page.locator(".rz-more").click()
    over = page.locator(".rz-toolbar").evaluate(
        """bar => [...bar.querySelectorAll('button, select, label, summary')]
          .filter(one => one.getBoundingClientRect().right > innerWidth + 0.5)
          .map(one => one.textContent)"""
    )
    assert over == []


@pytest.mark.parametrize("query", ["", "?lang=de", "?lang=zh"])
def test_on_a_wide_screen_it_is_one_row_and_names_the_school_in_full(open_page, query):
    page = open_page(query)
    school = page.locator("select[data-key=school]")
    expect(school).to_be_visible()
    wanted = school.evaluate(
        """select => {
          const text = document.createElement('span');
          text.textContent = select.selectedOptions[0].textContent;
          const { font } = getComputedStyle(select);
          text.style.cssText = `position:absolute;white-space:nowrap;font:${font}`;
          select.parentNode.append(text);
          const width = text.getBoundingClientRect().width;
          text.remove();
          return width; }"""
    )
    room = school.evaluate("select => select.clientWidth - 8 - 20")  # its padding and its arrow
    assert wanted <= room
    assert page.locator(".rz-toolbar").bounding_box()["height"] < 64
