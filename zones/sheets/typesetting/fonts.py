"""The fonts of the sheets: those of the package, then those of a folder of the reader's own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Any

from zones.resources import asset
from zones.sheets.errors import SheetError

ENDINGS = (".ttf", ".otf", ".ttc")

_folder: ContextVar[str] = ContextVar("folder", default="")


@contextmanager
def with_fonts(folder: str | os.PathLike[str] | None) -> Iterator[None]:
    """Add the fonts of a folder to those of the package.

    Raises
    ------
    SheetError
        If the folder has no fonts.
    """
    name = os.fspath(folder) if folder else ""
    if name and not font_files(name):
        raise SheetError(f"there are no fonts in {name!r}; its files must end in .ttf or .otf")
    token = _folder.set(name)
    try:
        yield
    finally:
        _folder.reset(token)


def folder_of(pack: str | os.PathLike[str]) -> Path | None:
    """Return the folder ``fonts`` of a pack, if it has one."""
    folder = Path(pack) / "fonts"
    return folder if folder.is_dir() else None


def font_files(folder: str | os.PathLike[str]) -> list[Path]:
    """Return the font files of a folder."""
    return sorted(path for path in Path(folder).glob("*") if path.suffix.lower() in ENDINGS)


def fonts() -> Any:
    """Return the fonts for the typesetter; it sees no others."""
    return _fonts(_folder.get())


def families() -> list[str]:
    """Return the names of the reader's own fonts."""
    name = _folder.get()
    return _only((name,)).families() if name else []


@lru_cache(maxsize=8)
def _fonts(folder: str) -> Any:
    return _only((str(asset("fonts")), *([folder] if folder else [])))


def _only(folders: tuple[str, ...]) -> Any:
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders)
    )


@lru_cache(maxsize=32)
def signs_of(path: Path) -> frozenset[int]:
    """Return the codes of the characters that a font file has."""
    from fontTools.ttLib import TTCollection, TTFont  # type: ignore[import-untyped]

    if path.suffix.lower() == ".ttc":
        faces = TTCollection(path, lazy=True).fonts
    else:
        faces = [TTFont(path, lazy=True)]
    return frozenset(code for face in faces for code in face.getBestCmap() or ())


def without_font(text: str) -> list[str]:
    """Return the signs of a text that no font of the sheets has, each once.

    >>> without_font("Leber 肝 ★★")
    ['★']
    """
    names = ("sheet-sans-400", "sheet-han-zh", "sheet-han-ja")
    files = [asset(f"fonts/{name}.ttf") for name in names]
    files += font_files(_folder.get()) if _folder.get() else []
    left = dict.fromkeys(sign for sign in text if sign not in "\n\u200e\u200f\u2028")
    for path in files:
        if left:
            left = {sign: None for sign in left if ord(sign) not in signs_of(path)}
    return list(left)


def check_signs(texts: str) -> None:
    """Refuse a text with signs that no font of the sheets has.

    Raises
    ------
    SheetError
        It names the first sign.
    """
    for sign in without_font(texts):
        at = texts.index(sign)
        near = texts[max(0, at - 20) : at + 20].split('"')
        where = next((part for part in near if sign in part), sign)
        raise SheetError(
            f"no font of the sheets has the sign {sign!r} (U+{ord(sign):04X}) of {where!r}; give a "
            "folder of fonts that have it (--fonts), or spell it with another sign; "
            "python -m zones check lists all"
        )
