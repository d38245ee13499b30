"""The module of the notebook widget: beside a kernel that answers, late or never."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from zones import FootMap
from zones.export.bundle import path

SHOW = """async (state) => {
  const { default: widget } = await import("/widget.js");
  const listeners = {};
  const on = (event, call) => (listeners[event] ??= new Set()).add(call);
  const off = (event, call) => listeners[event]?.delete(call);
  Object.assign(window, { state, asked: [] });
  window.tell = (event, message) => { for (const call of listeners[event] ?? []) call(message); };
  const model = { on, off, get: (name) => state[name],
    set: (name, value) => { state[name] = value; },
    save_changes: () => { window.saved = { ...state }; }, send: (content) => asked.push(content) };
  window.stop = widget.render({ model, el: document.querySelector("#here") });
  window.left = () => Object.values(listeners).reduce((sum, calls) => sum + calls.size, 0);
}"""


@pytest.fixture
def page(bare_page):
    """An empty page, beside which the widget's module lies as a file."""
    text = path("widget.js").read_text("utf-8")
    bare_page.route(
        "**/widget.js", lambda it: it.fulfill(content_type="text/javascript", body=text)
    )
    return bare_page


@pytest.fixture(scope="module")
def widget() -> FootMap:
    return FootMap("overview")


def started(page, widget) -> None:
    state = {name: value for name, value in widget.get_state().items() if name[0] != "_"}
    page.evaluate(SHOW, {name: value for name, value in state.items() if name != "layout"})


def answer(page, widget) -> None:
    page.evaluate(
        "chart => tell('msg:custom', {charts_json: chart})", widget._charts_text((widget.chart,))
    )


def test_it_asks_for_the_chart_draws_it_and_tells_the_choice(page, widget):
    started(page, widget)
    assert page.evaluate("asked") == [{"ask": "charts_json"}]
    expect(page.get_by_text("Loading the chart")).to_be_visible()
    answer(page, widget)
    page.locator("[data-zone]").first.press("Enter")
    page.wait_for_function("window.saved?.selection.length === 1")
    assert "charts_json" not in page.evaluate("saved")
    page.evaluate("stop()")
    assert page.evaluate("left()") == 0
    expect(page.locator("#here")).to_be_empty()


def test_a_live_widget_has_the_pictures_of_the_techniques(page):
    widget = FootMap("rwo-shur", selection=["liver"])
    started(page, widget)
    page.evaluate("chart => tell('msg:custom', {charts_json: chart})", widget._message())
    expect(page.locator(".rz-art-stage img[src^='data:image/svg']").first).to_be_visible()


def test_without_an_answer_it_says_so_and_still_takes_one_that_comes_late(page, widget):
    started(page, widget)
    here = page.locator("#here")
    expect(here).not_to_have_attribute("data-unanswered", "")
    page.evaluate("tell('msg:custom', {of: 'something else'})")
    expect(here).to_have_attribute("data-unanswered", "", timeout=10_000)
    answer(page, widget)
    expect(here).not_to_have_attribute("data-unanswered", "")
    expect(page.locator("[data-zone]").first).to_be_visible()


def test_another_chart_whose_name_comes_before_it_is_no_error(page, widget):
    started(page, widget)
    answer(page, widget)
    expect(page.locator("[data-zone=heel]").first).to_be_visible()
    page.evaluate("state.chart = 'western', tell('change:chart')")
    expect(page.locator("[data-zone=heel]").first).to_be_visible()
    expect(page.get_by_role("alert")).to_be_empty()
    answer(page, FootMap("western"))
    expect(page.locator("[data-zone=sigmoid]").first).to_be_visible()
    expect(page.get_by_role("alert")).to_be_empty()


def test_without_a_server_the_picture_of_the_zone_stands_alone(page, widget):
    started(page, widget)
    answer(page, widget)
    page.evaluate("{ state.selection = ['heel']; tell('change:selection'); }")
    step = page.locator(".rz-step").first
    picture = step.get_by_role("img", name="From the front of the heel pad to the back")
    expect(picture.locator(".rz-foot path").first).to_be_attached()
    expect(step.locator("img")).to_have_count(0)
    expect(step.locator(".rz-art-stage")).to_have_count(1)
    moving = step.locator("svg .rz-moving")
    expect(moving).to_have_count(0)  # less motion is asked for
    step.get_by_role("button", name="Play the movement").click()
    expect(moving).to_have_count(1)
