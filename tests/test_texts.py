"""The words of the user interface: every language has every key and every placeholder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from zones.content import SHARED

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


def test_german_is_there():
    assert "de" in {path.stem for path in OTHERS}
