"""The documentation on the site: nothing is missing, links lead somewhere, maps are live."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import expect

import zones
from tests.ui.conftest import handed_out
from tests.ui.once import made_once
from tests.ui.site import Document, documents, plan, target
from tests.ui.test_page import PHONE, audit
from tools.docs import __main__ as command
from tools.docs import build as building
from tools.docs import command_line, json_types, state
from tools.docs.staging import BESIDE, ROOT, with_links, written
from zones import cli
from zones.export import bundle
from zones.hosts.foot_map import FootMap
from zones.languages.charts import load_chart
from zones.loading import json_schema
from zones.model.map_state import DEFAULT_SCHOOL
from zones.payload.files import drawings, files
from zones.payload.payload import payload
from zones.site import pages as site_pages
from zones.site import texts as site_texts
from zones.site import writing

FILES = "files/0123456789ab/"
KINDS = (
    "index.html",
    "tutorial.html",
    "api.html",
    "state.html",
    "house.html",
)
"""One page of each kind."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A site that is only the documentation and what its examples need, built once."""
    return made_once(tmp_path_factory, "documentation", _build) / "site"


def _build(folder: Path) -> None:
    site = folder / "site"
    _write_map(site / FILES)
    start = '<!DOCTYPE html><html lang="en"><title>Map</title>'
    (site / "index.html").write_text(f"{start}<p>{FILES}", "utf-8")
    building.build(site / "docs", building.files_of(site))


def _write_map(folder: Path) -> None:
    """The files of the map that the examples fetch."""
    (folder / "charts").mkdir(parents=True)
    (folder / "reflex_map.js").write_text(bundle.module("reflex_map"), "utf-8")
    (folder / "foot_map.css").write_text(bundle.style(), "utf-8")
    for name, text in {**files(DEFAULT_SCHOOL), **drawings()}.items():
        (folder / "charts" / name).write_text(text, "utf-8")


@pytest.fixture(scope="module")
def found(folder) -> dict[str, Document]:
    return documents(folder)


@pytest.fixture(scope="module")
def docs(folder) -> Iterator[str]:
    with handed_out(folder.parent) as address:
        yield f"{address}/site/docs"


def test_every_link_leads_somewhere(folder, found):
    assert len(found) > 60
    for page, document in found.items():
        if page == "docs/404.html":  # a host shows it at any address
            continue
        for link in document.links:
            if re.match(r"[a-z]+:", link):
                continue
            file, part = target(page, link)
            assert (folder / file).exists(), f"{page}: {link}"
            if part and file in found:
                assert part in found[file].ids, f"{page}: {link}"


def test_every_page_leads_back_to_the_map(found):
    for page, document in found.items():
        if page.startswith("docs/") and "/live/" not in page and page != "docs/404.html":
            assert "index.html" in [target(page, link)[0] for link in document.links], page


def test_links_out_of_the_site_are_those_of_the_texts(folder, found):
    said = "".join(
        path.read_text("utf-8")
        for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "assets/LICENSES.md"]
    ) + "".join(study.url or "" for study in load_chart("rwo-shur").evidence.studies)
    for page, document in found.items():
        if "/live/" not in page:
            for link in document.links:
                if link.startswith("http"):
                    assert link.rstrip("/") in said.replace("&", "&amp;") + said, f"{page}: {link}"


def test_every_page_stands_in_the_navigation():
    def listed(entries) -> list[str]:
        values = [value for entry in entries for value in entry.values()]
        return [
            one for value in values for one in ([value] if type(value) is str else listed(value))
        ]

    shown = listed(yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["nav"])
    assert len(shown) == len(set(shown))
    pages = {*written(), *BESIDE.values()}
    assert set(shown) == {page for page in pages if not page.startswith("decisions/2")}


PUBLIC = {name: FootMap if name == "FootMap" else getattr(zones, name) for name in zones.__all__}


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_is_documented(name, found):
    one, ids = PUBLIC[name], found["docs/api.html"].ids
    assert inspect.getdoc(one)
    assert f"zones.{name}" in ids
    for member, value in inspect.getmembers(one) if inspect.isclass(one) else ():
        home = getattr(getattr(value, "fget", value), "__module__", None) or ""
        if not member.startswith("_") and home.startswith("zones"):
            assert inspect.getdoc(value), member
            explained = member in state.entries() or member in inspect.signature(one).parameters
            assert (one is FootMap and explained) or f"zones.{name}.{member}" in ids, member
    for field in getattr(one, "model_fields", ()) if name == "Zone" else ():
        assert f"zones.Zone.{field}" in ids, field


def test_every_argument_of_the_map_is_explained(found):
    arguments = set(inspect.signature(FootMap).parameters)
    told = re.search(r"Parameters\n-+\n(.*?)\n\n", inspect.getdoc(FootMap), re.S)[1]
    assert arguments <= set(re.findall(r"\w+", " ".join(re.findall(r"^\S.*", told, re.M))))


def test_what_the_pages_name_in_python_is_there(found):
    for path in [*ROOT.glob("docs/*.md"), ROOT / "CONTRIBUTING.md"]:
        for name in re.findall(r"`zones\.([\w.]+)[(`]", path.read_text("utf-8")):
            if name.split(".")[0] in ("yaml", "__all__"):
                continue
            here = zones
            module, _, last = f"zones.{name}".rpartition(".")
            if module != "zones":
                here = __import__(module, fromlist=[last])
            assert hasattr(here, last) or __import__(f"zones.{name}"), f"{path.name}: {name}"


def test_every_command_option_and_state_stands_in_the_reference(found):
    text = found["docs/command-line.html"].text
    for name, parser in command_line.commands(cli.parser()).items():
        assert name in found["docs/command-line.html"].ids
        for action in parser._actions:
            assert all(option in text for option in action.option_strings if option != "-h")
    for name, entry in state.entries().items():
        assert name in found["docs/state.html"].ids
        assert entry["doc"] in " ".join(found["docs/state.html"].text.split())


