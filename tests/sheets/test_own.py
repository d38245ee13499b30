"""A reader's own routine on paper: read from the text of a link, with the cautions of its zones."""

import json

import numpy as np
import pypdfium2 as pdfium
import pytest

import zones
from tests.pdf import letters, said, texts
from tests.sheets.test_kinds import laid_as
from zones.dashboard.sheet_worker import LENGTH, packed, unpacked
from zones.languages.catalogues import languages
from zones.languages.charts import load_chart
from zones.loading.loader import schools, shipped
from zones.sheets.errors import SheetError
from zones.sheets.messages import label_of
from zones.sheets.own import MOST_STEPS, read_own
from zones.sheets.papers import SIZES
from zones.sheets.request import Shown, answer, menu

CHART = shipped("rwo-shur")
EVENING = "own.liver,thumb-walking,r,30.kidney,hook-backup,e,90.heart,pinpoint,l,45~Evening"


def squeezed(text: str) -> str:
    """A text without spaces, and without the hyphens of the typesetter."""
    return "".join(text.split()).replace("-", "").replace("\ufffe", "").replace("\x02", "")


def fill(n: int, name: str = "") -> str:
    steps = ".".join(["kidney,thumb-walking,e,3600"] * n)
    return f"own.{steps}{'~' + name if name else ''}"


def test_it_is_read_with_its_feet_and_times():
    routine = read_own(EVENING, CHART)
    assert routine.name == "Evening"
    assert [(s.zone.id, s.technique.id, s.foot, s.seconds) for s in routine.steps] == [
        ("liver", "thumb-walking", "right", 30),
        ("kidney", "hook-backup", "each", 90),
        ("heart", "pinpoint", "left", 45),
    ]
    assert routine.seconds == 30 + 2 * 90 + 45


def art(foot: str) -> np.ndarray:
    """The drawing of a technique in a routine of one step on a foot, as pixels."""
    pdf = zones.sheet("routine", routine=f"own.kidney,thumb-walking,{foot},30")
    pixels = pdfium.PdfDocument(pdf)[0].render(scale=3).to_numpy()[..., :3].astype(int)
    ground = np.abs(pixels - (0xE5, 0xF0, 0xF6)).sum(axis=2) < 12  # blue, green, red
    rows, columns = np.flatnonzero(ground.sum(1) > 60), np.flatnonzero(ground.sum(0) > 60)
    return pixels[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def test_a_technique_is_drawn_on_the_foot_of_its_step():
    left, right = art("l"), art("r")
    assert left.shape == right.shape
    assert np.abs(left - right).mean() > 20
    assert np.abs(left - right[:, ::-1]).mean() < 4


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("own", "this is no routine; write it like"),
        ("own.", "this is no routine"),
        ("own.livre,thumb-walking,r,30", "no zone 'livre'; did you mean 'liver'"),
        ("own.liver,thumb-waking,r,30", "no technique; did you mean 'thumb-walking'"),
        ("own.liver,thumb-walking,l,30", "'liver' lies on the right foot; write 'r'"),
        ("own.heart,thumb-walking,e,30", "'heart' lies on the left foot; write 'l'"),
        ("own.liver,thumb-walking,r,3601", "up to 3600 seconds, not 3601"),
        ("own.liver,thumb-walking,r,030", "is no step; write it like"),
        ("own.liver,thumb-walking,r,30.", "'' is no step"),
        ("own.liver,thumb-walking", "is no step"),
        (fill(MOST_STEPS + 1), "up to 30 steps, not 31"),
        (fill(1, "a" * 61), "up to 60 letters"),
        (fill(1, "\U0001f9b6" * 31), "up to 60 letters"),
        (fill(1, "a\nb"), "on one line"),
        (fill(1, "a\ud800"), "on one line"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(text, sentence):
    with pytest.raises(SheetError, match=sentence):
        read_own(text, CHART)
    if "." in text:
        with pytest.raises(SheetError, match=sentence):
            zones.sheet("routine", routine=text)


@pytest.mark.parametrize("language", languages())
def test_the_sheet_has_its_steps_with_foot_and_time_and_the_cautions_of_its_zones(language):
    chart = load_chart("rwo-shur", language)
    pdf = laid_as("routine", options={"routine": EVENING}, language=language).made()
    steps = read_own(EVENING, chart).steps
    assert [squeezed(each) for each in said(pdf, "H2")] == [
        squeezed(f"{step.zone.name} ({step.zone.number})") for step in steps
    ]
    text = squeezed("".join(texts(pdf)))
    assert squeezed("Evening") in text
    for step in steps:
        foot = "own_each" if step.foot == "each" else f"feet_{step.foot}"
        assert squeezed(chart.messages[foot]) in text
        assert str(step.seconds) in text
        assert squeezed(step.technique.name) in text
        assert not step.technique.leave_out or squeezed(step.technique.leave_out) in text
        for id in step.zone.cautions:
            assert squeezed(chart.cautions[id].name) in text


@pytest.mark.parametrize("school", schools())
def test_the_longest_routine_of_every_school_fits_its_pages(school):
    chart = shipped(school)
    ways = list(chart.techniques)
    some = [zone for zone in chart.zones if zone.placements][:MOST_STEPS]
    steps = ".".join(
        f"{z.id},{ways[at % len(ways)]},{'e' if len(z.feet) == 2 else z.feet[0][0]},3600"
        for at, z in enumerate(some)
    )
    laid = laid_as("routine", school, {"routine": f"own.{steps}~{'W' * 60}"})
    pdf = laid.made()
    assert said(pdf, "H2") == [f"{zone.name} ({label_of(zone)})" for zone in some]


def test_a_routine_with_one_step_fills_the_width_of_its_page():
    (page,) = letters(laid_as("routine", options={"routine": fill(1)}).made())
    assert max(letter.right for letter in page) > 0.9 * SIZES["a4"].width
    step = [letter for letter in page if 45 < letter.top < 150]
    assert max(letter.right for letter in step) > 0.75 * SIZES["a4"].width


def test_the_dialog_offers_and_prints_the_routine_in_the_player():
    shown = Shown(CHART, player=EVENING)
    kind = json.loads(menu(shown))["kinds"][0]
    (field,) = (each for each in kind["fields"] if each["name"] == "routine")
    assert kind["id"] == "routine"
    assert field["value"] == "own"
    assert field["choices"][0] == ["own", "Evening"]
    request = json.dumps({"n": 1, "kind": "routine", "want": "preview", "routine": "own"})
    work = packed(request, shown, "en")
    assert unpacked(work[LENGTH.size :])[1].player == EVENING
    own = json.loads(answer(request, shown))["preview"]
    other = json.loads(answer(request.replace('"own"', '"desk-break"'), shown))["preview"]
    assert own != other


@pytest.mark.parametrize("player", ["own", "own.livre,thumb-walking,r,30", ""])
def test_the_dialog_says_what_a_reader_can_do_about_a_routine_that_does_not_fit(player):
    request = json.dumps({"n": 1, "kind": "routine", "want": "preview", "routine": "own"})
    found = json.loads(answer(request, Shown(CHART, player=player)))
    assert found["error"].startswith("Your routine has steps that this school does not have")
    if player != "own.livre,thumb-walking,r,30":
        assert json.loads(menu(Shown(CHART, player=player)))["fitting"] == "wall-chart"
