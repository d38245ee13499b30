"""What every card has: the whole of it, sources that resolve, words of its own, no promise."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from zones import load_chart, schools
from zones.loading.loader import SHARED
from zones.loading.yaml_reader import parse

CHARTS = {school: load_chart(school) for school in schools()}
ZONES = [(school, zone) for school, chart in CHARTS.items() for zone in chart.zones]
IDS = [f"{school}/{zone.id}" for school, zone in ZONES]


@pytest.mark.parametrize(("school", "zone"), ZONES, ids=IDS)
def test_a_drawn_zone_has_everything_that_a_card_shows(school, zone):
    assert zone.landmark.says.strip()
    assert zone.tradition.says.strip()
    if not zone.views:
        assert zone.not_drawn
        return
    assert zone.techniques
    for use in zone.techniques:
        assert use.use in CHARTS[school].techniques
        assert use.pressure
        assert use.time.strip()
        assert use.direction.strip()


@pytest.mark.parametrize("school", schools())
def test_every_source_of_a_statement_resolves(school):
    chart = CHARTS[school]
    cited = [
        statement.sources
        for zone in chart.zones
        for statement in (zone.landmark, zone.tradition, zone.elsewhere, *zone.variants)
        if statement
    ]
    cited += [zone.number_sources for zone in chart.zones]
    cited += [use.sources for zone in chart.zones for use in zone.techniques]
    for records in (chart.techniques.values(), chart.cautions.values(), chart.complaints):
        cited += [record.sources for record in records]
    cited += [record.sources for record in (*chart.disagreements, *chart.red_flags)]
    cited += [step.sources for routine in chart.routines for step in routine.steps]
    missing = {id for ids in cited for id in ids} - set(chart.sources)
    assert not missing
    assert all(source.title.strip() for source in chart.sources.values())


@pytest.mark.parametrize("school", schools())
def test_no_sentence_stands_on_more_than_three_cards(school):
    said: Counter[str] = Counter()
    for zone in CHARTS[school].zones:
        parts = (zone.landmark, zone.tradition, zone.elsewhere)
        text = " ".join([*(part.says for part in parts if part), zone.note or ""])
        said.update({" ".join(s.split()) for s in re.split(r"(?<=[.!?])\s+", text) if s.strip()})
    assert said.most_common(1)[0][1] <= 3, said.most_common(3)


@pytest.mark.parametrize("path", [SHARED / "messages.yaml"], ids=lambda p: p.stem)
def test_no_word_of_the_interface_claims_an_effect(path):
    words = parse((SHARED / "claim_words.yaml").read_bytes(), "claim_words.yaml").data
    claim = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)
    for key, text in parse(path.read_bytes(), path.name).data.items():
        assert not claim.search(str(text)), key


def test_the_claim_words_are_german_too():
    words = parse((SHARED / "claim_words.yaml").read_bytes(), "claim_words.yaml").data
    assert {"heals", "relieves", "heilt", "lindert"} <= set(words)


def test_the_school_tells_how_many_of_its_numbers_a_source_gives():
    chart = CHARTS["rwo-shur"]
    sourced = [zone for zone in chart.zones if zone.number and zone.number_sources]
    assert f"For {len(sourced)} of them we saw a source" in " ".join(chart.school.numbering.split())


def test_a_place_without_a_source_is_said_on_its_card():
    """The card marks such a landmark "no source known"; the record says why in its note."""
    bare = [(school, zone) for school, zone in ZONES if zone.views and not zone.landmark.sources]
    assert [(school, zone.id) for school, zone in bare] == [("rwo-shur", "eustachian")]
    assert all(zone.note and "Without a source" in zone.note for _, zone in bare)
