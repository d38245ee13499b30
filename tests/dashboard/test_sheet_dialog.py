"""The sheet dialog's Python side: what it offers, what it refuses, which wish wins."""

from __future__ import annotations

import asyncio
import base64
import json
import re
import subprocess
import sys

import pytest

from tests import loops
from zones.dashboard import sheet_dialog
from zones.dashboard.guard.limits import Limits
from zones.dashboard.sheet_dialog import SheetDialog
from zones.dashboard.sheet_queue import SheetQueue
from zones.dashboard.sheet_worker import LENGTH, unpacked
from zones.hosts.panel import FootMap
from zones.languages.charts import load_chart
from zones.loading.loader import schools
from zones.model.map_state import LANGUAGES
from zones.resources import asset
from zones.sheets import request as sheet_request
from zones.sheets.messages import dialog_messages
from zones.sheets.request import Shown, answer, menu

LIVER = Shown(load_chart(), ("liver",))


def asked(shown: Shown = LIVER, **wish) -> dict:
    return json.loads(answer(json.dumps({"n": 3, "want": "preview", **wish}), shown))


def test_the_messages_are_complete_in_all_languages():
    first = dialog_messages("en")
    for language in LANGUAGES:
        assert list(dialog_messages(language)) == list(first)
        for key, text in dialog_messages(language).items():
            assert text
            assert re.findall(r"\{\w+\}", text) == re.findall(r"\{\w+\}", first[key])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("school", schools())
def test_every_choice_has_a_name_and_every_default_is_a_choice(school, language):
    from zones.sheets.order import KINDS

    found = json.loads(menu(Shown(load_chart(school)), language))
    assert [kind["id"] for kind in found["kinds"]] == list(KINDS)
    assert all(kind["name"] and kind["note"] for kind in found["kinds"])
    for field in (field for kind in found["kinds"] for field in kind["fields"]):
        assert field["label"]
        if "choices" not in field:
            assert field["low"] <= float(field["value"]) < field["high"]
            continue
        ids, names = zip(*field["choices"], strict=True)
        assert field["value"] in ids
        assert len(set(names)) == len(ids)
        if field["name"] in ("variant", "paper", "orientation", "language", "feet"):
            assert not set(ids) & set(names), "an id is shown where a name should be"


@pytest.mark.parametrize("kind", [k["id"] for k in json.loads(menu(LIVER))["kinds"]])
def test_what_the_menu_offers_first_can_be_made(kind):
    (found,) = (k for k in json.loads(menu(LIVER))["kinds"] if k["id"] == kind)
    wish = {field["name"]: field["value"] for field in found["fields"]}
    preview = asked(kind=kind, **wish)
    assert base64.b64decode(preview["preview"]).startswith(b"\x89PNG")
    pdf = asked(kind=kind, **{**wish, "want": "pdf"})
    assert base64.b64decode(pdf["pdf"]).startswith(b"%PDF")
    assert pdf["file"] == f"{kind}-rwo-shur.pdf"
    assert pdf["n"] == 3


