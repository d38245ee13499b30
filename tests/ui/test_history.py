"""What a reader has set up is there again after a reload, and Back undoes one thing at a time."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.ui.conftest import READY
from tests.ui.reader import card, drawn, pick
from zones.loading.loader import load_chart


def test_a_reload_loses_nothing(open_page):
    page = open_page()
    page.get_by_role("button", name="Digestion, 14").click()
    page.get_by_role("button", name="Display", exact=True).click()
    page.get_by_role("checkbox", name="Guidelines").uncheck()
    page.get_by_role("checkbox", name="Further zones").check()
    page.get_by_role("checkbox", name="Tendon line").check()
    pick(page.get_by_role("radio", name="As on my own foot"))
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Safety check").first.click()
    check = page.get_by_role("dialog", name="A short check before the massage")
    tick = check.get_by_role("checkbox").first
    tick.check()
    verdict = check.get_by_role("status").first.inner_text()
    page.keyboard.press("Escape")
    routine = load_chart().routines[0]
    pick(page.get_by_role("radio", name="Learn"))
    page.get_by_text(routine.name, exact=True).first.click()
    page.get_by_role("button", name="Next step").first.click()
    step = card(page).get_by_role("heading", name=f"Step 2 of {len(routine.steps)}")
    expect(step).to_be_visible()
    page.wait_for_url(f"**learn={routine.id}**")
    page.reload()
    page.locator(READY).wait_for(state="attached")
    expect(step).to_be_visible()
    expect(page.get_by_role("button", name="Digestion, 14")).to_have_attribute(
        "aria-pressed", "true"
    )
    page.get_by_role("button", name="Display", exact=True).click()
    expect(page.get_by_role("checkbox", name="Guidelines")).not_to_be_checked()
    for name in ("Further zones", "Tendon line"):
        expect(page.get_by_role("checkbox", name=name)).to_be_checked()
    expect(page.get_by_role("radio", name="As on my own foot")).to_be_checked()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Safety check").first.click()
    expect(tick).to_be_checked()
    assert check.get_by_role("status").first.inner_text() == verdict


def test_back_closes_a_dialog_and_leaves_the_zone(open_page):
    page = open_page("?zone=heart")
    drawn(page, "Liver, number 18, right foot").press("Enter")
    liver = page.get_by_role("heading", level=2, name="Liver")
    expect(liver).to_be_visible()
    page.wait_for_url("**zone=liver**")
    address = page.url
    for button, name in (
        ("About and safety", "About and safety"),
        ("Share", "Share this view"),
        ("Print", "Print or save a sheet"),
    ):
        opener = page.get_by_role("banner").get_by_role("button", name=button, exact=True)
        opener.click()
        dialog = page.get_by_role("dialog", name=name)
        expect(dialog).to_be_visible()
        page.go_back()
        expect(dialog).to_be_hidden()
        expect(liver).to_be_visible()
        assert page.url == address
    opener.click()
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")  # closed otherwise, it leaves no step behind
    expect(dialog).to_be_hidden()
    page.wait_for_timeout(200)
    assert page.url == address
    page.go_back()
    expect(page.get_by_role("heading", level=2, name="Heart")).to_be_visible()


def test_the_comparison_stands_in_the_address_and_back_closes_it(open_page):
    page = open_page("?zone=heart")
    page.wait_for_load_state("networkidle")
    heart = card(page).get_by_role("heading", level=2, name="Heart")
    page.get_by_role("button", name="Compare schools").click()
    dialog = page.get_by_role("dialog")
    page.wait_for_url("**compare=heart**")
    dialog.get_by_role("combobox", name="Part of the body").select_option("kidney")
    page.wait_for_url("**compare=kidney**")
    page.reload()
    page.locator(READY).wait_for(state="attached")
    title = dialog.get_by_role("heading", level=2)
    expect(title).to_have_text("Kidney: where charts put it")
    page.go_back()  # from all parts of the body that were looked at, and not from the zone
    expect(dialog).to_be_hidden()
    expect(heart).to_be_visible()
    assert "compare" not in page.url
    page.go_forward()
    expect(title).to_have_text("Kidney: where charts put it")
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()
    page.wait_for_url(lambda address: "compare" not in address)
    drawn(page, "Liver, number 18, right foot").press("Enter")
    page.wait_for_url("**zone=liver**")
    page.go_back()  # closed by its button, it left no step behind
    expect(heart).to_be_visible()
    expect(dialog).to_be_hidden()


def test_a_link_opens_the_comparison_where_there_is_one(open_page):
    page = open_page("?zone=heart&compare=heart")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("img").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.wait_for_url(lambda address: "compare" not in address)
    page = open_page("?compare=hart")
    expect(page.locator("#notice")).to_contain_text("part of the body “hart”")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_filter_of_another_school_hides_nothing(open_page):
    page = open_page("?school=channels&systems=digestive")
    expect(page.locator(".rz-legend [data-system][aria-pressed=true]")).to_have_count(0)
    expect(page.get_by_role("button", name="All", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
