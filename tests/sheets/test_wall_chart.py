"""The wall chart measured from its drawing and its PDF: every school on every paper."""

import os
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np
import pypdfium2 as pdfium
import pytest
import shapely
from shapely import LineString, STRtree, box
from shapely.geometry.base import BaseGeometry

from tests.pdf import Letter, areas, beyond, covered, letters, said, texts
from zones.cli import main
from zones.drawing.zone_shapes import shapes
from zones.languages.catalogues import languages
from zones.languages.charts import load_chart
from zones.loading.loader import schools
from zones.model.chart import Chart
from zones.model.placement import Placement
from zones.sheets.errors import SheetError
from zones.sheets.make import Laid, laid_out
from zones.sheets.messages import label_of
from zones.sheets.papers import ORIENTATIONS, SIZES, paper
from zones.sheets.placing.badges import badge_size
from zones.sheets.placing.figure_group import views_of
from zones.sheets.typesetting.drawing import Badge, Drawing


def either(*numbers: int) -> str:
    """Upright or lying, in turn."""
    return ORIENTATIONS[sum(numbers) % len(ORIENTATIONS)]


CASES = [(s, p, either(i, j), "en") for i, s in enumerate(schools()) for j, p in enumerate(SIZES)]
# The others are longer, which tells on small paper; Chinese has fonts and lines of its own.
CASES += [
    (s, p, either(i, j), lang)
    for i, s in enumerate(schools())
    for j, (p, lang) in enumerate([("a4", "de"), ("a4", "zh"), ("letter", ("es", "fr")[i % 2])])
]
CASES += [
    (s, p, either(i, j), "en", "series")
    for i, s in enumerate(schools())
    for j, p in enumerate(("a3", "letter"))
]
if os.environ.get("ALL_CASES"):
    CASES = [
        (s, p, o, lang, *series)
        for s in schools()
        for lang in languages()
        for p in SIZES
        for o in ORIENTATIONS
        for series in ((), ("series",))
    ]
"""Each school on each paper, each of both upright and lying; with ALL_CASES all there are."""
LEAST_TYPE = 6.0
LEAST_FOOT = {"a4": 66, "letter": 68, "a3": 105, "tabloid": 105, "a2": 140}
"""Millimetres; on any other paper a third of its short side, less a little.

A2 is read from afar: its letters take room from its feet.
"""
LONGER = 0.9
"""How much smaller the feet may be where another language needs more words."""
LEAST_EDGE = 5.0


@dataclass(frozen=True)
class Made:
    """A page of a wall chart: its drawing, where that stands, and the letters of the page."""

    chart: Chart
    view: str
    drawing: Drawing
    at: tuple[float, float]
    letters: list[Letter]
    size: tuple[float, float]
    laid: Laid
    pdf: bytes
    number: int

    @cached_property
    def areas(self) -> np.ndarray:
        """The boxes of the letters."""
        return areas(self.letters)

    def place(self, badge: Badge) -> BaseGeometry:
        """The circle of a badge on the page."""
        x, y = badge.x + self.at[0], badge.y + self.at[1]
        line = LineString([(x - badge.half, y), (x + badge.half, y)])
        return line.buffer(badge.radius)


def made_of(school, size, orientation, language, series="", **options) -> list[Made]:
    common = {"paper": size, "orientation": orientation, "language": language, "variant": "colour"}
    laid = laid_out("wall-chart", school, common, {"series": bool(series), **options})
    pdf = laid.made()
    sheet, chart, pages = paper(size, orientation), load_chart(school, language), letters(pdf)
    found = []
    for place in laid.setter.places("drawn"):
        view, number = place["name"].split("/")[0], place["page"] - 1
        found.append(
            Made(
                chart,
                "" if view == "all" else view,
                laid.drawings[place["name"]],
                (place["x"], place["y"]),
                pages[number],
                (sheet.width, sheet.height),
                laid,
                pdf,
                number,
            )
        )
    return found


@pytest.fixture(scope="module", params=CASES, ids="-".join)
def case(request):
    """School, paper, orientation and language; for a series a fifth word."""
    return request.param


@pytest.fixture(scope="module")
def made(case):
    """The pages of a wall chart."""
    return made_of(*case)


