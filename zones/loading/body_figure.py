"""The body figure, read strictly from ``content/body_figure.yaml``.

The file says where each organ lies; its name and UBERON id come from ``content/body_areas.yaml``.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path as FilePath

from zones.loading.problems import Problems, shown
from zones.loading.validation import Book, checked
from zones.loading.yaml_reader import Document, fetch, parse
from zones.model.body_figure import BodyFigure
from zones.model.chart import BodyArea
from zones.model.fields import nearest

SHARED = FilePath(__file__).parent.parent / "content"


def load_figure(file: FilePath | None = None, areas: FilePath | None = None) -> BodyFigure:
    """Read and check the body figure.

    Parameters
    ----------
    file, areas : path, optional
        The figure and the body areas; by default those of the package.

    Returns
    -------
    BodyFigure

    Raises
    ------
    ContentError
        Listing every error with file and line: unknown keys or body areas, an area that is
        neither drawn nor explained, a whole without drawn parts.
    """
    own = file is None and areas is None
    file = file or SHARED / "body_figure.yaml"
    areas = areas or SHARED / "body_areas.yaml"
    return _figure(fetch(file), shown(file), fetch(areas), shown(areas), own)


@lru_cache(maxsize=4)
def _figure(raw: bytes, name: str, raw_areas: bytes, areas_name: str, own: bool) -> BodyFigure:
    problems = Problems()
    book = Book()
    book.add(parse(raw_areas, areas_name, own=own), BodyArea, problems)
    document = parse(raw, name, own=own)
    entry = checked(document, BodyFigure, problems)
    if entry:
        _check(entry.record, document, set(book.known), problems)
    problems.stop()
    assert entry, "without a record there is a problem"
    return entry.record


def _check(figure: BodyFigure, document: Document, known: set[str], problems: Problems) -> None:
    def fault(path: tuple, message: str, remedy: str) -> None:
        problems.add(document.file, document.line(path), message, remedy)

    def unknown(path: tuple, id: str) -> None:
        if id not in known:
            close = nearest(id, sorted(known))
            remedy = f"did you mean {close!r}?" if close else "add it to body_areas.yaml"
            fault(path, f"body area {id!r} is not in body_areas.yaml", remedy)

    for view, items in figure.views.items():
        for index, item in enumerate(items):
            unknown(("views", view, index, "body_area"), item.body_area)
    for whole, parts in figure.wholes.items():
        unknown(("wholes", whole), whole)
        for part in parts:
            if part not in figure.drawn:
                fault(("wholes", whole), f"part {part!r} is not drawn", "draw it or leave it out")
    for id in figure.not_drawn:
        unknown(("not_drawn", id), id)
        if id in figure.drawn:
            fault(("not_drawn", id), f"{id!r} is drawn", "take it out of not_drawn")
    for id in sorted(known - figure.drawn - set(figure.wholes) - set(figure.not_drawn)):
        fault((), f"body area {id!r} is nowhere", "draw it, or say in not_drawn why not")
