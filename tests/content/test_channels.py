"""The school of channels: its acupoints, the lines that they lie on, and the words around them."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import combinations, pairwise
from math import hypot
from xml.etree import ElementTree

import pytest
from shapely import LineString, Point, box

from tests.content.acupoint_template import loaded, refit
from tests.pack_samples import write
from zones import load_chart
from zones.cli.check import summary
from zones.drawing.channel_lines import CLEAR, courses, place
from zones.drawing.code_labels import WIDTH, size
from zones.drawing.figure import svg
from zones.drawing.zone_shapes import beyond, shapes
from zones.geometry.plates import MARGIN
from zones.geometry.views import FOOT_LENGTH, views
from zones.loading.loader import SHARED
from zones.loading.problems import ContentError
from zones.loading.yaml_reader import parse
from zones.model.placement import VIEWS
from zones.payload.payload import payload, payload_json

SYSTEMS = {
    "SP": "spleen-channel",
    "LR": "liver-channel",
    "KI": "kidney-channel",
    "ST": "stomach-channel",
    "GB": "gallbladder-channel",
    "BL": "bladder-channel",
    "EX": "extra-points",
}
COUNTS = {"SP": 6, "LR": 5, "KI": 8, "ST": 6, "GB": 6, "BL": 10, "EX": 7}
ABOVE = {"LR5", "ST40", "BL58"}
TABLE = loaded()
DRAWN = [row for row in TABLE["points"] if row["code"] not in ABOVE]


@pytest.fixture(scope="module")
def chart():
    return load_chart("channels")


def by_code(chart, code):
    return next(zone for zone in chart.zones if zone.code == code)


def letters(code):
    return code[:2]


def test_there_are_48_acupoints_of_six_channels_and_beside_them(chart):
    assert Counter(letters(zone.code) for zone in chart.zones) == COUNTS
    assert len(chart.zones) == 48
    assert {channel.code for channel in chart.channels} == set(COUNTS) - {"EX"}
    assert [zone.number for zone in chart.zones] == list(range(1, 49))


def test_an_id_is_the_code_in_small_letters_and_the_system_is_the_channel(chart):
    for zone in chart.zones:
        parts = re.findall(r"[A-Z]+|[0-9]+", zone.code)
        assert zone.id == "-".join(parts).lower()
        assert zone.system == SYSTEMS[letters(zone.code)]
        assert zone.feet == ("left", "right")
        assert set(zone.names) == {"zh", "zh-Hant", "ja", "ko"}


def test_the_table_and_the_school_have_the_same_points_on_the_same_views(chart):
    wanted = {(row["code"], row["view"]): len(row["at"]) for row in DRAWN}
    found = Counter((zone.code, p.view) for zone in chart.zones for p in zone.placements)
    assert found == wanted


@pytest.mark.parametrize("row", DRAWN, ids=lambda row: f"{row['code']}/{row['view']}")
def test_an_acupoint_lies_where_the_table_puts_it_on_this_foot(chart, row):
    view = views()[row["view"]]
    wanted = [refit(TABLE["template"], view.name)(*at) for at in row["at"]]
    dots = [p.point for p in by_code(chart, row["code"]).placements if p.view == view.name]
    places = [view.place(*dot.at) for dot in dots]
    for x, y in wanted:
        far = min(hypot(x - a, y - b) for a, b in places)
        assert far <= row["tolerance"] * FOOT_LENGTH
    for (x, y), dot in zip(places, dots, strict=True):
        if dot.size < 6:  # the rings of the Eight Winds may touch the web's edge
            assert view.outline.contains(Point(x, y).buffer(dot.size / 2))


def test_points_above_the_ankle_say_so_and_are_named_where_their_channel_leaves(chart):
    undrawn = {zone.code for zone in chart.zones if not zone.placements}
    assert undrawn == ABOVE
    for code in ABOVE:
        assert "above" in by_code(chart, code).not_drawn or "shin" in by_code(chart, code).not_drawn
    named = {item.label for view in VIEWS for item in beyond(chart, view)}
    assert named == {f"{code} ↑" for code in ABOVE}


def _stops(chart, course):
    view = views()[course.view]
    return [(stop, Point(place(chart, stop, view))) for stop in course.through]


COURSES = [
    pytest.param(channel.id, n, id=f"{channel.code}-{n}-{course.view}")
    for channel in load_chart("channels").channels
    for n, course in enumerate(channel.courses)
]


def _course(chart, id, n):
    channel = next(channel for channel in chart.channels if channel.id == id)
    course = channel.courses[n]
    same = [c for c in channel.courses if c.view == course.view]
    lines = [line for line in courses(chart, course.view) if line.channel == id]
    return channel, course, lines[same.index(course)]


@pytest.mark.parametrize(("id", "n"), COURSES)
def test_acupoints_lie_on_their_line_and_the_line_on_the_foot(chart, id, n):
    _, course, line = _course(chart, id, n)
    for stop, at in _stops(chart, course):
        if isinstance(stop, str):
            assert line.line.distance(at) < 0.3, stop
    assert views()[course.view].outline.buffer(-CLEAR / 2).contains(line.line)
    assert line.line.length > 5


@pytest.mark.parametrize(("id", "n"), COURSES)
def test_acupoints_follow_each_other_in_the_direction_of_flow(chart, id, n):
    channel, course, line = _course(chart, id, n)
    if course.branch:
        return
    named = [stop for stop in course.through if isinstance(stop, str)]
    assert [id for id in channel.order if id in named] == named
    pieces = getattr(line.line, "geoms", [line.line])
    joined = LineString([xy for piece in pieces for xy in piece.coords])
    along = [joined.project(at) for stop, at in _stops(chart, course) if isinstance(stop, str)]
    if course.view == "medial" and channel.code == "KI":
        along = along[:3]  # the loop behind the ankle crosses itself
    assert all(a < b for a, b in pairwise(along))


@pytest.mark.parametrize(("id", "n"), COURSES)
def test_arrows_point_along_the_flow(chart, id, n):
    line = _course(chart, id, n)[2]
    assert line.arrows
    for arrow in line.arrows:
        tip, left, _, right = list(arrow.exterior.coords)[:4]
        tail = ((left[0] + right[0]) / 2, (left[1] + right[1]) / 2)
        piece = min(getattr(line.line, "geoms", [line.line]), key=lambda p: p.distance(Point(tip)))
        at = Point((tip[0] + tail[0]) / 2, (tip[1] + tail[1]) / 2)
        here = piece.project(at)
        ahead, behind = piece.interpolate(here + 0.4), piece.interpolate(max(0, here - 0.4))
        flow = (ahead.x - behind.x, ahead.y - behind.y)
        assert flow[0] * (tip[0] - tail[0]) + flow[1] * (tip[1] - tail[1]) > 0


def test_yin_channels_rise_and_yang_channels_come_down(chart):
    for channel in chart.channels:
        assert channel.flow == {"yin": "up", "yang": "down"}[channel.yin_yang]
        for course in channel.courses:
            if course.branch or course.view in ("plantar", "dorsal"):
                continue
            (_, first), *_, (_, last) = _stops(chart, course)
            assert (last.y < first.y) == (channel.flow == "up"), "y grows downward"


def test_every_acupoint_of_a_channel_is_in_its_order_and_on_a_line(chart):
    for channel in chart.channels:
        own = [zone.id for zone in chart.zones if zone.system == channel.id]
        assert [id for id in channel.order if id in own] == own
        drawn = {stop for course in channel.courses for stop in course.through}
        above = {id for course in channel.courses for id in course.beyond}
        assert set(own) <= drawn | above


def _frames(chart, view):
    half = 0.4 * size(views()[view])
    named = [(s.label, s.label_at) for s in shapes(chart, view) if s.label]
    named += [(item.label, item.at) for item in beyond(chart, view)]
    for words, (x, y) in named:
        wide = 0.5 * len(words) * WIDTH * size(views()[view])
        yield words, box(x - wide, y - half, x + wide, y + half)


@pytest.mark.parametrize("view", VIEWS)
def test_codes_can_be_read(chart, view):
    frames = list(_frames(chart, view))
    zones = [zone for zone in chart.zones if view in zone.views]
    assert {words for words, _ in frames} >= {zone.code for zone in zones}
    low, top, high, bottom = views()[view].outline.bounds
    page = box(low - MARGIN, top - MARGIN, high + MARGIN, bottom + MARGIN)
    for (one, a), (other, b) in combinations(frames, 2):
        assert a.intersection(b).area < 0.08 * min(a.area, b.area), (one, other)
    for words, frame in frames:
        assert page.contains(frame), words
        for shape in shapes(chart, view):
            common = frame.intersection(Point(shape.badge).buffer(1.6)).area
            assert common < 0.15 * frame.area, (words, shape.zone)


def test_a_code_stands_nearest_to_its_own_dot(chart):
    for view in VIEWS:
        drawn = shapes(chart, view)
        for shape in drawn:
            if shape.label:
                x, y = shape.label_at
                half = 0.5 * len(shape.label) * WIDTH * size(views()[view])
                word = LineString([(x - half, y), (x + half, y)])
                near = min(drawn, key=lambda s: word.distance(Point(s.badge)))
                assert near.zone == shape.zone, (view, shape.label, near.zone)


def test_four_points_are_left_out_in_pregnancy(chart):
    marked = {zone.code for zone in chart.zones if "pregnancy-points" in zone.cautions}
    assert marked == {"SP6", "BL60", "BL67", "EX-LE11"}
    assert chart.cautions["pregnancy-points"].level == "ask"


def test_every_place_has_a_source_and_every_code_of_a_standard_too(chart):
    own = {zone.code for zone in chart.zones if not zone.number_sources}
    assert own == {"EX-SHIMIAN", "EX-LINEITING"}
    for zone in chart.zones:
        assert zone.landmark.sources, zone.code
        assert zone.tradition.sources, zone.code
        if letters(zone.code) != "EX":
            assert "who2008" in zone.landmark.sources


def _said(data):
    """Yield every text in a file's data, but not its keys."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, (list, dict)):
        for part in data.values() if isinstance(data, dict) else data:
            yield from _said(part)


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_words_of_this_school_never_call_an_acupoint_a_zone(language):
    texts = json.loads(payload_json("channels", language))["messages"]  # not those of the page
    spoken = [text for text in texts.values() if re.search(r"\bzone[ns]?\b", text, re.IGNORECASE)]
    allowed = [text for text in spoken if "ongitudinal zone" in text]
    assert spoken == allowed
    for file in sorted((SHARED / "schools/channels").glob("*.yaml")):
        if file.stem == "sources":  # titles of works stay as they are
            continue
        data = parse(file.read_bytes(), file.name).data
        said = [text for text in _said(data) if re.search(r"\bzone[ns]?\b", text, re.IGNORECASE)]
        assert not said, file.name


