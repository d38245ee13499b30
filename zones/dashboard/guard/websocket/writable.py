"""Which properties of the page's models a browser may set."""

from __future__ import annotations

from typing import Any

from bokeh.core.types import ID
from bokeh.document import Document

from zones.dashboard.guard.websocket.messages import is_records
from zones.dashboard.sheet_dialog import SheetDialog
from zones.hosts.panel import FootMap
from zones.model.map_state import FIELDS, PYTHON_ONLY

WRITABLE = {
    FootMap.__name__: frozenset(FIELDS) - frozenset(PYTHON_ONLY),
    SheetDialog.__name__: frozenset(SheetDialog.from_browser),
}
"""Names of properties by the name of the component that has them."""

RECORDS = frozenset(name for name, field in FIELDS.items() if field.kind == "answers")
"""Names whose values are lists of records; all others are texts, switches or lists of texts."""


def accepts(document: Document, id: str, name: str, value: Any) -> bool:
    """Whether a browser may set a property of a model to a value of this type.

    Only Python writes all other models and properties of a document: a module's code, style
    sheets, texts with markup.
    """
    model: Any = document.get_model_by_id(ID(id))
    if model is None:
        return False
    # The data model of a component has its name and a number.
    if name not in WRITABLE.get(type(model).__name__.rstrip("0123456789"), ()):
        return False
    if is_records(value) and name not in RECORDS:
        return False
    return model.lookup(name).property.is_valid(value)
