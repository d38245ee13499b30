"""``make soak``: what a crowd does to the server, and what a reader among it still gets.

Opens a thousand sessions, floods the server with pages, half-open connections, sheets nobody waits
for and hostile messages, and kills it under open pages. Each figure stands beside its limit. All
stays on the loopback; client and server share the machine, so the times are upper bounds.
``make soak ARGS="sheets kills"`` runs some of it.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import os
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from statistics import median, quantiles

import psutil
from tornado.websocket import WebSocketClosedError

from tests.dashboard.server import Client, Server, clicks, reader, running
from tests.dashboard.test_crowd import ask, dialog, half_open, sheet
from tests.dashboard.test_websocket import OPEN, VALUES

MANY = 1000
"""Sessions."""
CLICKS_A_SECOND = 100
SECONDS = 20
ROOM = {
    "MAX_SESSIONS": "2500",
    "MAX_CONNECTIONS": "5000",
    "MAX_CONNECTIONS_PER_ADDRESS": "5000",
    "MAX_WAITING_PAGES": "64",
    "MAX_WAITING_PAGES_PER_ADDRESS": "64",
}
"""Limits for a server that one address alone fills."""
KINDS = [(paper, language) for paper in ("a4", "a3", "letter") for language in ("en", "de", "zh")]
"""Sheets that are asked for in turn, as one asked for again is quick."""
PAGES = (sys.executable, "-m", "bench.pages", "{port}")
FILES = 8192

Found = dict[str, tuple[float, float | None]]
"""Figures and, where there is one, their limits."""


@contextlib.contextmanager
def serving(*command: str, path: str = "/", **limits: str) -> Iterator[Server]:
    """Run a server with its log in a temporary folder."""
    with tempfile.TemporaryDirectory() as folder:
        options = {"command": command} if command else {}
        with running(Path(folder), path=path, files=FILES, **options, **limits) as server:
            yield server


def processor(server: Server) -> float:
    """Seconds of processor time that the server has used."""
    used = psutil.Process(server.process.pid).cpu_times()
    return used.user + used.system


def p95(times: list[float]) -> float:
    return quantiles(times, n=20)[18]


async def open_all(server: Server, count: int) -> list[Client]:
    """Open sessions, a few at a time."""
    gate = asyncio.Semaphore(4)

    async def one(number: int) -> Client:
        async with gate:
            return await reader(server, f"reader {number}")

    return list(await asyncio.gather(*map(one, range(count))))


async def at_rest() -> None:
    """Wait until the sessions of closed pages are gone."""
    await asyncio.sleep(60)


async def spread(clients: list[Client]) -> tuple[list[float], int]:
    """Click in one session after another; return the times in ms, and how many gave none."""
    times: list[float] = []
    lost = 0

    async def click(client: Client, view: str) -> None:
        nonlocal lost
        began = time.perf_counter()
        try:
            assert await client.set(client.model("FootMap"), "view", view) == "OK"
        except (AssertionError, ConnectionError, asyncio.TimeoutError):
            lost += 1
        else:
            times.append(1000 * (time.perf_counter() - began))

    tasks = []
    began = time.perf_counter()
    for number in range(CLICKS_A_SECOND * SECONDS):
        view = "plantar" if number // len(clients) % 2 else "dorsal"
        tasks.append(asyncio.ensure_future(click(clients[number % len(clients)], view)))
        await asyncio.sleep(max(0, began + number / CLICKS_A_SECOND - time.perf_counter()))
    await asyncio.gather(*tasks)
    return times, lost


async def sessions() -> Found:
    """A thousand readers at once, and as many again when they have left."""
    with serving(**ROOM) as server:
        client = await reader(server)
        before = server.memory
        clients = await open_all(server, MANY)
        full = server.memory
        times, lost = await spread(clients)
        for each in clients:
            each.close()
        await at_rest()
        again = await open_all(server, MANY)
        refilled = server.memory
        for each in [client, *again]:
            each.close()
    return {
        f"{MANY:,} sessions, p50 of a click, ms": (median(times), 30),
        f"{MANY:,} sessions, p95 of a click, ms": (p95(times), 60),
        f"{MANY:,} sessions, clicks lost": (lost, 0),
        "memory of a session, MB": ((full - before) / MANY, 0.4),
        "memory of as many again, MB more": (refilled - full, 0.1 * (full - before) + 20),
    }


async def cost() -> Found:
    """Processor time of a session, beside one of Panel's own page with one small component."""
    spent: dict[str, list[float]] = {"/full": [], "/bare": []}
    with serving(*PAGES, path="/full") as server:
        for _ in range(7):
            for path, found in spent.items():
                server.path = path
                clients = await open_all(server, 1)
                began = processor(server)
                clients += await open_all(server, 15)
                found.append((processor(server) - began) / 15)
                for client in clients:
                    client.close()
    full, empty = (median(found) for found in spent.values())
    return {
        "processor time of a session, ms": (1000 * full, None),
        "the same, times an empty page": (full / empty, 1.25),
    }