def test_the_body_area_offered_is_that_of_the_last_chosen_zone():
    chart = load_chart()
    for zones, expected in ((("liver", "heart"), "heart"), (("heart", "liver"), "liver")):
        (kind,) = (
            k for k in json.loads(menu(Shown(chart, zones)))["kinds"] if k["id"] == "comparison"
        )
        (field,) = (f for f in kind["fields"] if f["name"] == "body_area")
        assert field["value"] == expected


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        ({"kind": "poster"}, "wall-chart"),
        ({}, "wall-chart"),
        ({"kind": "quiz", "want": "zip"}, "preview, pdf"),
        ({"kind": "quiz", "paper": "a9"}, "a4"),
        ({"kind": "quiz", "paper": "a2"}, "a4, letter"),
        ({"kind": "quiz", "orientation": "upside"}, "portrait, landscape"),
        ({"kind": "quiz", "language": "tlh"}, "en, de"),
        ({"kind": "quiz", "variant": "sepia"}, "colour, bw, ink"),
        ({"kind": "quiz", "length": "250"}, "no option 'length'"),
        ({"kind": "life-size", "length": "500"}, "from 200 to 320"),
        ({"kind": "life-size", "length": "nan"}, "from 200 to 320"),
        ({"kind": "life-size", "feet": "three"}, "both, left, right"),
        ({"kind": "routine", "routine": "none"}, "desk-break"),
        ({"kind": "comparison", "body_area": "x" * 3000}, "liver"),
        ({"kind": "comparison"}, "body area"),
        ({"kind": "wall-chart", "series": "perhaps"}, "one, each"),
        ({"kind": "quiz", "chart": "../.."}, "cannot be read"),
        ({"kind": "quiz", "format": "svg"}, "cannot be read"),
        ({"kind": "quiz", "paper": ["a4"]}, "cannot be read"),
        ({"kind": "quiz", "n": True}, "cannot be read"),
        ({"kind": "quiz", "language": "x" * 9000}, "cannot be read"),
    ],
)
def test_a_wrong_value_is_refused_with_one_sentence(wish, sentence):
    found = asked(**wish)
    assert sentence in found["error"]
    assert "\n" not in found["error"]
    assert found["error"][0] == found["error"][0].upper()


@pytest.mark.parametrize(
    ("kind", "wish", "sentence"),
    [
        ("life-size", {"length": "500"}, "Länge des Fußes in mm: Wählen Sie eine Zahl von 200 bis"),
        ("handout", {}, "Auf dem Papier ist nicht für alles Platz."),
    ],
)
def test_what_a_reader_can_do_wrong_is_said_in_the_language_of_the_dialog(kind, wish, sentence):
    shown = Shown(load_chart(), tuple(zone.id for zone in load_chart().zones[:30]))
    wish = json.dumps({"n": 1, "want": "pdf", "kind": kind, **wish})
    assert json.loads(answer(wish, shown, "de"))["error"].startswith(sentence)


@pytest.mark.parametrize("language", LANGUAGES)
def test_choices_that_come_from_the_chart_are_in_the_language_of_the_dialog(language):
    found = json.loads(menu(LIVER, language))
    chart = load_chart("rwo-shur", language)
    assert chart.school.title in found["school"]
    fields = {f["name"]: f for kind in found["kinds"] for f in kind["fields"]}
    assert [name for _, name in fields["routine"]["choices"]] == [r.name for r in chart.routines]
    assert ["liver", chart.body_areas["liver"].name] in fields["body_area"]["choices"]
    assert fields["language"]["value"] == language
    assert [code for code, _ in fields["language"]["choices"]] == list(LANGUAGES)


@pytest.mark.parametrize("request_", ["", "[", "[]", "null", '"x"', "[" * 3900, '{"n": 1e999}'])
def test_what_is_no_request_is_refused(request_):
    assert "cannot be read" in json.loads(answer(request_, LIVER))["error"]


def test_a_handout_without_zones_says_what_to_do():
    assert "choose zones on the map" in asked(Shown(load_chart()), kind="handout")["error"]


def test_without_the_typesetter_the_remedy_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    assert "pip install typst" in asked(kind="quiz")["error"]


def test_an_unforeseen_fault_is_told_without_its_details(monkeypatch, caplog):
    def broken(*_, **__):
        raise RuntimeError("secret path")

    monkeypatch.setattr(sheet_request, "sheet", broken)
    assert asked(kind="quiz")["error"] == dialog_messages("en")["failed"]
    assert "secret path" in caplog.text


