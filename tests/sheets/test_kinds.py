"""The smaller sheets: what they hold, and that nothing lies on anything else."""

from functools import cache
from itertools import pairwise

import pytest

from tests.pdf import alternatives, beyond, covered, letters, said, texts
from zones.drawing.zone_shapes import shapes
from zones.loading.loader import load_chart, schools
from zones.sheets.errors import SheetError
from zones.sheets.kinds.handout import chosen
from zones.sheets.kinds.life_size import OVERLAP, tiles_of, window_of
from zones.sheets.looks import look
from zones.sheets.make import laid_out
from zones.sheets.messages import label_of
from zones.sheets.order import KINDS, LONGEST, SHORTEST
from zones.sheets.papers import SIZES, paper
from zones.sheets.placing.figure_group import Group

COMMON = {"paper": "a4", "orientation": "portrait", "language": "en", "variant": "colour"}
NEEDED = {
    "handout": {"zones": "liver,22,uterus-prostate,54"},
    "comparison": {"body_area": "heart"},
    "life-size": {"length": 280},
    "figure": {"view": "dorsal"},
}
ORDERS = {kind: NEEDED.get(kind, {}) for kind in KINDS if kind != "wall-chart"}


def laid_as(kind, chart="rwo-shur", options=None, **common):
    return _laid(*_key(kind, chart, options, common))


def _key(kind, chart, options, common):
    options = options or ORDERS.get(kind, {})
    return kind, chart, tuple(options.items()), tuple(sorted((COMMON | common).items()))


@cache
def _laid(kind, chart, options, common):
    return laid_out(kind, chart, dict(common), dict(options))


def pages(kind, chart="rwo-shur", options=None, **common):
    return list(laid_as(kind, chart, options, **common).drawings.values())


def made(kind, chart="rwo-shur", options=None, **common):
    return _made(*_key(kind, chart, options, common))


@cache
def _made(*key):
    return _laid(*key).made()


CASES = [
    (k, p, "portrait", lang)
    for k in ORDERS
    for p, lang in (("a4", "en"), ("letter", "de"), ("a4", "es"), ("letter", "fr"), ("a4", "zh"))
]
CASES += [(k, p, "landscape", "fr") for k in ("record", "quiz") for p in ("a4", "letter")]


@pytest.fixture(scope="module", params=CASES, ids="-".join)
def sheet(request):
    """A sheet's size in millimetres, and its PDF."""
    kind, size, orientation, language = request.param
    wide, tall = SIZES[size].width, SIZES[size].height
    if orientation == "landscape":
        wide, tall = tall, wide
    pdf = made(kind, paper=size, orientation=orientation, language=language)
    return (wide, tall), pdf


def test_no_letter_lies_on_another(sheet):
    lie_apart(sheet[1])


def lie_apart(pdf):
    for page in letters(pdf):
        assert covered(page) == []


def test_all_text_keeps_5_mm_from_the_edge(sheet):
    lie_inside(*sheet)


def lie_inside(size, pdf):
    for page in letters(pdf):
        assert beyond(page, size, 5) == []


def test_every_sheet_says_who_made_it_and_which_edition_it_is():
    for kind in ORDERS:
        assert "edition 0." in " ".join(texts(made(kind))[0].split()), kind


def test_every_picture_of_feet_says_what_it_shows():
    for kind in ("handout", "comparison", "record", "quiz"):
        assert any(said.startswith("Right sole, ") for said in alternatives(made(kind))), kind


def test_cautions_are_lists():
    assert "Epilepsy" in said(made("handout"), "LBody")
    steps = load_chart().techniques["thumb-walking"].steps
    assert set(steps) <= set(said(made("technique-cards"), "LBody"))


def test_the_handout_lights_only_what_was_chosen():
    laid = laid_as("handout")
    (feet,) = laid.drawings.values()
    assert {badge.zone for badge in feet.badges} == {
        "liver",
        "kidney",
        "uterus-prostate",
        "thoracic-spine",
    }
    text = " ".join(texts(laid.made())[0].split())
    for words in ("Liver", "On the right foot only", "Ask a doctor: Pregnancy", "Notes"):
        assert words in text


def test_a_zone_on_a_side_view_brings_that_view_into_the_handout():
    (page,) = pages("handout", options={"zones": "uterus-prostate"})
    assert {foot.view for foot in page.feet} == {"plantar", "medial"}


def test_the_feet_of_a_long_handout_are_large():
    (page,) = pages("handout", options={"zones": ",".join(str(n) for n in range(1, 16))})
    assert max(foot.box.height for foot in page.feet) > 85


def where(pdf, word):
    """The first letter of a word on the first page."""
    found = letters(pdf)[0]
    text = "".join(one.sign for one in found)
    return found[text.index(word)]


def test_the_notes_stand_beside_the_card_of_a_single_zone():
    pdf = made("handout", options={"zones": "kidney"})
    name, notes = where(pdf, "Kidneys"), where(pdf, "Notes")
    assert notes.left > SIZES["a4"].width / 2 > name.left
    assert notes.top < name.top + 5


