"""How long the timers of techniques run: within what the text beside them says."""

from __future__ import annotations

import re

import pytest

from zones import load_chart
from zones.loading.loader import schools

USES = {
    f"{school}/{zone.id}/{use.use}": use
    for school in schools()
    for zone in load_chart(school).zones
    for use in zone.techniques
}
PLAIN = re.compile(r"(?:.*about )?(?:(\d+) to )?(\d+) seconds$")
TIMED = {id: use for id, use in USES.items() if PLAIN.match(use.time) and " of " not in use.time}
ONE_PLACE = 60
"""Seconds: the longest timer on one zone."""


@pytest.mark.parametrize("use", TIMED.values(), ids=TIMED)
def test_a_timer_runs_as_long_as_the_text_says(use):
    low, high = re.findall(PLAIN, use.time)[0]
    assert use.seconds is not None
    assert int(low or high) <= use.seconds <= int(high)


def test_no_timer_runs_long_on_one_zone():
    assert {id: use.seconds for id, use in USES.items() if (use.seconds or 1) > ONE_PLACE} == {}


@pytest.mark.parametrize("id", load_chart("overview").techniques)
def test_the_timer_of_a_technique_never_runs_longer_than_its_text_says(id):
    technique = load_chart("overview").techniques[id]
    assert "seconds" in technique.model_fields_set, "say how long its timer runs"
    seconds = [int(n) for n in re.findall(r"(\d+) seconds", technique.time)]
    rounds = re.search(r"(\d+) (?:rounds|presses)", technique.time)
    if seconds and "minutes" not in technique.time:
        most = sum(seconds) * int(rounds[1]) if rounds else max(seconds)
        assert technique.seconds <= most
