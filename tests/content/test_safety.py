"""Safety advice: one danger has one level everywhere, and flags rest on health services."""

from __future__ import annotations

import re

import pytest
from shapely import box, union_all

from zones import load_chart, schools
from zones.drawing.zone_shapes import shapes
from zones.geometry.views import views

LEVELS = ("leave", "ask", "adapt")
HEALTH_SERVICES = {"health service", "hospital", "university health page"}

# Dangers by the words that name them in a caution, with the one level that they may have.
DANGERS = {
    "a clot": (r"clot|thrombosis|inflamed vein", "leave"),
    "broken skin": (r"\bwound\b|\bsores?\b|\bulcers?\b|\bblister", "leave"),
    "bleeding inside": (r"internal bleeding", "leave"),
    "numb skin": (r"\bnumb\b", "ask"),
    "pregnancy": (r"pregnan", "ask"),
}
HEEL_AND_ANKLE = {
    # Boxes in drawing units: the heel pad on the sole, the ankle and the heel on the side views.
    "plantar": box(-50, 195, 200, 300),
    "medial": box(-50, -300, 85, 50),
    "lateral": box(165, -300, 300, 50),
    "dorsal": box(-50, 160, 200, 300),
}
FREE_OF_PREGNANCY = {
    # On the outer edge in front of the heel, which no list leaves out in pregnancy.
    ("rwo-shur", "knee"),
    ("western", "hip-knee"),
}


@pytest.mark.parametrize("danger", DANGERS)
def test_a_danger_has_one_level_whichever_caution_names_it(danger):
    words, level = DANGERS[danger]
    named = {
        caution.id: caution.level
        for school in schools()
        for caution in load_chart(school).cautions.values()
        if re.search(words, caution.name, re.IGNORECASE)
    }
    assert named
    assert set(named.values()) == {level}, named


@pytest.mark.parametrize("school", schools())
def test_cautions_stand_in_the_order_of_their_levels(school):
    chart = load_chart(school)
    for record in (*chart.zones, *chart.routines, *chart.styles):
        levels = [LEVELS.index(chart.cautions[id].level) for id in record.cautions]
        assert levels == sorted(levels), record.id


@pytest.mark.parametrize("flag", load_chart().red_flags, ids=lambda flag: flag.id)
def test_a_red_flag_rests_on_a_health_service(flag):
    sources = load_chart().sources
    assert flag.sources
    assert {sources[id].kind for id in flag.sources} <= HEALTH_SERVICES


def test_the_signs_that_people_look_for_are_among_the_red_flags():
    flags = {flag.id: flag for flag in load_chart().red_flags}
    urgent = {"heart-attack", "chest-pain-breathless", "stroke-signs", "self-harm"}
    assert all(flags[id].urgency == "emergency" for id in urgent)
    assert {"breast-change", "weight-loss", "numb-between-legs"} <= set(flags)


def _on_heel_or_ankle(school: str) -> set[str]:
    """Zones with more than half of a shape on the heel or round the ankle."""
    chart = load_chart(school)
    found = set()
    for view in views():
        parts: dict[str, list] = {}
        for shape in shapes(chart, view, further=True):
            parts.setdefault(shape.zone, []).append(shape.polygon)
        for zone, polygons in parts.items():
            whole = union_all(polygons)
            if whole.intersection(HEEL_AND_ANKLE[view]).area > 0.5 * whole.area:
                found.add(zone)
    return found


@pytest.mark.parametrize("school", ["overview", "rwo-shur", "western"])
def test_zones_at_the_heel_and_the_ankle_bear_the_caution_of_pregnancy(school):
    chart = load_chart(school)
    bare = {id for id in _on_heel_or_ankle(school) if "pregnancy" not in chart.zone(id).cautions}
    assert bare == {zone for name, zone in FREE_OF_PREGNANCY if name == school}


@pytest.mark.parametrize("school", ["rwo-shur", "western"])
def test_zones_linked_to_womb_ovary_and_sacrum_bear_the_caution_of_pregnancy(school):
    chart = load_chart(school)
    areas = {"uterus", "ovary", "fallopian-tube", "sacrum", "coccyx", "pelvis"}
    linked = [zone for zone in chart.zones if areas & set(zone.body_areas)]
    assert len(linked) > 3
    assert all("pregnancy" in zone.cautions for zone in linked)
