"""Form fields on a finished PDF, which the typesetter cannot make.

The fields are tagged like the rest of the document, have a spoken name, and use the sheet's
embedded font.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, cast

from zones.sheets.papers import PT, Box, Paper
from zones.sheets.typesetting.form_font import embedded_font

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
        DictionaryObject,
        NameObject,
        TextStringObject,
    )

    reader = PdfReader(BytesIO(pdf))
    writer = PdfWriter(clone_from=reader)
    _keep_identity(reader, writer)
    font = writer._add_object(embedded_font(writer))
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
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _keep_identity(reader: Any, writer: Any) -> None:
    """Keep the document's title, version and number, where the library would put in its own."""
    from pypdf.generic import ArrayObject, ByteStringObject

    if "/Info" in reader.trailer:
        writer.metadata = reader.metadata
    writer.pdf_header = reader.pdf_header
    if "/ID" in reader.trailer:
        ids = cast(ArrayObject, reader.trailer["/ID"])
        writer._ID = ArrayObject(ByteStringObject(part.original_bytes) for part in ids)


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
