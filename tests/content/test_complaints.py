"""What people look for: each complaint has zones in a school, or says that none lists any."""

from __future__ import annotations

import pytest

from zones import load_chart, schools
from zones.model.chart import ComplaintRecord

CHARTS = {school: load_chart(school) for school in schools()}
COMPLAINTS = [(school, one) for school, chart in CHARTS.items() for one in chart.complaints]
IDS = [f"{school}/{one.id}" for school, one in COMPLAINTS]
EVERYDAY = {
    "hay-fever", "asthma", "ears", "nausea", "irritable-bowel", "haemorrhoids", "urinary-infection",
    "pms", "hip", "heel", "bunion", "leg-cramp", "cold-feet", "hand-wrist", "snoring", "low-mood",
}  # fmt: skip
"""Complaints that people open a map of the foot for, beside those of the sources' own lists."""


def find(school: str, id: str):
    return next(one for one in CHARTS[school].complaints if one.id == id)


@pytest.mark.parametrize(("school", "complaint"), COMPLAINTS, ids=IDS)
def test_a_complaint_has_zones_or_a_school_that_lists_it_or_says_why_none_does(school, complaint):
    assert school not in complaint.elsewhere
    assert complaint.see_doctor.strip()
    if not complaint.zones:
        assert set(complaint.elsewhere) <= set(CHARTS)
        assert complaint.elsewhere or complaint.note


@pytest.mark.parametrize("school", ["rwo-shur", "western"])
def test_every_everyday_complaint_is_answered_in_the_charts_of_zones(school):
    assert {one.id for one in CHARTS[school].complaints} >= EVERYDAY


def test_of_the_sources_lists_the_western_chart_lacks_the_temple_alone():
    unlisted = {one.id for one in CHARTS["western"].complaints if one.elsewhere and not one.zones}
    assert unlisted == {"headache-temple", "haemorrhoids", "nausea", "heel"}
    assert find("western", "headache-temple").elsewhere == ("channels", "rwo-shur")


@pytest.mark.parametrize("school", schools())
def test_bringing_on_labour_is_refused_with_the_advice_for_pregnancy(school):
    labour = find(school, "induce-labour")
    assert (labour.zones, labour.elsewhere) == ((), ())
    assert labour.cautions == ("pregnancy",)
    assert "Do not press any zone" in labour.see_doctor
    fertility = find(school, "fertility")
    assert not fertility.zones
    assert not fertility.elsewhere


@pytest.mark.parametrize(("school", "complaint"), COMPLAINTS, ids=IDS)
def test_zones_to_leave_out_in_pregnancy_come_with_that_caution(school, complaint):
    """Zones of womb and gonads, and acupoints to avoid: the complaint says so first."""
    chart = CHARTS[school]
    womb = {"uterus", "ovary", "testis", "gonad"}
    zones = [chart.zone(id) for id in complaint.zones]
    if any("pregnancy-points" in zone.cautions for zone in zones):
        assert "pregnancy-points" in complaint.cautions
    elif school != "channels" and any(womb & set(zone.body_areas) for zone in zones):
        assert "pregnancy" in complaint.cautions


def test_a_complaint_names_the_schools_that_list_it():
    record = ComplaintRecord(
        id="fullness",
        name="Fullness",
        zones={"western": ["liver"], "overview": []},
        own_records=["channels"],
        see_doctor="If it lasts.",
        note="On the liver.",
        sources=["T01"],
    )
    other = record.for_school("rwo-shur")
    assert other
    assert (other.zones, other.elsewhere) == ((), ("channels", "western"))
    assert (other.note, other.sources) == (None, ())  # of the list that it does not have
    western = record.for_school("western")
    assert western
    assert (western.zones, western.elsewhere) == (("liver",), ("channels",))
    assert western.note == "On the liver."
    assert record.for_school("channels") is None


def test_a_school_shows_its_own_record_and_not_the_shared_one_beside_it():
    shown = {one.id for one in CHARTS["channels"].complaints}
    assert "points-headache" in shown
    assert "headache" not in shown
    assert "channels" in find("western", "headache").elsewhere
