"""What outlasts a step back, a reload and another tab, and a browser that keeps nothing."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.ui.conftest import READY
from tests.ui.reader import card
from tests.ui.test_quiz import CHART, SEED, choice, quiz, said

pytestmark = pytest.mark.one_file

SPEC = f"name.zones-liver,spleen,heart.all.{SEED}"
# How long the texts are that the page reads, by key, and how often it goes through all keys.
READS = """(() => {
  Object.assign(window, { read: {}, listed: 0 });
  const { getItem, key } = Storage.prototype;
  Storage.prototype.getItem = function (name) {
    const text = getItem.call(this, name);
    read[name] = text?.length ?? 0;
    return text;
  };
  Storage.prototype.key = function (at) {
    listed++;
    return key.call(this, at);
  };
})()"""
KEY = "foot-reflex-zones.deck.rwo-shur"


def answer(page: Page) -> None:
    """Answer a question "which zone is marked" rightly."""
    id = page.locator(".rz-map .zone").evaluate_all(
        "(all, d) => all.find(path => path.getAttribute('d') === d).dataset.zone",
        page.locator(".rz-answer[data-mark=asked]").first.get_attribute("d"),
    )
    choice(page, CHART.zone(id).name).click()
    expect(said(page)).to_contain_text("ight")


@pytest.mark.one_file(False)
def test_back_leaves_the_quiz_which_can_be_gone_on_with(open_page):
    page = open_page("?zone=stomach")
    page.keyboard.press("Escape")
    card(page).get_by_role("button", name="Start the quiz").click()
    expect(quiz(page)).to_contain_text("Question 1 of 10")
    for number in (1, 2, 3):  # each on its own view, and yet no step of the history
        quiz(page).get_by_role("button", name="Show me").click()
        quiz(page).get_by_role("button", name="Next question").click()
        expect(quiz(page)).to_contain_text(f"Question {number + 1} of 10")
        page.wait_for_timeout(500)
    page.go_back()
    expect(quiz(page)).to_have_count(0)
    card(page).get_by_role("button", name="Go on with question 4").click()
    expect(quiz(page)).to_contain_text("Question 4 of 10")


def test_a_reload_goes_on_with_the_quiz_where_it_was(open_page):
    page = open_page(f"?quiz={SPEC}")
    answer(page)
    expect(quiz(page)).to_contain_text("Question 2 of 3")
    page.wait_for_url("**quiz=name**")
    page.reload()
    page.locator(READY).wait_for(state="attached")
    expect(quiz(page)).to_contain_text("Question 2 of 3")
    answer(page)
    answer(page)
    expect(quiz(page)).to_contain_text("3 of 3 right at the first try")


def test_two_tabs_lose_no_answer(open_page):
    one, other = open_page(f"?quiz={SPEC}"), open_page(f"?quiz=name.zones-lung.all.{SEED}")
    answer(one)
    answer(other)
    answer(one)
    kept = json.loads(other.evaluate(f"localStorage['{KEY}']"))
    assert len(kept["cards"]) == 3
    assert "lung" in kept["cards"]


def test_a_browser_that_keeps_nothing_is_told_and_the_quiz_goes_on(new_page, server):
    page = new_page()
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }"
    )
    page.goto(f"{server}/?quiz={SPEC}")
    page.locator(READY).wait_for(state="attached")
    for _ in range(3):
        answer(page)
    expect(quiz(page)).to_contain_text("3 of 3 right at the first try")
    expect(quiz(page)).to_contain_text("This browser does not let the map keep your progress")
    quiz(page).get_by_role("button", name="Progress").click()
    expect(quiz(page)).to_contain_text("being learned: 3")
    expect(quiz(page).get_by_role("status")).to_contain_text("it lasts until you leave the page")


@pytest.mark.one_file
def test_five_years_of_answers_and_notes_do_not_slow_the_start(open_page):
    """The start reads a deck, which has one card a zone, and of all sessions the one that is on."""
    page = open_page()
    kept = page.evaluate(
        """key => { const card = { stability: 90.1, difficulty: 5.2, elapsed_days: 30, lapses: 2,
            scheduled_days: 90, learning_steps: 0, reps: 60, state: 2,
            due: '2031-01-01T00:00:00.000Z', last_review: '2030-10-01T00:00:00.000Z' };
          const cards = Object.fromEntries([...Array(400).keys()].map(i => [`zone-${i}`, card]));
          localStorage[key] = JSON.stringify({ version: 1, school: 'rwo-shur', cards });
          const z = [...Array(64).keys()].map(i => `zone-${i}-na13`).join(' ');
          for (let day = 0; day < 1826; day++) {
            localStorage[`foot-reflex-zones.session.day${day}`] =
              JSON.stringify({ v: 1, s: 'rwo-shur', at: '2026-11-20T19:30', z });
          }
          sessionStorage['foot-reflex-zones.session-on'] = 'day7';
          return Object.values(localStorage).join('').length; }""",
        KEY,
    )
    assert kept > 1_500_000
    page.add_init_script(READS)
    page.reload()
    page.locator(READY).wait_for(state="attached")
    expect(card(page).get_by_role("button", name="Progress")).to_be_visible()
    read = page.evaluate("window.read")
    assert "foot-reflex-zones.session.day7" in read
    assert [key for key in read if "session.day" in key] == ["foot-reflex-zones.session.day7"]
    assert sum(read.values()) < 150_000  # characters
    assert page.evaluate("window.listed") == 0
