"""Real environments without a network: links to those packages of this one that are asked for."""

from __future__ import annotations

import subprocess
import venv
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = "foot-reflex-zones"


def required(name: str, extras: Iterable[str] = ()) -> list[str]:
    """What the metadata of an installed package require, with some of its extras."""
    found = []
    for text in metadata.requires(name) or []:
        requirement = Requirement(text)
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            requirement.marker = None
            found.append(str(requirement))
    return found


def closure(requirements: Iterable[str]) -> dict[str, metadata.Distribution]:
    """The installed packages that satisfy some requirements, and all that these need, by name."""
    found: dict[str, metadata.Distribution] = {}
    todo, done = list(requirements), set()
    while todo:
        requirement = Requirement(todo.pop())
        key = canonicalize_name(requirement.name)
        if (key, frozenset(requirement.extras)) in done:
            continue
        done.add((key, frozenset(requirement.extras)))
        found[key] = metadata.distribution(requirement.name)
        todo += required(requirement.name, requirement.extras)
    return found


def environment(folder: Path, *extras: str) -> Path:
    """Make an environment with what the package requires with some extras, without itself.

    Returns
    -------
    Path
        Its folder for packages.
    """
    venv.create(folder, symlinks=True)
    (site,) = folder.glob("lib/python*/site-packages")
    for distribution in closure(required(PROJECT, extras)).values():
        tops = {Path(file).parts[0] for file in distribution.files or [] if ".." not in str(file)}
        for top in tops - {"__pycache__"}:
            source = Path(str(distribution.locate_file(top)))
            if source.exists() and not (site / top).exists():
                (site / top).symlink_to(source)
    return site


def start(folder: Path, *words: str, cwd: Path | None = None) -> subprocess.Popen[str]:
    """Start the Python of an environment, alone with its own packages."""
    return subprocess.Popen(
        [folder / "bin" / "python", "-I", *words],
        cwd=cwd or folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
