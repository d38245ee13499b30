"""Zones coloured by data: legends, names, numbers in the reader's language, contrast, paper."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.ui.conftest import opened
from tests.ui.reader import card, drawn
from zones import FootMap
from zones.payload.values.categories import luminance

pytestmark = pytest.mark.one_file

NUMBERS = {
    "values": {"kidney": {"left": 1234.5, "right": 20}, "heart": 4000, "lung": -3, "liver": None},
    "label": "Pressed",
    "unit": "min",
    "vmin": 0,
}
CHANGE = {
    "values": {"kidney": {"left": -1.5, "right": 0}, "heart": 3},
    "cmap": "difference",
    "vmax": 2,
}
FELT = {
    "values": {"kidney": {"left": "tender", "right": "cold"}, "stomach": "tender"},
    "colors": {"cold": "#2166ac", "warm": "#fdae61", "tender": "#b2182b"},
    "label": "Felt",
}


@pytest.fixture(scope="module")
def page_of(tmp_path_factory):
    folder: Path = tmp_path_factory.mktemp("values")

    def make(options: dict, **state) -> str:
        path = folder / f"{abs(hash(json.dumps([options, state])))}.html"
        if not path.exists():
            FootMap("rwo-shur", **options, **state).save(path)
        return path.as_uri()

    return make


def bar(page: Page):
    return page.get_by_role("group", name="What the colours mean")


def fill(page: Page, zone: str) -> str:
    return drawn(page, zone).first.evaluate(
        "(path) => [getComputedStyle(path).fill, getComputedStyle(path).fillOpacity].join(' ')"
    )


def test_numbers_have_a_bar_whose_ends_say_what_lies_beyond(new_page, page_of):
    page = opened(new_page(), page_of(NUMBERS))
    expect(bar(page)).to_contain_text("Pressed (min)")
    expect(bar(page)).to_contain_text("≤ 0")
    expect(bar(page)).to_contain_text("4,000")
    expect(bar(page).get_by_role("listitem")).to_have_text(["no value"])


def test_a_zone_says_its_value_or_that_it_has_none(new_page, page_of):
    page = opened(new_page(), page_of(NUMBERS, selection=["liver"]))
    expect(card(page)).to_contain_text("no value")
    name = "Kidneys, number 22, left foot, 1,234.5\N{NO-BREAK SPACE}min"
    expect(drawn(page, name)).to_have_count(1)
    assert fill(page, "Liver, number 18, right foot, no value").endswith(" 0")
    drawn(page, name).click()
    expect(card(page)).to_contain_text("left foot 1,234.5\N{NO-BREAK SPACE}min, right foot 20")


def test_numbers_and_messages_are_in_the_readers_language(new_page, page_of):
    page = opened(new_page(), page_of(NUMBERS, language="de", selection=["kidney"]))
    details = page.get_by_role("region", name="Angaben zur Zone")
    expect(details).to_contain_text("linker Fuß 1.234,5\N{NO-BREAK SPACE}min")
    legend = page.get_by_role("group", name="Was die Farben bedeuten")
    expect(legend).to_contain_text("4.000")
    expect(legend.get_by_role("listitem")).to_have_text(["kein Wert"])


def test_zero_is_neutral_and_in_the_middle_of_the_bar(new_page, page_of):
    page = opened(new_page(), page_of(CHANGE))
    assert fill(page, "Kidneys, number 22, right foot, 0").startswith("rgb(247, 247, 247)")
    expect(bar(page)).to_contain_text("≥ 2")
    colours = bar(page).locator(".rz-scale-colours").bounding_box()
    zero = bar(page).get_by_text("0", exact=True).bounding_box()
    middle = colours["x"] + colours["width"] / 2
    assert zero["x"] + zero["width"] / 2 == pytest.approx(middle, abs=1)


def test_categories_are_listed_in_order_and_have_patterns(new_page, page_of):
    page = opened(new_page(), page_of(FELT))
    listed = bar(page).get_by_role("listitem")
    expect(listed).to_have_text(["cold", "warm", "tender", "no value"])
    assert fill(page, "Kidneys, number 22, right foot, cold").startswith("rgb(33, 102, 172)")
    patterns = page.locator(".rz-stage .rz-class-lines")
    expect(patterns).to_have_count(2)  # of tender, on either foot; cold is plain
    # The legend of the systems, which other colours belong to, is a filter only.
    systems = page.get_by_role("group", name="Body systems")
    expect(systems.locator(".rz-sample").first).to_be_hidden()
    systems.get_by_role("button", name="Digestion").click()
    expect(patterns).to_have_count(2)  # the stomach's
    systems.get_by_role("button", name="Digestion").click()
    systems.get_by_role("button", name="Heart and circulation").click()
    expect(patterns).to_have_count(0)


@pytest.mark.parametrize("options", [NUMBERS, CHANGE, FELT], ids=["numbers", "change", "felt"])
def test_texts_have_contrast_in_either_theme(new_page, page_of, options):
    page = opened(new_page(color_scheme="light"), page_of(options, selection=["kidney"]))
    light = check_contrast(page)
    page.emulate_media(color_scheme="dark")
    expect(page.locator(".rz")).not_to_have_css("background-color", light)
    check_contrast(page)


def check_contrast(page: Page) -> str:
    """All texts have contrast; the colour of the ground."""
    rules = {"type": "rule", "values": ["color-contrast"]}
    found = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]}).response
    found = found["violations"]
    assert not found, found
    # Axe reads no SVG: numbers stand on discs of their own, whatever colour the zone has.
    pairs = page.locator(".rz-badge").evaluate_all(
        "(badges) => badges.filter((badge) => badge.querySelector('text')).map((badge) =>"
        " ['circle', 'text'].map((tag) => getComputedStyle(badge.querySelector(tag)).fill))"
    )
    assert len(pairs) > 50
    for disc, text in pairs:
        assert contrast(disc, text) >= 4.5
    return page.locator(".rz").evaluate("map => getComputedStyle(map).backgroundColor")


def contrast(*colours: str) -> float:
    """The ratio of two colours as `getComputedStyle` gives them."""
    parts = ([int(part) for part in colour[4:-1].split(",")] for colour in colours)
    dark, light = sorted(luminance(f"#{bytes(rgb).hex()}") for rgb in parts)
    return (light + 0.05) / (dark + 0.05)


def test_on_paper_numbers_are_written_and_patterns_tell_categories(new_page, page_of):
    page = opened(new_page(), page_of(NUMBERS))
    page.emulate_media(media="print")
    values = page.locator(".rz-values text")
    expect(values.get_by_text("4,000")).to_be_visible()
    boxes = [box for box in (value.bounding_box() for value in values.all()) if box]
    for i, one in enumerate(boxes):
        for other in boxes[:i]:
            apart = abs(one["x"] - other["x"]) >= min(one["width"], other["width"]) / 2
            assert apart or abs(one["y"] - other["y"]) > one["height"] / 2
    page = opened(new_page(), page_of(FELT))
    page.emulate_media(media="print")
    expect(page.locator(".rz-values").first).to_be_hidden()
    expect(page.locator(".rz-stage .rz-class-lines").first).to_be_visible()


def test_a_phone_shows_the_whole_legend(new_page, page_of):
    page = opened(new_page(viewport={"width": 390, "height": 664}), page_of(FELT))
    for entry in bar(page).get_by_role("listitem").all():
        box = entry.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
