"""What a PDF says, read back by a renderer that is not the one that wrote it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pypdfium2
import shapely
from pypdfium2 import raw

PT = 25.4 / 72


@dataclass(frozen=True)
class Letter:
    """A letter, the box of its ink in page millimetres, y down, and its size in points."""

    sign: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


def texts(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in document]


@lru_cache(maxsize=4)  # several tests in a row read the same file
def letters(pdf: bytes) -> list[list[Letter]]:
    """Return the letters of each page."""
    found = []
    for sheet in pypdfium2.PdfDocument(pdf):
        height, text = sheet.get_height(), sheet.get_textpage()
        found.append([])
        for index in range(text.count_chars()):
            sign = chr(raw.FPDFText_GetUnicode(text, index))
            if not sign.isspace() and not raw.FPDFText_IsGenerated(text, index):
                left, bottom, right, top = text.get_charbox(index)
                box = (left * PT, (height - top) * PT, right * PT, (height - bottom) * PT)
                size = raw.FPDFText_GetFontSize(text, index)
                found[-1].append(Letter(sign, *box, size))
    return found


def areas(page: Sequence[Letter]) -> np.ndarray:
    """Return the boxes of letters as shapes."""
    sides = np.array([(one.left, one.top, one.right, one.bottom) for one in page])
    return np.asarray(shapely.box(*sides.T)) if len(page) else np.empty(0, dtype=object)


def covered(page: Sequence[Letter]) -> list[tuple[Letter, Letter]]:
    """Return the pairs of letters that share more than two fifths of the smaller one."""
    places = areas(page)
    ones, others = shapely.STRtree(places).query(places, predicate="intersects")
    ones, others = ones[ones < others], others[ones < others]
    shared = shapely.area(shapely.intersection(places[ones], places[others]))
    smaller = np.minimum(shapely.area(places[ones]), shapely.area(places[others]))
    hit = np.flatnonzero(shared >= 0.4 * smaller)
    return [(page[ones[i]], page[others[i]]) for i in hit]


def beyond(page: Sequence[Letter], size: tuple[float, float], edge: float) -> list[Letter]:
    """Return the letters nearer than an edge to that of a page of a size, in millimetres."""
    wide, tall = size[0] - edge, size[1] - edge
    return [
        one
        for one in page
        if min(one.left, one.top) < edge or one.right > wide or one.bottom > tall
    ]


def said(pdf: bytes, *tags: str) -> list[str]:
    """Return the texts of all elements with one of some tags, such as ``H2``, in reading order."""
    return [text for tag, text in _tagged(pdf) if text and tag in tags]


@lru_cache(maxsize=4)
def _tagged(pdf: bytes) -> list[tuple[str, str]]:
    """Return the tag and the text of every element, in reading order."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        pieces = _pieces(page)
        tree = raw.FPDF_StructTree_GetForPage(page)
        for index in range(raw.FPDF_StructTree_CountChildren(tree)):
            element = raw.FPDF_StructTree_GetChildAtIndex(tree, index)
            for tag, one in _elements(element):
                text = "".join(pieces.get(m, "") for m in _marks(one))
                found.append((tag, " ".join(text.split())))
        raw.FPDF_StructTree_Close(tree)
    return found


def alternatives(pdf: bytes) -> list[str]:
    """Return the alternative texts of all pictures."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        tree = raw.FPDF_StructTree_GetForPage(page)
        for index in range(raw.FPDF_StructTree_CountChildren(tree)):
            element = raw.FPDF_StructTree_GetChildAtIndex(tree, index)
            found += [
                _text(raw.FPDF_StructElement_GetAltText, one)
                for tag, one in _elements(element)
                if tag == "Figure"
            ]
        raw.FPDF_StructTree_Close(tree)
    return found


def _pieces(page) -> dict[int, str]:
    text = page.get_textpage()
    found: dict[int, str] = {}
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=15):
        mark = raw.FPDFPageObj_GetMarkedContentID(item)
        size = raw.FPDFTextObj_GetText(item, text, None, 0)
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFTextObj_GetText(
            item, text, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size
        )
        found[mark] = found.get(mark, "") + buffer.raw[:-2].decode("utf-16-le")
    return found


def _text(read, element) -> str:
    size = read(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    read(element, buffer, size)
    return buffer.raw[:-2].decode("utf-16-le")


def _elements(element) -> Iterator[tuple[str, object]]:
    yield _text(raw.FPDF_StructElement_GetType, element), element
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield from _elements(child)


def _marks(element) -> Iterator[int]:
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield from _marks(child)
        else:
            mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, index)
            if mark >= 0:
                yield mark
