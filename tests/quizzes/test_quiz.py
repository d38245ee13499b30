"""`zones.quiz`: questions and answers as records, in every language."""

import pytest

import zones
from zones.model.map_state import LANGUAGES
from zones.quizzes.spec import KINDS, read_spec

ALL_KINDS = f"{','.join(KINDS)}.all.21.k3f9"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_has_its_sentence_its_choices_and_its_answer(language):
    found = zones.quiz(ALL_KINDS, "rwo-shur", language)
    assert {question.kind for question in found} == set(KINDS)
    for question in found:
        assert question.text
        assert "{" not in question.text
        assert len(question.choices) == len(question.options)
        assert all(question.choices)
        assert len(set(question.choices)) == len(question.choices)
        if question.kind == "find":
            assert question.answer == question.zone.name
            assert question.zone.name in question.text
            assert not any(question.zone.name in choice for choice in question.choices)
        elif question.kind == "place":
            assert question.answer == ", ".join(question.choices)
        elif question.kind != "type":
            at = question.options.index(question.right)
            assert question.answer == question.choices[at]


def test_the_same_seed_asks_the_same_in_every_language_and_another_seed_something_else():
    def asked(seed: str, language: str = "en") -> list[tuple[str, str]]:
        found = zones.quiz(f"find,name.all.10.{seed}", language=language)
        return [(question.kind, question.zone.id) for question in found]

    assert asked("k3f9") == asked("k3f9", "zh")
    assert asked("k3f9") != asked("k3fa")
    assert len(asked("k3f9")) == 10


def test_a_chart_of_ones_own_is_asked_too():
    chart = zones.load_chart("western")
    assert zones.quiz("name.all.3.a", chart) == zones.quiz("name.all.3.a", "western")


def test_acupoints_are_named_with_their_codes():
    [question] = zones.quiz("find.zones-ki-1.1.a", "channels")
    assert question.text.startswith("Find: KI1 ")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("find the liver", "write it like 'find,name.all.10.k3f9'"),
        ("find.zones-,", "write it like 'find,name.all.10.k3f9'"),
        ("new", "asks nothing"),
        ("", "asks nothing"),
        ("name.zones-no-such-zone.all.a", "no zone of this choice"),
        (5, "must be a text"),
    ],
)
def test_a_quiz_that_makes_no_sense_is_refused_with_a_sentence(text, says):
    with pytest.raises(ValueError, match=says):
        zones.quiz(text)


def test_a_quiz_is_read_with_what_it_leaves_out_as_usual():
    spec = read_spec("technique,find")
    assert (spec.kinds, spec.scope, spec.length, spec.seed) == (
        ("find", "technique"),
        "all",
        10,
        "",
    )
