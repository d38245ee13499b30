"""Notes and sessions: made on the cards, seen on the feet, kept on the device and nowhere else."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pandas as pd
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.pdf import texts
from tests.ui.conftest import READY
from tests.ui.reader import card, drawn, inside, title
from tests.ui.test_page import audit
from zones import FootMap
from zones.export import single_file
from zones.loading.loader import load_chart
from zones.payload.values import values_text

PLACE = "foot-reflex-zones.session."
STANDING = "Tenderness shows nothing about an organ."
DONE = {"version": 1, "done": "2026-11-01", "ticked": []}
LIVER = "Liver, number 18, right foot"
BEFORE = {"v": 1, "s": "rwo-shur", "at": "2026-11-20T19:30", "n": "first", "z": "stomach13 liver-3"}
AFTER = {"v": 1, "s": "rwo-shur", "at": "2026-11-28T20:00", "n": "second", "z": "stomach32 liver-1"}


def panel(page: Page) -> Locator:
    return page.get_by_role("region", name="Notes and sessions", exact=True)


def pill(page: Page) -> Locator:
    return page.locator(".rz-to-notes")


def kept(page: Page) -> dict[str, dict]:
    found = page.evaluate("Object.entries(localStorage)")
    return {key: json.loads(text) for key, text in found if key.startswith(PLACE)}


def with_sessions(page: Page, *sessions: dict) -> Page:
    """The page as it is for a reader who has answered the check and noted sessions."""
    page.evaluate("done => localStorage['zones-check'] = done", json.dumps(DONE))
    for at, session in enumerate(sessions):
        text = json.dumps(session)
        page.evaluate("([key, text]) => localStorage[key] = text", [f"{PLACE}s{at}", text])
    page.reload()
    page.locator(READY).wait_for(state="attached")
    return page


def begin(page: Page) -> None:
    pill(page).click()
    panel(page).get_by_role("button", name="Begin a session").click()


def tender(page: Page, foot: str, value: str) -> None:
    scale = card(page).get_by_role("group", name=f"Tenderness, {foot} foot")
    scale.get_by_role("radio", name=value).check(force=True)


def saved(page: Page, name: str) -> str:
    """The text of the file that a button hands over."""
    with page.expect_download() as download:
        panel(page).get_by_role("button", name=name, exact=True).click()
    return download.value.path().read_text("utf-8")


def test_the_check_comes_once_before_the_first_session(page):
    begin(page)
    check = page.get_by_role("dialog", name="A short check before the massage")
    check.get_by_role("button", name="Close").click()
    expect(pill(page)).to_have_text("Notes")  # it did not begin
    panel(page).get_by_role("button", name="Begin a session").click()
    check.get_by_role("button", name="None of these applies").click()
    expect(pill(page)).to_contain_text("Session on")
    panel(page).get_by_role("button", name="End the session").click()
    panel(page).get_by_role("button", name="Begin a session").click()
    expect(check).to_be_hidden()
    assert kept(page) == {}  # nothing was noted yet


def test_tenderness_is_noted_on_the_card_seen_on_the_feet_and_sent_nowhere(open_page, watch):
    page = with_sessions(open_page())
    sent = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda data: sent.append(data)))
    page.reload()  # with the socket watched
    page.locator(READY).wait_for(state="attached")
    begin(page)
    page.mouse.click(*inside(drawn(page, LIVER)))
    expect(title(page, "Liver")).to_be_visible()
    expect(card(page)).to_contain_text(STANDING)
    tender(page, "right", "2")
    card(page).get_by_label("Note on this zone").fill("<b>dull</b> pull")
    expect(drawn(page, f"{LIVER}, 2")).to_be_attached()
    assert page.locator(".zone[data-valued]").count() == 1  # one foot, and no other zone
    [session] = kept(page).values()
    assert session["z"] == "liver-2"
    assert session["zn"] == {"liver": "<b>dull</b> pull"}
    expect(pill(page)).to_contain_text("1 zone noted")
    audit(page)
    page.wait_for_timeout(300)
    assert sent
    assert not [data for data in sent if "dull" in str(data) or "liver-2" in str(data)]
    assert "dull" not in page.url
    page.reload()
    page.locator(READY).wait_for(state="attached")
    expect(drawn(page, f"{LIVER}, 2")).to_be_attached()  # the session goes on
    card(page).get_by_role("button", name="End the session").click()
    expect(panel(page).get_by_role("table")).to_contain_text("<b>dull</b> pull")
    audit(page)


def test_two_sessions_are_compared_by_colour_each_foot_apart(open_page):
    page = with_sessions(open_page(), BEFORE, AFTER)
    pill(page).click()
    panel(page).get_by_text("Compare two sessions").click()
    panel(page).get_by_role("button", name="Compare", exact=True).click()
    expect(panel(page)).to_contain_text(STANDING)
    for name in ("Stomach, number 15, left foot, +2", "Stomach, number 15, right foot, −1",
                 f"{LIVER}, −2"):  # fmt: skip
        expect(drawn(page, name)).to_be_attached()
    colours = {
        path.get_attribute("aria-label"): path.evaluate("node => getComputedStyle(node).fill")
        for path in page.locator(".zone[data-valued]").all()
    }
    red, blue = [
        [int(part) for part in re.findall(r"\d+", colours[f"Stomach, number 15, {side}"])[:3]]
        for side in ("left foot, +2", "right foot, −1")
    ]
    assert red[0] > red[2]
    assert blue[2] > blue[0]
    row = panel(page).get_by_role("row", name="Stomach")
    assert row.get_by_role("cell").all_inner_texts() == ["1 → 3 +2", "3 → 2 −1"]
    audit(page)
    page.keyboard.press("Escape")
    expect(panel(page).get_by_role("heading", name="Sessions", exact=True)).to_be_visible()


def test_a_table_goes_into_pandas_and_the_map_as_it_is(open_page):
    page = with_sessions(open_page(), {**BEFORE, "zn": {"liver": 'a, "b"'}})
    pill(page).click()
    panel(page).get_by_role("button", name="first").click()
    table = pd.read_csv(io.StringIO(saved(page, "Save as a table (CSV)")))
    assert list(table["zone"]) == ["stomach", "liver"]
    assert table.loc[1, "note"] == 'a, "b"'
    shown = json.loads(values_text(load_chart(), table))
    assert {zone: {foot: text for foot, (_, text) in feet.items()} for zone, feet in
            shown["zones"].items()} == {
        "stomach": {"left": "1", "right": "3"}, "liver": {"right": "3"},
    }  # fmt: skip
    assert FootMap("rwo-shur", values=table).values is table


def test_a_file_brings_sessions_to_another_device_and_a_damaged_one_changes_nothing(open_page):
    page = with_sessions(open_page(), BEFORE, AFTER)
    pill(page).click()
    text = saved(page, "Save all as a file")
    file = {"name": "mine.json", "mimeType": "application/json", "buffer": text[:-9].encode()}
    box = page.locator(".rz-notes input[type=file]")
    before = kept(page)
    box.set_input_files(file)
    expect(panel(page)).to_contain_text("“mine.json” is damaged")
    assert kept(page) == before
    panel(page).get_by_role("button", name="Delete all").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(panel(page)).to_contain_text("No session yet")
    assert kept(page) == {}
    box.set_input_files({**file, "buffer": text.encode()})
    expect(panel(page)).to_contain_text("2 sessions added")
    assert kept(page) == before


def test_what_cannot_be_kept_is_told_and_not_lost(open_page):
    page = with_sessions(open_page("?zone=liver"), BEFORE, {"v": 9})
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    card(page).get_by_role("button", name="Begin a session").click()
    tender(page, "right", "3")
    expect(card(page)).to_contain_text("This browser does not keep your notes")
    card(page).get_by_role("button", name="All sessions").click()
    expect(panel(page)).to_contain_text("This browser does not keep your notes")
    sessions = json.loads(saved(page, "Save all as a file"))["sessions"]
    assert [one["zones"].get("liver") for one in sessions] == [{"right": 3}, {"right": 3}]


def test_a_damaged_session_is_told_of_and_leaves_the_others(open_page):
    page = with_sessions(open_page(), BEFORE)
    page.evaluate("key => localStorage[key] = '{damaged'", f"{PLACE}broken")
    pill(page).click()
    expect(panel(page)).to_contain_text("1 session was damaged")
    expect(panel(page).get_by_role("button", name="first")).to_be_visible()
    assert "{damaged" in saved(page, "Save all as a file")


def test_two_tabs_write_into_one_session(open_page):
    page = with_sessions(open_page("?zone=liver"))
    card(page).get_by_role("button", name="Begin a session").click()
    tender(page, "right", "1")
    other = open_page()
    pill(other).click()
    other.locator(".rz-session").click()
    panel(other).get_by_label("Note on the session").fill("from the other tab")
    tender(page, "right", "2")
    [session] = kept(page).values()
    assert session["z"] == "liver-2"
    assert session["t"] == "from the other tab"
    expect(panel(other).get_by_role("row", name="Liver")).to_contain_text("2")


def test_with_keys_alone(open_page):
    page = with_sessions(open_page("?zone=liver"))
    start = card(page).get_by_role("button", name="Begin a session")
    start.focus()
    page.keyboard.press("Enter")
    scale = card(page).get_by_role("group", name="Tenderness, right foot")
    scale.get_by_role("radio", name="no value").focus()
    page.keyboard.press("ArrowLeft")
    expect(scale.get_by_role("radio", name="3")).to_be_checked()
    expect(scale.get_by_role("radio", name="3")).to_be_focused()
    assert [one["z"] for one in kept(page).values()] == ["liver-3"]
    pill(page).focus()
    page.keyboard.press("Enter")
    expect(panel(page).get_by_role("heading", level=2)).to_be_focused()
    page.keyboard.press("Escape")
    expect(pill(page)).to_be_focused()


def test_a_pdf_of_the_record_sheet_gets_numbers_and_no_word_and_that_once(open_page):
    page = open_page(locale="en-GB")
    sent: list[str] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda data: sent.append(str(data))))
    with_sessions(page, {**BEFORE, "t": "slept badly", "zn": {"liver": "dull"}})
    pill(page).click()
    panel(page).get_by_role("button", name="first").click()
    button = panel(page).get_by_role("button", name="Record sheet as a PDF")
    expect(panel(page)).to_contain_text("the date and the numbers go to the server of this page")
    assert not [frame for frame in sent if "liver-3" in frame]
    button.click()
    dialog = page.get_by_role("dialog", name="Print or save a sheet")
    record = dialog.get_by_role("radio").first
    expect(record).to_be_checked()
    expect(record).to_have_accessible_name(re.compile("Record sheet.*names and notes stay here"))
    expect(dialog.get_by_role("status")).to_have_text("The first page is shown here.")
    with page.expect_download() as download:
        dialog.get_by_role("button", name="Download PDF").click()
    text = "".join(texts(download.value.path().read_bytes()))
    assert STANDING in text
    assert "20 Nov 2026, 19:30" in text
    assert [frame for frame in sent if "stomach13.liver-3" in frame]
    assert not [frame for frame in sent if "slept" in frame or "dull" in frame or "first" in frame]
    page.keyboard.press("Escape")
    expect(button).to_be_visible()
    before = len(sent)
    page.get_by_role("banner").get_by_role("button", name="Print").click()
    dialog.get_by_role("radio", name=re.compile("^Record sheet")).check()
    expect(dialog.get_by_role("status")).to_have_text("The first page is shown here.")
    asked = [frame for frame in sent[before:] if "record" in frame]
    assert asked
    assert not [frame for frame in asked if "session." in frame]  # it was for that once


def test_the_record_sheet_has_the_values_and_is_made_on_the_device(open_page, watch):
    page = with_sessions(open_page(), BEFORE)
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    pill(page).click()
    panel(page).get_by_role("button", name="first").click()
    before = len(watch.requests)
    panel(page).get_by_role("button", name="Print the record sheet").click()
    sheet = page.locator(".rz-record")
    expect(sheet).to_be_attached()
    page.emulate_media(media="print")
    expect(sheet).to_be_visible()
    expect(sheet).to_contain_text(STANDING)
    assert sorted(sheet.locator(".rz-svg g ~ text").all_text_contents()) == ["1", "3", "3"]
    assert sheet.get_by_role("row", name="Liver").get_by_role("cell").all_inner_texts()[:2] == [
        "",
        "3",
    ]
    expect(page.locator(".rz-shell")).to_be_hidden()
    sent = [url for url in watch.requests[before:] if not url.startswith(("blob:", "data:"))]
    assert all(re.search(r"feet-\w+\.svg", url) for url in sent)


@pytest.mark.parametrize(("width", "language"), [(320, "de"), (390, "fr"), (320, "zh")])
def test_on_a_phone(open_page, width, language):
    page = with_sessions(open_page(f"?lang={language}&zone=stomach",
                                   viewport={"width": width, "height": 664}), BEFORE)  # fmt: skip
    page.evaluate("sessionStorage['foot-reflex-zones.session-on'] = 's0'")
    page.reload()
    page.locator(READY).wait_for(state="attached")
    page.locator("[data-key=raise]").click()
    choices = page.locator(".rz-tender")
    expect(choices.first).to_be_visible()
    sizes = choices.evaluate_all(
        "all => all.flatMap(one => Object.values(one.getBoundingClientRect().toJSON()).slice(2, 4))"
    )
    assert len(sizes) == 20
    assert min(sizes) >= 44
    pill(page).click()
    expect(page.locator(".rz-notes")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(".rz-notes .rz-quiz-body").evaluate("n => n.scrollWidth <= n.clientWidth")


@pytest.fixture(scope="module")
def one_file(tmp_path_factory) -> str:
    path = tmp_path_factory.mktemp("one file") / "map.html"
    path.write_text(single_file.page("rwo-shur"), "utf-8")
    return path.as_uri()


def test_in_one_file_from_the_disk_notes_are_there_the_next_time(new_page, one_file, watch):
    page = new_page()
    page.goto(f"{one_file}#zone=liver")
    page.locator(READY).wait_for(state="attached")
    card(page).get_by_role("button", name="Begin a session").click()
    page.get_by_role("button", name="None of these applies").click()
    tender(page, "right", "2")
    page.reload()
    page.locator(READY).wait_for(state="attached")
    expect(drawn(page, f"{LIVER}, 2")).to_be_attached()
    page.evaluate("() => { window.print = () => {}; }")
    pill(page).click()
    panel(page).locator(".rz-session").click()
    panel(page).get_by_role("button", name="Print the record sheet").click()
    expect(page.locator(".rz-record .rz-svg")).to_have_count(1)
    assert "liver,,2" in saved(page, "Save as a table (CSV)")
    assert {url for url in watch.requests if not url.startswith(("data:", "blob:"))} == {one_file}


def test_in_a_frame_that_keeps_nothing_the_card_says_so(new_page, one_file, files):
    page = new_page()
    body = """<!DOCTYPE html><link rel="icon" href="data:,"><iframe width="1400" height="880"
      sandbox="allow-scripts allow-downloads allow-modals"></iframe>"""
    page.route(f"{files}/run", lambda route: route.fulfill(content_type="text/html", body=body))
    page.goto(f"{files}/run")
    html = Path(unquote(urlsplit(one_file).path)).read_text("utf-8")
    page.evaluate("html => { document.querySelector('iframe').srcdoc = html; }", html)
    frame = page.frame_locator("iframe")
    frame.get_by_role("option", name="18 Liver").first.click()
    frame.get_by_role("button", name="Begin a session").click()
    frame.get_by_role("button", name="None of these applies").click()
    scale = frame.get_by_role("group", name="Tenderness, right foot")
    scale.get_by_role("radio", name="2").check(force=True)
    expect(frame.locator(".rz-noting")).to_contain_text("This browser does not keep your notes")
