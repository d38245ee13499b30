"""The page around the map: accessible, dark, narrow, safe, printable."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.pdf import texts
from tests.ui.reader import drawn, pick, press, title

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
PHONE = {"width": 390, "height": 844}


def audit(page, **rules) -> None:
    """No fault that axe can find, each named with the element it lies in."""
    rules = {"label-content-name-mismatch": {"enabled": True}} | rules
    found = Axe().run(page, options={**RULES, "rules": rules}).response["violations"]
    told = [f"{v['id']}: {n['html'][:160]} {n['target']}" for v in found for n in v["nodes"][:4]]
    assert not found, "\n".join(told)


def test_axe_finds_no_fault_in_a_notice(open_page):
    page = open_page("?zone=livr")
    expect(page.locator("#notice")).to_contain_text("livr")
    audit(page)


def test_in_forced_colours_the_choice_can_be_seen(open_page):
    page = open_page("", forced_colors="active")
    press(page, drawn(page, "Liver, number 18, right foot"))
    looks = page.evaluate(
        """() => { const of = id => { const s = getComputedStyle(
             [...document.querySelectorAll("#map *")].find(e => e.shadowRoot).shadowRoot
               .querySelector(`path[data-zone=${id}]`));
             return [s.fill, s.stroke, s.strokeWidth].join(" "); };
           return [of("liver"), of("heart"), matchMedia("(forced-colors: active)").matches]; }"""
    )
    assert looks[2]
    assert looks[0] != looks[1]
    audit(page, **{"color-contrast": {"enabled": False}})  # the colours are the reader's own


def test_dark_is_remembered_and_reaches_the_map(page):
    settings = page.get_by_role("button", name="Settings", exact=True)
    dark = page.get_by_role("radiogroup", name="Colours").get_by_role("radio", name="Dark")
    light = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    settings.click()
    pick(dark)
    expect(page.locator("html")).not_to_have_css("background-color", light)
    expect(page.locator(".rz")).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(page.locator(".rz")).to_have_attribute("data-theme", "dark")
    settings.click()
    expect(dark).to_be_checked()


def test_targets_on_a_wide_screen_are_large_enough(page):
    """24 CSS px both ways; a small zone has a larger outline or its row in the list."""
    small = page.evaluate(
        """() => { const all = [], walk = root => { for (const e of root.querySelectorAll("*")) {
             if (e.matches("button, select, input, a[href], [role=option], summary, label")
                 && !e.closest("svg, dialog:not([open])")) all.push(e);
             if (e.shadowRoot) walk(e.shadowRoot); } };
           walk(document);
           return all.filter(e => e.checkVisibility({ visibilityProperty: true })).map(e => {
             const b = (e.matches("input") && e.closest("label") || e).getBoundingClientRect();
             return [e.outerHTML.slice(0, 90), b.width, b.height]; })
             .filter(([html, w, h]) => (w < 24 || h < 24) && !html.includes('class="skip"')); }"""
    )
    assert not small
    rows = page.locator("[role=listbox] [data-row]")
    assert all(h >= 24 for h in rows.evaluate_all("all => all.map(r => r.offsetHeight)"))
    zones = page.locator("svg path[data-zone]").evaluate_all(
        "all => [...new Set(all.map(path => path.dataset.zone))]"
    )
    named = rows.evaluate_all("all => all.map(r => r.dataset.row)")
    assert set(zones) <= set(named)


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_needs_no_sideways_scrolling(open_page, width):
    page = open_page("?zone=liver", viewport={"width": width, "height": 844}, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(title(page, "Liver")).to_be_attached()


def test_a_tap_works_on_a_phone(open_page):
    page = open_page("", viewport=PHONE, has_touch=True, is_mobile=True)
    zone = drawn(page, "Liver, number 18, right foot")
    zone.scroll_into_view_if_needed()
    box = zone.bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] * 0.35, box["y"] + box["height"] * 0.4)
    expect(title(page, "Liver")).to_be_in_viewport(ratio=1)


def test_the_wide_page_does_not_scroll_and_the_feet_fill_it(page):
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    box = page.locator("svg:has([role=listbox])").bounding_box()
    assert box["height"] > 550


def test_text_at_twice_the_size_stays_readable(open_page):
    page = open_page("?zone=liver", viewport={"width": 1280, "height": 720})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_the_dialog_tells_of_danger_evidence_and_sources(page):
    page.get_by_role("button", name="What trials found").click()
    dialog = page.get_by_role("dialog", name="About and safety")
    expect(dialog.get_by_role("heading", name="What trials found")).to_be_focused()
    for words in ("no good evidence", "Call the emergency number", "CC BY 4.0"):
        expect(dialog).to_contain_text(words)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="What trials found")).to_be_focused()


def test_the_standing_line_is_always_there(page):
    expect(page.get_by_role("banner")).to_contain_text("No diagnosis, no treatment")


def test_print_shows_the_chart_and_no_controls(page):
    press(page, drawn(page, "Liver, number 18, right foot"))
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="About and safety")).to_be_hidden()
    expect(page.locator("svg:has([role=listbox])")).to_be_visible()
    expect(title(page, "Liver")).to_be_visible()
    assert page.locator("svg path.zone").first.evaluate("e => e.getBoundingClientRect().width") > 0


def printed(page, landscape: bool = False, paper: str = "A4") -> list[str]:
    """The text of each page that the browser prints, with white space made plain."""
    sheets = texts(page.pdf(format=paper, landscape=landscape))
    return [" ".join(sheet.split()) for sheet in sheets]


@pytest.mark.parametrize("landscape", [False, True])
def test_the_first_printed_page_is_the_chart_with_the_names_of_its_numbers(page, landscape):
    press(page, drawn(page, "Liver, number 18, right foot"))
    expect(title(page, "Liver")).to_be_visible()
    first, second, *_ = printed(page, landscape)
    assert "Traditional map. No diagnosis, no treatment." in first
    assert "Rwo-Shur (Chinese and Taiwanese line)" in first
    for word in ("Head and brain", "Spleen", "64th zone", "Digestion", "Right foot", "Left foot"):
        assert word in first
    assert "Upper back" in first  # the last name of the list
    assert "Cautions" not in first
    assert second.startswith("18 Liver")
    for chrome in ("Search the map", "About and safety", "Press a part of the figure"):
        assert not any(chrome in text for text in (first, second))


@pytest.mark.parametrize("landscape", [False, True])
def test_with_no_zone_chosen_chart_and_cautions_are_printed_and_no_more(page, landscape):
    sheets = printed(page, landscape)
    assert len(sheets) <= 3
    assert "Upper back" in sheets[0]
    assert not any("step by step" in text for text in sheets)  # an invitation to press a button
    assert "Blood clot in a leg" in sheets[1]
    assert not any("Choose a zone" in text or "Zones by complaint" in text for text in sheets)


@pytest.mark.parametrize(("language", "caution"), [("en", "Cautions"), ("fr", "Précautions")])
def test_no_name_of_the_list_is_left_for_the_second_page_of_letter(open_page, language, caution):
    page = open_page(f"?lang={language}")
    assert printed(page, paper="Letter")[1].startswith(caution)


def test_the_drawing_is_whole_on_the_first_page_held_either_way(page):
    page.emulate_media(media="print")
    for wide, tall in ((710, 1030), (1030, 710)):  # the room inside the margins of A4
        page.set_viewport_size({"width": wide, "height": tall})
        box = page.locator(".rz-panes").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= wide
        assert box["y"] + box["height"] <= tall
        assert box["height"] >= 0.45 * tall


def test_the_page_has_one_heading_one_main_and_a_language(page):
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.get_by_role("main").count() == 1
    assert page.evaluate("document.documentElement.lang") == "en"


def test_without_scripts_the_page_says_what_it_needs(new_page, server):
    page = new_page(java_script_enabled=False)
    page.goto(server)
    expect(page.get_by_text(re.compile("needs JavaScript"))).to_be_visible()
    expect(page.get_by_text("The map is loading")).to_be_hidden()
    expect(page.get_by_role("button")).to_have_count(0)  # none would do anything


def test_no_sentence_of_the_page_promises_an_effect(page):
    page.get_by_role("button", name="About and safety").click()
    text = page.locator("body").inner_text()
    assert not re.search(r"\b(heals?|cures?|detox\w*)\b", text, re.I)
