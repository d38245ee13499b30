"""``make hosts``: put the wheel and each host into a throw-away environment and click on a zone.

    python -m tests.hosts [notebook] [marimo] [mkdocs]

Notebook 7 and marimo: a click reaches Python, and Python chooses; three maps of different views,
schools and languages are each as they are alone. MkDocs: the page in one file works in a frame of
the built site. A picture of each, with the liver chosen, is left in
``.pytest_cache/hosts/``. Exit status 1 if one of them fails.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from pathlib import Path

from playwright.sync_api import Locator, Page, TimeoutError, expect, sync_playwright

from tests.browser import FLAGS, HINT, find
from tests.ui import several_maps as several
from tests.ui.conftest import WIDE, free_port, running

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / ".pytest_cache" / "hosts"
PACKAGES = {
    "notebook": ["notebook>=7,<8", "anywidget"],
    "marimo": ["marimo", "anywidget"],
    "mkdocs": ["mkdocs>=1.6,<2"],
}
LIVER = "Liver, number 18, right foot"
FRAME = (
    '<iframe src="../map.html#heart" title="Foot reflex-zone map" width="100%" height="760"\n'
    'style="border: 0" loading="lazy" sandbox="allow-scripts allow-popups"></iframe>\n'
)
APP = """import marimo
app = marimo.App(width="full")

@app.cell
def _():
    import marimo as mo
    from zones import FootMap
    shown = mo.ui.anywidget(FootMap("rwo-shur", selection=["heart"]))
    shown
    return mo, shown

@app.cell
def _(mo, shown):
    mo.md("chosen: " + ", ".join(shown.selection))
    return

if __name__ == "__main__":
    app.run()
"""
CELLS = (
    "from zones import FootMap\nfoot_map = FootMap('rwo-shur', selection=['heart'])\nfoot_map",
    "print('chosen:', foot_map.selection)",
    "foot_map.selection = ['kidney']",
)


SEVERAL = f"""import marimo
app = marimo.App(width="full")

@app.cell
def _():
    import marimo as mo
    from zones import FootMap
    heard = []
    soles = FootMap("rwo-shur")
    soles.observe(lambda change: heard.append(change.new), "selection")
    maps = [FootMap(**state) for state in {[shown.state for shown in several.THREE]}]
    first, second = mo.ui.anywidget(soles), mo.ui.anywidget(soles)
    return first, heard, maps, mo, second

@app.cell
def _(first, maps, mo, second):
    mo.vstack([*map(mo.ui.anywidget, maps), first, second])
    return

@app.cell
def _(first, heard, maps, mo, second):
    first.selection, second.selection
    for one in maps if heard[1:] else ():
        one.chart = "rwo-shur"
    mo.md(f"heard: {{heard}}")
    return

if __name__ == "__main__":
    app.run()
"""


def write_notebook(file: Path, cells: tuple[str, ...]) -> None:
    """Write a notebook that was not run yet."""
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    made = {
        "cells": [{**cell, "id": f"c{i}", "source": text} for i, text in enumerate(cells)],
        "metadata": {"kernelspec": kernel},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    file.write_text(json.dumps(made), "utf-8")


def run_all(page: Page, address: str) -> None:
    """Open a notebook and run its cells until the first map is there."""
    page.goto(address)
    for _ in range(4):  # a command that comes before the kernel is ready is lost
        page.wait_for_timeout(3000)
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        with suppress(TimeoutError):
            page.locator(".jp-Cell .rz").first.wait_for(timeout=30_000)
            break


def run_cell(page: Page, at: int, answer: str) -> None:
    """Run one cell again, and read what it prints."""
    cell = page.locator(".jp-Notebook .jp-Cell").nth(at)
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    expect(cell.locator(".jp-OutputArea")).to_contain_text(answer, timeout=60_000)


def notebook(page: Page, python: Path, folder: Path) -> None:
    """Notebook 7: run all, see Python's choice, click, run a cell that tells the choice."""
    write_notebook(folder / "live.ipynb", CELLS)
    write_notebook(folder / "several.ipynb", several.CELLS)
    port = free_port()
    command = [str(python), "-m", "notebook", "--no-browser", "--allow-root", f"--port={port}"]
    command += [f"--ServerApp.root_dir={folder}", "--IdentityProvider.token="]
    command += ["--ServerApp.password="]
    with running(command, port, "/api") as address:
        dialog = page.get_by_role("dialog").filter(has_text="Select Kernel")  # on a slow machine
        page.add_locator_handler(dialog, lambda: dialog.get_by_text("Select", exact=True).click())
        check_several_in_notebook(page, address)
        run_all(page, f"{address}/notebooks/live.ipynb")
        card = page.locator(".jp-Cell .rz").get_by_role("region", name="Zone details")
        expect(card).to_contain_text("Kidney", timeout=60_000)
        page.locator(".jp-Cell .rz").get_by_role("option", name=LIVER).first.click()
        expect(card).to_contain_text("Liver")
        run_cell(page, 1, "chosen: ['liver']")
        page.locator(".jp-Cell .rz").first.evaluate("map => map.scrollIntoView({block: 'start'})")
        page.wait_for_timeout(500)


