"""How the drawing looks: what steps back, what stays in sight, and which lines are there."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.ui.conftest import WIDE
from tests.ui.reader import drawn, press, view
from tests.ui.test_names import PHONE, measured
from zones.model.placement import VIEWS

pytestmark = pytest.mark.one_file

LIVER = "Liver, number 18, right foot"
LOOK = """async () => {
  const root = document.querySelector("#map");
  const parts = [".rz-map", ".rz-ring"].map((one) => root.querySelector(one));
  await Promise.all(parts.flatMap((one) => one.getAnimations()).map((one) => one.finished));
  const [zones, ring] = parts.map((one) => getComputedStyle(one));
  return [zones.opacity, zones.transitionDuration, ring.animationName, ring.animationDuration];
}"""


def look(page: Page) -> list[str]:
    """Opacity of the zones at rest, how long they take to it, and how the ring is drawn."""
    return page.evaluate(LOOK)


def test_a_chosen_zone_dims_the_others_and_its_edge_is_drawn_once(open_page):
    page = open_page("", reduced_motion="no-preference")
    press(page, drawn(page, LIVER))
    assert look(page) == ["0.5", "0.15s", "rz-drawn", "0.15s"]
    page.keyboard.down("Control")
    press(page, drawn(page, "Stomach, number 15, left foot"))
    page.keyboard.up("Control")
    rings = page.locator(".rz-ring").evaluate_all("all => all.map((one) => one.className.baseVal)")
    assert rings.count("rz-ring rz-new") == 2  # of the stomach, one on each foot
    assert rings.count("rz-ring") == 1


def test_with_less_motion_it_is_there_at_once(open_page):
    page = open_page("", reduced_motion="reduce")
    press(page, drawn(page, LIVER))
    assert look(page) == ["0.5", "0s", "none", "0s"]


def test_in_forced_colours_nothing_is_dimmed(open_page):
    page = open_page("?zone=liver", forced_colors="active")
    assert look(page)[0] == "1"


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("school", ["rwo-shur", "western", "overview"])
def test_no_number_covers_more_than_half_of_its_zone(open_page, school, viewport):
    for side in VIEWS if school != "overview" else ("plantar", "medial"):
        page = open_page(f"?school={school}&view={side}&further=1", viewport=viewport)
        page.locator(".rz-caption").first.wait_for()
        assert not measured(page)["hidden"], side


def test_guidelines_are_no_part_of_the_acupoints_but_can_be_laid_over_them(open_page):
    page = open_page("?school=channels")
    line = page.locator(".rz-svg .rz-guideline").first
    expect(line).to_have_css("opacity", "0")
    page.get_by_role("button", name="Display", exact=True).click()
    page.get_by_role("checkbox", name="Guidelines").check()
    expect(page.locator(".rz-svg path.rz-overlay[data-kind=lines]")).to_have_count(8)
    expect(page).to_have_url(re.compile("layers=guidelines"))


DARKEST = """(selectors) => {
  const root = document.querySelector("#map");
  return selectors.flatMap((one) => [...root.querySelectorAll(one)])
    .map((node) => getComputedStyle(node).backgroundColor.match(/[\\d.]+/g).map(Number));
}"""


def test_in_the_dark_every_panel_and_the_ground_of_every_picture_is_dark(open_page):
    page = open_page("?zone=liver", color_scheme="dark")
    page.get_by_role("heading", name="On the body").wait_for()
    page.locator(".rz-art-stage").first.wait_for()
    panels = [".rz-middle", ".rz-finder", ".rz-card", ".rz-body-stage", ".rz-art-stage"]
    grounds = page.evaluate(DARKEST, panels)
    assert len(grounds) >= len(panels)
    for red, green, blue, *alpha in grounds:
        assert alpha == [0] or max(red, green, blue) < 80


LETTERS = """all => all.map((text) => { const { opacity, fontSize } = getComputedStyle(text);
  return Number(opacity) && parseFloat(fontSize) * text.getScreenCTM().a; })"""


@pytest.mark.one_file
@pytest.mark.parametrize("language", ["en", "de"])
def test_the_name_of_a_guideline_is_large_enough_to_read_or_waits_until_one_is_closer(
    open_page, language
):
    held_sideways = {"width": 844, "height": 390}
    page = open_page(f"?lang={language}", viewport=held_sideways, has_touch=True)
    names = page.locator(".rz-guideline-name")
    sizes = names.evaluate_all(LETTERS)
    assert len(sizes) == 4
    assert all(size >= 7 for size in sizes) if language == "en" else sizes == [0] * 4
    page.locator(".rz-zoom button").first.click()
    expect(names.first).to_have_css("opacity", "1")
    assert all(size >= 7 for size in names.evaluate_all(LETTERS))


UNDER = """stage => {
  const box = (one) => one.getBoundingClientRect();
  const over = [...stage.parentNode.querySelectorAll('.rz-corner > *, .rz-zoom')].map(box);
  return [...stage.parentNode.querySelectorAll('.rz-badge circle, .rz-caption, .rz-bar > *')]
    .filter((one) => one.checkVisibility()).map((one) => [one.parentNode.textContent, box(one)])
    .filter(([, a]) => over.some((b) => a.left < b.right && b.left < a.right &&
      a.top < b.bottom && b.top < a.bottom)).map(([text]) => text); }"""


@pytest.mark.one_file
@pytest.mark.parametrize("size", [(320, 640), (390, 664), (390, 844), (844, 390)])
def test_the_buttons_over_the_feet_lie_over_no_number_and_no_caption(open_page, size):
    width, height = size
    page = open_page("", viewport={"width": width, "height": height}, has_touch=True)
    stage = page.locator(".rz-stage")
    for words in ("Top", "Inner side", "Outer side", "Sole"):
        view(page, words).check(force=True)
        expect(page.locator(f"[role~=document][aria-label^='{words}']")).to_be_visible()
        assert stage.evaluate(UNDER) == [], words
    page.locator(".rz-to-notes").click()
    expect(page.locator(".rz-notes")).to_be_visible()
    page.wait_for_timeout(100)  # an observer follows the size
    assert stage.evaluate(UNDER) == []


@pytest.mark.one_file
@pytest.mark.parametrize("language", ["en", "de"])
def test_the_legend_of_the_progress_stands_beside_the_buttons(open_page, language):
    page = open_page(f"?quiz=progress&lang={language}")
    expect(page.locator(".rz-bar > ul")).to_be_visible()
    assert page.locator(".rz-stage").evaluate(UNDER) == []
