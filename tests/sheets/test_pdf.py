"""The finished PDF, read back with a renderer of its own: pages, fonts, text, numbers, greys."""

import io
import re
import threading
import time

import numpy as np
import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from pypdfium2 import raw

import zones
from zones.loading.loader import load_chart
from zones.sheets.looks import look
from zones.sheets.make import laid_out
from zones.sheets.papers import PT, SIZES, Box
from zones.sheets.typesetting.records import chip

COMMON = {"paper": "a3", "orientation": "portrait", "language": "en", "variant": "colour"}


def chart_of(options=None, **common):
    laid = laid_out("wall-chart", "rwo-shur", COMMON | common, options or {})
    return laid, laid.made()


def window(laid) -> Box:
    """Where the only drawing stands on its page."""
    (place,) = laid.setter.places("drawn")
    (drawing,) = laid.drawings.values()
    return Box(place["x"], place["y"], drawing.box.width, drawing.box.height)


@pytest.fixture(scope="module")
def series():
    """The four-page A3 wall chart: its layout and its PDF."""
    return chart_of({"series": True})


@pytest.fixture(scope="module")
def poster():
    """The one-page A3 wall chart: its layout and its PDF."""
    return chart_of()


def objects(pdf: bytes, wanted: int) -> list:
    document = pypdfium2.PdfDocument(pdf)
    return [o for page in document for o in page.get_objects(filter=[wanted], max_depth=15)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
def test_a_page_is_as_large_as_its_paper(size, orientation):
    pdf = zones.sheet("figure", paper=size, orientation=orientation)
    (sheet,) = PdfReader(io.BytesIO(pdf)).pages
    wide, tall = SIZES[size].width, SIZES[size].height
    if orientation == "landscape":
        wide, tall = tall, wide
    assert float(sheet.mediabox.width) * PT == pytest.approx(wide, abs=0.1)
    assert float(sheet.mediabox.height) * PT == pytest.approx(tall, abs=0.1)


def test_there_are_only_vectors(poster, series):
    for _, pdf in (poster, series):
        assert objects(pdf, raw.FPDF_PAGEOBJ_IMAGE) == []
        assert len(objects(pdf, raw.FPDF_PAGEOBJ_PATH)) > 500
        assert b"/Subtype/Image" not in pdf.replace(b" ", b"")


def test_all_fonts_are_embedded_and_our_own(series):
    reader = PdfReader(io.BytesIO(series[1]))
    names = set()
    for number in range(1, reader.trailer["/Size"]):
        found = reader.get_object(number)
        if isinstance(found, dict) and found.get("/Type") == "/FontDescriptor":
            assert {"/FontFile2", "/FontFile3"} & set(found), found["/FontName"]
            names.add(found["/FontName"].split("+")[-1])
    assert {name.split("-")[0] for name in names} <= {
        "ZonesSans",
        "ZonesSerif",
        "ZonesHanzh",
        "ZonesHanzhstrong",
        "ZonesHanja",
    }
    assert len(names) >= 3


def test_it_is_tagged_and_says_that_it_is_pdf_ua_1(poster):
    reader = PdfReader(io.BytesIO(poster[1]))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert "/StructTreeRoot" in root
    assert re.search(r"pdfuaid:part\W+1", root["/Metadata"].get_data().decode())
    assert reader.metadata.title.startswith("Foot reflex zones")


def test_the_same_request_gives_the_same_bytes(poster):
    assert chart_of()[1] == poster[1]


# In grey

GREY = {"paper": "a4", "orientation": "portrait", "language": "en", "variant": "bw"}


def grey(pdf: bytes, dpi: float, page: int = 0) -> np.ndarray:
    """Return a page as greys, 0 black to 1 white."""
    bitmap = pypdfium2.PdfDocument(pdf)[page].render(scale=dpi / 72, grayscale=True)
    return np.squeeze(bitmap.to_numpy()).astype(float) / 255


def crop(image: np.ndarray, dpi: float, x0: float, y0: float, x1: float, y1: float) -> np.ndarray:
    k = dpi / 25.4
    return image[round(y0 * k) : round(y1 * k), round(x0 * k) : round(x1 * k)]


@pytest.fixture(scope="module", params=["bw", "ink", "colour"])
def printed(request):
    """The A4 wall chart as a black-and-white printer shows it."""
    laid = laid_out("wall-chart", "rwo-shur", GREY | {"variant": request.param}, {})
    return request.param, laid, grey(laid.made(), 300)


def test_numbers_are_black_on_white_in_grey(printed):
    _, laid, image = printed
    at = window(laid)
    for badge in next(iter(laid.drawings.values())).badges:
        x, y, reach = badge.x + at.x, badge.y + at.y, 0.6 * badge.radius
        part = crop(image, 300, x - reach, y - reach, x + reach, y + reach)
        dark, light = np.percentile(part, 3), np.percentile(part, 80)
        contrast = (light**2.2 + 0.05) / (dark**2.2 + 0.05)
        assert contrast >= 7, (badge.label, dark, light)


def test_patterns_differ_in_grey(printed):
    """Chips of two systems never look alike: their textures, shifted at will, stay apart."""
    found = chips(printed[0])
    for i, (one, first) in enumerate(found):
        for other, second in found[i + 1 :]:
            assert texture(first, second) > 0.04, (one, other)


def chips(variant):
    """Each system's pattern, drawn large enough to compare, in grey."""
    from zones.sheets.png import png

    found = []
    for system in load_chart().systems.values():
        if system.id != "other":
            svg = chip(look(variant, 6.3), system, 10.0)
            image = greys(png(svg, width=229))
            found.append((system.id, crop(image, 200, 1, 1, 23, 13)))
    return found


def greys(data: bytes) -> np.ndarray:
    """Return a PNG as greys, 0 black to 1 white."""
    from PIL import Image

    return np.asarray(Image.open(io.BytesIO(data)).convert("L")).astype(float) / 255


def texture(one: np.ndarray, other: np.ndarray) -> float:
    """Distance of two textures: tone, and ink along rows, columns and diagonals."""

    def marks(image: np.ndarray) -> np.ndarray:
        level = image - image.mean()
        power = np.abs(np.fft.fft2(level * np.outer(*(np.hanning(n) for n in level.shape)))) ** 2
        power = power[: power.shape[0] // 2, :]
        bands = power.reshape(-1)[: power.size // 64 * 64].reshape(64, -1).sum(axis=1)
        return np.concatenate([[image.mean()], np.sqrt(bands / image.size**1.5)])

    return float(np.abs(marks(one) - marks(other)).max())


def test_in_black_and_white_nothing_is_coloured():
    laid = laid_out("wall-chart", "rwo-shur", GREY, {})
    inks = laid.data + str([drawing.described() for drawing in laid.drawings.values()])
    for colour in set(re.findall(r"#[0-9a-f]{6}", inks)):
        red, green, blue = colour[1:3], colour[3:5], colour[5:7]
        spread = max(int(c, 16) for c in (red, green, blue)) - min(
            int(c, 16) for c in (red, green, blue)
        )
        assert spread <= 20, colour  # the ink of the text is a very dark brown


def test_the_ink_variant_takes_much_less_ink():
    def ink(variant: str) -> float:
        laid = laid_out("figure", "rwo-shur", GREY | {"variant": variant}, {})
        page = pypdfium2.PdfDocument(laid.made())[0]
        light = page.render(scale=1, rev_byteorder=True).to_numpy()[..., :3] / 255
        most = light.max(axis=2)  # what is common to all three colours is printed in black
        return float((1 - most + 3 * most - light.sum(axis=2)).mean())

    assert ink("ink") < 0.5 * ink("colour")
    assert ink("ink") < 0.9 * ink("bw")


# Life size


@pytest.mark.parametrize("length", [200, 232.5])
def test_the_sole_and_the_bar_are_true_to_scale(length):
    options = {"length": length, "feet": "left"}
    laid = laid_out("life-size", "rwo-shur", GREY | {"variant": "ink"}, options)
    (page,) = laid.drawings.values()
    image = grey(laid.made(), 600)
    place = page.pictures[0].box
    part = crop(image, 600, place.x, place.y - 3, place.right, place.bottom + 3) < 0.75
    rows = np.flatnonzero(part.any(axis=1))
    assert (rows[-1] - rows[0] + 1) * 25.4 / 600 == pytest.approx(length, rel=0.003)
    assert bar_of(image, page) == pytest.approx(50, rel=0.003)


def test_the_tiles_of_a_long_sole_add_up():
    options = {"length": 320, "feet": "right"}
    laid = laid_out("life-size", "rwo-shur", GREY | {"variant": "ink"}, options)
    first, second = laid.drawings.values()
    pdf = laid.made()
    upper, lower = grey(pdf, 300, 0), grey(pdf, 300, 1)
    a, b = (page.pictures[0].box for page in (first, second))
    top = np.flatnonzero(
        (crop(upper, 300, a.x + 3, a.y + 0.5, a.right - 3, a.bottom - 1) < 0.75).any(axis=1)
    )[0]
    low = np.flatnonzero(
        (crop(lower, 300, b.x + 3, b.y + 1, b.right - 3, b.bottom - 0.5) < 0.75).any(axis=1)
    )[-1]
    step = 25.4 / 300
    whole = (a.height - 0.5 - top * step) + (1 + (low + 1) * step) - 12
    assert whole == pytest.approx(320, rel=0.003)
    for image, page in ((upper, first), (lower, second)):
        assert bar_of(image, page, 300) == pytest.approx(50, rel=0.003)


def bar_of(image: np.ndarray, page, dpi: int = 600) -> float:
    """Length of the longest level bar below the foot, in millimetres."""
    k = dpi / 25.4
    below = image[round((page.box.height - 26) * k) : round((page.box.height - 12) * k)]
    runs = []
    for row in below < 0.5:
        edges = np.flatnonzero(np.diff(np.concatenate([[0], row.astype(int), [0]])))
        runs += list(edges[1::2] - edges[::2])
    return max(runs) / k


# Form


def test_the_record_sheet_can_be_filled_in_and_stays_tagged():
    pdf = zones.sheet("record")
    reader = PdfReader(io.BytesIO(pdf))
    fields = reader.get_fields()
    assert {"name", "date", "notes", "zone-1", "foot-1", "tenderness-1-1"} <= set(fields)
    wide, tall = map(float, reader.pages[0].mediabox[2:])
    for reference in (one for page in reader.pages for one in page["/Annots"]):
        widget = reference.get_object()
        x0, y0, x1, y1 = map(float, widget["/Rect"])
        assert 0 < x0 < x1 < wide
        assert 0 < y0 < y1 < tall
        assert widget["/TU"]
        assert "/StructParent" in widget
    assert pdf == zones.sheet("record")
    assert (
        "/AcroForm" not in PdfReader(io.BytesIO(zones.sheet("record", form=False))).trailer["/Root"]
    )


@pytest.fixture(scope="module", params=["portrait", "landscape"])
def form(request):
    """The record sheet with its form, and without, as the typesetter checked it."""
    common = {"orientation": request.param, "language": "de"}
    return tuple(
        PdfReader(io.BytesIO(zones.sheet("record", form=filled, **common)))
        for filled in (True, False)
    )


def test_the_form_keeps_what_the_typesetter_wrote_for_pdf_ua(form):
    """Marks, language, title and the note of the standard are those of the checked file."""
    filled, plain = (reader.trailer["/Root"] for reader in form)
    for key in ("/Lang", "/MarkInfo", "/ViewerPreferences"):
        assert filled[key] == plain[key]
    assert filled["/MarkInfo"]["/Marked"]
    assert filled["/ViewerPreferences"]["/DisplayDocTitle"]
    notes = [root["/Metadata"].get_object().get_data() for root in (filled, plain)]
    assert notes[0] == notes[1]
    assert b"pdfuaid:part" in notes[0]
    pages = [reader.pages[0].get_contents().get_data() for reader in form]
    assert pages[0] == pages[1]


def test_every_field_has_a_tag_that_leads_back_to_it(form):
    """ISO 14289-1, 7.18: each widget in a Form element, found through the parent tree."""
    root = form[0].trailer["/Root"]
    tree = dict(_numbered(root["/StructTreeRoot"]["/ParentTree"].get_object()))
    assert {page["/Tabs"] for page in form[0].pages} == {"/S"}
    widgets = [widget for page in form[0].pages for widget in page["/Annots"]]
    order = []
    for reference in widgets:
        widget = reference.get_object()
        element = tree[widget["/StructParent"]].get_object()
        assert element["/S"] == "/Form"
        assert element["/K"]["/Type"] == "/OBJR"
        assert element["/K"].raw_get("/Obj") == reference
        assert element["/Alt"] == widget["/TU"] != ""
        assert not int(widget["/F"]) & 2  # not hidden
        order.append(element)
    held = root["/StructTreeRoot"]["/K"]
    held = held[0].get_object() if isinstance(held, list) else held.get_object()
    tagged = [kid.get_object() for kid in held["/K"]]
    assert [kid for kid in tagged if kid.get("/S") == "/Form"] == order
    assert len(tree) == len({int(key) for key in tree})
    assert root["/StructTreeRoot"]["/ParentTreeNextKey"] > max(tree)


def _numbered(node):
    keys = node.get("/Nums", [])
    yield from zip(map(int, keys[::2]), keys[1::2], strict=True)
    for kid in node.get("/Kids", []):
        yield from _numbered(kid.get_object())


def test_the_tab_key_goes_along_the_rows_of_the_form(form):
    fields = [one.get_object() for page in form[0].pages for one in page["/Annots"]]
    names = [field["/T"] for field in fields]
    dates = [f"date-{n}" for n in range(1, 5)]
    tender = [f"tenderness-{n}-1" for n in range(1, 5)]
    first = ["name", "date", "session", "by", *dates, "zone-1", "foot-1", *tender, "remark-1"]
    assert names[: len(first)] == first
    assert names[-1] == "notes"
    spoken = [field["/TU"] for field in fields]
    assert spoken[8] == "Zone Nr., Zeile 1"
    assert len(set(spoken)) == len(spoken)


@pytest.fixture
def letters_of_the_form(form):
    """The embedded font of the form, and its signs and widths by glyph."""
    font = form[0].trailer["/Root"]["/AcroForm"]["/DR"]["/Font"]["/Zones"].get_object()
    (letters,) = (one.get_object() for one in font["/DescendantFonts"])
    assert (font["/Encoding"], letters["/CIDToGIDMap"]) == ("/Identity-H", "/Identity")
    meaning = font["/ToUnicode"].get_object().get_data().decode()
    pairs = re.findall(r"^<(\w{4})> <(\w{4})>$", meaning, re.M)
    signs = {int(glyph, 16): chr(int(sign, 16)) for glyph, sign in pairs}
    widths = dict(zip(letters["/W"][::2], (one[0] for one in letters["/W"][1::2]), strict=True))
    return letters["/FontDescriptor"]["/FontFile2"].get_object().get_data(), signs, widths


def test_the_font_of_the_form_is_embedded_with_its_true_widths(letters_of_the_form):
    from fontTools.ttLib import TTFont

    data, signs, widths = letters_of_the_form
    face = TTFont(io.BytesIO(data))
    unit, names, advances = face["head"].unitsPerEm, face.getBestCmap(), face["hmtx"]
    assert widths.keys() == signs.keys() == {face.getGlyphID(name) for name in names.values()}
    for glyph, sign in signs.items():
        assert face.getGlyphID(names[ord(sign)]) == glyph
        assert abs(advances[names[ord(sign)]][0] * 1000 / unit - widths[glyph]) <= 1


def test_the_form_takes_the_letters_of_all_european_languages(letters_of_the_form):
    signs = set(letters_of_the_form[1].values())
    assert signs >= set("Łukasz Œuvre Škoda Győző Ağaoğlu Ștefan Þór Δημήτρης Щербаков Їжак €½")


def test_what_a_program_fills_in_is_seen_in_the_fonts_own_letters(letters_of_the_form):
    """Read back from a flattened copy, in which a field is text like any other."""
    typed = {"name": "Müller, Łukasz", "by": "Œuvre Škoda", "notes": "Jürgen wrote:\nŁódź, Győr"}
    writer = PdfWriter(clone_from=io.BytesIO(zones.sheet("record")))
    writer.update_page_form_field_values(None, typed, auto_regenerate=False)
    for reference in (one for page in writer.pages for one in page["/Annots"]):
        field = reference.get_object()
        if field["/T"] in typed:
            look = field["/AP"]["/N"].get_object()
            assert list(look["/Resources"]["/Font"]) == ["/Zones"]
            shown = re.findall(rb"<([0-9a-f]+)> Tj", look.get_data())
            signs = letters_of_the_form[1]
            lines = [
                "".join(signs[int(code, 16)] for code in re.findall("....", line.decode()))
                for line in shown
            ]
            assert lines == typed[field["/T"]].split("\n")
    out = io.BytesIO()
    writer.write(out)
    filled = pypdfium2.PdfDocument(out.getvalue())
    filled.init_forms()
    text = ""
    for n in range(len(filled)):
        assert raw.FPDFPage_Flatten(filled[n], raw.FLAT_PRINT) == raw.FLATTEN_SUCCESS
        text += filled[n].get_textpage().get_text_range()
    for words in typed.values():
        assert all(line in text for line in words.split("\n"))


# Threads


def test_other_threads_go_on_while_a_sheet_is_set():
    zones.sheet("wall-chart", paper="a3", series=True)
    worker = threading.Thread(
        target=lambda: [zones.sheet("wall-chart", paper="a3", series=True) for _ in range(4)]
    )
    ticks = []
    worker.start()
    while worker.is_alive():
        ticks.append(time.perf_counter())
        time.sleep(0.004)
    assert len(ticks) >= 20
