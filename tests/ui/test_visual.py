"""The comparison of pictures: the same twice, and a small change found where it is.

``make visual AGAINST=<commit>`` compares all states in all looks.
"""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from bench.picture_difference import MOST, TOLERANCE, compare, opened
from bench.visual import LOOKS, picture
from tests.ui.reader import drawn
from tests.ui.states import STATES, arrive
from zones.model.map_state import LANGUAGES

SOME = [state for state in STATES if state.name in ("card", "search", "settings", "quiz")]


@pytest.mark.parametrize("look", ["light", "phone", "print"])
def test_two_pages_that_go_through_the_same_states_look_the_same(open_page, look):
    viewport = LOOKS[look]["viewport"]
    states = SOME[:2] if look == "print" else SOME
    sides = []
    for _ in range(2):
        page = open_page("", viewport=viewport)
        sides.append([])
        for state in states:
            arrive(page, state)
            sides[-1].append(opened(picture(page, look)))
    for state, *pictures in zip(states, *sides, strict=True):
        difference = compare(*pictures)
        assert not difference.is_large, (state.name, difference.pixels, difference.box)


def test_a_change_of_one_zone_is_found_where_it_is(open_page):
    page = open_page("?zone=heart")
    before = opened(picture(page, "light"))
    zone = drawn(page, "Liver, number 18, right foot")
    box = zone.bounding_box()
    page.locator(".rz-panes path[data-zone=liver], .rz-map path[data-zone=liver]").evaluate_all(
        "all => all.map(path => path.setAttribute('transform', 'translate(3 0)'))"
    )
    page.locator(".rz-badge").first.evaluate("e => e.remove()")
    difference = compare(before, opened(picture(page, "light")))
    assert difference.is_large
    assert box
    left, top, right, bottom = difference.box
    assert (right - left) * (bottom - top) < 0.4 * before.width * before.height
    assert (np.asarray(difference.picture) == (200, 20, 20)).all(axis=2).sum() == difference.pixels


def test_what_is_within_the_tolerance_does_not_count():
    grey = np.full((40, 60, 3), 128, np.uint8)
    other = grey.copy()
    other[:] += TOLERANCE
    assert compare(*map(Image.fromarray, (grey, other))).pixels == 0
    other[5:9, 10:13] += 1
    found = compare(*map(Image.fromarray, (grey, other)))
    assert (found.pixels, found.box, found.is_large) == (12, (10, 5, 13, 9), MOST < 12)
    other[5:9, 13] += 1
    assert compare(*map(Image.fromarray, (grey, other))).is_large
    assert compare(Image.new("RGB", (2, 9)), Image.new("RGB", (9, 9))).pixels == 81


def test_every_language_and_look_is_compared():
    assert {"light", "dark", "phone", "print", "forced"} <= set(LOOKS)
    assert set(LANGUAGES) - {"en"} <= set(LOOKS)
