"""The records: what they refuse, and what they answer."""

import pytest
from pydantic import ValidationError

from zones.model.chart import Source
from zones.model.fields import Statement
from zones.model.placement import Placement
from zones.model.zone import Zone, ZoneRecord


def zone(**changes):
    data = {
        "id": "liver",
        "number": 18,
        "name": "Liver",
        "body_areas": ["liver"],
        "system": "digestive",
        "feet": ["right"],
        "crossing": "same-side",
        "landmark": {"says": "On the right sole.", "sources": []},
        "placements": [{"view": "plantar", "toe": {"toe": 1, "part": "pad"}}],
        "tradition": {"says": "Traditionally linked to the liver.", "sources": []},
    }
    return ZoneRecord.model_validate(data | changes)


def test_a_record_cannot_be_changed():
    with pytest.raises(ValidationError):
        zone().name = "Spleen"


def test_lists_become_tuples_so_that_they_cannot_be_changed():
    assert zone().feet == ("right",)
    assert zone(also=["hepatic area"]).also == ("hepatic area",)


def test_texts_lose_the_line_end_of_folded_prose():
    assert Statement(says="On the sole.\n", sources=()).says == "On the sole."


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("feet", []),
        ("feet", ["left", "left"]),
        ("feet", ["both"]),
        ("number", "18"),
        ("number", 0),
        ("number", True),
        ("number", 18.0),
        ("number", 1000),
        ("number", "012a"),
        ("number", "0x10"),
        ("number", "12 a"),
        ("number", "12abc"),
        ("number", "12-"),
        ("number", ""),
        ("name", 18),
        ("name", "   "),
        ("name", "two\nlines"),
        ("id", "Liver"),
        ("id", "liver_area"),
        ("crossing", "yes"),
        ("names", {"DE": "Leber"}),
        ("colour", "red"),
        ("group", "further"),
        ("body_areas", "liver"),
        ("number_sources", ["Z01", "Z01"]),
    ],
)
def test_a_zone_refuses(key, value):
    with pytest.raises(ValidationError) as caught:
        zone(**{key: value})
    assert caught.value.errors()[0]["loc"][0] == key


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "example.org", "https://a b", 'https://a"b', "ftp://x"]
)
def test_an_address_must_be_a_web_address(url):
    with pytest.raises(ValidationError):
        Source(id="Z01", title="A chart", url=url, kind="chart")


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("cell", {"u": [0.5, 0.9], "v": [0.4, 0.5]}),
        ("cell", {"u": [0.5, 0.9], "v": ["shoulder", "waist"]}),
        ("cell", {"u": [0, 1], "v": ["heel", 1]}),
        ("spot", {"at": [0.5, 0.5], "size": [10, 12], "turn": -30, "form": "bean"}),
        ("path", {"through": [[0.1, 0.2], [0.3, 0.4]], "width": 4}),
        ("edge", {"side": "medial", "v": [0.3, 0.9], "width": 8}),
        ("toe", {"toe": 5, "part": "neck"}),
        ("area", {"through": [[0.1, 0.2], [0.3, 0.4], [0.2, 0.5]]}),
    ],
)
def test_each_placement_word_is_understood(word, value):
    placement = Placement.model_validate({"view": "plantar", word: value})
    assert placement.word == word
    assert placement.shape is getattr(placement, word)


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"toe": {"toe": 1, "part": "tip"}, "spot": {"at": [0, 0], "size": [1, 1]}},
        {"toe": {"toe": 6, "part": "tip"}},
        {"toe": {"toe": True, "part": "tip"}},
        {"cell": {"u": [0.9, 0.5], "v": [0.4, 0.5]}},
        {"cell": {"u": [0.5, 0.9], "v": [0.5, 0.4]}},
        {"cell": {"u": [0.5, 0.9], "v": ["waist", "diaphragm"]}},
        {"cell": {"u": [0.5, 0.9], "v": ["hip", 0.4]}},
        {"cell": {"u": [0.5, 0.9], "v": [True, 0.4]}},
        {"cell": {"u": [0.5, 0.9, 1.0], "v": [0.1, 0.4]}},
        {"spot": {"at": [0.5, 1.2], "size": [10, 10]}},
        {"spot": {"at": [float("nan"), 0.2], "size": [10, 10]}},
        {"spot": {"at": [0.5, 0.2], "size": [0, 10]}},
        {"spot": {"at": [0.5, 0.2], "size": [float("inf"), 10]}},
        {"path": {"through": [[0.5, 0.2]], "width": 3}},
        {"area": {"through": [[0.5, 0.2], [0.1, 0.1]]}},
        {"edge": {"side": "inner", "v": [0.1, 0.2], "width": 3}},
        {"toe": {"toe": 1, "part": "tip"}, "badge": [3, 0]},
    ],
)
def test_a_placement_that_cannot_be_drawn_is_refused(value):
    with pytest.raises(ValidationError):
        Placement.model_validate({"view": "plantar", **value})


def test_the_frame_depends_on_the_view():
    spot = {"spot": {"at": [0.5, 0.9], "size": [10, 10]}}
    assert Placement.model_validate({"view": "dorsal", **spot})
    with pytest.raises(ValidationError, match=r"off the foot: h = 0\.9 on the medial view"):
        Placement.model_validate({"view": "medial", **spot})


def test_a_zone_names_its_views_in_the_order_of_the_switch():
    toe = {"toe": {"toe": 1, "part": "tip"}}
    placements = [{"view": view, **toe} for view in ("dorsal", "plantar", "dorsal")]
    placed = zone(placements=placements).in_group("numbered")
    assert isinstance(placed, Zone)
    assert placed.views == ("plantar", "dorsal")
    assert zone(placements=[]).in_group("further").views == ()


def test_a_zone_may_be_a_key_and_equals_its_copy():
    assert {zone(names={"de": "Leber"}).in_group("numbered"): 1}
    assert zone() == zone()
    assert hash(zone()) == hash(zone())
