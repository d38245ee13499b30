"""The map in another language: words, names, what stays in English, and the way back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.ui.reader import eventually
from zones import FootMap
from zones.model.map_state import LANGUAGES


def switch(page):
    return page.locator("select[data-key=language]")


def heading(page):
    return page.locator(".rz-card h2").first


def test_the_switch_changes_the_map_and_the_page_around_it(open_page):
    page = open_page("?zone=heart")
    expect(heading(page)).to_have_text("Heart")
    switch(page).focus()
    switch(page).select_option("de")
    expect(heading(page)).to_have_text("Herz")
    expect(page.get_by_role("heading", level=1)).to_have_text("Karte der Fußreflexzonen")
    expect(page.get_by_role("button", name="Drucken", exact=True)).to_be_visible()
    page.wait_for_url("**lang=de")
    expect(page).to_have_title("Herz · Sohle – Karte der Fußreflexzonen")
    assert page.evaluate("document.documentElement.lang") == "de"
    expect(switch(page)).to_be_focused()
    expect(page.locator(".rz > [role=status]")).to_have_text("Sprache: Deutsch.")
    switch(page).select_option("en")
    expect(heading(page)).to_have_text("Heart")
    expect(page.get_by_role("heading", level=1)).to_have_text("Foot Reflex-Zone Map")
    page.wait_for_url(lambda url: "lang" not in url)


def test_an_address_asks_for_a_language(open_page):
    page = open_page("?zone=liver&lang=de")
    expect(heading(page)).to_have_text("Leber")
    expect(page.get_by_role("button", name="Über die Karte und Sicherheit")).to_be_visible()
    expect(page.locator(".rz-legend")).to_contain_text("Verdauung")
    expect(page.locator(".rz-panes")).to_contain_text("Zwerchfelllinie")
    page.go_back()


def test_what_is_there_in_english_only_says_so_to_readers_and_screen_readers(open_page):
    page = open_page("?zone=heart&lang=de")
    card = page.locator(".rz-card")
    expect(card.locator(".rz-language-note")).to_contain_text("nur auf Englisch")
    assert page.locator(".rz").get_attribute("lang") == "de"
    unmarked = card.evaluate(
        """card => [...card.querySelectorAll('.rz-part p, .rz-part li, .rz-part dd')]
          .filter(node => !node.closest('[lang="en"], .rz-sources'))
          .filter(node => !node.querySelector('[lang]'))
          .map(node => node.textContent)
          .filter(text => /\\b(the|with|and|foot|your)\\b/i.test(text))"""
    )
    assert unmarked == []


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one not in ("en", "de")])
def test_zones_have_names_where_the_interface_stays_english(open_page, language):
    page = open_page(f"?zone=liver&lang={language}")
    own = {"es": "Hígado", "fr": "Foie", "it": "Fegato", "zh": "肝", "ja": "肝臓"}
    expect(heading(page)).to_contain_text(own[language])
    expect(heading(page)).to_have_attribute("lang", language)
    expect(page.get_by_role("radiogroup", name="View")).to_be_visible()
    expect(page.locator(".rz-language-note")).to_contain_text("not yet reviewed")
    page.get_by_role("searchbox", name="Search zones").fill("liver")
    expect(page.locator(".rz-list [data-row=liver]")).to_be_visible()


def test_an_unknown_language_is_told(open_page):
    page = open_page("?lang=tlh")
    expect(page.locator("#notice")).to_contain_text("language “tlh”")


def test_english_readers_load_no_other_words(open_page, watch):
    page = open_page("?zone=heart")
    page.wait_for_load_state("networkidle")
    assert not [url for url in watch.requests if "-de.json" in url or "page-" in url]
    switch(page).select_option("de")
    expect(heading(page)).to_have_text("Herz")
    assert [url for url in watch.requests if url.endswith("rwo-shur-de.json")]


def test_python_sets_the_language_and_hears_of_it(show):
    maps = []

    def make():
        maps.append(FootMap(selection=["liver"], language="de"))
        return maps[0]

    page = show(make)
    expect(heading(page)).to_have_text("Leber")
    switch(page).select_option("fr")
    expect(heading(page)).to_have_text("Foie")
    eventually(lambda: maps[0].language == "fr", "Python hears of it")


def test_one_file_can_be_read_in_german(new_page, tmp_path):
    from zones.export.single_file import page as one_file

    file = tmp_path / "karte.html"
    file.write_text(one_file("rwo-shur", language="de", selection=["heart"]), "utf-8")
    page = new_page()
    page.goto(file.as_uri())
    page.locator("html[data-ready]").wait_for()
    expect(heading(page)).to_have_text("Herz")
    expect(page.get_by_role("button", name="Drucken")).to_be_visible()
    switch(page).select_option("en")
    expect(heading(page)).to_have_text("Heart")
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    page.goto(f"{file.as_uri()}#zone=liver&lang=es")
    expect(heading(page)).to_have_text("Hígado")
