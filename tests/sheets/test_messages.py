"""The words of the sheets: the same keys in all languages, and nothing blank in any."""

import re

import pytest

from zones.loading.loader import load_chart, schools
from zones.sheets.make import laid_out
from zones.sheets.messages import (
    languages,
    name_of,
    said,
    speaking,
    spoken_languages,
    translated,
    words,
)
from zones.sheets.order import KINDS

COMMON = {"paper": "a4", "orientation": "portrait", "variant": "colour"}
NEEDED = {
    "handout": {"zones": "liver,22"},
    "comparison": {"body_area": "heart"},
    "life-size": {"length": 230},
}
SHEETS = {kind: NEEDED.get(kind, {}) for kind in KINDS}
OTHERS = [language for language in spoken_languages() if language != "en"]


def words_in(language):
    with speaking(language):
        return words()


def texts(kind, language, school="rwo-shur"):
    laid = laid_out(kind, school, COMMON | {"language": language}, dict(SHEETS[kind]))
    return [item for page in laid.pages for item in page.words], laid


@pytest.mark.parametrize("language", OTHERS)
def test_the_words_are_complete_in_all_languages(language):
    first, other = words_in("en"), words_in(language)
    assert list(other) == list(first)
    for key, text in other.items():
        assert text
        assert set(re.findall(r"\{\w+\}", text)) <= set(re.findall(r"\{\w+\}", first[key]))
    assert other != first


@pytest.mark.parametrize("language", OTHERS)
def test_all_short_texts_of_our_content_are_translated_and_no_others(language):
    ids = {kind: set() for kind in ("schools", "systems", "cautions", "red_flags")}
    for chart in map(load_chart, schools()):
        ids["schools"].add(chart.school.id)
        ids["systems"] |= set(chart.systems)
        ids["cautions"] |= set(chart.cautions)
        ids["red_flags"] |= {flag.id for flag in chart.red_flags}
    found = translated(language)
    assert set(found.pop("evidence")) == {"summary"}
    assert {kind: set(texts) for kind, texts in found.items()} == ids
    assert all(text for texts in found.values() for text in texts.values())


@pytest.mark.parametrize("school", schools())
@pytest.mark.parametrize("language", OTHERS)
def test_every_school_has_its_sheets_in_all_languages(school, language):
    assert language in languages(load_chart(school))


@pytest.mark.parametrize("kind", SHEETS)
def test_a_german_sheet_says_nothing_of_its_own_in_english(kind):
    english, german = words_in("en"), words_in("de")
    same = {text for key, text in english.items() if german[key] == text}
    found, laid = texts(kind, "de")
    assert '"lang":"de"' in laid.data
    lines = {" ".join(item.lines) for item in found}
    assert not lines & (set(english.values()) - same - {"Quiz"})
    assert any(german["standing_line"] in line for line in lines)
    assert all(line.strip() for line in lines)


def test_a_german_wall_chart_is_german_throughout_but_for_one_zone_and_the_sources():
    chart = load_chart()
    found, _ = texts("wall-chart", "de")
    english = [item.lines for item in found if item.lang == "en"]
    unnamed = [z for z in chart.zones if z.number and "de" not in z.names]
    assert len(english) == len(unnamed) == 1
    lines = {" ".join(item.lines) for item in found}
    for text in (
        *(said_in("de", "systems", s.id) for s in chart.systems.values()),
        *(name_of(zone, "de") for zone in chart.zones if zone.number and "de" in zone.names),
    ):
        assert text in lines or f"{text} (weiter)" in lines or len(text.split()) > 3, text
    assert "Halt: nicht massieren" in lines
    said_of_trials = said_in("de", "evidence", "summary").split(".")[0]
    assert any(said_of_trials in line for line in lines)


def said_in(language, kind, id):
    with speaking(language):
        return said(kind, id, "")


def test_what_has_no_translation_is_told_in_english_and_tagged_so():
    found, _ = texts("handout", "de")
    landmark = load_chart().zone("liver").landmark.says
    (item,) = [i for i in found if " ".join(i.lines) == landmark]
    assert item.lang == "en"


@pytest.mark.parametrize("kind", ["handout", "comparison", "routine", "technique-cards"])
def test_a_sheet_that_is_partly_in_english_says_so(kind):
    note = words_in("de")["untranslated"]
    for language, wanted in (("de", True), ("en", False)):
        found, _ = texts(kind, language)
        assert any(note in " ".join(item.lines) for item in found) is wanted


@pytest.mark.parametrize("language", ["fr", "ja"])
def test_without_words_of_a_language_only_the_names_are_in_it(language):
    found, laid = texts("wall-chart", language)
    chart = load_chart()
    assert '"lang":"en"' in laid.data
    names = {"".join(item.lines) for item in found if item.lang == language}
    assert chart.zone("liver").names[language] in names
    assert words_in("en")["stop"] in {" ".join(item.lines) for item in found}


def test_the_language_of_one_sheet_is_not_that_of_the_next():
    texts("figure", "de")
    assert words() == words_in("en")
