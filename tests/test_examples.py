"""The example notebooks, run with a real kernel; what they leave in a file."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

FOLDER = Path(__file__).parents[1] / "examples"
VIEW = "application/vnd.jupyter.widget-view+json"


def executed(name: str):
    notebook = nbformat.read(FOLDER / name, as_version=4)
    NotebookClient(
        notebook,
        timeout=180,
        kernel_name="python3",
        resources={"metadata": {"path": str(FOLDER.parent)}},
    ).execute()
    return notebook


def outputs(notebook):
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.glob("*.ipynb")))
def test_the_example_runs_and_shows_its_maps(name):
    notebook = executed(name)
    found = outputs(notebook)
    assert not [output for output in found if output.output_type == "error"]
    pages = [
        o["data"]["text/html"] for o in found if "srcdoc" in o.get("data", {}).get("text/html", "")
    ]
    lives = [o for o in found if VIEW in o.get("data", {})]
    maps = [
        cell
        for cell in notebook.cells
        if "FootMap(" in cell.source and not cell.source.startswith("try")
    ]
    if name != "panel-app.ipynb":
        assert maps
        assert pages
        assert lives


def test_the_examples_are_kept_without_outputs():
    for path in FOLDER.glob("*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        assert not outputs(notebook), f"clear the outputs of {path.name}"
