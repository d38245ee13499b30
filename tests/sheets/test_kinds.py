"""The smaller sheets: what they hold, and that nothing lies on anything else."""

from itertools import pairwise, product

import pytest
from shapely import STRtree, box

from zones.drawing.zone_shapes import shapes
from zones.languages.catalogues import languages
from zones.loading.loader import load_chart, schools
from zones.sheets.errors import SheetError
from zones.sheets.kinds.cards import PAD
from zones.sheets.kinds.handout import chosen
from zones.sheets.kinds.life_size import OVERLAP, tiles_of, window_of
from zones.sheets.looks import look
from zones.sheets.make import laid_out
from zones.sheets.messages import label_of
from zones.sheets.order import KINDS, LONGEST, SHORTEST
from zones.sheets.papers import PT, Box, paper
from zones.sheets.placing.figure_group import Group

COMMON = {"paper": "a4", "orientation": "portrait", "language": "en", "variant": "colour"}
NEEDED = {
    "handout": {"zones": "liver,22,uterus-prostate,54"},
    "comparison": {"body_area": "heart"},
    "life-size": {"length": 280},
    "figure": {"view": "dorsal"},
}
ORDERS = {kind: NEEDED.get(kind, {}) for kind in KINDS if kind != "wall-chart"}


def pages(kind, chart="rwo-shur", options=None, **common):
    return laid_out(kind, chart, COMMON | common, options or ORDERS.get(kind, {})).pages


CASES = [
    (k, p, "portrait", lang)
    for k in ORDERS
    for p, lang in (("a4", "en"), *product(("a4", "letter"), languages()[1:]))
]
CASES += [(k, p, "landscape", "fr") for k in ("record", "quiz") for p in ("a4", "letter")]


@pytest.fixture(scope="module", params=CASES, ids="-".join)
def laid(request):
    """The pages of one sheet."""
    kind, size, orientation, language = request.param
    return pages(kind, paper=size, orientation=orientation, language=language)


def letters(item) -> Box:
    """The box of a text's letters, without the air above and below its lines."""
    air = item.style.line - 0.95 * item.style.size * PT
    return Box(item.ink.x, item.ink.y + air / 2, item.ink.width, item.ink.height - air)


def area(of: Box):
    return box(of.x, of.y, of.right, of.bottom)


def test_no_two_texts_overlap(laid):
    for page in laid:
        places = [area(letters(item)) for item in page.words]
        tree = STRtree(places)
        for item, place in zip(page.words, places, strict=True):
            hit = [page.words[i].lines for i in tree.query(place, predicate="intersects")]
            assert hit == [item.lines]


def test_all_text_keeps_5_mm_from_the_edge(laid):
    for page in laid:
        inside = area(Box(0, 0, page.paper.width, page.paper.height).inset(5))
        for item in page.words:
            assert inside.contains(area(letters(item))), item.lines


def test_pictures_lie_on_the_paper_and_off_the_text(laid):
    for page in laid:
        whole = area(Box(0, 0, page.paper.width, page.paper.height))
        pictures = [i for i in page.items if hasattr(i, "svg") and "viewBox" in i.svg]
        feet = {foot.picture_box for foot in page.feet}
        for picture in pictures:
            if page.frames and picture.box in page.frames:
                continue  # a tile of a foot, with its numbers on it
            assert whole.contains(area(picture.box))
            if picture.box not in feet:
                for item in page.words:
                    assert not area(picture.box).intersects(area(letters(item))), item.lines


def test_the_handout_lights_only_what_was_chosen():
    (page,) = pages("handout")
    assert {badge.zone for badge in page.badges} == {
        "liver",
        "kidney",
        "uterus-prostate",
        "thoracic-spine",
    }
    said = " ".join(" ".join(item.lines) for item in page.words)
    for words in ("Liver", "On the right foot only", "Ask a doctor: Pregnancy", "Notes"):
        assert words in said


def test_a_zone_on_a_side_view_brings_that_view_into_the_handout():
    (page,) = pages("handout", options={"zones": "uterus-prostate"})
    assert {foot.view for foot in page.feet} == {"plantar", "medial"}


def test_the_notes_stand_beside_the_card_of_a_single_zone():
    (page,) = pages("handout", options={"zones": "kidney"})
    name = next(item for item in page.words if item.lines == ("Kidneys",))
    notes = next(item for item in page.words if item.lines == ("Notes",))
    assert notes.box.x > page.paper.width / 2 > name.box.x
    assert notes.box.y < name.box.y + 5


def test_the_few_numbers_of_a_handout_are_easy_to_see():
    (page,) = pages("handout", options={"zones": "liver,heart"})
    assert {badge.label for badge in page.badges} == {"18", "33"}
    assert all(badge.radius >= 1.9 for badge in page.badges)


def test_a_long_handout_goes_on_on_a_second_page():
    many = ",".join(str(n) for n in range(1, 21))
    found = pages("handout", options={"zones": many})
    assert len(found) > 1
    names = [item.lines[0] for page in found for item in page.words if item.role == "h2"]
    chart = load_chart()
    for zone in chosen(chart, many):
        assert zone.name in names


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


