"""The map in one file: its weight, its policy, what it refuses."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib

import pytest

from zones.cli import main
from zones.export.single_file import page, system_rules
from zones.loading.loader import load_chart, schools
from zones.model.map_state import STATE
from zones.payload.payload import payload


@pytest.fixture(scope="module")
def text() -> str:
    return page("rwo-shur")


def block(text: str, name: str) -> str:
    return re.search(rf'<script type="[a-z/]+" id="{name}">(.*?)</script>', text, re.DOTALL)[1]


def files(text: str, name: str) -> dict[str, str]:
    """The files that a block of the page carries, by name."""
    return json.loads(zlib.decompress(base64.b64decode(block(text, name))))


def test_the_page_carries_the_body_the_routines_and_the_drawings_of_techniques(text):
    later = files(text, "later")
    chart = json.loads(later["rwo-shur-more.json"])
    whole = payload(load_chart("rwo-shur"))
    assert len(chart["body"]["views"]["front"]["shapes"]) == len(
        whole["body"]["views"]["front"]["shapes"]
    )
    assert len(chart["routines"]) == len(whole["routines"]) > 0
    for id in whole["techniques"]:
        assert later[f"technique-{id}.svg"].startswith("<svg")
    for view in ("dorsal", "medial", "lateral"):
        assert later[f"feet-{view}.svg"].startswith("<svg")


def test_the_policy_names_every_script_and_style_by_hash(text):
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)[1]
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'")
    script = re.search(r'<script type="module">(.*?)</script>', text, re.DOTALL)[1]
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)[1]
    for part in (script, style, system_rules(payload(load_chart("rwo-shur"))["systems"])):
        digest = base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


def test_no_address_outside_is_loaded(text):
    head = text.split('id="charts"')[0]
    assert not re.findall(r'(?:src|href)="(?!data:|#)[^"]*', head)
    assert "@import" not in text


def test_the_first_picture_needs_only_the_files_that_come_first(text):
    first, later = files(text, "first"), files(text, "later")
    assert set(first) == {"rwo-shur.json", "feet-plantar.svg"}
    assert not first.keys() & later.keys()
    chart = json.loads(first["rwo-shur.json"])
    whole = payload(load_chart("rwo-shur"))
    assert chart["zones"] == whole["zones"]
    assert chart["views"]["plantar"]["shapes"] == whole["views"]["plantar"]["shapes"]


def test_a_page_that_begins_with_another_view_has_that_drawing_first():
    text = page("overview", view="dorsal")
    assert set(files(text, "first")) == {"overview.json", "feet-dorsal.svg"}
    assert "feet-plantar.svg" in files(text, "later")


def test_the_outlines_of_all_schools_are_carried_to_compare_them(text):
    places = json.loads(files(text, "later")["places.json"])
    assert {one["id"] for one in places} == set(schools())


def test_a_page_carries_its_own_language_and_the_others_that_are_asked_for(text):
    def patches(text: str) -> set[str]:
        names = files(text, "later")
        return {name for name in names if re.fullmatch(r"\w+(-more)?-[a-z]{2}\.json", name)}

    assert patches(text) == set()
    german = page("overview", language="de", languages=["en"])
    assert json.loads(files(german, "first")["overview.json"])["language"] == "de"
    assert patches(german) == {"overview-en.json", "overview-more-en.json"}
    assert patches(page("overview", language="de")) == set()


def test_an_unknown_language_to_carry_is_refused():
    with pytest.raises(ValueError, match="language cannot be 'xx'"):
        page("overview", languages=["xx"])


def test_every_zone_is_named_for_readers_without_a_script(text):
    plain = re.search(r"<noscript>(.*?)</noscript>", text, re.DOTALL)[1]
    for zone in load_chart("rwo-shur").zones:
        if zone.group == "numbered":
            assert f"{zone.number} {zone.name}" in plain
    assert "<li>SP6 " in page("channels"), "the code of an acupoint"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"view": "planter"}, "did you mean 'plantar'"),
        ({"selection": ["lver"]}, "did you mean 'liver'"),
        ({"selection": "liver"}, "must be a list"),
        ({"theme": 3}, "choose from: auto, light, dark"),
        ({"vew": "plantar"}, "did you mean 'view'"),
        ({"further": "yes"}, "True or False"),
    ],
)
def test_an_invalid_argument_names_the_choices(wrong, message):
    with pytest.raises(ValueError, match=message):
        page("overview" if "selection" not in wrong else "rwo-shur", **wrong)


def test_an_unknown_school_names_the_nearest():
    with pytest.raises(ValueError, match="western"):
        page("westrn")


def test_what_a_title_says_is_text_not_markup():
    text = page("overview", title="</title><script>alert(1)</script>")
    assert "<script>alert" not in text


def test_the_command_writes_a_file_and_says_its_size(tmp_path, capsys):
    out = tmp_path / "map.html"
    assert main(["page", "--chart", "overview", "--out", str(out)]) == 0
    assert "kB compressed" in capsys.readouterr().out
    assert out.read_text("utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--view", "side"], 2),
        (["--zone", "nothing"], 2),
        (["--chart", "no"], 2),
        (["--chart", "./no"], 1),
    ],
)
def test_the_command_tells_what_is_wrong(words, code, tmp_path, capsys):
    extra = [] if "--chart" in words else ["--chart", "overview"]
    assert main(["page", *extra, *words, "--out", str(tmp_path / "x.html")]) == code
    assert capsys.readouterr().err
    assert not (tmp_path / "x.html").exists()


def test_a_folder_holds_the_page_the_element_and_the_charts(tmp_path):
    assert main(["page", "--chart", "overview", "--folder", str(tmp_path)]) == 0
    for name in ("index.html", "reflex_map.js", "foot_map.css"):
        assert (tmp_path / name).stat().st_size > 1000
    chart = json.loads((tmp_path / "charts/overview.json").read_text("utf-8"))
    later = json.loads((tmp_path / "charts/overview-more.json").read_text("utf-8"))
    assert chart["zones"]
    assert not chart.keys() & later.keys()


def test_the_standard_state_is_allowed():
    text = page("rwo-shur", state={k: v for k, v in STATE.items() if k != "chart"})
    assert json.loads(block(text, "start"))["state"]["view"] == "plantar"