def core(badge: Badge) -> BaseGeometry:
    x, y, half = badge.x, badge.y, badge.half
    return LineString([(x - half, y), (x + half, y)])


def test_type_is_never_smaller_than_six_points(made):
    for page in made:
        numbers = {label_of(zone) for zone in page.chart.zones}
        least = 4.4 if any(len(n) > 2 and n.isdigit() for n in numbers) else LEAST_TYPE - 0.02
        assert min(letter.size for letter in page.letters) >= least


def test_the_feet_are_as_large_as_the_paper_deserves(case, made):
    """The soles, or on a chart of acupoints the tops, which have more of them."""
    least = LEAST_FOOT.get(case[1], 0.32 * min(made[0].size))
    least *= 1.0 if case[3] == "en" else LONGER
    for page in made:
        assert max(foot.box.height for foot in page.drawing.feet) >= least


def test_each_foot_has_the_numbers_of_the_screen_and_no_others(made):
    for page in made:
        for foot in page.drawing.feet:
            badges = page.drawing.badges
            drawn = [b.label for b in badges if (b.view, b.foot) == (foot.view, foot.foot)]
            wanted = [
                label_of(page.chart.zone(s.zone))
                for s in shapes(page.chart, foot.view)
                if foot.foot in s.feet and s.label != ""
            ]
            assert sorted(drawn) == sorted(wanted)
        seen = {(foot.view, foot.foot) for foot in page.drawing.feet}
        views = {page.view} if page.view else set(views_of(page.chart))
        assert seen == {(view, foot) for view in views for foot in ("left", "right")}


def test_the_legend_is_a_table_with_every_number_once(made):
    page = made[0]
    numbered = [zone for zone in page.chart.zones if zone.number is not None]
    pages = [one.view for one in made]
    wanted = [
        label_of(zone)
        for view in pages
        for zone in numbered
        if not view or view in zone.views or pages == [view]
    ]
    labels = {label_of(zone) for zone in numbered}
    assert sorted(text for text in said(page.pdf, "TD") if text in labels) == sorted(wanted)


def test_every_number_is_where_it_was_drawn(made):
    for page in made:
        tree = STRtree(shapely.centroid(page.areas))
        for badge in page.drawing.badges:
            near = sorted(tree.query(page.place(badge), predicate="intersects"))
            assert "".join(page.letters[i].sign for i in near) == badge.label


def test_no_letter_lies_on_another(made):
    for page in made:
        assert covered(page.letters) == []


def test_no_two_circles_touch(made):
    for page in made:
        badges = page.drawing.badges
        discs = [core(badge).buffer(badge.radius + 0.1) for badge in badges]
        tree = STRtree(discs)
        for badge, place in zip(badges, discs, strict=True):
            hit = [badges[i] for i in tree.query(place, predicate="intersects")]
            assert hit == [badge]


def test_circles_and_leaders_cross_no_text(made):
    for page in made:
        x, y = page.at
        tree = STRtree(page.areas)
        discs = [page.place(badge) for badge in page.drawing.badges]
        inside = {int(i) for disc in discs for i in tree.query(disc, predicate="contains")}
        crossed = {int(i) for disc in discs for i in tree.query(disc, predicate="intersects")}
        assert [page.letters[i] for i in crossed - inside] == []
        for leader in page.drawing.leaders:
            (x0, y0), (x1, y1) = leader.start, leader.end
            line = LineString([(x0 + x, y0 + y), (x1 + x, y1 + y)])
            hit = [page.letters[i] for i in tree.query(line, predicate="intersects")]
            assert hit == [], leader.badge.label


def test_leaders_cross_no_circle_and_no_leader(made):
    for page in made:
        drawing = page.drawing
        lines = np.array([LineString([one.start, one.end]) for one in drawing.leaders])
        cores = np.array([core(badge) for badge in drawing.badges])
        radii = np.array([badge.radius for badge in drawing.badges])
        for leader, line in zip(drawing.leaders, lines, strict=True):
            near = np.flatnonzero(shapely.distance(cores, line) <= radii)
            assert [drawing.badges[i] for i in near] in ([], [leader.badge])
        crossed = STRtree(lines).query(lines, predicate="intersects") if len(lines) else ([], [])
        assert list(crossed[0]) == list(crossed[1])  # each crosses none but itself


