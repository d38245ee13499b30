"""The sheet of a quiz as in a link: its questions and their key, in every school and language."""

import json

import pytest

import zones
from tests.pdf import beyond, covered, letters, texts
from tests.sheets.test_kinds import laid_as
from zones.languages.catalogues import languages
from zones.loading.loader import schools, shipped
from zones.quizzes.spec import KINDS
from zones.sheets.errors import SheetError
from zones.sheets.papers import SIZES
from zones.sheets.request import Shown, answer, menu

SPEC = f"{','.join(KINDS)}.all.14.k3f9"
CASES = [*((school, "en") for school in schools()), *(("rwo-shur", x) for x in languages()[1:])]


def squeezed(text: str) -> str:
    """A text without spaces, and without the hyphens and narrow spaces of the typesetter."""
    return "".join(text.split()).replace("-", "").replace("\ufffe", "").replace("\x02", "")


@pytest.fixture(scope="module", params=CASES, ids="-".join)
def made(request):
    school, language = request.param
    laid = laid_as("quiz", school, {"quiz": SPEC}, language=language)
    return laid, laid.made(), zones.quiz(SPEC, school, language)


def test_the_sheet_asks_the_questions_of_the_link_and_its_key_answers_them(made):
    _, pdf, questions = made
    first, *middle, last = texts(pdf)
    asked, known = squeezed("".join(middle)), squeezed(last)
    for question in questions:
        assert squeezed(question.text) in asked
        if question.kind != "find":
            assert all(squeezed(choice) in asked for choice in question.choices)
        if question.kind == "place":
            assert all(squeezed(choice) in known for choice in question.choices)
        else:
            assert squeezed(question.answer) in known
    assert SPEC in first


def test_each_zone_that_is_spoken_of_has_a_letter_and_no_number_tells_it(made):
    laid, _, questions = made
    marked = {q.zone.id for q in questions if q.kind in ("name", "type", "body")}
    marked |= {id for q in questions if q.kind == "place" for id in q.options}
    found = {badge.zone: badge.label for badge in laid.drawings["map"].badges}
    assert set(found) == marked
    assert len(set(found.values())) == len(found)
    assert all(label[0].isalpha() for label in found.values())
    key = {badge.zone: badge.label for badge in laid.drawings["key"].badges}
    for n, question in enumerate(questions, 1):
        if question.kind == "find" and question.zone.id not in marked:
            assert key[question.zone.id] == str(n)


def test_no_letter_lies_on_another_and_all_keep_5_mm_from_the_edge(made):
    size = SIZES["a4"]
    for page in letters(made[1]):
        assert beyond(page, (size.width, size.height), 5) == []
        assert covered(page) == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_quiz_on_all_zones_takes_as_many_pages_as_it_needs(paper):
    options = {"quiz": "name,technique.all.all.a"}
    pdf = laid_as("quiz", "rwo-shur", options, paper=paper, orientation="landscape").made()
    assert len(texts(pdf)) > 6
    n = len(zones.quiz(options["quiz"], "rwo-shur"))
    assert squeezed("".join(texts(pdf))).count(f"{n}.") >= 2


def test_questions_that_speak_of_no_place_have_no_map():
    laid = laid_as("quiz", "rwo-shur", {"quiz": "technique.all.3.a"})
    assert laid.drawings == {}
    assert len(texts(laid.made())) == 2


def test_a_quiz_that_makes_no_sense_is_refused_with_a_sentence():
    with pytest.raises(SheetError, match="write it like"):
        zones.sheet("quiz", quiz="find the liver")
    with pytest.raises(SheetError, match="no zone of this choice"):
        zones.sheet("quiz", quiz="name.zones-nowhere.all.a")


def test_the_dialog_prints_the_quiz_that_is_on():
    request = json.dumps({"n": 1, "kind": "quiz", "want": "preview"})
    chart = shipped("rwo-shur")
    with_quiz, without = (
        json.loads(answer(request, Shown(chart, quiz=quiz)))["preview"]
        for quiz in ("name.all.3.a", "progress")
    )
    assert with_quiz != without
    offered = json.loads(menu(Shown(chart, quiz="name.all.3.a")))
    assert offered["fitting"] == offered["kinds"][0]["id"] == "quiz"
    assert offered["kinds"][0]["note"].startswith("The questions of the quiz that is on")


def lines(options):
    """Numbers and names in the order of the key, and the numbers on the map."""
    laid = laid_as("quiz", "rwo-shur", options)
    zones = json.loads(laid.data)["zones"]
    return [zone["label"] for zone in zones], {b.label for b in laid.drawings["feet"].badges}


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        ({"zones": "liver,33"}, {"18", "33"}),
        ({"systems": "urinary"}, {"22", "23", "24"}),
        ({"systems": "urinary,endocrine", "view": "medial"}, {"13", "24"}),
    ],
)
def test_a_quiz_asks_for_some_zones_systems_or_a_view(options, wanted):
    asked, drawn = lines(options)
    assert set(asked) == drawn == wanted
    assert asked == sorted(asked, key=int)


def test_a_number_shuffles_the_lines_of_a_quiz_always_in_the_same_way():
    first, second, other = (lines({"shuffle": seed})[0] for seed in (42, "42", 43))
    assert first == second != other
    assert sorted(first, key=int) == lines({})[0]
    pdf = zones.sheet("quiz", shuffle=42)
    assert all("Quiz 42" in page for page in texts(pdf))


def test_a_plain_quiz_has_no_colour_or_pattern_that_gives_an_answer_away():
    chart = shipped("rwo-shur")
    coloured, plain = (laid_as("quiz", "rwo-shur", {"plain": it}).drawings["feet"] for it in (0, 1))
    fills = {system.fill for system in chart.systems.values()}
    for drawing, shown in ((coloured, True), (plain, False)):
        svg = "".join(picture.svg for picture in drawing.pictures)
        assert any(fill in svg for fill in fills) is shown
    assert [b.label for b in plain.badges] == [b.label for b in coloured.badges]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"zones": "livre"}, "did you mean 'liver'"),
        ({"systems": "urinry"}, "did you mean 'urinary'"),
        ({"view": "inside"}, "choose one of: plantar"),
        ({"shuffle": "x"}, "a number from 0 to 9999"),
        ({"zones": "liver", "view": "dorsal"}, "no zone to ask for"),
        ({"quiz": SPEC, "zones": "liver"}, "has its own zones"),
    ],
)
def test_a_choice_that_a_quiz_cannot_have_is_refused_with_a_sentence(options, sentence):
    with pytest.raises(SheetError, match=sentence):
        zones.sheet("quiz", **options)


def test_the_dialog_asks_for_the_chosen_zones_and_offers_the_choices_of_the_table():
    shown = Shown(shipped("rwo-shur"), selection=("liver", "heart"))
    (kind,) = (one for one in json.loads(menu(shown))["kinds"] if one["id"] == "quiz")
    assert [field["name"] for field in kind["fields"][4:]] == [
        "systems",
        "view",
        "shuffle",
        "plain",
    ]
    assert kind["note"].startswith("The chosen zones")
    request = {"n": 1, "kind": "quiz", "want": "preview", "view": "plantar", "plain": "plain"}
    every, some = (
        json.loads(answer(json.dumps(request), one)) for one in (Shown(shown.chart), shown)
    )
    assert every["preview"] != some["preview"]
