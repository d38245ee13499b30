"""The house files agree with each other and with what is there."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def listed(name: str) -> set[str]:
    lines = text(name).splitlines()
    return {line.strip() for line in lines if line.strip() and line[0] not in "#-"}


def test_both_lists_of_requirements_are_the_same():
    project = text("pyproject.toml")
    core = re.search(r"^dependencies = \[(.*?)^\]", project, re.S | re.M).group(1)
    extras = re.findall(r"^(?:panel|sheet) = \[(.*)\]$", project, re.M)
    assert len(extras) == 2
    assert set(re.findall(r'"(.+?)"', core + "".join(extras))) == listed("requirements.txt")


def test_known_holes_are_fenced_off():
    found = listed("requirements.txt")
    assert {"bokeh>=3.8.2,<4", "tornado>=6.5.8"} <= found


@pytest.mark.parametrize("name", sorted(listed("requirements.txt")))
def test_the_readme_says_what_each_requirement_is_for(name):
    package = re.split(r"[<>=\[]", name)[0]
    assert re.search(rf"^\| .*{re.escape(package)}.* \|", text("README.md"), re.I | re.M)


def test_every_target_of_make_is_explained():
    targets = re.findall(r"^\.PHONY: (.+)$", text("Makefile"), re.M)[0].split()
    for target in targets:
        assert re.search(rf"^{target}:.*## \S", text("Makefile"), re.M), target


@pytest.mark.parametrize("target", ["run", "test", "check", "bench", "drawings", "picture"])
def test_the_makefile_is_sound(target):
    done = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_readme_names_only_files_that_exist():
    for name in re.findall(r"\]\((?!http)([^)#]+)\)", text("README.md")):
        assert (ROOT / name).exists(), name


def test_the_wheel_holds_the_assets_and_works_elsewhere(tmp_path):
    """Built as users build it, unpacked elsewhere, and imported with nothing of this folder."""
    from hatchling.builders.wheel import WheelBuilder

    (built,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path))
    with zipfile.ZipFile(built) as wheel:
        names = set(wheel.namelist())
        wheel.extractall(tmp_path / "there")
    for name in (
        "foot_map.js",
        "foot_map.css",
        "foot_map/compare.css",
        "foot_map/without/compare.js",
        "dashboard.html",
        "drawings/feet/plantar.svg",
        "fonts/sans-400.woff2",
    ):
        assert f"zones/assets/{name}" in names
    assert "zones/content/schools/rwo-shur/zones.yaml" in names
    assert not [name for name in names if "__pycache__" in name]
    code = (
        "import zones; from zones.resources import asset; "
        "from zones import FootMap, load_chart; from zones.dashboard.page import dashboard; "
        "assert 'there' in zones.__file__ and 'there' in str(asset('foot_map.js')); "
        "dashboard(); print(len(load_chart().zones), FootMap(selection=['liver']).zones[0].name)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path / "there",
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "there")},
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[-1] == "Liver"


def test_a_taken_port_is_told_in_a_sentence():
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "app.py"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            env={**os.environ, "PORT": str(port)},
            timeout=120,
        )
    assert done.returncode == 1
    assert f"Port {port}" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("port", ["0", "99999", "http"])
def test_a_senseless_port_is_told_in_a_sentence(port):
    done = subprocess.run(
        [sys.executable, "app.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "PORT": port},
        timeout=120,
    )
    assert done.returncode == 1
    assert "PORT must be" in done.stderr