def test_the_command_line_counts_acupoints(chart):
    assert summary(chart).startswith("channels  48 acupoints (45 drawn)")
    assert "zones" not in summary(chart)


def test_no_two_cards_say_the_same(chart):
    for part in ("landmark", "tradition"):
        said = [" ".join(getattr(zone, part).says.split()) for zone in chart.zones]
        assert len(set(said)) == 48
    directions = Counter(use.direction for zone in chart.zones for use in zone.techniques)
    assert max(directions.values()) == 1


def test_the_payload_carries_lines_arrows_and_codes(chart):
    data = json.loads(json.dumps(payload(chart)))
    assert {channel["id"] for channel in data["channels"]} == set(SYSTEMS.values()) - {
        "extra-points"
    }
    assert data["channels"][0]["flow"] == "up"
    for view in VIEWS:
        lines = data["views"][view]["channels"]
        assert {line["id"] for line in lines} <= {system["id"] for system in data["systems"]}
        assert all(line["d"].startswith("M") and line["arrows"] for line in lines)
        for shape in data["views"][view]["shapes"]:
            assert (shape["label"] == "") == (shape["label_at"] is None)
    codes = {shape["label"] for view in VIEWS for shape in data["views"][view]["shapes"]}
    assert codes - {""} == {zone.code for zone in chart.zones} - ABOVE


