"""What an earlier build left in the folder of a site: only what changed is written again.

``.made.json`` in that folder says what the things that take long to make were made from.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from zones.model.fields import Record

MADE = ".made.json"
PACKAGE = Path(__file__).parents[1]


def digest(*parts: Any) -> str:
    """Return a digest of JSON-like data and of records."""
    found = hashlib.sha256()
    for part in parts:
        text = json.dumps(part, sort_keys=True, default=_plain, ensure_ascii=False)
        found.update(text.encode() + b"\0")
    return found.hexdigest()[:16]


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return value.model_dump(mode="json")
    raise TypeError(f"no digest of {type(value).__name__}")


def digest_of_files(folders: Iterable[Path], suffixes: tuple[str, ...]) -> str:
    """Return a digest of all files below some folders, by their names and contents."""
    found = hashlib.sha256()
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.suffix in suffixes):
            data = path.read_bytes()
            found.update(f"{path.relative_to(folder)}:{len(data)}:".encode() + data)
    return found.hexdigest()[:16]


class Folder:
    """The folder of a site.

    Attributes
    ----------
    path : Path
    written, same : int
        How many files were written, and how many were there already.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.written = self.same = 0
        self._before = _read(path / MADE)
        self._after: dict[str, dict[str, Any]] = {}
        self._files: set[str] = set()

    def write(self, name: str, data: bytes | str) -> None:
        """Write a file unless it is there with the same content.

        Raises
        ------
        OSError
            If it cannot be written.
        """
        if write(self.path, name, data):
            self.written += 1
        else:
            self.same += 1
        self._files.add(name)

    def wrote(self, names: Iterable[str], changed: int) -> None:
        """Take note of files that another process wrote with :func:`write`."""
        names = list(names)
        self._files |= set(names)
        self.written += changed
        self.same += len(names) - changed

    def known(self, key: str, made_from: str) -> list[str] | None:
        """Return the files of a thing made from the same before, if they are all there."""
        found = self._before.get(key)
        if not isinstance(found, dict) or found.get("from") != made_from:
            return None
        files = list(found.get("files", ()))
        return files if all((self.path / name).is_file() for name in files) else None

    def stays(self, key: str, made_from: str) -> bool:
        """Whether a thing made from the same is there already; it is noted again if so."""
        files = self.known(key, made_from)
        if files is None:
            return False
        self.note(key, made_from, files)
        self.same += len(files)
        return True

    def notes(self, key: str) -> dict[str, str]:
        """Return what was remembered under a key at the last build."""
        found = self._before.get(key, {})
        more = found.get("more") if isinstance(found, dict) else None
        return more if isinstance(more, dict) else {}

    def note(self, key: str, made_from: str, files: Iterable[str], more: Any = None) -> None:
        """Note what a thing was made from, its files, and what else to remember."""
        self._after[key] = {"from": made_from, "files": list(files), "more": more}
        self._files |= set(files)

    def __enter__(self) -> Folder:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is not None:  # an interrupted build: what is made need not be made again
            self._after = {**self._before, **self._after}
            before = self._before.get("*", {}).get("files", ())
            self._after["*"] = {"files": sorted({*before, *self._files})}
            self._save()

    def finish(self) -> int:
        """Remove the files of earlier builds that are no longer made; return how many.

        Only what a build has written is removed: other files in the folder stay.
        """
        before = set(self._before.get("*", {}).get("files", ()))
        gone = 0
        for name in sorted(before - self._files):
            path = self.path / name
            if path.is_file() and path.resolve().is_relative_to(self.path.resolve()):
                path.unlink()
                gone += 1
        self._after["*"] = {"files": sorted(self._files)}
        self._save()
        return gone

    def _save(self) -> None:
        text = json.dumps(self._after, ensure_ascii=False, separators=(",", ":"))
        (self.path / MADE).write_text(text, "utf-8")


def write(folder: Path, name: str, data: bytes | str) -> bool:
    """Write a file unless it is there with the same content; return whether it was written."""
    path = folder / name
    content = data.encode() if isinstance(data, str) else data
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}  # the first build, or a damaged note: all is made again
    return found if isinstance(found, dict) else {}
