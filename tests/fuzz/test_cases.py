"""How many cases there are, and that the bounds hold what they say."""

import re
from pathlib import Path

import pytest

from tests.fuzz import runner
from tests.fuzz.runner import CASES, bounded

FEWEST = 20_000
TESTS = {
    "python": Path(__file__).parent.glob("test_*.py"),
    "javascript": [Path(__file__).parents[1] / "js" / "fuzz.test.js"],
}


def test_there_are_enough_cases():
    assert sum(sum(subjects.values()) for subjects in CASES.values()) >= FEWEST


@pytest.mark.parametrize("language", CASES)
def test_every_subject_is_run_once(language):
    text = "\n".join(file.read_text("utf-8") for file in TESTS[language])
    found = re.findall(r'\brun\(\s*"([^"]+)"', text)
    assert sorted(found) == sorted(CASES[language])


def test_a_case_that_takes_too_long_fails(monkeypatch):
    monkeypatch.setattr(runner, "MOST_SECONDS", 0.05)
    with pytest.raises(AssertionError, match=r"0\.\d s"), bounded():
        sum(range(10_000_000))


def test_a_case_that_takes_too_much_memory_fails():
    with pytest.raises(AssertionError, match="MB"), bounded():
        bytearray(b"x") * 260_000_000
