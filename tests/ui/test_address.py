"""The address is the memory of the page: it can be shared, reloaded and gone back in."""

import re

import pytest
from playwright.sync_api import expect

from tests.ui.conftest import opened
from tests.ui.reader import drawn, listed, pick, press, title, view


def test_a_link_opens_its_zone_view_and_foot(open_page):
    page = open_page("?zone=hip-joint&view=lateral&feet=left")
    expect(title(page, "Hip joint")).to_be_visible()
    expect(view(page, "Outer side")).to_be_checked()
    assert page.locator("svg path[data-zone]").evaluate_all(
        "all => [...new Set(all.map(path => path.dataset.foot))]"
    ) == ["left"]


def test_a_link_may_name_a_zone_by_number_after_the_sign_and_a_language_by_its_country(open_page):
    page = open_page("?lang=de-AT#18")
    expect(page.get_by_role("heading", name="Leber", exact=True, level=2)).to_be_visible()
    expect(page).to_have_url(re.compile(r"/\?zone=liver&view=plantar&lang=de$"))
    page.evaluate("location.hash = 'heart'")
    expect(page.get_by_role("heading", name="Herz", exact=True, level=2)).to_be_visible()
    expect(page.locator("#notice")).to_be_empty()


def test_a_zone_that_is_not_on_the_sole_brings_its_view(open_page):
    page = open_page("?zone=hip-joint")
    expect(view(page, "Sole")).not_to_be_checked()
    expect(drawn(page, "Hip joint, number 38, left foot")).to_have_count(1)


def test_a_further_zone_turns_its_layer_on(open_page, server):
    from zones import load_chart

    zone = next(z for z in load_chart().zones if z.group == "further" and z.views)
    page = open_page(f"?zone={zone.id}")
    expect(title(page, zone.name)).to_be_visible()
    expect(page.locator(f"svg path[data-zone={zone.id}]").first).to_be_attached()


def test_a_link_opens_another_school(open_page):
    page = open_page("?school=overview&zone=heel")
    expect(page.get_by_role("combobox", name="School")).to_have_value("overview")
    expect(page.locator("svg path[data-zone=heel][aria-selected=true]").first).to_be_attached()


def test_reload_keeps_everything(page):
    page.get_by_role("combobox", name="School").select_option("overview")
    expect(page.locator("svg path[data-zone=toes]").first).to_be_attached()
    pick(page.get_by_role("radiogroup", name="Feet").get_by_role("radio", name="Left foot"))
    heel = page.locator("svg path[data-zone=heel]")
    expect(heel).to_have_count(1)
    press(page, heel)
    expect(page).to_have_url(re.compile("school=overview&zone=heel&view=plantar&feet=left"))
    page.reload()
    expect(page.locator("svg path[data-zone=heel][aria-selected=true]")).to_have_count(1)
    expect(page.get_by_role("combobox", name="School")).to_have_value("overview")


def test_back_and_forward_walk_through_the_zones(page):
    for name in ("Liver, number 18, right foot", "Stomach, number 15, left foot"):
        press(page, drawn(page, name))
        expect(drawn(page, name)).to_have_attribute("aria-selected", "true")
        page.wait_for_timeout(450)  # quicker changes count as one step of the history
    page.go_back()
    expect(title(page, "Liver")).to_be_visible()
    expect(page).to_have_title(re.compile("^Liver"))
    page.go_back()
    expect(page.get_by_role("heading", name="Choose a zone")).to_be_visible()
    page.go_forward()
    page.go_forward()
    expect(title(page, "Stomach")).to_be_visible()


def test_a_school_change_can_be_gone_back_from(page):
    listed(page, "18 Liver").click()
    expect(title(page, "Liver")).to_be_visible()
    page.wait_for_timeout(450)
    page.get_by_role("combobox", name="School").select_option("overview")
    expect(page.locator("svg path[data-zone=heel]").first).to_be_attached()
    expect(page).to_have_url(re.compile("school=overview"))  # it is noted after the paint
    page.go_back()
    expect(title(page, "Liver")).to_be_visible()
    expect(page.get_by_role("combobox", name="School")).to_have_value("rwo-shur")


def test_a_school_whose_answer_comes_late_is_one_step_back_too(new_page, server):
    page, sockets, answers, charts, slow = new_page(), [], [], [], []

    def between(socket):
        program = socket.connect_to_server()
        program.on_message(lambda text: answers.append(text) if slow else socket.send(text))
        sockets.append(socket)

    page.route_web_socket("**/ws*", between)
    opened(page, f"{server}/?zone=liver")
    slow.append(True)  # the program takes the zone of the other school away, but not yet
    page.route("**/overview.json", lambda route: charts.append(route))
    page.get_by_role("combobox", name="School").select_option("overview")
    expect(page).to_have_url(re.compile("school=overview&zone=liver"))
    page.wait_for_timeout(600)  # longer than a quick series of changes
    slow.clear()
    for text in answers:
        sockets[-1].send(text)
    charts[0].continue_()
    expect(page).not_to_have_url(re.compile("zone="))
    page.go_back()
    expect(title(page, "Liver")).to_be_visible()
    expect(page.get_by_role("combobox", name="School")).to_have_value("rwo-shur")


@pytest.mark.parametrize(
    ("query", "says", "offer"),
    [
        ("?zone=livr", "livr", "liver"),
        ("?view=platar", "platar", "plantar"),
        ("?school=rwo-shu", "rwo-shu", "rwo-shur"),
        ("?feet=lefty", "lefty", "left"),
    ],
)
def test_a_slip_in_the_address_is_explained_and_mended(open_page, query, says, offer):
    page = open_page(query)
    notice = page.locator("#notice")
    expect(notice).to_have_attribute("role", "status")
    expect(notice).to_contain_text(says)
    notice.get_by_role("button", name=offer, exact=True).click()
    expect(notice).to_be_empty()
    if "zone" in query:
        expect(title(page, "Liver")).to_be_visible()


def test_nonsense_and_markup_in_the_address_stay_text(open_page):
    page = open_page("?zone=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&view=%00&school[]=1&feet=")
    notice = page.locator("#notice")
    expect(notice).to_contain_text("<img")
    expect(notice.locator("img")).to_have_count(0)
    notice.get_by_role("button", name="Dismiss").click()
    expect(notice).to_be_empty()
    expect(page.get_by_role("heading", name="Choose a zone")).to_be_visible()


def test_unknown_zones_beside_known_ones_are_left_out(open_page):
    page = open_page("?zone=liver,nothing-like-it,stomach")
    expect(title(page, "Stomach")).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?zone=liver,stomach&view=plantar$"))


def test_the_title_names_zone_and_view(page):
    expect(page).to_have_title("Foot Reflex-Zone Map")
    press(page, drawn(page, "Liver, number 18, right foot"))
    expect(page).to_have_title("Liver · Sole – Foot Reflex-Zone Map")
    page.keyboard.press("Escape")
    expect(page).to_have_title("Foot Reflex-Zone Map")
    assert page.evaluate("document.documentElement.lang") == "en"