async def beside(
    server: Server, member: Callable[[Server], Awaitable[None]], count: int
) -> list[float]:
    """Click for a while as a reader beside a crowd, each of whose members acts again and again.

    Returns
    -------
    list of float
        How long each click took, in ms.
    """
    client = await reader(server)
    over = False

    async def act() -> None:
        while not over:
            await member(server)

    crowd = [asyncio.ensure_future(act()) for _ in range(count)]
    times = await clicks(client, 15)
    over = True
    await asyncio.gather(*crowd)
    client.close()
    return times


async def pages() -> Found:
    """Eight programs that load the page again and again."""
    with serving() as server:
        times = await beside(server, lambda server: asyncio.to_thread(server.get), 8)
    return {"flood of pages, p95 of a click, ms": (p95(times), 200)}


async def idle() -> Found:
    """More half-open connections than one address may have."""
    with serving() as server:
        log, memory = len(server.log), server.memory
        with half_open(server.port, 1000):
            times = await clicks(await reader(server), 10)
        return {
            "1,000 half-open connections, p95 of a click, ms": (p95(times), 200),
            "the same, log, kB": ((len(server.log) - log) / 1000, 1000),
            "the same, memory, MB more": (server.memory - memory, 50),
        }


async def waited_for(client: Client) -> float:
    """Ask for a sheet, again if the server is busy; return when it was there."""
    while "preview" not in await sheet(client, 3, paper="tabloid", language="es"):
        await asyncio.sleep(0.2)
    return time.perf_counter()


async def sheets() -> Found:
    """Sixty readers who ask for a sheet and leave."""
    with serving(**ROOM) as server:
        client = await dialog(server)
        await sheet(client, 1)  # the worker has started
        began = time.perf_counter()
        await sheet(client, 2, paper="a2", language="fr")
        alone = time.perf_counter() - began
        clicking = await reader(server)
        for number in range(60):
            other = await dialog(server)
            paper, language = KINDS[number % len(KINDS)]
            await ask(other, 1, paper=paper, language=language)
            other.close()
        began = time.perf_counter()
        wanted = asyncio.ensure_future(waited_for(client))
        times = await clicks(clicking, 3)
        took = await wanted - began
    return {
        "a sheet for a reader alone, s": (alone, None),
        "sixty abandoned sheets, p95 of a click, ms": (p95(times), 200),
        "the same, until a sheet is there, s": (took, 2),
    }


WRONG = itertools.cycle(
    {"events": [{"kind": "ModelChanged", "model": {"id": "x"}, "attr": name, "new": value}]}
    for name in ("esm", *sorted(OPEN))
    for value in VALUES
)
"""Writes of every property, for one connection after another."""


async def attack(server: Server) -> None:
    """Say wrong things until the server ends the connection."""
    client = await Client.open(server)
    with contextlib.suppress(ConnectionError, WebSocketClosedError):
        while True:
            await client.send("PATCH-DOC", next(WRONG))
            await asyncio.sleep(0)
    client.close()


async def hostile() -> Found:
    """Writes that no page makes, from one connection after another."""
    with serving(**ROOM) as server:
        log = len(server.log)
        times = await beside(server, attack, 2)
        # Each attack has opened a page: what those took is there for the pages of the next ones.
        memory = server.memory
        await at_rest()
        times += await beside(server, attack, 2)
        return {
            "hostile messages, p95 of another's click, ms": (p95(times), 100),
            "the same, log, kB": ((len(server.log) - log) / 1000, 1000),
            "the same, memory of as many again, MB more": (server.memory - memory, 50),
        }


async def kills() -> Found:
    """The server is killed under twenty open pages, in twelve states."""
    from bench.lost_server import recoveries

    done, tries = await asyncio.to_thread(recoveries)
    return {f"recoveries of {tries}, missing": (tries - done, 0)}


PARTS = {one.__name__: one for one in (sessions, cost, pages, idle, sheets, hostile, kills)}


def main(names: list[str]) -> int:
    """Run all parts, or some; exit status 1 if a figure is beyond its limit."""
    if unknown := set(names) - set(PARTS):
        print(f"There is no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}.")
        return 2
    over = False
    for name in names or PARTS:
        print(f"{name}: {PARTS[name].__doc__}", flush=True)
        for what, (value, limit) in asyncio.run(PARTS[name]()).items():
            verdict = "" if limit is None else "ok" if value <= limit else "TOO MUCH"
            over |= verdict == "TOO MUCH"
            shown = "" if limit is None else f"{limit:,.1f}"
            print(f"  {what:<52}{value:>10,.1f}{shown:>12}  {verdict}", flush=True)
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    return int(over)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
