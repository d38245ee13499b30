"""Finds the files of a pack and the shared records, and reads their bytes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from zones.loading.problems import ContentError, Problem, plain, shown
from zones.loading.yaml_reader import fetch
from zones.model.fields import nearest

SHARED_KINDS = (
    "systems",
    "body_areas",
    "techniques",
    "cautions",
    "red_flags",
    "complaints",
    "routines",
    "styles",
    "sources",
    "evidence",
    "guidelines",
    "overlays",
    "disagreements",
    "claim_words",
)
PACK_KINDS = (
    "school",
    "zones",
    "acupoints",
    "channels",
    "further",
    "systems",
    "messages",
    "body_areas",
    "techniques",
    "cautions",
    "sources",
    "complaints",
    "routines",
)


OWN = Path(__file__).parent.parent / "content"
"""The files of the package itself."""


@dataclass(frozen=True)
class Found:
    """One file as found: its bytes, or why there are none; `own` if it is the package's."""

    kind: str
    name: str
    raw: bytes | None
    fault: str = ""
    own: bool = False


def school_ids(shared: Path) -> tuple[str, ...]:
    """Return the ids of the schools in the shared folder: the names of their folders."""
    return tuple(sorted(path.parent.name for path in shared.glob("schools/*/school.yaml")))


def is_path(text: str) -> bool:
    """Whether a text names a folder rather than a school: it has a slash or a drive in it.

    >>> [is_path(text) for text in ("rwo-shur", "./my-pack", r"C:\\packs\\my-pack", ".")]
    [False, True, True, True]
    """
    return bool({"/", "\\", ":"} & set(text)) or text in (".", "..")


def pack_folder(school_or_path: str | os.PathLike[str], shared: Path) -> Path:
    """Return the folder of a school, by its id or by a path.

    Raises
    ------
    ContentError
        If there is no such school or folder.
    """
    if not isinstance(school_or_path, str | os.PathLike):
        remedy = f"use one of: {', '.join(school_ids(shared))}"
        what = "neither the id of a school nor the folder of a pack"
        raise ContentError([Problem(repr(school_or_path)[:60], 1, what, remedy)])
    name = os.fspath(school_or_path)
    if isinstance(school_or_path, str) and not is_path(name):
        known = school_ids(shared)
        if name in known:
            return shared / "schools" / name
        close = nearest(name, known)
        remedy = f"did you mean {close!r}?" if close else f"use one of: {', '.join(known)}"
        if name and os.path.isdir(name):
            remedy = f"write './{name}' to read that folder"
        raise ContentError([Problem(repr(name[:60]), 1, "no school has this id", remedy)])
    folder = Path(os.path.abspath(name))
    if not os.path.isdir(folder):
        raise ContentError([Problem(plain(name), 1, "not a folder", "give the folder of a pack")])
    return folder


def pack_files(folder: Path) -> tuple[Found, ...]:
    """Read the files of a pack; a file that would be ignored has no kind.

    Raises
    ------
    ContentError
        If the folder cannot be listed.
    """
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        problem = Problem(shown(folder), 1, _reason(error), "make the folder readable")
        raise ContentError([problem]) from None
    files = []
    for name in names:
        stem, ending = os.path.splitext(name)
        if name.startswith(".") or ending.lower() not in (".yaml", ".yml"):
            continue
        if ending == ".yaml" and stem in PACK_KINDS:
            files.append(_fetched(stem, folder / name, folder))
        else:
            files.append(Found("", shown(folder / name, folder), None, stem))
    found = {file.kind for file in files}
    for kind in ("school", "zones"):
        if kind not in found and not (kind == "zones" and "acupoints" in found):
            files.append(_fetched(kind, folder / f"{kind}.yaml", folder))
    order = {kind: place for place, kind in enumerate(PACK_KINDS)}
    return tuple(sorted(files, key=lambda file: order.get(file.kind, -1)))


def shared_files(shared: Path) -> tuple[Found, ...]:
    """Read the shared files, and the messages of the interface in English."""
    messages = _fetched("interface", shared / "messages.yaml")
    return (*(_fetched(kind, shared / f"{kind}.yaml") for kind in SHARED_KINDS), messages)


def _fetched(kind: str, path: Path, root: Path | None = None) -> Found:
    name = shown(path, root)
    try:
        return Found(kind, name, fetch(path), own=path.is_relative_to(OWN))
    except OSError as error:
        return Found(kind, name, None, _reason(error))


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "the file is missing"
    return f"it cannot be read ({(error.strerror or str(error)).lower()})"
