"""The quiz in Python: the questions that a link asks in the browser, as records.

for question in zones.quiz("name.system-digestive.10.k3f9"):
    print(question.text, question.choices, question.answer)
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zones.arguments import arguments
from zones.languages.catalogues import ENGLISH, languages
from zones.languages.charts import in_language, load_chart
from zones.model.chart import Chart
from zones.model.map_state import DEFAULT_SCHOOL, check_choice
from zones.quizzes.questions import Asked, ask
from zones.quizzes.spec import read_spec

if TYPE_CHECKING:
    from zones.model.zone import Zone

__all__ = ["Question", "quiz"]


@dataclass(frozen=True)
class Question:
    """One question of a quiz.

    Attributes
    ----------
    kind : str
        ``find``, ``name``, ``type``, ``foot``, ``body``, ``technique`` or ``place``.
    zone : Zone
        That is asked for; the first of several, where names are to be put in their places.
    view : str
        The view of the feet on which it is asked for.
    text : str
        What is asked. Where it speaks of a marked zone, `zone` is that one.
    options, choices : tuple of str
        Ids of zones, body areas or techniques, or feet, and what the reader sees for each. None
        where a name is typed.
    right : str
        The option that answers the question.
    answer : str
        The same as the reader sees it.

    Examples
    --------
    >>> [question] = quiz("name.all.1.k3f9")
    >>> question.kind, question.zone.id, len(question.choices)
    ('name', 'urethra', 4)
    """

    kind: str
    zone: Zone
    view: str
    text: str
    options: tuple[str, ...]
    choices: tuple[str, ...]
    right: str
    answer: str


@arguments("quiz")
def quiz(
    quiz: str = "find,name.all.10",
    chart: str | os.PathLike[str] | Chart = DEFAULT_SCHOOL,
    language: str = ENGLISH,
) -> tuple[Question, ...]:
    """Return the questions of a quiz: those that the browser asks for the same text.

    Parameters
    ----------
    quiz : str
        Kinds of question, zones, number of questions and seed, as in an address and in the state
        of a map; ``docs/quiz.md`` lists them. Without a seed it is always the same quiz, while a
        browser draws one by chance.
    chart : str, path or Chart
        The id of a school, the folder of a pack, or a loaded chart.
    language : str
        Of all texts. The questions are the same in every language.

    Returns
    -------
    tuple of Question

    Raises
    ------
    ValueError
        For a quiz that makes no sense, or asks nothing of this chart.
    ContentError
        For a school or language that there is not, or an invalid pack.

    Examples
    --------
    >>> for question in quiz("find,foot.all.2.k3f9"):
    ...     print(question.text, "–", question.answer)
    On which foot is this zone: Caecum and appendix? – Right foot
    Find: Urethra, vagina / penis – Urethra, vagina / penis
    """
    spec = read_spec(quiz)
    english = chart if isinstance(chart, Chart) else load_chart(chart)
    shown = in_language(english, check_choice("language", language, languages()))
    found = ask(english, spec, language)
    if not found:
        raise ValueError(
            f"quiz {quiz!r} asks nothing of {english.school.id!r}: no zone of this choice "
            "can be asked this way"
        )
    return tuple(_question(shown, one) for one in found)


def _question(chart: Chart, asked: Asked) -> Question:
    zone = chart.zone(asked.zone)
    choices = tuple(_choice(chart, asked, id) for id in asked.options)
    if asked.kind == "place":
        answer = ", ".join(choices)
    elif asked.kind in ("find", "name", "type"):
        answer = _name(zone)
    else:
        answer = _choice(chart, asked, asked.right)
    return Question(
        kind=asked.kind,
        zone=zone,
        view=asked.view,
        text=chart.messages[f"quiz_ask_{asked.kind}"].format(name=_name(zone)),
        options=asked.options,
        choices=choices,
        right=asked.right,
        answer=answer,
    )


def _name(zone: Zone) -> str:
    """An acupoint is known by its code too."""
    return f"{zone.code} {zone.name}" if zone.code else zone.name


def _choice(chart: Chart, asked: Asked, id: str) -> str:
    if asked.kind == "foot":
        return chart.messages[f"feet_{id}"]
    if asked.kind == "body":
        return chart.body_areas[id].name
    if asked.kind == "technique":
        return chart.techniques[id].name
    other = chart.zone(id)
    if asked.kind == "find":
        says = other.landmark.says if other.landmark else ""
        return re.sub(re.escape(chart.zone(asked.zone).name), "…", says.strip(), flags=re.I)
    return _name(other)
