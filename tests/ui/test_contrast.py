"""Every state of the page, in every look: no fault that axe can find, and letters that can be read.

Where axe cannot tell what lies behind a text, as over a drawing, the pixels there are measured.
"""

from __future__ import annotations

import os

import pytest

from tests.ui.contrast import faults
from tests.ui.states import STATES, arrive

EVERY = bool(os.environ.get("ALL_CASES"))
IN_TURN = {
    "light": slice(0, None, 3),
    "phone": slice(1, None, 3),
    "dark": slice(2, None, 3),
    "forced": slice(1, None, 4),
}
"""The states that a test run looks at, of all: each in one look at least; with ALL_CASES all."""
LOOKS = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}},
    "forced": {"forced_colors": "active"},
}


@pytest.mark.parametrize("look", LOOKS)
def test_every_state_is_accessible_and_can_be_read(open_page, look):
    page = open_page("", **LOOKS[look])
    found = []
    for state in STATES if EVERY else STATES[IN_TURN[look]]:
        arrive(page, state)
        found += [f"{state.name}: {fault}" for fault in faults(page)]
    assert not found, "\n".join(found)
