"""The vocabulary of the translations is used throughout."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from zones.languages import catalogues, extraction

LANGUAGES = [one for one in catalogues.languages() if one != catalogues.ENGLISH]
TERMS = yaml.safe_load((Path(__file__).parents[2] / "docs" / "glossary.yaml").read_text("utf-8"))
TEXTS = list(extraction.all_texts())
USED = 0.9
"""Of the texts with a term, those that must use its word; others may put it in another way."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("term", TERMS, ids=lambda term: term["en"])
def test_a_term_has_its_word(term, language):
    english = re.compile(rf"\b(?:{term.get('match', re.escape(term['en']))})\b", re.IGNORECASE)
    words = re.compile("|".join(map(re.escape, term[language])), re.IGNORECASE)
    known = catalogues.messages(language)
    told = [(path, known[path, text]) for path, text in TEXTS if english.search(text)]
    assert len(told) >= 3
    without = [path for path, text in told if not words.search(text)]
    assert len(without) <= (1 - USED) * len(told), without


@pytest.mark.parametrize("language", LANGUAGES)
def test_polite_form_only(language):
    """Readers are addressed as in a patient leaflet."""
    familiar = {
        "de": r"\b(du|dich|dir|dein\w*)\b",
        "es": r"\b(tú|tus|contigo)\b",
        "fr": r"\b(tu|toi|tes)\b",
        "zh": r"你",
    }
    pattern = re.compile(familiar[language], re.IGNORECASE)
    found = [
        path for (path, _), text in catalogues.messages(language).items() if pattern.search(text)
    ]
    assert found == []
