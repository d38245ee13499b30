"""A session of notes on the record sheet: read from its text, each value on its own foot."""

import io
import json
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

import zones
from tests.pdf import texts
from tests.sheets.test_kinds import laid_as, lie_apart, lie_inside
from zones.languages.catalogues import languages
from zones.languages.charts import load_chart
from zones.loading.loader import schools, shipped
from zones.sheets.errors import SheetError
from zones.sheets.kinds.record import COLOURS
from zones.sheets.own import MOST_ZONES, read_session
from zones.sheets.request import LONGEST, Shown, answer, menu

CHART = shipped("rwo-shur")
SESSION = "session.2026-11-20T19:30.stomach13.liver-3.heart0-"
ROOT = Path(__file__).parents[2]


def every_zone(school: str) -> str:
    """The longest session of a school."""
    signs = [
        zone.id + "".join("3" if foot in zone.feet else "-" for foot in ("left", "right"))
        for zone in shipped(school).zones
    ]
    return ".".join(["session.2026-11-20T19:30", *signs])


def test_it_is_read_with_each_value_on_its_foot():
    session = read_session(SESSION, CHART)
    assert session.begun.isoformat(timespec="minutes") == "2026-11-20T19:30"
    assert session.values == {
        "stomach": {"left": 1, "right": 3},
        "liver": {"right": 3},
        "heart": {"left": 0},
    }


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("session", "this is no session of notes; write it like"),
        ("session.2026-11-20T19:30", "this is no session of notes"),
        ("own.2026-11-20T19:30.liver-3", "this is no session of notes"),
        ("session.2026-11-20.liver-3", "'2026-11-20' is no day and time"),
        ("session.2026-02-30T19:30.liver-3", "is no day and time"),
        ("session.2026-11-20T19:30.livre-3", "no zone 'livre'; did you mean 'liver'"),
        ("session.2026-11-20T19:30.liver3-", "'liver' does not lie on the left foot"),
        ("session.2026-11-20T19:30.liver-4", "is no value of a zone; write it like 'liver-3'"),
        ("session.2026-11-20T19:30.liver", "is no value of a zone"),
        ("session.2026-11-20T19:30.", "'' is no value of a zone"),
        ("session.2026-11-20T19:30.#evil[]-3", "is no value of a zone"),
        ("session.2026-11-20T19:30" + ".liver-3" * (MOST_ZONES + 1), "up to 500 zones, not 501"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(text, sentence):
    with pytest.raises(SheetError, match=re.escape(sentence)):
        zones.sheet("record", session=text)


def test_each_foot_has_its_own_numbers_and_colours():
    laid = laid_as("record", options={"session": SESSION})
    found = {(b.zone, b.foot, b.label) for b in laid.drawings["feet"].badges}
    assert found == {
        ("stomach", "left", "1"),
        ("stomach", "right", "3"),
        ("liver", "right", "3"),
        ("heart", "left", "0"),
    }
    (left,) = (p for p in laid.drawings["feet"].pictures if "Left" in p.alt)
    (right,) = (p for p in laid.drawings["feet"].pictures if "Right" in p.alt)
    assert left.alt == "Left sole: Stomach 1 and Heart 0"
    assert right.alt == "Right sole: Stomach 3 and Liver 3"
    assert [left.svg.count(colour) for colour in COLOURS] == [1, 1, 0, 0]
    assert [right.svg.count(colour) for colour in COLOURS] == [0, 0, 0, 2]


def test_the_colours_are_those_of_the_map():
    tints = ROOT / "assets/foot_map/panels/notes/logic/tints.js"
    listed = re.search(r"export const COLOURS = (\[.*?\]);", tints.read_text("utf-8"))
    assert listed is not None
    assert tuple(json.loads(listed[1])) == COLOURS


@pytest.mark.parametrize("language", languages())
def test_it_says_in_every_language_what_was_noted_and_that_it_shows_nothing(language):
    chart = load_chart("rwo-shur", language)
    text = "".join(texts(laid_as("record", options={"session": SESSION}, language=language).made()))
    plain = "".join(text.split())
    assert "".join(chart.messages["notes_standing"].split()) in plain
    assert "2026" in plain
    assert "19:30" in plain
    for id in ("stomach", "liver", "heart"):
        assert "".join(chart.zone(id).name.split()) in plain


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
@pytest.mark.parametrize("school", schools())
def test_every_zone_of_every_school_has_its_line_and_its_numbers(school, orientation):
    chart = shipped(school)
    laid = laid_as("record", school, {"session": every_zone(school)}, orientation=orientation)
    pdf = laid.made()
    text = "".join("".join(texts(pdf)).split())
    lie_apart(pdf)
    lie_inside((210, 297) if orientation == "portrait" else (297, 210), pdf)
    assert all("".join(zone.name.split()) in text for zone in chart.zones)
    drawn = {(badge.zone, badge.foot) for badge in laid.drawings["feet"].badges}
    placed = [zone for zone in chart.zones if zone.placements and zone.group != "further"]
    assert drawn >= {(zone.id, foot) for zone in placed for foot in zone.feet}


def test_a_long_name_makes_its_line_taller():
    liver = CHART.zone("liver").model_copy(update={"name": "The liver and what belongs to it " * 4})
    zones_of_it = tuple(liver if zone.id == "liver" else zone for zone in CHART.zones)
    named = CHART.model_copy(update={"zones": zones_of_it})
    pdf = laid_as("record", named, {"session": every_zone("rwo-shur")}).made()
    lie_apart(pdf)
    lie_inside((210, 297), pdf)


def test_name_and_notes_are_left_to_be_filled_in():
    reader = PdfReader(io.BytesIO(zones.sheet("record", session=SESSION)))
    assert set(reader.get_fields()) == {"name", "session", "by", "notes"}
    assert len(reader.pages) == 1


def test_the_dialog_fills_a_session_in_only_where_it_was_handed_over():
    shown = Shown(CHART)
    request = {"n": 1, "kind": "record", "want": "preview"}
    blank = json.loads(answer(json.dumps(request), shown))["preview"]
    filled = json.loads(answer(json.dumps({**request, "session": SESSION}), shown))["preview"]
    assert filled != blank
    other = json.dumps({**request, "session": SESSION, "kind": "wall-chart"})
    assert "no option 'session'" in json.loads(answer(other, shown))["error"]
    unfit = json.dumps({**request, "session": SESSION.replace("liver", "elbow-of-nobody")})
    assert json.loads(answer(unfit, shown))["error"].startswith("Your session has zones that")
    assert "are not stored there" in json.loads(menu(shown))["messages"]["session_note"]


def test_the_longest_session_fits_a_request():
    request = {"n": 999, "kind": "record", "want": "preview", "language": "en"}
    for school in schools():
        assert len(json.dumps({**request, "session": every_zone(school)})) < LONGEST / 2
