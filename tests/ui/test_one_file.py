"""The saved file in a real Chromium, from the disk; the frame and the element in plain pages."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from zones import FootMap
from zones.export import element as embed
from zones.export.single_file import page
from zones.loading.loader import load_chart


@pytest.fixture(scope="module")
def file(tmp_path_factory) -> str:
    path = tmp_path_factory.mktemp("one file") / "map.html"
    path.write_text(page("rwo-shur"), "utf-8")
    return path.as_uri()


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator("html")).to_have_attribute("data-ready", "")
    return page


def test_a_click_opens_the_card_and_the_file_asks_for_nothing(new_page, file, watch):
    page = opened(new_page(), file)
    page.get_by_role("option", name="18 Liver").first.click()
    expect(page.get_by_role("region", name="Zone details")).to_contain_text("Liver")
    expect(page).to_have_title(
        "Liver – Foot Reflex-Zone Map – Rwo-Shur (Chinese and Taiwanese line)"
    )
    expect(page).to_have_url(re.compile("#zone=liver&view=plantar$"))
    assert [url for url in watch.requests if not url.startswith("data:")] == [file]


@pytest.mark.parametrize("zone", ["liver", "heart"])
def test_the_systems_have_their_colours_under_the_policy(new_page, file, zone):
    page = opened(new_page(), file)
    chart = load_chart("rwo-shur")
    red, green, blue = bytes.fromhex(chart.systems[chart.zone(zone).system].fill[1:])
    shape = page.locator(f'[data-zone="{zone}"]').first
    fill = shape.evaluate("(path) => getComputedStyle(path).fill")
    assert fill == f"rgb({red}, {green}, {blue})"


@pytest.mark.parametrize(
    "link", ["?zone=heart", "#zone=heart", "#heart", "?view=dorsal#zone=heart&view=plantar"]
)
def test_an_address_leads_to_a_zone(new_page, file, link):
    page = opened(new_page(), file + link)
    expect(
        page.get_by_role("region", name="Zone details").get_by_role("heading", name="Heart").first
    ).to_be_visible()
    expect(page.get_by_role("radio", name="Sole")).to_be_checked()


def test_back_returns_to_the_zone_before(new_page, file):
    page = opened(new_page(), f"{file}#zone=heart")
    page.evaluate("location.hash = '#zone=liver'")
    card = page.get_by_role("region", name="Zone details")
    expect(card.get_by_role("heading", name="Liver").first).to_be_visible()
    page.go_back()
    expect(card.get_by_role("heading", name="Heart").first).to_be_visible()


def test_back_closes_the_comparison_and_leaves_the_zone(new_page, file):
    page = opened(new_page(), f"{file}#zone=heart")
    page.get_by_role("button", name="Compare schools").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("img").first).to_be_visible()
    expect(page).to_have_url(re.compile("compare=heart"))
    page.go_back()
    expect(dialog).to_be_hidden()
    expect(page).to_have_url(re.compile("#zone=heart$"))
    page.go_forward()
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page).to_have_url(re.compile("#zone=heart(&view=plantar)?$"))


def test_an_address_that_makes_no_sense_is_explained(new_page, file):
    page = opened(new_page(), f"{file}#zone=lver&view=%E0%A4%A")
    expect(page.get_by_role("status").first).to_contain_text("Did you mean “liver”?")


def test_without_a_script_the_soles_and_the_names_are_there(new_page, file):
    page = new_page(java_script_enabled=False)
    page.goto(file)
    expect(page.get_by_role("img", name="Rwo-Shur")).to_be_visible()
    expect(page.get_by_text("18 Liver", exact=True)).to_be_visible()


def test_on_paper_the_map_and_the_card_remain(new_page, file):
    page = opened(new_page(), f"{file}#zone=heart")
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    expect(page.get_by_role("combobox", name="Search the map")).to_be_hidden()
    expect(page.locator('[data-zone="heart"]').first).to_be_visible()
    expect(page.get_by_role("region", name="Zone details")).to_contain_text("Heart")
    assert page.pdf(format="A4")[:5] == b"%PDF-"


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[tuple[str, Path]]:
    """A folder of plain files behind the plainest server there is."""
    folder = tmp_path_factory.mktemp("site")
    embed.write(folder / "reflex-map", ["rwo-shur", "overview"])
    (folder / "map.html").write_text(page("overview", embedded=True), "utf-8")

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_) -> None:
            """Say nothing."""

    handler = functools.partial(Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", folder
    server.shutdown()


def test_the_element_works_in_a_plain_page_and_tells_what_changes(new_page, site):
    address, folder = site
    (folder / "plain.html").write_text(
        '<!DOCTYPE html><link rel="icon" href="data:,"><p id="said"></p>'
        '<script type="module" src="reflex-map/reflex_map.js"></script>'
        '<reflex-map chart="rwo-shur" zone="heart" style="--rz-height: 700px"></reflex-map>'
        '<script>addEventListener("zones-change", (event) => {'
        'document.getElementById("said").textContent = event.detail.selection; })</script>',
        "utf-8",
    )
    page = new_page()
    page.goto(f"{address}/plain.html")
    card = page.get_by_role("region", name="Zone details")
    expect(card).to_contain_text("Heart")
    page.get_by_role("option", name="18 Liver").first.click()
    expect(page.locator("#said")).to_have_text("liver")
    page.locator("reflex-map").evaluate(
        "(map) => { map.selection = ['kidney']; map.view = 'plantar'; }"
    )
    expect(card).to_contain_text("Kidney")
    page.locator("reflex-map").evaluate("(map) => map.setAttribute('chart', 'overview')")
    expect(page.get_by_role("combobox", name="School")).to_have_value("overview")
    page.locator("reflex-map").evaluate("(map) => map.remove()")
    expect(page.get_by_role("option")).to_have_count(0)


def test_the_file_works_in_a_frame_that_may_only_run_scripts(new_page, site):
    address, folder = site
    (folder / "frame.html").write_text(
        '<!DOCTYPE html><link rel="icon" href="data:,"><h1>My page</h1>'
        '<iframe src="map.html" title="Foot map" width="1000" height="700" '
        'sandbox="allow-scripts"></iframe>',
        "utf-8",
    )
    page = new_page()
    page.goto(f"{address}/frame.html")
    frame = page.frame_locator("iframe")
    option = frame.locator("[data-zone]").first
    option.focus()
    option.press("Enter")
    expect(
        frame.get_by_role("region", name="Zone details").get_by_role("heading").first
    ).not_to_have_text("Choose a zone")


FORGER = (
    '<!DOCTYPE html><script>const told = { type: "foot-reflex-zones", selection: ["heart"] };'
    "parent.frames[0].postMessage(told, '*'); parent.postMessage(told, '*');</script>"
)
"""A frame that pretends to be the map before the page, and the page before the map."""


@pytest.fixture
def receiver(site) -> str:
    """A page with the receiver of the docs, and two frames more that must not tell it anything."""
    address, folder = site
    docs = (Path(__file__).parents[2] / "docs/embedding.md").read_text("utf-8")
    shown = re.search(r"```html\n(<iframe id=.*?)```", docs, re.DOTALL)[1]
    made = folder / "told"
    made.mkdir(exist_ok=True)
    for name, partner in {"map": address, "silent": None, "other": "https://example.org"}.items():
        FootMap("rwo-shur").save(made / f"{name}.html", embedded=True, report_to=partner)
    (made / "forger.html").write_text(FORGER, "utf-8")
    (made / "page.html").write_text(
        '<!DOCTYPE html><link rel="icon" href="data:,"><script>const all = []; '
        'addEventListener("message", ({ data }) => all.push(data.selection.join()))</script>'
        f'{shown}<iframe src="silent.html"></iframe><iframe src="other.html"></iframe>',
        "utf-8",
    )
    return f"{address}/told/page.html"


def test_a_frame_tells_the_page_it_was_made_for_and_listens_to_it_alone(new_page, receiver, watch):
    watch.forgive("target origin provided ('https://example.org') does not match")
    page = new_page()
    page.goto(receiver)
    for at in (2, 1, 0):
        liver = (
            page.frame_locator("iframe")
            .nth(at)
            .get_by_role("option", name="Liver, number 18, right foot")
        )
        liver.first.press("Enter")
        expect(liver.first).to_have_attribute("aria-selected", "true")
    expect(page.locator("#chosen")).to_have_text("liver")
    assert page.evaluate("all") == ["", "liver"]

    page.evaluate("""document.body.append(
        Object.assign(document.createElement("iframe"), { src: "forger.html", id: "forger" }))""")
    expect(page.locator("#forger")).to_be_attached()
    page.locator("#chosen").evaluate("""(chosen) => new Promise((resolve) =>
        all.includes("heart") ? resolve() : addEventListener("message", resolve))""")
    expect(page.locator("#chosen")).to_have_text("liver")
    page.evaluate("""frame.contentWindow.postMessage(
        { type: "foot-reflex-zones", selection: ["kidney", "no-such-zone"], view: 3 }, "*")""")
    card = page.frame_locator("#feet").get_by_role("region", name="Zone details")
    expect(card).to_contain_text("Kidney")
    page.frame_locator("#feet").get_by_role("radio", name="Top", exact=True).check()
    expect(page.locator("#chosen")).to_have_text("kidney")
    assert page.evaluate("all") == ["", "liver", "heart", "kidney"]


@pytest.fixture(scope="module")
def coloured(tmp_path_factory) -> str:
    path = tmp_path_factory.mktemp("coloured") / "map.html"
    values = {"heart": 0.8, "kidney": {"left": 0.2, "right": 0.7}}
    FootMap("rwo-shur", values=values, label="Load", notes={"kidney": "Seen twice."}).save(path)
    return path.as_uri()


def test_values_colour_each_foot_and_stand_on_the_card(new_page, coloured):
    page = opened(new_page(), f"{coloured}#kidney")
    fills = page.locator('.zone[data-zone="kidney"]').evaluate_all(
        "(paths) => paths.map((path) => [path.dataset.foot, getComputedStyle(path).fill])"
    )
    assert dict(fills)["left"] == "rgb(68, 1, 84)"
    assert dict(fills)["right"] != dict(fills)["left"]
    card = page.get_by_role("region", name="Zone details")
    expect(card).to_contain_text("left foot 0.2, right foot 0.7")
    expect(card).to_contain_text("Seen twice.")
    expect(page.locator(".rz-bar")).to_contain_text("Load")
    heart = page.locator('.zone[data-zone="heart"]').first
    expect(heart).to_have_accessible_name("Heart, number 33, left foot, 0.8")


@pytest.mark.parametrize("options", [{"forced_colors": "active"}, {}])
def test_without_colours_and_on_paper_the_numbers_are_written(new_page, coloured, options):
    page = opened(new_page(**options), coloured)
    if not options:
        expect(page.locator(".rz-values text").first).to_be_hidden()
        page.emulate_media(media="print")
    expect(page.locator(".rz-values text", has_text="0.8")).to_be_visible()


def test_a_link_leads_to_a_quiz_in_the_file_itself(new_page, file, watch):
    page = opened(new_page(), f"{file}?quiz=technique.all.10.k3f9")
    asked = page.get_by_role("region", name="Quiz", exact=True)
    expect(asked.get_by_role("heading", level=2)).to_have_text(
        "Which technique does the picture show?"
    )
    expect(asked.locator("img").first).to_have_attribute("src", re.compile("^data:image/svg"))
    asked.get_by_role("button", name="Show me").click()
    asked.get_by_role("button", name="Next question").click()
    expect(asked).to_contain_text("Question 2 of 10")
    assert not [url for url in watch.requests if not url.startswith(("data:", "file:"))]