def test_every_technique_has_its_card_with_steps_pressure_and_time():
    chart = load_chart()
    found = pages("technique-cards")
    assert len(found) == -(-len(chart.techniques) // 8)
    said = " ".join(" ".join(item.lines) for page in found for item in page.words)
    for technique in chart.techniques.values():
        assert technique.name in said
        for step in technique.steps:
            assert step in said
        assert technique.time in said


def test_the_text_of_a_card_stays_inside_its_cut_marks():
    for page in pages("technique-cards"):
        cards = [area(frame.inset(PAD - 0.1)) for frame in page.frames]
        for item in page.words[1:]:  # the first is the note in the margin
            assert any(card.contains(area(letters(item))) for card in cards), item.lines


@pytest.mark.parametrize("routine", [r.id for r in load_chart().routines])
def test_each_routine_fits_two_pages_with_all_its_steps(routine):
    found = pages("routine", options={"routine": routine})
    assert len(found) <= 2
    sizes = {item.style.size for page in found for item in page.words if item.role == "p"}
    assert max(sizes) >= 8.0  # it is read beside the foot, not in the hand
    steps = next(r for r in load_chart().routines if r.id == routine).steps
    headings = [i.lines for page in found for i in page.words if i.role == "h2"]
    assert [" ".join(lines) for lines in headings] == [step.name for step in steps]


def test_the_quiz_names_no_zone_before_its_last_page():
    chart = load_chart()
    *before, key = pages("quiz")
    names = {zone.name for zone in chart.zones if zone.number is not None}
    shown = {line for page in before for item in page.words for line in item.lines}
    assert not names & shown
    known = {" ".join(item.lines) for item in key.words}
    assert len(names & known) >= 60
    asked = [i.lines[0] for i in before[-1].words if i.role == "p" and i.lines[0].isdigit()]
    drawn = [str(z.number) for z in chart.zones if z.number and z.placements]
    assert asked == drawn


def test_the_comparison_shows_the_body_area_in_every_school():
    found = pages("comparison")
    said = {" ".join(item.lines) for page in found for item in page.words}
    for school in schools():
        assert load_chart(school).school.title in said
    lit = {badge.zone for page in found for badge in page.badges}
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
    found = pages("comparison", paper=size, options={"body_area": area_id})
    zones = [z for s in schools() for z in load_chart(s).zones if area_id in z.body_areas]
    said = [" ".join(item.lines) for page in found for item in page.words if item.role == "h3"]
    assert sorted(said) == sorted(zone.name for zone in zones if zone.placements)
    assert len(found) == (2 if area_id == "head" else len(found))
    for page in found:
        for item in page.words:
            assert letters(item).bottom <= page.paper.height - 5, item.lines
        first = next(item for item in page.words if item.role in ("h2", "h3"))
        assert first.role == "h2"  # says whose zones follow


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
    found = pages("life-size", school, {"length": length}, paper=size)
    for foot in ("right", "left"):
        numbers = {
            label_of(chart.zone(shape.zone))
            for shape in shapes(chart, "plantar")
            if foot in shape.feet and chart.zone(shape.zone).number
        }
        assert numbers <= {b.label for page in found for b in page.badges if b.foot == foot}
    for page in found:
        named = {" ".join(item.lines) for item in page.words}
        assert {chart.zone(badge.zone).name for badge in page.badges} <= named
        (place,) = page.frames
        for item in page.words:
            if item.lines[0] not in {badge.label for badge in page.badges}:
                assert not area(place).intersects(area(letters(item))), item.lines


def test_an_ordinary_foot_in_life_size_needs_no_glue():
    for length, size in ((275, "a4"), (255, "letter")):
        assert len(pages("life-size", options={"length": length}, paper=size)) == 2


def test_the_record_sheet_has_all_views_of_both_feet_without_zones():
    (page,) = pages("record")
    assert len(page.feet) == 8
    assert page.badges == []


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
        ("quiz", many(12), "the key of the quiz does not fit on one page"),
        ("life-size", many(1, name=LONG), "the names of the zones do not fit beside the foot"),
    ],
)
def test_a_chart_that_does_not_fit_says_so_in_a_sentence(kind, chart, sentence, monkeypatch):
    monkeypatch.setattr("zones.sheets.placing.figure_group.place_badges", lambda *_: ([], []))
    with pytest.raises(SheetError, match=f"^{sentence}"):
        pages(kind, chart, NEEDED.get(kind, {}))


def test_a_routine_or_a_card_that_says_too_much_says_so():
    chart = load_chart()
    step = chart.routines[0].steps[0].model_copy(update={"what": "Press here. " * 2500})
    routine = chart.routines[0].model_copy(update={"steps": (step,)})
    zone = chart.zone("liver")
    landmark = zone.landmark.model_copy(update={"says": "Press here. " * 2500})
    zone = zone.model_copy(update={"landmark": landmark})
    chart = chart.model_copy(update={"routines": (routine,), "zones": (zone,)})
    with pytest.raises(SheetError, match="says too much for two pages; shorten it"):
        pages("routine", chart)
    with pytest.raises(SheetError, match="taller than a page; shorten its text"):
        pages("handout", chart, {"zones": "liver"})
