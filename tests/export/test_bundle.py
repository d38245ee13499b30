"""The browser code is bundled when it has changed, and only then."""

from __future__ import annotations

import importlib.util
import re
import shutil
from pathlib import Path

import pytest

from zones.export import bundle

ROOT = Path(__file__).parents[2]
build = bundle.build_script()


@pytest.fixture
def checkout(tmp_path) -> Path:
    """The browser code alone, as a checkout has it."""
    for folder in ("assets/foot_map", "assets/hosts"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for name in ("deno.json", "deno.lock", "hatch_build.py"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    return tmp_path


def test_every_bundle_is_one_file_without_imports():
    for name in build.ENTRIES:
        text = bundle.path(name).read_text("utf-8")
        assert len(text) > 500, name
        assert not re.search(r"""(?:^|[;}\s])import\s*[\w{*"']|@import""", text), name


def test_the_map_is_an_anywidget_module():
    for name in ("foot_map", "widget", "sheet_dialog"):
        assert re.search(r"export\s*\{\s*[\w$]+ as default\s*\}", bundle.module(name)), name


def test_every_style_sheet_of_the_map_is_in_its_bundle():
    text = bundle.style()
    folder = ROOT / "assets" / "foot_map"
    listed = {
        (folder / name).resolve()
        for name in re.findall(r'@import "(.+?)"', (folder / "index.css").read_text("utf-8"))
    }
    assert listed == {*folder.rglob("*.css")} - {folder / "index.css"}
    for path in listed:
        first = re.search(r"\.(rz-[\w-]+)", path.read_text("utf-8"))
        assert first is None or first[1] in text, path.name


def test_a_bundle_is_made_once_and_again_when_its_sources_change(checkout):
    assert build.bundle(checkout)
    assert not build.bundle(checkout)
    module = checkout / "zones/static/widget.js"
    before = module.read_text("utf-8")
    source = checkout / "assets/hosts/widget.js"
    source.write_text(source.read_text("utf-8").replace("= 3000;", "= 4321;"), "utf-8")
    assert build.bundle(checkout)
    assert module.read_text("utf-8") != before
    assert "4321" in module.read_text("utf-8")
    assert sorted(path.name for path in module.parent.iterdir()) == sorted(
        [*build.ENTRIES, build.DIGEST]
    )


def test_without_deno_a_bundle_that_fits_will_do_and_the_lack_of_one_says_what_to_install(
    checkout, monkeypatch
):
    build.bundle(checkout)
    monkeypatch.setattr(build, "find_deno", lambda: None)
    assert not build.bundle(checkout)
    (checkout / "zones/static/page.js").unlink()
    with pytest.raises(build.NoDeno, match="pip install deno"):
        build.bundle(checkout)


def test_a_fault_in_the_code_stops_the_build_and_leaves_the_bundles_alone(checkout, capfd):
    build.bundle(checkout)
    before = (checkout / "zones/static/foot_map.js").read_bytes()
    (checkout / "assets/foot_map/index.js").write_text("export default {", "utf-8")
    with pytest.raises(build.subprocess.CalledProcessError):
        build.bundle(checkout)
    assert "index.js" in capfd.readouterr().err
    assert (checkout / "zones/static/foot_map.js").read_bytes() == before


def test_the_build_needs_nothing_but_python(checkout):
    """It runs before anything is installed."""
    spec = importlib.util.spec_from_file_location("alone", checkout / "hatch_build.py")
    alone = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(alone)
    assert alone.sources(checkout)
