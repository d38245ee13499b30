"""How the map scales: one file with many zones, against a plain SVG of the same shapes.

    python -m bench.growth [zones]

Prints milliseconds until the map is usable, from click to paint, and from a key in the search box
to paint. The plain page only marks the clicked shape.
"""

from __future__ import annotations

import copy
import json
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from bench.measure import chromium
from zones.export.single_file import document
from zones.loading.loader import load_chart
from zones.payload.payload import payload
from zones.payload.translation import in_language

REST = 250

# From the event's timestamp to the first task after the frame that shows its effect.
WATCH = """(kind) => {
  window.times = [];
  addEventListener(kind, (event) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => times.push(performance.now() - event.timeStamp);
    channel.port2.postMessage(0);
  }), true);
}"""


def grown(zones: int) -> dict[str, Any]:
    """Return a payload with the given number of zones, in a grid over both soles."""
    data = copy.deepcopy(in_language(payload(load_chart("rwo-shur")), "en"))
    models = [zone for zone in data["zones"] if zone["group"] == "numbered"]
    across = round((zones / 2.6) ** 0.5)
    step = 92 / across
    made, shapes = [], []
    for number in range(1, zones + 1):
        model = models[number % len(models)]
        row, column = divmod(number - 1, across)
        x, y = 4 + column * step, 4 + row * step
        made.append(
            {
                **model,
                "id": f"{model['id']}-{number}",
                "number": number,
                "name": f"{model['name']} {number}",
                "views": ["plantar"],
                "feet": ["left", "right"],
            }
        )
        d = f"M{x:.1f} {y:.1f}h{step * 0.8:.1f}v{step * 0.8:.1f}h{-step * 0.8:.1f}z"
        shapes.append(
            {
                "zone": made[-1]["id"],
                "feet": ["left", "right"],
                "d": d,
                "hit": None,
                "badge": [round(x + step * 0.4, 1), round(y + step * 0.4, 1)],
                "badge_r": round(step / 3, 2),
            }
        )
    data["zones"] = made
    for name, view in data["views"].items():
        view["shapes"] = shapes if name == "plantar" else []
        view["further"] = list(range(len(view["shapes"])))
    return data


def one_file(zones: int) -> str:
    """Return the page in one file of a chart with the given number of zones."""
    data = grown(zones)
    id = data["school"]["id"]
    return document({id: data}, {"chart": id}, None, False, False)


def plain(data: dict[str, Any]) -> str:
    """Return a page with the same shapes that only marks the clicked one."""
    plate = data["views"]["plantar"]["plates"]["facing"]
    paths = "".join(f'<path d="{shape["d"]}"/>' for shape in data["views"]["plantar"]["shapes"])
    feet = "".join(
        f'<g transform="matrix({" ".join(map(str, foot["matrix"]))})">{paths}</g>'
        for foot in plate["feet"]
    )
    frame = " ".join(map(str, plate["viewBox"]))
    return (
        f'<!DOCTYPE html><svg viewBox="{frame}" height="800" fill="#ccc" stroke="#333" '
        f'stroke-width=".3">{feet}</svg><script>let last;addEventListener("click",(event)=>{{'
        "last?.removeAttribute('fill');last=event.target;last.setAttribute('fill','red')})</script>"
    )


def clicks(page: Page, shapes: str, rest: float, most: int = 30) -> float:
    """Return the median milliseconds from click to paint.

    A reader's pointer rests on a zone before the press, here for `rest` milliseconds; at 0 it
    arrives with the press, and the zone's label falls into the same frame.
    """
    boxes = page.evaluate(
        "(shapes) => [...document.querySelectorAll(shapes)].map((path) => {"
        " const box = path.getBoundingClientRect();"
        " return [box.x + box.width / 2, box.y + box.height / 2]; })",
        shapes,
    )
    page.evaluate("times.length = 0")
    for x, y in boxes[:: max(1, len(boxes) // most)][:most]:
        before = page.evaluate("times.length")
        page.mouse.move(x, y)
        page.wait_for_timeout(rest)
        page.mouse.click(x, y)
        while page.evaluate("times.length") == before:
            page.wait_for_timeout(20)
    return statistics.median(page.evaluate("times"))


def measure(zones: int, browser: Browser) -> dict[str, float]:
    """Return the medians by name."""
    folder = Path(tempfile.mkdtemp())
    (folder / "map.html").write_text(one_file(zones), "utf-8")
    (folder / "plain.html").write_text(plain(grown(zones)), "utf-8")
    loads, busy = [], []
    for _ in range(3):
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.goto((folder / "map.html").as_uri())
        page.locator("html[data-ready]").wait_for()
        loads.append(page.evaluate("performance.now()"))
        metrics = session.send("Performance.getMetrics")["metrics"]
        busy += [one["value"] * 1000 for one in metrics if one["name"] == "TaskDuration"]
    found = {"load": statistics.median(loads), "load, CPU": statistics.median(busy)}
    page.wait_for_timeout(2000)
    page.evaluate(WATCH, "click")
    found["click"] = clicks(page, "#map .zone", REST)
    found["click at once"] = clicks(page, "#map .zone", 0)
    box = page.get_by_role("combobox", name="Search the map")
    box.click()
    page.evaluate(WATCH, "input")
    for sign in "liver 118":
        before = page.evaluate("times.length")
        page.keyboard.type(sign)
        while page.evaluate("times.length") == before:
            page.wait_for_timeout(20)
    found["key"] = statistics.median(page.evaluate("times"))
    other = browser.new_page(viewport={"width": 1440, "height": 900})
    other.goto((folder / "plain.html").as_uri())
    other.evaluate(WATCH, "click")
    found["plain click"] = clicks(other, "path", REST)
    return found


def main() -> None:
    """Measure and print."""
    zones = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with chromium() as browser:
        found = measure(zones, browser)
    print(json.dumps({"zones": zones} | {name: round(value, 1) for name, value in found.items()}))


if __name__ == "__main__":
    main()
