"""The map in another language: all its words, the reader's choice, and the way back."""

from __future__ import annotations

import os
import re

import pytest
from playwright.sync_api import Page, expect

from tests.ui.reader import eventually
from zones import FootMap, load_chart, schools
from zones.languages import extraction
from zones.model.map_state import LANGUAGES


def switch(page):
    return page.locator("select[data-key=language]")


def speak(page: Page, language: str) -> None:
    """Choose another language in the settings."""
    if not switch(page).is_visible():
        page.locator(".rz-menu-button[data-key=settings]").click()
    switch(page).focus()
    switch(page).select_option(language)


def heading(page):
    return page.locator(".rz-card h2").first


def test_the_switch_changes_the_map_and_the_page_around_it(open_page):
    page = open_page("?zone=heart")
    expect(heading(page)).to_have_text("Heart")
    speak(page, "de")
    expect(heading(page)).to_have_text("Herz")
    expect(page.get_by_role("heading", level=1)).to_have_text("Karte der Fußreflexzonen")
    expect(page.get_by_role("button", name="Drucken", exact=True)).to_be_visible()
    page.wait_for_url("**lang=de")
    expect(page).to_have_title("Herz · Sohle – Karte der Fußreflexzonen")
    assert page.evaluate("document.documentElement.lang") == "de"
    expect(switch(page)).to_be_focused()
    expect(page.locator(".rz > [role=status]")).to_have_text("Sprache: Deutsch.")
    speak(page, "en")
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


# The text of each card in turn: its pieces in the language of the page, and no others.
CARDS = """async () => {
  const text = (node) => {
    const walk = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walk.nextNode()) {
      const { parentElement: parent, data } = walk.currentNode;
      const foreign = parent.closest("[lang]") !== node.closest("[lang]");
      if (data.trim() && !foreign && !parent.matches("script, style")) found.push(data);
    }
    return found;
  };
  const model = Bokeh.documents[0].get_model_by_name("map");
  const root = [...document.querySelectorAll("#map *")].find(node => node.shadowRoot).shadowRoot;
  const turn = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  model.data.setv({ learn: "" });  // which stood beside each card otherwise, to be read with it
  await turn();
  const rows = [...root.querySelectorAll("[data-row]")].map(node => node.dataset.row);
  const found = [];
  for (const id of rows) {
    model.data.setv({ selection: [id] });
    await turn();
    root.querySelectorAll(".rz-card details").forEach(node => node.open = true);
    await turn();
    found.push(...text(root.querySelector(".rz-card")));
  }
  model.data.setv({ selection: [], learn: "all" });
  await turn();
  for (let round = 0; round < 3; round++) {
    root.querySelectorAll(".rz-learn details").forEach(node => node.open = true);
    await turn();
  }
  found.push(...text(root.querySelector(".rz")));
  document.querySelectorAll("details").forEach(node => node.open = true);
  found.push(...text(document.body));
  return { zones: rows.length, found: [...new Set(found)] };
}"""

ENGLISH = re.compile(r"\b(the|of|and|with|your|which|from|that|are|this|there)\b", re.IGNORECASE)


# A sentence that stands in the code is English in each language, so one of them is read in full.
# (That the catalogues lack nothing is tested without a browser.)
READ = {"de": schools(), "es": ["western"], "fr": ["rwo-shur"], "zh": ["channels"]}


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_no_card_and_no_panel_has_english_in_it(open_page, language):
    page = open_page(f"?lang={language}")
    known = {text for _, text in extraction.all_texts() if len(text.split()) > 3}
    for school in schools() if os.environ.get("ALL_CASES") else READ[language]:
        page.locator("select[data-key=school]").select_option(school)
        title = load_chart(school, language).school.title
        expect(page.locator(".rz-middle")).to_have_attribute("data-title", title)
        page.wait_for_load_state("networkidle")
        told = page.evaluate(CARDS)
        assert told["zones"] >= 5
        left = {text for text in told["found"] if text.strip() in known}
        words = [text for text in told["found"] if not text.startswith("http")]
        left |= {text for text in words if len(ENGLISH.findall(text)) > 1}
        assert left == set(), school


def test_a_pack_of_ones_own_is_marked_where_it_is_in_english(show, tmp_path):
    from tests.pack_samples import write

    pack, _ = write(tmp_path)
    own = load_chart(pack)
    page = show(lambda: FootMap(own, selection=["liver"], language="de"))
    card = page.locator(".rz-card")
    expect(card.locator(".rz-language-note")).to_contain_text("auf Englisch")
    expect(card.locator(".rz-part [lang=en]").first).to_be_visible()


def test_a_browser_gets_its_language_and_a_choice_is_kept(open_page):
    page = open_page("?zone=heart", locale="fr-CA")
    expect(heading(page)).to_have_text("Cœur")
    assert page.evaluate("document.documentElement.lang") == "fr"
    assert "lang=" not in page.url
    speak(page, "de")
    page.wait_for_url("**lang=de")
    page.goto(page.url.split("?")[0])
    page.locator("html[data-ready]").wait_for(state="attached")
    page.wait_for_url("**lang=de")
    expect(page.get_by_role("heading", level=1)).to_have_text("Karte der Fußreflexzonen")


def test_a_language_that_is_not_offered_gives_english(open_page):
    page = open_page("?zone=heart", locale="it-IT")
    expect(heading(page)).to_have_text("Heart")


def test_a_chart_that_cannot_be_loaded_is_told_in_the_readers_language(new_page, server, watch):
    watch.forgive()
    page = new_page()
    page.route("**/rwo-shur.json", lambda route: route.abort())
    page.goto(f"{server}/?lang=de")
    expect(page.locator(".rz-alert")).to_contain_text("Die Karte konnte nicht geladen werden.")
    expect(page.get_by_role("button", name="Noch einmal versuchen")).to_be_visible()


def test_an_unknown_language_is_told(open_page):
    page = open_page("?lang=tlh")
    expect(page.locator("#notice")).to_contain_text("language “tlh”")


def test_english_readers_load_no_other_words(open_page, watch):
    page = open_page("?zone=heart")
    page.wait_for_load_state("networkidle")
    assert not [url for url in watch.requests if "-de.json" in url or "page-" in url]
    speak(page, "de")
    expect(heading(page)).to_have_text("Herz")
    assert [url for url in watch.requests if url.endswith("rwo-shur-de.json")]


def test_python_sets_the_language_and_hears_of_it(show):
    maps = []

    def make():
        maps.append(FootMap(selection=["liver"], language="de"))
        return maps[0]

    page = show(make)
    expect(heading(page)).to_have_text("Leber")
    speak(page, "fr")
    expect(heading(page)).to_have_text("Foie")
    eventually(lambda: maps[0].language == "fr", "Python hears of it")


def test_one_file_can_be_read_in_german(new_page, tmp_path):
    from zones.export.single_file import page as one_file

    file = tmp_path / "karte.html"
    file.write_text(
        one_file("rwo-shur", language="de", languages=["en"], selection=["heart"]), "utf-8"
    )
    page = new_page()
    page.goto(file.as_uri())
    page.locator("html[data-ready]").wait_for()
    expect(heading(page)).to_have_text("Herz")
    expect(page.get_by_role("button", name="Drucken")).to_be_visible()
    assert page.locator("select[data-key=language] option").count() == 2
    speak(page, "en")
    expect(heading(page)).to_have_text("Heart")
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    page.goto(f"{file.as_uri()}#zone=liver&lang=es")  # which the file does not carry
    expect(heading(page)).to_have_text("Leber")
    expect(switch(page)).to_have_value("de")
