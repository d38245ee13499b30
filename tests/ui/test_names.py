"""The names on the feet: where they stand, what they hide, and how they are chosen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.ui.reader import card, eventually, middle, pick
from zones import FootMap

pytestmark = pytest.mark.one_file

SIZES = {11, 12}
"""Of the letters, in CSS pixels."""
PHONE = {"width": 390, "height": 664}
MEASURE = """stage => {
  const all = (query) => [...stage.querySelectorAll(query)];
  const seen = (node) => node.getClientRects().length > 0;
  const box = (node) => {
    const { left, top, right, bottom } = node.getBoundingClientRect();
    return { text: node.textContent, left, top, right, bottom };
  };
  const lines = all('.rz-name text').map(box);
  const discs = all('.rz-badge circle').filter(seen).map(box);
  const texts = all('.rz-caption, .rz-guideline-name, .rz-code').filter(seen).map(box);
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 &&
    a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const overlaps = lines.flatMap((one, i) =>
    [...lines.slice(i + 1), ...discs, ...texts].filter((other) => meet(one, other))
      .map((other) => [one.text, other.text]));
  const frame = stage.getBoundingClientRect();
  const cut = lines.filter((one) => one.left < frame.left || one.right > frame.right ||
    one.top < frame.top || one.bottom > frame.bottom).map((one) => one.text);
  // How much of each zone that is seen lies under its own number or any name: on a grid of points.
  const hidden = {};
  for (const path of all('path.zone:not([data-dot])')) {
    const at = path.getBoundingClientRect();
    const matrix = path.getScreenCTM().inverse();
    const near = lines.filter((one) => meet(one, at));
    const badges = discs.filter((one) => meet(one, at));
    let [inside, covered] = [0, 0];
    for (let i = 0.5; i < 20; i++) for (let j = 0.5; j < 20; j++) {
      const [x, y] = [at.left + at.width * i / 20, at.top + at.height * j / 20];
      if (!path.isPointInFill(new DOMPoint(x, y).matrixTransform(matrix))) continue;
      inside++;
      covered += near.some((b) => x > b.left && x < b.right && y > b.top && y < b.bottom) ||
        badges.some((b) => Math.hypot(x - (b.left + b.right) / 2, y - (b.top + b.bottom) / 2)
          < (b.right - b.left) / 2);
    }
    const share = covered / inside;
    if (share > 0.5) hidden[path.getAttribute('aria-label')] = share;
  }
  const ids = (query) => new Set(all(query).map((node) => node.dataset.zone)).size;
  const sizes = [...new Set(all('.rz-name text').map((text) =>
    Math.round(parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a * 10) / 10))];
  const numbers = all('.rz-badge circle').filter(seen).map((c) => c.getBoundingClientRect().width);
  return { overlaps, cut, hidden, named: ids('.rz-name') / ids('path.zone'), sizes,
    largest: Math.max(...numbers) };
}"""


def names(page: Page) -> Locator:
    return page.locator(".rz-name")


def measured(page: Page) -> dict:
    return page.locator(".rz-stage").evaluate(MEASURE)


def placed(page: Page, change) -> dict:
    """What is measured when the names stand again after a change."""
    page.evaluate("performance.clearMeasures('rz-names')")
    change()
    for _ in range(400):
        if page.evaluate("performance.getEntriesByName('rz-names').length"):
            found = measured(page)
            if set(found["sizes"]) <= SIZES:  # else they stand as before the last step
                return found
        page.wait_for_timeout(20)
    return measured(page)


def sound(found: dict) -> None:
    assert not found["overlaps"]
    assert not found["hidden"]
    assert set(found["sizes"]) <= SIZES, "letters keep their size"


@pytest.mark.parametrize("language", ["en", "de"])
def test_most_zones_are_named_and_nothing_lies_over_anything_else(open_page, language):
    page = open_page(f"?labels=names&lang={language}")
    expect(names(page).first).to_be_attached()
    whole = measured(page)
    sound(whole)
    assert not whole["cut"]
    assert whole["named"] >= 0.6
    zoom = page.locator(".rz-zoom button").first
    close = placed(page, lambda: (zoom.click(), zoom.click(), zoom.click()))
    sound(close)
    assert close["named"] >= max(whole["named"], 0.9), "more names appear as one goes in"
    assert close["largest"] <= whole["largest"] + 0.5, "numbers keep their size"
    back = placed(page, page.locator(".rz-zoom button").last.click)
    assert back["named"] == whole["named"]


@pytest.mark.one_file(False)
@pytest.mark.parametrize(
    ("query", "least"),
    [
        ("?labels=both", 0.6),
        ("?labels=names&view=medial&lang=fr", 0.6),
        ("?labels=names&view=dorsal&feet=left&lang=zh", 0.6),
        ("?labels=both&school=channels&view=lateral", 0.6),
        ("?labels=both&school=western", 0.6),
    ],
)
def test_names_and_numbers_find_room_on_every_view(open_page, query, least):
    page = open_page(query)
    expect(names(page).first).to_be_attached()
    found = measured(page)
    sound(found)
    assert not found["cut"]
    assert found["named"] >= least


@pytest.mark.parametrize("labels", ["numbers", "both"])
def test_a_zone_on_a_phone_keeps_half_of_its_shape_in_sight(open_page, labels):
    page = open_page(f"?labels={labels}", viewport=PHONE, has_touch=True, is_mobile=True)
    expect(names(page)).to_have_count(0) if labels == "numbers" else names(page).first.wait_for()
    sound(measured(page))


def test_a_name_beside_the_feet_leads_to_its_card(open_page):
    page = open_page("?labels=names")
    name = names(page).filter(has_text="Knee").locator("text")
    page.mouse.click(*middle(name))
    expect(card(page).get_by_role("heading", name="Knee", exact=True)).to_be_visible()
    page.get_by_role("button", name="Digestion").click()
    elbow = names(page).filter(has_text="Elbow")
    expect(elbow).to_have_attribute("data-dim", "")
    expect(page.locator(".rz-stage").get_by_text("Knee")).to_have_count(1)
    assert page.locator(".rz-names-pane").get_attribute("aria-hidden") == "true"


def test_the_menu_the_address_and_python_agree_on_the_labels(page, show):
    page.get_by_role("button", name="Display", exact=True).click()
    choice = page.get_by_role("radiogroup", name="Labels")
    expect(choice.get_by_role("radio", name="Numbers")).to_be_checked()
    pick(choice.get_by_role("radio", name="Names"))
    expect(names(page).first).to_be_attached()
    expect(page.locator(".rz-badge[data-named]").first).to_be_hidden()
    page.wait_for_url("**/*labels=names*")
    pick(choice.get_by_role("radio", name="Numbers"))
    expect(names(page)).to_have_count(0)
    expect(page.locator(".rz-badge").first).to_be_visible()

    maps: list[FootMap] = []
    other = show(lambda: maps.append(FootMap(labels="both")) or maps[-1])
    expect(names(other).first).to_be_attached()
    other.get_by_role("button", name="Display", exact=True).click()
    choice = other.get_by_role("radiogroup", name="Labels")
    pick(choice.get_by_role("radio", name="Names"))
    eventually(lambda: maps[-1].labels == "names", "Python knows the choice")
    maps[-1].labels = "numbers"
    expect(names(other)).to_have_count(0)
    with pytest.raises(ValueError, match=r"labels .*numbers, names, both"):
        maps[-1].labels = "codes"
