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


def checked(folder: Path, text: str) -> str:
    file = folder / "user.py"
    file.write_text(text, "utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", str(file)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_right_code_passes_and_each_wrong_line_is_found(tmp_path):
    assert "Success" in checked(tmp_path, RIGHT)
    found = checked(tmp_path, WRONG)
    for line in range(3, WRONG.count("\n") + 1):
        assert f"user.py:{line}: error" in found, WRONG.splitlines()[line - 1]
