"""Find a Chromium for the tests, and get one where there is none.

``python tests/browser.py`` prints the path; ``--install`` first tries Playwright's own
download, and on a CI machine with root rights the system's package. Nothing is skipped:
without a browser the command fails and says what to do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"

# Quiet flags: a browser under test must not talk to its maker.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--force-color-profile=srgb",
]

HINT = """No Chromium was found. Any one of these is enough:
  .venv/bin/python -m playwright install --with-deps chromium
  apt install chromium            (Debian; Ubuntu: install Google Chrome)
  CHROMIUM=/path/to/chrome make test"""


def find(own: str | None = None) -> str | None:
    """Return the path of a Chromium or Chrome that starts, or None.

    Parameters
    ----------
    own : str, optional
        Where Playwright keeps its browser, if the caller knows; found out otherwise.

    The order is: the environment variable ``CHROMIUM`` (alone, if it is set), the system's
    browsers, Playwright's own.
    """
    named = os.environ.get("CHROMIUM")
    if named:
        return named if _works(named) else None
    for path in (*map(shutil.which, NAMES), MAC):
        if path and _works(path):
            return path
    own = own or _playwright()
    return own if _works(own) else None


def _playwright() -> str:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _works(path: str) -> bool:
    """Whether the browser starts; one with missing libraries does not."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def install() -> str | None:
    """Get a browser if there is none and return its path, or None if nothing worked."""
    found = find()
    if found:
        return found
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    playwright = [sys.executable, "-m", "playwright", "install"]
    attempts = [[*playwright, "--with-deps", "chromium"] if root else [*playwright, "chromium"]]
    if root and os.environ.get("CI") and shutil.which("apt-get"):
        attempts += [["apt-get", "update", "-q"], ["apt-get", "install", "-qy", "chromium"]]
    for command in attempts:
        print("Getting a browser:", " ".join(command), flush=True)
        subprocess.run(command, check=False)
        found = find()
        if found:
            return found
    return None


def main() -> int:
    """Print the browser's path; exit status 1 and advice without one."""
    path = install() if "--install" in sys.argv[1:] else find()
    print(path or HINT, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