def test_the_types_of_the_json_are_those_of_a_real_chart(found):
    types = json_types.types()

    def keys(name: str) -> tuple[set[str], set[str]]:
        listed = {key for key, _, _ in types[name].keys}
        return {key for key in listed if not key.endswith("?")}, {k.rstrip("?") for k in listed}

    data = payload(load_chart("overview"))
    for name, one in {
        "Payload": data,
        "Zone": data["zones"][0],
        "View": data["views"]["plantar"],
        "Shape": data["views"]["plantar"]["shapes"][0],
        "System": data["systems"][0],
    }.items():
        needed, known = keys(name)
        assert needed <= set(one), name
        assert set(one) <= known, name
    assert {name.lower() for name in types} <= found["docs/json-types.html"].ids


def test_every_file_of_a_chart_is_listed_with_its_keys(found):
    ids, text = found["docs/chart-files.html"].ids, found["docs/chart-files.html"].text
    for kind in json_schema.MODELS:
        assert f"{kind}yaml" in ids
    for key in json_schema.schema("zones")["$defs"]["ZoneRecord"]["properties"]:
        assert key in text


def test_a_link_to_a_file_that_is_no_page_keeps_only_its_text():
    text = "[a](../zones/cli/site.py) [b](../README.md) [c](sheets.md#fonts) `[d](x.md)`\n"
    made = with_links(text, "docs/site.md", "site.md", {**BESIDE, "docs/sheets.md": "sheets.md"})
    assert made.startswith("a [b](index.md) [c](sheets.md#fonts) ")


def test_a_dead_link_stops_the_build_and_is_named(tmp_path, monkeypatch):
    def one_page(folder):
        folder.mkdir()
        (folder / "index.md").write_text("# A page\n\n[nowhere](gone.md), [no part](#gone)\n")
        return ["index.md"]

    settings = {**building.config(""), "nav": [{"Start": "index.md"}], "extra_css": []}
    monkeypatch.setattr(building, "stage", one_page)
    monkeypatch.setattr(building, "config", lambda base: settings)
    with pytest.raises(building.DocsError, match=r"gone\.md[\s\S]*#gone"):
        building.build(tmp_path / "docs", "../")
    assert not (tmp_path / "docs").exists()


def test_pages_are_made_again_only_if_they_changed(folder, monkeypatch):
    made = []
    monkeypatch.setattr(building, "_make", lambda out, base_url: made.append(base_url))
    monkeypatch.setattr(building, "_write_live_maps", lambda out, files: made.append(files))
    building.build(folder / "docs", f"../{FILES}")
    assert not made
    monkeypatch.setattr(building, "NOTE", ".made-by-a-test")
    (folder / "docs" / building.NOTE).write_text(f"{building.made_from('')}\n../files/other/")
    building.build(folder / "docs", f"../{FILES}")
    assert made == [f"../{FILES}"]
    building.build(folder / "docs", f"../{FILES}", "https://example.org/")
    assert made[1:] == ["https://example.org/", f"../{FILES}"]


def test_what_is_missing_is_told_in_a_sentence(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["docs", "--site", str(tmp_path)])
    assert command.main() == 1
    assert "run make site" in capsys.readouterr().err
    monkeypatch.setattr(building, "find_spec", lambda name: None)
    assert command.main() == 2
    assert "pip install '.[docs]'" in capsys.readouterr().err


def test_the_pages_of_the_site_link_to_it_and_say_its_language(tmp_path):
    order = replace(plan(tmp_path), docs=True)
    for language in order.languages:
        charts, t = site_texts.charts_in(language, order.charts), site_texts.texts(language)
        shared = writing.Shared(
            files={name: name for name in ("sans-400.woff2", "site.css", "site.js")},
            theme="",
            folder=FILES,
            styles={},
            start={},
            still={},
            sheets={},
        )
        about = next(one for one in site_pages.pages(charts, t) if one.path == "about.html")
        page = Document(writing.written(about, charts, t, order, shared))
        assert "docs/index.html" in [
            target(f"{site_texts.folder(language)}about.html", link)[0] for link in page.links
        ]
        assert t("site_docs_english" if language != "en" else "site_docs") in page.text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_on_any_kind_of_page(new_page, docs, scheme):
    page = new_page(color_scheme=scheme)
    for name in KINDS[1:] if scheme == "light" else (KINDS[1], KINDS[4]):
        page.goto(f"{docs}/{name}")
        # Thousands of words of code there; their colours are those of the tutorial.
        audit(page, **{"color-contrast": {"enabled": name != "api.html"}})
    page.set_viewport_size(PHONE)
    page.goto(f"{docs}/{KINDS[3]}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_examples_are_the_real_map(new_page, docs):
    page = new_page()
    page.goto(f"{docs}/index.html")
    frame = page.frame_locator("iframe")
    frame.get_by_role("option", name="Heart, number 33, left foot").first.press("Enter")
    expect(frame.get_by_role("region", name="Zone details")).to_contain_text("Heart")
    page.goto(f"{docs}/values.html")
    page.locator("iframe").scroll_into_view_if_needed()
    expect(frame.get_by_role("option", name=re.compile("^Liver.*3 min")).first).to_be_attached()


def test_the_search_needs_no_other_host(new_page, docs):
    page = new_page()
    page.goto(f"{docs}/index.html")
    page.get_by_role("textbox", name="Search").click()
    page.get_by_role("textbox", name="Search").press_sequentially("diaphragm")
    expect(page.locator(".md-search-result")).to_contain_text("How a shape is placed")
