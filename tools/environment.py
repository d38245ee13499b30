"""Make ``.venv`` and fill it, on machines with nothing but Python; used by the Makefile.

``python tools/environment.py venv FOLDER`` makes a virtual environment with pip;
``FOLDER/bin/python tools/environment.py install LOCK REQUIREMENTS`` installs this project and the
very versions of a lock file, by uv where it can be had, which is many times as fast as pip. Needs
the standard library alone.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO

BEAT = 2.0
"""Seconds between two dots."""

NO_VENV = """No virtual environment could be made. Any one of these is enough:
  apt install python3-venv        (Debian, Ubuntu)
  python3 -m pip install --user virtualenv
  make PYTHON=/path/to/another/python3"""


def follow(
    label: str,
    command: Sequence[str],
    env: dict[str, str] | None = None,
    cwd: Path | None = None,
) -> bool:
    """Run a command that may take minutes; say what it downloads, and a dot for each moment.

    Parameters
    ----------
    label : str
        What is being done, for the reader.
    command : sequence of str
        The program and its arguments. What it writes is shown only if it fails.
    env : dict, optional
        Environment variables to set on top.
    cwd : Path, optional
        Folder to run it in.

    Returns
    -------
    bool
        Whether the command ended well. A program that is not there counts as failed.
    """
    print(label, end=" ", flush=True)
    begun = time.monotonic()
    with tempfile.TemporaryFile() as log:
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, **(env or {})},
                cwd=cwd,
            )
        except OSError as error:
            print(f"failed: {error}", flush=True)
            return False
        told = 0
        while process.poll() is None:
            try:
                process.wait(BEAT)
            except subprocess.TimeoutExpired:
                downloads = large_downloads(_read(log))
                print("".join(f" {name}" for name in downloads[told:]) or ".", end="", flush=True)
                told = len(downloads)
        seconds = time.monotonic() - begun
        if process.returncode == 0:
            print(f" {seconds:.0f} s", flush=True)
            return True
        print(f" failed after {seconds:.0f} s:", flush=True)
        print(_read(log).rstrip(), file=sys.stderr, flush=True)
        return False


def _read(log: IO[bytes]) -> str:
    # The child writes at the position of the same open file; `pread` leaves that alone.
    size = os.fstat(log.fileno()).st_size
    return os.pread(log.fileno(), size, 0).decode("utf-8", "replace")


def large_downloads(log: str) -> list[str]:
    """Return what pip or uv has begun to download, name and size, from a megabyte upwards.

    >>> large_downloads("Downloading panel-1.9.4-py3-none-any.whl (29.8 MB)\\n")
    ['panel (29.8 MB)']
    >>> large_downloads("Downloading panel-material-ui (1.7MiB)\\n")
    ['panel-material-ui (1.7 MiB)']
    """
    found = re.findall(r"Downloading (?:\S*/)?([\w.-]+?)(?:-\d\S*)? \(([\d.]+) ?([MG]i?B)\)", log)
    return [f"{name} ({number} {unit})" for name, number, unit in found]


def apt() -> list[str]:
    """Return how to call ``apt-get`` with the rights to install; empty where that is not ours."""
    if not shutil.which("apt-get"):
        return []
    become: list[str] = []
    if os.geteuid() != 0:
        sudo = shutil.which("sudo")
        if not sudo or subprocess.run([sudo, "-n", "true"], capture_output=True).returncode:
            return []
        become = [sudo, "-n"]
    return [*become, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qy"]


def apt_install(package: str) -> bool:
    """Install a Debian package where that is ours to do; whether it worked.

    As root, or where ``sudo`` asks for no password. The lists of packages are fetched where they do
    not know the package or name versions that are gone.
    """
    if not (command := apt()):
        return False
    install = [*command, "install", "--no-install-recommends", package]
    known = subprocess.run([*install, "--simulate"], capture_output=True).returncode == 0
    if known and follow(f"apt-get install {package}", install):
        return True
    return follow("apt-get update", [*command, "update"]) and follow(
        f"apt-get install {package}", install
    )


def has_pip(folder: Path) -> bool:
    """Whether a folder is a virtual environment whose pip starts."""
    try:
        command = [folder / "bin" / "python", "-m", "pip", "--version"]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def make_venv(folder: Path) -> bool:
    """Make a virtual environment with pip by the first way that works; whether one did.

    Debian ships Python without what ``venv`` needs to put pip into an environment. So after
    ``venv`` itself come Debian's package, this Python's own pip, and virtualenv.
    """

    def run(*words: str | Path) -> bool:
        command = [sys.executable, "-m", *map(str, words)]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    def venv() -> bool:
        return run("venv", "--clear", folder)

    def own_pip() -> bool:
        python = folder / "bin" / "python"
        return run("venv", "--clear", "--without-pip", folder) and run(
            "pip", "--python", python, "install", "pip"
        )

    ways = (
        venv,
        lambda: apt_install("python3-venv") and venv(),
        own_pip,
        lambda: run("virtualenv", "--clear", folder),
    )
    return any(way() and has_pip(folder) for way in ways)


PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input")


def uv_settings() -> dict[str, str]:
    """Return environment variables that tell uv what pip has been told: where packages are.

    uv reads none of pip's settings itself.
    """
    done = subprocess.run([*PIP, "config", "list"], capture_output=True, text=True, check=False)
    told = dict(re.findall(r"^\S+?\.([\w-]+)=(['\"].*['\"])$", done.stdout, re.M))
    names = {"index-url": "UV_DEFAULT_INDEX", "cert": "SSL_CERT_FILE", "proxy": "HTTPS_PROXY"}
    return {
        name: ast.literal_eval(told[key])
        for key, name in names.items()
        if key in told and name not in os.environ
    }


NO_LOCK = "These very versions cannot be had here; taking the newest ones that fit."
OWN = ("--no-deps", "--no-build-isolation", "-e", ".")
"""The project itself, built with what the lock file has brought; no list of hashes can name it."""


def install_locked(lock: str, requirements: str) -> bool:
    """Install the versions of a lock file, whose hashes are checked, and the project itself.

    Where one of them is not to be had (another platform, a mirror with fewer packages), what the
    requirements allow is installed instead, which is said.

    Parameters
    ----------
    lock, requirements : str
        Paths of the two lists; the requirements name the project itself.

    Returns
    -------
    bool
        Whether it worked.
    """
    if install(["-r", lock]) and install(OWN):
        return True
    print(NO_LOCK, flush=True)
    return install(["-r", requirements])


def install(words: Sequence[str]) -> bool:
    """Install into the environment of this Python, with uv or else with pip; whether it worked.

    Parameters
    ----------
    words : sequence of str
        Arguments of ``pip install`` that uv knows too, such as ``-r requirements.txt``.
    """
    label = f"Installing {' '.join(words)}"
    quietly = {"capture_output": True, "check": False}
    if (
        subprocess.run(
            [*PIP, "install", "--quiet", "--only-binary=uv", "uv>=0.5"], **quietly
        ).returncode
        == 0
    ):
        uv = [sys.executable, "-m", "uv", "pip", "install", "--python", sys.executable]
        if follow(label, [*uv, *words], uv_settings()):
            return True
    return follow(f"{label} with pip", [*PIP, "install", *words])


def main(words: Sequence[str]) -> int:
    """Make an environment, or install into this one; exit status 1 if it did not work."""
    if words[0] == "venv":
        if make_venv(Path(words[1])):
            return 0
        print(NO_VENV, file=sys.stderr)
        return 1
    return int(not install_locked(*words[1:]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
