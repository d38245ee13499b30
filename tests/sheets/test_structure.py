"""What a checker of PDF/UA-1 asks of every kind of sheet: ISO 14289-1, 7.1 to 7.21."""

import io
import re
from itertools import pairwise

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

import zones
from tests.pdf import said
from zones.loading.loader import load_chart
from zones.sheets.order import KINDS

NEEDED = {"handout": {"zones": "liver,22"}, "comparison": {"body_area": "heart"}}
WITHIN = {
    "/TR": {"/Table", "/THead", "/TBody"},
    "/TH": {"/TR"},
    "/TD": {"/TR"},
    "/THead": {"/Table"},
    "/TBody": {"/Table"},
    "/LI": {"/L"},
    "/Lbl": {"/LI"},
    "/LBody": {"/LI"},
}
"""Where an element may stand."""
STANDARD = {*WITHIN, "/Document", "/Div", "/Span", "/P", "/H1", "/H2", "/H3", "/L", "/Table"}
STANDARD |= {"/Figure", "/Link", "/Form"}
SHOW = {b"Tj", b"TJ", b"'", b'"', b"f", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*", b"sh", b"Do"}
"""Operators that put ink on the page."""


@pytest.fixture(scope="module", params=KINDS)
def sheet(request):
    """A kind, its PDF and a reader of it."""
    pdf = zones.sheet(request.param, language="de", **NEEDED.get(request.param, {}))
    return request.param, pdf, PdfReader(io.BytesIO(pdf))


def kids(element) -> list:
    """What an element holds: elements, references and numbers of marked content."""
    held = element.get("/K", [])
    held = held.get_object() if hasattr(held, "get_object") else held
    held = held if isinstance(held, list) else [held]
    return [kid.get_object() if hasattr(kid, "get_object") else kid for kid in held]


def below(element) -> list:
    """The elements in an element."""
    return [kid for kid in kids(element) if isinstance(kid, dict) and "/S" in kid]


def elements(reader) -> list:
    """Every element of the structure in reading order."""
    found = []

    def walk(element):
        found.append(element)
        for kid in below(element):
            walk(kid)

    for top in below(reader.trailer["/Root"]["/StructTreeRoot"]):
        walk(top)
    return found


def attribute(element, name, default=None):
    """An attribute of an element."""
    owners = element.get("/A", [])
    owners = owners if isinstance(owners, list) else [owners]
    return next((o.get_object()[name] for o in owners if name in o.get_object()), default)


def test_the_elements_are_standard_ones_in_their_places(sheet):
    found = elements(sheet[2])
    assert found[0]["/S"] == "/Document"
    for element in found:
        assert element["/S"] in STANDARD
        if element["/S"] in WITHIN:
            assert element["/P"].get_object()["/S"] in WITHIN[element["/S"]]


def test_headings_begin_with_the_first_level_and_skip_none(sheet):
    found = elements(sheet[2])
    headings = [one for one in found if re.fullmatch(r"/H\d", one["/S"])]
    levels = [int(one["/S"][2:]) for one in headings]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert not any(kid["/S"] in {"/P", "/Div", *WITHIN} for one in headings for kid in below(one))


def test_tables_have_headers_with_a_scope_and_rows_of_one_width(sheet):
    for table in (one for one in elements(sheet[2]) if one["/S"] == "/Table"):
        parts = below(table)
        assert parts[0]["/S"] == "/THead"
        rows = [row for part in parts for row in below(part)]
        assert len(set(widths(rows))) == 1
        for cell in (cell for row in below(parts[0]) for cell in below(row)):
            assert cell["/S"] == "/TH"
            assert attribute(cell, "/Scope") == "/Column"


def widths(rows):
    """How many columns each row of a table has, with cells that reach down from rows above."""
    reach = []  # of the cells of rows above: how many columns, and how many rows they go on for
    for row in rows:
        cells = [
            [int(attribute(cell, f"/{way}Span", 1)) for way in ("Col", "Row")]
            for cell in below(row)
        ]
        cells += reach
        yield sum(across for across, _ in cells)
        reach = [[across, down - 1] for across, down in cells if down > 1]


def test_lists_hold_items_with_a_label_and_a_body(sheet):
    for element in elements(sheet[2]):
        if element["/S"] == "/L":
            assert {kid["/S"] for kid in below(element)} == {"/LI"}
        elif element["/S"] == "/LI":
            assert [kid["/S"] for kid in below(element)] == ["/Lbl", "/LBody"]


def test_pictures_links_and_fields_say_what_they_are(sheet):
    for element in elements(sheet[2]):
        if element["/S"] == "/Figure":
            assert element["/Alt"].strip()
            x0, y0, x1, y1 = map(float, attribute(element, "/BBox"))
            assert x0 < x1
            assert y0 < y1
        elif element["/S"] in ("/Link", "/Form"):
            (annotation,) = (
                kid["/Obj"].get_object()
                for kid in kids(element)
                if isinstance(kid, dict) and "/Obj" in kid
            )
            assert annotation.get("/Contents") or annotation.get("/TU")
            assert "/StructParent" in annotation


def test_all_ink_is_tagged_once_or_an_artifact(sheet):
    """ISO 14289-1, 7.1: no real content outside the structure, none of it in two places."""
    _, _, reader = sheet
    tagged: dict[object, list[int]] = {page.indirect_reference.idnum: [] for page in reader.pages}
    for element in elements(reader):
        for kid in kids(element):
            if isinstance(kid, int):
                tagged[element.raw_get("/Pg").idnum].append(int(kid))
            elif kid.get("/Type") == "/MCR":
                tagged[kid.raw_get("/Pg").idnum].append(int(kid["/MCID"]))
    for page in reader.pages:
        open_marks, marks = [], []
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if operator in (b"BDC", b"BMC"):
                open_marks.append(operands[0])
                if operator == b"BDC" and "/MCID" in operands[1]:
                    marks.append(int(operands[1]["/MCID"]))
            elif operator == b"EMC":
                open_marks.pop()
            elif operator in SHOW:
                assert open_marks, operator
        assert (
            sorted(tagged[page.indirect_reference.idnum]) == sorted(marks) == [*range(len(marks))]
        )


def test_the_document_has_a_language_a_title_and_tabs_in_reading_order(sheet):
    _, _, reader = sheet
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "de"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title
    assert re.search(r"pdfuaid:part\W+1", root["/Metadata"].get_data().decode())
    for page in reader.pages:
        assert page.get("/Tabs") == "/S" or "/Annots" not in page


def test_every_font_is_embedded_and_its_letters_have_a_meaning(sheet):
    _, _, reader = sheet
    for number in range(1, reader.trailer["/Size"]):
        found = reader.get_object(number)
        if isinstance(found, dict) and found.get("/Type") == "/FontDescriptor":
            assert {"/FontFile2", "/FontFile3"} & set(found)
        if isinstance(found, dict) and found.get("/Subtype") == "/Type0":
            assert "/ToUnicode" in found


def test_a_wall_chart_is_read_from_title_to_feet_legend_safety_and_sources():
    chart = load_chart()
    pdf = zones.sheet("wall-chart", paper="a4")
    order = [one["/S"] for one in elements(PdfReader(io.BytesIO(pdf)))]
    firsts = [order.index(tag) for tag in ("/H1", "/Figure", "/Table", "/L", "/Link")]
    assert firsts == sorted(firsts)
    numbers = [text for text in said(pdf, "TD") if text.isdigit()]
    assert numbers == sorted(numbers, key=int)
    pdf = zones.sheet("wall-chart", paper="a4", legend="system")
    numbers = [text for text in said(pdf, "TD") if text.isdigit()]
    by_system = [
        str(zone.number)
        for system in chart.systems
        for zone in chart.zones
        if zone.number and zone.system == system
    ]
    assert numbers == by_system
