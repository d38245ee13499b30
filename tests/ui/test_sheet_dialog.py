"""The dialog that prints and saves sheets, in a real browser."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.pdf import texts
from tests.ui.conftest import READY as SHOWN
from tests.ui.test_page import PHONE, audit
from zones import load_chart
from zones.sheets.messages import dialog_messages

READY = "The first page is shown here."


def opened(page: Page) -> Locator:
    """Open the dialog and wait for the first page."""
    menu = page.get_by_role("button", name="Menu")
    if menu.is_visible():
        menu.click()
    page.get_by_role("banner").get_by_role("button", name="Print").click()
    dialog = page.get_by_role("dialog", name="Print or save a sheet")
    expect(dialog.get_by_role("status")).to_have_text(READY)
    return dialog


def sheet(dialog: Locator, name: str) -> Locator:
    """The card of a kind of sheet."""
    return dialog.get_by_role("radio", name=re.compile(f"^{name}"))


def size(dialog: Locator) -> list[int]:
    """Width and height of the preview, in dots."""
    picture = dialog.get_by_role("img", name="First page of the sheet")
    expect(picture).to_be_visible()
    return picture.evaluate("e => e.decode().then(() => [e.naturalWidth, e.naturalHeight])")


def test_a_sheet_is_previewed_changed_saved_and_remembered(open_page, tmp_path):
    page = open_page(locale="en-GB")
    dialog = opened(page)
    wide, high = size(dialog)
    assert high == pytest.approx(1100, abs=2)
    assert wide / high == pytest.approx(297 / 420, abs=0.003)
    sheet(dialog, "Quiz").check()
    paper = dialog.get_by_role("combobox", name="Paper")
    expect(paper).to_have_value("a4")
    paper.select_option("Letter")
    dialog.get_by_role("combobox", name="Orientation").select_option("Landscape")
    expect(dialog.get_by_role("status")).to_have_text(READY)
    wide, high = size(dialog)
    assert wide / high == pytest.approx(279.4 / 215.9, abs=0.003)
    with page.expect_download() as saved:
        dialog.get_by_role("button", name="Download PDF").click()
    assert saved.value.suggested_filename == "quiz-rwo-shur.pdf"
    saved.value.save_as(tmp_path / "quiz.pdf")
    assert Path(tmp_path / "quiz.pdf").read_bytes().startswith(b"%PDF")
    page.reload()
    page.locator(SHOWN).wait_for(state="attached")
    dialog = opened(page)
    expect(sheet(dialog, "Wall chart")).to_be_checked()
    expect(paper).to_have_value("a3")
    expect(dialog.get_by_role("combobox", name="Orientation")).to_have_value("landscape")
    sheet(dialog, "Quiz").check()
    expect(paper).to_have_value("letter")


def test_the_sheet_for_what_is_shown_comes_first_on_the_paper_of_the_country(open_page):
    routine = load_chart().routines[1]
    for query, first, locale, paper in (
        ("?zone=liver", "Handout", "en-US", "letter"),
        (f"?learn={routine.id}", "Routine", "de-AT", "a4"),
    ):
        page = open_page(f"{query}&lang=en", locale=locale)
        dialog = opened(page)
        expect(dialog.get_by_role("radio").first).to_be_checked()
        expect(sheet(dialog, first)).to_be_checked()
        expect(dialog.get_by_role("combobox", name="Paper")).to_have_value(paper)
    expect(dialog.get_by_role("combobox", name="Routine")).to_have_value(routine.id)


def test_escape_closes_and_the_focus_comes_back(page):
    dialog = opened(page)
    expect(sheet(dialog, "Wall chart")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="Print")).to_be_focused()
    expect(opened(page)).to_be_visible()


def test_a_wrong_length_is_refused_with_a_sentence(page):
    dialog = opened(page)
    sheet(dialog, "Life-size sole").check()
    dialog.get_by_role("spinbutton", name="Length of the foot in mm").fill("500")
    expect(dialog.get_by_role("status")).to_contain_text("choose a number from 200 to 320")
    expect(dialog.get_by_role("button", name="Download PDF")).to_be_disabled()
    dialog.get_by_role("spinbutton", name="Length of the foot in mm").fill("240")
    expect(dialog.get_by_role("status")).to_have_text(READY)


def test_a_handout_needs_zones_and_shows_the_chosen(open_page):
    dialog = opened(open_page("?zone=liver,heart"))
    sheet(dialog, "Handout").check()
    expect(dialog).to_contain_text("The 2 chosen zones")
    expect(dialog.get_by_role("status")).to_have_text(READY)
    page = open_page()
    dialog = opened(page)
    sheet(dialog, "Handout").check()
    expect(dialog.get_by_role("status")).to_contain_text("No zone is chosen")


def test_a_foreign_request_is_refused_and_the_session_goes_on(page):
    dialog = opened(page)
    told = page.evaluate(
        """async (requests) => {
            const { data } = Bokeh.documents[0].get_model_by_name("sheets");
            const told = [];
            for (const request of requests) {
                const before = data.answer;
                data.setv({ request });
                const end = performance.now() + 20000;
                while (data.answer === before && performance.now() < end)
                    await new Promise((r) => setTimeout(r, 20));
                told.push(JSON.parse(data.answer).error);
            }
            return told;
        }""",
        ["[", json.dumps({"n": 1, "kind": "quiz", "want": "preview", "paper": "a9"})],
    )
    assert "cannot be read" in told[0]
    assert "a4, letter" in told[1]
    sheet(dialog, "Quiz").check()
    expect(dialog.get_by_role("status")).to_have_text(READY)


def test_a_reader_of_chinese_gets_dialog_preview_and_sheet_in_chinese(open_page, tmp_path):
    page = open_page("?lang=zh")
    known = dialog_messages("zh")
    page.get_by_role("banner").get_by_role("button", name=known["print"]).click()
    dialog = page.get_by_role("dialog", name=known["title"])
    expect(dialog.get_by_role("status")).to_have_text(known["ready"])
    expect(dialog.get_by_role("combobox", name=known["language"])).to_have_value("zh")
    sheet(dialog, known["kind_routine"]).check()
    expect(dialog.get_by_role("status")).to_have_text(known["ready"])
    with page.expect_download() as saved:
        dialog.get_by_role("button", name=known["download"]).click()
    saved.value.save_as(tmp_path / "routine.pdf")
    (text, *_) = texts((tmp_path / "routine.pdf").read_bytes())
    assert load_chart("rwo-shur", "zh").routines[0].name in text


def test_the_pdf_is_opened_to_print_it(page):
    dialog = opened(page)
    with page.expect_popup() as other:
        dialog.get_by_role("button", name="Print", exact=True).click()
    expect(dialog.get_by_role("status")).to_have_text("The PDF is ready.")
    other.value.close()


def test_this_view_is_printed_without_the_dialog(page):
    page.evaluate("window.print = () => { window.printed = true; }")
    dialog = opened(page)
    dialog.get_by_role("button", name="Print this view").click()
    expect(dialog).to_be_hidden()
    assert page.evaluate("window.printed")


@pytest.mark.parametrize("look", ["light", "dark", "phone"])
def test_axe_finds_no_fault_in_the_dialog(open_page, look):
    options = {"color_scheme": "dark" if look == "dark" else "light"}
    if look == "phone":
        options["viewport"] = PHONE
    page = open_page("", **options)
    dialog = opened(page)
    audit(page)
    assert dialog.evaluate("e => e.scrollWidth <= e.clientWidth")
