"""Every state of the page, in every look: no fault that axe can find, and letters that can be read.

Where axe cannot tell what lies behind a text, as over a drawing, the pixels there are measured.
"""

from __future__ import annotations

import pytest

from tests.ui.contrast import faults
from tests.ui.states import STATES, arrive

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
    for state in STATES:
        arrive(page, state)
        found += [f"{state.name}: {fault}" for fault in faults(page)]
    assert not found, "\n".join(found)
