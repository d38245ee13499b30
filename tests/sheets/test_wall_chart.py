"""The wall chart measured from its layout: every school on every paper, held both ways."""

from itertools import combinations

import numpy as np
import pytest
from shapely import LineString, STRtree, box
from shapely.geometry.base import BaseGeometry

from zones.drawing.zone_shapes import shapes
from zones.languages.charts import load_chart
from zones.loading.loader import schools
from zones.sheets.kinds.wall_chart import chart_page, wall_chart
from zones.sheets.looks import look
from zones.sheets.messages import in_language, label_of, message
from zones.sheets.papers import ORIENTATIONS, PT, SIZES, Box, paper
from zones.sheets.placing.figure_group import views_of
from zones.sheets.typesetting.legend import badge_size, draw_badge
from zones.sheets.typesetting.page import Badge, Page, Style, by_sentence

CASES = [(s, p, o, "en") for s in schools() for p in SIZES for o in ORIENTATIONS]
# The others are longer, which tells on small paper; Chinese has fonts and lines of its own.
CASES += [(s, "a4", o, lang) for s in schools() for o in ORIENTATIONS for lang in ("de", "zh")]
CASES += [(s, "letter", "landscape", lang) for s in schools() for lang in ("es", "fr")]
CASES += [(s, "letter", "portrait", "de") for s in schools()]
CASES += [
    (s, p, o, "en", view)
    for s in schools()
    for p in ("a3", "letter")
    for o in ORIENTATIONS
    for view in views_of(load_chart(s))
]
LEAST_TYPE = 6.0
LEAST_FOOT = {"a4": 68, "letter": 70, "a3": 105, "tabloid": 105, "a2": 160}
"""Millimetres; on any other paper a third of its short side, less a little."""
LONGER = 0.9
"""How much smaller the feet may be where another language needs more words."""
LEAST_EDGE = 5.0


@pytest.fixture(scope="module", params=CASES, ids="-".join)
def case(request):
    """School, paper, orientation and language; for a page of a series its view too."""
    return request.param


@pytest.fixture(scope="module")
def laid(case):
    """A chart, and its wall chart or one page of its series."""
    school, size, orientation, language, *view = case
    chart = load_chart(school, language)
    sheet = paper(size, orientation)
    ink = look("colour", sheet.type)
    with in_language(language):
        if view:
            return chart, chart_page(chart, sheet, ink, view)
        (page,) = wall_chart(chart, sheet, ink)
    return chart, page


def core(badge: Badge) -> BaseGeometry:
    x, y, half = badge.x, badge.y, badge.half
    return LineString([(x - half, y), (x + half, y)])


def disc(badge: Badge) -> BaseGeometry:
    return core(badge).buffer(badge.radius)


def area(of: Box) -> BaseGeometry:
    return box(of.x, of.y, of.right, of.bottom)


def texts(page: Page) -> list[tuple[str, BaseGeometry]]:
    """Texts that are no number in a circle of the drawing, without the air above and below."""
    found = []
    for item in page.words:
        if item.role != "mark":
            air = item.style.line - 0.95 * item.style.size * PT
            ink = item.ink
            place = Box(ink.x, ink.y + air / 2, ink.width, ink.height - air)
            found.append((item.lines[0], area(place)))
    return found


def sides(language: str) -> set[str]:
    """What stands for the right and the left foot in the legend."""
    with in_language(language):
        return {message("right_short"), message("left_short")}


def test_what_is_read_in_lines_is_set_in_six_points_or_more(case, laid):
    chart, page = laid
    signs = {label_of(zone) for zone in chart.zones} | sides(case[3])
    for item in page.words:
        if item.lines[0] not in signs:
            assert item.style.size >= LEAST_TYPE, item.lines


def test_the_feet_are_as_large_as_the_paper_deserves(case, laid):
    """The soles, or on a chart of acupoints the tops, which have more of them."""
    _, page = laid
    sheet = page.paper
    least = LEAST_FOOT.get(sheet.name, 0.32 * min(sheet.width, sheet.height))
    least *= 1.0 if case[3] == "en" else LONGER
    assert max(foot.box.height for foot in page.feet) >= least


