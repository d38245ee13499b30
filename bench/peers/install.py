"""Gets the peers: packages of npm, bundled by deno, and packages of Python, in an own environment.

All of it lies in ``.bench`` beside the project, which git ignores. What cannot be had is missing
from the tables, with the reason.
"""

from __future__ import annotations

import importlib.metadata
import json
import shutil
import subprocess
import sys
from pathlib import Path

from zones.export.bundle import build_script

ROOT = Path(__file__).parents[2]
APPS = Path(__file__).parent / "apps"
HOME = ROOT / ".bench"
NPM = HOME / "npm"
PYTHON = HOME / "venv" / "bin" / "python"
PACKAGES = ("dash", "plotly", "streamlit", "weasyprint")
ANATOMOGRAM = NPM / "node_modules/@ebi-gene-expression-group/anatomogram/lib"


class Missing(RuntimeError):
    """Something cannot be had here; the message is the reason in one line."""


def run(*command: str | Path, cwd: Path = ROOT, seconds: float = 600) -> str:
    """Run a command and return what it says.

    Raises
    ------
    Missing
        If it fails.
    """
    try:
        done = subprocess.run(
            command, cwd=cwd, capture_output=True, text=True, timeout=seconds, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Missing(str(error).splitlines()[0]) from error
    if done.returncode:
        lines = [line for line in done.stderr.strip().splitlines() if line.strip()]
        raise Missing(lines[-1][:160] if lines else f"exit status {done.returncode}")
    return done.stdout


def deno() -> str:
    """Return the path of deno."""
    build = build_script()
    found = build.find_deno() if build else None
    if found is None:
        raise Missing("deno is not installed")
    return found


def bundle(name: str, site: Path) -> None:
    """Bundle the page of a package of npm into a folder, with its pictures beside it."""
    NPM.mkdir(parents=True, exist_ok=True)
    for file in (APPS / "deno.json", APPS / "panel.js", APPS / f"{name}.js"):
        shutil.copy(file, NPM)
    run(deno(), "install", "--quiet", cwd=NPM)
    options = ("--quiet", "--minify", "--platform", "browser")
    run(deno(), "bundle", *options, "-o", str(site / f"{name}.js"), f"{name}.js", cwd=NPM)
    if name == "anatomogram":
        for kind in ("svg/homo_sapiens.male.svg", "img"):
            source, target = ANATOMOGRAM / kind, site / kind
            target.parent.mkdir(exist_ok=True)
            shutil.copytree(source, target, dirs_exist_ok=True) if source.is_dir() else shutil.copy(
                source, target
            )


def environment() -> Path:
    """Return the Python that has the peers of Python, installed if need be."""
    uv = (sys.executable, "-m", "uv")
    if not PYTHON.exists():
        run(*uv, "venv", "--quiet", str(PYTHON.parents[1]))
    run(*uv, "pip", "install", "--quiet", "--python", str(PYTHON), *PACKAGES)
    return PYTHON


def version(package: str) -> str:
    """Return the version of a peer that is installed; empty if none is."""
    file = NPM / "node_modules" / package / "package.json"
    if file.is_file():
        return json.loads(file.read_text("utf-8"))["version"]
    if package in PACKAGES and PYTHON.exists():
        code = f"import importlib.metadata as m; print(m.version({package!r}))"
        return run(PYTHON, "-c", code).strip()
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""
