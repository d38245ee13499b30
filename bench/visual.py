"""``make visual AGAINST=<commit>``: every state of the page beside that of a commit, as pictures.

Both sides are taken on this machine by the same browser, so that fonts and versions are the same;
no picture is kept in the repository. What differs is written to ``bench/results/visual`` as three
pictures side by side, before, after and the difference in red, with a page that shows all of them.
``ARGS="dark phone"`` takes some of the looks.
"""

from __future__ import annotations

import html
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Error, Page, expect

from bench.against import HERE, State, checked_out, served
from bench.measure import chromium
from bench.picture_difference import Difference, compare
from tests.ui.states import READY, STATES, arrive, settled
from zones.model.map_state import LANGUAGES

OUT = HERE / "bench" / "results" / "visual"
WIDE = {"viewport": {"width": 1440, "height": 900}}
LOOKS: dict[str, dict] = {
    "light": WIDE,
    "dark": {**WIDE, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    "print": WIDE,
    "forced": {**WIDE, "forced_colors": "active"},
    **{language: WIDE for language in LANGUAGES if language != "en"},
}
"""How a page is looked at: options of the browser's context."""
NOW = "2026-01-02T10:00:00"
"""What the page takes for the time, so that days and seeds are the same."""
PATIENCE = 20_000  # ms for what another commit may not have


def main(commit: str, looks: list[str]) -> int:
    """Compare the states in some looks, or all; exit status 1 if something differs."""
    if unknown := set(looks) - set(LOOKS):
        print(f"There is no look {', '.join(sorted(unknown))}; there are {', '.join(LOOKS)}.")
        return 2
    expect.set_options(timeout=PATIENCE)
    this = State("this", HERE, sys.executable)
    with tempfile.TemporaryDirectory() as folder, checked_out(commit) as other:
        sides = []
        for side in (other, this):
            this.port = other.port  # in turn on one port: the address is shown, and is a picture
            sides.append(Path(folder) / side.name.replace("/", "-"))
            with served(side), chromium() as browser:
                for look in looks or LOOKS:
                    take(browser, f"http://127.0.0.1:{side.port}/full", look, sides[-1])
        found = compare_all(*sides)
    write(found, commit)
    return int(bool(found))


def take(browser: Browser, address: str, look: str, folder: Path) -> None:
    """Take the pictures of one look, all on one page."""
    folder.mkdir(exist_ok=True)
    page = browser.new_context(reduced_motion="reduce", **LOOKS[look]).new_page()
    page.clock.set_fixed_time(NOW)
    page.add_init_script("Math.random = () => 0.5; crypto.getRandomValues = (all) => all.fill(7);")
    page.goto(address)
    page.locator(READY).wait_for(state="attached")
    page.set_default_timeout(PATIENCE)
    for state in STATES:
        try:
            arrive(page, state, f"lang={look}" if look in LANGUAGES else "")
            png = picture(page, look)
        except (Error, AssertionError) as error:
            print(f"  {state.name}, {look}: {str(error).splitlines()[0][:100]}")
            continue
        (folder / f"{state.name}-{look}.png").write_bytes(png)
    page.context.close()
    print(f"{folder.name}: {look}", flush=True)


def picture(page: Page, look: str) -> bytes:
    """Take a picture of a state that is there, on the screen or as it is printed."""
    page.wait_for_load_state("networkidle")
    sheet = page.locator("dialog[open] .paper")
    if sheet.count():  # a sheet is set while one waits
        sheet.locator("img").wait_for(timeout=60_000)
    settled(page)
    if look == "print":
        page.emulate_media(media="print")
    png = page.screenshot(animations="disabled", caret="hide", full_page=look == "print")
    if look == "print":
        page.emulate_media(media="screen")
    return png


def compare_all(before: Path, after: Path) -> dict[str, Difference | str]:
    """Compare the pictures of two folders, and write what differs to `OUT`.

    Returns
    -------
    dict
        By the name of the picture: what differs, or that one side has none.
    """
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    names = [[file.name for file in side.glob("*.png")] for side in (before, after)]
    found: dict[str, Difference | str] = {}
    for name in sorted({*names[0], *names[1]}):
        if any(name not in side for side in names):
            found[name] = "only after" if name in names[1] else "only before"
            continue
        pair = [Image.open(side / name).convert("RGB") for side in (before, after)]
        difference = compare(*pair)
        if difference.is_large:
            found[name] = difference
            beside([*pair, difference.picture]).save(OUT / name.replace(".png", ".webp"))
    print(f"{len(found)} of {len({*names[0], *names[1]})} pictures differ")
    return found


def beside(pictures: list[Image.Image]) -> Image.Image:
    """Return pictures in a row."""
    size = sum(one.width for one in pictures), max(one.height for one in pictures)
    row = Image.new("RGB", size, "white")
    left = 0
    for one in pictures:
        row.paste(one, (left, 0))
        left += one.width
    return row


def write(found: dict[str, Difference | str], commit: str) -> None:
    """Write the page that shows all differences."""
    lines = []
    for name, what in found.items():
        title = html.escape(name.removesuffix(".png"))
        if isinstance(what, str):
            lines.append(f"<h2>{title}</h2><p>{what}</p>")
            continue
        print(f"  {title}: {what.pixels:,} pixels in {what.box}")
        file = html.escape(name.replace(".png", ".webp"))
        lines.append(f"<h2>{title}</h2><p>{what.pixels:,} pixels</p><img src='{file}' width=100%>")
    head = f"<!DOCTYPE html><meta charset=utf-8><title>Beside {html.escape(commit)}</title>"
    (OUT / "index.html").write_text(head + "\n".join(lines or ["<p>Nothing differs.</p>"]), "utf-8")
    print(OUT / "index.html")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
