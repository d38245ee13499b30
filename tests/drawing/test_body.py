"""The figure of the body: sides, completeness, targets, and faults in its file."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

import numpy as np
import pytest
from shapely import Point, Polygon

from zones import load_chart, schools
from zones.drawing.body import plates, shapes
from zones.drawing.body_curves import polygon, rings
from zones.geometry.path_data import curve_data, spline_data
from zones.geometry.targets import PIXELS_PER_UNIT
from zones.loading.body_figure import SHARED, load_figure
from zones.loading.problems import ContentError
from zones.model.body_figure import BODY_VIEWS
from zones.model.placement import Area, Path, Spot
from zones.payload.body import body_payload
from zones.resources import asset

ORGANS = [(view, shape) for view in BODY_VIEWS for shape in shapes(view)]
BESIDE = {("front", "ear"): 0.05}
"""Shapes that may lie outside the outline by this share: the ear's rim is fine."""


def name(case):
    if isinstance(case, str):
        return case
    return f"{case.area}-{case.side}"


def one(view, area, side=None):
    return next(s for s in shapes(view) if s.area == area and side in (None, s.side))


@pytest.mark.parametrize(
    ("area", "side"),
    [
        ("liver", "right"),
        ("gallbladder", "right"),
        ("duodenum", "right"),
        ("ascending-colon", "right"),
        ("appendix", "right"),
        ("heart", "left"),
        ("spleen", "left"),
        ("stomach", "left"),
        ("descending-colon", "left"),
        ("sigmoid-colon", "left"),
    ],
)
def test_a_one_sided_organ_lies_where_the_owner_has_it(area, side):
    shape = one("front", area)
    assert shape.side == side
    assert (shape.polygon.centroid.x > 0) == (side == "left")  # the owner's left, viewer's right


def test_from_behind_the_sides_change_places_on_the_page():
    assert one("front", "liver").polygon.centroid.x < -5
    assert one("back", "liver").polygon.centroid.x > 5
    assert one("front", "spleen").polygon.centroid.x > 5
    assert one("back", "spleen").polygon.centroid.x < -5


@pytest.mark.parametrize("view", ["front", "back"])
def test_a_pair_has_each_side_on_its_own_half(view):
    for area in {s.area for s in shapes(view) if s.side in ("left", "right")}:
        for shape in (s for s in shapes(view) if s.area == area and s.side != "midline"):
            left = shape.polygon.centroid.x * plates()[view].turned > 0
            assert left == (shape.side == "left"), (view, area, shape.side)


def test_the_head_looks_to_the_viewers_left_and_shows_the_left_side():
    nose, cerebellum = one("head", "nose"), one("head", "cerebellum")
    assert nose.polygon.centroid.x < one("head", "ear").polygon.centroid.x
    assert cerebellum.polygon.centroid.x > 0
    assert {s.side for s in shapes("head")} == {"left", "midline"}
    face = plates()["head"].outline
    low, _, high, _ = face.bounds
    at_nose = Polygon([(low, 108), (high, 108), (high, 114), (low, 114)]).intersection(face)
    assert at_nose.bounds[0] == pytest.approx(low, abs=0.5)  # the drawing agrees


def test_organs_stand_from_head_to_foot_in_the_right_order():
    column = ["brain", "thyroid", "heart", "stomach", "small-intestine", "bladder", "knee"]
    heights = [one("front", area).polygon.centroid.y for area in column]
    assert heights == sorted(heights)
    spine = ["cervical-spine", "thoracic-spine", "lumbar-spine", "sacrum", "coccyx"]
    for upper, lower in pairwise(one("back", area).polygon for area in spine):
        assert 0 < lower.bounds[1] - upper.bounds[3] < 6


@pytest.mark.parametrize(("view", "shape"), ORGANS, ids=name)
def test_a_shape_lies_on_the_body(view, shape):
    outside = shape.polygon.difference(plates()[view].outline).area / shape.polygon.area
    assert outside <= BESIDE.get((view, shape.area), 0.003)


@pytest.mark.parametrize(("view", "shape"), ORGANS, ids=name)
def test_a_shape_is_hit_at_its_own_point(view, shape):
    at = Point(shape.at)
    over = [s for s in shapes(view) if s.target is not None and s.target.contains(at)]
    over = over or [s for s in shapes(view) if s.polygon.contains(at)]
    assert over[-1] is shape


@pytest.mark.parametrize("view", BODY_VIEWS)
def test_targets_are_as_large_as_their_neighbours_allow(view):
    pixels = PIXELS_PER_UNIT[view]
    targets = [s for s in shapes(view) if s.target is not None]
    sides = sorted(min(_extent(s.target)) * pixels for s in targets)
    assert sides[0] >= 8
    assert np.median(sides) >= 20
    for shape in targets:
        for other in targets:
            if shape is not other:
                assert shape.target.intersection(other.target).area < 1


def _extent(shape):
    x0, y0, x1, y1 = shape.bounds
    return x1 - x0, y1 - y0


def test_every_body_area_is_drawn_or_explained():
    figure = load_figure()
    assert len(figure.drawn) >= 80
    for whole, parts in figure.wholes.items():
        assert whole not in figure.drawn
        assert set(parts) <= figure.drawn


