"""What a screen reader is told on the main walks, held against ``transcript.txt``.

TRANSCRIPT=1 writes the file anew.
"""

from __future__ import annotations

import difflib
import os
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.ui.reader import card, title

FILE = Path(__file__).with_name("transcript.txt")
LISTEN = """() => {
  window.heard = [];
  const live = "[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]";
  const roots = [document];
  for (const root of roots) {
    for (const node of root.querySelectorAll("*")) if (node.shadowRoot) roots.push(node.shadowRoot);
    new MutationObserver(changes => {
      const regions = new Set(changes.map(({ target }) =>
        (target.nodeType === 1 ? target : target.parentElement)?.closest(live)).filter(Boolean));
      for (const region of regions) {
        const text = region.innerText.replace(/\\s+/g, " ").trim();
        if (text && region.checkVisibility()) heard.push(text);
      }
    }).observe(root, { childList: true, characterData: true, subtree: true });
  }
}"""
STATES = ("checked", "selected", "expanded", "pressed", "disabled", "keyshortcuts")


class Reader:
    """Presses keys, and writes down what has the focus then and what is announced."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lines: list[str] = []
        self.tree = page.context.new_cdp_session(page)
        self.announced: list[str] = []
        page.evaluate(LISTEN)

    def walk(self, name: str) -> None:
        self.lines += ["", f"# {name}", ""]

    def press(self, *keys: str, announced: bool = False) -> None:
        """Press keys; several letters are typed at once."""
        for key in keys:
            if key.islower():
                self.page.keyboard.insert_text(key)
            else:
                self.page.keyboard.press(key)
        self.told(" ".join(keys), announced)

    def told(self, done: str, announced: bool = False) -> None:
        """Write down the focus and the announcements since the last time.

        Parameters
        ----------
        done : str
            What the reader has done.
        announced : bool
            Whether something is: then it is waited for, however slow the machine.
        """
        if announced:
            self.page.wait_for_function("heard.length")
        self.page.wait_for_timeout(500)  # longer than the map waits before it announces
        new = list(dict.fromkeys(self.page.evaluate("heard.splice(0)")))
        self.lines.append(f"[{done}]")
        self.lines.append(f"  focus: {self.focus()}")
        self.lines += [f"  announced: {text}" for text in new]

    def focus(self) -> str:
        """Return role, name, description and state of what has the focus."""
        nodes = self.tree.send("Accessibility.getFullAXTree")["nodes"]
        names = {node.get("backendDOMNodeId"): named(node) for node in nodes}
        for node in reversed(nodes):
            facts = {one["name"]: one["value"] for one in node.get("properties", [])}
            if not facts.get("focused", {}).get("value") or named(node).startswith("RootWebArea"):
                continue
            more = [f"{one} {facts[one].get('value')}" for one in STATES if one in facts]
            here = facts.get("activedescendant", {}).get("relatedNodes", [])
            more += [f"on it: {names.get(one['backendDOMNodeId'])}" for one in here]
            return ", ".join([named(node), *more])
        return "the page"

    def reads(self, what: str, region) -> None:
        """Write down how a region is read from its start, in its first lines."""
        lines = region.aria_snapshot().splitlines()[:24]
        self.lines += [f"[reads {what}]", *(f"  {line}" for line in lines)]


def named(node: dict) -> str:
    """Role, name and description of a node of the accessibility tree."""
    values = (node.get(key, {}).get("value", "") for key in ("role", "name", "description"))
    return ", ".join(filter(None, values))


def test_a_screen_reader_is_told_what_the_transcript_says(open_page):
    page = open_page("")
    reader = Reader(page)
    reader.walk("Open the page and choose a zone by keys")
    reader.press("Tab")
    page.locator("svg [role=listbox] [tabindex='0']").focus()
    reader.told("Tab to the feet")
    reader.press("ArrowDown")
    page.keyboard.type("sto")
    reader.told("type sto")
    reader.press("Enter", announced=True)
    expect(title(page, "Stomach")).to_be_visible()
    reader.reads("the card", card(page))
    reader.walk("Search")
    reader.press("/")
    reader.press("kidney", announced=True)
    reader.press("ArrowDown")
    reader.press("Enter", announced=True)
    expect(title(page, "Kidneys")).to_be_visible()
    quiz(page, reader)
    player(page, reader)
    compare(reader.lines)


def quiz(page: Page, reader: Reader) -> None:
    """A question and its answer."""
    reader.walk("A question of a quiz and its answer")
    page.goto(page.url.split("?")[0] + "?quiz=name.all.3.k3f9")
    room = page.get_by_role("region", name="Quiz")
    expect(room.get_by_role("button").first).to_be_visible()
    page.evaluate(LISTEN)
    reader.told("open a link to a quiz")
    reader.reads("the question", room)
    room.get_by_role("group", name="Answers").get_by_role("button").first.focus()
    reader.told("Tab to the first answer")
    reader.press("Enter", announced=True)
    room.get_by_role("button", name="Show me").focus()
    reader.press("Enter", announced=True)


def player(page: Page, reader: Reader) -> None:
    """A step of a routine."""
    reader.walk("A step of a routine")
    page.goto(page.url.split("?")[0] + "?play=desk-break")
    room = page.locator(".rz-player:visible")
    start = room.get_by_role("button", name="Start", exact=True)
    expect(start).to_be_visible()
    page.evaluate(LISTEN)
    start.focus()
    reader.told("Tab to Start")
    reader.press("Enter")
    page.get_by_role("button", name="None of these applies").focus()
    reader.told("Tab to the last answer of the check")
    reader.press("Enter")
    reader.press("Space")
    reader.press("ArrowRight", announced=True)


def compare(lines: list[str]) -> None:
    found = "\n".join(lines).strip() + "\n"
    if os.environ.get("TRANSCRIPT"):
        FILE.write_text(found, "utf-8")
    kept = FILE.read_text("utf-8")
    changes = difflib.unified_diff(kept.splitlines(), found.splitlines(), "kept", "now", n=2)
    assert found == kept, "\n".join(changes)