def own_shapes(page, badge):
    """The shapes of a badge's zone on its foot."""
    foot = next(f for f in page.drawing.feet if (f.view, f.foot) == (badge.view, badge.foot))
    return [
        foot.on_page(s.polygon)
        for s in shapes(page.chart, badge.view)
        if s.zone == badge.zone and badge.foot in s.feet
    ]


def test_a_leader_ends_in_its_own_zone(made):
    for page in made:
        for leader in page.drawing.leaders:
            end = LineString([leader.end, leader.end])
            own = own_shapes(page, leader.badge)
            assert min(shape.distance(end) for shape in own) < 0.01, leader.badge.label


def test_a_circle_without_leader_stands_in_its_zone(made):
    for page in made:
        led = {id(leader.badge) for leader in page.drawing.leaders}
        for badge in page.drawing.badges:
            if id(badge) not in led:
                centre = core(badge)
                own = own_shapes(page, badge)
                assert min(shape.distance(centre) for shape in own) < 0.01, badge.label


def test_feet_stand_apart(made):
    for page in made:
        outlines = [foot.outline.simplify(0.05) for foot in page.drawing.feet]
        for one, other in combinations(outlines, 2):
            assert not one.intersects(other)


def test_nothing_is_nearer_than_5_mm_to_the_edge(made):
    for page in made:
        wide, tall = page.size
        inside = box(LEAST_EDGE, LEAST_EDGE, wide - LEAST_EDGE, tall - LEAST_EDGE)
        assert beyond(page.letters, page.size, LEAST_EDGE) == []
        for badge in page.drawing.badges:
            assert inside.contains(page.place(badge)), badge.label
        shown = pdfium.PdfDocument(page.pdf)[page.number].render(scale=1, grayscale=True).to_numpy()
        edge = int(LEAST_EDGE / 25.4 * 72)
        assert shown[edge:-edge, edge:-edge].min() < 200
        for strip in (shown[:edge], shown[-edge:], shown[:, :edge], shown[:, -edge:]):
            assert strip.min() == 255


def test_all_cautions_stand_in_lists_and_all_signs_of_danger_are_told(made):
    chart, pdf = made[0].chart, made[0].pdf
    items = Counter(flat(item) for item in said(pdf, "LBody"))
    for caution in chart.cautions.values():
        if caution.general:
            assert items[flat(caution.name)] == len(made), caution.id
    text = flat(texts(pdf)[0])
    for flag in chart.red_flags:
        if flag.urgency in ("emergency", "today"):
            assert flat(flag.sign) in text, flag.sign


def flat(text):
    """A text without spaces and the hyphens of divided words."""
    return re.sub(r"[\s\-\ufffe\x02]", "", text)


def test_a_group_that_goes_on_in_the_next_column_says_so():
    (page,) = made_of("rwo-shur", "a4", "portrait", "en", legend="system")
    heads = said(page.pdf, "TH")
    names = [system.name for system in page.chart.systems.values()]
    again = [head for head in heads if head not in names]
    assert again
    assert all(head.endswith("(continued)") for head in again)
    assert len(set(heads)) == len(heads)


SIXTY = "A name as long as names can be, with more than one part to it"[:60]


