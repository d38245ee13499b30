"""Criteria of WCAG 2.2 that no other test looks at; docs/accessibility.md lists all of them."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.ui.reader import drawn, inside, listed, press, search, title, view
from tests.ui.states import STATES, arrive
from zones.loading.loader import load_chart

ASK = (Path(__file__).parent / "wcag.js").read_text("utf-8")
ALL = bool(os.environ.get("ALL_CASES"))
LIVER = "Liver, number 18, right foot"
PHONE = {"width": 390, "height": 844}
REFLOW = {"width": 320, "height": 256}
"""1280 by 1024 CSS pixels at 400 %."""
BOXES = (Path(__file__).parent / "boxes.js").read_text("utf-8")
ROOT = Path(__file__).parents[2]


def ask(page: Page, what: str):
    return page.evaluate(f"({ASK}).{what}()")


def some(names: str) -> list:
    """The states of these names; with ALL_CASES all states."""
    return [state for state in STATES if ALL or state.name in names.split()]


def test_nothing_scrolls_sideways_at_four_hundred_per_cent(open_page):
    """1.4.10 Reflow: all but the drawing of the feet is read by scrolling in one direction."""
    page = open_page("", viewport=REFLOW)
    found = []
    for state in some("card-unfolded search settings routine quiz compare print notes safety"):
        arrive(page, state)
        found += [f"{state.name}: {fault}" for fault in ask(page, "sideways")]
    assert not found, "\n".join(found)


def test_wide_spaces_between_letters_and_lines_cut_no_text(open_page):
    """1.4.12 Text spacing."""
    found = []
    for size in ({"width": 1280, "height": 800}, PHONE):
        page = open_page("", viewport=size)
        ask(page, "space")
        for state in some("card display settings routine quiz about safety notes"):
            arrive(page, state)
            ask(page, "space")
            found += [f"{size['width']} {state.name}: {f}" for f in page.evaluate(BOXES)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", [PHONE, {"width": 1280, "height": 720}], ids=["phone", "wide"])
def test_the_focus_is_never_hidden_behind_something_else(open_page, size):
    """2.4.11 Focus not obscured; 3.2.1 On focus: nothing happens when something gets the focus."""
    page = open_page("?zone=liver", viewport=size)
    before = page.url
    hidden, stops = [], set()
    for _ in range(70):
        page.keyboard.press("Tab")
        page.wait_for_timeout(0)
        at = ask(page, "focus")
        if at is None:
            break
        stops.add(at["told"])
        if not at["isSeen"]:
            hidden.append(at["told"])
    assert len(stops) > 12
    assert not hidden, "\n".join(hidden)
    assert page.url == before
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(title(page, "Liver")).to_be_attached()


@pytest.mark.parametrize("size", [PHONE, {"width": 1280, "height": 800}], ids=["phone", "wide"])
def test_targets_are_large_or_far_enough_apart_in_every_state(open_page, size):
    """2.5.8 Target size, with 1.2.x (no media), 1.3.5 (no personal data), 1.4.5 (no texts as
    pictures), 2.4.4 (links), 2.4.6 (headings) and 3.3.8 (no sign-in).
    """
    page = open_page("", viewport=size)
    found: list[str] = []
    inputs: set[str] = set()
    for state in STATES if ALL else STATES[::2] if size == PHONE else STATES[1::2]:
        arrive(page, state)
        found += [f"{state.name}, small: {fault}" for fault in ask(page, "small")]
        found += [f"{state.name}, media: {one}" for one in ask(page, "media")]
        links = ask(page, "links")
        found += [f"{state.name}, link: {one}" for one in links if vague(one)]
        headings = ask(page, "headings")
        found += [f"{state.name}, heading without words" for one in headings if not one]
        inputs |= set(ask(page, "inputs"))
    assert not found, "\n".join(found)
    assert inputs <= INPUTS, inputs


INPUTS = {"search", "note", "session-name", "session-note", "length", "share_link", "a link"}
"""What is typed, or copied; nothing about the reader that a browser could fill in."""


def vague(link: str) -> bool:
    return link.lower() in ("", "here", "more", "link", "read more", "click here")


@pytest.mark.one_file
def test_a_press_can_be_taken_back_before_it_is_let_go(page):
    """2.5.2 Pointer cancellation."""
    page.mouse.move(*inside(drawn(page, LIVER)))
    page.mouse.down()
    page.mouse.move(5, 5)
    page.mouse.up()
    expect(title(page, "Liver")).to_have_count(0)
    settings = page.get_by_role("button", name="Settings", exact=True)
    settings.hover()
    page.mouse.down()
    expect(settings).to_have_attribute("aria-expanded", "false")
    page.mouse.move(5, 5)
    page.mouse.up()
    expect(settings).to_have_attribute("aria-expanded", "false")


@pytest.mark.one_file
def test_what_is_dragged_or_pinched_can_be_pressed_too(page):
    """2.5.1 Pointer gestures and 2.5.7 Dragging: a zone out of sight comes without a drag."""
    closer = page.get_by_role("button", name="Zoom in")
    for _ in range(6):
        closer.click()
    assert page.locator(".rz-stage").evaluate("e => e.scrollHeight > e.clientHeight * 2")
    # Left and right zones far from one another, each on one foot only.
    for row, name in (("33 Heart", "Heart, number 33, left foot"), ("18 Liver", LIVER)):
        listed(page, row).click()
        expect(drawn(page, name)).to_be_in_viewport()


def test_the_key_that_leads_to_the_search_can_be_turned_off(page):
    """2.1.4 Character key shortcuts."""
    page.keyboard.press("/")
    expect(search(page)).to_be_focused()
    expect(search(page)).to_have_attribute("aria-keyshortcuts", "/")
    page.get_by_role("button", name="Settings", exact=True).click()
    page.get_by_role("checkbox", name="The key / leads to the search").uncheck()
    page.keyboard.press("Escape")
    for _ in range(2):
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("/")
        drawn(page, LIVER).focus()
        page.keyboard.press("/")
        expect(search(page)).not_to_be_focused()
        expect(search(page)).not_to_have_attribute("aria-keyshortcuts", "/")
        page.reload()
        expect(drawn(page, LIVER)).to_be_attached()


@pytest.mark.one_file
def test_a_quiz_waits_as_long_as_it_takes(new_page, one_file):
    """2.2.1 Timing adjustable, 2.2.2 Pause: only the timer of a routine runs, and it stops."""
    page = new_page()
    page.clock.install()
    page.goto(f"{one_file}/?quiz=name.all.3.k3f9")
    page.clock.run_for(2_000)
    asked = page.locator(".rz-quiz h3, .rz-quiz h2").all_inner_texts()
    assert asked
    page.clock.fast_forward("24:00:00")
    page.clock.run_for(1_000)
    assert page.locator(".rz-quiz h3, .rz-quiz h2").all_inner_texts() == asked


@pytest.mark.one_file
def test_a_choice_moves_neither_the_focus_nor_the_page(page):
    """3.2.2 On input."""
    view(page, "Sole").focus()
    page.keyboard.press("ArrowRight")
    expect(view(page, "Top")).to_be_checked()
    expect(view(page, "Top")).to_be_focused()
    page.get_by_role("button", name="Settings", exact=True).click()
    page.get_by_role("radio", name="Dark").check(force=True)
    expect(page.get_by_role("radio", name="Dark")).to_be_focused()
    page.locator("select[data-key=language]").focus()
    page.locator("select[data-key=language]").select_option("de")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.locator("select[data-key=language]")).to_be_focused()


def test_controls_and_help_stand_in_the_same_order_everywhere(open_page):
    """3.2.3 Consistent navigation, 3.2.4 Consistent identification, 3.2.6 Consistent help."""
    page = open_page("")
    orders = []
    for query in (
        "",
        "?lang=zh&zone=liver",
        "?school=western&learn=all",
        "?school=channels&view=medial",
    ):
        page.goto(page.url.split("?")[0] + query)
        expect(page.locator("html[data-ready]")).to_be_attached()
        orders.append(ask(page, "bar"))
    assert len(orders[0]) > 7
    help_at = [order.index("about-open") for order in orders]
    assert len(set(help_at)) == 1, help_at
    first = orders[0]
    for order in orders[1:]:
        both = [key for key in order if key in first]
        assert both == [key for key in first if key in order]
        assert len(both) > 0.8 * len(first)


@pytest.mark.one_file
def test_names_in_other_languages_are_marked_as_such(page):
    """3.1.2 Language of parts."""
    press(page, drawn(page, LIVER))
    expect(title(page, "Liver")).to_be_visible()
    for language, name in load_chart("rwo-shur").zone("liver").names.items():
        expect(page.locator(f".rz-names dd[lang={language}]")).to_have_text(name)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_ring_of_the_focus_stands_out_from_what_is_beside_it(open_page, scheme):
    """1.4.11 Non-text contrast: 3 to 1 for the ring around what has the focus."""
    page = open_page("?zone=liver", color_scheme=scheme)
    low, seen = [], 0
    for _ in range(26):
        page.keyboard.press("Tab")
        found = page.evaluate(EDGES)
        if not found:
            continue
        seen += 1
        if found["ratio"] < 3:
            low.append(f"{found['ratio']:.2f} {found['told']}")
    assert seen > 12
    assert not low, "\n".join(low)


EDGES = """() => {
  let node = document.activeElement;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  if (!node || node.closest("svg")) return null;
  const parentOf = ({ parentNode: one }) => one instanceof ShadowRoot ? one.host : one;
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const rgb = colour => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const ground = from => { for (let one = from; one?.nodeType === 1; one = parentOf(one)) {
    const colour = rgb(getComputedStyle(one).backgroundColor); if (colour[3] > 200) return colour; }
    return rgb("Canvas"); };
  const light = colour => { const [r, g, b] = colour.map(v => { v /= 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)];
    return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05); };
  const ringed = [node, node.nextElementSibling, node.parentElement].filter(Boolean).find(one => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2; });
  if (!ringed) return null;
  const ring = rgb(getComputedStyle(ringed).outlineColor);
  const inset = parseFloat(getComputedStyle(ringed).outlineOffset) < 0;
  return { ratio: ratio(ring, ground(inset ? ringed : parentOf(ringed))),
    told: ringed.outerHTML.slice(0, 100) };
}"""


def test_no_text_tells_of_a_control_by_its_place_or_colour_alone():
    """1.3.3 Sensory characteristics."""
    text = (ROOT / "zones/content/messages.yaml").read_text("utf-8")
    controls, sides = "button|switch|list|box|menu|panel", "left|right|top|bottom"
    looks = "red|green|blue|yellow|grey|round|square"
    by_place = rf"(?:the|this) (?:{controls}) (?:on|at|to) the (?:{sides})"
    found = re.findall(rf"{by_place}|the (?:{looks}) (?:{controls}|sign|zone)", text)
    assert not found


def test_nothing_needs_the_device_to_be_moved_or_held_one_way():
    """2.5.4 Motion actuation, 1.3.4 Orientation."""
    code = [*ROOT.glob("assets/foot_map/**/*.*"), *ROOT.glob("assets/hosts/**/*.*")]
    words = "devicemotion|deviceorientation|orientation.lock|user-scalable|maximum-scale"
    found = [
        f.name for f in code if f.suffix in (".js", ".html") and re.search(words, f.read_text())
    ]
    assert len(code) > 100
    assert not found


def test_what_moves_again_and_again_is_slower_than_three_flashes_in_a_second():
    """2.3.1 Three flashes: of the style sheets, and of the arrows of techniques."""
    styles = "".join(file.read_text("utf-8") for file in (ROOT / "assets").rglob("*.css"))
    endless = re.findall(r"animation:[^;}]*?([\d.]+)(m?s)[^;}]*infinite", styles)
    drawings = "".join(file.read_text("utf-8") for file in (ROOT / "assets").rglob("*.svg"))
    turns = re.findall(r"animation:[^;}]*?([\d.]+)(m?s)[^;}]*infinite", drawings)
    assert endless
    assert turns
    for time, unit in endless + turns:
        assert float(time) / (1000 if unit == "ms" else 1) > 1 / 3
