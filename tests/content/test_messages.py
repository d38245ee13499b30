"""The words of the user interface: every language has every key and every placeholder."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from zones.loading.loader import SHARED, load_chart, schools
from zones.model.map_state import LANGUAGES
from zones.payload.payload import payload_json
from zones.payload.translation import KINDS, interfaces, names, page_words
from zones.resources import asset

ENGLISH = yaml.safe_load((SHARED / "texts" / "en.yaml").read_text("utf-8"))
OTHERS = sorted(p for p in (SHARED / "texts").glob("*.yaml") if p.stem != "en")


@pytest.mark.parametrize("path", OTHERS, ids=lambda p: p.stem)
def test_a_translation_is_complete(path: Path):
    texts = yaml.safe_load(path.read_text("utf-8"))
    assert set(texts) == set(ENGLISH)
    for key, text in ENGLISH.items():
        assert placeholders(texts[key]) == placeholders(text), key
        assert str(texts[key]).strip()


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", str(text)))


@pytest.mark.parametrize("language", [p.stem for p in (SHARED / "names").glob("*.yaml")])
@pytest.mark.parametrize("kind", [*KINDS, "schools"])
def test_every_record_of_a_shipped_chart_has_a_name(language, kind):
    charts = [load_chart(school) for school in schools()]
    if kind == "schools":
        ids = set(schools())
    else:
        records = [getattr(chart, kind) for chart in charts]
        ids = {r if isinstance(some, dict) else r.id for some in records for r in some}
    if kind == "cautions":
        ids |= set(charts[0].cautions)
    assert set(names(language)[kind]) == ids
    assert all(isinstance(name, str) and name.strip() for name in names(language)[kind].values())


def test_a_payload_changes_its_words_and_names_and_nothing_else():
    english, german = (json.loads(payload_json("rwo-shur", one)) for one in ("en", "de"))
    assert german["texts"]["view"] == "Ansicht"
    assert german["school"]["title"].startswith("Rwo-Shur (China")
    assert {system["id"]: system["name"] for system in german["systems"]}[
        "digestive"
    ] == "Verdauung"
    assert german["body_areas"]["liver"]["name"] == "Leber"
    assert german["views"]["plantar"]["label"] == "Sohle"
    for old, new in zip(english["zones"], german["zones"], strict=True):
        assert new["name"] == old["names"].get("de", old["name"])
        assert {**new, "name": old["name"]} == old
    assert english["views"]["plantar"]["shapes"] == german["views"]["plantar"]["shapes"]


def test_a_language_of_names_only_leaves_the_interface_in_english():
    spanish = json.loads(payload_json("rwo-shur", "es"))
    assert spanish["texts"] == json.loads(payload_json("rwo-shur"))["texts"]
    assert {zone["id"]: zone["name"] for zone in spanish["zones"]}["liver"] == "Hígado"


def test_the_words_of_the_page_do_not_travel_with_a_chart():
    data = json.loads(payload_json("rwo-shur"))
    assert not [key for key in data["texts"] if key.startswith("page_")]
    assert not [key for key in data["words"]["de"]["texts"] if key.startswith("page_")]
    assert set(page_words("de")) == set(page_words("en"))
    assert page_words("de")["print"] == "Drucken"
    assert page_words("ja") == page_words("en")


def test_german_is_there():
    assert "de" in {path.stem for path in OTHERS}


def test_python_and_the_browser_know_the_same_languages():
    text = asset("foot_map/loading/language.js").read_text("utf-8")
    whole = re.search(r"const INTERFACES = \[([^\]]*)\]", text)[1]
    assert re.findall(r'"([\w-]+)"', whole) == list(interfaces())
    named = re.search(r"const OWN_NAMES = \{([^}]*)\}", text)[1]
    assert re.findall(r'(\w+): "\w+"', named) == list(LANGUAGES)
