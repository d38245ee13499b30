"""The card as a sheet over the feet, on phones and tablets."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.ui.reader import card, drawn, inside, title, view
from tests.ui.test_page import RULES

pytestmark = pytest.mark.one_file

PHONE = {"width": 390, "height": 664}
SIZES = [{"width": 320, "height": 640}, PHONE, {"width": 844, "height": 390}]
LIVER = "Liver, number 18, right foot"
NAMES = {"plantar": "Sole", "dorsal": "Top", "medial": "Inner side", "lateral": "Outer side"}

# What a tap on each zone of the view brings, in one go: a press on each, on either foot by turns,
# and where the sheet and that zone stand afterwards.
TAP_ALL = """async () => {
  const root = document.querySelector('#map');
  const sheet = root.querySelector('.rz-card');
  const painted = () => new Promise(done => requestAnimationFrame(() => done()));
  const byZone = Map.groupBy(root.querySelectorAll('.rz-map .zone'), zone => zone.dataset.zone);
  const faults = [];
  let turn = 0;
  for (const [id, shapes] of byZone) {
    const zone = shapes[turn++ % shapes.length];
    const box = zone.getBBox(), edge = zone.getPointAtLength(0);
    const middle = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2);
    const inner = zone.isPointInFill(middle) ? middle : new DOMPoint(edge.x, edge.y);
    const at = inner.matrixTransform(zone.getScreenCTM());
    zone.dispatchEvent(new PointerEvent('click', { bubbles: true, composed: true,
      clientX: at.x, clientY: at.y, pointerType: 'touch' }));
    await painted();
    // A number over another zone is pressed first, so the card may be that one's.
    const shown = root.querySelector(`.rz-map .zone[tabindex="0"]`);
    const here = sheet.getBoundingClientRect(), there = shown.getBoundingClientRect();
    const name = sheet.querySelector('h2').getBoundingClientRect();
    const whole = here.height >= 119 && here.left >= 0 && here.top >= 0 && scrollY === 0
      && here.right <= innerWidth + 0.5 && here.bottom <= innerHeight + 0.5
      && name.top >= here.top && name.bottom <= here.bottom;
    const free = there.top >= 0 && there.bottom <= here.top || there.right <= here.left;
    if (!whole || !free || sheet.dataset.card !== shown.dataset.zone) {
      faults.push([id, shown.dataset.zone, sheet.dataset.card, JSON.stringify([here, there])]);
    }
  }
  root.querySelector('[data-key=quit]').click();
  await painted();
  if (root.querySelector('.rz-shell').dataset.sheet !== 'closed') faults.push('not closed');
  if (root.querySelector('[data-lifted]')) faults.push('the feet are not back');
  return { faults, count: byZone.size };
}"""


def phone(open_page, query: str = "", **options) -> Page:
    return open_page(query, **{"viewport": PHONE, "has_touch": True, **options})


def state(page: Page) -> str | None:
    return page.locator(".rz-shell").get_attribute("data-sheet")


def sheet_top(page: Page) -> float:
    return card(page).bounding_box()["y"]


def tap(page: Page, name: str) -> None:
    page.touchscreen.tap(*inside(drawn(page, name)))


def drag(page: Page, start: tuple[float, float], to: float, steps: int = 12) -> None:
    """Move a finger up or down slowly, and rest before it is lifted."""
    x, y = start
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, to, steps=steps)
    page.wait_for_timeout(120)  # longer than a flick is taken from
    page.mouse.up()


def grip(page: Page):
    return card(page).get_by_role("button", name="Zone details")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size['width']}x{size['height']}")
def test_a_tap_on_any_zone_shows_the_sheet_and_leaves_the_zone_in_sight(open_page, size):
    page = phone(open_page, "?further=1", viewport=size)
    for words in NAMES.values():
        view(page, words).check(force=True)
        expect(view(page, words)).to_be_checked()
        found = page.evaluate(TAP_ALL)
        assert found["count"] > 10
        assert found["faults"] == []


def test_a_finger_on_a_zone_shows_name_foot_pressure_and_time(open_page):
    page = phone(open_page)
    expect(card(page)).to_be_hidden()
    tap(page, LIVER)
    expect(title(page, "Liver")).to_be_in_viewport(ratio=1)
    for words in ("Digestion", "right foot only", "Light", "2 to 3 passes"):
        expect(card(page).locator(".rz-card-head")).to_contain_text(words)
    box = card(page).bounding_box()
    assert box["height"] == 120
    assert box["y"] + box["height"] == PHONE["height"]


def test_half_shows_how_it_is_pressed_with_its_picture(open_page):
    page = phone(open_page, "?zone=liver")
    grip(page).click()
    how = card(page).get_by_role("heading", name="How it is pressed")
    expect(how).to_be_in_viewport(ratio=1)
    expect(card(page).locator(".rz-art-stage").first).to_be_in_viewport(ratio=1)


def test_how_begins_on_the_first_screen_of_a_laptop(open_page):
    page = open_page("?zone=lower-abdomen", viewport={"width": 1366, "height": 768})
    how = card(page).get_by_role("heading", name="How it is pressed")
    expect(how).to_be_in_viewport(ratio=1)


def test_dragging_raises_and_lowers_the_sheet(open_page):
    page = phone(open_page, "?zone=liver")
    x, peek = 195, sheet_top(page)
    drag(page, (x, peek + 40), 340)
    assert state(page) == "half"
    half = sheet_top(page)
    assert half < peek
    drag(page, (x, half + 20), 60)
    assert state(page) == "full"
    drag(page, (x, sheet_top(page) + 20), half + 30)
    assert state(page) == "half"
    drag(page, (x, sheet_top(page) + 20), 660)
    assert state(page) == "closed"
    expect(card(page)).to_be_hidden()
    expect(page).not_to_have_url(re.compile("zone=liver"))


def test_keys_and_buttons_do_the_same(open_page):
    page = phone(open_page, "?zone=liver")
    expect(grip(page)).to_have_attribute("aria-expanded", "false")
    grip(page).press("ArrowUp")
    assert state(page) == "half"
    expect(grip(page)).to_have_attribute("aria-expanded", "true")
    grip(page).press("ArrowUp")
    assert state(page) == "full"
    page.keyboard.press("Escape")
    assert state(page) == "half"
    grip(page).press("Enter")
    assert state(page) == "peek"
    card(page).get_by_role("button", name="Show more").click()
    assert state(page) == "half"
    card(page).get_by_role("button", name="Show less").click()
    assert state(page) == "peek"
    card(page).get_by_role("button", name="Close").press("Enter")
    assert state(page) == "closed"
    expect(drawn(page, LIVER)).to_be_focused()


def test_what_the_low_sheet_hides_is_no_stop_of_the_keyboard(open_page):
    page = phone(open_page, "?zone=liver")
    expect(card(page).get_by_text("Step by step").first).to_be_hidden()
    grip(page).press("ArrowUp")
    expect(card(page).get_by_text("Step by step").first).to_be_visible()


def test_the_feet_move_up_for_a_zone_below_the_sheet_and_back(open_page):
    page = phone(open_page)
    heel = drawn(page, "Gonads", exact=False).first
    before = heel.bounding_box()
    page.touchscreen.tap(*inside(heel))
    grip(page).click()
    expect(page.locator(".rz-panes[data-lifted]")).to_be_attached()
    box = heel.bounding_box()
    assert box["y"] + box["height"] <= sheet_top(page)
    assert box["y"] > 52
    card(page).get_by_role("button", name="Close").click()
    assert heel.bounding_box() == before


def test_swiping_turns_to_the_next_view(open_page):
    page = phone(open_page, is_mobile=True)
    expect(view(page, "Sole")).to_be_checked()
    swipe(page, 300, 100)
    expect(view(page, "Top")).to_be_checked()
    swipe(page, 100, 300)
    expect(view(page, "Sole")).to_be_checked()
    swipe(page, 100, 300)  # nothing lies before the first
    expect(view(page, "Sole")).to_be_checked()


def swipe(page: Page, start: float, end: float, y: float = 300) -> None:
    """Draw a finger sideways, as the browser's own input."""
    session = page.context.new_cdp_session(page)
    xs = [start + (end - start) * k / 6 for k in range(7)]
    kinds = ["touchStart", *["touchMove"] * 6]
    for kind, x in zip(kinds, xs, strict=True):
        points = [{"x": x, "y": y}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_the_search_fills_the_window_from_its_top_and_goes_when_a_zone_is_chosen(open_page):
    page = phone(open_page)
    page.get_by_role("button", name="Find a zone").click()
    finder = page.get_by_role("region", name="Find a zone")
    box = finder.bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 390, 664)
    field = finder.get_by_role("combobox")
    expect(field).to_be_focused()
    at = field.bounding_box()["y"]
    field.fill("liver")
    assert field.bounding_box()["y"] == at
    page.keyboard.press("Enter")
    expect(finder).to_be_hidden()
    expect(title(page, "Liver")).to_be_in_viewport(ratio=1)
    page.get_by_role("button", name="Find a zone").click()
    page.keyboard.press("Escape")  # the text
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Find a zone")).to_be_focused()


