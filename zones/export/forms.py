"""The forms in which a map is saved, by the ending of the file's name."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any, Protocol

from zones.model.fields import nearest
from zones.model.map_state import described

FORMS: dict[str, tuple[str, tuple[str, ...]]] = {
    "html": ("to_html", ("title", "fonts", "embedded", "charts", "languages", "report_to")),
    "svg": ("to_svg", ()),
    "png": ("to_png", ("width",)),
    "pdf": ("to_pdf", ("title",)),
    "json": ("to_json", ()),
}
"""By ending: the method of a map that makes it, and the method's options."""
ALSO = {"htm": "html"}


class Savable(Protocol):
    """A map, of which this module needs the methods in :data:`FORMS`."""

    language: Any


def form_of(name: str, form: Any = None) -> str:
    """Return the form of a file: the one that is given, or the ending of its name.

    >>> form_of("Map.SVG"), form_of("map.htm"), form_of("picture", "png")
    ('svg', 'html', 'png')

    Raises
    ------
    ValueError
        If there is no such form; the message lists them.
    """
    if form is not None and not isinstance(form, str):
        raise ValueError(f"format cannot be {described(form)}; choose from: {', '.join(FORMS)}")
    ending = form if form is not None else Path(name).suffix.removeprefix(".")
    found = ALSO.get(ending.lower(), ending.lower())
    if found in FORMS:
        return found
    close = nearest(found, FORMS)
    hint = f"did you mean {close!r}? " if close else ""
    what = f"the ending of {name[-60:]!r}" if form is None else "format"
    shown = f"cannot be {ending[:60]!r}" if ending else "is missing"
    raise ValueError(f"{what} {shown}; {hint}choose from: {', '.join(FORMS)}")


def check_options(form: str, options: dict[str, Any]) -> None:
    """Refuse options that a form does not have.

    Raises
    ------
    ValueError
        It names the options of this form, and the form that has this option.
    """
    _, known = FORMS[form]
    for name in options:
        if name in known:
            continue
        close = nearest(name, known)
        hint = f"did you mean {close!r}? " if close else ""
        owners = [other for other, (_, names) in FORMS.items() if name in names]
        whose = f"; it belongs to .{owners[0]}" if owners else ""
        listed = f"{hint}choose from: {', '.join(known)}" if known else "it has no options"
        raise ValueError(f"a .{form} has no option {name!r}{whose}; {listed}")


def save(shown: Savable, target: Any, form: Any, options: dict[str, Any]) -> None:
    """Write a map to a file; see :meth:`zones.FootMap.save`."""
    is_file = hasattr(target, "write")
    if not is_file and not (isinstance(target, str | os.PathLike) and os.fspath(target)):
        raise ValueError(
            f"filename must be a path or an open file, and cannot be {described(target)}"
        )
    name = str(getattr(target, "name", "")) if is_file else os.fsdecode(target)
    if is_file and form is None and Path(name).suffix.lower()[1:] not in {*FORMS, *ALSO}:
        form = "html"
    kind = form_of(name, form)
    check_options(kind, options)
    data = getattr(shown, FORMS[kind][0])(**options)
    if is_file:
        target.write(_fitting(data, target))
        return
    try:
        Path(name).write_bytes(data if isinstance(data, bytes) else data.encode())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise type(error)(error.errno, f"the map cannot be saved, {reason}", name) from None


def _fitting(data: str | bytes, file: Any) -> str | bytes:
    """Return text for a file that is open for text, and bytes for one that is open for bytes."""
    wants_text = isinstance(file, io.TextIOBase)
    if isinstance(data, bytes) and wants_text:
        raise ValueError("a picture or PDF is written to a file that is open for bytes ('wb')")
    if isinstance(data, str) and isinstance(file, io.RawIOBase | io.BufferedIOBase):
        return data.encode()
    return data
