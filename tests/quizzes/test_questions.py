"""The questions of a quiz: from Python the same as in the browser."""

import json
import subprocess
from itertools import product
from pathlib import Path

import pytest

from hatch_build import find_deno
from zones.languages.charts import load_chart
from zones.loading.loader import schools
from zones.model.map_state import LANGUAGES
from zones.payload.payload import shipped_payload
from zones.payload.translation import in_language
from zones.quizzes.questions import ask
from zones.quizzes.spec import KINDS, read_spec

SCRIPT = Path(__file__).parents[1] / "js" / "quiz_questions.js"
SCOPES = ("view-dorsal", "region-toes", "system-digestive", "zones-liver,heart,spleen,lv3,ki1")
QUIZZES = [f"{kind}.all.all.{seed}" for kind, seed in product(KINDS, ("a", "k3f9"))]
QUIZZES += [f"{','.join(KINDS)}.{scope}.12.{seed}" for scope, seed in product(SCOPES, ("1", "zz"))]
QUIZZES += [f"{','.join(KINDS)}.all.all.{seed}" for seed in range(5)]
QUIZZES += ["find", "find,name.all.10.k3f9"]


@pytest.fixture(scope="module")
def of_the_browser(tmp_path_factory) -> dict[tuple[str, str, str], list[list]]:
    folder = tmp_path_factory.mktemp("quiz")
    payloads, wanted = folder / "payloads.json", folder / "quizzes.json"
    charts = {
        language: [in_language(shipped_payload(school), language) for school in schools()]
        for language in LANGUAGES
    }
    payloads.write_text(json.dumps(charts), "utf-8")
    cases = list(product(LANGUAGES, schools(), QUIZZES))
    wanted.write_text(json.dumps(cases), "utf-8")
    command = [find_deno(), "run", "--no-check", "--allow-read", SCRIPT, payloads, wanted]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return dict(zip(cases, json.loads(done.stdout), strict=True))


@pytest.mark.parametrize("school", schools())
def test_python_asks_what_the_browser_asks(of_the_browser, school):
    asked = 0
    for language, quiz in product(LANGUAGES, QUIZZES):
        mine = ask(load_chart(school), read_spec(quiz), language)
        found = [[q.kind, q.zone, q.view, list(q.options), q.right] for q in mine]
        assert found == of_the_browser[language, school, quiz], (language, quiz)
        asked += len(found)
    assert asked > 400
