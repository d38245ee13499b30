"""What the sheets say: everything in the language of the sheet, in each that is offered."""

import json
import os
import re
from functools import cache

import pytest

from tests.pdf import alternatives, texts
from zones.languages.catalogues import ENGLISH, languages, messages
from zones.languages.charts import chart_texts, load_chart
from zones.languages.interface import message_texts
from zones.loading.loader import schools, shipped
from zones.sheets.errors import SheetError
from zones.sheets.make import laid_out
from zones.sheets.messages import figure, in_a_row, in_language, joined, message, sentence
from zones.sheets.order import KINDS
from zones.sheets.placing import figure_group
from zones.sheets.typesetting.records import sources

COMMON = {"paper": "a4", "orientation": "portrait", "variant": "ink"}
OTHERS = [language for language in languages() if language != ENGLISH]
CASES = [
    (kind, school, language)
    for k, kind in enumerate(KINDS)
    for n, language in enumerate(OTHERS)
    for s, school in enumerate(schools())
    if os.environ.get("ALL_CASES") or s == (k + n) % len(schools())
]
"""Each kind in each language and of each school; with ALL_CASES each of each in each."""
STOP_WORDS = re.compile(r"\b(?:the|of|and|with|your|this|that|from|each|which|are|you)\b")
"""Words that an English sentence hardly does without, and the other languages do not have."""


def options(kind, school):
    drawn = [zone.id for zone in shipped(school).zones if zone.placements]
    needed = {
        "handout": {"zones": ",".join(drawn[:3] + drawn[-2:])},
        "comparison": {"body_area": "heart"},
        "life-size": {"length": 230},
    }
    return needed.get(kind, {})


def laid(kind, school, language):
    return laid_out(kind, school, COMMON | {"language": language}, options(kind, school))


@pytest.fixture
def without_numbers(monkeypatch):
    """Leave out the numbers on the feet, whose places take most of the time of a layout.

    Life size keeps its own: they say which names stand beside the foot.
    """
    monkeypatch.setattr(figure_group, "place_badges", lambda *_: ([], []))


def spoken(sheet) -> str:
    """Return all text of a PDF and the descriptions of its pictures, divided words joined."""
    pdf = sheet.made()
    text = "\n".join(texts(pdf) + alternatives(pdf))
    text = re.sub(r"[\ufffe\x02]\s*|(?<=[^\W\d_])-\s*\n(?=[^\W\d_])", "", text)
    return " ".join(text.split())


@cache
def paths(school: str) -> dict[str, str]:
    """Return the English of all texts of a school and of the interface."""
    return {**dict(message_texts()), **dict(chart_texts(shipped(school)))}


@cache
def english(school: str, language: str) -> dict[str, str]:
    """Return, squeezed, all English sentences and names of a school that are others there."""
    known, found = messages(language), paths(school)
    return {
        squeezed(text): text
        for path, text in found.items()
        if len(text.split()) >= 3 and known[path, text] != text and "{" not in text
    }


@cache
def titles() -> tuple[str, ...]:
    """Return the titles of all sources, the longest first; they are quoted as they are."""
    found = {s.title for school in schools() for s in shipped(school).sources.values()}
    short = {re.sub(r"\s*\([^()]*\)$", "", title) for title in found}
    return tuple(sorted(found | short, key=len, reverse=True))


@cache
def title_pattern() -> re.Pattern[str]:
    """Any title, wherever its lines end."""
    inked = (re.sub(r"[\s-]", "", title) for title in titles())
    return re.compile("|".join(r"[\s-]*".join(map(re.escape, title)) for title in inked))


def without_titles(text: str) -> str:
    return title_pattern().sub("", text)


@pytest.mark.parametrize(("kind", "school", "language"), CASES)
def test_no_sheet_says_anything_in_english(kind, school, language, without_numbers):
    sheet = laid(kind, school, language)
    assert json.loads(sheet.data)["lang"] == language
    everything = spoken(sheet)
    checked = schools() if kind == "comparison" else (school,)
    letters = squeezed(everything)
    left = {
        text
        for each in checked
        for inked, text in english(each, language).items()
        if inked in letters
    }
    assert left == set()
    found = STOP_WORDS.search(without_titles(everything))
    assert not found, everything[max(0, found.start() - 60) : found.end() + 60]
    note = messages(language)["sheets/unreviewed", message("unreviewed")]
    assert letters.count(squeezed(note)) == 1


def squeezed(text: str) -> str:
    """Return a text without spaces and hyphens, as the reader joins divided words."""
    return re.sub(r"[\s\-\ufffe\x02]", "", text)


@pytest.mark.parametrize("kind", KINDS)
def test_an_english_sheet_says_nothing_of_a_translation(kind, without_numbers):
    text = spoken(laid(kind, "rwo-shur", ENGLISH))
    assert message("unreviewed") not in text
    assert message("standing_line") in text


def test_the_fields_of_a_form_speak_the_language_of_the_sheet():
    fields = {
        field["name"]: field for field in laid("record", "rwo-shur", "es").setter.places("field")
    }
    assert fields["date"]["tip"] == "Fecha"
    assert fields["foot-2"]["tip"] == "Pie, línea 2"
    assert fields["foot-1"]["choices"] == ["", "D", "I"]
    assert fields["tenderness-2-1"]["tip"] == "Sensible 0–3, fecha 2, línea 1"
    assert fields["tenderness-1-1"]["choices"] == ["", "0", "1", "2", "3"]  # as the scale beside it


def test_a_chart_that_was_loaded_is_translated_too():
    charts = ("western", load_chart("western"), load_chart("western", "fr"))
    sheets = [laid_out("quiz", chart, COMMON | {"language": "fr"}, {}) for chart in charts]
    assert sheets[0].data == sheets[1].data == sheets[2].data


@pytest.mark.parametrize(
    ("given", "close"), [("fra", "fr"), ("zh-CN", "zh"), ("de_AT", "de"), ("EN", "en")]
)
def test_a_language_that_is_not_offered_is_refused_with_the_nearest(given, close):
    choices = ", ".join(languages())
    with pytest.raises(SheetError, match=f"{given}.*did you mean '{close}'.*: {choices}$"):
        laid("figure", "overview", given)


def test_a_language_that_resembles_none_is_refused_with_the_choices():
    with pytest.raises(SheetError, match="'tlh' is no language; choose one of: en, de"):
        laid("figure", "overview", "tlh")


@pytest.mark.parametrize(
    ("language", "row", "number", "sentences"),
    [
        ("en", "1, 2 and 3", "232.5", "One. Two."),
        ("de", "1, 2 und 3", "232,5", "One. Two."),
        ("es", "1, 2 y 3", "232,5", "One. Two."),
        ("fr", "1, 2 et 3", "232,5", "One. Two."),
        ("zh", "1、2和3", "232.5", "One.Two。"),
    ],
)
def test_lists_numbers_and_sentences_follow_the_language(language, row, number, sentences):
    with in_language(language):
        assert in_a_row("123") == row
        assert figure(232.5) == number
        assert joined("One.", "", sentence("Two")) == sentences
        assert sentence("One?") == "One?"


def test_the_language_of_one_sheet_is_not_that_of_the_next():
    laid("figure", "overview", "de")
    assert message("kind_record") == "Record sheet"


def test_titles_of_sources_are_titles_and_no_notes_of_ours():
    for school in schools():
        chart = shipped(school)
        for source in sources(chart, chart.school.sources):
            assert not re.search(r"[=;]|\bno\. \d|crossover", source["title"])