class Slow:
    """A worker that begins with a sheet and waits until it is told to finish."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.go = asyncio.Event()

    async def make(self, work: bytes) -> str:
        request, _, _ = unpacked(work[LENGTH.size :])
        self.made.append(request)
        await self.go.wait()
        return f"answer to {request}"


def played(monkeypatch, *steps, limits: Limits | None = None) -> tuple[list[str], list[str]]:
    """Ask a dialog for sheets, one after the other; return what was made and what was answered.

    A step is the text of a request, or a function of the dialog.
    """

    async def story():
        queue = SheetQueue(limits or Limits())
        worker = Slow()
        queue._free = [worker]
        monkeypatch.setattr(sheet_dialog, "sheet_queue", lambda: queue)
        dialog, answers, tasks = SheetDialog(FootMap()), [], []
        dialog.param.watch(lambda event: answers.append(event.new), "answer")
        for step in steps:
            if callable(step):
                step(dialog)
            else:
                with_watchers_off(dialog, step)
                event = type("Event", (), {"new": step})
                tasks.append(asyncio.ensure_future(dialog._serve(event)))
            await asyncio.sleep(0.01)
        worker.go.set()
        await asyncio.gather(*tasks)
        return worker.made, answers

    return loops.run(story())


def test_the_newest_request_wins(monkeypatch):
    """The first is begun, the second overtaken while it waits, the third answered."""
    made, answers = played(monkeypatch, "first", "second", "third")
    assert made == ["first", "third"]
    assert answers == ["answer to third"]


def test_work_is_given_up_when_its_reader_leaves(monkeypatch):
    made, answers = played(monkeypatch, "first", "second", SheetDialog._drop)
    assert made == ["first"]
    assert answers == []


def test_a_full_queue_says_when_to_try_again(monkeypatch):
    request = json.dumps({"n": 9, "kind": "wall-chart"})
    limits = Limits(max_waiting_sheets=0)
    _, answers = played(monkeypatch, "first", request, limits=limits)
    assert json.loads(answers[0]) == {
        "n": 9,
        "error": dialog_messages("en")["busy"].format(seconds=1),
    }


def with_watchers_off(dialog: SheetDialog, text: str) -> None:
    import param

    with param.parameterized.discard_events(dialog):
        dialog.request = text


@pytest.mark.parametrize(
    "event",
    [
        {"answer": "mine"},
        {"menu": "mine"},
        {"language": "de"},
        {"request": 5},
        {"request": "x" * 5000},
        {"opened": "yes"},
    ],
)
def test_a_browser_writes_only_what_is_its_own(event):
    dialog = SheetDialog(FootMap())
    before = {name: getattr(dialog, name) for name in event}
    dialog._process_events(dict(event))
    assert {name: getattr(dialog, name) for name in event} == before


def test_the_menu_comes_when_it_is_opened_and_follows_the_map():
    foot_map = FootMap()
    dialog = SheetDialog(foot_map, language="de")
    assert dialog.menu == ""
    dialog.opened = True
    assert json.loads(dialog.menu)["messages"]["title"] == dialog_messages("de")["title"]
    first = dialog.menu
    dialog.opened = False
    foot_map.chart = "western"
    dialog.opened = True
    assert json.loads(dialog.menu)["school"] != json.loads(first)["school"]


def test_the_browser_and_python_name_the_same_state():
    text = asset("hosts/sheet_dialog/sheet_dialog.js").read_text("utf-8")
    block = re.search(r"@typedef \{\{([^}]*)\}\} State", text)[1]
    own = set(SheetDialog.param) - set(SheetDialog.__bases__[0].param)
    assert set(re.findall(r"(\w+):", block)) == own


def test_the_page_does_not_load_the_typesetter():
    code = (
        "import sys, zones.dashboard.page as d; d.dashboard(); "
        "sys.exit('typst' in sys.modules or 'zones.sheets.make' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_is_offered_first_in_the_language_of_the_dialog(language):
    for kind in json.loads(menu(LIVER, language))["kinds"]:
        (field,) = (f for f in kind["fields"] if f["name"] == "language")
        assert field["value"] == language
