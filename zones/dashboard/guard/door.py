"""What the guards of one process share: the limits and the current sessions."""

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
        Ids of the sessions that have their websocket; a page needs only one.
    sockets : set
        The open websockets, to notify when the server stops.
    origins : set of str
        Hosts whose pages may open a websocket, besides those the server was started with.
    working : set
        Work in progress that a stopping server waits for.
    at_end : list of callable
        Called and awaited when the server stops.
    stopping : bool
        Whether the server is stopping and no longer answers.
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
        If the environment sets an invalid limit.
    """
    limits = from_environment()
    return Door(limits, Connections(limits), Admission(limits))


def sessions(application: BokehTornado) -> int:
    """Return how many sessions there are, opened or not."""
    return sum(len(list(each.sessions)) for each in application.applications.values())
