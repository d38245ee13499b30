"""New sessions: one at a time, with pauses for the readers who are already there."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable

from zones.dashboard.guard.limits import Limits
from zones.dashboard.guard.line import Busy, Line

REST = 1.0
"""Pause after making a session, as a fraction of the time it took."""
LEAST_REST = 0.02
"""Seconds."""


class Admission:
    """Makes sessions one at a time; addresses take turns, so that none can keep others out.

    Making a session blocks the event loop of the process for some 30 to 100 ms. Without pauses,
    the click of a reader who is already there would wait for all of them.

    Parameters
    ----------
    limits : Limits
        ``max_sessions``, ``max_waiting_pages`` and ``max_waiting_pages_per_address``.
    """

    def __init__(self, limits: Limits) -> None:
        self._most = limits.max_sessions
        self._line = Line(
            limits.max_waiting_pages, limits.max_waiting_pages_per_address, self._next
        )
        self._taken = False
        self._cost = 0.1  # seconds for a session and its rest, a running mean

    @contextlib.asynccontextmanager
    async def turn(self, address: str, sessions: Callable[[], int]) -> AsyncIterator[None]:
        """Wait for a turn, in which one session is made.

        Parameters
        ----------
        address : str
            Of the reader.
        sessions : callable
            Returns how many sessions there are now.

        Raises
        ------
        Busy
            If there are too many sessions, or too many are waiting.
        """
        if self._taken:
            await self._line.wait(address, self._cost)
        self._taken = True
        began = time.monotonic()
        try:
            if sessions() >= self._most:
                raise Busy(30)
            yield
        finally:
            took = time.monotonic() - began
            rest = max(LEAST_REST, REST * took)
            self._cost = 0.8 * self._cost + 0.2 * (took + rest)
            asyncio.get_running_loop().call_later(rest, self._next)

    def _next(self) -> None:
        self._taken = self._line.call()
