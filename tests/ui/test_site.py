"""The site of plain files: to read without a script, to share, to keep, and to use offline."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect

from hatch_build import find_deno
from tests.ui.conftest import READY, handed_out, opened
from tests.ui.site import BASE, SCHOOL, Document, built_once, documents, plan, target
from tests.ui.test_page import PHONE, audit
from zones.languages.charts import load_chart
from zones.site import build as building
from zones.site import pages as site_pages
from zones.site import texts as site_texts
from zones.site import writing

KINDS = (
    "learn.html",
    "about.html",
    "de/safety.html",
    "print/overview.html",
    "zones/overview/index.html",
    "zones/overview/ball.html",
    "de/complaints/headache.html",
    "offline.html",
)
"""One page of each kind, beside the start page."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return built_once(tmp_path_factory) / "feet"


@pytest.fixture(scope="module")
def found(folder) -> dict[str, Document]:
    return documents(folder)


@pytest.fixture(scope="module")
def site(folder) -> Iterator[str]:
    """Its address: a folder of a host, as on the pages of a project."""
    with handed_out(folder.parent) as address:
        yield f"{address}/feet"


def test_every_link_leads_somewhere(folder, found):
    assert len(found) > 100
    for page, document in found.items():
        for link in document.links:
            if link.startswith(("https:", "http:", "data:")):
                continue
            file, part = target(page, link)
            assert (folder / file).is_file(), f"{page}: {link}"
            if part and "=" not in part:
                assert part in found[file].ids, f"{page}: {link}"


def test_every_page_says_what_it_is_and_where_its_translations_are(found):
    titles = {}
    for page, document in found.items():
        assert document.language == ("de" if page.startswith("de/") else "en"), page
        assert document.headings.count("h1") == 1, page
        assert document.headings[0] == "h1", page
        assert document.metas["description"], page
        assert document.metas["og:image"].startswith(BASE), page
        assert "default-src 'none'" in document.metas["Content-Security-Policy"], page
        assert titles.setdefault((document.language, document.title), page) == page
        if page.endswith("offline.html"):
            continue
        assert set(document.alternates) == {"en", "de", "x-default"}, page
        for language, address in document.alternates.items():
            file, _ = target("index.html", address.removeprefix(BASE) or "./")
            other = found[file]
            assert other.alternates == document.alternates, page
            assert language in (other.language, "x-default")
    listed = (BASE, f"{BASE}de/zones/overview/ball.html")
    assert all(any(one == d.alternates.get(d.language) for d in found.values()) for one in listed)


def test_every_page_says_what_the_map_is_and_what_was_found(found):
    for page, document in found.items():
        t = site_texts.texts(document.language)
        assert t("standing_line") in document.text, page
        if page not in ("index.html", "de/index.html"):  # there the map says it
            (chart,) = site_texts.charts_in(document.language, [SCHOOL])
            assert " ".join(chart.evidence.summary.split()) in " ".join(document.text.split()), page


def test_what_the_card_says_of_a_zone_can_be_read_without_a_script(folder, found):
    for language in ("en", "de"):
        chart = load_chart(SCHOOL, language)
        for zone in chart.zones:
            text = found[f"{site_texts.folder(language)}zones/{SCHOOL}/{zone.id}.html"].text
            said = [zone.name, zone.landmark.says, zone.tradition.says]
            said += [chart.techniques[use.use].name for use in zone.techniques]
            said += [chart.cautions[id].advice for id in zone.cautions]
            said += [chart.sources[id].title for id in site_pages.zone_sources(zone)]
            said += [site_texts.texts(language)(f"caption_{foot}") for foot in ("left", "right")]
            plain = " ".join(text.split())
            for one in said:
                assert " ".join(one.split()) in plain


def test_cautions_that_forbid_stand_before_the_techniques(found):
    chart = load_chart(SCHOOL)
    some = [z for z in chart.zones if any(chart.cautions[c].level == "leave" for c in z.cautions)]
    assert some
    t = site_texts.texts("en")
    for zone in some:
        text = found[f"zones/{SCHOOL}/{zone.id}.html"].text
        assert text.index(t("level_leave")) < text.index(t("techniques"))


def test_the_words_of_an_author_never_become_markup(tmp_path):
    evil = "<img src=x onerror=alert(1)></script>\"'&"
    chart = load_chart(SCHOOL)
    zones = tuple(zone.model_copy(update={"name": evil}) for zone in chart.zones)
    school = chart.school.model_copy(update={"title": evil})
    hostile = chart.model_copy(update={"zones": zones, "school": school})
    own = replace(plan(tmp_path), languages=("en",), sheets="none")
    t = site_texts.texts("en")
    names, _ = building.shell.shared_files()
    shared = building._shared(own, names, "files/x/", {})
    for page in site_pages.pages((hostile,), t):
        text = writing.written(page, (hostile,), t, own, shared)
        assert "<img src=x" not in text, page.path
        assert "onerror=alert(1)></script>" not in text, page.path
    assert "</script" not in writing.json_text({"name": evil})


