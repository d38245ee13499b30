"""Cards are read by laymen: the grade of their sentences, measured with textstat."""

from __future__ import annotations

from statistics import median

import pytest
import textstat

from zones import load_chart, schools

HIGHEST_MEDIAN = 8.0
"""Flesch-Kincaid grade, in years of school."""


def words_of(zone) -> str:
    """All sentences of a card that are the author's own."""
    says = [zone.landmark.says, zone.tradition.says]
    says += [zone.elsewhere.says] if zone.elsewhere else []
    says += [zone.note] if zone.note else []
    return " ".join([*says, *(technique.direction for technique in zone.techniques)])


def test_the_measure_tells_hard_words_from_easy_ones():
    easy = "Hold the foot with one hand. Press with your thumb. Let go."
    hard = (
        "Longitudinally differentiated reflexological correspondences necessitate an "
        "individualised, multidimensional therapeutic consideration."
    )
    assert textstat.flesch_kincaid_grade(easy) < 3 < 20 < textstat.flesch_kincaid_grade(hard)


@pytest.mark.parametrize("school", schools())
def test_half_of_the_cards_need_no_more_than_eight_years_of_school(school):
    chart = load_chart(school)
    grades = {zone.id: textstat.flesch_kincaid_grade(words_of(zone)) for zone in chart.zones}
    assert median(grades.values()) <= HIGHEST_MEDIAN
    hardest = max(grades, key=grades.get)
    assert grades[hardest] <= HIGHEST_MEDIAN + 2, f"{hardest}: {grades[hardest]:.1f}"


def test_routines_and_styles_are_as_easy_to_read():
    chart = load_chart("overview")
    texts = [step.what for routine in chart.routines for step in routine.steps]
    texts += [style.what.says + " " + style.caution.says for style in chart.styles]
    assert median(textstat.flesch_kincaid_grade(text) for text in texts) <= HIGHEST_MEDIAN
