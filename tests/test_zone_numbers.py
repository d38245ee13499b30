"""A zone number with a letter, such as 12a, from the file to the map, the page and the sheets."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest
from pydantic import TypeAdapter, ValidationError

import zones
from tests.pdf import texts
from zones import FootMap, load_chart
from zones.cli import main
from zones.drawing.figure import svg
from zones.hosts.foot_map import FootMap as WithoutHost
from zones.loading.json_schema import schema
from zones.loading.problems import ContentError
from zones.model.fields import Number
from zones.sheets.kinds.handout import labels_of

NUMBERS = ("12b", "12a", "12-1")
"""Of the big toe, the arch and the ankle, which stand in this order in the file."""


@pytest.fixture
def pack(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["new", "my-pack"]) == 0
    file = tmp_path / "my-pack" / "zones.yaml"
    text = file.read_text("utf-8")
    for place, number in enumerate(NUMBERS, 1):
        text = text.replace(f"number: {place}\n", f"number: {number}\n")
    file.write_text(text, "utf-8")
    capsys.readouterr()
    return file.parent


def test_zones_come_in_the_order_of_their_numbers(pack):
    chart = load_chart(pack)
    assert [zone.number for zone in chart.zones] == ["12-1", "12a", "12b"]
    assert list(chart.to_frame().number) == ["12-1", "12a", "12b"]


def test_a_zone_is_chosen_coloured_and_noted_by_its_number(pack):
    for kind in (FootMap, WithoutHost):
        shown = kind(pack, selection=["12A"], values={"12b": 3}, notes={"12a": "Pressed."})
        assert shown.selection == ["arch"]
        assert list(json.loads(shown.values_json)["zones"]) == ["big-toe"]
        assert json.loads(shown.values_json)["notes"] == {"arch": "Pressed."}
    with pytest.raises(ValueError, match=r"'12c'; did you mean '12b'. choose from: 12-1, 12a, 12b"):
        shown.selection = ["12c"]


@pytest.mark.parametrize(
    "number", [1, 999, "12a", "A1", "12/3", "1-2", 0, 1000, "010", "12", "12 a", "12345", "1.2"]
)
def test_an_editor_and_the_check_refuse_the_same_numbers(number):
    shape = schema("zones")["$defs"]["ZoneRecord"]["properties"]["number"]
    allowed = number in (1, 999, "12a", "A1", "12/3", "1-2")
    assert jsonschema.Draft202012Validator(shape).is_valid(number) == allowed
    try:
        TypeAdapter(Number).validate_python(number)
    except ValidationError:
        assert not allowed
    else:
        assert allowed


def test_two_zones_cannot_have_one_number(pack):
    file = pack / "zones.yaml"
    file.write_text(file.read_text("utf-8").replace("number: 12a", "number: 12B"), "utf-8")
    with pytest.raises(
        ContentError, match=r"12B is already used by 'big-toe'; give each .* as 12a"
    ):
        load_chart(pack)


def test_the_command_line_takes_and_shows_it(pack, capsys):
    assert main(["check", "./my-pack"]) == 0
    assert main(["page", "--chart", "./my-pack", "--zone", "12a", "--out", "map.html"]) == 0
    text = (pack.parent / "map.html").read_text("utf-8")
    assert '"selection":["arch"]' in text
    assert "<li>12a Arch" in text
    assert (
        main(["sheet", "handout", "--chart", "./my-pack", "--zones", "12b,12A", "--out", "x.pdf"])
        == 0
    )
    (first,) = texts((pack.parent / "x.pdf").read_bytes())
    assert first.count("12b") == first.count("12a") == 3, "on both feet and on its card"


def test_a_long_number_stays_in_its_circle(pack):
    from zones.sheets.typesetting.widths import width

    chart = load_chart(pack)
    drawn = svg(chart, "plantar") + svg(chart, "lateral")
    for number in NUMBERS:
        found = re.search(
            rf'r="([\d.]+)" fill="#ffffff"[^>]*/><text [^>]*font-size="([\d.]+)"[^>]*>{number}<',
            drawn,
        )
        radius, size = map(float, found.groups())
        half, tall = width(number, size / (25.4 / 72)) / 2, 0.33 * size
        assert (half**2 + tall**2) ** 0.5 < radius, number


@pytest.mark.parametrize("kind", ["wall-chart", "quiz"])
def test_the_sheets_have_it(pack, kind):
    text = "\n".join(texts(zones.sheet(kind, pack)))
    for number in NUMBERS:
        assert text.count(number) >= 2, "at the feet and in the list"


def test_the_letters_of_further_zones_are_not_numbers_of_others(pack):
    first, *others = load_chart(pack).zones
    some = [zone.model_copy(update={"number": None, "group": "further"}) for zone in others]
    assert list(labels_of([first.model_copy(update={"number": "A"}), *some]).values()) == [
        "A",
        "B",
        "C",
    ]
