"""The same state in Python and in the browser, and hosts that come and go."""

import logging
import shutil

import panel as pn
import pytest
from bokeh.resources import INLINE
from playwright.sync_api import expect

from tests.ui.reader import drawn, eventually, listed, pick, press, title, view
from zones.hosts.panel import FootMap
from zones.loading.loader import SHARED

LIVER = "Liver, number 18, right foot"


@pytest.fixture
def foot_map(show):
    """A map that a test holds on both sides: as a Python object and as a page."""

    def open_(**params):
        made = []

        def make():
            made.append(FootMap(**params))
            return made[-1]

        page = show(make)
        page.wait_for_selector("svg path[data-zone]", state="attached")
        return made[0], page

    return open_


def test_a_click_reaches_python(foot_map):
    foot, page = foot_map()
    press(page, drawn(page, LIVER))
    eventually(lambda: foot.selection == ["liver"], "Python knows of the click")
    assert foot.zones[0].name == "Liver"


def test_every_switch_reaches_python(foot_map):
    foot, page = foot_map()
    pick(view(page, "Top"))
    pick(page.get_by_role("radiogroup", name="Feet").get_by_role("radio", name="Right foot"))
    page.get_by_role("button", name="Display", exact=True).click()
    page.get_by_role("checkbox", name="Guidelines").uncheck()
    page.get_by_role("checkbox", name="Further zones").check()
    eventually(
        lambda: (
            (foot.view, foot.feet, foot.guidelines, foot.further)
            == ("dorsal", "right", False, True)
        ),
        "all switches arrive",
    )


def test_python_chooses_a_zone(foot_map):
    foot, page = foot_map()
    foot.selection = ["stomach"]
    expect(title(page, "Stomach")).to_be_visible()
    expect(listed(page, "15 Stomach")).to_have_attribute("aria-selected", "true")
    foot.selection = []
    expect(title(page, "Stomach")).to_have_count(0)


def test_python_marks_zones_and_changes_view_and_school(foot_map):
    foot, page = foot_map(highlight=["liver"])
    expect(drawn(page, LIVER)).to_have_attribute("data-highlight", "")
    foot.view = "medial"
    expect(view(page, "Inner side")).to_be_checked()
    foot.param.update(chart="overview", view="plantar")
    expect(page.locator("svg path[data-zone=heel]").first).to_be_attached()
    assert foot.highlight == []


def test_a_school_change_in_the_browser_lets_go_of_its_zones(foot_map):
    foot, page = foot_map(selection=["liver"])
    page.get_by_role("combobox", name="School").select_option("overview")
    eventually(lambda: foot.chart == "overview" and foot.selection == [], "the zone is let go")
    page.locator("svg path[data-zone=heel]").first.click(force=True)
    eventually(lambda: foot.selection == ["heel"], "zones of the new chart count")


NONSENSE = (
    ("selection", ["<script>alert(1)</script>"]),
    ("selection", "liver"),
    ("selection", [["liver"]]),
    ("selection", None),
    ("selection", ["liver"] * 3),
    ("selection", [str(n) for n in range(2000)]),
    ("view", "sideways"),
    ("view", {"plantar": 1}),
    ("chart", "../../etc/passwd"),
    ("chart", 7),
    ("systems", ["nonsense"]),
    ("further", "yes"),
    ("theme", "neon"),
    ("highlight", ["liver"]),
    ("charts_json", "{}"),
    ("charts_url", "nowhere/"),
)


def test_nonsense_from_a_client_is_set_right_quietly(foot_map, caplog, watch, subtests):
    foot, page = foot_map(selection=["stomach"])
    for name, value in NONSENSE:
        with subtests.test(name=name, value=str(value)[:40]), caplog.at_level(logging.WARNING):
            before = getattr(foot, name)
            page.evaluate(
                """async ([name, value]) => {
                  const { data } = [...Bokeh.index.roots][0].model;
                  data.setv({ [name]: value });
                }""",
                [name, value],
            )
            page.wait_for_function(
                """([name, value]) => {
                  const { data } = [...Bokeh.index.roots][0].model;
                  return JSON.stringify(data[name]) === JSON.stringify(value);
                }""",
                arg=[name, before],
            )
            assert getattr(foot, name) == before
            assert not [r for r in caplog.records if r.exc_info or r.levelno >= logging.ERROR]
            foot.selection = ["liver"]
            expect(drawn(page, LIVER)).to_have_attribute("aria-selected", "true")
            foot.selection = ["stomach"]
            expect(drawn(page, LIVER)).to_have_attribute("aria-selected", "false")
    watch.forgive("Failed to load resource", "error_")  # that browser asked for no chart at all


def test_two_maps_on_a_page_keep_apart(show):
    maps = []

    def make():
        maps[:] = [FootMap(height=500), FootMap(height=500)]
        return pn.Row(*maps, width=1400)

    page = show(make)
    expect(page.locator("svg path[data-zone=liver]")).to_have_count(2)
    maps[0].selection = ["liver"]
    expect(page.locator("svg path[data-zone=liver][aria-selected=true]")).to_have_count(1)
    assert maps[1].selection == []


def test_a_map_can_be_removed_and_shown_again(show, watch):
    held = {}

    def make():
        held["map"] = FootMap(selection=["liver"], height=600)
        held["row"] = pn.Row(held["map"], width=1200)
        return held["row"]

    page = show(make)
    page.wait_for_selector("svg path[data-zone]", state="attached")
    held["row"].objects = []
    expect(page.locator("svg path[data-zone]")).to_have_count(0)
    held["map"].selection = ["stomach"]
    held["row"].objects = [held["map"]]
    expect(title(page, "Stomach")).to_be_visible()
    press(page, drawn(page, LIVER))
    eventually(lambda: held["map"].selection == ["liver"], "the map works as before")
    assert not watch.errors


def test_a_pack_of_ones_own_is_shown_beside_the_others(foot_map, tmp_path):
    folder = tmp_path / "my-school"
    shutil.copytree(SHARED / "schools" / "overview", folder)
    school = folder / "school.yaml"
    school.write_text(school.read_text("utf-8").replace("id: overview", "id: my-school"), "utf-8")
    foot, page = foot_map(chart=folder, selection=["heel"])
    expect(page.get_by_role("combobox", name="School")).to_have_value("my-school")
    expect(page.locator("svg path[data-zone=heel][aria-selected=true]").first).to_be_attached()
    page.get_by_role("combobox", name="School").select_option("rwo-shur")
    eventually(lambda: foot.chart == "rwo-shur", "the school changes")
    expect(drawn(page, LIVER)).to_be_attached()


def test_a_saved_page_works_without_a_server(new_page, tmp_path):
    file = tmp_path / "map.html"
    FootMap(selection=["liver"]).save(str(file), resources=INLINE)
    page = new_page()
    page.goto(file.as_uri())
    expect(title(page, "Liver")).to_be_visible()
    press(page, drawn(page, "Stomach, number 15, left foot"))
    expect(title(page, "Stomach")).to_be_visible()
