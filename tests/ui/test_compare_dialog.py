"""The schools side by side on one pair of feet."""

from __future__ import annotations

import io

import pypdf
import pytest
from playwright.sync_api import expect

from tests.ui.reader import pick, title
from tests.ui.test_page import audit

pytestmark = pytest.mark.one_file


def compare(page):
    page.wait_for_load_state("networkidle")  # the card is whole, and not made anew meanwhile
    page.get_by_role("button", name="Compare schools").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("img").first).to_be_visible()
    return dialog


def sides(page, letter: str) -> list[float]:
    """Where the letters of a school stand over the middle of the picture: < 0 is left of it."""
    return page.locator(".rz-compare-svg").first.evaluate(
        """(svg, letter) => {
          const box = svg.viewBox.baseVal;
          return [...svg.querySelectorAll('.rz-compare-disc text')]
            .filter(node => node.textContent === letter)
            .map(node => Number(node.getAttribute('x')) - box.x - box.width / 2); }""",
        letter,
    )


def test_it_shows_that_charts_put_the_heart_in_several_places(open_page):
    page = open_page("?zone=heart")
    dialog = compare(page)
    expect(dialog.get_by_role("heading", level=2)).to_have_text("Heart: where charts put it")
    expect(dialog).to_contain_text("3 of 4 schools give it a place.")
    expect(dialog).to_contain_text("No zone moves so far from chart to chart.")
    rows = dialog.locator(".rz-compare-legend > li")
    expect(rows).to_have_count(4)
    expect(rows.nth(0)).to_contain_text("33 Heart")
    expect(rows.nth(0)).to_contain_text("left foot")
    picture = dialog.get_by_role("img").first.get_attribute("aria-label")
    assert "A: Rwo-Shur (Chinese and Taiwanese line), Heart, left foot" in picture
    # "Soles facing me": the owner's left foot stands on the viewer's right.
    assert all(x > 0 for x in sides(page, "A") + sides(page, "B"))
    assert len(sides(page, "C")) == 2


@pytest.mark.parametrize(("zone", "foot"), [("liver", "right"), ("spleen", "left")])
@pytest.mark.parametrize("own", [False, True])
def test_the_sides_are_the_owners_in_both_arrangements(open_page, zone, foot, own):
    page = open_page(f"?zone={zone}")
    if own:
        page.get_by_role("button", name="Display", exact=True).click()
        pick(page.get_by_role("radio", name="As on my own foot"))
        page.keyboard.press("Escape")
    compare(page)
    right_of_the_middle = (foot == "left") != own
    found = sides(page, "A") + sides(page, "B")
    assert len(found) == 2
    assert all((x > 0) == right_of_the_middle for x in found)


def test_each_school_has_a_colour_a_pattern_and_a_letter_of_its_own(open_page):
    page = open_page("?zone=eye")
    compare(page)
    looks = page.locator(".rz-compare-legend .rz-compare-swatch").evaluate_all(
        """all => all.map(svg => [getComputedStyle(svg.querySelector('.rz-compare-line')).stroke,
          svg.querySelector('.rz-compare-lines').getAttribute('d'),
          svg.querySelector('rect.rz-compare-line').getAttribute('stroke-dasharray'),
          svg.querySelector('text').textContent])"""
    )
    assert len(looks) == 4
    for part in zip(*looks, strict=True):
        assert len(set(part)) == 4


def test_another_part_of_the_body_can_be_chosen_and_a_zone_opened(open_page):
    page = open_page("?zone=heart")
    dialog = compare(page)
    dialog.get_by_role("combobox", name="Part of the body").select_option("kidney")
    expect(dialog.get_by_role("heading", level=2)).to_have_text("Kidney: where charts put it")
    dialog.locator(".rz-compare-legend > li").nth(1).get_by_role("button").first.click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("combobox", name="School")).to_have_value("western")
    expect(title(page, "Kidneys")).to_be_visible()


def test_escape_closes_the_dialog_and_keeps_the_choice(open_page):
    page = open_page("?zone=heart")
    button = page.get_by_role("button", name="Compare schools")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(title(page, "Heart")).to_be_visible()
    expect(button).to_be_focused()


@pytest.mark.parametrize("look", ["light", "dark", "phone", "forced"])
def test_axe_finds_no_fault_in_it(open_page, look):
    options = {"color_scheme": "dark"} if look == "dark" else {}
    if look == "phone":
        options["viewport"] = {"width": 390, "height": 844}
    if look == "forced":
        options["forced_colors"] = "active"
    page = open_page("?zone=eye", **options)
    if look == "phone":
        page.get_by_role("button", name="Show more").click()
    compare(page)
    audit(page)
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not wide


def test_on_paper_the_comparison_stands_alone(open_page):
    page = open_page("?zone=heart")
    compare(page)
    page.emulate_media(media="print")
    expect(page.locator(".rz-compare-legend")).to_be_visible()
    expect(page.locator(".rz-middle")).to_be_hidden()
    assert len(pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages) == 1
    page.emulate_media(media="screen")
