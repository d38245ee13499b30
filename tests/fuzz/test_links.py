"""Links and requests of strangers: what they ask for is understood, or left out, or told."""

import contextlib
import json
import subprocess
from pathlib import Path
from urllib.parse import urlencode

from hypothesis import strategies as st

from hatch_build import find_deno
from tests.fuzz.runner import run
from tests.fuzz.strategies import edited, json_values, mostly, texts
from zones import FootMap, load_chart
from zones.dashboard.page import place
from zones.export.page_text import index
from zones.loading.loader import schools, shipped
from zones.model.map_state import check_text
from zones.quizzes.spec import read_spec
from zones.sheets import request
from zones.sheets.errors import SheetError
from zones.sheets.own import read_own, read_session

CHART = load_chart("rwo-shur")
TEXTS = ("quiz", "player")
QUIZ = "find,name.system-digestive.10.k3f9"
OWN = "own.liver,thumb-walking,r,20.kidney,hook-backup,e,15~Evening"
SESSION = "session.2026-11-20T19:30.liver-3.kidney12"
GOOD = {
    "school": ["rwo-shur", "western", "channels"],
    "zone": ["liver", "18,heart", "12a", "kidney,liver,liver", ","],
    "view": ["plantar", "dorsal", "medial"],
    "feet": ["both", "left"],
    "lang": ["de", "de-AT", "zh_CN"],
    "learn": ["all", "desk-break"],
    "complaint": ["headache"],
    "quiz": [QUIZ, "new", "name", "type.zones-liver,heart.all"],
    "play": [OWN, "own", "desk-break"],
    "further": ["1", "0"],
    "systems": ["digestive,urinary"],
    "compare": ["heart"],
}
PIECES = [".", ",", "~", "-", "%", "own.", "find", "all", "0", "9" * 400, "liver", "e", "\u2028"]


