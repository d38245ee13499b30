"""What there is to learn while no zone is chosen: routines, complaints, techniques, styles."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.ui.reader import card, title


def test_a_routine_goes_step_by_step_and_marks_its_zones(page):
    card(page).get_by_text("Short relaxation", exact=True).click()
    walk = card(page).locator("details[open] .rz-walk")
    expect(walk.get_by_role("heading")).to_contain_text("Step 1 of 9")
    expect(walk.get_by_role("button", name="Previous step")).to_be_disabled()
    lit = page.locator(".rz-svg .zone[data-lit]")
    counts = []
    for _ in range(8):
        walk.get_by_role("button", name="Next step").click()
        counts.append(lit.count())
    expect(walk.get_by_role("heading")).to_contain_text("Step 9 of 9")
    expect(walk.get_by_role("button", name="Next step")).to_be_disabled()
    assert max(counts) >= 1
    card(page).get_by_text("Short relaxation", exact=True).click()
    expect(lit).to_have_count(0)


def test_a_complaint_leads_to_its_zones_and_says_when_to_see_a_doctor(page):
    shelf = card(page).locator(
        ".rz-learn section", has=page.get_by_role("heading", name="Zones by")
    )
    shelf.get_by_text("A tradition, not medical advice.").click()
    shelf.get_by_text("Headache", exact=True).click()
    expect(shelf.locator("details[open] details[open]")).to_contain_text("See a doctor if")
    first = shelf.locator("details[open] details[open]").get_by_role("button").first
    name = first.inner_text()
    first.click()
    expect(title(page, name)).to_be_visible()


def test_kinds_of_massage_stand_with_their_cautions(page):
    shelf = card(page).locator(
        ".rz-learn section", has=page.get_by_role("heading", name="Kinds of")
    )
    expect(shelf.get_by_text("Thai foot massage")).to_be_visible()
    assert shelf.locator("details").count() >= 7
    assert shelf.locator(".rz-leave-out").count() >= 5