def test_schools_of_zones_have_no_channels_in_their_payload():
    data = payload(load_chart("overview"))
    assert data["channels"] == []
    assert "channels" not in data["views"]["plantar"]
    assert all("label" not in shape for shape in data["views"]["plantar"]["shapes"])


@pytest.mark.parametrize("view", VIEWS)
def test_the_figure_draws_the_lines_and_writes_the_codes(chart, view):
    root = ElementTree.fromstring(svg(chart, view))
    space = "{http://www.w3.org/2000/svg}"
    lines = [e for e in root.iter(f"{space}path") if e.get("data-channel")]
    assert len(lines) == 2 * len(courses(chart, view))
    written = Counter(e.text for e in root.iter(f"{space}text"))
    for zone in chart.zones:
        if view in zone.views:
            assert written[zone.code] == 4, "its halo and the code, on two feet"


# ------------------------------------------------------------------ faults in a pack of channels

ACUPOINTS = """\
- id: xx-1
  code: XX1
  name: First
  body_areas: []
  system: xx
  feet: [left, right]
  crossing: same-side
  landmark: {says: Here., sources: []}
  placements:
    - {view: dorsal, point: {at: [0.5, 0.3]}}
  tradition: {says: Traditionally linked to nothing., sources: []}
  techniques:
    - {use: thumb-walking, pressure: light, time: 5 seconds, direction: Down.}
"""
SYSTEM = """\
- {id: xx, name: XX channel, pattern: plus, fill: "#112233", ink: "#000000", dark: "#ffffff"}
"""
CHANNEL = """\
- id: xx
  code: XX
  name: XX channel
  yin_yang: yin
  flow: up
  runs: {says: Up., sources: []}
  order: [xx-1, yy-9]
  courses:
    - {view: medial, through: [xx-1, [0.5, 0.3]]}
"""


