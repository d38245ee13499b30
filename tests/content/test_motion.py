"""The arrows of a zone's picture agree with the sentence beside it."""

from __future__ import annotations

import re

import pytest

from zones import load_chart
from zones.model.zone import WAYS

SCHOOLS = ("channels", "overview", "rwo-shur", "western")
USES = [
    pytest.param(use, id=f"{school}/{zone.id}/{use.use}")
    for school in SCHOOLS
    for zone in load_chart(school).zones
    for use in zone.techniques
]

LEADS_TO = {
    "proximal": r"\b(?:toward|to) (?:the |its |the back of the )?"
    r"(?:heel|root|arch|(?<!cushion toward the )ankle(?! bone)|bladder)\b(?! of the nail)"
    r"|to the (?:neck|heel side|back\b(?! of the)|joint)|front to back|toes? (?:side )?back"
    r"|back to (?:the (?:end|arch|joint|dip)|this|where)|up the groove|gap down"
    r"|from the (?:little toe toward the bump|toes up)",
    "distal": r"\b(?:toward|to) (?:the )?(?:toes?\b(?! side)|ball\b|waist line|big toe and|toe gap)"
    r"|forward|toward its tip|to the knuckle|to the gap between|to the big toe\b|to the bump"
    r"|heel to the (?:toes|bump)",
    "medial": r"to (?:the|its) inner|inward|toward the (?:inner|big toe|big-toe)"
    r"|(?:outer edge|gap) toward the middle|little toe first|gap between the toes, toward",
    "lateral": r"to (?:the|its) outer|(?<!middle )\boutward|toward the (?:outer|second|little)"
    r"|to the little toe|inner edge toward the middle|toward the middle of the toe",
    "upward": r"\bupward|\bup (?:toward the ankle|under|along|and in|toward the bump|over)"
    r"|toward the shin$|top of the foot|cushion toward the ankle",
    "downward": r"\bdown(?:ward| through| onto| the (?:inner|outer) edge| the back| behind the ank)"
    r"|down (?:to the heel|toward the corner)",
}
"""Where plain words lead, for readers of English."""
DONE = {
    "in": r"straight (?:in|down)|press(?:es)? in\b|\bsinks?\b|^In, then",
    "circle": r"\bcircles?\b(?! of)|either way round|rolling turns",
    "clockwise": r"\bclockwise\b",
    "pinch": r"pinch|between thumb and finger|from two sides",
    "apart": r"middle (?:of the instep )?(?:out )?(?:to|outward)",
    "back": r"and back|to and fro|side to side|then back along|back as you|back while|down again",
}
ELSEWHERE = {
    "western/sigmoid/hook-backup": "the outer bend is not the middle of the zone",
    "overview/vault/solar-plexus-hold": "the hollow is not the middle of the zone",
}
"""Pressed at a place that the picture, which marks the middle, would show wrongly."""
FEET = re.compile(
    r"right foot:? from (?:the outer to the inner side|outside inward)\W+"
    r"(?:Left foot:? from|on the left from) (?:the inner to the outer side|inside outward)",
    re.IGNORECASE,
)


def named(text: str, words: dict[str, str]) -> set[str]:
    return {
        word for word, pattern in words.items() if re.search(pattern, text.strip(), re.IGNORECASE)
    }


@pytest.mark.parametrize("use", USES)
def test_arrows_lead_where_the_sentence_says(use):
    ways = [word for word in use.motion or () if word in WAYS]
    if FEET.search(use.direction):
        assert ways == ["leftward"], "from the owner's right to the left, on both feet"
        return
    led = named(use.direction, LEADS_TO)
    if len(ways) == 1 and led:
        assert ways[0] in led, use.direction
    if len(ways) > 1 and led:  # one of them may be left to the shape: round the ball, over the edge
        assert led.intersection(ways), use.direction


@pytest.mark.parametrize("use", USES)
def test_a_sentence_that_names_a_motion_has_it_in_the_picture(use, request):
    if request.node.callspec.id in ELSEWHERE:
        assert use.motion is None
        return
    done = named(use.direction, DONE)
    if done or named(use.direction, LEADS_TO) or FEET.search(use.direction):
        assert use.motion, use.direction
    for word in ("clockwise", "apart", "back"):
        if word in done:
            assert word in use.motion, use.direction
    if {"circle", "pinch", "in"} & done:
        assert {"circle", "clockwise", "pinch", "in", *WAYS} & set(use.motion), use.direction


def test_most_sentences_are_plain_enough_to_be_compared():
    uses = [param.values[0] for param in USES]
    plain = [u for u in uses if named(u.direction, LEADS_TO) or named(u.direction, DONE)]
    assert len(plain) > 0.75 * len(uses)
