"""Keeps the layout of sheets in Python's own cache folder of this package.

A first layout takes most of a second, for reading the content and settling the shapes; setting it
takes a tenth. What is kept is found again only if nothing that it was made from has changed: every
file of the package, and of the pack, counts with its size and time. Where the folder cannot be
written, nothing is kept.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from zones.resources import ROOT

PACKAGE = Path(__file__).parents[2]
CACHE = PACKAGE / "__pycache__" / "sheets"
MOST = 60
"""So many layouts are kept; the oldest go first."""

ENDINGS = (".py", ".yaml", ".json", ".svg")


def key(kind: str, chart: Any, wishes: dict[str, Any], options: dict[str, Any]) -> str | None:
    """Return the key of a layout, or None if it cannot be kept."""
    if not isinstance(chart, (str, os.PathLike)):
        return None
    name = os.fspath(chart)
    folders = [PACKAGE, ROOT]
    if {"/", os.sep} & set(name) or not isinstance(chart, str):
        folders.append(Path(name))
    try:
        wish = json.dumps([kind, name, wishes, options], sort_keys=True)
        files = sorted(line for folder in folders for line in _files(folder))
    except (TypeError, ValueError, OSError):
        return None
    return hashlib.sha256("\n".join([wish, *files]).encode()).hexdigest()[:32]


def _files(folder: Path | str) -> Iterator[str]:
    """Yield a line for each file that a layout may depend on: path, size, time."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith((".", "__pycache__")):
                continue
            if entry.is_dir():
                yield from _files(entry.path)
            elif entry.name.endswith(ENDINGS):
                stat = entry.stat()
                yield f"{entry.path}|{stat.st_size}|{stat.st_mtime_ns}"


def get(key: str | None) -> str | None:
    """Return a layout that was kept."""
    if key is None:
        return None
    try:
        path = CACHE / f"{key}.json"
        data = path.read_text(encoding="utf-8")
        json.loads(data)  # half a file, after a full disk, is none
        os.utime(path)
    except (OSError, ValueError):
        return None
    return data


def put(key: str | None, data: str) -> None:
    """Keep a layout, in one step, so that no other process sees half of it."""
    if key is None:
        return
    try:
        CACHE.mkdir(parents=True, exist_ok=True)
        _make_room()
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=CACHE, suffix=".new", delete=False
        ) as file:
            file.write(data)
        os.replace(file.name, CACHE / f"{key}.json")
    except OSError:
        return


def _make_room() -> None:
    files = sorted(CACHE.iterdir(), key=lambda path: path.stat().st_mtime)
    for path in files[: max(0, len(files) - MOST + 1)]:
        path.unlink(missing_ok=True)
