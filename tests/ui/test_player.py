"""The player of routines: a step in sight, a time that is right, a place that is kept."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.ui.conftest import WIDE, opened
from tests.ui.reader import card, drawn, eventually, pick, title
from tests.ui.test_language import speak
from tests.ui.test_page import audit
from zones import load_chart

pytestmark = pytest.mark.one_file

CHART = load_chart("rwo-shur")
PHONE = {"width": 390, "height": 664}
BREAK = "Five-minute desk break"

# Counts what a page asks of the device: tones, vibrations, and locks that keep the screen on.
DEVICE = """() => {
  window.asked = { tones: 0, vibrations: 0, locks: 0, released: 0 };
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...at) {
    asked.tones++;
    return start.apply(this, at);
  };
  Object.defineProperty(navigator, 'vibrate', { value: () => {
    asked.vibrations++;
    return true;
  } });
  Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => {
    asked.locks++;
    const lock = new EventTarget();
    lock.release = async () => { asked.released++; lock.dispatchEvent(new Event('release')); };
    return lock;
  } } });
}"""
BLOCKED = """Object.defineProperty(Storage.prototype, 'setItem', {
  value() { throw new DOMException('full', 'QuotaExceededError'); },
})"""


def player(page: Page) -> Locator:
    return page.get_by_role("region", name="Player", exact=True)


def key(page: Page, name: str) -> Locator:
    return player(page).get_by_role("button", name=name, exact=True)


def step(page: Page) -> Locator:
    return player(page).get_by_role("heading", level=2)


def timer(page: Page) -> Locator:
    return player(page).get_by_role("timer")


def said(page: Page) -> Locator:
    return page.locator(".rz > [role=status]")


def lit(page: Page) -> set[str]:
    zones = page.locator(".rz-svg .zone[data-lit]")
    return set(zones.evaluate_all("all => all.map(e => e.dataset.zone)"))


@pytest.fixture
def own_clock(browser, watch):
    """A page in a context of its own: clocks are a context's, and others would stand still too."""
    context = browser.new_context(viewport=WIDE, reduced_motion="reduce")
    context.set_default_timeout(60_000)
    page = context.new_page()
    watch.over(page)
    page.clock.install()
    yield page
    context.close()
    assert not watch.errors


@pytest.fixture
def clocked(own_clock, server):
    """A page whose clocks stand still until a test moves them."""
    return lambda query: opened(own_clock, f"{server}/{query}")


def stand_still(page: Page) -> None:
    """From now on only the test moves the clocks."""
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 1)


def begin(page: Page, name: str = "Start") -> None:
    key(page, name).click()
    check = page.get_by_role("dialog", name="A short check before the massage")
    expect(check.or_(key(page, "Pause"))).to_be_visible()
    if check.is_visible():
        check.get_by_role("button", name="None of these applies").click()
    expect(key(page, "Pause")).to_be_focused()


def test_a_routine_is_played_from_the_shelf_and_offers_the_next(page):
    card(page).get_by_role("button", name="Learn", exact=True).click()
    card(page).get_by_text(BREAK, exact=True).click()
    card(page).get_by_role("button", name="Play with a timer").click()
    expect(step(page)).to_have_text(BREAK)
    expect(step(page)).to_be_focused()
    expect(page).to_have_url(re.compile(r"play=desk-break"))
    levels = player(page).get_by_role("heading", level=4)
    assert levels.all_inner_texts()[0] == "Do not massage"  # what forbids stands first
    expect(player(page)).to_contain_text("13 steps, 5 minutes.")
    begin(page)
    expect(player(page)).to_contain_text("Step 1 of 13")
    expect(timer(page)).to_have_text(re.compile(r"0:(20|19|18)"))
    for _ in range(2):
        key(page, "Skip").click()
    expect(said(page)).to_have_text("Step 3 of 13: Ankle circles, Now the other: right foot")
    for _ in range(11):
        key(page, "Skip").click()
    expect(step(page)).to_have_text(f"{BREAK}: done")
    expect(step(page)).to_be_focused()
    key(page, "Next: Short relaxation").click()
    expect(step(page)).to_have_text("Short relaxation")
    expect(page).to_have_url(re.compile(r"play=short-relaxation"))
    key(page, "Close").click()
    expect(player(page)).to_have_count(0)
    expect(card(page)).to_be_visible()


