"""Writes the pages of the peers and serves them, so that each has an address."""

from __future__ import annotations

import contextlib
import functools
import http.server
import json
import os
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from bench.measure import SCREEN
from bench.peers.install import APPS, HOME, Missing, bundle, environment
from bench.peers.table import Peer
from tests.dashboard.server import free_port
from zones.drawing.zone_shapes import shapes
from zones.export.single_file import page
from zones.loading.loader import load_chart
from zones.payload.payload import payload

SCHOOL = "rwo-shur"
SITE = HOME / "site"
WAIT = 60
"""Seconds for a server to answer."""


def drawn() -> dict[str, Any]:
    """Return the soles of a chart: frame, paths, outlines, and the names of the zones."""
    chart = load_chart(SCHOOL)
    view = payload(chart)["views"]["plantar"]
    plate = view["plates"]["facing"]
    paths, outlines = [], []
    for foot in plate["feet"]:
        a, b, c, d, e, f = foot["matrix"]
        for shape in view["shapes"]:
            if foot["foot"] in shape["feet"]:
                paths.append({"zone": shape["zone"], "matrix": foot["matrix"], "d": shape["d"]})
        for shape in shapes(chart, "plantar"):
            if foot["foot"] not in shape.feet:
                continue
            place = shape.polygon.representative_point()
            ring = max(getattr(shape.polygon, "geoms", [shape.polygon]), key=lambda g: g.area)
            x, y = zip(*ring.exterior.coords, strict=True)
            points = [[a * u + c * v + e, b * u + d * v + f] for u, v in zip(x, y, strict=True)]
            at = [a * place.x + c * place.y + e, b * place.x + d * place.y + f]
            xs, ys = ([round(one, 2) for one in axis] for axis in zip(*points, strict=True))
            outlines.append({"zone": shape.zone, "x": xs, "y": ys, "at": at})
    names = {zone.id: zone.name for zone in chart.zones}
    return {"FRAME": plate["viewBox"], "SHAPES": paths, "OUTLINES": outlines, "NAMES": names}


def cards(browser: Browser, address: str, zones: set[str]) -> dict[str, str]:
    """Return what our card shows of each zone, as a text."""
    tab = browser.new_page(viewport=SCREEN)
    found = {}
    for zone in sorted(zones):
        tab.goto(f"{address}#{zone}")
        tab.reload()
        tab.locator("html[data-ready]").wait_for(state="attached")
        tab.locator(".rz-card footer").wait_for(state="attached")  # the last part of a card
        found[zone] = tab.locator(".rz-card").inner_text()
    tab.context.close()
    return found


def write(browser: Browser, site: str, folder: Path = SITE) -> dict[str, Any]:
    """Write our one file, the plain page, and what the peers draw and say; return the latter."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "one_file.html").write_text(page(SCHOOL), "utf-8")
    data = drawn()
    data["CARDS"] = cards(
        browser, f"{site}/one_file.html", {one["zone"] for one in data["OUTLINES"]}
    )
    (folder / "zones.json").write_text(json.dumps(data), "utf-8")
    known = {name: data[name] for name in ("FRAME", "SHAPES", "NAMES", "CARDS")}
    known |= {"TEXTS": list(data["CARDS"].values())}
    lines = [f"var {name} = {json.dumps(value)};" for name, value in known.items()]
    (folder / "zones.js").write_text("\n".join(lines), "utf-8")
    (folder / "plain.html").write_text((APPS / "plain.html").read_text("utf-8"), "utf-8")
    return data


def write_package(peer: Peer, folder: Path = SITE) -> None:
    """Write the page of a package of npm.

    Raises
    ------
    Missing
        If it cannot be had.
    """
    bundle(peer.id, folder)
    text = (APPS / "page.html").read_text("utf-8")
    style = folder / f"{peer.id}.css"
    link = f'<link rel="stylesheet" href="{style.name}">' if style.is_file() else ""
    (folder / f"{peer.id}.html").write_text(text.format(id=peer.id, name=peer.name, link=link))


@contextlib.contextmanager
def static(folder: Path) -> Iterator[str]:
    """Serve a folder as a file host does; yield its address."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    folder.mkdir(parents=True, exist_ok=True)
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def command(peer: Peer, port: int) -> tuple[list[str], str]:
    """Return how a server is started, and the path of its page."""
    if peer.way == "ours":
        return [sys.executable, "-m", "bench.pages", str(port)], "/full"
    app = str(APPS / f"{peer.id}_app.py")
    if peer.id == "bokeh":
        bokeh = [sys.executable, "-m", "bokeh", "serve", app, "--port", str(port)]
        return [*bokeh, "--address", "127.0.0.1", f"--allow-websocket-origin=127.0.0.1:{port}"], ""
    python = str(environment())
    if peer.id == "streamlit":
        quiet = ["--server.headless=true", "--browser.gatherUsageStats=false"]
        at = [f"--server.port={port}", "--server.address=127.0.0.1"]
        return [python, "-m", "streamlit", "run", app, *at, *quiet], ""
    return [python, app, str(port)], ""


@contextlib.contextmanager
def served(peer: Peer) -> Iterator[tuple[str, int]]:
    """Run the server of a peer; yield the address of its page, and the port.

    Raises
    ------
    Missing
        If it cannot be had, or does not answer.
    """
    port = free_port()
    arguments, path = command(peer, port)
    path = path or ("/bokeh_app" if peer.id == "bokeh" else "/")
    known = {"ZONES_FILE": str(SITE / "zones.json"), "PYTHONPATH": str(APPS)}
    more = known if peer.way == "python" else {}
    with (HOME / f"{peer.id}.log").open("w") as log:
        process = subprocess.Popen(
            arguments, stdout=log, stderr=log, env={**os.environ, **more}, start_new_session=True
        )
    try:
        for _ in range(WAIT * 10):
            if process.poll() is not None:
                raise Missing(f"its server ended, see .bench/{peer.id}.log")
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=WAIT).close()
                break
            time.sleep(0.1)
        else:
            raise Missing(f"no answer in {WAIT} s, see .bench/{peer.id}.log")
        yield f"http://127.0.0.1:{port}{path}", port
    finally:
        process.terminate()
        process.wait(20)