def test_the_few_numbers_of_a_handout_are_easy_to_see():
    (page,) = pages("handout", options={"zones": "liver,heart"})
    assert {badge.label for badge in page.badges} == {"18", "33"}
    assert all(badge.radius >= 1.9 for badge in page.badges)


def test_a_long_handout_goes_on_on_a_second_page():
    many = ",".join(str(n) for n in range(1, 21))
    pdf = made("handout", options={"zones": many})
    assert len(texts(pdf)) > 1
    assert {zone.name for zone in chosen(load_chart(), many)} <= set(said(pdf, "H2"))


@pytest.mark.parametrize("school", schools())
def test_every_zone_of_every_school_fits_a_handout(school):
    chart = load_chart(school)
    for zone in [z for z in chart.zones if z.placements][::6]:
        assert pages("handout", school, {"zones": zone.id})


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("", "name the zones"),
        ("livre", "did you mean 'liver'"),
        ("99", "has no zone '99'"),
        (",".join(map(str, range(1, 40))), "up to 24 zones"),
    ],
)
def test_a_handout_says_what_is_wrong_with_the_zones(given, message):
    with pytest.raises(SheetError, match=message):
        chosen(load_chart(), given)


def flat(text):
    """A text without spaces: a line ends where the typesetter ends it."""
    return "".join(text.split())


