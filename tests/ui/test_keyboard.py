"""The whole map without a pointer, and what a screen reader is told."""

import re

import pytest
from playwright.sync_api import expect

from tests.ui.reader import card, drawn, listed, search, the_list, title

pytestmark = pytest.mark.one_file

FOCUSED = """() => { let e = document.activeElement;
  while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
  return [e?.getAttribute("role") ?? e?.localName ?? "", e?.getAttribute("aria-label")
    ?? e?.textContent?.trim().slice(0, 60) ?? "", !!e?.closest("svg")]; }"""


def tree(page) -> list[dict]:
    """Chromium's accessibility tree, flat: what a screen reader gets."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    return [
        {
            "role": node.get("role", {}).get("value"),
            "name": node.get("name", {}).get("value", ""),
            **{p["name"]: p["value"].get("value") for p in node.get("properties", [])},
        }
        for node in nodes
        if not node.get("ignored")
    ]


def test_every_drawn_zone_has_a_role_a_name_and_a_state(page):
    options = [n for n in tree(page) if n["role"] == "option"]
    shapes = page.locator("svg path[data-zone]").evaluate_all(
        "all => all.map(p => [p.getAttribute('aria-label'), p.dataset.zone, p.dataset.foot])"
    )
    assert len(shapes) > 60
    meaning = {}
    for name, zone, foot in shapes:
        found = [n for n in options if n["name"] == name]
        assert found, name
        assert all("selected" in n and n.get("focusable") for n in found), name
        assert re.fullmatch(rf".+, (number \d+, )?{foot} foot", name)
        assert meaning.setdefault(name, zone) == zone, "a name stands for one zone"


def test_the_tree_tells_what_is_chosen(page):
    drawn(page, "Liver, number 18, right foot").focus()
    page.keyboard.press("Enter")
    expect(title(page, "Liver")).to_be_visible()
    drawing = [n for n in tree(page) if n["role"] == "option" and n["name"].endswith(" foot")]
    chosen = [n["name"] for n in drawing if n["selected"]]
    assert chosen == ["Liver, number 18, right foot"]


@pytest.mark.one_file(False)
def test_tab_passes_the_drawing_in_one_stop(page):
    stops = []
    for _ in range(80):
        page.keyboard.press("Tab")
        role, name, in_drawing = page.evaluate(FOCUSED)
        stops.append((role, name, in_drawing))
        if role == "body":
            break
    in_drawing = [stop for stop in stops if stop[2] and stop[0] == "option"]
    assert len(in_drawing) == 1
    names = [name for _, name, _ in stops]
    for wanted in ("Skip to the zone list", "Search the map"):
        assert wanted in names


@pytest.mark.one_file(False)
def test_the_skip_link_leads_into_the_list(page):
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the zone list")).to_be_focused()
    page.keyboard.press("Enter")
    expect(the_list(page).get_by_role("option").first).to_be_focused()


def test_arrows_move_to_the_neighbour_and_enter_chooses_it(page):
    start = drawn(page, "Solar plexus, number 20, right foot")
    start.focus()
    page.keyboard.press("ArrowDown")
    _, below, _ = page.evaluate(FOCUSED)
    assert below == "Adrenal glands, number 21, right foot"
    page.keyboard.press("ArrowUp")
    expect(start).to_be_focused()
    page.keyboard.press("Enter")
    expect(title(page, "Solar plexus")).to_be_visible()
    expect(start).to_be_focused()


@pytest.mark.parametrize("key", ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"])
def test_an_arrow_never_goes_the_other_way(page, key):
    start = drawn(page, "Small intestine, number 25, left foot")
    start.focus()
    before = start.bounding_box()
    page.keyboard.press(key)
    _, name, _ = page.evaluate(FOCUSED)
    after = drawn(page, name).bounding_box()
    axis, size = ("x", "width") if key in ("ArrowLeft", "ArrowRight") else ("y", "height")
    moved = (after[axis] + after[size] / 2) - (before[axis] + before[size] / 2)
    assert moved > 0 if key in ("ArrowRight", "ArrowDown") else moved < 0


def test_home_end_and_letters_jump(page):
    drawn(page, "Liver, number 18, right foot").focus()
    page.keyboard.press("Home")
    assert page.evaluate(FOCUSED)[1].startswith("Head and brain, number 1")
    page.keyboard.press("End")
    assert not page.evaluate(FOCUSED)[1].startswith("Head and brain")
    page.keyboard.type("sto")
    assert page.evaluate(FOCUSED)[1].startswith("Stomach")


def test_escape_clears_the_choice_and_keeps_the_place(page):
    liver = drawn(page, "Liver, number 18, right foot")
    liver.focus()
    page.keyboard.press("Space")
    expect(title(page, "Liver")).to_be_visible()
    page.keyboard.press("Escape")
    expect(title(page, "Liver")).to_have_count(0)
    expect(liver).to_be_focused()


def test_focus_is_visible_on_every_stop(page):
    """Each stop must look different when it has the focus: a ring or an outline."""
    for _ in range(24):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => { let e = document.activeElement;
              while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
              const look = n => { const s = getComputedStyle(n);
                return (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2)
                  || s.boxShadow !== "none"; };
              const panes = e.closest("svg")?.parentElement;  // the ring lies in the uppermost one
              const ring = panes && [...panes.querySelectorAll("path")].some(
                p => p.getAttribute("class")?.includes("focus") && p.getAttribute("d"));
              const label = e.nextElementSibling;
              return [look(e) || ring || (label && look(label))
                || (e.parentElement && look(e.parentElement)), e.outerHTML.slice(0, 120)]; }"""
        )
        assert seen[0], seen[1]


def test_the_list_alone_is_enough(page):
    search(page).focus()
    page.keyboard.type("kidney")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(title(page, "Kidneys")).to_be_visible()
    expect(card(page)).to_contain_text("Where exactly")


def test_letters_and_numbers_jump_in_the_list_and_one_key_leads_to_the_card(page):
    listed(page, "1 Head and brain").focus()
    page.clock.set_fixed_time("2026-01-01T10:00:00")  # however slow this machine types
    page.keyboard.type("sto")
    expect(listed(page, "15 Stomach")).to_be_focused()
    page.clock.set_fixed_time("2026-01-01T10:00:09")  # another word
    page.keyboard.type("18")
    expect(listed(page, "18 Liver")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(title(page, "Liver")).to_be_visible()
    expect(card(page)).to_be_focused()


@pytest.mark.one_file(False)
def test_no_single_letter_does_anything_outside_the_map(page):
    page.get_by_role("button", name="About and safety").focus()
    before = page.url
    for key in "lhs18":
        page.keyboard.press(key)
    assert page.url == before
    expect(page.get_by_role("dialog")).to_have_count(0)
