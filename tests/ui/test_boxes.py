"""No text overlaps another, is cut off, or lies outside the window, in any state of the page."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.ui.states import STATES, arrive
from zones.model.map_state import LANGUAGES

MEASURE = (Path(__file__).parent / "boxes.js").read_text("utf-8")
SIZES = {
    "320": (320, 640),
    "390": (390, 844),
    "820": (820, 1180),
    "1280": (1280, 800),
    "1440": (1440, 900),
    "2560": (2560, 1440),
}
LARGER = {
    "text 200 %": ("1280", "text"),
    "font 32 px": ("1280", "font"),
    "phone, text 200 %": ("390", "text"),
    "phone, font 32 px": ("390", "font"),
    "tablet, font 32 px": ("820", "font"),
}
CASES = [*((name, name, "") for name in SIZES), *((name, *how) for name, how in LARGER.items())]
IN_CI = {"en": ["390", "1440"], "de": ["320"], "fr": ["phone, font 32 px"], "zh": ["820"]}
"""A choice of sizes and languages: what takes the most room, and the usual."""
EVERY = {language: [name for name, *_ in CASES] for language in LANGUAGES}


def larger(page, how: str):
    """Give the page larger letters: by its root, as zooming the text does, or by the browser."""
    if how == "text":
        page.evaluate("document.documentElement.style.fontSize = '200%'")
    elif how == "font":
        sizes = {"standard": 32, "fixed": 26}
        page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": sizes})


ALL = bool(os.environ.get("ALL_CASES"))
PAIRS = [
    (language, case) for language, names in (EVERY if ALL else IN_CI).items() for case in names
]
IN_TURN = 3
"""Each case measures every third state, beginning with another one; with ALL_CASES all of them."""


@pytest.mark.parametrize(("language", "case"), PAIRS)
def test_every_text_has_its_place(open_page, language, case):
    size, how = next((size, how) for name, size, how in CASES if name == case)
    width, height = SIZES[size]
    page = open_page(f"?lang={language}", viewport={"width": width, "height": height})
    larger(page, how)
    faults = []
    turn = PAIRS.index((language, case)) % IN_TURN
    for state in STATES if ALL else STATES[turn::IN_TURN]:
        arrive(page, state, f"lang={language}")
        found = page.evaluate(MEASURE)
        # A native select has one line; its list, where the choice is made, shows all of it.
        found = [fault for fault in found if not (how and "> select by" in fault)]
        faults += [f"{state.name}: {fault}" for fault in found]
    assert not faults, "\n".join(faults)
