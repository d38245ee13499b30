"""A script that prints the same whatever is installed; `test_foot_map.py` runs it in each case."""

import tempfile
import warnings
from hashlib import sha256
from pathlib import Path

from zones import FootMap, difference, load_chart

warnings.simplefilter("ignore")
heard: list[str] = []


def hear(change) -> None:
    heard.append(f"{change.name}: {change['old']} -> {change.new}")


def try_(what: str, **names) -> None:
    """Print what one statement does: the error's kind and sentence, or that it works."""
    try:
        exec(what, {"FootMap": FootMap, "m": foot_map, "chart": load_chart, **names})
    except Exception as error:
        print(f"{what}: {type(error).__name__}: {error}")
    else:
        print(f"{what}: works")


foot_map = FootMap("rwo-shur", selection=["liver"], view="plantar", label="Felt tender")
print(foot_map, type(foot_map).__name__, [zone.number for zone in foot_map.zones])
foot_map.observe(hear, ["selection", "view", "cmap", "height"])
foot_map.on_select(lambda zones: heard.append(", ".join(zone.name for zone in zones)))
foot_map.selection = [18, "Heart", "spleen"]
foot_map.selection.append("changes nothing")
foot_map.view, foot_map.height, foot_map.controls = "dorsal", 300, "compact"
foot_map.unobserve(hear, "view")
foot_map.view = "plantar"
foot_map.values = {"liver": 1, "kidney": {"left": 2, "right": 4}}
foot_map.cmap, foot_map.vmin, foot_map.notes = "reds", 0, {"liver": "Pressed lightly."}
foot_map.color(difference({"liver": 1}, {"liver": 3}), cmap="difference")
print(*heard, sep="\n")
print(foot_map.state(), foot_map.values, foot_map.cmap, foot_map.vmin, foot_map.label)
foot_map.chart = "overview"
print(foot_map, foot_map.values, foot_map.values_json, foot_map.cmap)
for wrong in (
    "m.selection = ['lver']",
    "m.selection = 'liver'",
    "m.selecton = ['liver']",
    "m.selectin",
    "m.zones = []",
    "m.further = 1",
    "m.view = 'planter'",
    "m.cmap = 'bogus'",
    "m.values = {'lver': 1}",
    "m.height = -1",
    "m.controls = 'some'",
    "m.chart = 'westrn'",
    "m.observe(print, 'selecton')",
    "m.observe('print')",
    "m.on_select(None)",
    "m.color({'heel': 1}, vmx=2)",
    "FootMap(school='western')",
    "FootMap('rwo-shur', 'western')",
    "FootMap(width=300)",
    "FootMap('./no-such-pack')",
    "FootMap(layers=['tendon-line'])",
):
    try_(wrong)
with tempfile.TemporaryDirectory() as folder:
    for name in ("map.html", "map.svg"):
        foot_map.save(Path(folder) / name)
        print(name, sha256((Path(folder) / name).read_bytes()).hexdigest())
