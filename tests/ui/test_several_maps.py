"""Several maps in one document: plain pages and Panel; the notebooks have their own tests."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.ui.conftest import Quiet
from tests.ui.reader import eventually
from tests.ui.several_maps import (
    SHARE,
    THREE,
    Alone,
    Shown,
    carried,
    check_controls,
    check_facts,
    check_pictures,
    difference,
    drawn,
    picture,
    render,
)
from zones import FootMap
from zones.export import element
from zones.hosts import output
from zones.loading.loader import shipped

ICON = '<!DOCTYPE html><link rel="icon" href="data:,">'


@pytest.fixture(scope="module")
def alone(contexts) -> Iterator[Alone]:
    page = contexts().new_page()
    yield Alone(page)
    page.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[tuple[str, Path]]:
    """A folder of plain files with the element in it, by address."""
    folder = tmp_path_factory.mktemp("site")
    element.write(folder / "reflex-map", ["rwo-shur", "western", "channels"])
    handler = functools.partial(Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", folder
    server.shutdown()


def test_the_pictures_of_other_maps_are_told_apart(alone):
    for one, other in ((0, 1), (1, 2), (2, 0)):
        assert difference(alone[THREE[one]], alone[THREE[other]])[0] > 20 * SHARE


def test_copies_of_the_module_draw_three_maps_that_are_each_right(new_page, alone):
    page = new_page()
    maps = render(page, [carried(shown, ("rwo-shur", shown.chart)) for shown in THREE])
    drawn(maps)
    check_pictures(maps, alone, "copies")
    check_facts(page, maps)
    check_controls(maps)
    check_facts(page, maps, tuple(Shown("rwo-shur", "plantar", one.language) for one in THREE))


def test_three_elements_are_each_right_and_the_file_may_be_loaded_twice(new_page, alone, site):
    address, folder = site
    elements = "".join(
        f'<reflex-map chart="{one.chart}" view="{one.view}" language="{one.language}" '
        'style="--rz-height: 700px"></reflex-map>'
        for one in THREE
    )
    twice = "".join(
        f'<script type="module" src="reflex-map/reflex_map.js{query}"></script>'
        for query in ("", "?again")
    )
    (folder / "three.html").write_text(f"{ICON}{twice}{elements}", "utf-8")
    page = new_page()
    page.goto(f"{address}/three.html")
    maps = page.locator(".rz")
    drawn(maps)
    check_pictures(maps, alone, "elements")
    check_facts(page, maps)
    check_controls(maps)


def test_three_maps_in_one_panel_page_are_each_right(show, alone):
    import panel as pn

    page = show(lambda: pn.Column(*(FootMap(**shown.state) for shown in THREE)))
    maps = page.locator(".rz")
    drawn(maps)
    check_pictures(maps, alone, "panel")
    check_facts(page, maps)
    check_controls(maps)


def test_a_panel_map_shown_twice_stays_in_step_and_python_hears_it_once(show):
    import panel as pn

    foot_map = FootMap("rwo-shur")
    heard = []
    foot_map.param.watch(lambda event: heard.append(event.new), "selection")
    page = show(lambda: pn.Row(foot_map, pn.Column("Again", foot_map)))
    maps = page.locator(".rz")
    same = (Shown("rwo-shur", "plantar", "en"),) * 2
    drawn(maps, same)
    for at, zone in ((0, "liver"), (1, "heart")):
        maps.nth(at).locator(f".zone[data-zone={zone}]").press("Enter")
        for one in (maps.first, maps.last):
            expect(one.locator(f".zone[data-zone={zone}]")).to_have_attribute(
                "aria-selected", "true"
            )
        eventually(lambda zone=zone: foot_map.selection == [zone], "Python knows the zone")
    foot_map.selection = ["spleen"]
    for one in (maps.first, maps.last):
        expect(one.locator(".zone[data-zone=spleen]")).to_have_attribute("aria-selected", "true")
    check_facts(page, maps, same)
    assert heard == [["liver"], ["heart"], ["spleen"]]


def fills(page: Page, zone: str) -> list[str]:
    return page.locator(f".zone[data-zone={zone}]").evaluate_all(
        "paths => paths.map((path) => getComputedStyle(path).fill)"
    )


def test_a_system_keeps_its_colour_beside_a_map_whose_chart_gives_it_another(new_page):
    chart = shipped("rwo-shur")
    red = chart.systems["digestive"].model_copy(update={"fill": "#ff0000"})
    own = chart.model_copy(update={"systems": {**chart.systems, "digestive": red}})
    made = [FootMap(one) for one in (chart, own, chart)]
    states = [{**one.state(), "chart": "rwo-shur", "charts_json": one._charts_text(("rwo-shur",))}
              for one in made]  # fmt: skip
    page = new_page()
    drawn(render(page, states), (Shown("rwo-shur", "plantar", "en"),) * 3)
    shipped_fill = chart.systems["digestive"].fill
    usual = f"rgb({', '.join(str(part) for part in bytes.fromhex(shipped_fill[1:]))})"
    assert fills(page, "liver") == [usual, "rgb(255, 0, 0)", usual]


def test_a_drawing_keeps_its_colours_when_a_map_before_it_is_hidden(new_page, alone):
    page = new_page()
    maps = render(page, [carried(THREE[0], ("rwo-shur",))] * 2)
    drawn(maps, THREE[:1] * 2)
    maps.first.evaluate("map => { map.parentElement.style.display = 'none'; }")
    assert difference(picture(maps.last), alone[THREE[0]])[0] <= SHARE


def test_a_picture_keeps_its_colours_when_one_before_it_is_hidden(new_page):
    """Hosts that write an SVG into their page, such as exported notebooks, may hide some of it."""
    page = new_page()
    other, shown = (FootMap(chart, view="dorsal").to_svg() for chart in ("western", "rwo-shur"))
    page.set_content(f"{ICON}<div>{shown}</div>")
    there = page.locator("svg").screenshot()
    page.set_content(f"{ICON}<div style='display: none'>{other}</div><div>{shown}</div>")
    assert page.locator("svg").last.screenshot() == there


def test_a_cell_that_shows_a_map_twice_gets_the_page_in_both_frames(new_page):
    output._carriers.clear()
    shown = FootMap("overview")
    first, again = (output.saved_html(shown, cell=cell) for cell in ("first", "again"))
    page = new_page()
    page.set_content(ICON + first + again * 2)
    frames = page.locator("iframe")
    expect(page.locator("iframe[srcdoc]")).to_have_count(3)
    for at in range(3):
        frames.nth(at).scroll_into_view_if_needed()
        expect(frames.nth(at).content_frame.locator(".zone").first).to_be_attached()
