"""Takes a picture of every state of the page, in light, dark and on a phone, for ``docs/pictures``.

The states are those that the tests measure: ``tests/ui/states.py``.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from bench.__main__ import serve
from bench.measure import chromium
from tests.ui.states import READY, STATES, arrive, settled

LOOKS = {
    "light": {"viewport": {"width": 1440, "height": 900}},
    "dark": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
}
WIDEST = 720  # px of a picture; larger ones are scaled down
QUALITY = 62  # of WebP


def main() -> None:
    """Write the pictures into the folder given as the first argument."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.webp"):
        old.unlink()
    process, port = serve()
    try:
        with chromium() as browser:
            for look in LOOKS:
                take(browser, f"http://127.0.0.1:{port}/full", look, folder)
    finally:
        process.terminate()
        process.wait(10)
    total = sum(file.stat().st_size for file in folder.glob("*.webp"))
    print(f"{folder}: {total / 1e6:.1f} MB")


def take(browser: Browser, address: str, look: str, folder: Path) -> None:
    """Take the pictures of one look, all on one page."""
    page = browser.new_context(reduced_motion="reduce", **LOOKS[look]).new_page()  # type: ignore[arg-type]
    page.goto(address)
    page.locator(READY).wait_for(state="attached")
    for state in STATES:
        arrive(page, state)
        page.wait_for_load_state("networkidle")
        if state.name == "print":  # a sheet is set while one waits
            page.locator("dialog .paper img").wait_for()
            settled(page)
        picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        picture.thumbnail((WIDEST, picture.height))
        picture.save(folder / f"{state.name}-{look}.webp", quality=QUALITY, method=6)
    page.context.close()


if __name__ == "__main__":
    main()
