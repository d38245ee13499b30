"""The same quiz beside a kernel, in a Panel app and as an element; Python and the page hear it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.ui.reader import eventually
from tests.ui.test_widget_module import answer as send_chart
from tests.ui.test_widget_module import page as widget_page  # noqa: F401  a fixture
from tests.ui.test_widget_module import started
from zones import FootMap, quiz
from zones.export import element
from zones.hosts.panel import FootMap as PanelMap

SPEC = "name,body.all.2.k3f9"
FIRST, SECOND = quiz(SPEC, "rwo-shur")


def region(page: Page):
    return page.get_by_role("region", name="Quiz", exact=True)


def go_through(page: Page) -> None:
    """Answer the first question rightly, and the second one at the second try."""
    heading = region(page).get_by_role("heading", level=2)
    expect(heading).to_have_text(FIRST.text)
    choices = region(page).get_by_role("group", name="Answers").get_by_role("button")
    expect(choices).to_have_text(list(FIRST.choices))
    choices.filter(has_text=FIRST.answer).first.click()
    expect(region(page)).to_contain_text("Question 2 of 2")
    expect(heading).to_have_text(SECOND.text)
    expect(choices).to_have_text(list(SECOND.choices))
    choices.nth(SECOND.options.index(wrong())).click()
    choices.nth(SECOND.options.index(SECOND.right)).click()
    expect(heading).to_have_text("1 of 2 right at the first try")


def wrong() -> str:
    return next(id for id in SECOND.options if id != SECOND.right)


def results() -> list[dict]:
    return [
        {
            "kind": FIRST.kind,
            "zone": FIRST.zone.id,
            "right": FIRST.right,
            "mark": "first",
            "tried": [],
        },
        {
            "kind": SECOND.kind,
            "zone": SECOND.zone.id,
            "right": SECOND.right,
            "mark": "second",
            "tried": [wrong()],
        },
    ]


def test_a_panel_app_hears_each_answer(show):
    made = []

    def make():
        made.append(PanelMap("rwo-shur", quiz=SPEC))
        return made[-1]

    page = show(make)
    go_through(page)
    eventually(lambda: made[0].quiz_results == results(), "Python knows the answers")
    made[0].quiz = "find.all.1.a"
    expect(region(page)).to_contain_text("Question 1 of 1")
    eventually(lambda: made[0].quiz_results == [], "another quiz begins anew")


def test_the_module_of_a_notebook_tells_the_kernel(widget_page):  # noqa: F811
    shown = FootMap("rwo-shur", quiz=SPEC)
    started(widget_page, shown)
    send_chart(widget_page, shown)
    go_through(widget_page)
    widget_page.wait_for_function("window.saved?.quiz_results.length === 2")
    told = widget_page.evaluate("saved.quiz_results")
    assert told == results()
    heard = []
    shown.observe(lambda change: heard.append(change.new), "quiz_results")
    shown.set_state({"quiz_results": told})
    assert heard == [results()]
    assert shown.quiz_results == results()


def page_with_element(page: Page, files: str, folder: Path, attributes: str) -> Page:
    """A page of somebody else's with the element in it, which notes what the element tells."""
    element.write(folder, ["rwo-shur"])
    body = (
        '<!DOCTYPE html><link rel="icon" href="data:,">'
        '<script type="module" src="element/reflex_map.js"></script>'
        f'<reflex-map chart="rwo-shur" {attributes} style="--rz-height: 800px"></reflex-map>'
        "<script>window.heard = []; addEventListener('zones-change', "
        "({ detail }) => { if (detail.quiz_results) heard.push(detail.quiz_results); });</script>"
    )
    page.route(f"{files}/run", lambda route: route.fulfill(content_type="text/html", body=body))
    page.route(
        f"{files}/element/**",
        lambda route: route.fulfill(path=folder / route.request.url.partition("/element/")[2]),
    )
    page.goto(f"{files}/run")
    return page


def test_the_element_tells_the_page_around_it(new_page, files, tmp_path):
    element_page = page_with_element(new_page(), files, tmp_path / "site", f'quiz="{SPEC}"')
    go_through(element_page)
    element_page.wait_for_function("heard.at(-1)?.length === 2")
    assert element_page.evaluate("heard.at(-1)") == results()
