"""Routines and styles: complete, in time, and with ids that lead somewhere."""

from __future__ import annotations

import re

import pytest

from tests.pack_samples import SHARED as SAMPLES
from tests.pack_samples import write
from zones import load_chart, schools
from zones.loading.problems import ContentError
from zones.payload.payload import payload

CHART = load_chart("rwo-shur")
ROUTINES = {routine.id: routine for routine in CHART.routines}
STEPS = [
    pytest.param(step, id=f"{routine.id}/{number}")
    for routine in CHART.routines
    for number, step in enumerate(routine.steps, 1)
]
WORDS = {"half": 0.5, "one": 1}


def seconds_in(time: str) -> tuple[int, int] | None:
    """The shortest and the longest time that a phrase such as '2 to 3 minutes' names."""
    found = re.match(r"(?:about )?(\d+|half a)(?: to (\d+))? (second|minute)s?", time.lower())
    if not found:
        return None
    unit = 60 if found[3] == "minute" else 1
    low = 0.5 if found[1] == "half a" else float(found[1])
    return int(low * unit), int(float(found[2] or low) * unit)


def test_the_five_routines_are_there():
    assert list(ROUTINES) == [
        "home-self-massage",
        "classical-thigh",
        "anti-cellulite",
        "desk-break",
        "short-relaxation",
    ]


def test_the_massage_at_home_has_its_thirteen_steps():
    routine = ROUTINES["home-self-massage"]
    assert len(routine.steps) == 13
    assert routine.steps[11].repeats == (5, 11)
    assert {step.part for step in routine.steps} >= {"foot", "leg", "body"}


def test_the_classical_sequence_has_seven_steps_and_the_other_leg():
    routine = ROUTINES["classical-thigh"]
    assert len(routine.steps) == 8
    assert routine.steps[-1].repeats == (1, 7)
    assert {step.part for step in routine.steps[:-1]} == {"thigh", "leg"}


def test_the_anti_cellulite_course_and_its_break_are_told():
    routine = ROUTINES["anti-cellulite"]
    assert "10 to 12 sessions" in routine.course
    assert "two weeks" in routine.course
    assert "knee" in routine.leave_out


@pytest.mark.parametrize("step", STEPS)
def test_the_words_for_a_time_say_what_the_seconds_say(step):
    if step.seconds:
        assert seconds_in(step.time) == step.seconds
    else:
        assert step.time is None or seconds_in(step.time) is None


@pytest.mark.parametrize("routine", CHART.routines, ids=lambda routine: routine.id)
def test_the_steps_fill_the_time_of_the_whole(routine):
    low, high = (part / 60 for part in routine.seconds)
    named = [int(part) for part in re.findall(r"\d+", routine.duration)]
    assert min(named) - 0.5 <= low <= high <= max(named) + 0.5
    assert high >= max(named) - 1
    assert low <= min(named) + 3


@pytest.mark.parametrize("school", ["rwo-shur", "overview", "western"])
def test_each_school_has_zones_to_highlight(school):
    chart = load_chart(school)
    known = {zone.id for zone in chart.zones}
    for routine in chart.routines:
        for step in routine.steps:
            assert set(step.zones) <= known
    lit = [routine.id for routine in chart.routines if any(s.zones for s in routine.steps)]
    assert lit == ["home-self-massage", "desk-break", "short-relaxation"]


@pytest.mark.parametrize("school", schools())
def test_routines_and_styles_travel_with_every_school(school):
    data = payload(load_chart(school))
    assert [len(routine["steps"]) for routine in data["routines"]] == [13, 8, 6, 7, 9]
    cited = {id for routine in data["routines"] for id in routine["sources"]}
    cited |= {id for style in data["styles"] for id in style["article"]["sources"]}
    assert cited <= set(data["sources"])


def test_each_style_of_the_article_is_told_with_a_caution():
    kinds = {style.id: style.kind for style in CHART.styles}
    wanted = ["medical", "classical", "vacuum", "anti-cellulite", "thai", "gua-sha", "shiatsu"]
    assert [id for id, kind in kinds.items() if kind == "style"] == wanted
    assert [id for id, kind in kinds.items() if kind == "method"] == [
        "surface",
        "deep",
        "apparatus",
    ]
    for style in CHART.styles:
        assert style.article.sources == ("ARTICLE",)
        assert style.cautions


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("routines", "technique: thumb-walking", "technique: thumb-walkin", "thumb-walking"),
        ("routines", "zones: {mini: [liver]}", "zones: {mini: [livr]}", "did you mean 'liver'"),
        ("routines", "zones: {mini: [liver]}", "zones: {mino: [liver]}", "no school has the id"),
        ("routines", "cautions: [heart]", "cautions: [hart]", "did you mean 'heart'"),
        ("routines", "repeats: [1, 1]", "repeats: [1, 2]", "step 2 must repeat steps before it"),
        ("routines", "seconds: [60, 60]", "seconds: [60, 30]", "the shortest"),
        ("routines", "what: Do it again.", "what: It heals.", "claims an effect"),
        ("routines", "sources: [T01]\n    - name", "sources: [T99]\n    - name", "'T99' is not in"),
        ("styles", "routines: [evening]", "routines: [evenin]", "did you mean 'evening'"),
        ("styles", "says: It is slow.", "says: It cures.", "claims an effect"),
        ("styles", "kind: degree", "kind: mood", "kind is 'mood'"),
    ],
)
def test_a_fault_in_a_routine_or_style_is_named(tmp_path, file, old, new, message):
    pack, shared = write(tmp_path)
    text = SAMPLES[f"{file}.yaml"]
    assert old in text
    (shared / f"{file}.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=message) as caught:
        load_chart(pack, shared=shared)
    assert f"{file}.yaml:" in str(caught.value)
