"""Runs the parts and keeps what was measured in ``bench/results/peers.json``."""

from __future__ import annotations

import contextlib
import datetime
import json
import os
from collections.abc import Iterator, Sequence
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


def about(tool: Browser) -> Result:
    """Return when, where and with what a run was made."""
    packages = ["panel", "bokeh", "plotly", "typst"]
    packages += [one.package for one in OTHERS if one.package not in packages]
    versions = {name: version(name) for name in packages}
    return {
        "date": datetime.date.today().isoformat(),
        "commit": commit(),
        "machine": machine(),
        "load before": round(os.getloadavg()[0], 1),
        "versions": {"Chromium": tool.version, **{k: v for k, v in versions.items() if v}},
    }


def own(tool: Browser, rounds: int, slowed: int) -> Result:
    """Measure our pages beside the plain page and the empty template."""
    missing: dict[str, str] = {}
    with opened(tool, (*OWN, PLAIN, EMPTY), missing) as found:
        browser.measure(tool, found, rounds, keyboard=False)
        slow.measure(tool, [one for one in found if one.peer.picture], slowed)
        return {one.peer.id: kept(one) for one in found}


def beside(tool: Browser, missing: dict[str, str]) -> Result:
    """Measure all pages in turn."""
    with opened(tool, (*PEERS, EMPTY), missing) as found:
        print(f"{len(found)} pages, in turn", flush=True)
        browser.measure(tool, found)
        for one in found:
            browser.weight(tool, one)
        ours = [one for one in found if one.peer in (*OWN, PLAIN)]
        slow.measure(tool, ours)
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


def grown(tool: Browser) -> Result:
    """Measure charts of more and more zones."""
    return {str(zones): growth.measure(zones, tool) for zones in ZONES}


def everything() -> Result:
    """Run all parts and keep the result."""
    missing: dict[str, str] = {}
    with chromium() as tool:
        result = about(tool)
        result["pages"] = beside(tool, missing)
        print("growth", flush=True)
        result["growth"] = grown(tool)
    print("sheets", flush=True)
    sheets, none = paper.measure()
    result["sheets"] = {paper.told(way): row for way, row in sheets.items()}
    missing |= {paper.WAYS[way]: why for way, why in none.items()}
    print("sessions", flush=True)
    result["sessions"] = crowd.measure()
    try:
        result["sessions"]["ours, two processes behind nginx"] = crowd.measure_behind_nginx()
    except Missing as error:
        missing["nginx"] = str(error)
    result |= {"missing": missing, "load after": round(os.getloadavg()[0], 1)}
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return json.loads(RESULTS.read_text("utf-8"))
