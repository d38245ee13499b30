"""Whatever earlier versions or a failing disk left in the browser: the page opens."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from tests.ui.reader import drawn

DEVICE = ["deck.rwo-shur", "routines", "session.a1", "player", "slash"]
TAB = ["quiz", "steps", "places", "session-on", "routine-edited"]
OTHER = ["zones-check", "zones-sheet", "zones-language", "zones-theme"]
ADDRESSES = ["?quiz=progress&zone=liver", "?play=own", "?sessions=1"]


@pytest.mark.parametrize("text", ["", "{", "null", '[["x",null],7]', '{"version":1,"cards":null}'])
def test_the_page_opens_with_anything_in_the_storage(new_page, one_file, text):
    page = new_page()
    keys = json.dumps([[f"foot-reflex-zones.{key}" for key in DEVICE] + OTHER, TAB])
    page.add_init_script(
        f"""const [device, tab] = {keys}, text = {json.dumps(text)};
        for (const key of device) localStorage.setItem(key, text);
        for (const key of tab) sessionStorage.setItem(`foot-reflex-zones.${{key}}`, text);"""
    )
    for query in ADDRESSES:
        page.goto(f"{one_file}/{query}")
        page.locator("html[data-ready]").wait_for(state="attached")
        expect(page.locator(".rz-quiz:visible, .rz-player:visible").first).to_be_visible()
    page.goto(f"{one_file}/?zone=kidney")
    expect(drawn(page, "Kidneys, number 22, left foot")).to_have_attribute("aria-selected", "true")
