"""Many at once: half-open connections, floods of pages and of sheets, and readers beside them."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import json
import re
import socket
import statistics
import time
from dataclasses import replace

import pytest
from tornado.netutil import add_accept_handler

from tests import loops
from tests.dashboard.server import Client, Server, clicks, reader
from zones.dashboard.guard import connections, pages
from zones.dashboard.guard.admission import Admission
from zones.dashboard.guard.connections import Connections
from zones.dashboard.guard.limits import Limits
from zones.dashboard.guard.line import Busy, Line
from zones.dashboard.guard.log import BURST, LONGEST, Bounded
from zones.dashboard.sheet_queue import Failed, Worker
from zones.dashboard.sheet_worker import packed
from zones.export.page_text import page_messages
from zones.loading.loader import shipped
from zones.sheets.request import Shown


class Stream:
    """As much of a connection as is counted."""

    def __init__(self) -> None:
        self.shut = False

    def close(self) -> None:
        self.shut = True

    def closed(self) -> bool:
        return self.shut


def test_the_connection_that_is_idle_for_longest_makes_room():
    door = Connections(Limits(max_connections=100, max_connections_per_address=3))
    streams = [Stream() for _ in range(5)]
    assert all(door.admits(stream, ("10.0.0.1", 1)) for stream in streams)
    assert [stream.shut for stream in streams] == [True, True, False, False, False]
    other = Stream()
    assert door.admits(other, ("10.0.0.2", 1))
    assert not other.shut


def test_connections_that_are_busy_are_not_ended():
    door = Connections(Limits(max_connections=100, max_connections_per_address=2))
    streams = [Stream() for _ in range(3)]
    for stream in streams[:2]:
        door.admits(stream, ("10.0.0.1", 1))
        door._busy[stream] = door._idle.pop(stream)
    assert not door.admits(streams[2], ("10.0.0.1", 1))
    streams[0].close()  # by its client
    assert door.admits(streams[2], ("10.0.0.1", 1))


@contextlib.contextmanager
def half_open(port: int, count: int):
    """Hold connections that have sent half a head."""
    held = []
    try:
        for _ in range(count):
            stream = socket.create_connection(("127.0.0.1", port), 5)
            stream.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
            held.append(stream)
        yield held
    finally:
        for stream in held:
            stream.close()


def test_half_open_connections_keep_nobody_out(small):
    """More of them than the process may open files: pages, clicks and a short log all the same."""

    async def beside() -> list[float]:
        return await clicks(await reader(small), 1)

    before = len(small.log)
    with half_open(small.port, 320) as held:
        for _ in range(3):
            assert small.get("/favicon.ico")[0] == 200
        assert len(loops.run(beside())) > 3
        time.sleep(3.5)
        held[-1].settimeout(5)
        assert held[-1].recv(100) == b"", "silence ends a connection"
    assert len(small.log) - before < 20_000
    assert small.alive()


def test_a_listener_pauses_when_no_file_is_left(monkeypatch):
    """No busy loop and one line in the log, where Tornado would write a traceback each time."""
    monkeypatch.setattr(connections, "PAUSE", 0.2)
    asked = []

    def no_file(self):
        asked.append(1)
        raise OSError(errno.EMFILE, "Too many open files")

    async def run() -> bytes:
        with socket.create_server(("127.0.0.1", 0)) as plain:
            listener = connections.Listener(fileno=plain.detach())
        listener.setblocking(False)
        met: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        with monkeypatch.context() as patch:
            patch.setattr(socket.socket, "accept", no_file)
            end = add_accept_handler(listener, lambda *_: met.set_result(None))
            client = socket.create_connection(listener.getsockname())
            await asyncio.sleep(0.1)
        tries = len(asked)
        await asyncio.wait_for(met, 5)
        end()
        client.close()
        listener.close()
        return tries

    assert loops.run(run()) == 1


def test_pages_are_made_in_turn_and_the_rest_is_told_to_try_again(small):
    async def run() -> tuple[list, list[float], list[float]]:
        client = await reader(small)
        calm = await clicks(client, 1)
        end = time.monotonic() + 3

        async def load() -> list:
            found = []
            while time.monotonic() < end:
                found.append(await asyncio.to_thread(small.get))
            return found

        crowd = [asyncio.ensure_future(load()) for _ in range(10)]
        times = await clicks(client, 3)
        answers = [answer for each in crowd for answer in await each]
        client.close()
        return answers, calm, times

    answers, calm, times = loops.run(run())
    assert {status for status, _, _ in answers} == {200, 503}
    busy = next(answer for answer in answers if answer[0] == 503)
    assert "Retry-After:" in busy[1]
    assert b'http-equiv="refresh"' in busy[2]
    assert b"Many people are opening this page" in busy[2]
    # As a share, as machines differ. Without turns a click waits for pages of all of the crowd.
    assert statistics.median(times) < 10 * statistics.median(calm) + 100


def test_there_is_an_end_to_the_number_of_sessions():
    async def run() -> None:
        admission = Admission(Limits(max_sessions=3))
        async with admission.turn("a", lambda: 2):
            pass
        with pytest.raises(Busy):
            async with admission.turn("a", lambda: 3):
                pass
        async with admission.turn("a", lambda: 0):
            pass  # a refusal leaves the turn to others

    loops.run(run())


def test_addresses_take_turns():
    """One address asks ten times and another once: it comes second, not eleventh."""
    order = []

    async def run() -> None:
        admission = Admission(Limits(max_waiting_pages=20, max_waiting_pages_per_address=12))

        async def load(address: str) -> None:
            async with admission.turn(address, lambda: 0):
                order.append(address)

        await asyncio.gather(*(load("greedy") for _ in range(10)), load("other"))

    loops.run(run())
    assert order.index("other") == 2


def test_who_gives_up_leaves_the_line():
    async def run() -> list[str]:
        came = []
        line = Line(10, 10, lambda: None)

        async def wait(name: str) -> None:
            await line.wait(name, 1)
            came.append(name)

        tasks = [asyncio.ensure_future(wait(name)) for name in "abc"]
        await asyncio.sleep(0)
        tasks[0].cancel()
        await asyncio.sleep(0)
        assert len(line) == 2
        while line.call():
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        return came

    assert loops.run(run()) == ["b", "c"]


def test_a_turn_that_comes_too_late_is_passed_on():
    unused = []

    async def run() -> None:
        line = Line(10, 10, lambda: unused.append(1))
        waiting = asyncio.ensure_future(line.wait("a", 1))
        await asyncio.sleep(0)
        assert line.call()
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting

    loops.run(run())
    assert unused == [1]


def test_a_full_line_says_when_to_try_again():
    async def run() -> int:
        line = Line(1, 1, lambda: None)
        first = asyncio.ensure_future(line.wait("a", 2))
        await asyncio.sleep(0)
        try:
            await line.wait("b", 2)
        except Busy as busy:
            return busy.seconds
        finally:
            first.cancel()
        return 0

    assert loops.run(run()) == 4


async def dialog(server: Server) -> Client:
    """Open a page and its dialog for sheets."""
    client = await reader(server)
    assert await client.set(client.model("SheetDialog"), "opened", True) == "OK"
    return client


async def ask(client: Client, number: int, **options: str) -> None:
    """Ask for a wall chart."""
    wish = {"n": number, "kind": "wall-chart", "want": "preview", "paper": "a3", **options}
    request = json.dumps(wish)
    event = {"kind": "ModelChanged", "model": {"id": client.model("SheetDialog")}}
    await client.send("PATCH-DOC", {"events": [{**event, "attr": "request", "new": request}]})


async def answer(client: Client) -> dict:
    """Wait for the sheet, or for the sentence that there is none."""
    while True:
        header, content = await client.receive()
        events = content["events"] if header["msgtype"] == "PATCH-DOC" else ()
        for event in events:
            if event.get("attr") == "answer":
                return json.loads(event["new"])


async def sheet(client: Client, number: int, **options: str) -> dict:
    await ask(client, number, **options)
    return await answer(client)


def test_sheets_that_are_abandoned_keep_nobody_waiting(server):
    """Twelve readers ask and leave; the next reader waits for his own sheet, not for theirs."""

    async def run() -> tuple[float, float]:
        client = await dialog(server)
        await sheet(client, 1)  # the worker has started
        began = time.monotonic()
        assert "preview" in await sheet(client, 2)
        alone = time.monotonic() - began
        for _ in range(12):
            other = await dialog(server)
            await ask(other, 1)
            other.close()
        began = time.monotonic()
        assert "preview" in await sheet(client, 3)
        took = time.monotonic() - began
        client.close()
        return alone, took

    alone, took = loops.run(run())
    assert took < 5 * alone + 3, "twelve sheets take longer"
    assert server.alive()


def test_a_queue_of_sheets_has_an_end(small):
    async def run() -> list[str]:
        clients = [await dialog(small) for _ in range(4)]
        for client in clients:
            await ask(client, 1)
        said = [(await answer(client)).get("error", "a sheet") for client in clients]
        for client in clients:
            client.close()
        return said

    said = loops.run(run())
    assert sorted(text[:4] for text in said) == ["Many", "a sh", "a sh", "a sh"]
    assert re.search(r"in \d+ s", max(said)) or re.search(r"in \d+ s", min(said))


@pytest.mark.parametrize("limits", [{"sheet_seconds": 0.01}, {"sheet_bytes": 1_000_000}])
def test_a_sheet_that_goes_beyond_its_limits_is_ended_and_the_next_one_is_made(limits):
    shown = Shown(shipped("overview"))
    request = json.dumps({"n": 7, "kind": "wall-chart", "want": "preview", "paper": "a3"})

    async def run() -> str:
        worker = Worker(replace(Limits(), **limits))
        with pytest.raises(Failed):
            await worker.make(packed(request, shown, "en"))
        worker._limits = Limits()
        try:
            return await worker.make(packed(request, shown, "en"))
        finally:
            await worker.end()

    assert json.loads(loops.run(run()))["n"] == 7


def test_the_log_has_an_end_and_holds_no_control_signs():
    import logging

    bounded = Bounded()
    kept = []
    for number in range(1000):
        record = logging.LogRecord("x", 30, "", 0, "%s\n\x1b[31m%s", ("a" * 5000, number), None)
        if bounded.filter(record):
            kept.append(record.getMessage())
    assert len(kept) <= BURST + 5
    assert all(
        len(line) <= LONGEST + 1 and "\n" not in line and "\x1b" not in line for line in kept
    )


@pytest.mark.parametrize(("asked", "language"), [("de", "de"), ("zh", "zh"), ("x<y", "en")])
def test_the_page_that_asks_to_wait_is_in_the_language_of_the_reader(asked, language):
    page = pages.wait(7, asked)
    assert f'<html lang="{language}">' in page
    assert "x<y" not in page
    text = page_messages(language)["busy"].format(seconds=7)
    assert f'<p role="status">{text}</p>' in page
