"""The end of a server: readers are told, work is finished, and there is a limit."""

from __future__ import annotations

import asyncio
import signal
import sys

import pytest

from tests import loops
from tests.dashboard.server import APP, Client, running
from tests.dashboard.test_crowd import ask, dialog

PANEL = (sys.executable, "-m", "panel", "serve", "app.py", "--port", "{port}")


@pytest.mark.parametrize(
    ("command", "path", "sign"),
    [(APP, "/", signal.SIGINT), (PANEL, "/app", signal.SIGTERM)],
    ids=["python app.py", "panel serve"],
)
def test_pages_are_told_and_the_process_ends(tmp_path, command, path, sign):
    with running(tmp_path, command, path) as server:

        async def hear() -> int | None:
            client = await Client.open(server)
            server.process.send_signal(sign)
            return await client.code()

        assert loops.run(hear()) == 1001
        assert server.process.wait(10) == 0
        assert "Traceback" not in server.log


def test_a_sheet_under_way_is_finished_first(tmp_path):
    with running(tmp_path) as server:

        async def ask_and_stop() -> tuple[bool, int | None]:
            client = await dialog(server)
            await ask(client, 1)
            await asyncio.sleep(0.3)
            server.process.send_signal(signal.SIGTERM)
            answered = False
            try:
                while True:
                    _, content = await client.receive()
                    events = (content or {}).get("events", [])
                    answered |= any(event.get("attr") == "answer" for event in events)
            except ConnectionError:
                return answered, client.socket.close_code

        assert loops.run(ask_and_stop()) == (True, 1001)
        assert server.process.wait(10) == 0


def test_there_is_a_limit_to_what_is_finished(tmp_path):
    with running(tmp_path, STOP_SECONDS="1") as server:

        async def ask_and_stop() -> float:
            client = await dialog(server)
            await ask(client, 1)
            return await asyncio.to_thread(server.stop)

        assert loops.run(ask_and_stop()) < 8