def test_each_foot_has_the_numbers_of_the_screen_and_no_others(case, laid):
    chart, page = laid
    for foot in page.feet:
        drawn = [b.label for b in page.badges if (b.view, b.foot) == (foot.view, foot.foot)]
        wanted = [
            label_of(chart.zone(s.zone))
            for s in shapes(chart, foot.view)
            if foot.foot in s.feet and s.label != ""
        ]
        assert sorted(drawn) == sorted(wanted)
    seen = {(foot.view, foot.foot) for foot in page.feet}
    zones = [zone for zone in chart.zones if zone.number is not None]
    views = set(case[4:]) or {view for zone in zones for view in zone.views}
    assert seen == {(view, foot) for view in views for foot in ("left", "right")}


def test_the_legend_has_every_number_once(case, laid):
    chart, page = laid
    numbered = [zone for zone in chart.zones if zone.number is not None]
    labels = {label_of(zone) for zone in numbered}
    shown = [w.lines[0] for w in page.words if w.role == "p" and w.lines[0] in labels]
    views = set(case[4:])
    wanted = {label_of(zone) for zone in numbered if not views or views & set(zone.views)}
    assert sorted(shown) == sorted(wanted)


def test_no_two_circles_touch(laid):
    _, page = laid
    discs = [core(badge).buffer(badge.radius + 0.1) for badge in page.badges]
    tree = STRtree(discs)
    for badge, place in zip(page.badges, discs, strict=True):
        hit = [page.badges[i] for i in tree.query(place, predicate="intersects")]
        assert hit == [badge]


def test_leaders_cross_no_circle_no_text_and_no_leader(laid):
    _, page = laid
    lines = [(leader.badge, LineString([leader.start, leader.end])) for leader in page.leaders]
    boxes = texts(page)
    names, places = zip(*boxes, strict=True)
    tree = STRtree(places)
    cores = [(other, core(other)) for other in page.badges]
    for badge, line in lines:
        for other, place in cores:
            if other != badge:
                assert line.distance(place) > other.radius, (badge.label, other.label)
        hit = tree.query(line, predicate="intersects")
        assert [names[i] for i in hit] == [], badge.label
    for (one, first), (other, second) in combinations(lines, 2):
        assert not first.intersects(second), (one.label, other.label)


def test_a_leader_ends_in_its_own_zone(laid):
    chart, page = laid
    feet = {(foot.view, foot.foot): foot for foot in page.feet}
    for leader in page.leaders:
        badge = leader.badge
        foot = feet[badge.view, badge.foot]
        own = [
            foot.on_page(s.polygon)
            for s in shapes(chart, badge.view)
            if s.zone == badge.zone and badge.foot in s.feet
        ]
        end = LineString([leader.end, leader.end])
        assert min(shape.distance(end) for shape in own) < 0.01, badge.label


def test_a_circle_without_leader_stands_in_its_zone(laid):
    chart, page = laid
    feet = {(foot.view, foot.foot): foot for foot in page.feet}
    led = {id(leader.badge) for leader in page.leaders}
    for badge in page.badges:
        if id(badge) not in led:
            foot = feet[badge.view, badge.foot]
            own = [
                foot.on_page(s.polygon)
                for s in shapes(chart, badge.view)
                if s.zone == badge.zone and badge.foot in s.feet
            ]
            centre = core(badge)
            assert min(shape.distance(centre) for shape in own) < 0.01, badge.label


def test_no_two_texts_overlap_and_no_circle_lies_on_text(laid):
    _, page = laid
    names, places = zip(*texts(page), strict=True)
    tree = STRtree(places)
    for name, place in zip(names, places, strict=True):
        hit = [names[i] for i in tree.query(place, predicate="intersects")]
        assert hit == [name]
    for badge in page.badges:
        hit = tree.query(disc(badge), predicate="intersects")
        assert [names[i] for i in hit] == [], badge.label


