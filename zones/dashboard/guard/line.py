"""A fair queue: everyone gets a turn, and nobody can take all the places."""

from __future__ import annotations

import asyncio
import math
from collections import OrderedDict, deque
from collections.abc import Callable


class Busy(Exception):
    """The queue is full.

    Attributes
    ----------
    seconds : int
        When to try again.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__("too many at once")
        self.seconds = max(1, math.ceil(seconds))


class Line:
    """Turns by address, round robin, however many one address requests.

    Parameters
    ----------
    most : int
        Places in total.
    most_each : int
        Places for one address.
    unused : callable
        Called when the next in line has just given up.
    """

    def __init__(self, most: int, most_each: int, unused: Callable[[], None]) -> None:
        self._most, self._most_each, self._unused = most, most_each, unused
        self._waiting: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()

    def __len__(self) -> int:
        """Number of waiting callers."""
        return sum(map(len, self._waiting.values()))

    async def wait(self, address: str, seconds_each: float) -> None:
        """Wait for a turn. A cancelled caller leaves the queue.

        Parameters
        ----------
        address : str
        seconds_each : float
            Duration of a turn, to tell when to try again.

        Raises
        ------
        Busy
            If the queue is full.
        """
        own = self._waiting.setdefault(address, deque())
        try:
            if len(self) >= self._most or len(own) >= self._most_each:
                raise Busy(seconds_each * (len(self) + 1))
            turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            own.append(turn)
            try:
                await turn
            except asyncio.CancelledError:
                if turn.cancelled():
                    own.remove(turn)
                else:
                    self._unused()
                raise
        finally:
            if not own and self._waiting.get(address) is own:
                del self._waiting[address]

    def call(self) -> bool:
        """Give a turn to the address that has waited longest; False if nobody waits."""
        while self._waiting:
            address, turns = self._waiting.popitem(last=False)
            while turns:
                turn = turns.popleft()
                if not turn.done():
                    if turns:
                        self._waiting[address] = turns  # behind the other addresses
                    turn.set_result(None)
                    return True
        return False
