"""The wheel in an environment that has the core's requirements and nothing else.

Needs no network: the environment is made of links to the packages that are here already.
"""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
HOSTS = ("panel", "bokeh", "param", "anywidget", "traitlets", "typst", "pandas", "IPython")


def needed(names: list[str], seen: dict[str, metadata.Distribution]) -> None:
    """Collect distributions and all that they need, without extras."""
    for name in names:
        requirement = Requirement(name)
        key = requirement.name.lower().replace("_", "-")
        if key in seen or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        seen[key] = metadata.distribution(requirement.name)
        needed(seen[key].requires or [], seen)


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory) -> Path:
    """A fresh environment, far from this folder, with the wheel installed by pip."""
    from hatchling.builders.wheel import WheelBuilder

    folder = tmp_path_factory.mktemp("elsewhere")
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(folder))
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], check=True)
    (site,) = (folder / "venv").glob("lib/python*/site-packages")
    install = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        site,
        wheel,
    ]
    subprocess.run([sys.executable, *install], check=True, cwd=folder)
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    core = re.search(r"^dependencies = \[(.*?)^\]", project, re.S | re.M)[1]
    found: dict[str, metadata.Distribution] = {}
    needed(re.findall(r'"(.+?)"', core), found)
    for distribution in found.values():
        tops = {Path(file).parts[0] for file in distribution.files or [] if ".." not in str(file)}
        for top in tops - {"__pycache__"}:
            source = Path(str(distribution.locate_file(top)))
            if source.exists() and not (site / top).exists():
                (site / top).symlink_to(source)
    return folder


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    python = folder / "venv" / "bin" / "python"
    return subprocess.run(
        [python, "-I", *words], cwd=folder, capture_output=True, text=True, timeout=200, check=False
    )


def test_the_core_works_without_any_host(elsewhere):
    code = (
        "import sys, importlib.util as u; import zones; from zones import FootMap, load_chart\n"
        f"here = [name for name in {HOSTS!r} if u.find_spec(name)]\n"
        "foot_map = FootMap(selection=['liver'], values={'heart': 1})\n"
        "foot_map.save('map.html'); foot_map.save('map.svg')\n"
        "print(here, type(foot_map).__name__, foot_map.zones[0].name, load_chart().school.id)"
    )
    done = run(elsewhere, "-c", code)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[] BareFootMap Liver rwo-shur"
    assert (elsewhere / "map.html").stat().st_size > 100_000


def test_the_commands_work_from_another_folder(elsewhere):
    assert run(elsewhere, "-m", "zones", "check", "overview").returncode == 0
    assert run(elsewhere, "-m", "zones", "new", "my-pack").returncode == 0
    done = run(elsewhere, "-m", "zones", "page", "--school", "./my-pack", "--out", "mine.html")
    assert done.returncode == 0, done.stderr
    assert "Big toe" in (elsewhere / "mine.html").read_text("utf-8")


def test_what_is_missing_is_told_with_the_remedy(elsewhere):
    code = "from zones import FootMap; FootMap('overview').to_png()"
    assert "pip install 'foot-reflex-zones[sheet]'" in run(elsewhere, "-c", code).stderr
