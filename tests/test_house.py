"""The house files agree with each other and with what is there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import hatch_build

ROOT = Path(__file__).parents[1]


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def listed(*extras: str) -> set[str]:
    """The requirements of the package and of its extras."""
    project = text("pyproject.toml")
    found = re.search(r"^dependencies = \[(.*?)^\]", project, re.S | re.M)[1]
    for extra in extras:
        found += re.search(rf"^{extra} = \[(.*?)\]\n", project, re.S | re.M)[1]
    return set(re.findall(r'"(.+?)"', found))


@pytest.mark.parametrize(
    ("name", "extras"),
    [("requirements.txt", "panel,sheet"), ("requirements-dev.txt", "panel,sheet,docs,dev")],
)
def test_the_lists_of_requirements_follow_from_the_project(name, extras):
    lines = [line for line in text(name).splitlines() if line and not line.startswith("#")]
    assert lines == [f"-e .[{extras}]"]
    assert listed(*extras.split(","))


def pinned(name: str) -> list[Requirement]:
    """What a lock file installs on this system."""
    lines = re.findall(r"^([a-z0-9-]+==.*?) *\\$", text(name), re.M)
    pins = [Requirement(line) for line in lines]
    return [pin for pin in pins if not pin.marker or pin.marker.evaluate()]


@pytest.mark.parametrize(
    ("name", "extras"),
    [("requirements.lock", "panel,sheet"), ("requirements-dev.lock", "panel,sheet,docs,dev")],
)
def test_the_lock_pins_what_the_project_asks_for(name, extras):
    pins = pinned(name)
    assert text(name).count("--hash=sha256:") > 2 * len(pins)
    for wanted in map(Requirement, listed(*extras.split(","), "build")):
        pin = next(pin for pin in pins if pin.name == canonicalize_name(wanted.name))
        assert str(pin.specifier).removeprefix("==") in wanted.specifier, (wanted, pin)


def test_the_environment_has_what_builds_the_project():
    (wanted,) = re.findall(r"^requires = \[(.*?)\]", text("pyproject.toml"), re.M)
    assert {*re.findall(r'"(.+?)"', wanted), hatch_build.DENO} <= listed("build")


def test_the_licence_of_each_pinned_package_is_listed():
    rows = re.findall(r"^\| ([\w.-]+) +\| [\w.]+ +\| (.+?) +\|", text("docs/licences.md"), re.M)
    found = {canonicalize_name(name) for name, licence in rows if licence != "UNKNOWN"}
    assert {pin.name for pin in pinned("requirements.lock")} <= found


def test_known_holes_are_fenced_off():
    assert {"bokeh>=3.8.2,<4", "tornado>=6.5.8"} <= listed("panel")


@pytest.mark.parametrize("name", sorted(listed("panel", "sheet", "docs")))
def test_the_readme_says_what_each_requirement_is_for(name):
    package = re.split(r"[<>=\[]", name)[0]
    assert re.search(rf"^\| .*{re.escape(package)}.* \|", text("README.md"), re.I | re.M)


def test_every_target_of_make_is_explained():
    targets = re.findall(r"^\.PHONY: (.+)$", text("Makefile"), re.M)[0].split()
    for target in targets:
        assert re.search(rf"^{target}:.*## \S", text("Makefile"), re.M), target


@pytest.mark.parametrize("target", ["run", "test", "check", "bench", "drawings", "pictures"])
def test_the_makefile_is_sound(target):
    done = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_readme_names_only_files_that_exist():
    for name in re.findall(r"\]\((?!http)([^)#]+)\)", text("README.md")):
        assert (ROOT / name).exists(), name


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
def test_a_senseless_port_is_told_in_a_sentence(port, monkeypatch):
    from zones.dashboard.server import serve

    monkeypatch.setenv("PORT", port)
    with pytest.raises(SystemExit, match=r"^PORT must be"):
        serve()
