"""Several maps in one document: what must hold of each, whatever the host that shows them.

Each map is compared by picture with the same map alone on an empty page, and its facts are read
from the document: ids, what points to them, groups of radio buttons, and which foot is which.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageFilter
from playwright.sync_api import Locator, Page, expect

from zones import FootMap
from zones.export.bundle import module, style
from zones.languages.charts import load_chart

SCRIPT = Path(__file__).with_suffix(".js").read_text("utf-8")
PICTURES = Path(__file__).parents[2] / ".pytest_cache" / "maps"
SIZE = (420, 380)
"""Width and height of a compared drawing, in CSS px."""
FAR = 32
"""Levels of 255 by which a pixel is seen to differ."""
SHARE = 0.001
"""Of the pixels, that may differ."""
PATIENCE = 180_000
"""Milliseconds that a map may take to appear."""


@dataclass(frozen=True)
class Shown:
    """What one of the maps shows."""

    chart: str
    view: str
    language: str

    @property
    def state(self) -> dict[str, str]:
        return {"chart": self.chart, "view": self.view, "language": self.language}

    @property
    def captions(self) -> dict[str, str]:
        """What the feet are called, by foot."""
        texts = load_chart(self.chart, self.language).messages
        return {foot: texts[f"caption_{foot}"] for foot in ("left", "right")}


THREE = (
    Shown("rwo-shur", "dorsal", "en"),
    Shown("western", "plantar", "de"),
    Shown("channels", "medial", "fr"),
)

TWICE = Shown("rwo-shur", "plantar", "en")
ALL = (*THREE, TWICE, TWICE)
"""The maps of the notebook of :data:`CELLS`."""


def in_page(name: str) -> str:
    """Return the call of a function of ``several_maps.js``, for Playwright."""
    return f"(...given) => {{ {SCRIPT}; return {name}(...given); }}"


def render(page: Page, states: list[dict[str, Any]]) -> Locator:
    """Draw maps in an empty page, each by a copy of the module of its own."""
    page.set_content('<!DOCTYPE html><link rel="icon" href="data:,">')
    page.add_style_tag(content=style())
    page.evaluate(in_page("render"), {"code": module("foot_map"), "states": states})
    return page.locator(".rz")


def carried(shown: Shown, charts: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the whole state of a map, with its chart and others as a host without files has it."""
    made = FootMap(**shown.state)
    return {**made.state(), "chart": made.chart, "charts_json": made._charts_text(charts)}


def picture(shown: Locator) -> Image.Image:
    """Take a picture of a map's drawing at the size that all are compared at."""
    shown.page.bring_to_front()  # in the background a browser waits seconds for each frame
    shown.evaluate(in_page("prepare"), list(SIZE))
    data = shown.locator(".rz-panes").screenshot(animations="disabled")
    shown.evaluate(in_page("restore"))
    return Image.open(io.BytesIO(data)).convert("RGB")


def difference(one: Image.Image, other: Image.Image) -> tuple[float, Image.Image]:
    """Return the share of pixels that differ, and a picture of where.

    A slight blur comes first: hosts smooth the edges of letters differently.
    """
    assert one.size == other.size
    blurred = (image.filter(ImageFilter.BoxBlur(1)) for image in (one, other))
    first, second = (np.asarray(image, dtype=np.int16) for image in blurred)
    far = np.abs(first - second).max(axis=2) > FAR
    return float(far.mean()), Image.fromarray(np.where(far, 0, 255).astype(np.uint8))


def drawn(maps: Locator, shown: tuple[Shown, ...] = THREE) -> None:
    """Wait until each map is there."""
    expect(maps).to_have_count(len(shown), timeout=PATIENCE)
    for at in range(len(shown)):
        expect(maps.nth(at).locator(".zone").first).to_be_attached(timeout=PATIENCE)


class Alone:
    """Pictures of maps that have a page to themselves."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taken: dict[Shown, Image.Image] = {}

    def __getitem__(self, shown: Shown) -> Image.Image:
        if shown not in self.taken:
            maps = render(self.page, [carried(shown, (shown.chart,))])
            drawn(maps, (shown,))
            self.taken[shown] = picture(maps)
        return self.taken[shown]


def check_pictures(maps: Locator, alone: Alone, host: str) -> list[float]:
    """Compare each map with itself alone; what differs is left as a picture.

    Returns
    -------
    list of float
        The share of pixels that differ, for each map.
    """
    shares = []
    for at, shown in enumerate(THREE):
        here, there = picture(maps.nth(at)), alone[shown]
        share, where = difference(here, there)
        shares.append(share)
        if share > SHARE:
            PICTURES.mkdir(parents=True, exist_ok=True)
            file = PICTURES / f"{host}-{at}-{shown.chart}.png"
            beside((there, here, where)).save(file)
            raise AssertionError(
                f"{host}: {shown} differs from itself alone in {share:.1%} of its pixels; alone, "
                f"here and the difference are in {file}"
            )
    return shares


def beside(images: tuple[Image.Image, ...]) -> Image.Image:
    """Set pictures of one size side by side."""
    width, height = images[0].size
    sheet = Image.new("RGB", (width * len(images), height), "white")
    for at, image in enumerate(images):
        sheet.paste(image, (at * width, 0))
    return sheet


def check_facts(page: Page, maps: Locator, shown: tuple[Shown, ...] = THREE) -> None:
    """Ids and groups are each map's own, and each shows its own view on the right feet."""
    found = page.evaluate(in_page("facts"))
    assert not found["faults"], "\n".join(found["faults"])
    assert found["pointers"] >= 3 * len(shown)
    assert found["groups"] >= 3 * len(shown)
    for at, one in enumerate(shown):
        check_sides(maps.nth(at), one)