@pytest.mark.parametrize("school", schools())
def test_every_zone_lights_its_body_areas_and_is_led_back_to(school):
    chart = load_chart(school)
    figure, data = load_figure(), body_payload(chart)
    shown = {s["area"] for view in data["views"].values() for s in view["shapes"]}
    for zone in chart.zones:
        # A pack may name areas of its own that the figure does not know.
        for area in set(zone.body_areas) & (figure.drawn | set(figure.wholes)):
            parts = data["wholes"].get(area, ())
            assert area in shown or set(parts) & shown, (zone.id, area)
    linked = {area for zone in chart.zones for area in zone.body_areas}
    for area in shown:
        wholes = {whole for whole, parts in figure.wholes.items() if area in parts}
        assert area in linked or wholes & linked, area
        record = chart.body_areas[area]
        assert re.fullmatch(r"UBERON:\d{7}", record.uberon)
        assert record.label


@pytest.mark.parametrize("school", ["rwo-shur", "western"])
def test_a_school_shows_at_least_45_areas(school):
    data = body_payload(load_chart(school))
    own = {s["area"] for view in data["views"].values() for s in view["shapes"]}
    assert len(own | set(data["wholes"])) >= 45


def test_a_part_without_a_zone_stands_for_its_whole():
    drawn = shapes("front", frozenset({"gonad"}))
    assert {s.area for s in drawn} == {"gonad"}
    assert len(drawn) == 4  # two ovaries, two testes


@pytest.mark.parametrize("view", BODY_VIEWS)
def test_a_drawing_is_safe_to_print(view):
    text = asset(f"drawings/body/{view}.svg").read_text("utf-8")
    root = ElementTree.fromstring(text)
    used = {element.tag.rsplit("}", 1)[-1] for element in root.iter()}
    assert used <= {"svg", "title", "desc", "defs", "linearGradient", "stop", "g", "path"}
    assert "var(" not in text
    assert "style=" not in text
    box = [float(value) for value in root.get("viewBox").split()]
    assert tuple(box) == tuple(plates()[view].frame)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert all(id.startswith(f"body-{view}-") for id in ids)
    assert set(re.findall(r"url\(#([\w-]+)\)", text)) <= set(ids)


def test_the_payload_says_which_shapes_to_mirror():
    data = body_payload(load_chart("rwo-shur"))["views"]["front"]["shapes"]
    left, right = (
        next(s for s in data if s["area"] == "kidney" and s["side"] == side)
        for side in ("left", "right")
    )
    assert right["flip"]
    assert "flip" not in left
    assert right["d"] == left["d"]
    assert left["at"][0] > 0 > right["at"][0]  # places are on the page already


@pytest.mark.parametrize(
    "word",
    [
        Area(through=((0, 0), (10, 2), (14, 9), (4, 12))),
        Path(through=((0, 0), (8, 3), (9, 20)), width=3),
        Spot(at=(5, 5), size=(12, 20), turn=30, form="bean"),
    ],
    ids=["area", "path", "spot"],
)
def test_path_data_draws_the_shape_that_is_hit(word):
    controls = rings([word])
    drawn = Polygon(_read(spline_data(controls)))
    assert polygon(controls).symmetric_difference(drawn).area < 0.03 * drawn.area


def test_an_area_runs_through_its_points():
    points = ((0, 0), (10, 2), (14, 9), (4, 12))
    edge = polygon(rings([Area(through=points)])).exterior
    assert max(edge.distance(Point(point)) for point in points) < 0.2


def test_touching_parts_are_joined_and_others_stay_apart():
    near = [Spot(at=(0, 0), size=(4, 4)), Spot(at=(2, 0), size=(4, 4))]
    far = [Spot(at=(0, 0), size=(4, 4)), Spot(at=(9, 0), size=(4, 4))]
    assert len(rings(near)) == 1
    assert len(rings(far)) == 2


def test_a_line_ends_where_it_was_written():
    x, y = np.cumsum(
        [[float(v) for v in pair] for pair in _pairs(curve_data([(1, 2), (4, 8)]))], 0
    ).T
    assert (x[-1], y[-1]) == (4, 8)


def _pairs(data):
    numbers = re.findall(r"-?(?:\d+\.?\d*|\.\d+)", data)
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _read(data):
    """Points of a path of one M, one q and t commands, read as a browser reads it."""
    here, control, out = np.zeros(2), np.zeros(2), []
    commands = []
    for letter, rest in re.findall(r"([Mqt])([^Mqtz]*)", data):
        pairs = np.array(_pairs(rest), dtype=float)
        # A letter that is not written again goes on for each further point.
        commands += [(letter, [pair]) for pair in pairs] if letter == "t" else [(letter, pairs)]
    for letter, pairs in commands:
        if letter == "M":
            here = pairs[0]
            continue
        control = here + pairs[0] if letter == "q" else 2 * here - control
        end = here + pairs[-1]
        for t in np.linspace(0, 1, 8, endpoint=False):
            out.append((1 - t) ** 2 * here + 2 * t * (1 - t) * control + t**2 * end)
        here = end
    return out


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("body_area: liver", "body_area: livr", "'livr' is not in body_areas.yaml; did you mean"),
        ("side: right", "side: up", "side is 'up'"),
        ("tonsil: [palatine-tonsil]", "tonsil: [tongu]", "part 'tongu' is not drawn"),
        ("  penis: The", "  liver: The", "'liver' is drawn"),
        ("kind: region", "kinds: region", "did you mean 'kind'"),
        ("- spot: {at: [29, 286], size: [15, 18]}", "- {}", "exactly one word is needed"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path, old, new, message):
    text = (SHARED / "body_figure.yaml").read_text("utf-8")
    spoilt = next(i for i, line in enumerate(text.splitlines(), 1) if old in line)
    file = tmp_path / "body_figure.yaml"
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ContentError) as caught:
        load_figure(file)
    told = [p for p in caught.value.problems if message in f"{p.message}; {p.remedy}"]
    assert told, str(caught.value)
    assert abs(told[0].line - spoilt) <= 1
