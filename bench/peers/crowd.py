"""The dashboard's server under more and more sessions, beside an empty page of Panel.

Client and server share the machine, so round trips are upper bounds.
"""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.history import middle, p95
from bench.peers.install import Missing
from bench.soak import FILES, PAGES, ROOM, open_all, processor, serving
from tests import nginx
from tests.dashboard.server import Client, Server, free_port, running

SIZES = (1, 50, 200, 500, 1000)
ASKED = 200
"""Round trips at each size, a hundred a second, over all sessions in turn."""
SETTLED = 3
"""Seconds after the pages are open until round trips are measured."""
SERVERS: dict[str, tuple[tuple[str, ...], str, str, str]] = {
    "ours": ((), "/", "FootMap", "view"),
    "empty Panel page": (PAGES, "/bare", "Empty", "value"),
}
"""Command, path, and what a session sets to measure a round trip."""
Row = dict[str, float]


class Asker:
    """Sets one property of sessions, each time to a new value; tells how long an answer took."""

    def __init__(self, model: str, name: str) -> None:
        self.model, self.name = model, name
        self._turns: Counter[int] = Counter()
        self._locks: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def ask(self, client: Client) -> float:
        """Return the milliseconds, with those of earlier questions of the same session."""
        began = time.perf_counter()
        async with self._locks[id(client)]:  # an answer does not say whose it is
            self._turns[id(client)] += 1
            turn = self._turns[id(client)]
            value = turn if self.name == "value" else ("plantar", "dorsal")[turn % 2]
            assert await client.set(client.model(self.model), self.name, value) == "OK"
        return 1000 * (time.perf_counter() - began)

    async def crowd(self, clients: list[Client]) -> list[float]:
        """Ask one session after another, a hundred a second."""
        tasks = []
        began = time.perf_counter()
        for number in range(ASKED):
            tasks.append(asyncio.ensure_future(self.ask(clients[number % len(clients)])))
            await asyncio.sleep(max(0, began + number / 100 - time.perf_counter()))
        return list(await asyncio.gather(*tasks))

    async def alone(self, client: Client) -> list[float]:
        """Ask one session again and again, each time after its answer."""
        return [await self.ask(client) for _ in range(ASKED)]


Used = Callable[[], tuple[float, float]]
"""Tells the processor time, in seconds, and the memory, in MB, of a server."""


async def grow(server: Server, asker: Asker, used: Used) -> dict[int, Row]:
    """Open more and more sessions; return a row for each size, and what one session costs."""
    rows: dict[int, Row] = {}
    clients = await open_all(server, 1)
    _, empty = used()
    for size in SIZES:
        before, start = used()[0], len(clients)
        clients += await open_all(server, size - start)
        await asyncio.sleep(SETTLED)
        spent, memory = used()
        row: Row = {}
        if size > 1:
            row["processor time of a session, ms"] = 1000 * (spent - before) / (size - start)
            row["memory of a session, MB"] = (memory - empty) / (size - 1)
        for client in clients[start:]:  # the first message of a session takes longer
            await asker.ask(client)
        times = await (asker.alone(clients[0]) if size == 1 else asker.crowd(clients))
        row |= {"round trip, ms": middle(times), "round trip, p95, ms": p95(times)}
        rows[size] = row
    for client in clients:
        client.close()
    return rows


def of_one(server: Server) -> Used:
    """Return what tells the processor time and memory of one server."""
    return lambda: (processor(server), server.memory)


def measure() -> dict[str, dict[int, Row]]:
    """Return the rows of our server and of an empty page, each in a process of its own."""
    found = {}
    for who, (command, path, model, name) in SERVERS.items():
        with serving(*command, path=path, **ROOM) as server:
            found[who] = asyncio.run(grow(server, Asker(model, name), of_one(server)))
    return found


@contextlib.contextmanager
def behind_nginx() -> Iterator[tuple[Server, list[Server]]]:
    """Run two processes behind nginx, set up as in ``deploy/dashboard.conf``.

    All clients have one address here; what their browsers call themselves tells them apart.

    Raises
    ------
    Missing
        If nginx is not installed.
    """
    if nginx.find() is None:
        raise Missing("nginx is not installed")
    front, *backs = (free_port() for _ in range(3))
    changed = {
        "listen 5100": f"listen 127.0.0.1:{front}",
        "127.0.0.1:5101": f"127.0.0.1:{backs[0]}",
        "127.0.0.1:5102": f"127.0.0.1:{backs[1]}",
        "limit_conn each 64": "limit_conn each 4000",
    }
    with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as stack:
        folder = Path(name)
        settings = {
            "BEHIND_PROXY": "1",
            "ORIGINS": f"127.0.0.1:{front}",
            "BOKEH_SECRET_KEY": "a key for this run alone, of thirty-two signs or more",
        }
        servers = [
            stack.enter_context(running(folder, PORT=str(port), files=FILES, **settings, **ROOM))
            for port in backs
        ]
        process = stack.enter_context(nginx.running(folder, "dashboard.conf", front, changed))
        yield Server(process, front, folder / nginx.LOG, "/"), servers


def measure_behind_nginx() -> dict[int, Row]:
    """Return the rows of two processes behind nginx."""
    with behind_nginx() as (front, servers):

        def used() -> tuple[float, float]:
            return sum(map(processor, servers)), sum(one.memory for one in servers)

        return asyncio.run(grow(front, Asker("FootMap", "view"), used))
