"""The browser module and its style, each as one text, joined from its parts.

Hosts load an anywidget module from text or from a blob, where relative imports fail. The parts in
``assets/foot_map/`` are plain modules that import one another, so an editor, the type checker and
the unit tests read them as they are. Joined, they share one scope, so each name stands once over
all of them; a second one is a fault that names both parts.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

from zones.export.strip import strip_script, strip_style
from zones.resources import asset

_FROM = re.compile(r'^(?:import|export) [^;"]*? ?from "(\./[\w/]+\.js)";\n', re.MULTILINE)
_RENAMED = re.compile(r"^import [^;]*\bas\b", re.MULTILINE)
_NAMES = re.compile(r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)", re.MULTILINE)
_DEFAULT = "export default { render };"
ENTRY = "foot_map.js"


def parts(without: Collection[str] = (), entry: str = ENTRY) -> list[Path]:
    """Return the files of a module, each after those that it imports, the entry last.

    Parameters
    ----------
    without : collection of str
        Parts to do without, such as ``compare``: what stands in for them lies in
        ``foot_map/without/``.
    entry : str
        Its file in ``assets/``: the map's, or one that imports it.

    Raises
    ------
    ValueError
        If two parts need each other.
    """
    found: list[Path] = []

    def add(path: Path, above: tuple[Path, ...]) -> None:
        if path.stem in without:
            path = path.parent / "without" / path.name
        if path in above:
            raise ValueError(f"{path.name} and {above[-1].name} import each other; part them")
        if path not in found:
            for name in _FROM.findall(path.read_text("utf-8")):
                add((path.parent / name).resolve(), (*above, path))
            found.append(path)

    add(asset(entry).resolve(), ())
    return found


def joined(without: Collection[str] = (), entry: str = ENTRY) -> str:
    """Return the parts as one module with their comments, without imports of one another.

    What imports the map calls it ``map``.

    Parameters
    ----------
    without, entry
        As of :func:`parts`.

    Raises
    ------
    ValueError
        If two parts use one name, or one imports under another name.
    """
    owners: dict[str, str] = {}
    texts = []
    for path in parts(without, entry):
        text = path.read_text("utf-8")
        if _RENAMED.search(text):
            raise ValueError(f"{path.name} imports under another name; joined parts share names")
        if path.name == ENTRY != entry:
            text = text.replace(_DEFAULT, "const map = { render };")
        for name in _NAMES.findall(text):
            if owners.setdefault(name, path.name) != path.name:
                raise ValueError(f"{name} stands in {owners[name]} and in {path.name}; rename one")
        texts.append(_FROM.sub("", text).strip())
    return "\n\n".join(texts) + "\n"


@lru_cache(maxsize=2)
def module(entry: str = ENTRY) -> str:
    """Return a module as it ships: joined, without comments and spare white space."""
    return strip_script(joined(entry=entry))


def style(without: Collection[str] = ()) -> str:
    """Return the style of the map, joined from its files, as it ships.

    Parameters
    ----------
    without : collection of str
        As of :func:`parts`; a part may have a style of its own.
    """
    more = [path for path in sorted(asset("foot_map").glob("*.css")) if path.stem not in without]
    return strip_style(
        "\n".join(path.read_text("utf-8") for path in (asset("foot_map.css"), *more))
    )
