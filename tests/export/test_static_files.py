"""The files that a server hands out: complete, kept between two starts, never another version's."""

from __future__ import annotations

import json

import pytest

from zones.export import static_files as module
from zones.export.static_files import PREFIX, StaticFiles, address
from zones.loading.loader import schools


@pytest.fixture
def makers(monkeypatch):
    """Count what is made, and make it quickly."""
    made = []

    def files(school: str) -> dict[str, str]:
        made.append(school)
        return {f"{school}.json": json.dumps({"school": school, "text": "Füße"})}

    monkeypatch.setattr(module, "files", files)
    monkeypatch.setattr(module, "places", lambda: made.append("places") or "{}")
    return made


def test_all_files_are_there(tmp_path):
    files = StaticFiles(tmp_path)
    for name in ("foot_map.js", "places.json", "page-en.json", "fonts/sans-400.woff2"):
        assert files.get(name).data
    for school in schools():
        for name in (f"{school}.json", f"{school}-more.json", f"{school}-de.json"):
            json.loads(files.get(name).data)
    assert files.get("feet-plantar.svg").type == "image/svg+xml"
    assert files.get("foot_map.js").type == "text/javascript"
    assert files.get("nothing.json") is None
    assert files.get("../static_files.py") is None


def test_a_second_start_makes_nothing_again(tmp_path, makers):
    first = StaticFiles(tmp_path)
    first.make_all()
    assert set(makers) == {*schools(), "places"}
    makers.clear()
    second = StaticFiles(tmp_path)
    second.make_all()
    assert not makers
    assert second.get("rwo-shur.json").data == first.get("rwo-shur.json").data


@pytest.mark.parametrize("damage", ["empty", "cut", "changed", "gone", "another's"])
def test_a_damaged_cache_is_made_again(tmp_path, makers, damage):
    first = StaticFiles(tmp_path)
    first.make_all()
    path = first.cache / "rwo-shur.json"
    data = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(
            {
                "empty": b"",
                "cut": data[:-10],
                "changed": data.replace(b"text", b"evil"),
                "another's": b"0" * 64 + b"\n{}",
            }[damage]
        )
    makers.clear()
    second = StaticFiles(tmp_path)
    second.make_all()
    assert makers == ["rwo-shur"]
    assert second.get("rwo-shur.json").data == first.get("rwo-shur.json").data
    assert path.read_bytes() == data


def test_sweeping_the_cache_takes_nothing_from_a_running_server(tmp_path, makers):
    files = StaticFiles(tmp_path)
    files.make_all()
    before = files.get("western.json").data
    for path in files.cache.iterdir():
        path.unlink()
    files.cache.rmdir()
    assert files.get("western.json").data == before


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path, makers):
    (tmp_path / "a file").write_text("")
    assert StaticFiles(tmp_path / "a file").get("overview.json").data


def test_another_version_has_other_addresses_and_another_folder(tmp_path, makers, monkeypatch):
    first = StaticFiles(tmp_path)
    first.make_all()
    monkeypatch.setattr(module.bundle, "module", lambda: "export default {};")
    second = StaticFiles(tmp_path)
    assert second.version != first.version
    assert second.cache != first.cache
    makers.clear()
    second.make_all()
    assert set(makers) == {*schools(), "places"}


def test_addresses_start_from_the_page():
    assert address("a.json").startswith(f"./{PREFIX}/")
    assert address("a.json", "..").startswith(f"../{PREFIX}/")
    assert address("a.json", "../").startswith(f"../{PREFIX}/")
    assert address("").endswith("/")


def test_text_is_compressed_and_fonts_are_not(tmp_path, makers):
    files = StaticFiles(tmp_path)
    assert len(files.get("feet-plantar.svg").compressed) < len(files.get("feet-plantar.svg").data)
    assert files.get("fonts/sans-400.woff2").compressed is None
