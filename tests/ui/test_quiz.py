"""The quiz: asked and answered with a pointer, with keys alone, and on a phone."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.ui.reader import card, drawn, eventually, inside, the_list, title
from tests.ui.test_language import speak
from tests.ui.test_page import audit
from zones.languages.charts import load_chart

pytestmark = pytest.mark.one_file

ASSETS = Path(__file__).parents[2] / "assets"

CHART = load_chart("rwo-shur")
BY_NAME = {zone.name: zone for zone in CHART.zones}
AREAS = {area.name: id for id, area in CHART.body_areas.items()}
IN_GERMAN = {zone.id: zone.name for zone in load_chart("rwo-shur", "de").zones}
DRAWN = {
    file.stem: re.search("<desc>(.*?)</desc>", file.read_text("utf-8"))[1]
    for file in (ASSETS / "drawings" / "techniques").glob("*.svg")
}
SEED = "k3f9"
PHONE = {"width": 390, "height": 664}

# Milliseconds from a press on the page to the next question.
WATCH = """() => {
  const root = document.querySelector('#map');
  let begun = 0;
  window.took = [];
  for (const kind of ['pointerdown', 'keydown']) {
    addEventListener(kind, () => { begun = performance.now(); }, { capture: true });
  }
  const title = root.querySelector('.rz-quiz h2');
  new MutationObserver(() => requestAnimationFrame(() => took.push(performance.now() - begun)))
    .observe(title, { childList: true, characterData: true, subtree: true });
}"""


def quiz(page: Page) -> Locator:
    return page.get_by_role("region", name="Quiz", exact=True)


def question(page: Page) -> Locator:
    return quiz(page).get_by_role("heading", level=2)


def said(page: Page) -> Locator:
    return page.locator(".rz > [role=status]")


def choice(page: Page, name: str) -> Locator:
    return quiz(page).get_by_role("group", name="Answers").get_by_role("button", name=name)


def wanted(page: Page):
    """The zone that a question "Find: …" asks for."""
    return BY_NAME[question(page).inner_text().removeprefix("Find: ")]


def on_feet(page: Page, zone) -> Locator:
    """A drawn zone, which has no name meanwhile."""
    return page.locator(f".rz-map .zone[data-zone={zone.id}]").first


def press(page: Page, zone) -> None:
    page.mouse.click(*inside(on_feet(page, zone)))


def begin(page: Page, *kinds: str) -> None:
    """From the start page to a quiz on all zones, with these kinds of question."""
    card(page).get_by_role("button", name="Choose what is asked").click()
    for box in quiz(page).get_by_role("checkbox").all():
        box.uncheck()
    for kind in kinds:
        quiz(page).get_by_role("checkbox", name=kind).check()
    quiz(page).get_by_role("button", name="Start the quiz").click()


def test_a_zone_is_found_on_feet_that_tell_no_name(page):
    # Two actions lead to the first question; what is asked is the same whoever opens the address.
    card(page).get_by_role("button", name="Start the quiz").click()
    expect(quiz(page)).to_contain_text("Question 1 of 10")
    expect(page).to_have_url(re.compile(r"quiz=find,name\.all\.10\.[0-9a-z]{4}$"))
    page.keyboard.press("Escape")  # nothing is answered, so nothing is lost
    expect(quiz(page)).to_have_count(0)
    begin(page, "Find the zone")
    expect(question(page)).to_have_text(re.compile("^Find: "))
    page.evaluate(WATCH)
    for number in (1, 2):
        expect(quiz(page)).to_contain_text(f"Question {number} of 10")
        zone = wanted(page)
        page.mouse.move(*inside(on_feet(page, zone)))
        page.wait_for_timeout(100)
        for telling in (the_list(page), card(page), page.get_by_role("tooltip")):
            expect(telling).to_have_count(0)
        expect(page.locator(".rz-badge text >> visible=true")).to_have_count(0)
        labels = page.locator(".rz-map .zone").evaluate_all("a => a.map(e => e.ariaLabel)")
        assert set(labels) == {"a zone, left foot", "a zone, right foot"}
        press(page, zone)
        expect(said(page)).to_contain_text(f"Right: {zone.name}.")
        expect(quiz(page)).to_contain_text(" ".join(zone.landmark.says.split())[:60])
    assert min(page.evaluate("took")) < 300  # on a machine that does other things too
    page.keyboard.press("Escape")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Your 2 answers will be lost")
    dialog.get_by_role("button", name="Go on").click()
    expect(quiz(page)).to_contain_text("Question 3 of 10")
    page.keyboard.press("Escape")
    dialog.get_by_role("button", name="End the quiz").click()
    expect(card(page)).to_be_visible()
    # The view stays: it is that of the last question.
    expect(page.locator(".rz-map .zone[aria-label*=', number ']").first).to_be_attached()


def test_tries_are_told_apart_and_what_was_missed_is_asked_again(open_page):
    page = open_page(f"?quiz=find.zones-liver,spleen,solar-plexus.all.{SEED}")
    quick = slow = missed = None
    for number in (1, 2, 3):
        expect(quiz(page)).to_contain_text(f"Question {number} of 3")
        zone = wanted(page)
        others = [CHART.zone(id) for id in ("head-brain", "shoulder", "bladder")]
        if number == 1:
            quick = zone
            press(page, zone)
        elif number == 2:
            slow = zone
            press(page, others[0])
            expect(said(page)).to_have_text("No. That is: Head and brain. Try again.")
            mark = page.locator(".rz-answer[data-mark=wrong]")
            assert mark.count() >= 1
            press(page, zone)
        else:
            missed = zone
            for other in others:
                press(page, other)
            expect(said(page)).to_contain_text(f"The answer: {zone.name}.")
            expect(said(page)).to_contain_text(zone.landmark.says.split(".")[0])
            expect(quiz(page).get_by_role("button", name="Next question")).to_be_focused()
            page.keyboard.press("Enter")
    expect(question(page)).to_have_text("1 of 3 right at the first try")
    expect(question(page)).to_be_focused()
    marks = {"first": (quick, "✓"), "second": (slow, "2"), "missed": (missed, "!")}
    for mark, (zone, sign) in marks.items():
        signs = page.locator(f".rz-signs [data-mark={mark}]")
        expect(signs).to_have_count(len(zone.feet))
        expect(signs.first).to_have_text(sign)
    expect(quiz(page).get_by_role("listitem")).to_have_count(5)  # three tallies, two zones
    quiz(page).get_by_role("button", name="Again with these only").click()
    expect(quiz(page)).to_contain_text("Question 1 of 2")
    assert wanted(page) in (slow, missed)
    for _ in range(2):
        quiz(page).get_by_role("button", name="Show me").click()
        quiz(page).get_by_role("button", name="Next question").click()
    quiz(page).get_by_role("button", name=missed.name).click()
    expect(title(page, missed.name)).to_be_visible()
    expect(quiz(page)).to_have_count(0)


def heard(page: Page) -> list[dict]:
    """What a screen reader is told: the nodes of the accessibility tree, in their order."""
    client = page.context.new_cdp_session(page)
    nodes = client.send("Accessibility.getFullAXTree")["nodes"]
    client.detach()
    return [
        {
            **{key: node.get(key, {}).get("value", "") for key in ("role", "name", "description")},
            **{each["name"]: each["value"].get("value") for each in node.get("properties", ())},
        }
        for node in nodes
        if not node["ignored"]
    ]


def lies(says: str):
    """The zone that a description without its name is of."""
    parts = [part.strip() for part in says.partition(": ")[2].split("…")]
    found = [
        zone
        for zone in CHART.zones
        if zone.landmark and all(part in " ".join(zone.landmark.says.split()) for part in parts)
    ]
    assert len(found) == 1, says
    return found[0]


def answer(page: Page) -> str:
    """Answer a question rightly, by what a screen reader tells and with keys alone.

    Return its kind.
    """
    nodes = heard(page)
    here = next(node for node in nodes if node.get("focused") and node["role"] != "RootWebArea")
    buttons = [node for node in nodes if node["role"] == "button"]
    asked = here["name"]
    assert asked == question(page).inner_text()
    if asked.startswith("Find"):
        assert here["role"] == "heading"
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")  # opens the descriptions
        expect(choice(page, "").first).to_be_visible()
        zone = BY_NAME[asked.removeprefix("Find: ")]
        return to(page, " ".join(zone.landmark.says.split())[:40]) or "find"
    if asked.startswith("On which foot"):
        zone = BY_NAME[re.fullmatch(r"On which foot is this zone: (.*)\?", asked)[1]]
        return to(page, f"{zone.feet[0].capitalize()} foot") or "foot"
    if asked.startswith("Which technique"):
        expect(quiz(page).locator("img").first).to_have_attribute("alt", re.compile("foot"))
        shown = next(n["name"] for n in heard(page) if n["role"] == "image" and n["name"])
        [technique] = [id for id, says in DRAWN.items() if shown.startswith(says)]
        return to(page, CHART.techniques[technique].name) or "technique"
    if asked.startswith("Put each name"):
        places = [n["name"] for n in buttons if re.match("[A-D]: ", n["name"])]
        for _ in places:
            name = quiz(page).get_by_role("button", pressed=True).inner_text()
            [place] = [place for place in places if lies(place) == BY_NAME[name]]
            to(page, place[:40])
        return "place"
    zone = lies(here["description"])
    if asked.startswith("What is"):
        assert here["role"] == "textbox"
        page.keyboard.type(zone.name.lower())
        page.keyboard.press("Enter")
        return "type"
    if asked.startswith("Which body area"):
        names = [n["name"] for n in buttons if n["name"] in AREAS]
        return to(page, next(n for n in names if AREAS[n] in zone.body_areas)) or "body"
    return to(page, zone.name) or "name"


def to(page: Page, text: str) -> None:
    """Tab to a choice that begins with a text, or back to it, and press it."""
    for key in [*["Tab"] * 16, *["Shift+Tab"] * 32]:
        page.keyboard.press(key)
        here = page.evaluate(
            """() => { let e = document.activeElement;
              while (e.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
              return (e.querySelector('.rz-hidden') ?? e).textContent.replace(/\\s+/g, ' '); }"""
        )
        if here.startswith(text):
            return page.keyboard.press("Enter")
    raise AssertionError(f"no choice begins with {text}")


def test_every_kind_of_question_is_answered_with_keys_alone(page):
    card(page).get_by_role("button", name="Choose what is asked").focus()
    page.keyboard.press("Enter")
    expect(question(page)).to_have_text("Quiz")
    expect(question(page)).to_be_focused()
    for name in ("Find the", "Name the", "Type the", "foot", "body", "technique", "Place"):
        page.keyboard.press("Tab")
        box = quiz(page).get_by_role("checkbox", name=name)
        expect(box).to_be_focused()
        if not box.is_checked():
            page.keyboard.press("Space")
    quiz(page).get_by_role("button", name="Start the quiz").focus()
    page.keyboard.press("Enter")
    kinds = set()
    for number in range(1, 11):
        expect(quiz(page)).to_contain_text(f"Question {number} of 10")
        kinds.add(answer(page))
        expect(said(page)).to_contain_text("Right: " if number < 10 else "right at the first try")
    assert kinds == {"find", "name", "type", "foot", "body", "technique", "place"}
    expect(question(page)).to_have_text("10 of 10 right at the first try")
    page.keyboard.press("Escape")
    expect(card(page).get_by_role("button", name="Start the quiz")).to_be_focused()


@pytest.mark.one_file(False)
def test_a_link_asks_a_class_the_same_and_a_language_keeps_the_place(open_page):
    page = open_page(f"?quiz=name.system-digestive.10.{SEED}")
    answers = quiz(page).get_by_role("group", name="Answers").get_by_role("button")
    first = answers.all_inner_texts()
    assert len(first) == 4
    choice(page, first[0]).click()
    right = said(page).inner_text().startswith("Right")
    speak(page, "de")
    german = page.get_by_role("region", name="Quiz")
    expect(german.get_by_role("heading", level=2)).to_have_text("Welche Zone ist markiert?")
    expect(german).to_contain_text(f"Frage {2 if right else 1} von 10")
    if not right:
        expect(german.get_by_role("button", name=IN_GERMAN[BY_NAME[first[0]].id])).to_contain_text(
            "(falsch)"
        )
    page = open_page(f"?quiz=nme.system-digestive.10.{SEED}")
    notice = page.locator("#notice")
    notice.get_by_role("button", name=f"name.system-digestive.10.{SEED}").click()
    expect(quiz(page).get_by_role("group", name="Answers").get_by_role("button")).to_have_text(
        first
    )


def test_axe_finds_no_fault_before_during_and_after(open_page):
    page = open_page("?quiz=new", color_scheme="dark")
    expect(quiz(page).get_by_role("textbox", name="Link to this quiz")).to_have_value(
        re.compile(r"\?school=rwo-shur&quiz=find,name\.all\.10\.\w{4}$")
    )
    audit(page)
    page = open_page(f"?quiz=body.zones-liver.all.{SEED}")
    expect(choice(page, "Liver")).to_be_visible()
    wrong = next(n for n in choice(page, "").all_inner_texts() if n != "Liver")
    choice(page, wrong).click()
    quiz(page).get_by_role("button", name="Show me").click()
    audit(page)
    quiz(page).get_by_role("button", name="Next question").click()
    audit(page)


@pytest.mark.one_file
def test_axe_finds_no_fault_in_any_kind_of_question(open_page):
    page = open_page(f"?quiz=find,name,type,foot,body,technique,place.all.10.{SEED}")
    seen = set()
    for number in range(1, 11):
        expect(quiz(page)).to_contain_text(f"Question {number} of 10")
        kind = question(page).inner_text().split(":")[0][:14]
        if kind not in seen:
            audit(page)
        seen.add(kind)
        quiz(page).get_by_role("button", name="Show me").click()
        quiz(page).get_by_role("button", name="Next question").click()
    assert len(seen) == 7


def apart(page: Page) -> bool:
    """Whether neither question nor feet cover the other."""
    one, other = quiz(page).bounding_box(), page.locator(".rz-stage").bounding_box()
    across = one["x"] + 1 < other["x"] + other["width"] and other["x"] + 1 < one["x"] + one["width"]
    down = one["y"] + 1 < other["y"] + other["height"] and other["y"] + 1 < one["y"] + one["height"]
    return not (across and down)


def test_on_a_phone_the_question_and_the_feet_are_in_sight(open_page):
    page = open_page(f"?quiz=find,name,foot.all.10.{SEED}", viewport=PHONE, has_touch=True)
    for width, height in ((1440, 900), (1000, 1000), (820, 1180), (844, 390), (390, 664)):
        page.set_viewport_size({"width": width, "height": height})
        eventually(lambda: apart(page), f"at {width} x {height} the feet are free")
    for _ in range(10):
        asked, feet = quiz(page).bounding_box(), page.locator(".rz-stage").bounding_box()
        assert asked["y"] >= 0
        assert asked["y"] + asked["height"] <= feet["y"] + 1
        assert feet["y"] + feet["height"] <= PHONE["height"]
        assert feet["height"] >= 200
        text = question(page).inner_text()
        if text.startswith("Find"):
            page.touchscreen.tap(*inside(on_feet(page, wanted(page))))
            expect(said(page)).to_contain_text(re.compile("Right: |right at the first try"))
        else:
            for button in choice(page, "").all():
                assert button.bounding_box()["height"] >= 44
            quiz(page).get_by_role("button", name="Show me").tap()
            quiz(page).get_by_role("button", name="Next question").tap()
        if question(page).inner_text().endswith("first try"):
            break
    expect(question(page)).to_contain_text("of 10 right at the first try")
    quiz(page).get_by_role("button", name="Close").tap()
    expect(page.locator(".rz-map .zone[aria-label*=', number ']").first).to_be_attached()


def test_what_is_known_is_kept_and_what_is_due_is_asked_again(open_page):
    page = open_page(f"?quiz=name.zones-liver,spleen,heart.all.{SEED}")
    for number in range(3):
        id = page.locator(".rz-map .zone").evaluate_all(
            "(all, d) => all.find(path => path.getAttribute('d') === d).dataset.zone",
            page.locator(".rz-answer[data-mark=asked]").first.get_attribute("d"),
        )
        choice(page, CHART.zone(id).name).click()
        expect(said(page)).to_contain_text("Right: " if number < 2 else "3 of 3 right")
    quiz(page).get_by_role("button", name="Progress").click()
    expect(quiz(page)).to_contain_text("being learned: 3")
    legend = page.get_by_role("group", name="What the colours mean")
    expect(legend.get_by_role("listitem")).to_have_text(
        [
            "due for review",
            "being learned",
            "known for days",
            "known for weeks",
            "known for months",
            "not asked yet",
        ]
    )
    expect(drawn(page, "Liver, number 18, right foot, being learned")).to_have_attribute(
        "data-valued", ""
    )
    expect(page.locator(".zone[data-valued]")).to_have_count(3)
    expect(drawn(page, "Stomach, number 15, left foot, not asked yet")).to_have_count(1)
    saved = quiz(page).get_by_role("link", name="Save as a file").get_attribute("href")
    audit(page)
    # A month later.
    page.evaluate(
        """() => { const key = 'foot-reflex-zones.deck.rwo-shur';
          const early = text => new Date(Date.parse(text) - 3e9).toISOString();
          const deck = JSON.parse(localStorage[key]);
          for (const card of Object.values(deck.cards)) card.due = early(card.due);
          localStorage[key] = JSON.stringify(deck); }"""
    )
    quiz(page).get_by_role("button", name="Close").click()
    expect(card(page)).to_contain_text("3 zones due for review.")
    card(page).get_by_role("button", name="Review them").click()
    expect(quiz(page)).to_contain_text("Question 1 of 3")
    page.keyboard.press("Escape")
    card(page).get_by_role("button", name="Progress").click()
    expect(quiz(page)).to_contain_text("due for review: 3")
    quiz(page).get_by_role("button", name="Clear").click()
    page.get_by_role("dialog").get_by_role("button", name="Clear").click()
    expect(quiz(page)).to_contain_text("due for review: 0")
    box = quiz(page).locator("input[type=file]")
    for text, told in ((saved[:-30], "holds no progress"), (saved, "Loaded: 3 zones.")):
        data = unquote(text.partition(",")[2]).encode()
        box.set_input_files({"name": "x.json", "mimeType": "application/json", "buffer": data})
        expect(quiz(page).get_by_role("status")).to_contain_text(told)
    expect(quiz(page)).to_contain_text("being learned: 3")
