"""Builds the documentation with MkDocs, whose strict mode fails on a dead link or anchor."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from tools.docs.staging import ROOT, live_maps, stage
from zones.model.map_state import DEFAULT_SCHOOL
from zones.site import kept

CONFIG = ROOT / "mkdocs.yml"
FILES = (
    "mkdocs.yml",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "assets/LICENSES.md",
    "assets/hosts/tokens.css",
    "assets/foot_map/core/map_state.json",
    "assets/foot_map/core/types.js",
    "zones/content/evidence.yaml",
)
"""What the pages follow from, beside folders."""
NOTE = ".made"
"""What the pages that are there were made from."""
THEME = Path(__file__).with_name("theme")
"""Parts of pages that replace those of the generator."""
NEEDED = ("mkdocs", "material", "mkdocstrings_handlers.python")


class DocsError(Exception):
    """The pages have faults, or the site that they belong to is not there."""


def require() -> None:
    """Check that the generator is installed.

    Raises
    ------
    ImportError
        If it is not; the message says how to install it.
    """
    for name in NEEDED:
        package = name.partition(".")[0]
        if find_spec(package) is None or find_spec(name) is None:
            raise ImportError(
                "it needs the extra docs; install it with pip install '.[docs]'", name=package
            )


def files_of(site: Path) -> str:
    """Return where the files of the map are, from the root of the documentation.

    Raises
    ------
    DocsError
        If there is no site, or one without the school that the examples show.
    """
    start = site / "index.html"
    found = re.search(r"files/[0-9a-f]{12}/", start.read_text("utf-8") if start.is_file() else "")
    if not found:
        raise DocsError(f"{start} is not the start page of the site; run make site")
    if not (site / found[0] / "charts" / f"{DEFAULT_SCHOOL}.json").is_file():
        raise DocsError(
            f"The documentation shows the school {DEFAULT_SCHOOL}, which {site} does not have; "
            f"build the site with --chart {DEFAULT_SCHOOL}"
        )
    return f"../{found[0]}"


def build(out: Path, map_files: str, base_url: str = "") -> tuple[int, float]:
    """Write the documentation into a folder: the pages if they changed, and the live maps.

    Parameters
    ----------
    out : Path
        The folder ``docs`` of a site.
    map_files : str
        Where the files of the map are, from there.
    base_url : str
        Where the site will stand.

    Returns
    -------
    pages : int
    seconds : float

    Raises
    ------
    ImportError
        If the generator is not installed.
    DocsError
        If a link leads nowhere, or another fault of a page; the message is the generator's.
    """
    require()
    began = time.monotonic()
    note = out / NOTE
    before = note.read_text("utf-8").split("\n") if note.is_file() else ["", ""]
    now = [made_from(base_url), map_files]
    if before[0] != now[0]:
        _make(out, base_url)
    if before != now:
        _write_live_maps(out, map_files)
        note.write_text("\n".join(now), "utf-8")
    pages = len(list(out.rglob("*.html"))) - len(list((out / "live").iterdir()))
    return pages, time.monotonic() - began


def _write_live_maps(out: Path, map_files: str) -> None:
    """Write the pages of the live maps, and remove those that are no longer shown."""
    live = live_maps(map_files)
    (out / "live").mkdir(exist_ok=True)
    for old in set((out / "live").iterdir()) - {out / name for name in live}:
        old.unlink()
    for name, text in live.items():
        (out / name).write_text(text, "utf-8")


def _make(out: Path, base_url: str) -> None:
    """Have the pages made, and put them into a folder, which is made anew."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stage(folder / "pages")
        (folder / "mkdocs.yml").write_text(yaml.safe_dump(config(base_url)), "utf-8")
        command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
        done = subprocess.run(
            [*command, "--config-file", str(folder / "mkdocs.yml")],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            said = re.findall(r"^(?:WARNING|ERROR) +-  (.*)", done.stderr, re.M)
            raise DocsError("\n".join(["The documentation has faults:", *said]))
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(folder / "site", out, ignore=shutil.ignore_patterns("*.map"))


def made_from(base_url: str) -> str:
    """Return a digest of what the pages are made from; a zone is not part of it."""
    here = (".md", ".svg", ".png", ".py", ".css", ".html")
    files = [ROOT / name for name in FILES]
    tools = [metadata.version(name) for name in ("mkdocs-material", "mkdocstrings-python")]
    return kept.digest(
        base_url,
        kept.digest_of_files([ROOT / "docs", THEME.parent], here),
        kept.digest_of_files([ROOT / "zones"], (".py",)),
        [path.read_text("utf-8") for path in files],
        tools,
    )


def config(base_url: str) -> dict[str, Any]:
    """Return the settings: those of ``mkdocs.yml``, and where things are."""
    found: dict[str, Any] = yaml.safe_load(CONFIG.read_text("utf-8"))
    found |= {"docs_dir": "pages", "site_dir": "site"}
    found["theme"]["custom_dir"] = str(THEME)
    if base_url:
        found["site_url"] = f"{base_url.rstrip('/')}/docs/"
    for plugin in found["plugins"]:
        if isinstance(plugin, dict) and "mkdocstrings" in plugin:
            plugin["mkdocstrings"]["handlers"]["python"]["paths"] = [str(ROOT)]
    return found
