"""Builds wheel and sdist, and tries them where there is neither a network nor the checkout."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

from tools.environment import follow, make_venv

PROJECT = "pyproject.toml"
UNREACHABLE = "http://127.0.0.1:9"
"""A proxy that is not there: whatever asks the network through it fails at once."""
TRIALS = (
    ("check the content", ("check",)),
    ("write a page", ("page", "--chart", "overview", "--out", "map.html")),
    ("set a sheet", ("sheet", "quiz", "--out", "quiz.pdf")),
)
"""What the installed program is asked to do, far from the checkout."""


class Refused(Exception):
    """The release cannot be made; the message says why, and what to do."""


def build(source: Path, out: Path) -> tuple[Path, Path]:
    """Build the wheel and the sdist; return both, checked as PyPI checks them."""
    run("Building", [sys.executable, "-m", "hatchling", "build", "-d", out], cwd=source)
    (wheel,), (sdist,) = out.glob("*.whl"), out.glob("*.tar.gz")
    run(
        "Checking what PyPI shows",
        [sys.executable, "-m", "twine", "check", "--strict", wheel, sdist],
    )
    return wheel, sdist


def build_tools(source: Path) -> list[str]:
    """Return what ``pyproject.toml`` requires to build the project."""
    project = (source / PROJECT).read_text("utf-8")
    return json.loads(re.search(r"^requires = (\[.*\])$", project, re.M)[1])


def offline_environment(work: Path, tools: list[str], wheel: Path, sdist: Path) -> Path:
    """Build the sdist without deno and without a network, and install what comes out, with sheets.

    Parameters
    ----------
    work : Path
        A temporary folder.
    tools : list of str
        What may be used to build.
    wheel, sdist : Path

    Returns
    -------
    Path
        Python of the new environment.

    Raises
    ------
    Refused
        If that fails, or if it gives another wheel.
    """
    house, again = work / "packages", work / "again"
    if not make_venv(work / "venv"):
        raise Refused("no virtual environment could be made; on Debian: apt install python3-venv")
    python = work / "venv" / "bin" / "python"
    pip = [python, "-m", "pip", "--disable-pip-version-check", "--no-input"]
    run("Fetching what it requires", [*pip, "download", "-d", house, *tools, f"{wheel}[sheet]"])
    (house / wheel.name).unlink()
    local = ["--no-index", "--find-links", house]
    env = alone()
    command = [*pip, "wheel", *local, "--no-deps", "-w", again, sdist]
    run("Building from the sdist, offline", command, env, work)
    if different := differences(wheel, again / wheel.name):
        raise Refused(f"the wheel built from the sdist differs: {', '.join(different[:5])}")
    install = [*pip, "install", *local, f"{again / wheel.name}[sheet]"]
    run("Installing it, offline", install, env, work)
    return python


def alone() -> dict[str, str]:
    """Return variables for programs that must do without a network and what is installed here."""
    return {
        "PATH": os.defpath,
        **dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), UNREACHABLE),
    }


def differences(one: Path, other: Path) -> list[str]:
    """Return the names of the files that two wheels do not have in common, byte for byte."""

    def content(wheel: Path) -> set[tuple[str, bytes]]:
        with zipfile.ZipFile(wheel) as archive:
            return {(name, archive.read(name)) for name in archive.namelist()}

    return sorted({name for name, _ in content(one) ^ content(other)})


def try_out(python: Path, work: Path, version: str) -> None:
    """Let the installed program do what its readers do, in an empty folder and offline."""
    empty = work / "empty"
    empty.mkdir()
    command = [python, "-I", "-m", "zones"]
    told = subprocess.run([*command, "--version"], cwd=empty, capture_output=True, text=True)
    if version not in told.stdout.split():
        raise Refused(f"the installed program does not say {version}: {told.stdout}{told.stderr}")
    for label, words in TRIALS:
        run(f"Letting it {label}, offline", [*command, *words], alone(), empty)


def run(
    label: str,
    command: Sequence[str | Path],
    env: dict[str, str] | None = None,
    cwd: Path | None = None,
) -> None:
    """Run a program whose output is shown only if it fails.

    Raises
    ------
    Refused
        If it fails.
    """
    if not follow(label, list(map(str, command)), env, cwd):
        raise Refused(f"{label[0].lower()}{label[1:]} failed, see above; nothing was changed")
