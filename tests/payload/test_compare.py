"""Schools side by side."""

import pytest

from zones import load_chart, schools
from zones.drawing.zone_shapes import shapes
from zones.model.map_state import LANGUAGES
from zones.payload.compare import compare, elsewhere, outlines
from zones.payload.payload import payload

CHARTS = tuple(load_chart(school) for school in schools())


def test_the_heart_is_found_in_every_school_that_draws_it():
    found = compare("heart")
    places = {(place.school, place.zone): place for place in found.places}
    assert {("rwo-shur", "heart"), ("western", "heart"), ("overview", "ball")} <= set(places)
    assert places["western", "heart"].feet == ("left",)
    assert places["rwo-shur", "heart"].views == ("plantar",)
    assert len(places["western", "heart"].variants) == 4
    assert {"heart-place", "two-hearts"} <= {one.id for one in found.disagreements}


def test_an_uberon_id_finds_the_same():
    assert compare("UBERON:0000948", CHARTS) == compare("heart", CHARTS)


def test_only_the_schools_asked_for_are_compared():
    western = [chart for chart in CHARTS if chart.school.id == "western"]
    assert {place.school for place in compare("liver", western).places} == {"western"}


def test_an_unknown_body_area_is_answered_with_the_nearest():
    with pytest.raises(ValueError, match="body area 'hart'; did you mean 'heart'"):
        compare("hart", CHARTS)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.school.id)
def test_where_else_a_body_area_is_leads_to_drawn_zones_of_other_schools(chart):
    others = {other.school.id: other for other in CHARTS}
    found = elsewhere(chart, CHARTS)
    assert set(found) <= set(chart.body_areas)
    for area, places in found.items():
        for place in places:
            assert place["school"] != chart.school.id
            zone = others[place["school"]].zone(place["zone"])
            assert area in zone.body_areas
            assert list(zone.views) == place["views"] != []


def test_the_payload_says_where_other_schools_have_a_body_area():
    chart = load_chart("western")
    data = payload(chart, others=CHARTS)
    heart = {place["school"]: place for place in data["elsewhere_schools"]["heart"]}
    assert heart["rwo-shur"]["number"] == 33
    assert heart["rwo-shur"]["feet"] == ["left"]


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.school.id)
def test_every_disagreement_names_zones_and_body_areas_that_belong_together(chart):
    assert len(chart.disagreements) == 26
    for record in chart.disagreements:
        for id in record.zones:
            areas = chart.zone(id).body_areas
            assert not record.body_areas or set(areas) & set(record.body_areas), (record.id, id)


def test_a_host_that_compares_gets_every_zone_with_what_is_drawn_of_it():
    found = {school["id"]: school for school in outlines(CHARTS, LANGUAGES)}
    assert list(found) == ["rwo-shur", "western", "overview", "channels"]
    for chart in CHARTS:
        given = {zone["id"]: zone for zone in found[chart.school.id]["zones"]}
        assert set(given) == {zone.id for zone in chart.zones if zone.body_areas}
        for zone in chart.zones:
            if zone.body_areas:
                assert list(given[zone.id]["views"]) == list(zone.views)
                assert given[zone.id]["feet"] == list(zone.feet)


@pytest.mark.parametrize(
    ("area", "feet"), [("liver", ["right"]), ("heart", ["left"]), ("spleen", ["left"])]
)
def test_an_outline_lies_on_the_owners_foot_where_the_chart_draws_it(area, feet):
    for school in outlines(CHARTS, LANGUAGES):
        if school["id"] in ("rwo-shur", "western"):
            chart = load_chart(school["id"])
            (zone,) = [z for z in school["zones"] if z["areas"] == [area]]
            drawn = [s for s in shapes(chart, "plantar") if s.zone == zone["id"]]
            assert [one["feet"] for one in zone["views"]["plantar"]] == [feet] * len(drawn)
            for one, shape in zip(zone["views"]["plantar"], drawn, strict=True):
                assert one["at"] == [round(value, 1) for value in shape.badge]


def test_other_places_of_a_zone_are_told_apart_from_its_own():
    western = next(school for school in outlines(CHARTS, LANGUAGES) if school["id"] == "western")
    (heart,) = [zone for zone in western["zones"] if zone["id"] == "heart"]
    assert len(heart["views"]["plantar"]) == 1
    assert len(heart["others"]["plantar"]) == 4