def test_the_pages_are_valid_html(folder, tmp_path):
    deno = find_deno()
    assert deno
    rules = Path(__file__).with_name("html-validate.json")
    files = [str(folder / name) for name in ("index.html", "de/index.html", *KINDS)]
    done = subprocess.run(
        [deno, "run", "--allow-all", "--quiet", "--no-lock", "--node-modules-dir=none",
         "npm:html-validate@9", "--config", rules, *files],
        cwd=tmp_path,
        env={"DENO_TLS_CA_STORE": "mozilla,system", **os.environ, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_second_build_makes_nothing_again_and_one_zone_only_its_page(folder, monkeypatch):
    again = building.build(plan(folder))
    assert (again.written, again.gone) == (0, 0)
    assert again.sheets == 6
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    read = site_texts.load_chart

    def changed(school, language="en"):
        chart = read(school, language)
        zone = chart.zones[0].model_copy(update={"note": "Another note."})
        return chart.model_copy(update={"zones": (zone, *chart.zones[1:])})

    (page,) = [folder / "zones" / SCHOOL / f"{read(SCHOOL).zones[0].id}.html"]
    with monkeypatch.context() as patch:
        patch.setattr(site_texts, "load_chart", changed)
        built = building.build(plan(folder))  # one job: in this process, which knows the change
    german = folder / "de" / page.relative_to(folder)
    assert built.written == 2
    assert {path for path, data in before.items() if path.read_bytes() != data} - {
        folder / ".made.json"
    } == {page, german}
    assert building.build(plan(folder)).written == 2  # and back


def test_pages_of_zones_that_are_gone_are_removed_and_other_files_stay(tmp_path):
    from zones.site.kept import Folder

    first = Folder(tmp_path)
    first.write("zones/old.html", "old")
    first.write("zones/kept.html", "kept")
    assert first.finish() == 0
    (tmp_path / "CNAME").write_text("feet.example.org")
    second = Folder(tmp_path)
    second.write("zones/kept.html", "kept")
    assert second.finish() == 1
    assert sorted(path.name for path in tmp_path.rglob("*.*")) == [".made.json", "kept.html"]
    assert (tmp_path / "CNAME").is_file()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--base-url", "example.org"], "base-url must be the address of a folder"),
        (["--chart", "overvew"], "did you mean 'overview'?"),
        (["--language", "dd"], "language"),
        (["--jobs", "0"], "jobs must be a number from 1"),
        (["--sheets", "al"], "did you mean 'all'?"),
    ],
)
def test_what_makes_no_sense_is_told_in_a_sentence(words, said, tmp_path, capsys):
    from zones.cli import main

    assert main(["site", "--out", str(tmp_path / "site"), *words]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_on_any_kind_of_page(new_page, site, scheme):
    page = new_page(color_scheme=scheme, service_workers="block")
    for name in KINDS if scheme == "light" else KINDS[3:6]:
        page.goto(f"{site}/{name}")
        audit(page)
    page.set_viewport_size(PHONE)
    page.goto(f"{site}/{KINDS[5]}")
    audit(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_start_page_is_the_live_map_and_its_address_leads_back(new_page, site, watch):
    page = opened(new_page(service_workers="block"), f"{site}/de/")
    audit(page)
    watch.forgive("inline style")  # of axe
    page.get_by_role("listbox").get_by_role("option").first.click()
    expect(page).to_have_url(f"{site}/de/#zone=toes&view=plantar")
    name = load_chart(SCHOOL, "de").zone("toes").name
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
    other = opened(new_page(service_workers="block"), page.url)
    expect(other.get_by_role("heading", name=name, exact=True)).to_be_visible()
    expect(other.get_by_role("link", name=site_texts.texts("de")("learn"))).to_have_attribute(
        "href", "learn.html"
    )


def test_the_page_does_not_move_when_the_map_comes(new_page, site):
    for size in (None, PHONE):
        page = new_page(viewport=size, service_workers="block")
        page.add_init_script(
            "window.moved = 0; new PerformanceObserver((list) => { for (const one of "
            "list.getEntries()) moved += one.value; }).observe({type: 'layout-shift', "
            "buffered: true});"
        )
        opened(page, f"{site}/")
        assert page.evaluate("moved") < 0.001


def test_without_a_connection_all_that_was_kept_works(browser, site, folder):
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 1200, "height": 800})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    opened(page, f"{site}/de/")
    page.evaluate("navigator.serviceWorker.ready.then(() => 0)")
    page.goto(f"{site}/de/zones/overview/ball.html")
    context.set_offline(True)
    t = site_texts.texts("de")
    chart = load_chart(SCHOOL, "de")
    opened(page, f"{site}/de/")
    for zone in chart.zones:
        page.evaluate("(hash) => { location.hash = hash; }", f"zone={zone.id}")
        expect(page.get_by_role("heading", name=zone.name, exact=True)).to_be_visible()
    for view in ("dorsal", "medial", "lateral", "plantar"):
        page.evaluate("(hash) => { location.hash = hash; }", f"view={view}")
        expect(page.get_by_role("radio", name=t(f"view_{view}"), exact=True)).to_be_checked()
        expect(page.locator(".rz-art > *").first).to_be_attached()
    for routine in chart.routines:
        page.evaluate("(hash) => { location.hash = hash; }", f"play={routine.id}")
        expect(page.get_by_text(routine.name).first).to_be_visible()
    page.evaluate("location.hash = 'quiz=find.all.10.k3f9'")
    expect(page.get_by_text(t("quiz_ask_find", name="").strip()).first).to_be_visible()
    page.goto(f"{site}/de/zones/overview/ball.html")  # was visited
    expect(page.get_by_role("heading", level=1)).to_contain_text(chart.zone("ball").name)
    page.goto(f"{site}/de/zones/overview/toes.html")  # was not
    expect(page.get_by_role("heading", level=1)).to_have_text(t("site_offline"))
    context.close()
    assert not errors