def many(count, name="Zone"):
    """A chart with as many zones, in all body systems, in rows on the soles."""
    chart = load_chart("rwo-shur")
    first = next(zone for zone in chart.zones if zone.placements)
    systems = list(chart.systems)
    across = round(np.ceil(np.sqrt(count / 2)))
    down = -(-count // max(across, 1))
    zones = []
    for n in range(count):
        row, column = divmod(n, across)
        spot = {
            "at": (0.14 + 0.72 * (column + 0.5) / across, 0.16 + 0.76 * (row + 0.5) / down),
            "size": (50 / across, 150 / down),
        }
        placement = Placement.model_validate({"view": "plantar", "spot": spot})
        changes = {
            "id": f"zone-{n}",
            "number": n + 1,
            "name": name,
            "system": systems[n * len(systems) // count],
            "feet": ("left", "right"),
            "placements": (placement,),
        }
        zones.append(first.model_copy(update=changes))
    return chart.model_copy(update={"zones": tuple(zones)})


SYNTHETIC = [(0, "a4", "portrait", "no zone to draw")]
SYNTHETIC += [(1, p, o, "") for p in ("a4", "a2") for o in ORIENTATIONS]
SYNTHETIC += [(100, "a4", "portrait", "larger paper"), (100, "a3", "portrait", "")]
SYNTHETIC += [(100, "a3", "landscape", ""), (200, "a4", "landscape", "larger paper")]
SYNTHETIC += [(200, "a4", "portrait", "larger paper"), (500, "a4", "portrait", "larger paper")]


@pytest.mark.parametrize("name", ["Zone", SIXTY], ids=["short", "long"])
@pytest.mark.parametrize(("count", "size", "orientation", "refused"), SYNTHETIC)
def test_a_chart_of_any_size_fits_or_a_sentence_says_what_would(
    count, size, orientation, refused, name
):
    common = {"paper": size, "orientation": orientation, "language": "en", "variant": "colour"}
    chart = many(count, name)
    if refused:
        with pytest.raises(SheetError, match=refused):
            laid_out("wall-chart", chart, common, {})
        return
    laid = laid_out("wall-chart", chart, common, {})
    pdf = laid.made()
    (drawing,) = laid.drawings.values()
    assert [b.label for b in drawing.badges] == 2 * [str(n + 1) for n in range(count)]
    discs = [core(badge).buffer(badge.radius) for badge in drawing.badges]
    assert len(STRtree(discs).query(discs, predicate="intersects")[0]) == len(discs)
    sheet = paper(size, orientation)
    (page,) = letters(pdf)
    assert beyond(page, (sheet.width, sheet.height), LEAST_EDGE) == []
    assert said(pdf, "TD").count(name) == count


def test_the_command_ends_with_code_2_and_a_sentence_where_a_chart_does_not_fit(
    monkeypatch, capsys
):
    monkeypatch.setattr("zones.sheets.make._chart", lambda *_: many(500))
    assert main(["sheet", "wall-chart", "--paper", "a4", "--out", "-"]) == 2
    assert re.fullmatch(r"[^\n]*; choose a larger paper[^\n]*\n", capsys.readouterr().err)


def test_a2_can_be_read_at_two_metres():
    """Letters of 11 points and more: capitals of 2.6 mm, 4.5 minutes of arc."""
    (page,) = made_of("rwo-shur", "a2", "portrait", "en")
    below = max(letter.bottom for letter in page.letters) - 25  # without sources
    small = [one for one in page.letters if one.size < 11 and one.bottom < below]
    assert small == []
    soles = [foot.box.height for foot in page.drawing.feet if foot.view == "plantar"]
    assert min(soles) > 180


@pytest.mark.parametrize("size", ["a2", "tabloid", "a3"])
def test_the_corners_beside_the_soles_of_tall_paper_hold_the_legend(size):
    (page,) = made_of("western", size, "portrait", "en")
    soles = [foot.box for foot in page.drawing.feet if foot.view == "plantar"]
    x, y = page.at
    edges = min(box.x for box in soles) + x, max(box.right for box in soles) + x
    beside = [one for one in page.letters if one.top > y and one.bottom < soles[0].bottom + y]
    assert sum(one.right < edges[0] for one in beside) > 200
    assert sum(one.left > edges[1] for one in beside) > 200


@pytest.mark.parametrize("size", SIZES)
def test_numbers_of_few_zones_are_as_large_on_every_view(size):
    (page,) = made_of("overview", size, "landscape", "en")
    radii = [badge.radius for badge in page.drawing.badges]
    assert min(radii) >= 0.55 * max(radii)


def test_a_code_stands_in_a_flatter_circle_with_type_as_large():
    number, (radius, half) = badge_size("41", 2.0), badge_size("ST41", 2.0)
    assert number == (2.0, 0.0)
    assert radius < 1.7
    (page,) = made_of("channels", "a3", "portrait", "en")
    tree = STRtree(shapely.centroid(page.areas))
    places = [page.place(badge) for badge in page.drawing.badges]
    sizes = [page.letters[i].size for i in tree.query(places, predicate="contains")[1]]
    assert np.ptp(sizes) < 0.5 * min(sizes)
    assert 2 * (radius + half) > 5
