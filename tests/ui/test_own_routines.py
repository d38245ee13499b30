"""The reader's own routines: made from cards, changed, played, shared and kept."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.pdf import said
from tests.ui.conftest import opened
from tests.ui.reader import card, drawn, title
from tests.ui.test_page import audit
from tests.ui.test_player import BLOCKED, PHONE, begin, player, step
from zones import load_chart
from zones.export.single_file import page as one_file

pytestmark = pytest.mark.one_file

CHART = load_chart("rwo-shur")
ROUTINES = "foot-reflex-zones.routines"


def add(page: Page, name: str) -> None:
    """The first technique of a zone."""
    drawn(page, name).focus()
    page.keyboard.press("Enter")
    expect(title(page, name.split(",")[0])).to_be_visible()
    card(page).get_by_role("button", name="Add to my routine").first.click()


def steps(page: Page) -> Locator:
    return player(page).locator(".rz-own-step")


def are(page: Page, *names: str) -> None:
    """The steps have these names, in this order."""
    expect(steps(page).locator("strong [dir=auto]")).to_have_text(list(names))


def kept(page: Page) -> list[dict]:
    return json.loads(page.evaluate(f"localStorage.getItem('{ROUTINES}')"))["routines"]


@pytest.fixture
def made(page) -> Page:
    """The editor with three zones."""
    add(page, "Liver, number 18, right foot")
    add(page, "Heart, number 33, left foot")
    add(page, "Kidneys, number 22, left foot")
    expect(card(page)).to_contain_text("Step 3 of “My routine”.")
    card(page).get_by_role("button", name="Open my routines").click()
    expect(steps(page)).to_have_count(3)
    return page


def test_a_routine_is_put_together_named_ordered_and_kept(made):
    page = made
    are(page, "Liver", "Heart", "Kidneys")
    # By keys: on the handle, and with the buttons; the focus stays on what was pressed.
    handle = steps(page).nth(2).get_by_role("button", name=re.compile("^Move: Kidneys"))
    handle.focus()
    page.keyboard.press("ArrowUp")
    are(page, "Liver", "Kidneys", "Heart")
    expect(
        steps(page).nth(1).get_by_role("button", name=re.compile("^Move: Kidneys"))
    ).to_be_focused()
    expect(player(page).get_by_role("status")).to_have_text("Kidneys, step 2 of 3")
    steps(page).nth(0).get_by_role("button", name="Later: Liver").click()
    are(page, "Kidneys", "Liver", "Heart")
    # By dragging.
    grip = steps(page).nth(2).locator(".rz-own-handle").bounding_box()
    first = steps(page).nth(0).bounding_box()
    assert grip
    assert first
    page.mouse.move(grip["x"] + 20, grip["y"] + 20)
    page.mouse.down()
    page.mouse.move(grip["x"] + 20, first["y"] + 10, steps=12)
    page.mouse.up()
    are(page, "Heart", "Kidneys", "Liver")
    # A name, a time, a foot.
    player(page).get_by_role("textbox", name="Name").fill("Evening <b>calm</b>")
    page.keyboard.press("Enter")
    expect(step(page)).to_have_text("Evening <b>calm</b>")
    player(page).get_by_role("spinbutton", name="Seconds: Kidneys").fill("45")
    page.keyboard.press("Tab")
    player(page).get_by_role("combobox", name="Feet: Kidneys").select_option("left")
    expect(player(page)).to_contain_text("Right foot")  # the liver's only one
    audit(page)
    [one] = kept(page)
    assert one["name"] == "Evening <b>calm</b>"
    assert re.search(r"kidney[a-z-]*,[a-z-]+,l,45", one["steps"])
    page.reload()  # goes on where it was
    expect(step(page)).to_have_text("Evening <b>calm</b>")
    are(page, "Heart", "Kidneys", "Liver")
    player(page).get_by_role("button", name="All my routines").click()
    player(page).get_by_role("button", name="Change: Evening <b>calm</b>").click()
    are(page, "Heart", "Kidneys", "Liver")


def test_what_is_removed_or_deleted_can_be_brought_back(made):
    page = made
    steps(page).nth(1).get_by_role("button", name="Remove: Heart").click()
    are(page, "Liver", "Kidneys")
    undo = player(page).get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    undo.click()
    are(page, "Liver", "Heart", "Kidneys")
    player(page).get_by_role("button", name="Delete this routine").click()
    expect(player(page)).to_contain_text("Deleted: My routine.")
    assert kept(page) == []
    player(page).get_by_role("button", name="Undo").click()
    expect(player(page).get_by_role("button", name="Change: My routine")).to_be_visible()
    assert len(kept(page)) == 1


@pytest.mark.one_file(False)
def test_it_is_printed_as_a_sheet(made):
    page = made
    player(page).get_by_role("button", name="Print").click()
    dialog = page.get_by_role("dialog", name="Print or save a sheet")
    expect(dialog.get_by_role("radio", name=re.compile("^Routine"))).to_be_checked()
    expect(dialog.get_by_role("status")).to_have_text("The first page is shown here.")
    routine = dialog.get_by_role("combobox", name="Routine")
    expect(routine.locator("option:checked")).to_have_text("My routine")
    with page.expect_download() as saved:
        dialog.get_by_role("button", name="Download PDF").click()
    zones = ["Liver (18)", "Heart (33)", "Kidneys (22)"]
    assert said(saved.value.path().read_bytes(), "H2") == zones
    page.keyboard.press("Escape")
    expect(step(page)).to_have_text("My routine")
    expect(player(page).get_by_role("button", name="Print")).to_be_visible()


def test_it_is_played_with_the_cautions_of_its_zones(made):
    page = made
    player(page).get_by_role("button", name="Play with a timer").click()
    expect(step(page)).to_have_text("My routine")
    for id in ("liver", "heart"):
        for caution in CHART.zone(id).cautions:
            expect(player(page)).to_contain_text(CHART.cautions[caution].name)
    begin(page)
    expect(step(page)).to_have_text("Liver")
    expect(player(page)).to_contain_text("right foot")


def test_a_link_gives_the_routine_to_others_who_may_keep_it(made, new_page, server):
    page = made
    player(page).get_by_role("textbox", name="Name").fill("Für Ömi & 晚上")
    page.keyboard.press("Enter")
    link = player(page).get_by_role("textbox", name="Link to this routine").input_value()
    page.evaluate("localStorage.clear(), sessionStorage.clear()")
    other = opened(new_page(), link.replace(link.split("/?")[0], server))
    expect(step(other)).to_have_text("Für Ömi & 晚上")
    expect(player(other)).to_contain_text("steps")
    player(other).get_by_role("button", name="Keep in my routines").click()
    are(other, "Liver", "Heart", "Kidneys")
    assert kept(other)[0]["name"] == "Für Ömi & 晚上"


def test_a_damaged_link_is_refused_and_a_zone_of_another_school_is_told(open_page):
    page = open_page("?play=own.liver,thumb-walking,r")
    expect(page.get_by_text("own.liver,thumb-walking,r")).to_be_visible()
    expect(player(page)).to_have_count(0)
    page = open_page("?play=own.liver,thumb-walking,r,20.no-such-zone,thumb-walking,l,20")
    expect(player(page)).to_contain_text("1 step is left out: this school does not have it.")
    expect(player(page).get_by_role("button", name="Start")).to_be_visible()


def test_where_nothing_can_be_kept_the_routine_lasts_and_it_is_said(new_page, server, watch):
    page = new_page()
    page.add_init_script(BLOCKED)
    opened(page, f"{server}/")
    add(page, "Liver, number 18, right foot")
    expect(card(page)).to_contain_text("does not let the map keep your routines")
    card(page).get_by_role("button", name="Open my routines").click()
    are(page, "Liver")


def test_a_file_is_saved_and_loaded(made, tmp_path):
    page = made
    player(page).get_by_role("button", name="All my routines").click()
    with page.expect_download() as download:
        player(page).get_by_role("link", name="Save as a file").click()
    path = tmp_path / "routines.json"
    download.value.save_as(path)
    page.evaluate("localStorage.clear()")
    box = player(page).locator("input[type=file]")
    box.set_input_files(path)
    expect(player(page)).to_contain_text("Loaded: 1 routine.")
    path.write_text("{}")
    player(page).locator("input[type=file]").set_input_files(path)
    expect(player(page)).to_contain_text("holds no routines")
    assert len(kept(page)) == 1


def test_it_fits_a_phone_in_every_part(open_page):
    page = open_page("?zone=liver", viewport=PHONE, has_touch=True)
    card(page).get_by_role("button", name="Raise").or_(page.locator("[data-key=raise]")).first.tap()
    card(page).get_by_role("button", name="Add to my routine").first.click()
    card(page).get_by_role("button", name="Open my routines").click()
    expect(steps(page)).to_have_count(1)
    audit(page)
    for control in steps(page).get_by_role("button").all():
        box = control.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 43.5
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_link_is_played_and_kept_in_a_file_that_asks_for_nothing(new_page, tmp_path, watch):
    path = tmp_path / "map.html"
    path.write_text(one_file("rwo-shur"), "utf-8")
    page = new_page()
    query = "?play=own.liver,thumb-walking,r,30.kidney,hook-backup,e,10~Abend"
    opened(page, f"{path.as_uri()}{query}")
    player(page).get_by_role("button", name="Keep in my routines").click()
    are(page, "Liver", "Kidneys")
    link = player(page).get_by_role("textbox", name="Link to this routine").input_value()
    assert link.startswith(path.as_uri())
    player(page).get_by_role("button", name="Play with a timer").click()
    begin(page)
    expect(step(page)).to_have_text("Liver")
    asked = {url.partition("?")[0] for url in watch.requests if url.startswith("file:")}
    assert asked == {path.as_uri()}
    assert not [url for url in watch.requests if url.startswith(("http", "ws"))]