def test_each_half_shows_its_foot_its_zones_and_its_picture_and_then_all_is_as_it_was(open_page):
    page = open_page("?play=desk-break")
    begin(page)
    circles = next(one for one in CHART.routines if one.id == "desk-break").steps[1]
    feet = page.get_by_role("radiogroup", name="Feet")
    view = page.get_by_role("radiogroup", name="View")
    for foot, half in (("Left", "First: left foot"), ("Right", "Now the other: right foot")):
        key(page, "Skip").click()
        expect(player(page)).to_contain_text(half)
        expect(feet.get_by_role("radio", name=f"{foot} foot")).to_be_checked()
        expect(view.get_by_role("radio", name="Sole")).not_to_be_checked()
        expect(player(page).locator("figure")).to_have_attribute("data-foot", foot.lower())
        assert lit(page)
        assert lit(page) <= set(circles.zones)
    expect(page).not_to_have_url(re.compile("view|feet"))  # what is shown for now is no place
    page.keyboard.press("Escape")
    expect(player(page)).to_have_count(0)
    expect(view.get_by_role("radio", name="Sole")).to_be_checked()
    expect(feet.get_by_role("radio", name="Both")).to_be_checked()
    assert not lit(page)


def test_half_an_hour_out_of_sight_is_counted_to_the_second(clocked):
    page = clocked("?play=home-self-massage")
    begin(page)
    stand_still(page)
    key(page, "Skip").click()  # the foot bath: 5 minutes
    expect(timer(page)).to_have_text("5:00")
    for _ in range(2):  # to two hours at most
        for _ in range(100):
            key(page, "+15 seconds").click()
    expect(timer(page)).to_have_text("55:00")
    page.clock.fast_forward(30 * 60 * 1000)  # no tick comes on the way, as in a page that sleeps
    expect(timer(page)).to_have_text("25:00")
    page.clock.run_for(800)
    expect(timer(page)).to_have_text("25:00")
    page.clock.run_for(400)
    expect(timer(page)).to_have_text("24:59")


def test_steps_that_end_unseen_are_told_and_a_moved_clock_changes_nothing(clocked):
    page = clocked("?play=desk-break")
    begin(page)
    stand_still(page)
    page.clock.fast_forward(45_000)
    expect(player(page)).to_contain_text("Step 3 of 13")
    expect(player(page)).to_contain_text("2 steps ended while you were away.")
    left = timer(page).inner_text()
    page.clock.set_system_time(1_000_000_000)
    page.clock.run_for(200)
    assert timer(page).inner_text() == left
    expect(player(page)).to_contain_text("its clock was set")


def test_nothing_is_sent_to_the_program_while_it_runs(new_page, server):
    page = new_page()
    sent: list[str] = []
    page.on("websocket", lambda ws: ws.on("framesent", lambda data: sent.append(str(data))))
    opened(page, f"{server}/?play=desk-break")
    begin(page)
    page.wait_for_timeout(1000)  # what the opening of the page has to tell
    sent.clear()
    for name in ("Skip", "Skip", "+15 seconds", "Pause", "Go on", "Back"):
        key(page, name).click()
        page.wait_for_timeout(250)
    assert [one for one in sent if "PATCH" in one] == []


def test_keys_pause_go_back_and_skip_and_escape_keeps_the_place(open_page):
    page = open_page("?play=desk-break")
    begin(page)
    page.keyboard.press("ArrowRight")
    expect(player(page)).to_contain_text("Step 2 of 13")
    page.keyboard.press("Space")
    expect(key(page, "Go on")).to_be_focused()
    left = timer(page).inner_text()
    page.wait_for_timeout(1200)
    assert timer(page).inner_text() == left
    key(page, "+15 seconds").click()
    expect(timer(page)).to_have_text(re.compile(r"0:3[45]"))
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(player(page)).to_contain_text("Step 1 of 13")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(said(page)).to_have_text("Your place is kept.")
    expect(page).not_to_have_url(re.compile("play="))  # the address follows the paint
    page.go_back()
    begin(page, "Go on with step 2")
    expect(player(page)).to_contain_text("Step 2 of 13")


