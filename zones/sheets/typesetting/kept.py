"""A cache of sheet layouts, in this package's ``__pycache__`` folder.

A first layout takes most of a second, for reading the content and settling the shapes; setting
it takes a tenth. The key covers everything a layout is made from: size and time of every file of
the package and of the pack. Where the folder cannot be written, nothing is cached.
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
"""Most layouts to keep; the oldest are deleted first."""

ENDINGS = (".py", ".yaml", ".po", ".json", ".svg")


def key(kind: str, chart: Any, common: dict[str, Any], options: dict[str, Any]) -> str | None:
    """Return the cache key of a layout, or None if it cannot be cached."""
    if not isinstance(chart, (str, os.PathLike)):
        return None
    name = os.fspath(chart)
    folders = [PACKAGE, ROOT]
    if {"/", os.sep} & set(name) or not isinstance(chart, str):
        folders.append(Path(name))
    try:
        request = json.dumps([kind, name, common, options], sort_keys=True)
        files = sorted(line for folder in folders for line in _files(folder))
    except (TypeError, ValueError, OSError):
        return None
    return hashlib.sha256("\n".join([request, *files]).encode()).hexdigest()[:32]


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
    """Return a cached layout, or None."""
    if key is None:
        return None
    try:
        path = CACHE / f"{key}.json"
        data = path.read_text(encoding="utf-8")
        json.loads(data)  # a full disk may have left half a file
        os.utime(path)
    except (OSError, ValueError):
        return None
    return data


def put(key: str | None, data: str) -> None:
    """Cache a layout atomically, so that no other process sees half of it."""
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
