"""Notebook 7 and voila: a click reaches Python, and Python chooses."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress

from playwright.sync_api import Page, TimeoutError, expect

from tests.hosts.tried.host import PATIENCE, Host, Trial
from tests.ui import several_maps as several

CELLS = (
    "from zones import FootMap\nfoot_map = FootMap('rwo-shur', selection=['heart'])\nfoot_map",
    "print('chosen:', foot_map.selection)",
)
TOLD = (
    CELLS[0],
    "import ipywidgets\nsaid = ipywidgets.Label('chosen: nothing')\n"
    "def tell(zones):\n    said.value = 'chosen: ' + ', '.join(zone.id for zone in zones)\n"
    "foot_map.on_select(tell)\nsaid",
)
"""A notebook that nobody can run again: what Python hears stands in a widget."""


def notebook_of(cells: Sequence[str], markdown: str = "") -> str:
    """Return a notebook that was not run yet."""
    code = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    made = [{**code, "id": f"c{i}", "source": text} for i, text in enumerate(cells)]
    if markdown:
        text = {"cell_type": "markdown", "metadata": {}, "id": "text", "source": markdown}
        made.insert(0, text)
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    whole = {"cells": made, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole)


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
    expect(cell.locator(".jp-OutputArea")).to_contain_text(answer, timeout=PATIENCE)


def check_several(trial: Trial) -> None:
    """Three maps are each right, and the two after them stay in step."""
    maps = trial.maps
    several.drawn(maps, several.ALL)
    assert trial.page.context.browser
    other = trial.page.context.browser.new_page()
    several.check_pictures(maps, several.Alone(other), trial.name)
    other.close()
    several.check_facts(trial.page, maps, several.ALL)
    several.check_one_shown_twice(maps)


def open_notebook(trial: Trial) -> None:
    """Run all cells of two notebooks; Python hears of a map that is shown twice once."""
    page = trial.page
    dialog = page.get_by_role("dialog").filter(has_text="Select Kernel")  # on a slow machine
    page.add_locator_handler(dialog, lambda: dialog.get_by_text("Select", exact=True).click())
    run_all(page, f"{trial.address}/notebooks/several.ipynb")
    maps = page.locator(".jp-Notebook .rz")
    check_several(trial)
    run_cell(page, several.HEARD, several.CLICKED)
    several.know_the_school(maps)
    several.check_controls(maps)
    run_all(page, f"{trial.address}/notebooks/live.ipynb")


def ask_python(trial: Trial) -> None:
    """Run the cell that tells what was chosen."""
    run_cell(trial.page, 1, "chosen: ['liver']")


HOSTS = {
    "notebook": Host(
        packages=("notebook>=7,<8", "anywidget"),
        files={
            "live.ipynb": notebook_of(CELLS),
            "several.ipynb": notebook_of(several.CELLS),
        },
        serve=(
            *("-m", "notebook", "--no-browser", "--allow-root", "--port={port}"),
            *("--ServerApp.root_dir={folder}", "--IdentityProvider.token="),
            "--ServerApp.password=",
        ),
        ready="/api",
        open="/tree",
        before=open_notebook,
        after=ask_python,
    ),
    "voila": Host(
        packages=("voila", "ipykernel", "anywidget"),
        files={"map.ipynb": notebook_of(TOLD)},
        serve=("-m", "voila", "{folder}/map.ipynb", "--no-browser", "--port={port}"),
        ready="/voila/static/voila.js",
        answer="chosen: liver",
        own_requests=("https://cdn.jsdelivr.net/npm/@fortawesome/",),  # icons of its template
    ),
}
