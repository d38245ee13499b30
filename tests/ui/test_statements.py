"""The status of each statement, and its sources with one press."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.ui.reader import card

pytestmark = pytest.mark.one_file

PARTS = ["Where exactly", "What practitioners say", "In other schools"]


@pytest.mark.parametrize("part", PARTS)
def test_one_press_beside_a_statement_shows_its_sources(open_page, part):
    page = open_page("?zone=liver")
    section = card(page).locator("section", has=page.get_by_role("heading", name=part))
    mark = section.locator("details.rz-mark").first
    expect(mark.get_by_role("list")).to_have_count(0)
    mark.locator("summary").click()
    first = mark.get_by_role("listitem").first
    assert len(first.inner_text()) > 20  # a title, not an id alone
    expect(mark.get_by_role("link").first).to_have_attribute("target", "_blank")


def test_every_statement_of_a_card_says_how_well_it_is_sourced(open_page):
    page = open_page("?zone=heart")
    expect(card(page).get_by_role("heading", name="Who says so")).to_be_visible()
    bare = card(page).evaluate(
        """card => [...card.querySelectorAll('.rz-cautions > ul > li, .rz-technique')]
          .filter(one => !one.querySelector('.rz-mark')).map(one => one.textContent)"""
    )
    assert bare == []
    for part in PARTS:
        section = card(page).locator("section", has=page.get_by_role("heading", name=part))
        expect(section.locator(".rz-mark").first).to_be_visible()
    own = card(page).locator('.rz-technique [data-status="unsourced"]').first
    expect(own).to_have_text("Our suggestion, without a source.")
