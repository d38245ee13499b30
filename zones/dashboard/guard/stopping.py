"""Stopping a server: notify readers, let work in progress finish, but only for so long."""

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
"""Seconds for browsers to confirm the notice."""
_listening: set[IOLoop] = set()


def stop_on_signals(loop: IOLoop) -> None:
    """Stop a loop gracefully on a signal; a second signal ends it at once.

    A second call for the same loop does nothing, nor does one in a thread, which gets no signals.
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
    """Accept no more requests, let work finish, notify the pages, and stop the loop.

    A notified page waits until a server responds at its URL again, and reloads; so nothing responds
    from now on.
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
