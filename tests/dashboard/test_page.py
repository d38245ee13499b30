"""The page's Python side: addresses, texts, and what stands in the markup."""

import json
import re
from html.parser import HTMLParser

import pytest

from zones.dashboard import page as dashboard
from zones.export import page_text as around
from zones.loading.loader import load_chart, schools
from zones.model.map_state import LANGUAGES


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, {"chart": "rwo-shur"}),
        ({"zone": [b"liver"]}, {"selection": ["liver"], "view": "plantar"}),
        ({"zone": [b"liver,liver,heart"]}, {"selection": ["liver", "heart"]}),
        ({"zone": [b"liver"], "view": [b"dorsal"]}, {"view": "dorsal"}),
        ({"zone": [b"nothing"]}, {"selection": None}),
        (
            {"school": [b"overview"], "zone": [b"heel"]},
            {"chart": "overview", "selection": ["heel"]},
        ),
        ({"school": [b"../../etc"], "zone": [b"heel"]}, {"chart": "rwo-shur"}),
        ({"feet": [b"left"]}, {"feet": "left"}),
        ({"feet": [b"LEFT"]}, {"feet": None}),
        ({"lang": [b"de"]}, {"language": "de"}),
        ({"lang": [b"tlh"]}, {"language": None}),
        ({"learn": [b"desk-break"]}, {"learn": "desk-break"}),
        ({"learn": [b"alchemy"]}, {"learn": None}),
        ({"view": [b"\xff\xfe"]}, {"view": None}),
        ({"quiz": [b"find.all.10.k3f9"]}, {"quiz": "find.all.10.k3f9"}),
        ({"quiz": [b"<b>"]}, {"quiz": None}),
        ({"play": [b"desk-break"]}, {"player": "desk-break"}),
        (
            {"play": [b"own.liver,thumb-walking,r,20~Abend"]},
            {"player": "own.liver,thumb-walking,r,20~Abend"},
        ),
        ({"play": [b"own.liver,,"]}, {"player": None}),
        ({"play": [b"desk-brake"]}, {"player": None}),
        ({"zone": []}, {"selection": None}),
        ({"zone": [b"," * 5000]}, {"selection": None}),
    ],
)
def test_an_address_becomes_parameters_without_what_is_unknown(query, expected):
    found = dashboard.place(query)
    for name, value in expected.items():
        assert found.get(name) == value


def test_every_zone_can_be_linked_to():
    for school in schools():
        for zone in load_chart(school).zones:
            query = {"school": [school.encode()], "zone": [zone.id.encode()]}
            found = dashboard.place(query)
            assert found["selection"] == [zone.id]
            assert not zone.views or found["view"] in zone.views


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_names_every_zone_and_cannot_end_its_element(language):
    text = around.index(language)
    assert "<" not in text
    found = json.loads(text)["schools"]
    for school in schools():
        assert set(found[school]) == {zone.id for zone in load_chart(school).zones}


class Shape(HTMLParser):
    """Counts open elements and collects ids and references."""

    VOID = ("br", "img", "input", "link", "meta", "hr", "path")

    def __init__(self):
        super().__init__()
        self.open, self.ids, self.refs = [], [], []

    def handle_starttag(self, tag, attrs):
        if tag not in self.VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value)
            if name in ("aria-labelledby", "for", "aria-controls"):
                self.refs += value.split()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_dialog_is_sound_markup(language):
    shape = Shape()
    shape.feed(around.about(language))
    assert shape.open == []
    assert len(shape.ids) == len(set(shape.ids))
    assert set(shape.refs) <= set(shape.ids)


def test_the_dialog_has_every_red_flag_and_study():
    from markupsafe import escape

    text, chart = around.about(), load_chart()
    for flag in chart.red_flags:
        assert str(escape(flag.sign)) in text
    for study in chart.evidence.studies:
        assert str(escape(study.citation)) in text


def test_authors_words_are_escaped(monkeypatch):
    chart = load_chart()
    school = chart.school.model_copy(update={"title": "<script>alert(1)</script>"})
    changed = chart.model_copy(update={"school": school})
    monkeypatch.setattr(around, "load_chart", lambda *_: changed)
    around.about.cache_clear()
    try:
        assert "<script>" not in around.about()
    finally:
        around.about.cache_clear()


def test_the_placeholder_has_the_outline_of_both_soles():
    waiting = dashboard.waiting()
    assert waiting["d"].count("M") == 2
    assert len(waiting["d"]) < 6000
    assert re.fullmatch(r"[\d. -]+", waiting["frame"])


def test_pages_share_nothing():
    one, other = dashboard.dashboard(), dashboard.dashboard({"zone": [b"liver"]})
    maps = [page._render_items["map"][0] for page in (one, other)]
    assert [m.selection for m in maps] == [[], ["liver"]]
