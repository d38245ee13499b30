"""Form fields on a finished PDF, which the typesetter cannot make.

The fields are tagged like the rest of the document, have a spoken name, and use the sheet's
embedded font.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast
from unicodedata import is_normalized

from zones.resources import asset
from zones.sheets.papers import PT, Box, Paper

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

SIZE = 9.0
"""Font size of entries, in points."""

# Flags of form fields, ISO 32000-1, tables 221, 228 and 230.
MULTILINE, COMBO = 1 << 12, 1 << 17
PRINT = 1 << 2
TICK = "0.14 G 0.14 w 1 J 0.2 0.5 m 0.42 0.24 l 0.82 0.8 l S"
"""A tick, in a box of 1 by 1."""


@dataclass(frozen=True)
class Field:
    """A field to fill in: its name, its purpose, its page from 1, its box in page millimetres."""

    name: str
    tip: str
    page: int
    box: Box
    multiline: bool = False
    tick: bool = False
    choices: tuple[str, ...] = ()

    @classmethod
    def told(cls, place: Mapping[str, Any]) -> Field:
        """Return the field that a template tells of; see ``field`` in its styles."""
        box = Box(*(place[key] for key in ("x", "y", "width", "height")))
        more = {name: place[name] for name in ("name", "tip", "page", "multiline", "tick")}
        return cls(box=box, choices=tuple(place["choices"]), **more)


def add_fields(pdf: bytes, fields: Sequence[Field], paper: Paper) -> bytes:
    """Put fields on the pages of a tagged PDF.

    Parameters
    ----------
    pdf : bytes
    fields : sequence of Field
        Their boxes in page millimetres, y down.
    paper : Paper

    Returns
    -------
    bytes
        The same for the same input.
    """
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import (
        ArrayObject,
        BooleanObject,
        ByteStringObject,
        DictionaryObject,
        NameObject,
        TextStringObject,
    )

    reader = PdfReader(BytesIO(pdf))
    writer = PdfWriter(clone_from=reader)
    if "/Info" in reader.trailer:  # or the library would put in its own name
        writer.metadata = reader.metadata
    writer.pdf_header = reader.pdf_header
    font = writer._add_object(_font(writer))
    resources = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/Zones"): font})}
    )
    tags = _Tags(writer)
    widgets = ArrayObject()
    for place, page in enumerate(writer.pages, 1):
        here = []
        for field in (field for field in fields if field.page == place):
            widget = _widget(writer, field, page, paper)
            reference = writer._add_object(widget)
            tags.add(reference, widget, page, field.tip)
            here.append(reference)
        annotations = page.get("/Annots", ArrayObject()).get_object()
        page[NameObject("/Annots")] = ArrayObject([*annotations, *here])
        page[NameObject("/Tabs")] = NameObject("/S")
        widgets.extend(here)
    tags.close()
    writer._root_object[NameObject("/AcroForm")] = DictionaryObject(
        {
            NameObject("/Fields"): widgets,
            NameObject("/DR"): resources,
            NameObject("/DA"): TextStringObject(f"/Zones {SIZE:g} Tf 0.14 g"),
            NameObject("/NeedAppearances"): BooleanObject(True),
        }
    )
    if "/ID" in reader.trailer:
        ids = cast(ArrayObject, reader.trailer["/ID"])
        writer._ID = ArrayObject(ByteStringObject(part.original_bytes) for part in ids)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _widget(writer: Any, field: Field, page: Any, paper: Paper) -> Any:
    from pypdf.generic import (
        ArrayObject,
        DictionaryObject,
        FloatObject,
        NameObject,
        NumberObject,
        TextStringObject,
    )

    box = field.box
    corners = (box.x, paper.height - box.bottom, box.right, paper.height - box.y)
    empty = _appearance(writer, box)
    widget = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Ch" if field.choices else "/Tx"),
            NameObject("/T"): TextStringObject(field.name),
            NameObject("/TU"): TextStringObject(field.tip),
            NameObject("/Rect"): ArrayObject(FloatObject(round(v / PT, 3)) for v in corners),
            NameObject("/P"): page.indirect_reference,
            NameObject("/F"): NumberObject(PRINT),
            NameObject("/DA"): TextStringObject(f"/Zones {SIZE:g} Tf 0.14 g"),
            NameObject("/AP"): DictionaryObject({NameObject("/N"): empty}),
        }
    )
    if field.choices:
        widget[NameObject("/Opt")] = ArrayObject(map(TextStringObject, field.choices))
        widget[NameObject("/Ff")] = NumberObject(COMBO)
    elif field.multiline:
        widget[NameObject("/Ff")] = NumberObject(MULTILINE)
    elif field.tick:
        states = {NameObject("/Off"): empty, NameObject("/Yes"): _appearance(writer, box, TICK)}
        widget[NameObject("/FT")] = NameObject("/Btn")
        widget[NameObject("/AP")] = DictionaryObject({NameObject("/N"): DictionaryObject(states)})
        widget[NameObject("/AS")] = widget[NameObject("/V")] = NameObject("/Off")
    return widget


def _appearance(writer: Any, box: Box, drawn: str = "") -> Any:
    """Return how a field looks: empty, or with what is drawn in a box of 1 by 1."""
    from pypdf.generic import ArrayObject, FloatObject, NameObject, StreamObject

    wide, tall = round(box.width / PT, 3), round(box.height / PT, 3)
    found = StreamObject()
    found[NameObject("/Type")] = NameObject("/XObject")
    found[NameObject("/Subtype")] = NameObject("/Form")
    found[NameObject("/BBox")] = ArrayObject(map(FloatObject, (0, 0, wide, tall)))
    marks = f"q {wide:g} 0 0 {tall:g} 0 0 cm {drawn} Q" if drawn else "/Tx BMC EMC"
    found.set_data(marks.encode())
    return writer._add_object(found)


class _Tags:
    """Adds form fields to the structure tree, so that screen readers find them in order."""

    def __init__(self, writer: Any):
        from pypdf.generic import ArrayObject, NameObject

        self.writer = writer
        self.root = writer._root_object["/StructTreeRoot"].get_object()
        kids = self.root["/K"]
        first = kids.get_object()
        self.parent = first[0] if isinstance(first, ArrayObject) else kids
        document = self.parent.get_object()
        held = document["/K"].get_object()
        if not isinstance(held, ArrayObject):
            held = ArrayObject([document["/K"]])
            document[NameObject("/K")] = held
        self.held = held
        self.entries: list[tuple[int, Any]] = []
        self.next = 1 + max(self._keys(self.root["/ParentTree"].get_object()), default=-1)

    def _keys(self, node: Any) -> list[int]:
        found = [int(key) for key in node.get("/Nums", [])[::2]]
        for kid in node.get("/Kids", []):
            found += self._keys(kid.get_object())
        return found

    def add(self, reference: Any, widget: Any, page: Any, tip: str) -> None:
        """Tag one widget."""
        from pypdf.generic import DictionaryObject, NameObject, NumberObject, TextStringObject

        place = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/OBJR"),
                NameObject("/Obj"): reference,
                NameObject("/Pg"): page.indirect_reference,
            }
        )
        element = self.writer._add_object(
            DictionaryObject(
                {
                    NameObject("/Type"): NameObject("/StructElem"),
                    NameObject("/S"): NameObject("/Form"),
                    NameObject("/P"): self.parent,
                    NameObject("/Alt"): TextStringObject(tip),
                    NameObject("/K"): place,
                }
            )
        )
        self.held.append(element)
        widget[NameObject("/StructParent")] = NumberObject(self.next)
        self.entries.append((self.next, element))
        self.next += 1

    def close(self) -> None:
        """Write the references from fields back to their tags into the parent tree."""
        from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject

        tree = self.root["/ParentTree"].get_object()
        pairs = [part for key, element in self.entries for part in (NumberObject(key), element)]
        if "/Nums" in tree:
            tree["/Nums"].extend(pairs)
        else:
            low, high = self.entries[0][0], self.entries[-1][0]
            leaf = DictionaryObject(
                {
                    NameObject("/Limits"): ArrayObject([NumberObject(low), NumberObject(high)]),
                    NameObject("/Nums"): ArrayObject(pairs),
                }
            )
            tree["/Kids"].append(self.writer._add_object(leaf))
        self.root[NameObject("/ParentTreeNextKey")] = NumberObject(self.next)


def _font(writer: Any) -> Any:
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
