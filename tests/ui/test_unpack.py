"""What ``zones/pack.py`` packs is unpacked in a browser as it was."""

from __future__ import annotations

import json
import math
import re

import pytest

from zones.export.pack import pack
from zones.model.placement import VIEWS
from zones.payload.files import drawings

UNPACK = """async ([text, paths]) => {
  const { unpack } = await import("/assets/unpack.js");
  return [...await unpack(text, paths)];
}"""


@pytest.fixture
def page(bare_page):
    return bare_page


def unpacked(page, texts: dict[str, str]) -> dict[str, str]:
    return dict(page.evaluate(UNPACK, list(pack(texts))))


def test_files_come_back_with_their_names_texts_and_paths(page):
    svg = '<svg><path d="M3 4h12v-8z"/><text>ä – 肝</text></svg>'
    paths = '"M28.4 171.3q-.8 1.6-.9 2t.2 1.9.5 3z","hit":null,"e":"M-3.5 47.5l7.5.4 120.5-130.5"'
    texts = {"a.json": f'{{"d":{paths}}}', "b.svg": svg, "c.txt": "a" * 1440}
    found = unpacked(page, texts)
    assert list(found) == list(texts)
    assert found["c.txt"] == texts["c.txt"]
    assert found["b.svg"] == svg
    record = json.loads(found["a.json"])
    assert record["d"] == "M28.4 171.3q-.8 1.6-.9 2t.2 1.9t.5 3z"
    assert record["e"] == "M-3.5 47.5l7.5 .4l120.5-130.5"


def test_smooth_curves_come_back_on_their_grid(page):
    curve = '"M10.2 20.4c.9 .3 2.4 .9 3.3 1.8c-.6 1.5-1.8 2.1-3 2.7z"'
    assert unpacked(page, {"x": curve}) == {"x": curve}


def ends(svg: str) -> list[tuple[float, float]]:
    """Return the ends of all steps of all paths of a drawing."""
    found = []
    for path in re.findall(r' d="([^"]*)"', svg):
        x = y = 0.0
        for letter, body in re.findall(r"([Mcz])([^Mcz]*)", path):
            numbers = [float(n) for n in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", body)]
            if letter == "M":
                x, y = numbers
                found.append((x, y))
            for at in range(0, len(numbers), 6) if letter == "c" else ():
                x, y = x + numbers[at + 4], y + numbers[at + 5]
                found.append((x, y))
    return found


def test_drawings_are_those_of_the_server_to_a_third_of_a_millimetre(page):
    wanted = drawings()
    found = unpacked(page, wanted)
    for view in VIEWS:
        own, other = (ends(some[f"feet-{view}.svg"]) for some in (found, wanted))
        assert len(own) == len(other) > 100
        assert all(math.dist(a, b) < 0.3 for a, b in zip(own, other, strict=True)), view


def test_what_is_no_bzip2_is_refused(page):
    said = page.evaluate(
        """async () => { const { bunzip } = await import("/assets/bunzip.js");
             try { bunzip(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8])); }
             catch (fault) { return fault.message; } }"""
    )
    assert "not packed" in said


def test_empty_columns_hold_no_path(page):
    found = page.evaluate(
        """async () => (await import("/assets/unpack.js")).paths(new Uint8Array(17 * 4))"""
    )
    assert found == []
