"""Names put in their places: dragged with a mouse, pressed on a phone, and wrong ones."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.ui.reader import inside
from tests.ui.test_quiz import BY_NAME, PHONE, on_feet, question, quiz, said
from zones import quiz as quiz_of

pytestmark = pytest.mark.one_file

SPEC = "place.view-plantar.3.k3f9"
FIRST, *_ = quiz_of(SPEC)


def name(page: Page, text: str):
    return quiz(page).get_by_role("group", name="Names").get_by_role("button", name=text)


def middle(node) -> tuple[float, float]:
    box = node.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page: Page, text: str, zone) -> None:
    page.mouse.move(*middle(name(page, text)))
    page.mouse.down()
    page.mouse.move(*inside(on_feet(page, zone)), steps=4)
    expect(page.locator(".rz-quiz-ghost")).to_have_text(text)
    page.mouse.up()
    expect(page.locator(".rz-quiz-ghost")).to_have_count(0)


def test_names_are_dragged_to_their_places(open_page):
    page = open_page(f"?quiz={SPEC}")
    expect(question(page)).to_have_text("Put each name in its place.")
    assert sorted(FIRST.choices) == sorted(
        quiz(page).get_by_role("group", name="Names").get_by_role("button").all_inner_texts()
    )
    signs = page.locator(".rz-signs text").all_text_contents()
    assert set(signs) == set("ABCD")
    one, other, *rest = FIRST.choices
    drag(page, one, BY_NAME[other])
    expect(said(page)).to_contain_text(f"{one} is not at")
    expect(name(page, one)).to_have_attribute("aria-pressed", "true")
    page.mouse.move(*middle(name(page, other)))  # let go beside the feet: nothing happens
    page.mouse.down()
    page.mouse.move(5, 5, steps=3)
    page.mouse.up()
    expect(name(page, other)).not_to_have_attribute("aria-disabled", "true")
    for each in (one, other, *rest):
        drag(page, each, BY_NAME[each])
    expect(said(page)).to_contain_text("Right at the second try: ")
    expect(quiz(page)).to_contain_text("Question 2 of 3")


def test_on_a_phone_a_name_is_pressed_and_then_its_place(open_page):
    page = open_page(f"?quiz={SPEC}", viewport=PHONE, has_touch=True)
    for each in FIRST.choices:
        button = name(page, each)
        assert button.bounding_box()["height"] >= 44
        button.tap()
        expect(button).to_have_attribute("aria-pressed", "true")
        page.touchscreen.tap(*inside(on_feet(page, BY_NAME[each])))
    expect(said(page)).to_contain_text("Right: ")
    expect(quiz(page)).to_contain_text("Question 2 of 3")
    quiz(page).get_by_role("button", name="Show me").tap()
    places = quiz(page).get_by_role("group", name="Places").get_by_role("button")
    for place in places.all():
        expect(place).to_have_attribute("aria-disabled", "true")
    expect(page.locator(".rz-answer[data-mark=missed]").first).to_be_attached()
    text = name(page, "").first.inner_text()
    assert re.match("[A-D]", text)


def test_three_wrong_places_show_the_answer_and_a_language_keeps_what_is_placed(open_page):
    page = open_page(f"?quiz={SPEC}&lang=de")
    german = page.get_by_role("region", name="Quiz", exact=True)
    names = german.get_by_role("group", name="Namen").get_by_role("button")
    chosen = names.first.get_attribute("data-option")
    german.get_by_role("group", name="Orte").locator(f"[data-place={chosen}]").click()
    expect(names.first).to_have_attribute("aria-disabled", "true")
    page.get_by_role("button", name="Einstellungen").click()
    page.get_by_role("combobox", name="Sprache").select_option("en")
    expect(quiz(page).get_by_role("button", disabled=True)).to_have_count(2)
    chosen = quiz(page).get_by_role("button", pressed=True).get_attribute("data-option")
    wrong = [id for id in FIRST.options if id != chosen]
    for id in wrong:
        place = quiz(page).locator(f".rz-quiz-letter[data-place={id}]")
        if not place.get_attribute("aria-disabled"):
            place.click()
            place.click()  # the same again is no further try
    expect(quiz(page).get_by_role("button", name="Show me")).to_be_visible()
    quiz(page).get_by_role("button", name="Show me").click()
    expect(quiz(page).get_by_role("button", name="Next question")).to_be_focused()
