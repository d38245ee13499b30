"""Clicking, hovering and choosing in the drawing."""

import re

import pytest
from playwright.sync_api import expect

from tests.ui.reader import card, drawn, inside, listed, middle, pick, press, title, view

pytestmark = pytest.mark.one_file

LIVER = "Liver, number 18, right foot"
FORBIDDEN = "Parathyroid glands, number 13, left foot"
ORDER = [
    "Do not massage",
    "How it is pressed",
    "Where exactly",
    "Cautions",
    "Traditionally linked to",
    "On the body",
    "What practitioners say",
    "Who says so",
]


@pytest.mark.one_file(False)
def test_a_click_shows_the_card_and_marks_the_zone_everywhere(page):
    press(page, drawn(page, LIVER))
    expect(title(page, "Liver")).to_be_visible()
    expect(drawn(page, LIVER)).to_have_attribute("aria-selected", "true")
    expect(listed(page, "18 Liver")).to_have_attribute("aria-selected", "true")
    expect(page).to_have_title(re.compile("^Liver"))
    expect(page).to_have_url(re.compile(r"\?zone=liver&view=plantar$"))


def test_the_card_forbids_first_and_then_tells_how_before_where_and_why(page):
    press(page, drawn(page, FORBIDDEN))
    # The lower part of a card follows its head a moment later.
    card(page).get_by_role("heading", name="Who says so").wait_for()
    card(page).get_by_role("heading", name="On the body").wait_for()
    headings = card(page).get_by_role("heading", level=3).all_inner_texts()
    assert [one for one in headings if one in ORDER] == ORDER
    expect(card(page)).to_contain_text("raditionally linked to")
    expect(card(page)).to_contain_text(re.compile("no diagnosis", re.I))


@pytest.mark.one_file(False)
def test_hovering_names_the_zone_and_escape_hides_the_label(page):
    page.mouse.move(*inside(drawn(page, LIVER)))
    label = page.get_by_role("tooltip")
    expect(label).to_contain_text("Liver")
    expect(label).to_contain_text("ight foot")
    page.keyboard.press("Escape")
    expect(label).to_be_hidden()


def test_the_label_stays_while_the_pointer_moves_onto_it(page):
    page.mouse.move(*inside(drawn(page, LIVER)))
    label = page.get_by_role("tooltip")
    expect(label).to_be_visible()
    page.mouse.move(*middle(label), steps=8)
    page.wait_for_timeout(500)  # longer than the map waits before it hides the label
    expect(label).to_be_visible()


@pytest.mark.one_file(False)
def test_a_number_under_the_label_of_another_zone_is_reached(page):
    number = page.locator(".rz-badge", has_text=re.compile("^14$")).first.bounding_box()
    x, y = number["x"] + number["width"] / 2, number["y"] + number["height"] / 2
    at, below = inside(drawn(page, "Solar plexus, number 20, right foot"))
    page.mouse.move(at, below - 10)
    label = page.get_by_role("tooltip")
    expect(label).to_contain_text("Solar plexus")
    box = label.bounding_box()
    assert box["x"] < x < box["x"] + box["width"], "the label lies over the number"
    assert box["y"] < y < box["y"] + box["height"], "the label lies over the number"
    page.mouse.move(x, y)
    expect(page.get_by_role("tooltip")).to_contain_text("Lungs and bronchi")
    page.mouse.click(x, y)
    expect(title(page, "Lungs and bronchi")).to_be_visible()


def test_control_click_adds_a_zone_and_takes_it_away_again(page):
    stomach = drawn(page, "Stomach, number 15, left foot")
    press(page, drawn(page, LIVER))
    page.keyboard.down("Control")
    press(page, stomach)
    expect(title(page, "Stomach")).to_be_visible()
    expect(drawn(page, LIVER)).to_have_attribute("aria-selected", "true")
    expect(page).to_have_url(re.compile("zone=liver,stomach"))
    press(page, stomach)
    page.keyboard.up("Control")
    expect(stomach).to_have_attribute("aria-selected", "false")
    expect(title(page, "Liver")).to_be_visible()


def test_the_choice_is_announced_in_one_sentence(page):
    press(page, drawn(page, "Heart, number 33, left foot"))
    said = page.get_by_role("main").get_by_role("status").filter(has_text="Heart selected.")
    expect(said).to_have_text(re.compile(r"^Heart selected\."))
    assert len(said.inner_text()) < 120


