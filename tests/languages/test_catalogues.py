"""The catalogues: complete, in step with the content, and true to its placeholders."""

from __future__ import annotations

import json
import re

import pytest

from zones import load_chart, schools
from zones.languages import catalogues, extraction
from zones.languages.charts import chart_texts, mapped
from zones.languages.records import BETWEEN
from zones.loading.loader import shipped
from zones.loading.problems import ContentError
from zones.resources import asset

LANGUAGES = [one for one in catalogues.languages() if one != catalogues.ENGLISH]
CASES = pytest.mark.parametrize("language", LANGUAGES)
TEXTS = dict(extraction.all_texts())


def test_every_text_has_one_path_and_a_catalogue():
    paths = [path for path, _ in extraction.all_texts()]
    assert len(paths) == len(set(paths)) > 3000
    assert {extraction.subject(path) for path in paths} >= {"interface", "safety", "zones-western"}


@CASES
def test_a_catalogue_is_complete(language):
    assert extraction.missing(language) == []


@CASES
def test_merging_again_changes_no_file(language, tmp_path, monkeypatch):
    before = {path.name: path.read_bytes() for path in catalogues.files(language)}
    (tmp_path / language).mkdir()
    for name, data in before.items():
        (tmp_path / language / name).write_bytes(data)
    monkeypatch.setattr(catalogues, "FOLDER", tmp_path)
    extraction.merge(language)
    after = {path.name: path.read_bytes() for path in (tmp_path / language).glob("*.po")}
    catalogues.messages.cache_clear()
    catalogues.languages.cache_clear()
    assert after == before


@CASES
def test_translations_keep_the_placeholders(language):
    known = catalogues.messages(language)
    for (path, english), text in known.items():
        named = [sorted(re.findall(r"\{\w+\}", one)) for one in (english, text)]
        assert named[0] == named[1], f"{language}: {path}"


@CASES
def test_numbers_of_a_direction_and_codes_stay(language):
    """SP6 is SP6 in every language, and so are toe, bone and time in figures."""
    known = catalogues.messages(language)
    for (path, english), text in known.items():
        if path.endswith(("/landmark/says", "/direction")):
            codes = re.findall(r"\b(?:[A-Z]{2}\d+|EX-LE\d+)\b", english)
            assert all(code in text for code in codes), f"{language}: {path}"


def english_sentences(text: str, english: str) -> bool:
    """Whether a longer text was left as it is in English."""
    return text.strip() == english.strip() and len(re.findall(r"[a-z]{2,}", english)) > 4


@CASES
@pytest.mark.parametrize("school", schools())
def test_no_card_of_a_chart_is_left_in_english(school, language):
    english = dict(chart_texts(shipped(school)))
    spoken: dict[str, str] = {}
    mapped(load_chart(school, language), lambda path, text: spoken.setdefault(path, text))
    left = [path for path, text in english.items() if english_sentences(spoken[path], text)]
    assert left == []


SIDES = {
    "de": (r"\blink", r"\brecht(?!wink|eck)"),
    "es": (r"\bizquierd", r"\bderech"),
    "fr": (r"\bgauche", r"(?<!tout )(?<!ligne )\bdroit"),
    "zh": ("左", "右"),
}


@CASES
def test_left_and_right_are_not_swapped_by_a_translation(language):
    """A landmark that names one foot only names the same one in every language."""
    left, right = (re.compile(words, re.IGNORECASE) for words in SIDES[language])
    for (path, english), text in catalogues.messages(language).items():
        if not path.endswith("/landmark/says"):
            continue
        sides = ("left", "right")
        named = [bool(re.search(rf"\b{side} (?:foot|sole)\b", english)) for side in sides]
        told = [bool(re.search(rf"\b{side}\b", english)) for side in sides]
        if named == told and any(named) and not all(named):
            assert [bool(left.search(text)), bool(right.search(text))] == named, path


def test_a_text_that_was_changed_in_english_is_shown_in_english():
    language = LANGUAGES[0]
    path, english = "red_flags/heart-attack/sign", TEXTS["red_flags/heart-attack/sign"]
    known = catalogues.messages(language)
    assert (path, english) in known
    assert (path, english + " Or so.") not in known


def test_a_list_may_have_another_length_in_another_language():
    chart = shipped("rwo-shur")
    zone = next(zone for zone in chart.zones if len(zone.also) > 1)

    def one(path: str, text: str) -> str:
        return "only" if path.endswith(f"{zone.id}/also") else text

    assert BETWEEN.join(zone.also) == TEXTS[f"zones/rwo-shur/{zone.id}/also"]
    assert mapped(chart, one).zone(zone.id).also == ("only",)


def test_a_language_without_catalogues_is_refused_with_the_choices():
    with pytest.raises(ContentError, match="no texts in the language 'xx'; use one of: "):
        load_chart("rwo-shur", "xx")


def test_a_broken_catalogue_is_named_with_its_line(tmp_path):
    path = tmp_path / "safety.po"
    path.write_text('msgid "one"\nnonsense\n', "utf-8")
    with pytest.raises(ContentError, match=r"de/safety\.po:\d+: .*Poedit"):
        catalogues.read(path, "de")


def test_only_words_change_in_a_translated_chart():
    english, spoken = shipped("western"), load_chart("western", LANGUAGES[0])
    for before, after in zip(english.zones, spoken.zones, strict=True):
        assert before.model_dump(include={"id", "number", "feet", "placements", "cautions"}) == (
            after.model_dump(include={"id", "number", "feet", "placements", "cautions"})
        )


def test_a_language_that_is_not_complete_is_named_with_a_text_and_a_remedy(monkeypatch, capsys):
    from zones.cli import main

    assert main(["messages", "--check"]) == 0
    assert (
        f"{LANGUAGES[0]}  {len(TEXTS):,} of {len(TEXTS):,} texts  100.0 %"
        in capsys.readouterr().out
    )
    known = dict(catalogues.messages(LANGUAGES[0]))
    path = "red_flags/heart-attack/sign"
    del known[path, TEXTS[path]]
    real = catalogues.messages
    monkeypatch.setattr(
        catalogues, "messages", lambda one: known if one == LANGUAGES[0] else real(one)
    )
    assert main(["messages", "--check"]) == 1
    assert f"no translation of {path}; run 'python -m zones messages'" in capsys.readouterr().err


def test_what_is_said_before_a_chart_comes_is_as_in_the_catalogues():
    path = asset("foot_map/loading/first_messages.json")
    assert path.read_text("utf-8") == extraction.first_messages(), "run python -m zones messages"
    assert set(json.loads(path.read_text("utf-8"))) == set(catalogues.languages())
