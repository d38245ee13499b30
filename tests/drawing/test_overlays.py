"""Overlays over any chart: lines, longitudinal zones, landmarks, and other charts' places."""

import json

import pytest
from shapely import Point

from tests.pack_samples import write
from zones import load_chart, schools
from zones.drawing.overlays import marks, strip, variants
from zones.geometry.guidelines import FILE, all_lines, lines_across, points, read
from zones.geometry.views import views
from zones.loading.problems import ContentError
from zones.model.placement import GUIDELINES as NAMES
from zones.payload.payload import payload

CHART = load_chart("western")
OVERLAYS = {overlay.id: overlay for overlay in CHART.overlays}
MARKS = [(overlay.id, mark.id) for overlay in CHART.overlays for mark in overlay.marks]
SOLE = views()["plantar"]


def test_placements_and_the_file_name_the_same_lines_across():
    assert tuple(lines_across()) == NAMES


@pytest.mark.parametrize("id", all_lines())
def test_a_guideline_crosses_the_sole_from_edge_to_edge(id):
    line = points(all_lines()[id], SOLE)
    if all_lines()[id].runs == "across":
        assert SOLE.outline.exterior.distance(Point(line[0])) < 1.5
        assert SOLE.outline.exterior.distance(Point(line[-1])) < 1.5
    assert all(SOLE.outline.contains(Point(at)) for at in line[1:-1])


def test_the_tendon_line_runs_from_the_diaphragm_line_to_the_heel_line():
    (u0, v0), *_, (u1, v1) = all_lines()["tendon"].through
    assert v0 == pytest.approx(lines_across()["diaphragm"].at(u0), abs=0.02)
    assert v1 == pytest.approx(lines_across()["heel"].at(u1), abs=0.02)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("- id: waist", "- id: hip", "the lines across are shoulder, diaphragm, hip, heel"),
        ("[0.5, 0.215]", "[0.4, 0.215]", "a line across has places at u 0, 0.5 and 1"),
        ("runs: along", "runs: down", "use one of: across, along"),
    ],
)
def test_a_spoilt_file_of_guidelines_is_refused(tmp_path, old, new, message):
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    spoilt = tmp_path / "guidelines.yaml"
    spoilt.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=message):
        read(spoilt)


@pytest.mark.parametrize(("overlay", "mark"), MARKS, ids=lambda word: word)
def test_every_mark_is_drawn_on_the_foot_with_its_words(overlay, mark):
    found = {
        name: [one for one in marks(OVERLAYS[overlay], view) if one.id == mark]
        for name, view in views().items()
    }
    assert any(found.values())
    for name, some in found.items():
        outline = views()[name].outline.buffer(3)
        assert all(outline.contains(Point(one.at)) for one in some)
    record = next(m for m in OVERLAYS[overlay].marks if m.id == mark)
    assert record.name
    assert record.label
    assert record.landmark.says


@pytest.mark.parametrize("name", ["plantar", "dorsal"])
def test_the_five_strips_cover_the_foot_without_overlap(name):
    view = views()[name]
    strips = [strip(number, view) for number in range(1, 6)]
    for number, one in enumerate(strips, 1):
        assert one.contains(view.toes[number].representative_point())
        for other in strips[number:]:
            assert one.intersection(other).area < 0.02 * min(one.area, other.area)
    if name == "plantar":
        assert sum(one.area for one in strips) > 0.93 * view.outline.area


def test_behind_the_toes_the_strips_are_equally_wide():
    row = [SOLE.place(u, 0.6) for u in (0.1, 0.3, 0.5, 0.7, 0.9)]
    for number, at in enumerate(row, 1):
        assert strip(number, SOLE).contains(Point(at))


def test_overlays_and_lines_are_named_in_the_charts_language():
    german, english = load_chart("overview", "de"), load_chart("overview")
    assert german.overlays[0].name == "Hilfslinien"
    assert [mark.name for mark in german.overlays[0].marks][2] == "Taillenlinie"
    assert german.messages["guideline_waist"] == "Taillenlinie"
    assert english.messages["guideline_waist"] == "Waist line"


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "overlays",
            "guideline: waist",
            "guideline: wais",
            "'wais' is not in guidelines.yaml; did",
        ),
        (
            "overlays",
            "guideline: waist}",
            "guideline: waist, strip: 1}",
            "exactly one of: guideline",
        ),
        ("overlays", "      label: ankle\n", "", "needs a name, a label and a landmark"),
        ("disagreements", "[liver]", "[livr]", "'livr' is not in body_areas.yaml; did you mean"),
        ("disagreements", "mini:", "mni:", "no school has the id 'mni'; did you mean 'mini'"),
        ("disagreements", "Charts differ", "It cures", "'cures' claims an effect"),
    ],
)
def test_faults_between_overlays_and_other_records_are_told(tmp_path, file, old, new, message):
    pack, shared = write(tmp_path)
    path = shared / f"{file}.yaml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    with pytest.raises(ContentError, match=message):
        load_chart(pack, shared=shared)


@pytest.mark.parametrize("school", schools())
def test_the_other_places_of_zones_lie_on_the_foot(school):
    for zone in load_chart(school).zones:
        drawn = {index for view in views().values() for _, index, _ in variants(zone, view)}
        assert drawn == set(range(len(zone.variants))), zone.id


def test_the_heart_has_other_places_than_its_own():
    heart = CHART.zone("heart")
    at = {drawn.at for _, _, drawn in variants(heart, SOLE)}
    assert len(at) == 4
    own = views()["plantar"].place(*heart.placements[0].spot.at)
    assert all(Point(own).distance(Point(place)) > 10 for place in at)


def test_the_payload_carries_overlays_and_other_places():
    data = json.loads(json.dumps(payload(CHART)))
    overlays = {overlay["id"]: overlay for overlay in data["overlays"]}
    assert [one["id"] for one in overlays["guidelines"]["views"]["plantar"]] == list(NAMES)
    assert set(overlays["longitudinal-zones"]["views"]) == {"plantar", "dorsal"}
    assert set(overlays["bone-landmarks"]["views"]) == set(views())
    sources = {id for overlay in data["overlays"] for id in overlay["sources"]}
    assert sources <= set(data["sources"])
    heart = next(zone for zone in data["zones"] if zone["id"] == "heart")
    assert [list(place["views"]) for place in heart["variants"]] == [["plantar"]] * 4
    assert all(place["views"]["plantar"]["d"].startswith("M") for place in heart["variants"])