def test_feet_stand_apart_and_off_the_text(laid):
    _, page = laid
    outlines = [(f"{foot.foot} {foot.view}", foot.outline.simplify(0.05)) for foot in page.feet]
    for (one, first), (other, second) in combinations(outlines, 2):
        assert not first.intersects(second), (one, other)
    names, places = zip(*texts(page), strict=True)
    tree = STRtree(places)
    for name, outline in outlines:
        hit = tree.query(outline, predicate="intersects")
        assert [names[i] for i in hit] == [], name


def test_nothing_is_nearer_than_5_mm_to_the_edge(laid):
    _, page = laid
    inside = area(Box(0, 0, page.paper.width, page.paper.height).inset(LEAST_EDGE))
    for text, place in texts(page):
        assert inside.contains(place), text
    for badge in page.badges:
        assert inside.contains(disc(badge)), badge.label


def test_text_stays_in_its_box_and_in_its_frame(laid):
    _, page = laid
    for item in page.words:
        assert item.ink.width <= item.box.width + 0.01, item.lines
    frames = [area(frame) for frame in page.frames]
    assert frames
    for text, place in texts(page):
        for frame in frames:
            if frame.intersects(place):
                assert frame.contains(place), text


def test_type_is_never_too_small_to_read(laid):
    _, page = laid
    sizes = [item.style.size for item in page.words]
    assert min(sizes) >= 4.5
    names = [item.style.size for item in page.words if item.role == "p" and len(item.lines[0]) > 4]
    assert np.median(names) >= 5.7


def test_a_group_that_goes_on_in_the_next_column_says_so(case, laid):
    chart, page = laid
    names = [system.name for system in chart.systems.values()]
    heads = [item.lines[0] for item in page.words if item.role == "h2"]
    for name in names:
        # Where not even the short word fits, the name stands alone.
        again = [head for head in heads if head.startswith(name)]
        assert len(again) <= 1 or all(len(head) > len(name) for head in again[1:]) or len(name) > 20


def test_the_legend_takes_the_whole_width(case, laid):
    """Beside the feet or below them: no column is left empty at the right."""
    _, page = laid
    inner = page.paper.inner
    short = sides(case[3])
    marks = [item for item in page.words if item.lines[0] in short and item.role == "p"]
    assert max(item.ink.right for item in marks) >= inner.right - 3


def test_the_texts_at_the_foot_stand_side_by_side(laid):
    _, page = laid
    trials, sources = page.words[-2:]
    assert trials.box.right < sources.box.x
    assert trials.box.y == sources.box.y
    assert max(trials.box.width, sources.box.width) <= 0.66 * page.paper.inner.width


@pytest.mark.parametrize("size", SIZES)
def test_numbers_of_few_zones_are_as_large_on_every_view(size):
    sheet = paper(size, "landscape")
    (page,) = wall_chart(load_chart("overview"), sheet, look("colour", sheet.type))
    radii = [badge.radius for badge in page.badges]
    assert min(radii) >= 0.55 * max(radii)


def test_a_code_stands_in_a_flatter_circle_with_type_as_large():
    number, code = badge_size("41", 2.0), badge_size("ST41", 2.0)
    assert number == (2.0, 0.0)
    assert code[0] < 1.7
    page = Page(paper("a4"))
    draw_badge(page, 50, 50, number[0], "41")
    draw_badge(page, 90, 50, code[0], "ST41")
    one, other = (item.style.size for item in page.words)
    assert one == pytest.approx(other, rel=0.01)
    assert page.words[1].ink.width < 2 * sum(code)


STYLE = Style(6.0)


def test_lines_end_with_sentences_where_they_can():
    text = "Soles seen from below. R stands for the right foot, L for the left. Not reviewed yet."
    lines = by_sentence(text, 60, STYLE)
    assert " ".join(lines) == text
    assert all(line.endswith(".") for line in lines)
    assert len(lines) == 2


def test_a_long_sentence_is_broken_evenly():
    text = "This is one sentence that is much too long to stand in a line of so narrow a column."
    lines = by_sentence(text, 40, STYLE)
    assert len(lines) >= 2
    assert " ".join(lines) == text