def test_the_place_outlasts_a_reload_another_school_and_another_language(open_page):
    page = open_page("?play=desk-break")
    begin(page)
    for _ in range(3):
        key(page, "Skip").click()
    page.get_by_role("combobox", name="School").select_option("western")
    expect(page.locator(".rz-middle")).to_have_attribute("data-title", re.compile("Western"))
    expect(player(page)).to_contain_text("Step 4 of 13")
    expect(key(page, "Pause")).to_be_visible()  # it runs on
    speak(page, "de")
    german = page.get_by_role("region", name="Player", exact=True)
    expect(german).to_contain_text("Schritt 4 von 13")
    expect(german.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    page.reload()
    german.get_by_role("button", name="Weiter mit Schritt 4").click()
    expect(german).to_contain_text("Schritt 4 von 13")


def test_sound_vibration_and_screen(own_clock, server):
    page = own_clock
    page.add_init_script(f"({DEVICE})()")
    opened(page, f"{server}/?play=desk-break")
    begin(page)
    expect(player(page)).to_contain_text("The screen stays on")
    asked = page.evaluate("asked")
    assert (asked["tones"], asked["locks"], asked["vibrations"]) == (26, 1, 0)  # two for each end
    page.clock.fast_forward(20_500)
    expect(player(page)).to_contain_text("Step 2 of 13")
    assert page.evaluate("asked.vibrations") == 1
    for name in ("Sound", "Vibration"):
        key(page, name).click()
    before = page.evaluate("asked.tones")
    page.clock.fast_forward(20_500)
    expect(player(page)).to_contain_text("Step 3 of 13")
    assert page.evaluate("[asked.tones, asked.vibrations]") == [before, 1]
    key(page, "Pause").click()
    expect(player(page)).not_to_contain_text("The screen stays on")
    assert page.evaluate("asked.released") == 1
    page.reload()  # the choice is kept
    expect(key(page, "Sound")).to_have_attribute("aria-pressed", "false")


def test_where_nothing_can_be_kept_it_says_so_and_plays(new_page, server, watch):
    page = new_page()
    page.add_init_script(BLOCKED)
    opened(page, f"{server}/?play=desk-break")
    begin(page)
    key(page, "Skip").click()
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("play"))
    page.go_back()
    expect(player(page)).to_contain_text("This browser does not let the map keep your place.")
    begin(page, "Go on with step 2")


@pytest.mark.one_file(False)
def test_a_routine_that_there_is_not_is_told_with_what_was_meant(open_page):
    page = open_page("?play=desk-brake")
    expect(page.get_by_text(re.compile("Did you mean"))).to_be_visible()
    expect(player(page)).to_have_count(0)


def test_a_zone_that_is_opened_meanwhile_takes_its_place_and_the_routine_waits(open_page):
    page = open_page("?play=desk-break")
    begin(page)
    drawn(page, "Liver, number 18, right foot").focus()
    page.keyboard.press("Enter")
    expect(title(page, "Liver")).to_be_visible()
    expect(player(page)).to_have_count(0)
    expect(page).not_to_have_url(re.compile("play"))
    page.go_back()
    expect(key(page, "Go on with step 1")).to_be_visible()


def test_a_technique_on_a_card_has_a_timer(clocked):
    page = clocked("?zone=liver")
    timed = card(page).locator(".rz-small-timer").first
    button = timed.get_by_role("button")
    expect(button).to_have_accessible_name("Thumb-walking: timer, 30 sec")
    expect(button).to_have_text("30 sec")
    button.click()
    expect(button).to_be_focused()
    expect(button).to_have_accessible_name("Thumb-walking: stop the timer")
    audit(page)
    stand_still(page)
    left = int(timed.inner_text().removeprefix("0:"))
    # The card is made again for another view, and the timer runs on.
    pick(page.get_by_role("radiogroup", name="Feet").get_by_role("radio", name="Right foot"))
    page.clock.run_for(2000)
    expect(timed).to_have_text(f"0:{left - 2:02}")
    page.clock.run_for(30_000)
    expect(timed).to_have_text("30 sec")
    expect(said(page)).to_have_text("Thumb-walking: time is up.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_part_of_the_player_is_accessible(open_page, scheme):
    page = open_page("?play=home-self-massage", color_scheme=scheme)
    audit(page)
    begin(page)
    audit(page)
    for _ in range(5):
        key(page, "Skip").click()
    expect(player(page)).to_contain_text("No time is set.")
    audit(page)
    for _ in range(15):
        player(page).locator("[data-key=player_skip]").click()
    expect(step(page)).to_have_text("Self-massage at home: done")
    audit(page)


def test_on_a_phone_feet_time_and_keys_are_in_sight_together(open_page):
    page = open_page("?play=desk-break", viewport=PHONE, has_touch=True)
    begin(page)
    for _ in range(3):
        key(page, "Skip").click()
    expect(timer(page)).to_be_in_viewport(ratio=1)
    for name in ("Back", "−15 seconds", "Pause", "+15 seconds", "Skip", "Close"):
        expect(key(page, name)).to_be_in_viewport(ratio=1)
        box = key(page, name).bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
    feet = page.locator(".rz-stage").bounding_box()
    mine = player(page).bounding_box()
    assert feet
    assert mine
    assert feet["height"] >= 230
    assert feet["y"] + feet["height"] <= mine["y"] + 1
    assert lit(page)
    page.set_viewport_size({"width": 320, "height": 640})
    wide = page.evaluate("document.documentElement.scrollWidth")
    eventually(lambda: wide <= 320, "nothing scrolls sideways")
