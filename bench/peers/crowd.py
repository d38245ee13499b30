"""The dashboard's server under more and more sessions, beside an empty page of Panel.

Client and server share the machine, so round trips are upper bounds.
"""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.history import middle, p95
from bench.peers.install import ROOT, Missing
from bench.soak import FILES, PAGES, ROOM, open_all, processor, serving
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


def answer(name: str, turn: int) -> object:
    """Return a value that is new in each turn."""
    return turn if name == "value" else ("dorsal", "plantar")[turn % 2]


async def round_trips(clients: list[Client], model: str, name: str) -> list[float]:
    """Set a property in one session after another; return the milliseconds until it is said."""
    times: list[float] = []
    turns = {
        id(client): asyncio.Lock() for client in clients
    }  # an answer is not told by its question

    async def ask(client: Client, turn: int) -> None:
        began = time.perf_counter()
        async with turns[id(client)]:
            assert await client.set(client.model(model), name, answer(name, turn)) == "OK"
        times.append(1000 * (time.perf_counter() - began))

    tasks = []
    began = time.perf_counter()
    for number in range(ASKED):
        client, turn = clients[number % len(clients)], 1 + number // len(clients)
        tasks.append(asyncio.ensure_future(ask(client, turn)))
        await asyncio.sleep(max(0, began + number / 100 - time.perf_counter()))
    await asyncio.gather(*tasks)
    return times


async def one_after_another(client: Client, model: str, name: str) -> list[float]:
    """Set a property of one session again and again, each time after the answer."""
    times = []
    for turn in range(ASKED):
        began = time.perf_counter()
        assert await client.set(client.model(model), name, answer(name, turn + 1)) == "OK"
        times.append(1000 * (time.perf_counter() - began))
    return times


async def grow(server: Server, model: str, name: str, used: Callable[[], tuple[float, float]]):
    """Open more and more sessions; return a row for each size, and the processor time of one.

    Parameters
    ----------
    server : Server
    model, name : str
        What a session sets to measure a round trip.
    used : callable
        Processor time in seconds and memory in MB of the server.
    """
    rows: dict[int, Row] = {}
    clients = await open_all(server, 1)
    _, empty = used()
    for size in SIZES:
        before, start = used()[0], len(clients)
        clients += await open_all(server, size - start)
        await asyncio.sleep(SETTLED)
        spent, memory = used()
        for client in clients[start:]:  # the first message of a session takes longer
            await client.set(client.model(model), name, answer(name, -1))
        row: Row = {}
        if size > 1:
            row["processor time of a session, ms"] = 1000 * (spent - before) / (size - start)
            row["memory of a session, MB"] = (memory - empty) / (size - 1)
        ask = one_after_another(clients[0], model, name) if size == 1 else None
        times = await (ask or round_trips(clients, model, name))
        row |= {"round trip, ms": middle(times), "round trip, p95, ms": p95(times)}
        rows[size] = row
    for client in clients:
        client.close()
    return rows


def of_one(server: Server) -> Callable[[], tuple[float, float]]:
    """Return what tells the processor time and memory of one server."""
    return lambda: (processor(server), server.memory)


def measure() -> dict[str, dict[int, Row]]:
    """Return the rows of our server and of an empty page, each in a process of its own."""
    found = {}
    for who, (command, path, model, name) in SERVERS.items():
        with serving(*command, path=path, **ROOM) as server:
            found[who] = asyncio.run(grow(server, model, name, of_one(server)))
    return found


@contextlib.contextmanager
def behind_nginx() -> Iterator[tuple[Server, list[Server]]]:
    """Run two processes behind nginx, set up as in ``docs/nginx.conf``.

    All clients have one address here; what their browsers call themselves tells them apart.

    Raises
    ------
    Missing
        If nginx is not installed.
    """
    nginx = shutil.which("nginx")
    if nginx is None:
        raise Missing("nginx is not installed")
    front, *backs = (free_port() for _ in range(3))
    text = (ROOT / "docs" / "nginx.conf").read_text("utf-8")
    for port, other in zip((5100, 5101, 5102), (front, *backs), strict=True):
        text = text.replace(f"127.0.0.1:{port}", f"127.0.0.1:{other}")
    text = text.replace("limit_conn each 64", "limit_conn each 4000")
    with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as stack:
        folder = Path(name)
        (folder / "nginx.conf").write_text(text, "utf-8")
        settings = {
            "BEHIND_PROXY": "1",
            "ORIGINS": f"127.0.0.1:{front}",
            "BOKEH_SECRET_KEY": "a key for this run alone, of thirty-two signs or more",
        }
        servers = [
            stack.enter_context(running(folder, PORT=str(port), files=FILES, **settings, **ROOM))
            for port in backs
        ]
        limit = ["sh", "-c", f'ulimit -n {FILES}; exec "$@"', "sh"]
        arguments = [nginx, "-p", name, "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
        with (folder / "nginx.log").open("w") as log:
            process = subprocess.Popen([*limit, *arguments], stdout=log, stderr=log)
        try:
            yield Server(process, front, folder / "nginx.log", "/"), servers
        finally:
            process.terminate()
            process.wait(10)


def measure_behind_nginx() -> dict[int, Row]:
    """Return the rows of two processes behind nginx."""
    with behind_nginx() as (front, servers):
        _wait(front)

        def used() -> tuple[float, float]:
            return sum(map(processor, servers)), sum(one.memory for one in servers)

        return asyncio.run(grow(front, "FootMap", "view", used))


def _wait(front: Server) -> None:
    for _ in range(100):
        with contextlib.suppress(OSError):
            if front.get("/")[0] == 200:
                return
        time.sleep(0.1)
    raise Missing(f"nginx does not answer: {front.log.strip()[-160:]}")
