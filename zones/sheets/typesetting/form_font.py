"""The font of form fields, with all letters of Europe's languages."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from unicodedata import is_normalized

from zones.resources import asset

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]


def embedded_font(writer: Any) -> Any:
    """The text font with all its letters: those of Europe's languages, in any mix.

    Viewers set in it what somebody types, and so do programs that fill the form in. Its codes are
    the numbers of the glyphs, in two bytes: a simple font has 256 letters at most.
    """
    from fontTools.ttLib import TTFont
    from pypdf.generic import (
        ArrayObject,
        DictionaryObject,
        NameObject,
        NumberObject,
        StreamObject,
    )

    data = asset("fonts/sheet-sans-400.ttf").read_bytes()
    face = TTFont(BytesIO(data), lazy=True)
    signs = glyphs(face)
    file, meaning = StreamObject(), StreamObject()
    file.set_data(data)
    file[NameObject("/Length1")] = NumberObject(len(data))
    meaning.set_data(_to_unicode(signs))
    name = NameObject("/ZonesSans-Regular")
    numbers = {
        "/Flags": 4,
        "/ItalicAngle": 0,
        "/Ascent": 984,
        "/Descent": -273,
        "/CapHeight": 660,
        "/StemV": 84,
    }
    descriptor = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/FontDescriptor"),
            NameObject("/FontName"): name,
            NameObject("/FontBBox"): ArrayObject(map(NumberObject, (-454, -293, 2159, 968))),
            NameObject("/FontFile2"): writer._add_object(file.flate_encode()),
            **{NameObject(key): NumberObject(value) for key, value in numbers.items()},
        }
    )
    letters = _letters(face, signs, name, writer._add_object(descriptor))
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type0"),
            NameObject("/BaseFont"): name,
            NameObject("/Encoding"): NameObject("/Identity-H"),
            NameObject("/DescendantFonts"): ArrayObject([writer._add_object(letters)]),
            NameObject("/ToUnicode"): writer._add_object(meaning.flate_encode()),
        }
    )


def _letters(face: TTFont, signs: dict[int, str], name: Any, descriptor: Any) -> Any:
    """The glyphs of the font, each with its width in thousandths of the type size."""
    from pypdf.generic import (
        ArrayObject,
        DictionaryObject,
        NameObject,
        NumberObject,
        TextStringObject,
    )

    system = {"/Registry": TextStringObject("Adobe"), "/Ordering": TextStringObject("Identity")}
    widths = ArrayObject()
    unit, names, advances = face["head"].unitsPerEm, face.getGlyphOrder(), face["hmtx"]
    for glyph in signs:
        advance = NumberObject(round(advances[names[glyph]][0] * 1000 / unit))
        widths.extend([NumberObject(glyph), ArrayObject([advance])])
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/CIDFontType2"),
            NameObject("/BaseFont"): name,
            NameObject("/CIDSystemInfo"): DictionaryObject(
                {NameObject(key): value for key, value in system.items()}
                | {NameObject("/Supplement"): NumberObject(0)}
            ),
            NameObject("/CIDToGIDMap"): NameObject("/Identity"),
            NameObject("/W"): widths,
            NameObject("/FontDescriptor"): descriptor,
        }
    )


def glyphs(font: TTFont) -> dict[int, str]:
    """Return the signs of a font by glyph, in the order of these.

    Of those that share a glyph, a letter counts, and not a sign that Unicode has besides (U+00B5).
    """
    found = {code: font.getGlyphID(name) for code, name in font.getBestCmap().items()}
    signs: dict[int, str] = {}
    for glyph, sign in sorted((glyph, chr(code)) for code, glyph in found.items()):
        if glyph and (glyph not in signs or not is_normalized("NFKC", signs[glyph])):
            signs[glyph] = sign
    return signs


def _to_unicode(signs: dict[int, str]) -> bytes:
    """Return the CMap that says which sign a glyph is, in parts of 100 as the format asks."""
    lines = [f"<{glyph:04X}> <{ord(sign):04X}>" for glyph, sign in signs.items()]
    parts = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    listed = "".join(
        f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n" for part in parts
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{listed}endcmap CMapName currentdict /CMap defineresource pop end end\n"
    ).encode()