def check_several(page: Page, maps: Locator, host: str) -> None:
    """Three maps are each right, and the two after them stay in step."""
    several.drawn(maps, several.ALL)
    assert page.context.browser
    other = page.context.browser.new_page()
    several.check_pictures(maps, several.Alone(other), host)
    other.close()
    several.check_facts(page, maps, several.ALL)
    several.check_one_shown_twice(maps)


def check_several_in_notebook(page: Page, address: str) -> None:
    """Notebook 7: three maps, and one that is shown twice; Python hears of it once."""
    run_all(page, f"{address}/notebooks/several.ipynb")
    maps = page.locator(".jp-Notebook .rz")
    check_several(page, maps, "notebook")
    run_cell(page, several.HEARD, several.CLICKED)
    several.know_the_school(maps)
    several.check_controls(maps)


def marimo_running(python: Path, file: Path, text: str) -> AbstractContextManager[str]:
    """Serve a marimo app."""
    file.write_text(text, "utf-8")
    port = free_port()
    command = [str(python), "-m", "marimo", "-q", "run", str(file), "--headless"]
    return running([*command, "--no-token", f"--port={port}"], port, "/health")


def marimo(page: Page, python: Path, folder: Path) -> None:
    """Open a marimo app: a click runs the cell that depends on the choice."""
    with marimo_running(python, folder / "several.py", SEVERAL) as address:
        page.goto(address)
        maps = page.locator(".rz")
        check_several(page, maps, "marimo")
        expect(page.get_by_text("heard: [['liver'], ['heart']]")).to_be_visible(timeout=60_000)
        several.know_the_school(maps)
        several.check_controls(maps)
    with marimo_running(python, folder / "app.py", APP) as address:
        page.goto(address)
        expect(page.get_by_text("chosen: heart")).to_be_visible(timeout=60_000)
        page.get_by_role("option", name=LIVER).first.click()
        expect(page.get_by_text("chosen: liver")).to_be_visible()


def mkdocs(page: Page, python: Path, folder: Path) -> None:
    """Build a site with the file and a frame of it, and click in the frame."""
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(
        "site_name: Feet\nplugins: []\ntheme:\n  name: mkdocs\n  highlightjs: false\n", "utf-8"
    )
    (folder / "docs/index.md").write_text("# Feet\n", "utf-8")
    (folder / "docs/map-page.md").write_text(f"# A map\n\n{FRAME}", "utf-8")
    make = [str(python), "-m", "zones", "page", "--out", "docs/map.html"]
    subprocess.run(make, cwd=folder, check=True, capture_output=True)
    subprocess.run([str(python), "-m", "mkdocs", "-q", "build"], cwd=folder, check=True)
    port = free_port()
    command = [str(python), "-m", "http.server", str(port), "--directory", str(folder / "site")]
    with running(command, port, "/") as address:
        page.goto(f"{address}/map-page/")
        frame = page.frame_locator("iframe")
        card = frame.get_by_role("region", name="Zone details")
        expect(card).to_contain_text("Heart", timeout=60_000)
        frame.get_by_role("option", name=LIVER).first.click()
        expect(card).to_contain_text("Liver")


HOSTS: dict[str, Callable[[Page, Path, Path], None]] = {
    "notebook": notebook,
    "marimo": marimo,
    "mkdocs": mkdocs,
}


def environment(folder: Path, hosts: list[str]) -> Path:
    """Make an environment with the wheel and some hosts; return its Python."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    packages = [package for host in hosts for package in PACKAGES[host]]
    command = [str(python), "-m", "pip", "-q", "--disable-pip-version-check", "install"]
    subprocess.run([*command, str(ROOT), *packages], check=True)
    return python


def main() -> int:
    """Try the hosts named, or all, and say which versions worked."""
    hosts = sys.argv[1:] or list(HOSTS)
    failed = 0
    os.environ.pop("PYTHONPATH", None)  # the wheel shall be found, not this folder
    os.environ["PYTHONSAFEPATH"] = "1"
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        given = os.environ.get("HOSTS_PYTHON")
        python = Path(given) if given else environment(folder / "venv", hosts)
        path = find(playwright.chromium.executable_path)
        if path is None:
            sys.exit(HINT)
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for host in hosts:
            (folder / host).mkdir()
            page = browser.new_page(viewport=WIDE)
            outside: list[str] = []
            page.on("request", lambda request, seen=outside: seen.append(request.url))
            version = f"from importlib.metadata import version; print(version('{host}'))"
            told = subprocess.run([python, "-c", version], capture_output=True, text=True, cwd="/")
            try:
                HOSTS[host](page, python, folder / host)
                verdict = "works"
            except Exception as error:
                failed += 1
                verdict = f"FAILED: {str(error)[:600]}"
            page.screenshot(path=PICTURES / f"{host}.png")
            asked = {url.split("/")[2] for url in outside if url.startswith("http")}
            asked = {one for one in asked if not one.startswith(("127.0.0.1", "localhost"))}
            seen = sorted(asked) or "nothing"
            print(f"{host} {told.stdout.strip()}: {verdict}; outside: {seen}", flush=True)
            page.close()
        browser.close()
    print(f"pictures: {PICTURES.relative_to(ROOT)}/")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