@pytest.mark.one_file(False)  # the bar is the dashboard's
@pytest.mark.parametrize("lang", ["en", "de", "fr"])
@pytest.mark.parametrize("size", [*SIZES, {"width": 820, "height": 1180}], ids=str)
def test_one_bar_stands_above_the_feet_and_nothing_in_it_is_cut(open_page, size, lang):
    page = phone(open_page, f"?lang={lang}", viewport=size)
    stage = page.locator(".rz-stage").bounding_box()
    assert stage["y"] <= 56
    assert stage["height"] > size["height"] - 112
    parts = page.locator("header h1, header .standing, #menu, .rz-find, .rz-more").evaluate_all(
        """all => all.filter(one => getComputedStyle(one).clipPath === 'none').map(one => {
          const { left, top, right, bottom } = one.getBoundingClientRect();
          return [left, top, right, bottom, one.scrollWidth - one.clientWidth]; })"""
    )
    for left, top, right, bottom, cut in parts:
        assert min(left, top) >= 0
        assert right <= size["width"]
        assert bottom <= 56
        assert cut <= 1
    choices = page.locator("[data-switch=view] .rz-choice span").evaluate_all(
        """all => all.map(one => { const box = one.getBoundingClientRect();
          return [box.left, box.right, one.scrollWidth - one.clientWidth]; })"""
    )
    for _, right, cut in choices:
        assert right <= size["width"]
        assert cut <= 1
    for (_, right, _), (left, _, _) in pairwise(choices):
        assert right <= left + 0.5


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("place", ["peek", "half", "full"])
def test_axe_finds_no_fault_in_any_state_of_the_sheet(open_page, place, look):
    page = phone(open_page, "?zone=parathyroid", color_scheme=look)
    for _ in range(["peek", "half", "full"].index(place)):
        grip(page).press("ArrowUp")
    expect(page.locator(".rz-shell")).to_have_attribute("data-sheet", place)
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