def test_a_zone_of_another_view_brings_its_view(page):
    listed(page, "38 Hip joint").click()
    expect(view(page, "Sole")).not_to_be_checked()
    expect(title(page, "Hip joint")).to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (820, 700), (820, 1180)])
def test_on_a_tablet_the_feet_have_room_either_way_up(open_page, width, height):
    page = open_page("?zone=liver", viewport={"width": width, "height": height})
    details = page.get_by_role("region", name="Zone details")
    expect(details).to_contain_text("Liver")
    tall = page.locator(".zone").evaluate_all(
        """zones => {
          const boxes = zones.map((zone) => zone.getBoundingClientRect());
          return Math.max(...boxes.map((b) => b.bottom)) - Math.min(...boxes.map((b) => b.top));
        }"""
    )
    assert tall > 350
    card = details.bounding_box()
    assert card["width"] >= 300
    assert card["height"] >= (250 if width > 900 else 120)  # a sheet, or its top


def test_one_foot_alone_can_be_shown(page):
    feet = page.get_by_role("radiogroup", name="Feet")
    pick(feet.get_by_role("radio", name="Left foot"))
    expect(drawn(page, LIVER)).to_have_count(0)
    expect(drawn(page, "Heart, number 33, left foot")).to_have_count(1)
    expect(page).to_have_url(re.compile("feet=left"))


def test_a_system_filters_drawing_and_list(page):
    chip = page.get_by_role("group", name="systems").get_by_role(
        "button", name=re.compile("^Kidneys and bladder")
    )
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "true")
    expect(listed(page, "18 Liver")).to_have_count(0)
    expect(listed(page, "22 Kidneys")).to_have_count(1)
    expect(drawn(page, LIVER)).to_have_attribute("data-dim", "")


@pytest.mark.parametrize("name", ["Sole", "Top", "Inner side", "Outer side"])
@pytest.mark.parametrize("arrangement", ["facing", "own"])
def test_left_and_right_are_the_owners_in_every_view(page, name, arrangement):
    """The foot in the data, the foot in the name and the side of the big toe must agree."""
    if arrangement == "own":
        page.get_by_role("button", name="Display", exact=True).click()
        pick(page.get_by_role("radio", name="As on my own foot"))
    pick(view(page, name))
    expect(view(page, name)).to_be_checked()
    shapes = page.locator("svg path[data-zone]").evaluate_all(
        """all => all.map(path => { const b = path.getBoundingClientRect();
             return [path.dataset.zone, path.dataset.foot, path.getAttribute("aria-label"),
                     b.x + b.width / 2, b.y + b.height / 2]; })"""
    )
    assert shapes
    assert {foot for _, foot, *_ in shapes} == {"left", "right"}
    for zone, foot, label, *_ in shapes:
        assert label.endswith(f"{foot} foot"), zone
    centre = {
        foot: [
            sum(values) / len(values)
            for values in zip(*[s[3:] for s in shapes if s[1] == foot], strict=True)
        ]
        for foot in ("left", "right")
    }
    if name in ("Sole", "Top"):
        # A person who faces us has the right foot on our left; our own right foot is right.
        assert (centre["right"][0] < centre["left"][0]) == (arrangement == "facing")
    else:
        assert (centre["right"][1] < centre["left"][1]) == (arrangement == "facing")


def test_on_the_sole_the_big_toes_meet_in_the_middle(page):
    spots = {
        (zone, foot): inside(drawn(page, f"{name}, {foot} foot"))
        for foot in ("left", "right")
        for zone, name in (
            ("inner", "Parathyroid glands, number 13"),
            ("outer", "Shoulder, number 10"),
        )
    }
    assert spots["inner", "left"][0] < spots["outer", "left"][0]
    assert spots["inner", "right"][0] > spots["outer", "right"][0]


def test_liver_is_on_the_right_foot_only_and_heart_on_the_left_only(page):
    for zone, foot in (("liver", "right"), ("heart", "left")):
        feet = page.locator(f"svg path[data-zone={zone}]").evaluate_all(
            "all => all.map(path => path.dataset.foot)"
        )
        assert feet == [foot]
