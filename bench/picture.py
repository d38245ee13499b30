"""Takes the README's picture from the running dashboard, so that it stays true."""

from __future__ import annotations

import sys
from pathlib import Path

from bench.__main__ import serve
from bench.measure import chromium


def main() -> None:
    """Write the picture to the path given as the first argument."""
    target = Path(sys.argv[1])
    process, port = serve()
    try:
        with chromium() as browser:
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.goto(f"http://127.0.0.1:{port}/full?zone=liver")
            page.locator("html[data-ready]").wait_for(state="attached")
            page.wait_for_load_state("networkidle")
            page.evaluate("document.fonts.ready")
            target.parent.mkdir(exist_ok=True)
            page.screenshot(path=target, scale="css")
    finally:
        process.terminate()
        process.wait(10)
    print(target)


if __name__ == "__main__":
    main()