def test_the_app_opens_where_it_was_left_and_a_browser_where_its_address_says(
    browser, site, folder
):
    context = browser.new_context(reduced_motion="reduce", service_workers="block")
    page = context.new_page()
    opened(page, f"{site}/#zone=heel&view=plantar")
    page.get_by_role("listbox").get_by_role("option").first.click()
    expect(page).to_have_url(f"{site}/#zone=toes&view=plantar")
    start = json.loads((folder / "app.webmanifest").read_text("utf-8"))["start_url"]
    for address, left in (("", ""), (start.removeprefix("./"), "#zone=toes&view=plantar")):
        other = opened(context.new_page(), f"{site}/{address}")
        expect(other).to_have_url(f"{site}/{left}")
    context.close()


def test_what_the_app_keeps_at_first_is_what_the_map_needs(folder):
    text = (folder / "service_worker.js").read_text("utf-8")
    data = json.loads(text.partition("const SITE = ")[2].partition(";\n")[0])
    for name in [*data["core"], *data["languages"][""], *data["languages"]["de/"]]:
        file = f"{name.removeprefix('./')}index.html" if name.endswith("/") else name
        assert (folder / file).is_file(), name
    kept = {name.rpartition("/")[2] for name in data["core"]}
    assert {f"{SCHOOL}.json", f"{SCHOOL}-more.json", "places.json", "feet-dorsal.svg"} <= kept
    assert f"{SCHOOL}-de.json" not in kept


def test_a_new_version_is_told_quietly_and_not_in_the_middle_of_a_routine(
    browser, tmp_path, folder
):
    import shutil

    copy = tmp_path / "feet"
    shutil.copytree(folder, copy)
    t = site_texts.texts("en")
    with handed_out(tmp_path) as address:
        context = browser.new_context(reduced_motion="reduce")
        page = opened(context.new_page(), f"{address}/feet/")
        page.evaluate("navigator.serviceWorker.ready.then(() => 0)")
        page.evaluate("location.hash = 'play=desk-break'")
        worker = copy / "service_worker.js"
        text = worker.read_text("utf-8")
        before = json.loads(text.partition("const SITE = ")[2].partition(";\n")[0])["version"]
        worker.write_text(text.replace(before, "another"), "utf-8")
        page.evaluate(
            "navigator.serviceWorker.getRegistration().then(async (one) => { await one.update();"
            " while (!one.waiting) await new Promise((done) => setTimeout(done, 50)); })"
        )
        expect(page.locator("#update")).to_be_empty()
        page.evaluate("location.hash = 'zone=toes'")
        button = page.get_by_role("button", name=t("site_update_go"))
        expect(button).to_be_visible()
        with page.expect_navigation():
            button.click()
        page.locator(READY).wait_for(state="attached")
        assert page.url.endswith("#zone=toes&view=plantar") or "zone=toes" in page.url
        keys = page.evaluate("caches.keys()")
        assert "zones-map-another" in keys
        context.close()
