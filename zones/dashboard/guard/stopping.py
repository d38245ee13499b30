"""The end of a server: readers are told, work under way may finish, and there is a limit."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
import time
from typing import Any

from tornado.ioloop import IOLoop

from zones.dashboard.guard.door import door

log = logging.getLogger(__name__)

GOODBYE = 2.0
"""Seconds in which browsers may answer that they have heard it."""
_listening: set[IOLoop] = set()


def stop_on_signals(loop: IOLoop) -> None:
    """Stop a loop in order when the process is asked to end; a second signal ends it at once.

    Nothing happens the second time for the same loop, and in a thread, which gets no signals.
    """
    if loop in _listening:
        return
    _listening.add(loop)
    wanted = [signal.SIGTERM, signal.SIGINT]
    stopping: list[Any] = []

    def ask() -> None:
        if stopping:
            loop.stop()
        else:
            stopping.append(asyncio.ensure_future(stop(loop)))

    try:
        for each in wanted:
            if sys.platform == "win32":
                signal.signal(each, lambda *_: loop.add_callback_from_signal(ask))
            else:
                loop.asyncio_loop.add_signal_handler(each, ask)  # type: ignore[attr-defined]
    except (ValueError, RuntimeError):  # not the main thread
        return


async def stop(loop: IOLoop) -> None:
    """Take no more requests, let work finish, tell the pages, and stop the loop.

    A page that is told waits until a server answers at its address again, and loads itself anew;
    so nothing answers from now on.
    """
    found = door()
    found.stopping = True
    found.connections.stop_listening()
    until = time.monotonic() + found.limits.stop_seconds
    while found.working and time.monotonic() < until:
        await asyncio.sleep(0.05)
    for socket in list(found.sockets):
        socket.close(1001, "the server stops")
    until = time.monotonic() + GOODBYE
    while found.sockets and time.monotonic() < until:
        await asyncio.sleep(0.02)
    for end in found.at_end:
        await end()
    loop.stop()
