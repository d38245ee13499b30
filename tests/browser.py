"""Find a Chromium for the tests, and get one where there is none.

``python -m tests.browser`` prints the path. With ``--install`` a missing browser is installed: as
Debian's package where we may, else by Playwright's own download. Nothing is skipped: without a
browser the command fails and says what to do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from tools.environment import apt_install, follow

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
  apt install chromium            (Debian; Ubuntu: install Google Chrome)
  .venv/bin/python -m playwright install --with-deps chromium
  CHROMIUM=/path/to/chrome make test"""

DRIVER_HINT = "On Debian and Ubuntu this is enough: apt install libatomic1"


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


def driver_fault() -> str:
    """Return why Playwright's driver does not start, or an empty string if it does.

    The driver is a program of its own, which needs a library that a small Debian lacks.
    """
    command = [sys.executable, "-m", "playwright", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stderr.strip() or "it says nothing" if done.returncode else ""


def _works(path: str) -> bool:
    """Whether the browser starts; one with missing libraries does not."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def install() -> str | None:
    """Get a browser if there is none and return its path, or None if nothing worked.

    A browser that the reader named in ``CHROMIUM`` is never replaced by another one.
    """
    found = find()
    if found or os.environ.get("CHROMIUM"):
        return found
    playwright = [sys.executable, "-m", "playwright", "install", "chromium"]
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        playwright.append("--with-deps")
    ways = (
        lambda: apt_install("chromium"),
        lambda: follow("playwright install chromium", playwright),
    )
    for way in ways:
        if way() and (found := find()):
            return found
    return None


def main() -> int:
    """Print the browser's path; exit status 1 and advice without one."""
    wanted = "--install" in sys.argv[1:]
    fault = driver_fault()
    if fault and wanted and apt_install("libatomic1"):
        fault = driver_fault()
    if fault:
        print(f"Playwright's driver does not start: {fault}\n{DRIVER_HINT}", file=sys.stderr)
        return 1
    path = install() if wanted else find()
    named = os.environ.get("CHROMIUM")
    hint = f"CHROMIUM is {named!r}, which is no browser that starts." if named else HINT
    print(path or hint, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