def check_sides(drawn: Locator, one: Shown) -> None:
    """A map shows its view on the right feet, which are the owner's."""
    assert pressed(drawn) == one.view
    sides = drawn.evaluate(in_page("sides"), one.captions)
    assert not sides["faults"], f"{one}: {sides['faults'][:5]}"
    axis = 0 if one.view in ("plantar", "dorsal") else 1
    # Flat views face the viewer, the right foot at the left; side views have it above.
    assert sides["right"][axis] < sides["left"][axis], one
    check_organs(one, sides["where"])


def check_organs(shown: Shown, where: dict[str, list[str]]) -> None:
    """The liver lies on the owner's right foot, heart and spleen on the left."""
    organs = {zone: where[zone] for zone in ("liver", "heart", "spleen") if zone in where}
    if shown.view == "plantar" and shown.chart in ("rwo-shur", "western"):
        assert organs == {"liver": ["right"], "heart": ["left"], "spleen": ["left"]}, organs
    else:
        assert not organs


def pressed(shown: Locator) -> str:
    """The view whose button is pressed."""
    return shown.locator("input[data-key^=view-]:checked").evaluate("radio => radio.value")


def glance(shown: Locator) -> tuple[str, str, str]:
    """What one sees of a map: its view, its language, its zones."""
    zones = shown.evaluate(
        "map => [...map.querySelectorAll('.zone')].map((one) => one.dataset.zone).join(' ')"
    )
    return pressed(shown), shown.get_attribute("lang") or "", zones


@contextmanager
def others_stay(maps: Locator, at: int) -> Iterator[None]:
    """What is done to one map changes nothing on the others."""
    others = [maps.nth(i) for i in range(len(THREE)) if i != at]
    before = [glance(one) for one in others]
    yield
    assert [glance(one) for one in others] == before


def check_controls(maps: Locator) -> None:
    """Bring the soles of one school to each map by its own controls, and look for the organs.

    A map that knows no other school must have been brought to it before.
    """
    for at, shown in enumerate(THREE):
        one = maps.nth(at)
        with others_stay(maps, at):
            one.locator("select[data-key=school]").select_option("rwo-shur", force=True)
            sole = one.page.locator("input[data-key=view-plantar]")
            one.locator(".rz-choice").filter(has=sole).click()
            expect(one.locator(".zone[data-zone=head-brain]")).to_have_count(2, timeout=PATIENCE)
        soles = Shown("rwo-shur", "plantar", shown.language)
        sides = one.evaluate(in_page("sides"), soles.captions)
        assert not sides["faults"], f"{soles}: {sides['faults'][:5]}"
        check_organs(soles, sides["where"])
        # Soles that face the viewer, toes up: the big toes, with the zone of the brain, lie inward.
        places = sides["right"], sides["brain"]["right"], sides["brain"]["left"], sides["left"]
        across = [place[0] for place in places]
        assert across == sorted(across), across


CELLS = (
    f"from zones import FootMap\nmaps = [FootMap(**state) for state in {[s.state for s in THREE]}]",
    *(f"maps[{at}]" for at in range(len(THREE))),
    "heard = []\nsoles = FootMap('rwo-shur', feet='both')\n"
    "watch = soles.param.watch if hasattr(soles, 'param') else soles.observe  # without Panel\n"
    "watch(lambda event: heard.append(event.new), 'selection')\nsoles",
    "soles",
    "print('heard:', heard)\nfor foot_map in maps if len(heard) > 1 else ():\n"
    "    foot_map.chart = 'rwo-shur'",
    "soles.selection = ['spleen']",
)
"""Cells of a notebook: three maps, and one that is shown twice."""
HEARD = len(CELLS) - 2
"""The cell that is run again after two clicks; it then brings one school to all maps."""
CLICKED = "heard: [['spleen'], ['liver'], ['heart']]"
"""What Python has heard by then, each thing once."""


def check_one_shown_twice(maps: Locator) -> None:
    """The last two maps are one: what is chosen on either is chosen on both."""
    twice = [maps.nth(len(THREE)), maps.nth(len(THREE) + 1)]
    for at, zone in ((0, "liver"), (1, "heart")):
        twice[at].locator(f".zone[data-zone={zone}]").press("Enter")
        check_chosen(twice, zone)


def know_the_school(maps: Locator) -> None:
    """Wait until Python has brought the school of :func:`check_controls` to all maps."""
    for at in range(len(THREE)):
        school = maps.nth(at).locator("select[data-key=school] option[value=rwo-shur]")
        expect(school).to_be_attached(timeout=PATIENCE)


def check_chosen(maps: list[Locator], zone: str) -> None:
    for one in maps:
        chosen = one.locator(f".zone[data-zone={zone}]")
        expect(chosen).to_have_attribute("aria-selected", "true", timeout=PATIENCE)
