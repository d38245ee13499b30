"""The wheel as users build it: what it holds, and how it works far from this folder.

Needs no network: its environment is made of links to the packages that are here already.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import hatch_build
from tests.environments import environment
from tools.packages import differences

ROOT = Path(__file__).parents[1]
HOSTS = ("panel", "bokeh", "param", "anywidget", "ipywidgets", "typst", "pandas", "IPython")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> str:
    """The path of the wheel."""
    from hatchling.builders.wheel import WheelBuilder

    (built,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("wheel")))
    return built


@pytest.fixture(scope="module")
def sdist(tmp_path_factory, wheel) -> Path:
    """The source archive, unpacked."""
    from hatchling.builders.sdist import SdistBuilder

    folder = tmp_path_factory.mktemp("sdist")
    (built,) = SdistBuilder(str(ROOT)).build(directory=str(folder))
    shutil.unpack_archive(built, folder)
    return folder / Path(built).name.removesuffix(".tar.gz")


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory, wheel) -> Path:
    """A fresh environment, far from this folder, with the core's requirements and nothing else."""
    folder = tmp_path_factory.mktemp("elsewhere")
    site = environment(folder / "venv")
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
    return folder


def backend(source: Path, call: str) -> str:
    """Let the build back end do something as pip does, with no program to be found."""
    code = f"from hatchling import build; print(build.{call})"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=source,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PATH": str(source / "no-programs")},
    )
    return done.stdout.splitlines()[-1]


def test_the_source_archive_gives_the_same_wheel_and_needs_no_deno(sdist, wheel, tmp_path):
    assert hatch_build.up_to_date(sdist)
    assert backend(sdist, "get_requires_for_build_wheel()") == "[]"
    again = tmp_path / backend(sdist, f"build_wheel({str(tmp_path)!r})")
    assert differences(Path(wheel), again) == []


def test_the_source_archive_asks_for_deno_when_its_browser_code_was_changed(sdist, tmp_path):
    changed = tmp_path / "changed"
    shutil.copytree(sdist, changed)
    with (changed / "assets" / "foot_map" / "index.js").open("a") as module:
        module.write("// changed\n")
    assert backend(changed, "get_requires_for_build_wheel()") == f"[{hatch_build.DENO!r}]"


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
        "print(here, type(foot_map).__module__, foot_map.zones[0].name, load_chart().school.id)"
    )
    done = run(elsewhere, "-c", code)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[] zones.hosts.foot_map Liver rwo-shur"
    assert (elsewhere / "map.html").stat().st_size > 100_000


def test_the_commands_work_from_another_folder(elsewhere):
    assert run(elsewhere, "-m", "zones", "check", "overview").returncode == 0
    assert run(elsewhere, "-m", "zones", "new", "my-pack").returncode == 0
    done = run(elsewhere, "-m", "zones", "page", "--chart", "./my-pack", "--out", "mine.html")
    assert done.returncode == 0, done.stderr
    assert "Big toe" in (elsewhere / "mine.html").read_text("utf-8")


def test_what_is_missing_is_told_with_the_remedy(elsewhere):
    code = "from zones import FootMap; FootMap('overview').to_png()"
    assert "pip install 'foot-reflex-zones[sheet]'" in run(elsewhere, "-c", code).stderr
    done = run(elsewhere, "-m", "zones", "sheet", "quiz")
    assert done.returncode == 1
    assert done.stderr.startswith("a sheet needs typst and pypdf and fontTools: pip install 'foot-")


def test_the_wheel_holds_the_assets_and_works_elsewhere(tmp_path, wheel):
    """Unpacked elsewhere, and imported with nothing of this folder."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        archive.extractall(tmp_path / "there")
    for name in (
        "assets/hosts/dashboard/dashboard.html",
        "assets/hosts/site/messages.yaml",
        "assets/hosts/site/pages/frame.html",
        "assets/hosts/site/pages/service_worker.js",
        "assets/drawings/feet/plantar.svg",
        "assets/fonts/sans-400.woff2",
        "static/foot_map.js",
        "static/foot_map.css",
        "static/page.js",
    ):
        assert f"zones/{name}" in names
    handed_out = "zones/assets/hosts/site/pages/"  # as it is, unlike the sources of the bundles
    sources = [name for name in names if re.search(r"drawing_tools|assets/.*\.(?:js|css)$", name)]
    assert not [name for name in sources if not name.startswith(handed_out)]
    assert "zones/content/schools/rwo-shur/zones.yaml" in names
    assert not [name for name in names if "__pycache__" in name]
    code = (
        "import zones; from zones.resources import asset; "
        "from zones import FootMap, load_chart; from zones.dashboard.page import dashboard; "
        "assert 'there' in zones.__file__ and 'there' in str(asset('fonts')); "
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
