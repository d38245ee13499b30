"""Runs the parts and keeps what was measured in ``bench/results/peers.json``."""

from __future__ import annotations

import contextlib
import datetime
import json
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from bench import growth
from bench.history import commit, machine
from bench.measure import chromium
from bench.peers import browser, crowd, pages, paper, slow
from bench.peers.browser import Found
from bench.peers.install import Missing, version
from bench.peers.table import EMPTY, OTHERS, OWN, PEERS, PLAIN, Peer

RESULTS = Path(__file__).parents[1] / "results" / "peers.json"
ZONES = (60, 500)
Result = dict[str, Any]


@contextlib.contextmanager
def opened(tool: Browser, peers: Sequence[Peer], missing: dict[str, str]) -> Iterator[list[Found]]:
    """Write and serve pages; those that cannot be had are added to the missing ones."""
    with contextlib.ExitStack() as stack:
        site = stack.enter_context(pages.static(pages.SITE))
        pages.write(tool, site)
        found: list[Found] = []
        for peer in peers:
            try:
                if peer.id == EMPTY.id:
                    full = next(one for one in found if one.peer.id == "dashboard")
                    address, port = full.address.replace("/full", "/empty"), full.port
                elif peer.way == "python" or peer.id == "dashboard":
                    address, port = stack.enter_context(pages.served(peer))
                else:
                    if peer.way == "npm":
                        pages.write_package(peer)
                    address, port = f"{site}/{peer.id}.html", 0
            except Missing as error:
                missing[peer.name] = str(error)
                continue
            found.append(Found(peer, address, port))
        yield found


def stamp() -> Result:
    """Return when and where something is measured, and how busy the machine is before."""
    return {
        "date": datetime.date.today().isoformat(),
        "commit": commit(),
        "machine": machine(),
        "load before": round(os.getloadavg()[0], 1),
    }


def versions() -> dict[str, str]:
    """Return the versions of what is measured."""
    with chromium() as tool:
        own = {"Chromium": tool.version}
    packages = ["panel", "bokeh", "plotly", "typst", "weasyprint", "matplotlib"]
    packages += [one.package for one in OTHERS if one.package not in packages]
    found = {name: version(name) for name in packages}
    return own | {name: each for name, each in found.items() if each}


def own(tool: Browser, rounds: int, slowed: int) -> Result:
    """Measure our pages beside the plain page and the empty template."""
    missing: dict[str, str] = {}
    with opened(tool, (*OWN, PLAIN, EMPTY), missing) as found:
        browser.measure(tool, found, rounds, keyboard=False)
        slow.measure(tool, [one for one in found if one.peer.picture], slowed)
        return {one.peer.id: kept(one) for one in found}


def beside(missing: dict[str, str]) -> Result:
    """Measure all pages in turn."""
    with chromium() as tool, opened(tool, (*PEERS, EMPTY), missing) as found:
        print(f"{len(found)} pages, in turn", flush=True)
        browser.measure(tool, found)
        missing |= {one.peer.name: one.failure for one in found if one.failure}
        found = [one for one in found if not one.failure]
        for one in found:
            browser.weight(tool, one)
        slow.measure(tool, [one for one in found if one.peer in (*OWN, PLAIN)])
        return {one.peer.id: kept(one) for one in found}


def kept(found: Found) -> Result:
    """Return what was measured of a page as JSON keeps it."""
    return {
        "name": found.peer.name,
        "values": {
            name: [round(value, 2) for value in values] for name, values in found.values.items()
        },
        "facts": found.facts,
        "misses": found.misses,
    }


def grown(_: dict[str, str]) -> Result:
    """Measure charts of more and more zones."""
    with chromium() as tool:
        return {str(zones): growth.measure(zones, tool) for zones in ZONES}


def printed(missing: dict[str, str]) -> Result:
    """Measure sheets."""
    found, none = paper.measure()
    missing |= {paper.WAYS[way]: why for way, why in none.items()}
    return {paper.told(way): row for way, row in found.items()}


def crowded(missing: dict[str, str]) -> Result:
    """Measure sessions on a server, and on two behind nginx."""
    found = crowd.measure()
    try:
        found["ours, two processes behind nginx"] = crowd.measure_behind_nginx()
    except Missing as error:
        missing["nginx"] = str(error)
    return {who: {str(size): row for size, row in sizes.items()} for who, sizes in found.items()}


PARTS: dict[str, Callable[[dict[str, str]], Result]] = {
    "pages": beside,
    "growth": grown,
    "sheets": printed,
    "sessions": crowded,
}


def read() -> Result:
    """Return what was measured last, part by part."""
    return json.loads(RESULTS.read_text("utf-8")) if RESULTS.is_file() else {}


def measure(names: Sequence[str]) -> Result:
    """Measure parts, each of which is kept at once; return them and those of earlier runs.

    Returns
    -------
    dict
        For each part ``found``, ``missing`` with reasons, and its stamp.
    """
    for name in names:
        print(name, flush=True)
        missing: dict[str, str] = {}
        part = stamp()
        part |= {"found": PARTS[name](missing), "missing": missing, "versions": versions()}
        part["load after"] = round(os.getloadavg()[0], 1)
        RESULTS.parent.mkdir(exist_ok=True)
        text = json.dumps(read() | {name: part}, indent=1, ensure_ascii=False)
        RESULTS.write_text(text + "\n", "utf-8")
    return read()