def test_every_technique_has_its_card_with_steps_pressure_and_time():
    chart = load_chart()
    found = texts(made("technique-cards"))
    assert len(found) == -(-len(chart.techniques) // 8)
    text = flat("".join(found))
    for technique in chart.techniques.values():
        for words in (technique.name, *technique.steps, technique.time, technique.pressure):
            assert flat(words) in text


def test_each_card_says_what_it_is_once_it_is_cut():
    text = " ".join("".join(texts(made("technique-cards"))).split())
    cards = len(load_chart().techniques)
    assert text.count("Foot reflex zones. Traditional map. No diagnosis") == cards


def test_the_text_of_a_card_stays_inside_its_cut_marks():
    size = SIZES["a4"]
    wide, tall = (size.width - 20) / 2, (size.height - 20) / 4
    for page in letters(made("technique-cards")):
        for one in page:
            if one.top > 10:  # above them is the note in the margin
                for low, high, step in ((one.left, one.right, wide), (one.top, one.bottom, tall)):
                    assert (low - 10) // step == (high - 10) // step, one
                    assert 3 < (low - 10) % step < (high - 10) % step < step - 3, one


@pytest.mark.parametrize("routine", [r.id for r in load_chart().routines])
def test_each_routine_fits_two_pages_with_all_its_steps(routine):
    pdf = made("routine", options={"routine": routine})
    assert len(texts(pdf)) <= 2
    tall = [one.bottom - one.top for page in letters(pdf) for one in page if one.sign == "n"]
    assert sorted(tall)[len(tall) // 2] > 1.35  # it is read beside the foot, not in the hand
    steps = next(r for r in load_chart().routines if r.id == routine).steps
    assert said(pdf, "H2") == [step.name for step in steps]


def test_the_quiz_names_no_zone_before_its_last_page():
    chart = load_chart()
    *before, key = texts(made("quiz"))
    drawn = [zone for zone in chart.zones if zone.number and zone.placements]
    lines = {line.strip() for page in before for line in page.splitlines()}
    assert not lines & {zone.name for zone in drawn}
    for zone in drawn:
        assert zone.name in key
    cells = said(made("quiz"), "TD")
    numbers = [str(zone.number) for zone in drawn]
    assert cells == numbers + [part for zone in drawn for part in (str(zone.number), zone.name)]


def test_the_comparison_shows_the_body_area_in_every_school():
    laid = laid_as("comparison")
    titles = [load_chart(school).school.title for school in schools()]
    assert sorted(said(laid.made(), "H2")) == sorted(titles)
    lit = {badge.zone for page in laid.drawings.values() for badge in page.badges}
    areas = {
        zone.id
        for school in schools()
        for zone in load_chart(school).zones
        if "heart" in zone.body_areas and zone.placements
    }
    assert lit == areas


@pytest.mark.parametrize("area_id", ["head", "kidney"])
@pytest.mark.parametrize("size", ["a4", "letter"])
def test_a_body_area_of_many_zones_goes_on_on_a_second_page(size, area_id):
    pdf = made("comparison", paper=size, options={"body_area": area_id})
    zones = [z for s in schools() for z in load_chart(s).zones if area_id in z.body_areas]
    assert sorted(said(pdf, "H3")) == sorted(zone.name for zone in zones if zone.placements)
    found = texts(pdf)
    if area_id == "head":
        assert len(found) == 2
        assert "(continued)" in found[1]  # says whose zones follow


def test_a_source_can_be_clicked():
    pdf = made("comparison", options={"body_area": "heart"})
    assert b"/URI" in pdf
    assert said(pdf, "Link")


def test_a_view_counts_by_the_chosen_zones_that_it_shows():
    chart = load_chart()
    few = Group(chart, look("colour"), 7.0, labels={"uterus-prostate": "50", "spleen": "34"})
    all_ = Group(chart, look("colour"), 7.0)
    assert few.rim.weight("medial") == few.rim.weight("plantar") > few.rim.weight("dorsal")
    assert all_.rim.weight("medial") < all_.rim.weight("plantar")


@pytest.mark.parametrize("length", [SHORTEST, 240, 275, LONGEST])
@pytest.mark.parametrize("size", ["a4", "letter"])
def test_tiles_cover_the_foot_overlap_and_fit_their_window(length, size):
    room = window_of(paper(size))
    scale = length / 250
    tiles = tiles_of("left", scale, paper(size))
    tall = max(t.window.bottom for t in tiles)
    assert tall >= length
    for tile in tiles:
        assert tile.window.width <= room.width + 1e-6
        assert tile.window.height <= room.height + 1e-6
    rows = sorted({(t.window.y, t.window.bottom) for t in tiles})
    for (_, bottom), (top, _) in pairwise(rows):
        assert bottom - top == pytest.approx(OVERLAP)


@pytest.mark.parametrize("school", schools())
@pytest.mark.parametrize(("length", "size"), [(240, "a4"), (300, "a4"), (LONGEST, "letter")])
def test_each_number_in_life_size_is_drawn_and_named_on_its_page(school, length, size):
    chart = load_chart(school)
    options = {"length": length}
    laid = laid_as("life-size", school, options, paper=size)
    pdf = made("life-size", school, options, paper=size)
    tiles = list(laid.drawings.values())
    for foot in ("right", "left"):
        numbers = {
            label_of(chart.zone(shape.zone))
            for shape in shapes(chart, "plantar")
            if foot in shape.feet and chart.zone(shape.zone).number
        }
        assert numbers <= {b.label for tile in tiles for b in tile.badges if b.foot == foot}
    for tile, text, page in zip(tiles, texts(pdf), letters(pdf), strict=True):
        for badge in tile.badges:
            assert flat(chart.zone(badge.zone).name) in flat(text)
        place = tile.pictures[0].box
        beside = [one for one in page if one.right < place.x]
        assert len(beside) == len(page) - sum(len(badge.label) for badge in tile.badges)


def test_an_ordinary_foot_in_life_size_needs_no_glue():
    for length, size in ((275, "a4"), (255, "letter")):
        assert len(pages("life-size", options={"length": length}, paper=size)) == 2


def test_the_record_sheet_names_its_school():
    assert load_chart("western").school.title in " ".join(
        texts(made("record", "western"))[0].split()
    )


def test_the_record_sheet_has_all_views_of_both_feet_with_or_without_numbers():
    (numbered,) = pages("record")
    (bare,) = pages("record", options={"outlines": False})
    assert len(numbered.feet) == len(bare.feet) == 8
    wanted = {label_of(zone) for zone in load_chart().zones if zone.number and zone.placements}
    assert {badge.label for badge in numbered.badges} == wanted
    assert bare.badges == []


def test_the_record_sheet_has_each_general_caution_with_a_box_to_tick():
    ticks = [f["tip"] for f in laid_as("record").setter.places("field") if f["tick"]]
    general = [one.name for one in load_chart().cautions.values() if one.general]
    assert sorted(ticks) == sorted(general)


def many(times, **changes):
    """A chart with so many times the zones, numbered on."""
    chart = load_chart()
    zones = [
        zone.model_copy(update={"number": zone.number + 100 * n, **changes})
        for n in range(times)
        for zone in chart.zones
        if zone.number
    ]
    return chart.model_copy(update={"zones": tuple(zones)})


LONG = "A name that goes on and on until no column is long enough to hold them all. " * 5


@pytest.mark.parametrize(
    ("kind", "chart", "sentence"),
    [
        ("wall-chart", many(6), "the legend leaves no room for the feet; choose a larger paper"),
        ("life-size", many(1, name=LONG), "the names of the zones do not fit beside the foot"),
    ],
)
def test_a_chart_that_does_not_fit_says_so_in_a_sentence(kind, chart, sentence, monkeypatch):
    monkeypatch.setattr("zones.sheets.placing.figure_group.place_badges", lambda *_: ([], []))
    with pytest.raises(SheetError, match=f"^{sentence}"):
        made(kind, chart, NEEDED.get(kind, {}))


def test_a_routine_or_a_card_that_says_too_much_says_so():
    chart = load_chart()
    step = chart.routines[0].steps[0].model_copy(update={"what": "Press here. " * 2500})
    routine = chart.routines[0].model_copy(update={"steps": (step,)})
    zone = chart.zone("liver")
    landmark = zone.landmark.model_copy(update={"says": "Press here. " * 2500})
    zone = zone.model_copy(update={"landmark": landmark})
    chart = chart.model_copy(update={"routines": (routine,), "zones": (zone,)})
    with pytest.raises(SheetError, match="says too much for 2 pages; shorten it"):
        made("routine", chart)
    with pytest.raises(SheetError, match="taller than a page; shorten its text"):
        made("handout", chart, {"zones": "liver"})
