"""The looping drawings of the techniques: one each, small, safe, and still where they should be."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from zones import load_chart
from zones.resources import asset

SVG = "{http://www.w3.org/2000/svg}"
TECHNIQUES = tuple(load_chart("overview").techniques)
ACCENT = "#b23a26"
LARGEST = 5000
"""Bytes."""

each = pytest.mark.parametrize("id", TECHNIQUES)


def text_of(id: str) -> str:
    return asset(f"drawings/techniques/{id}.svg").read_text(encoding="utf-8")


def test_there_is_a_drawing_for_each_of_the_24_techniques_and_no_other():
    found = sorted(path.stem for path in asset("drawings/techniques").glob("*.svg"))
    assert found == sorted(TECHNIQUES)
    assert len(found) == 24


@each
def test_a_drawing_is_small(id):
    assert len(text_of(id).encode()) <= LARGEST
    assert ET.fromstring(text_of(id)).get("viewBox") == "0 0 160 120"


@each
def test_a_drawing_uses_only_what_every_reader_of_svg_knows(id):
    root = ET.fromstring(text_of(id))
    kinds = {node.tag.removeprefix(SVG) for node in root.iter()}
    assert kinds <= {"svg", "title", "desc", "style", "g", "path", "use", "circle"}
    for node in root.iter():
        for name, value in node.attrib.items():
            assert not name.startswith("on")
            assert "style" not in name
            assert "url(" not in value
            if name.endswith("href"):
                assert value.startswith("#")
                assert root.find(f".//*[@id='{value[1:]}']") is not None
    assert not re.search(r"@import|url\(|expression", root.find(f"{SVG}style").text)


@each
def test_names_inside_a_drawing_are_its_own(id):
    root = ET.fromstring(text_of(id))
    for node in root.iter():
        for name in (node.get("id"), node.get("class")):
            assert name is None or name.startswith(f"{id}-")
    names = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(names) == len(set(names))
    style = root.find(f"{SVG}style").text
    assert set(re.findall(r"\.([a-z-]+)\{", style)) | set(re.findall(r"@keyframes ([\w-]+)", style))
    for name in re.findall(r"[.]([a-z][\w-]*)", style):
        assert name.startswith(f"{id}-")


@each
def test_each_loop_moves_a_part_and_rests_where_less_motion_is_preferred(id):
    root = ET.fromstring(text_of(id))
    style = root.find(f"{SVG}style").text
    loops = re.findall(r"animation:([\w-]+) ", style)
    assert loops
    classes = {node.get("class") for node in root.iter() if node.get("class")}
    assert set(loops) == classes
    quiet = re.search(r"prefers-reduced-motion:reduce\)\{([^{]+)\{animation:none", style)
    assert set(quiet[1].split(",")) == {f".{name}" for name in loops}
    for name in loops:
        assert re.search(rf"@keyframes {name}\{{.*(transform|opacity):", style)


@each
def test_a_still_picture_shows_hand_foot_and_direction(id):
    root = ET.fromstring(text_of(id))
    assert root.find(f".//*[@id='{id}-f']") is not None
    hands = [node for node in root.iter() if (node.get("id") or "").startswith(f"{id}-h")]
    assert hands
    accents = [n for n in root.iter() if ACCENT in (n.get("fill"), n.get("stroke"))]
    assert accents
    # Nothing that carries meaning is hidden until it moves: only the second pose of a thumb.
    for node in root.iter():
        if node.get("opacity") == "0":
            assert node.get("class") == f"{id}-y"


@each
def test_a_drawing_is_named_and_described(id):
    root = ET.fromstring(text_of(id))
    assert root.find(f"{SVG}title").text
    assert root.find(f"{SVG}desc").text.endswith(".")


def test_the_script_knows_each_technique():
    script = asset("drawing_tools/techniques.py").read_text(encoding="utf-8")
    scenes = re.findall(r"@scene\ndef (\w+)\(", script)
    assert sorted(name.replace("_", "-") for name in scenes) == sorted(TECHNIQUES)
