"""Settled shapes of the shipped schools, the SVG figure, the JSON payload."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest
from shapely import Point

from zones import load_chart
from zones.drawing.figure import svg, transform
from zones.drawing.zone_shapes import problems, shapes
from zones.geometry.plates import plate
from zones.geometry.views import views
from zones.model.placement import VIEWS
from zones.payload.payload import payload

RIGHT_ONLY = {"liver", "gallbladder", "caecum-appendix", "ileocaecal-valve", "ascending-colon"}
LEFT_ONLY = {"heart", "spleen", "descending-colon", "rectum", "anus"}


@pytest.fixture(scope="module")
def chart():
    return load_chart("rwo-shur")


@pytest.mark.parametrize("view", VIEWS)
def test_one_sided_organs_stay_on_their_foot(chart, view):
    drawn = {
        foot: {s.zone for s in shapes(chart, view, further=True) if foot in s.feet}
        for foot in ("left", "right")
    }
    assert not drawn["left"] & RIGHT_ONLY
    assert not drawn["right"] & LEFT_ONLY
    if view == "plantar":
        assert drawn["right"] >= RIGHT_ONLY
        assert drawn["left"] >= LEFT_ONLY


def test_the_liver_lies_on_the_viewers_left_half_of_a_pair_of_soles(chart):
    page = plate(views()["plantar"])
    standing = {s.foot: s for s in page.feet}
    middle = page.frame[2] / 2
    places = {
        s.zone: transform(standing[s.feet[0]].matrix, s.badge)[0]
        for s in shapes(chart, "plantar")
        if len(s.feet) == 1
    }
    assert places["liver"] < middle < places["heart"]
    outer = {zone: abs(places[zone] - middle) for zone in ("liver", "spleen")}
    assert all(distance > 40 for distance in outer.values()), "both lie on the outer half"


def test_sixty_three_of_sixty_four_zones_are_drawn_on_all_their_views(chart):
    numbered = [zone for zone in chart.zones if zone.group == "numbered"]
    assert [zone.number for zone in numbered] == list(range(1, 65))
    drawn = {view: {s.zone for s in shapes(chart, view)} for view in VIEWS}
    for zone in numbered:
        assert tuple(v for v in VIEWS if zone.id in drawn[v]) == zone.views
    assert len(set().union(*drawn.values())) == 63
    assert chart.zone("extra-64").views == ()
    assert chart.zone("extra-64").not_drawn


def test_the_drawing_finds_no_fault_in_the_shipped_schools():
    for school in ("rwo-shur", "overview"):
        assert problems(load_chart(school)) == []


def test_a_zone_under_smaller_ones_is_reported(chart):
    heart = chart.zone("heart")
    blanket = heart.model_copy(
        update={"id": "blanket", "number": 99, "placements": heart.placements}
    )
    small = [heart.model_copy(update={"id": f"part-{k}", "number": 100 + k}) for k in range(2)]
    crowded = chart.model_copy(update={"zones": (blanket, *small)})
    assert any("blanket" in line or "part-" in line for line in problems(crowded))


@pytest.mark.parametrize("view", VIEWS)
def test_a_figure_is_well_formed_and_print_safe(chart, view):
    text = svg(chart, view, selection=("liver",))
    root = ElementTree.fromstring(text)
    tags = {element.tag.rsplit("}", 1)[-1] for element in root.iter()}
    assert not tags & {"pattern", "mask", "filter", "script", "foreignObject", "image"}
    assert "var(" not in text
    assert root.find("{http://www.w3.org/2000/svg}title").text
    zones = {(e.get("data-zone"), e.get("data-foot")) for e in root.iter() if e.get("data-zone")}
    assert zones == {(s.zone, f) for s in shapes(chart, view) for f in s.feet}


def test_author_text_cannot_become_markup(chart):
    school = chart.school.model_copy(update={"title": "<script>alert(1)</script> & co"})
    text = svg(chart.model_copy(update={"school": school}), "plantar")
    assert "<script" not in text
    ElementTree.fromstring(text)


def test_the_payload_is_json_and_holds_every_reference(chart):
    data = json.loads(json.dumps(payload(chart)))
    for zone in data["zones"]:
        assert set(zone["body_areas"]) <= set(data["body_areas"])
        assert set(zone["cautions"]) <= set(data["cautions"])
        assert {t["use"] for t in zone["techniques"]} <= set(data["techniques"])
        for part in ("landmark", "tradition", "elsewhere"):
            if zone[part]:
                assert set(zone[part]["sources"]) <= set(data["sources"])
    assert {zone["system"] for zone in data["zones"]} == {s["id"] for s in data["systems"]}


def test_the_further_layer_names_unchanged_shapes_by_their_index(chart):
    view = payload(chart)["views"]["plantar"]
    full = [view["shapes"][s] if isinstance(s, int) else s for s in view["further"]]
    drawn = {s["zone"] for s in full}
    assert {z.id for z in chart.zones if "plantar" in z.views} == drawn


@pytest.mark.parametrize("view", VIEWS)
def test_every_badge_lies_on_its_shape(chart, view):
    for shape in shapes(chart, view):
        assert shape.polygon.buffer(0.3).contains(Point(shape.badge)), shape.zone


def test_an_unknown_view_names_the_choices(chart):
    with pytest.raises(ValueError, match="plantar, dorsal, medial, lateral"):
        shapes(chart, "sole")


def test_guidelines_belong_to_zones_and_not_to_acupoints():
    assert "Waist line" in svg(load_chart("rwo-shur"))
    assert "Waist line" not in svg(load_chart("channels"))
    assert "Waist line" not in svg(load_chart("rwo-shur"), guidelines=False)
