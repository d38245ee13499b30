"""The drawings of the feet and the geometry that other code reads about them."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from shapely.geometry import Point, Polygon

FEET = Path(__file__).parents[2] / "assets" / "drawings" / "feet"
VIEWS = ("plantar", "dorsal", "medial", "lateral")
SVG = "{http://www.w3.org/2000/svg}"
GEOMETRY = json.loads((FEET / "geometry.json").read_text(encoding="utf-8"))["views"]

each_view = pytest.mark.parametrize("view", VIEWS)


def text_of(view: str) -> str:
    return (FEET / f"{view}.svg").read_text(encoding="utf-8")


def polygon(ring: list) -> Polygon:
    return Polygon(ring)


def mean_x(ring: list) -> float:
    return sum(x for x, _ in ring) / len(ring)


def points_on(data: str, steps: int = 8) -> list[tuple[float, float]]:
    """Points along path data made of ``M``, relative ``c`` and ``z``."""
    found = []
    for part in re.findall(r"M[^M]*", data):
        numbers = [float(n) for n in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", part)]
        x, y = numbers[:2]
        found.append((x, y))
        rest = numbers[2:]
        assert len(rest) % 6 == 0, "a cubic needs six numbers"
        for k in range(0, len(rest), 6):
            ax, ay, bx, by, dx, dy = rest[k : k + 6]
            for step in range(1, steps + 1):
                t = step / steps
                p, q, r = 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
                found.append((x + p * ax + q * bx + r * dx, y + p * ay + q * by + r * dy))
            x, y = x + dx, y + dy
    return found


def base_ring(view: str) -> list[tuple[float, float]]:
    root = ET.fromstring(text_of(view))
    return points_on(root.find(f"{SVG}path[@class='foot-base']").get("d"))


def test_path_reader_understands_compact_numbers():
    assert points_on("M1.5-.5c1 0 2 .5.5-1z", steps=1) == [(1.5, -0.5), (2.0, -1.5)]


@each_view
def test_drawing_has_the_parts_that_a_theme_may_restyle(view):
    root = ET.fromstring(text_of(view))
    assert root.get("data-view") == view
    assert root.get("data-foot") == "left"
    assert root.find(f"{SVG}title").text
    assert root.find(f"{SVG}desc").text
    groups = [group.get("class") for group in root.findall(f"{SVG}g")]
    nails = [] if view == "plantar" else ["foot-nails"]
    assert groups == ["foot-tones", "foot-creases", *nails, "foot-contour"]
    tones = [
        path.get("class") for path in root.iter(f"{SVG}path") if "tone" in path.get("class", "")
    ]
    assert tones == [f"tone tone-{k}" for k in range(1, len(tones) + 1)]
    assert len(tones) >= 5


@each_view
def test_drawing_prints_the_same_everywhere(view):
    text = text_of(view)
    tags = {element.tag.removeprefix(SVG) for element in ET.fromstring(text).iter()}
    assert tags <= {"svg", "title", "desc", "defs", "linearGradient", "stop", "g", "path"}
    for word in ("var(", "oklch", "style=", "transform", "vector-effect", "mask", "filter", "<!--"):
        assert word not in text
    colours = re.findall(r'(?:fill|stroke|stop-color)="([^"]+)"', text)
    assert colours
    for colour in colours:
        assert re.fullmatch(r"#[0-9a-f]{6}|none|url\(#foot-[a-z0-9-]+\)", colour), colour


@each_view
def test_gradients_are_named_after_the_view_and_all_are_used(view):
    text = text_of(view)
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert all(name.startswith(f"foot-{view}-") for name in ids)
    used = set(re.findall(r"url\(#([^)]+)\)", text)) | set(re.findall(r'href="#([^"]+)"', text))
    assert used == set(ids)


@pytest.mark.parametrize("view", ["dorsal", "medial", "lateral"])
def test_leg_fades_to_nothing(view):
    root = ET.fromstring(text_of(view))
    for gradient in root.iter(f"{SVG}linearGradient"):
        stops = gradient.findall(f"{SVG}stop")
        if stops:
            assert stops[-1].get("stop-opacity") == "0"
            assert len({stop.get("stop-color") for stop in stops}) == 1
    fade = root.find(f".//{SVG}linearGradient[@gradientUnits]")
    start, end = float(fade.get("y1")), float(fade.get("y2"))
    fading = 0
    for path in root.iter(f"{SVG}path"):
        if not path.get("class", "").startswith(("tone", "foot-base")):
            continue
        if path.get("fill").startswith("url(#"):
            fading += 1
            continue
        # A tone in plain colour must have ended before the leg has begun to fade.
        away = [(y - start) / (end - start) for _, y in points_on(path.get("d"))]
        assert max(away) < 0.2
    assert fading >= 2


@each_view
def test_geometry_and_drawing_share_one_view_box(view):
    box = [float(n) for n in ET.fromstring(text_of(view)).get("viewBox").split()]
    assert box == GEOMETRY[view]["viewBox"]
    for x, y in GEOMETRY[view]["outline"]:
        assert box[0] < x < box[0] + box[2]
        assert box[1] < y < box[1] + box[3]


@each_view
def test_outline_is_the_drawn_silhouette(view):
    drawn, measured = polygon(base_ring(view)).buffer(0), polygon(GEOMETRY[view]["outline"])
    for a, b in zip(drawn.bounds, measured.bounds, strict=True):
        assert a == pytest.approx(b, abs=0.8)
    apart = drawn.symmetric_difference(measured)
    # No sliver wider than 1.6 units: the two lines run within 0.8 of each other.
    assert apart.buffer(-0.8).is_empty


@each_view
def test_outline_is_a_valid_ring_of_useful_density(view):
    ring = GEOMETRY[view]["outline"]
    assert 200 <= len(ring) <= 400
    assert ring[0] != ring[-1]
    assert polygon(ring).is_valid


def test_frames_start_where_the_geometry_says():
    left, top, right, bottom = polygon(GEOMETRY["plantar"]["outline"]).bounds
    assert (left, top, bottom) == pytest.approx((0, 0, 250), abs=0.4)
    assert 92 < right < 105
    assert polygon(GEOMETRY["dorsal"]["outline"]).bounds[:2] == pytest.approx((0, 0), abs=0.5)
    for view in ("medial", "lateral"):
        left, _, right, bottom = polygon(GEOMETRY[view]["outline"]).bounds
        assert (left, right, bottom) == pytest.approx((0, 250, 0), abs=0.8)


def test_it_is_a_left_foot_in_every_view():
    plantar, dorsal = GEOMETRY["plantar"]["toes"], GEOMETRY["dorsal"]["toes"]
    assert [mean_x(plantar[k]) for k in "12345"] == sorted(mean_x(plantar[k]) for k in "12345")
    assert [mean_x(dorsal[k]) for k in "54321"] == sorted(mean_x(dorsal[k]) for k in "54321")
    for view, ahead in (("medial", 1), ("lateral", -1)):
        marks = GEOMETRY[view]["landmarks"]
        assert ahead * (marks["toe-1-tip"][0] - marks["heel-back"][0]) > 200
    # The outer ankle bone is on the little toe's side of the dorsal view, and lower.
    marks = GEOMETRY["dorsal"]["landmarks"]
    assert marks["outer-malleolus"][0] < marks["ankle-front"][0] < marks["inner-malleolus"][0]
    inner, outer = GEOMETRY["medial"]["landmarks"], GEOMETRY["lateral"]["landmarks"]
    assert inner["inner-malleolus"][1] < outer["outer-malleolus"][1] < -50


@each_view
def test_toes_are_apart_and_inside_the_outline(view):
    outline = polygon(GEOMETRY[view]["outline"]).buffer(0.15)
    toes = {key: polygon(ring) for key, ring in GEOMETRY[view]["toes"].items()}
    assert set(toes) == ({"1"} if view == "medial" else set("12345"))
    for key, toe in toes.items():
        assert toe.is_valid, key
        assert toe.area > 30, key
        assert outline.covers(toe), key
        for other, second in toes.items():
            if other != key:
                assert toe.intersection(second).area < 0.3, (key, other)


@pytest.mark.parametrize("view", ["plantar", "dorsal"])
def test_each_toe_ends_at_its_own_tip(view):
    marks = GEOMETRY[view]["landmarks"]
    for key, ring in GEOMETRY[view]["toes"].items():
        toe = polygon(ring)
        assert toe.distance(Point(marks[f"toe-{key}-tip"])) < 2.5
        assert toe.bounds[1] == pytest.approx(marks[f"toe-{key}-tip"][1], abs=2.5)
    for k in range(1, 5):
        web = Point(marks[f"web-{k}-{k + 1}"])
        for key in (str(k), str(k + 1)):
            assert polygon(GEOMETRY[view]["toes"][key]).distance(web) < 4


@each_view
def test_landmarks_lie_on_the_foot(view):
    outline = polygon(GEOMETRY[view]["outline"])
    for name, xy in GEOMETRY[view]["landmarks"].items():
        assert outline.distance(Point(xy)) < 1.5, name


def test_heads_of_the_metatarsals_run_in_a_row_behind_the_webs():
    marks = GEOMETRY["plantar"]["landmarks"]
    heads = [marks[f"mtp-{k}"] for k in range(1, 6)]
    assert heads == sorted(heads)
    assert [y for _, y in heads] == sorted(y for _, y in heads)
    for k in range(1, 5):
        assert marks[f"web-{k}-{k + 1}"][1] < min(heads[k - 1][1], heads[k][1])
    assert marks["mtp-5"][1] < marks["fifth-tuberosity"][1] < marks["heel-pad-front"][1]


@pytest.mark.parametrize("view", ["dorsal", "medial", "lateral"])
def test_nails_sit_on_their_toes(view):
    nails = GEOMETRY[view]["nails"]
    assert set(nails) == {"dorsal": set("12345"), "medial": {"1"}, "lateral": set("2345")}[view]
    for key, ring in nails.items():
        nail, toe = polygon(ring).buffer(0), polygon(GEOMETRY[view]["toes"][key])
        assert nail.intersection(toe.buffer(0.5)).area > 0.8 * nail.area, key


def test_dorsal_grid_follows_the_top_of_the_foot():
    grid = GEOMETRY["dorsal"]["grid"]
    outline = polygon(GEOMETRY["dorsal"]["outline"]).buffer(1.0)
    assert len(grid["xy"]) == len(grid["v"])
    assert {len(row) for row in grid["xy"]} == {len(grid["u"])}
    known = 0
    for row in grid["xy"]:
        seen = [point for point in row if point]
        known += len(seen)
        # Medial to lateral runs from right to left on the dorsal view of a left foot.
        assert [x for x, _ in seen] == sorted((x for x, _ in seen), reverse=True)
        assert all(outline.covers(Point(point)) for point in seen)
    for column in zip(*grid["xy"], strict=True):
        ys = [point[1] for point in column if point]
        assert ys == sorted(ys)
    assert known > 150
