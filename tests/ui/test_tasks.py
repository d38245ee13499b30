"""What people come for, in three actions at most: a press, a choice or a word typed is one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.ui.conftest import READY
from tests.ui.reader import card, drawn, inside
from zones.loading.loader import load_chart

MOST = 3
SIZES = {"wide": (1440, 900), "tablet": (820, 1180), "phone": (390, 664)}


@dataclass
class Reader:
    """Somebody at the page, whose actions are counted."""

    page: Page
    narrow: bool
    actions: int = 0

    def press(self, control: Locator) -> None:
        self.actions += 1
        control.click()

    def zone(self, name: str) -> None:
        self.actions += 1
        self.page.mouse.click(*inside(drawn(self.page, name)))

    def type(self, text: str) -> None:
        """Type into what has the focus, and send it off."""
        self.actions += 1
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")

    def button(self, name: str) -> None:
        self.press(self.page.get_by_role("button", name=name, exact=True).first)

    def search(self, text: str) -> None:
        if self.narrow:
            self.button("Find a zone")
        else:
            self.press(self.page.get_by_role("combobox", name="Search the map"))
        self.type(text)

    def menu(self, name: str) -> None:
        """Press a button that a narrow bar keeps in its menu."""
        if self.narrow:
            self.button("Menu")
        self.button(name)

    def choose(self, label: str, option: str) -> None:
        self.actions += 1
        select = self.page.get_by_role("combobox", name=label)
        select.focus()
        select.select_option(option)

    def raise_card(self) -> None:
        if self.narrow:
            self.button("Show more")


def how(reader: Reader) -> Locator:
    return card(reader.page).get_by_role("heading", name="How it is pressed")


def liver_and_how(reader: Reader) -> None:
    reader.zone("Liver, number 18, right foot")
    reader.raise_card()
    expect(how(reader)).to_be_in_viewport()


def headache_and_how(reader: Reader) -> None:
    reader.search("headache")
    reader.press(card(reader.page).get_by_role("button", name="Start as a routine"))
    expect(card(reader.page).get_by_role("heading", name="Step 1 of")).to_be_visible()
    expect(card(reader.page).locator(".rz-technique-art").first).to_be_visible()


def the_home_routine(reader: Reader) -> None:
    if reader.narrow:
        reader.button("More")
        reader.button("Learn")
    else:
        reader.press(reader.page.locator("[data-key=learn-all]"))
    name = load_chart().routines[0].name
    reader.press(card(reader.page).get_by_text(name, exact=True).first)
    expect(card(reader.page).get_by_role("heading", name="Step 1 of")).to_be_visible()


def a_pdf_on_a4(reader: Reader) -> None:
    reader.menu("Print")
    dialog = reader.page.get_by_role("dialog", name="Print or save a sheet")
    if not reader.narrow:  # where the printer at home is what there is
        reader.choose("Paper", "a4")
    expect(dialog.get_by_role("combobox", name="Paper")).to_have_value("a4")
    expect(dialog.get_by_role("status")).to_have_text("The first page is shown here.")
    with reader.page.expect_download() as saved:
        reader.press(dialog.get_by_role("button", name="Download PDF"))
    assert saved.value.suggested_filename.endswith(".pdf")


def compare_the_heart(reader: Reader) -> None:
    reader.zone("Heart, number 33, left foot")
    reader.raise_card()
    reader.press(card(reader.page).get_by_role("button", name="Compare schools"))
    expect(reader.page.get_by_role("dialog", name="Heart: where charts put it")).to_be_visible()


def the_system_of_the_stomach(reader: Reader) -> None:
    reader.zone("Stomach, number 15, left foot")
    expect(card(reader.page).get_by_text("Digestion").first).to_be_in_viewport()


def a_german_card(reader: Reader) -> None:
    reader.button("More" if reader.narrow else "Settings")
    reader.choose("Language", "de")
    expect(reader.page.locator("h1")).to_have_text("Karte der Fußreflexzonen")
    reader.zone("Leber, Nummer 18, rechter Fuß")
    expect(reader.page.locator(".rz-card h2", has_text="Leber")).to_be_in_viewport()


def share(reader: Reader) -> None:
    reader.menu("Share")
    expect(reader.page.get_by_role("dialog", name="Share this view")).to_be_visible()


def the_evidence(reader: Reader) -> None:
    reader.menu("What trials found")
    expect(reader.page.get_by_role("heading", name="What trials found")).to_be_in_viewport()


def a_side_view(reader: Reader) -> None:
    reader.press(reader.page.locator("[data-key=view-medial]"))
    expect(
        reader.page.locator('[role~=document][aria-label="Inner side, both feet"]')
    ).to_be_visible()


def back(reader: Reader) -> None:
    reader.zone("Liver, number 18, right foot")
    reader.page.wait_for_url("**zone=liver**")
    reader.actions += 1
    reader.page.go_back()
    expect(reader.page.locator("path.zone[aria-selected=true]")).to_have_count(0)


def what_is_21(reader: Reader) -> None:
    reader.search("21")
    expect(card(reader.page).get_by_role("heading", name="Adrenal glands")).to_be_in_viewport()


TASKS: list[Callable[[Reader], None]] = [
    liver_and_how,
    headache_and_how,
    the_home_routine,
    a_pdf_on_a4,
    compare_the_heart,
    the_system_of_the_stomach,
    a_german_card,
    share,
    the_evidence,
    a_side_view,
    back,
    what_is_21,
]


@pytest.mark.parametrize("size", SIZES)
def test_each_task_takes_three_actions_at_most(new_page, server, size):
    width, height = SIZES[size]
    took = {}
    for task in TASKS:
        page = new_page({"width": width, "height": height}, locale="en-GB")
        page.goto(f"{server}/?lang=en")
        page.locator(READY).wait_for(state="attached")
        reader = Reader(page, narrow=width < 900)
        task(reader)
        took[task.__name__] = reader.actions
        page.evaluate("localStorage.clear(), sessionStorage.clear()")
        page.close()
    assert len(took) == 12
    assert {task: n for task, n in took.items() if n > MOST} == {}
