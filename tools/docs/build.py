"""Builds the documentation with MkDocs, whose strict mode fails on a dead link or anchor."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from tools.docs.staging import ROOT, stage
from zones.model.map_state import DEFAULT_SCHOOL

CONFIG = ROOT / "mkdocs.yml"
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
    """Write the documentation into a folder, which is made anew.

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
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = stage(folder / "pages", map_files)
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
    return len(pages), time.monotonic() - began


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
