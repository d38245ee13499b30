"""The states of the page, in one list: what is measured in each of them, and drawn for the docs.

To add one, write a line into `STATES`: its query, and what a reader presses to come there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

READY = "html[data-ready]"


def keyed(page: Page, key: str) -> Locator:
    """A control of the map by its key, which is the same in every language."""
    return page.locator(f"[data-key='{key}']").first


def press(control: Locator) -> None:
    """Press a control, where it can be seen."""
    expect(control).to_be_visible()
    control.click()


def unfold(page: Page, selector: str) -> None:
    """Press the button that a narrow page has for what its bar has no room for."""
    button = page.locator(selector).first
    if button.is_visible():
        button.click()


def of_the_page(opener: str) -> Callable[[Page], None]:
    """Open what a button of the page's own bar opens."""

    def enter(page: Page) -> None:
        if opener.startswith("#"):
            unfold(page, "#menu")
        press(page.locator(opener).first)
        expect(page.locator("dialog:modal").first).to_be_visible()

    return enter


def menu(name: str) -> Callable[[Page], None]:
    """Open a menu of the bar above the feet."""

    def enter(page: Page) -> None:
        unfold(page, ".rz-more")
        button = page.locator(f"[data-menu={name}] > button")
        if button.is_visible():
            button.click()
        expect(page.locator(f"[data-menu={name}] > .rz-menu-panel")).to_be_visible()

    return enter


def searching(text: str) -> Callable[[Page], None]:
    """Search for something."""

    def enter(page: Page) -> None:
        unfold(page, ".rz-find")
        page.locator("input.rz-search").fill(text)
        page.wait_for_timeout(150)  # longer than the pause after typing

    return enter


def raised(page: Page) -> None:
    """Raise the card of a phone."""
    button = page.locator("[data-key=raise]:not([hidden])").first
    if page.locator("[data-sheet=peek]").count() and button.is_visible():
        button.click()


def folds(page: Page) -> None:
    """Open all that unfolds on the card."""
    raised(page)
    for fold in page.locator(".rz-card-body details:not([open]) > summary:visible").all():
        if fold.is_visible():
            fold.click()


def compared(page: Page) -> None:
    expect(page.locator(".rz-compare svg[role=img]").first).to_be_visible()


def printing(page: Page) -> None:
    of_the_page("#print")(page)


def notes(page: Page) -> None:
    """Open the notes and sessions."""
    press(page.locator(".rz-to-notes").first)
    expect(page.locator(".rz-notes").first).to_be_visible()


@dataclass(frozen=True)
class State:
    """A state of the page: an address, and what is pressed there."""

    name: str
    query: str = ""
    enter: Callable[[Page], None] = lambda page: None


STATES = (
    State("start"),
    State("card", "?zone=liver", raised),
    State("card-unfolded", "?zone=kidney", folds),
    State("names", "?labels=names&further=1"),
    State("side-view", "?view=medial&labels=both"),
    State("complaint", "?complaint=headache", raised),
    State("acupoint", "?school=channels&zone=sp-3", raised),
    State("filtered", "?systems=digestive"),
    State("empty-view", "?school=overview&view=dorsal"),
    State("search", "", searching("head")),
    State("no-hit", "", searching("xyzzyqq")),
    State("display", "", menu("display")),
    State("settings", "", menu("settings")),
    State("learn", "?learn=all", raised),
    State("routine", "?learn=home-self-massage", raised),
    State("quiz-choices", "?quiz=new"),
    State("quiz", "?quiz=name.all.10.k3f9"),
    State("quiz-progress", "?quiz=progress"),
    State("compare", "?zone=heart&compare=heart", compared),
    State("about", "", of_the_page("#about-open")),
    State("share", "", of_the_page("#share-open")),
    State("print", "", printing),
    State("safety", "", of_the_page(".rz-safety")),
    State("notice", "?zone=livr&school=westrn"),
    State("notes", "?zone=liver", notes),
)


def leave(page: Page) -> None:
    """Close whatever is open: dialogs, menus, the search."""
    page.evaluate(
        """() => {
          const all = [], walk = root => { for (const e of root.querySelectorAll("*")) {
            if (e.matches("dialog[open]")) all.push(e);
            if (e.shadowRoot) walk(e.shadowRoot); } };
          walk(document);
          for (const dialog of all) dialog.close();
          document.querySelector("#notice").replaceChildren();
        }"""
    )
    page.wait_for_timeout(60)  # Back, for the step of a dialog
    for _ in range(2):
        page.keyboard.press("Escape")
    page.locator("body").evaluate("document.activeElement?.blur()")


def arrive(page: Page, state: State, more: str = "") -> None:
    """Bring the page from any state into another, without loading it again.

    Parameters
    ----------
    page
    state
    more : str
        Added to the query, such as ``lang=de``.
    """
    leave(page)
    query = "&".join(part for part in (state.query.lstrip("?"), more) if part)
    page.evaluate(
        """query => {
          history.replaceState(null, "", location.pathname + (query ? `?${query}` : ""));
          dispatchEvent(new PopStateEvent("popstate"));
        }""",
        query,
    )
    settled(page)
    state.enter(page)
    settled(page)


def settled(page: Page) -> None:
    """Wait until the map has what it asked for and nothing moves."""
    expect(page.locator(".rz-shell[aria-busy=true], [aria-busy=true]:visible")).to_have_count(0)
    page.evaluate(
        """async () => {
          const frame = () => new Promise(done => requestAnimationFrame(done));
          for (let i = 0; i < 3; i++) { await frame(); await new Promise(d => setTimeout(d, 25)); }
          await Promise.all(document.getAnimations().map(a =>
            a.effect.getComputedTiming().endTime < 1000 ? a.finished.catch(() => {}) : 0));
        }"""
    )
