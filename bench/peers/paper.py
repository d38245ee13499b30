"""A wall chart of A3 beside the same text and picture set in other ways.

The text is what our own sheet says. Each way runs in a process of its own, in turn: "first" is the
first sheet of a process, with what it imports; "again" is the next one of the same process.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from pathlib import Path

from pypdf import PdfReader

from bench.peers.install import APPS, HOME, ROOT, Missing, environment, run, version
from bench.peers.pages import SCHOOL, SITE
from zones.drawing.figure import svg
from zones.loading.loader import load_chart
from zones.sheets import sheet

ROUNDS = 5
WAYS = {
    "ours": "ours, wall chart A3",
    "typst": "typst alone",
    "weasyprint": "WeasyPrint",
    "chromium": "Chromium's print",
    "matplotlib": "matplotlib",
}
FOLDER = HOME / "paper"
Sheet = dict[str, float | list[float]]


def write() -> None:
    """Write the text and the picture that all have in common."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    made = sheet("wall-chart", SCHOOL, paper="a3")
    pages = PdfReader(io.BytesIO(made)).pages
    text = "\n".join(one.extract_text() for one in pages)
    (FOLDER / "text.txt").write_text(text, "utf-8")
    (FOLDER / "feet.svg").write_text(svg(load_chart(SCHOOL)), "utf-8")
    shutil.copy(SITE / "zones.json", FOLDER)


def once(way: str) -> dict[str, float]:
    """Make the sheet in a new process.

    Raises
    ------
    Missing
        If the way cannot be gone here.
    """
    python = str(environment().absolute()) if way == "weasyprint" else sys.executable
    command = ("env", f"PYTHONPATH={ROOT}", python, str(APPS / "paper.py"), way, str(FOLDER))
    return json.loads(run(*command))


def measure(rounds: int = ROUNDS) -> tuple[dict[str, Sheet], dict[str, str]]:
    """Return what was measured of each way, and why others are missing."""
    write()
    found: dict[str, Sheet] = {}
    missing: dict[str, str] = {}
    for _ in range(rounds):
        for way in WAYS:
            if way in missing:
                continue
            try:
                times = once(way)
            except Missing as error:
                missing[way] = str(error)
                continue
            row = found.setdefault(way, {"first, s": [], "again, s": []})
            row["first, s"].append(times["first"])
            row["again, s"].append(times["second"])
    for way, row in found.items():
        row |= facts(FOLDER / f"{way}.pdf")
    return found, missing


def facts(file: Path) -> dict[str, float]:
    """Return size and pages of a PDF, and whether it has a structure for screen readers."""
    reader = PdfReader(file)
    return {
        "kB": os.path.getsize(file) / 1000,
        "pages": len(reader.pages),
        "tagged": int("/StructTreeRoot" in reader.trailer["/Root"]),
    }


def told(way: str) -> str:
    """Return what a way is called, with its version."""
    found = version(way) if way != "ours" else ""
    return f"{WAYS[way]} {found}".strip()
