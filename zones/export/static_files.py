"""Files that a server hands out by address: the charts as JSON, and the fonts.

A page fetches a chart as a file, so it does not travel through the websocket and the browser
may keep it. Panel serves any file that a class lists and that lies below its module, under
``components/<module>/<class>/…``; this works for every way of starting a server and in each of
its processes. The files therefore lie in Python's own cache folder of this package, in a folder
named by their content. Where that folder cannot be written, a map carries its charts itself.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from functools import lru_cache
from pathlib import Path

from zones.export import bundle
from zones.export.page_text import index
from zones.loading.loader import schools
from zones.model.map_state import LANGUAGES
from zones.payload.files import drawings, files, places
from zones.resources import asset

HERE = Path(__file__).parent
PACKAGE = HERE.parent
MODULE = "foot_map.js"
CACHE = HERE / "__pycache__" / "served"
A_DAY = 24 * 3600


class Served:
    """What Panel's component handler may hand out: it asks for ``_resources``."""

    class _Listing:
        """Found when asked for, as that process may not have shown a map yet."""

        def __get__(self, instance: object, owner: type) -> dict[str, list[str]]:
            kept = folder()
            return {"files": [str(path) for path in kept.rglob("*.*")] if kept else []}

    _resources = _Listing()


def address(name: str = "", root: str | None = "") -> str | None:
    """Return the address of a file, or None where nothing can be handed out.

    Parameters
    ----------
    name : str
        Such as ``rwo-shur.json`` or ``fonts/text.woff2``; the empty text gives the prefix.
    root : str
        The way from the page to the server's root, as in ``panel.state.rel_path``.
    """
    kept = folder()
    if kept is None:
        return None
    below = kept.relative_to(HERE).as_posix()
    start = f"{root.rstrip('/')}/" if root else "./"
    return f"{start}components/{__name__}/{Served.__name__}/_resources/files/{below}/{name}"


@lru_cache(maxsize=1)
def folder() -> Path | None:
    """Return the folder of the files, filled; None where it cannot be written.

    Its name follows from all that the files are made from, so what one process has made, the
    next one takes as it is.
    """
    digest = hashlib.sha256()
    for path in _origins():
        data = path.read_bytes()
        digest.update(f"{path.name}:{len(data)}:".encode() + data)
    kept = CACHE / digest.hexdigest()[:12]
    try:
        if not kept.is_dir():
            _fill(kept, content())
    except OSError:
        return None
    return kept


def _origins() -> list[Path]:
    """Return the program, its content and its drawings: what the files are made from."""
    found = [*bundle.paths(), *PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.yaml")]
    for part in ("drawings/feet", "drawings/body", "fonts", "drawings/techniques"):
        found += [path for path in asset(part).glob("*") if path.is_file()]
    return sorted(found)


def content() -> dict[str, bytes]:
    """Return the files by name.

    Raises
    ------
    ContentError
        If a chart that comes with the package has a fault.
    """
    texts = {MODULE: bundle.module(), "places.json": places()} | drawings()
    texts |= {f"page-{language}.json": index(language) for language in LANGUAGES}
    for school in schools():
        texts |= files(school)
    fonts = {f"fonts/{p.name}": p.read_bytes() for p in asset("fonts").glob("*.woff2")}
    return {name: text.encode() for name, text in texts.items()} | fonts


def _fill(kept: Path, files: dict[str, bytes]) -> None:
    """Write all files in one step, so that no other process sees half of them."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    for old in kept.parent.iterdir():
        if time.time() - old.stat().st_mtime > A_DAY:
            shutil.rmtree(old, ignore_errors=True)
    draft = Path(tempfile.mkdtemp(dir=kept.parent))
    try:
        for name, data in files.items():
            (draft / name).parent.mkdir(exist_ok=True)
            (draft / name).write_bytes(data)
        draft.chmod(0o755)
        os.replace(draft, kept)
    except OSError:
        shutil.rmtree(draft, ignore_errors=True)
        if not kept.is_dir():  # else another process was first, with the same content
            raise
