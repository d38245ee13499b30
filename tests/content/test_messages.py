"""The messages of the interface, and payloads in another language."""

from __future__ import annotations

import json

import pytest

from zones.export.page_text import page_messages, record_texts
from zones.languages import catalogues
from zones.languages.charts import load_chart
from zones.loading.loader import schools
from zones.model.map_state import FIELDS, LANGUAGES
from zones.payload.payload import payload_json, shipped_payload
from zones.payload.translation import difference, in_language, in_languages, patched

OTHERS = [one for one in LANGUAGES if one != "en"]


def test_the_map_offers_the_languages_of_the_catalogues():
    assert set(LANGUAGES) == set(catalogues.languages())


def test_whatever_an_address_names_has_a_name_in_a_sentence():
    named = {field.address for field in FIELDS.values() if field.address}
    messages = page_messages()
    assert {f"what_{word}" for word in named} <= set(messages)


def test_a_payload_changes_its_words_and_nothing_else():
    english, german = (json.loads(payload_json("rwo-shur", one)) for one in ("en", "de"))
    assert german["messages"]["view"] == "Ansicht"
    assert german["school"]["title"].startswith("Rwo-Shur (China")
    assert {system["id"]: system["name"] for system in german["systems"]}[
        "digestive"
    ] == "Verdauung"
    assert german["body_areas"]["liver"]["name"] == "Leber"
    assert german["views"]["plantar"]["label"] == "Sohle"
    lines = {line["id"]: line["name"] for line in german["views"]["plantar"]["guidelines"]}
    assert lines["diaphragm"] == "Zwerchfelllinie"
    for old, new in zip(english["zones"], german["zones"], strict=True):
        assert new["name"] == old["names"]["de"]
        for key in ("id", "number", "feet", "views", "names", "body_areas", "cautions", "system"):
            assert new[key] == old[key]
    for view, drawn in english["views"].items():
        assert drawn["shapes"] == german["views"][view]["shapes"]
        assert drawn["plates"] == german["views"][view]["plates"]


@pytest.mark.parametrize("school", schools())
@pytest.mark.parametrize("language", OTHERS)
def test_a_patch_says_what_the_translated_chart_says(school, language):
    data, chart = in_language(shipped_payload(school), language), load_chart(school, language)
    assert data["language"] == data["prose"] == language
    for one, zone in zip(data["zones"], chart.zones, strict=True):
        assert one["name"] == zone.name
        assert one["landmark"]["says"] == zone.landmark.says
        assert [use["direction"] for use in one["techniques"]] == [
            use.direction for use in zone.techniques
        ]
    assert [one["sign"] for one in data["red_flags"]] == [flag.sign for flag in chart.red_flags]
    assert data["evidence"]["summary"] == chart.evidence.summary


@pytest.mark.parametrize("first", OTHERS)
def test_a_payload_in_another_language_leads_back_to_english(first):
    english = in_language(shipped_payload("overview"), "en")
    back = in_language(in_languages(shipped_payload("overview"), (first, "en")), "en")
    assert back == english


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"a": 1, "b": [1, 2]}, {"a": 1, "b": [1, 3]}),
        ({"b": [1, 2]}, {"b": [1]}),
        ({"a": {"b": {"c": "x", "d": None}}}, {"a": {"b": {"c": "y", "d": None}}}),
        ({"a": [{"says": "x"}, {"says": "y"}]}, {"a": [{"says": "x"}, {"says": "z"}]}),
        ({"a": [["x"], ["y"]]}, {"a": [["x"], ["z", "z"]]}),
    ],
)
def test_a_patch_of_the_difference_gives_the_new_value(old, new):
    assert patched(old, difference(old, new)) == new
    assert difference(new, new) == {}


def test_the_messages_of_the_page_do_not_travel_with_a_chart():
    data = shipped_payload("rwo-shur")
    patches = [data["translations"][language]["messages"] for language in OTHERS]
    assert not [
        key for texts in (data["messages"], *patches) for key in texts if key[:5] == "page_"
    ]


@pytest.mark.parametrize("language", OTHERS)
def test_the_page_around_a_map_has_every_message_and_record(language):
    assert set(page_messages(language)) == set(page_messages("en"))
    assert page_messages("de")["print"] == "Drucken"
    english, spoken = record_texts("en"), record_texts(language)
    assert set(spoken) == set(english)
    same = [path for path, text in english.items() if spoken[path] == text and " " in text]
    assert same == []
