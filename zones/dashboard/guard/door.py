"""What the guards of one process share: the limits and who is inside."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from zones.dashboard.guard.admission import Admission
from zones.dashboard.guard.connections import Connections
from zones.dashboard.guard.limits import Limits, from_environment

if TYPE_CHECKING:
    from bokeh.server.tornado import BokehTornado


@dataclass
class Door:
    """The state of the guards.

    Attributes
    ----------
    limits : Limits
    connections : Connections
    admission : Admission
    taken : set of str
        Ids of the sessions that have their websocket: one is all that a page needs.
    sockets : set
        The open websockets, which are told when the server stops.
    origins : set of str
        Hosts whose pages may open a websocket, besides those that the server was given.
    working : set
        Work under way that a server which stops waits for.
    at_end : list of callable
        Called and awaited when the server stops.
    stopping : bool
        Whether the server is about to stop: nothing is answered any more.
    """

    limits: Limits
    connections: Connections
    admission: Admission
    taken: set[str] = field(default_factory=set)
    sockets: set[Any] = field(default_factory=set)
    origins: set[str] = field(default_factory=set)
    working: set[Any] = field(default_factory=set)
    at_end: list[Callable[[], Awaitable[None]]] = field(default_factory=list)
    stopping: bool = False


@lru_cache(maxsize=1)
def door() -> Door:
    """Return the door of this process.

    Raises
    ------
    ValueError
        If the environment sets a limit that makes no sense.
    """
    limits = from_environment()
    return Door(limits, Connections(limits), Admission(limits))


def sessions(application: BokehTornado) -> int:
    """Return how many sessions there are, opened or not."""
    return sum(len(list(each.sessions)) for each in application.applications.values())
