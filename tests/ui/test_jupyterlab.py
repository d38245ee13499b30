"""A notebook in a real JupyterLab: clicks reach Python, and a saved notebook lives without it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert import HTMLExporter
from nbformat.sign import NotebookNotary
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Locator, Page, expect

from tests.ui import several_maps as several
from tests.ui.conftest import ROOT, free_port, running

CELLS = (
    "from zones import FootMap\nfoot_map = FootMap('rwo-shur', selection=['heart'])\nfoot_map",
    "print('chosen:', foot_map.selection)",
    "foot_map.selection = ['kidney']",
)
LOW = "import ipywidgets\nipywidgets.VBox([FootMap('rwo-shur', height=300)])"
LIVER = "Liver, number 18, right foot"


def notebook(cells: tuple[str, ...] = CELLS) -> nbformat.NotebookNode:
    made = new_notebook(cells=[new_code_cell(source) for source in cells])
    made.metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}
    }
    return made


@pytest.fixture(scope="module")
def lab(tmp_path_factory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("lab")
    nbformat.write(notebook((*CELLS, LOW)), folder / "live.ipynb")
    nbformat.write(notebook(several.CELLS), folder / "several.ipynb")
    saved = notebook()
    NotebookClient(saved, timeout=120, resources={"metadata": {"path": str(ROOT)}}).execute()
    for cell in saved.cells:
        cell.metadata["trusted"] = True
    saved.metadata.kernelspec.name = "gone"  # so that JupyterLab asks which kernel, and gets none
    nbformat.write(saved, folder / "whole.ipynb")
    saved.metadata.pop("widgets", None)
    nbformat.write(saved, folder / "saved.ipynb")
    for name in ("saved.ipynb", "whole.ipynb"):
        NotebookNotary().sign(nbformat.read(folder / name, as_version=4))
    port = free_port()
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}"]
    command += [
        f"--ServerApp.root_dir={folder}",
        "--IdentityProvider.token=",
        "--ServerApp.password=",
    ]
    command += [
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]
    command += [f"--LabApp.workspaces_dir={folder / 'workspaces'}"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))  # for the kernel, which starts elsewhere
        with running(command, port, "/api") as address:
            yield address, folder


def opened(page: Page, address: str, name: str, kernel: str) -> Page:
    dialog = page.get_by_role("dialog").filter(has_text="Select Kernel")
    button = dialog.get_by_role("button", name=kernel)
    page.add_locator_handler(dialog, lambda: button.click())
    page.goto(f"{address}/lab/tree/{name}?reset")
    expect(page.locator(".jp-Notebook .jp-Cell").first).to_be_visible(timeout=60_000)
    return page


def output(page: Page, cell: int):
    return page.locator(".jp-Notebook .jp-Cell").nth(cell).locator(".jp-OutputArea")


def run_all(page: Page) -> None:
    expect(page.get_by_role("button", name="Python 3 (ipykernel) | Idle")).to_be_visible(
        timeout=60_000
    )
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()


def test_clicks_reach_python_and_python_chooses(new_page, lab, watch):
    address, _ = lab
    page = opened(new_page(), address, "live.ipynb", "Select Kernel: Select")
    run_all(page)
    live = output(page, 0).locator(".rz")
    card = live.get_by_role("region", name="Zone details")
    expect(card).to_contain_text("Kidney", timeout=60_000)
    expect(page.locator("[class^=zones-saved]")).to_be_hidden()
    live.get_by_role("option", name=LIVER).first.click()
    expect(card).to_contain_text("Liver")
    # JupyterLab's own style makes lists of terms float; here a fact ends where its list does.
    fact = card.locator("dd").first
    ends = [fact.bounding_box(), card.locator("dl").first.bounding_box()]
    assert ends[0]["x"] + ends[0]["width"] == pytest.approx(ends[1]["x"] + ends[1]["width"], abs=1)
    assert fact.evaluate("fact => getComputedStyle(fact).float") == "none"
    low = output(page, 3).locator(".rz")
    expect(low.get_by_role("option", name=LIVER).first).to_be_attached(timeout=60_000)
    assert low.bounding_box()["height"] == 300  # in a layout of ipywidgets too
    page.locator(".jp-Cell").nth(1).locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    expect(output(page, 1)).to_contain_text("chosen: ['liver']")
    note_and_run_again(page, card)
    watch.forgive()  # JupyterLab's own


def note_and_run_again(page: Page, card: Locator) -> None:
    """Play a step beside the kernel and note something, which the next map of the cell knows."""
    card.get_by_role("button", name="Begin a session").click()
    page.get_by_role("button", name="None of these applies").click()
    scale = card.get_by_role("group", name="Tenderness, right foot")
    scale.get_by_role("radio", name="2").check(force=True)
    live = output(page, 0).locator(".rz")
    noted = live.locator("svg [role=listbox]").get_by_role("option", name=f"{LIVER}, 2", exact=True)
    expect(noted).to_be_attached()
    card.get_by_role("button", name="Add to my routine").first.click()
    card.get_by_role("button", name="Open my routines").click()
    player = live.get_by_role("region", name="Player", exact=True)
    player.get_by_role("button", name="Play with a timer").click()
    player.get_by_role("button", name="Start").click()
    expect(player).to_contain_text("Step 1 of 1")
    player.get_by_role("button", name="Close").click()
    page.locator(".jp-Cell").nth(0).locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    expect(card).to_contain_text("Heart", timeout=60_000)
    expect(noted).to_be_attached()


def test_three_maps_are_each_right_and_one_shown_twice_stays_in_step(new_page, lab, watch):
    address, _ = lab
    alone = several.Alone(new_page())
    page = opened(new_page(), address, "several.ipynb", "Select Kernel: Select")
    run_all(page)
    maps = page.locator(".jp-Notebook .rz")
    several.drawn(maps, several.ALL)
    several.check_pictures(maps, alone, "jupyterlab")
    several.check_facts(page, maps, several.ALL)
    several.check_chosen([maps.nth(3), maps.nth(4)], "spleen")
    several.check_one_shown_twice(maps)
    page.locator(".jp-Notebook .jp-Cell").nth(several.HEARD).locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    expect(output(page, several.HEARD)).to_contain_text(several.CLICKED, timeout=60_000)
    several.know_the_school(maps)
    several.check_controls(maps)
    watch.errors.clear()  # JupyterLab's own


def test_a_saved_notebook_works_without_a_kernel(new_page, lab, watch):
    address, _ = lab
    page = opened(new_page(), address, "saved.ipynb", "No Kernel")
    frame = page.frame_locator("iframe[class^=zones-page]").first
    frame.get_by_role("option", name=LIVER).first.click(timeout=60_000)
    expect(frame.get_by_role("region", name="Zone details")).to_contain_text("Liver")
    expect(page.get_by_text("model not found")).to_be_hidden()
    watch.forgive()


def test_a_notebook_saved_with_its_widgets_is_small_and_works_without_a_kernel(
    new_page, lab, watch
):
    address, folder = lab
    saved = folder / "whole.ipynb"
    assert "AnyModel" in saved.read_text("utf-8")
    page = opened(new_page(), address, saved.name, "No Kernel")
    frame = page.frame_locator("iframe[class^=zones-page]").first
    frame.get_by_role("option", name=LIVER).first.click(timeout=60_000)
    expect(frame.get_by_role("region", name="Zone details")).to_contain_text("Liver")
    expect(page.get_by_text("Loading the chart")).to_be_hidden()
    watch.forgive()


def test_an_exported_page_works_and_asks_for_nothing(new_page, lab, watch):
    _, folder = lab
    exporter = HTMLExporter(mathjax_url="", require_js_url="", jquery_url="")
    html, _ = exporter.from_filename(str(folder / "saved.ipynb"))
    (folder / "saved.html").write_text(html, "utf-8")
    page = new_page()
    page.goto((folder / "saved.html").as_uri())
    frame = page.frame_locator("iframe[class^=zones-page]").first
    frame.get_by_role("option", name=LIVER).first.click(timeout=30_000)
    expect(frame.get_by_role("region", name="Zone details")).to_contain_text("Liver")
    page.pdf()
    watch.forgive()
    watch.requests.clear()


def test_where_no_script_runs_the_picture_remains(new_page, lab, watch):
    _, folder = lab
    saved = json.loads((folder / "saved.ipynb").read_text("utf-8"))
    html = "".join(saved["cells"][0]["outputs"][0]["data"]["text/html"])
    (folder / "bare.html").write_text(f"<!DOCTYPE html><meta charset=utf-8>{html}", "utf-8")
    page = new_page(java_script_enabled=False)
    page.goto((folder / "bare.html").as_uri())
    picture = page.get_by_role("img", name="Rwo-Shur").first
    expect(picture).to_be_visible()
