"""The check before a massage: what it asks, marks and says, and that it stays on the device."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.ui.conftest import READY
from tests.ui.reader import card, drawn, inside, title
from tests.ui.test_page import audit
from tests.ui.test_player import key, player, step
from zones.languages.charts import load_chart

pytestmark = pytest.mark.one_file

CHART = load_chart("rwo-shur")
PREGNANCY = CHART.cautions["pregnancy"]
CLOT = CHART.cautions["dvt"]
CONCERNED = {zone.id for zone in CHART.zones if "pregnancy" in zone.cautions}


def button(page: Page) -> Locator:
    return page.locator(".rz-safety")


def check(page: Page) -> Locator:
    return page.get_by_role("dialog", name="A short check before the massage")


def answer(page: Page, *names: str) -> None:
    button(page).click()
    for name in names:
        check(page).get_by_role("checkbox", name=name).check()
    check(page).get_by_role("button", name="Go on" if names else "None of these applies").click()
    expect(check(page)).to_be_hidden()


def test_every_general_caution_is_asked_and_the_gravest_answer_counts(page):
    button(page).click()
    asked = check(page).get_by_role("checkbox")
    general = [one for one in CHART.cautions.values() if one.general]
    assert {box.get_attribute("value") for box in asked.all()} == {one.id for one in general}
    verdict = check(page).locator(".rz-verdict")
    expect(verdict).to_contain_text("gently")
    check(page).get_by_role("checkbox", name=PREGNANCY.name).check()
    expect(verdict).to_contain_text("Ask a doctor")
    expect(check(page)).to_contain_text(PREGNANCY.advice.strip()[:60])
    check(page).get_by_role("checkbox", name=CLOT.name).check()
    expect(verdict).to_contain_text("Do not massage")
    audit(page)


def test_answers_mark_the_zones_concerned_and_no_others(page):
    answer(page, PREGNANCY.name)
    zones = page.locator(".rz-map .zone")
    marked = page.locator(".rz-map .zone[aria-description='Ask a doctor']")
    seen = {one.get_attribute("data-zone") for one in zones.all()}
    assert {one.get_attribute("data-zone") for one in marked.all()} == seen & CONCERNED
    assert page.locator(".rz-caution-sign").count() == marked.count()
    expect(button(page)).to_have_accessible_name(
        f"Safety check: Ask a doctor {len(CONCERNED)} zones marked"
    )
    audit(page)


def test_the_advice_stands_on_the_card_before_any_technique(page):
    answer(page, PREGNANCY.name, CLOT.name)
    concerned = CHART.zone("heart") if "heart" in CONCERNED else CHART.zone(min(CONCERNED))
    zone = page.locator(f".rz-map .zone[data-zone={concerned.id}]").first
    page.mouse.click(*inside(zone))
    said = card(page).locator(".rz-answered")
    expect(said).to_contain_text(PREGNANCY.name)
    expect(said.get_by_text("For any massage")).to_be_visible()
    below = card(page).get_by_role("heading", name="How it is pressed")
    assert said.bounding_box()["y"] < below.bounding_box()["y"]
    liver = drawn(page, "Liver, number 18, right foot")
    page.mouse.click(*inside(liver))
    expect(title(page, "Liver")).to_be_visible()
    expect(said).not_to_contain_text(PREGNANCY.advice.strip()[:40], use_inner_text=True)


def test_the_advice_stands_in_the_player_before_the_routine_and_at_the_steps_concerned(page):
    answer(page, PREGNANCY.name)
    page.goto(f"{page.url}?play=desk-break")
    page.locator(READY).wait_for(state="attached")
    expect(player(page)).to_contain_text(f"{PREGNANCY.name} · you ticked this")
    key(page, "Start").click()
    [routine] = [one for one in CHART.routines if one.id == "desk-break"]
    told = set()
    for one in routine.steps[:4]:
        while step(page).inner_text() != one.name:
            key(page, "Skip").click()
        concerned = bool(CONCERNED.intersection(one.zones))
        said = player(page).get_by_role("heading", name="Because of your answers to the check")
        expect(said).to_have_count(int(concerned))
        if concerned:
            expect(player(page)).to_contain_text(PREGNANCY.advice.strip()[:60])
            audit(page)
        told.add(concerned)
    assert told == {True, False}


def test_answers_stay_on_the_device(page, watch):
    before = len(watch.requests)
    frames = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda data: frames.append(data)))
    answer(page, PREGNANCY.name)
    kept = json.loads(page.evaluate("localStorage['zones-check']"))
    assert kept["ticked"] == ["pregnancy"]
    assert kept["done"]
    assert "pregnancy" not in page.url
    assert not [url for url in watch.requests[before:] if "pregnancy" in url]
    assert not [data for data in frames if "pregnancy" in str(data)]
    page.reload()
    page.locator(READY).wait_for(state="attached")
    assert page.locator(".rz-caution-sign").count() > 0


def test_two_tabs_have_the_same_answers(open_page):
    one, other = open_page(), open_page()
    answer(one, PREGNANCY.name)
    expect(other.locator(".rz-caution-sign").first).to_be_attached()
    expect(button(other)).to_contain_text("Ask a doctor")


def test_a_browser_that_keeps_nothing_says_so(open_page):
    page = open_page()
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    button(page).click()
    check(page).get_by_role("checkbox", name=PREGNANCY.name).check()
    expect(check(page)).to_contain_text("until you leave the page")
    check(page).get_by_role("button", name="Go on").click()
    assert page.locator(".rz-caution-sign").count() > 0


def test_damaged_answers_are_set_aside_and_it_is_said(open_page):
    page = open_page()
    page.evaluate("localStorage['zones-check'] = '{damaged'")
    page.reload()
    page.locator(READY).wait_for(state="attached")
    button(page).click()
    expect(check(page)).to_contain_text("set aside")
    assert page.evaluate("localStorage['zones-check.damaged']") == "{damaged"


def test_by_keys_alone(page):
    button(page).focus()
    page.keyboard.press("Enter")
    expect(check(page).get_by_role("heading", level=2)).to_be_focused()
    page.keyboard.press("Escape")
    expect(check(page)).to_be_hidden()
    expect(button(page)).to_be_focused()


@pytest.mark.one_file(False)
def test_the_page_about_the_map_leads_to_the_check(page):
    page.get_by_role("button", name="About and safety").click()
    page.get_by_role("button", name="Open the safety check").click()
    expect(check(page)).to_be_visible()


@pytest.mark.parametrize("language", ["de", "es", "fr", "zh"])
def test_on_a_phone_in_every_language(open_page, language):
    page = open_page(f"?lang={language}", viewport={"width": 320, "height": 640})
    button(page).click()
    dialog = page.locator(".rz-check-dialog")
    boxes = dialog.get_by_role("checkbox")
    expect(boxes.first).to_be_visible()
    for box in dialog.locator("label").all()[:6]:
        assert box.bounding_box()["height"] >= 44
    assert dialog.evaluate("node => node.scrollWidth <= innerWidth")
    assert button(page).evaluate("node => node.getBoundingClientRect().height") >= 44
