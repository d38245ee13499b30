"""The types that the package offers to its users: right code passes, each wrong line is found."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

RIGHT = """
from zones import Chart, FootMap, Zone, difference, load_chart, schools, sheet

chart: Chart = load_chart("rwo-shur")
m = FootMap(chart, selection=["liver", 18], view="dorsal", values={"liver": 1}, height=300)
m.selection = [18, "Heart"]
names: list[str] = [zone.name for zone in m.zones]
ids: list[str] = m.selection
m.view, m.height, m.chart, m.notes = "plantar", None, "western", {"liver": "x"}
m.observe(lambda change: print(change.new), "selection")
m.save("x.html")
svg: str = m.to_svg()
data: bytes = sheet("wall-chart", chart)
ones: tuple[str, ...] = schools()

@m.on_select
def chosen(zones: tuple[Zone, ...]) -> None:
    print(zones, difference({}, {}), m.param, m.panel, m.widget)
"""
WRONG = """from zones import FootMap
m = FootMap()
FootMap(selecton=["liver"])
FootMap("rwo-shur", "western")
m.selecton = ["liver"]
m.selectin
m.view = "planter"
m.further = 1
m.height = "300"
m.zones = ()
"""


def checked(folder: Path) -> str:
    """What a type checker says to the scripts of a folder, at one go: its start is most of it."""
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file="]
    command += sorted(path.name for path in folder.glob("*.py"))
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_right_code_passes_and_each_wrong_line_is_found(tmp_path):
    (tmp_path / "right.py").write_text(RIGHT, "utf-8")
    (tmp_path / "wrong.py").write_text(WRONG, "utf-8")
    found = checked(tmp_path)
    assert "checked 2 source files" in found
    assert "right.py" not in found
    for line in range(3, WRONG.count("\n") + 1):
        assert f"wrong.py:{line}: error" in found, WRONG.splitlines()[line - 1]
