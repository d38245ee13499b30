"""``make hosts``: put the wheel and each host into a throw-away environment and click on a zone.

    python -m tests.hosts [HOST ...]

Each host (``tests/hosts/tried/``) makes and serves what its user would write, and is opened in a
real Chromium. The map must begin as it was told, have the owner's left and right feet in their
places, show the card of a zone that is clicked, and ask nothing of another machine; where Python
runs behind it, Python must hear of the click. A picture of each is left in
``.pytest_cache/hosts/``. Exit status 1 if one of them fails.

``HOSTS_FOLDER=/some/folder`` keeps the environments there, so that the next run is quicker.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser import FLAGS, HINT, find
from tests.hosts.tried import HOSTS
from tests.hosts.tried.host import ROOT, Host, Trial, environment, version, wheel
from tests.ui.conftest import WIDE, Watch

PICTURES = ROOT / ".pytest_cache" / "hosts"
FAILURES = (Exception, pytest.fail.Exception)


def check_requests(host: Host, watch: Watch) -> str:
    """Return which other machines the host asked; the map may have asked none."""
    if others := [url for url in watch.outside if not url.startswith(host.own_requests)]:
        raise AssertionError(f"asked of other machines: {', '.join(others)[:600]}")
    asked = sorted({url.split("/")[2] for url in watch.outside})
    return f"the host itself asks {', '.join(asked)}" if asked else "nothing from outside"


def tried(name: str, browser: Browser, folder: Path, built: Path) -> bool:
    """Try one host, print how it went, and return whether it works."""
    host = HOSTS[name]
    begun = time.monotonic()
    kept = os.environ.get("HOSTS_FOLDER")
    files = folder / name
    files.mkdir()
    page = browser.new_page(viewport=WIDE)
    watch = Watch()
    watch.over(page)
    which = name
    try:
        python = environment(Path(kept or folder) / f"venv-{name}", built, host)
        which = f"{name} {version(python, name)}"
        Trial(host, name, python, files, page).run(PICTURES / f"{name}.png")
        verdict, works = f"works, {check_requests(host, watch)}", True
    except FAILURES as error:
        verdict, works = f"FAILED: {str(error)[:1500]}", False
    page.close()
    print(f"{which}: {verdict} ({time.monotonic() - begun:.0f} s)", flush=True)
    return works


def main(names: list[str]) -> int:
    """Try the hosts named, or all, and say which versions worked."""
    if unknown := [name for name in names if name not in HOSTS]:
        print(f"no host {unknown[0]!r}; choose from: {', '.join(HOSTS)}", file=sys.stderr)
        return 2
    os.environ.pop("PYTHONPATH", None)  # the wheel shall be found, not this folder
    os.environ["PYTHONSAFEPATH"] = "1"
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        path = find(playwright.chromium.executable_path)
        if path is None:
            sys.exit(HINT)
        folder = Path(temporary)
        built = wheel(folder)
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        failed = [name for name in names or HOSTS if not tried(name, browser, folder, built)]
        browser.close()
    print(f"pictures: {PICTURES.relative_to(ROOT)}/")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
