"""Questions of the quiz, made by the browser's own code from the charts of every school."""

import json
import subprocess
from pathlib import Path

import pytest

from hatch_build import find_deno
from zones.loading.loader import schools
from zones.model.map_state import LANGUAGES
from zones.payload.payload import shipped_payload
from zones.payload.translation import in_language

SCRIPT = Path(__file__).parents[1] / "js" / "quiz_of_every_school.js"
COUNT = 20_000


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> dict[str, dict[str, int]]:
    """Counts by school; the script fails if a question has two right answers, or none."""
    charts = {
        language: [in_language(shipped_payload(school), language) for school in schools()]
        for language in LANGUAGES
    }
    file = tmp_path_factory.mktemp("quiz") / "payloads.json"
    file.write_text(json.dumps(charts), "utf-8")
    command = [find_deno(), "run", "--no-check", "--allow-read", SCRIPT, file, str(COUNT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_no_question_of_any_school_has_two_right_answers(made):
    assert set(made) == set(schools())
    assert sum(sums["questions"] for sums in made.values()) >= COUNT
    assert set(made["rwo-shur"]["kinds"]) == {
        "find",
        "name",
        "type",
        "foot",
        "body",
        "technique",
        "place",
    }


def test_wrong_choices_are_from_the_same_part_of_the_foot_or_look_alike(made):
    for school, sums in made.items():
        assert sums["close"] >= 0.9 * sums["wrong"], (school, sums)