def joined(sign: str, *parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map(sign.join)


ODD = st.sampled_from([*PIECES, "", "<b>", "liver-33", "0", "3601", "constructor"])


def one_of(*good: str) -> st.SearchStrategy[str]:
    """One of some texts, or now and then something else."""
    return mostly(st.sampled_from(good), ODD, share=20)


zones = one_of("kidney", "stomach", "kidney", "stomach", "liver", "heart")
step = joined(",", zones, one_of("thumb-walking", "hook-backup"), one_of(*"lre"), one_of("5", "90"))
routines = st.lists(step, min_size=1, max_size=5).map(lambda steps: ".".join(["own", *steps]))
names = st.sampled_from(["", "~", "~Evening", "~" + "e" * 61, "~a\nb", "~痛 🦶", "~<b>", "~a~b"])
noted = joined("", zones, one_of(*"0123-"), one_of(*"0123-"))
days = ["2026-11-20", "2026-01-01", "2024-02-29", "2026-02-29", "0000-01-01"]
begun = one_of(*(f"{day}T{time}" for day in days for time in ("19:30", "00:00")))
sessions = joined(
    ".", st.just("session"), begun, st.lists(noted, min_size=1, max_size=5).map(".".join)
)
kinds = one_of("find", "name,find", "place", "type,foot,body,technique", "find,find")
scopes = one_of("all", "view-dorsal", "system-digestive", "region-toes", "zones-liver,heart")
quizzes = joined(".", kinds, scopes, one_of("all", "1", "10", "999"), one_of("k3f9", "0"))


def queries() -> st.SearchStrategy[dict[str, str]]:
    """Some parameters, good or edited, and perhaps one that there is not."""
    good = st.sampled_from([(name, text) for name, values in GOOD.items() for text in values])
    name, text = good.map(lambda pair: pair[0]), good.map(lambda pair: pair[1])
    some = st.one_of(good, st.tuples(name, edited(text, PIECES)), st.tuples(st.just("x"), texts))
    return st.lists(some, min_size=1, max_size=3).map(dict)


def as_bokeh(asked: dict[str, str]) -> dict[str, list[bytes]]:
    """A query as the server has it."""
    return {key: [text.encode("utf-8", "replace")] for key, text in asked.items()}


def test_any_address_leads_to_a_map():
    def check(asked: dict[str, str]) -> None:
        found = place(as_bokeh(asked))
        assert found["chart"] in schools()
        zones = {zone.id for zone in shipped(found["chart"]).zones}
        assert zones.issuperset(found.get("selection", ()))

    run("query of an address", queries(), check)


def test_a_map_takes_what_an_address_asks_for():
    """Not of all cases, as a map takes a while to make: of the good ones and their neighbours."""
    for asked in ({name: value} for name, values in GOOD.items() for value in values):
        FootMap(**place(as_bokeh(asked)))


def test_python_and_the_browser_read_an_address_alike():
    """What Python makes of the first request is what the browser makes of the same address."""
    asked: list[dict[str, str]] = []
    run("address in both readers", queries(), asked.append)
    data = json.dumps(
        {
            "queries": [urlencode(one, errors="replace") for one in asked],
            "page": json.loads(index()),
        }
    )
    command = [find_deno(), "run", "--no-check", Path(__file__).with_name("readers.js")]
    done = subprocess.run(command, input=data, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for one, browser in zip(asked, json.loads(done.stdout), strict=True):
        python = place(as_bokeh(one))
        for name in ("chart", "selection", "feet", "language", "complaint", "learn", *TEXTS):
            assert (python.get(name) or None) == (browser.get(name) or None), (name, one)


def test_any_routine_is_read_or_refused():
    good = st.one_of(st.tuples(routines, names).map("".join), quizzes)
    cases = good | edited(st.sampled_from([OWN, QUIZ]), PIECES)

    def check(text: str) -> None:
        with contextlib.suppress(SheetError):
            found = read_own(text, CHART)
            assert 1 <= len(found.steps) <= 30
            assert 0 < found.seconds <= 30 * 2 * 3600
        with contextlib.suppress(ValueError):
            check_text("player", text)
        with contextlib.suppress(ValueError):
            spec = read_spec(text)
            assert spec.kinds
            assert spec.length <= 999

    run("routine in a link", cases, check)


def test_any_session_is_read_or_refused():
    def check(text: str) -> None:
        with contextlib.suppress(SheetError):
            found = read_session(text, CHART)
            assert all(0 <= value <= 3 for one in found.values.values() for value in one.values())

    run("session in a request", sessions | edited(st.just(SESSION), [*PIECES, "T", ":"]), check)


def test_any_request_for_a_sheet_is_answered(monkeypatch):
    """The sheet itself is not set: that has tests of its own, and takes a second."""
    monkeypatch.setattr(request, "sheet", lambda *args, **options: b"%PDF-")
    shown = request.Shown(CHART, ("liver",), quiz=QUIZ, player=OWN)
    good = {
        "n": 1,
        "kind": "routine",
        "want": "pdf",
        "paper": "a4",
        "orientation": "portrait",
        "routine": "own",
        "length": "250",
    }
    wrong = st.tuples(st.sampled_from(sorted(good)), json_values).map(
        lambda pair: {**good, pair[0]: pair[1]}
    )
    kinds = st.sampled_from(sorted(request.KINDS)).map(lambda kind: {**good, "kind": kind})
    fields = st.sampled_from(["session", "length", "paper", "body_area", "series", "quiz", "ppi"])
    values = edited(st.sampled_from([SESSION, "250", "a3", "liver", "each", QUIZ]), PIECES)
    cases = st.one_of(
        wrong.map(json.dumps),
        st.dictionaries(texts, texts, max_size=2).map(lambda more: json.dumps({**good, **more})),
        st.builds(
            lambda kind, field, text: json.dumps({**kind, field: text}), kinds, fields, values
        ),
        edited(kinds.map(json.dumps), ['"', "{", "}", "[" * 5000, ",", "null", "1e999"]),
    )

    def check(text: str) -> None:
        found = json.loads(request.answer(text, shown))
        assert set(found) & {"pdf", "preview", "error"}
        assert found.get("error") != request.dialog_messages("en")["failed"], "a fault of ours"

    run("request for a sheet", cases, check)