def _pack(tmp_path, **files):
    pack, shared = write(tmp_path, "lines")
    for name in ("zones", "further"):
        (pack / f"{name}.yaml").unlink()
    school = pack / "school.yaml"
    other = shared / "schools" / "mini"
    other.mkdir(parents=True)
    (other / "school.yaml").write_text(school.read_text(encoding="utf-8"), encoding="utf-8")
    school.write_text(school.read_text(encoding="utf-8").replace("id: mini", "id: lines"))
    for name, text in files.items():
        (pack / f"{name}.yaml").write_text(text, encoding="utf-8")
    return lambda: load_chart(pack, shared=shared)


def test_a_pack_of_acupoints_needs_no_zones_and_brings_its_own_systems(tmp_path):
    chart = _pack(tmp_path, acupoints=ACUPOINTS, systems=SYSTEM)()
    assert [(zone.id, zone.code, zone.number) for zone in chart.zones] == [("xx-1", "XX1", 1)]
    assert list(chart.systems) == ["xx"]


def test_faults_of_a_channel_name_file_line_and_remedy(tmp_path):
    with pytest.raises(ContentError) as caught:
        _pack(tmp_path, acupoints=ACUPOINTS, systems=SYSTEM, channels=CHANNEL)()
    text = str(caught.value)
    assert re.search(r"channels\.yaml:7: xx: acupoint 'yy-9' is not in acupoints\.yaml", text)
    assert re.search(r"channels\.yaml:9: xx: 'xx-1' has no point on the medial view", text)


def test_an_acupoint_without_a_code_is_refused(tmp_path):
    with pytest.raises(ContentError, match="key 'code' is missing"):
        _pack(tmp_path, acupoints=ACUPOINTS.replace("  code: XX1\n", ""), systems=SYSTEM)()


def test_a_channel_must_be_a_system_too(tmp_path):
    second = ACUPOINTS.replace("xx-1", "yy-9").replace("XX1", "YY9")
    bad = CHANNEL.replace("medial", "dorsal").replace("- id: xx", "- id: zz")
    load = _pack(tmp_path, acupoints=ACUPOINTS + second, systems=SYSTEM, channels=bad)
    with pytest.raises(ContentError, match="system 'zz' is not in systems"):
        load()


def test_a_pack_may_change_words_that_exist_and_no_others(tmp_path):
    words = "en: {check: Before you press}\n"
    good = _pack(tmp_path, acupoints=ACUPOINTS, systems=SYSTEM, messages=words)
    assert good().messages["check"] == "Before you press"
    (tmp_path / "b").mkdir()
    bad = words.replace("check", "chekc")
    load = _pack(tmp_path / "b", acupoints=ACUPOINTS, systems=SYSTEM, messages=bad)
    with pytest.raises(ContentError, match="no message has the key 'chekc'; did you mean 'check'"):
        load()