@pytest.mark.one_file
def test_in_forced_colours_sheet_and_grip_have_an_edge(open_page):
    page = phone(open_page, "?zone=parathyroid", forced_colors="active")
    expect(card(page)).to_have_css("border-top", "2px solid rgb(0, 0, 0)")
    bar = grip(page).evaluate("e => getComputedStyle(e, '::before').backgroundColor")
    assert bar == "rgb(0, 0, 0)"


@pytest.mark.parametrize("size", [PHONE, {"width": 1366, "height": 768}], ids=str)
def test_nothing_jumps_while_a_card_opens(open_page, size):
    page = open_page("", viewport=size, has_touch=size is PHONE)
    page.evaluate(
        """() => { window.shifts = [];
          new PerformanceObserver(list => shifts.push(...list.getEntries().map(e => e.value)))
            .observe({ type: 'layout-shift' }); }"""
    )
    zone = drawn(page, LIVER)
    if size is PHONE:
        tap(page, LIVER)
    else:
        page.mouse.click(*inside(zone))
    expect(title(page, "Liver")).to_be_visible()
    last = card(page).get_by_role("heading", name="Who says so", include_hidden=True)
    expect(last).to_be_attached()
    expect(card(page).locator(".rz-art-stage img[src]").first).to_be_attached()
    page.wait_for_timeout(400)
    assert sum(page.evaluate("shifts")) <= 0.01
