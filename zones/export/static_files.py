"""Files that a server provides by URL: the charts as JSON, the drawings and the fonts.

A page fetches a chart as a file, so it does not go through the websocket, and the browser can cache
it. All files are held in memory. Their URLs contain a digest of everything they are made from, so
that two versions never share one. Files that take long to make are also stored in the user's cache
folder and checked before use; the folder can be deleted at any time.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import mimetypes
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from zones.export import bundle
from zones.export.page_text import index
from zones.loading.loader import schools
from zones.model.map_state import LANGUAGES
from zones.payload.files import drawings, files, places
from zones.resources import asset

PACKAGE = Path(__file__).parents[1]
PREFIX = "foot-map-files"
"""First step of every URL."""
MODULE = "foot_map.js"
MADE_FROM = ("content", "model", "loading", "languages", "geometry", "drawing", "payload", "export")
"""Packages that a file can depend on; the others lie above and import from here."""
A_MONTH = 30 * 24 * 3600
_TYPES = {".js": "text/javascript", ".json": "application/json", ".woff2": "font/woff2"}


@dataclass(frozen=True)
class StaticFile:
    """A file in memory."""

    name: str
    data: bytes = field(repr=False)

    @cached_property
    def compressed(self) -> bytes | None:
        """The data compressed by gzip, or None if that makes it no smaller."""
        made = gzip.compress(self.data, 9, mtime=0)
        return made if len(made) < 0.9 * len(self.data) else None

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the data, in hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def type(self) -> str:
        """The media type."""
        suffix = Path(self.name).suffix
        return _TYPES.get(suffix) or mimetypes.guess_type(self.name)[0] or "application/json"


class StaticFiles:
    """All files of this version of the package, made on the first request.

    Parameters
    ----------
    cache : path, optional
        Folder for files that take long to make; by default the user's cache folder.
    """

    def __init__(self, cache: Path | None = None) -> None:
        self.version = _version()
        self.cache = (cache or _cache_folder()) / self.version
        self._made: dict[str, dict[str, StaticFile]] = {}
        self._makers: dict[str, Callable[[], dict[str, str]]] = {
            school: lambda school=school: files(school)  # type: ignore[misc]
            for school in schools()
        }
        self._makers["places"] = lambda: {"places.json": places()}
        self._makers["page"] = lambda: {f"page-{each}.json": index(each) for each in LANGUAGES}
        self._locks = {group: threading.Lock() for group in [*self._makers, ""]}

    def get(self, name: str) -> StaticFile | None:
        """Return a file, such as ``rwo-shur.json`` or ``fonts/sans-400.woff2``; None if unknown.

        Raises
        ------
        ContentError
            If a chart that comes with the package is invalid.
        """
        return self._group(self._group_of(name)).get(name)

    def in_memory(self, name: str) -> StaticFile | None:
        """Return a file that has already been made."""
        return self._made.get(self._group_of(name), {}).get(name)

    def make_all(self) -> None:
        """Make all files, so that no reader waits for one.

        Raises
        ------
        ContentError
            If a chart that comes with the package is invalid.
        """
        for group in self._locks:
            self._group(group)

    def _group_of(self, name: str) -> str:
        stem = name.rsplit(".", 1)[0]
        return next((g for g in self._makers if stem == g or stem.startswith(f"{g}-")), "")

    def _group(self, group: str) -> dict[str, StaticFile]:
        with self._locks[group]:
            if group not in self._made:
                found = self._kept(group) if group else _assets()
                self._made[group] = {name: StaticFile(name, it) for name, it in found.items()}
            return self._made[group]

    def _kept(self, group: str) -> dict[str, bytes]:
        """Return a group of files from the cache; make missing or damaged ones again."""
        path = self.cache / f"{group}.json"
        text = _checked(path)
        if text is None:
            text = json.dumps(self._makers[group](), ensure_ascii=False).encode()
            with contextlib.suppress(OSError):  # a full or read-only disk: memory is enough
                _keep(path, text)
        return {name: data.encode() for name, data in json.loads(text).items()}


@lru_cache(maxsize=1)
def static_files() -> StaticFiles:
    """Return the files of this process."""
    return StaticFiles()


def address(name: str = "", root: str | None = "") -> str:
    """Return the URL of a file, relative to the page.

    Parameters
    ----------
    name : str
        Such as ``rwo-shur.json`` or ``fonts/sans-400.woff2``; an empty string gives the prefix.
    root : str
        The path from the page to the server's root, as in ``panel.state.rel_path``.
    """
    start = f"{root.rstrip('/')}/" if root else "./"
    return f"{start}{PREFIX}/{static_files().version}/{name}"


def _assets() -> dict[str, bytes]:
    """Return the files that need no work: the program, the drawings and the fonts."""
    texts = {MODULE: bundle.module()} | drawings()
    fonts = {f"fonts/{path.name}": path.read_bytes() for path in asset("fonts").glob("*.woff2")}
    return {name: text.encode() for name, text in texts.items()} | fonts


def _version() -> str:
    """Return a digest of the program, its content and its drawings."""
    found = [*PACKAGE.glob("*.py")]
    for package in MADE_FROM:
        found += [p for p in (PACKAGE / package).rglob("*") if p.suffix in (".py", ".yaml", ".po")]
    for folder in ("drawings", "fonts", "foot_map"):
        found += [path for path in asset(folder).rglob("*") if path.is_file()]
    digest = hashlib.sha256(bundle.module().encode())
    for path in sorted(found):
        data = path.read_bytes()
        digest.update(f"{path.name}:{len(data)}:".encode() + data)
    return digest.hexdigest()[:16]


def _cache_folder() -> Path:
    named = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    home = Path(named) if named else Path("~/.cache").expanduser()
    return home / "foot-reflex-zones"


def _checked(path: Path) -> bytes | None:
    """Return the content of a cached file without its digest, or None if it was altered."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    digest, _, text = data.partition(b"\n")
    return text if hashlib.sha256(text).hexdigest().encode() == digest else None


def _keep(path: Path, text: bytes) -> None:
    """Write a file with its digest atomically, and remove files of old versions."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for old in path.parent.parent.iterdir():
        if old != path.parent and time.time() - old.stat().st_mtime > A_MONTH:
            shutil.rmtree(old, ignore_errors=True)
    handle, draft = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(text).hexdigest().encode() + b"\n" + text)
        os.replace(draft, path)
    except OSError:
        Path(draft).unlink(missing_ok=True)
        raise
