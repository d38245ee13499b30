"""New sessions: one at a time, with room between them for the readers who are there already."""

from __future__ import annotations

import asyncio
import contextlib
import math
import time
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Callable

from zones.dashboard.guard.limits import Limits

REST = 1.0
"""Rest after a session was made, as a share of the time that it took."""
LEAST_REST = 0.02
"""Seconds."""


class Busy(Exception):
    """No session can be made now.

    Attributes
    ----------
    seconds : int
        When to try again.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__("too many readers at once")
        self.seconds = max(1, math.ceil(seconds))


class Admission:
    """Lets sessions be made in turn; addresses take turns too, so one cannot keep others out.

    Making a session holds the event loop of the process for some 30 to 100 ms. Without a rest
    between two of them, a click of a reader who is there already would wait for all of them.

    Parameters
    ----------
    limits : Limits
        ``max_sessions``, ``max_waiting_pages`` and ``max_waiting_pages_per_address``.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._waiting: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()
        self._busy = False
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
            If too many sessions are there, or too many wait for a turn.
        """
        if self._busy:
            await self._wait(address)
        self._busy = True
        began = time.monotonic()
        try:
            if sessions() >= self._limits.max_sessions:
                raise Busy(30)
            yield
        finally:
            took = time.monotonic() - began
            rest = max(LEAST_REST, REST * took)
            self._cost = 0.8 * self._cost + 0.2 * (took + rest)
            asyncio.get_running_loop().call_later(rest, self._next)

    async def _wait(self, address: str) -> None:
        waiting = sum(map(len, self._waiting.values()))
        own = self._waiting.get(address, ())
        if (
            waiting >= self._limits.max_waiting_pages
            or len(own) >= self._limits.max_waiting_pages_per_address
        ):
            raise Busy(self._cost * (waiting + 1))
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(address, deque()).append(turn)
        await turn

    def _next(self) -> None:
        """Give the turn to the address that has waited for longest; or nobody waits."""
        while self._waiting:
            address, turns = self._waiting.popitem(last=False)
            turn = turns.popleft()
            if turns:
                self._waiting[address] = turns  # behind the other addresses
            if not turn.done():
                turn.set_result(None)
                return
        self._busy = False
