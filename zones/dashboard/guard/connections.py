"""TCP connections: how many, how long they may be silent, and what if file handles run out."""

from __future__ import annotations

import contextlib
import errno
import logging
import socket
from collections import Counter, OrderedDict
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPServerRequest
from tornado.ioloop import IOLoop
from tornado.iostream import IOStream

from zones.dashboard.guard.limits import Limits

log = logging.getLogger(__name__)

MAX_HEADER_BYTES = 16 * 1024
MAX_BODY_BYTES = 16 * 1024
"""No page accepts a body; a small one is read and ignored."""
SPARE_FILES = 64
"""Files that a process needs besides its connections."""
PAUSE = 1.0
"""Seconds to stop accepting when the system has no file handle left for a connection."""
_OUT_OF_FILES = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)


class Connections:
    """The open connections of one process.

    Parameters
    ----------
    limits : Limits
        ``max_connections``, lowered where the process may not open so many files,
        ``max_connections_per_address`` and ``header_seconds``.

    Notes
    -----
    When the limit is reached, the connection that has been idle for longest is closed: one that
    has not sent a whole request yet, or waits for its next. So half-open ones lock nobody out.
    """

    def __init__(self, limits: Limits) -> None:
        self.most = max(16, min(limits.max_connections, _files() - SPARE_FILES))
        self.most_per_address = (
            self.most if limits.behind_proxy else limits.max_connections_per_address
        )
        self.seconds = limits.header_seconds
        self._count: Counter[str] = Counter()
        self._idle: OrderedDict[IOStream, str] = OrderedDict()
        self._busy: dict[IOStream, str] = {}
        self._servers: set[HTTPServer] = set()

    def admits(self, stream: IOStream, address: Any) -> bool:
        """Whether a new connection may stay; if not, the caller closes it."""
        host = address[0] if isinstance(address, tuple) else "local"
        if self._full(host):
            self._forget_closed()
        if self._count[host] >= self.most_per_address and not self._close_idle(host):
            return False
        if self._count.total() >= self.most and not self._close_idle():
            return False
        self._count[host] += 1
        self._idle[stream] = host
        return True

    def begins(self, request: HTTPServerRequest) -> None:
        """Record a request whose head has arrived, and limit what follows."""
        connection: Any = request.connection
        connection.params.header_timeout = self.seconds
        connection.params.max_header_size = MAX_HEADER_BYTES
        connection.set_max_body_size(MAX_BODY_BYTES)
        connection.set_body_timeout(self.seconds)
        if host := self._idle.pop(connection.stream, None):
            self._busy[connection.stream] = host

    def ends(self, request: HTTPServerRequest) -> None:
        """Record that a request has been answered."""
        stream = getattr(request.connection, "stream", None)  # a websocket has taken it
        if stream is not None and (host := self._busy.pop(stream, None)):
            self._idle[stream] = host

    def listens(self, server: HTTPServer) -> None:
        """Register a server that accepts connections."""
        self._servers.add(server)

    def stop_listening(self) -> None:
        """Accept no more connections, and close those that wait for a request."""
        for server in self._servers:
            server.stop()
        while self._close_idle():
            pass

    def _full(self, host: str) -> bool:
        return self._count[host] >= self.most_per_address or self._count.total() >= self.most

    def _forget_closed(self) -> None:
        for streams in (self._idle, self._busy):
            for stream in [stream for stream in streams if stream.closed()]:
                del streams[stream]
        self._count = Counter([*self._idle.values(), *self._busy.values()])

    def _close_idle(self, host: str | None = None) -> bool:
        for stream, its in self._idle.items():
            if host in (None, its):
                del self._idle[stream]
                self._count[its] -= 1
                stream.close()
                return True
        return False


class Listener(socket.socket):
    """A listening socket that pauses when the system has no file handle left for a connection.

    Tornado would retry at once, and log a traceback each time.
    """

    def accept(self) -> tuple[socket.socket, Any]:
        """Accept a connection, or stop listening for a second."""
        try:
            return super().accept()
        except OSError as error:
            if error.errno not in _OUT_OF_FILES:
                raise
            log.warning("no file is left for a connection; none is accepted for %g s", PAUSE)
            loop = IOLoop.current()
            loop.update_handler(self.fileno(), 0)
            loop.call_later(PAUSE, self._resume, loop)
            raise BlockingIOError from None

    def _resume(self, loop: IOLoop) -> None:
        if self.fileno() >= 0:
            with contextlib.suppress(KeyError):  # the server has been stopped
                loop.update_handler(self.fileno(), IOLoop.READ)


def guard_connections(connections: Connections) -> None:
    """Apply the limits to Tornado's server, including one that is already running.

    ``handle_stream`` and ``add_sockets`` are what Tornado documents for servers to override. They
    are replaced on the class, as ``panel serve`` makes its server itself.
    """
    handle_stream, add_sockets = HTTPServer.handle_stream, HTTPServer.add_sockets

    def guarded_stream(self: HTTPServer, stream: IOStream, address: Any) -> None:
        connections.listens(self)
        if connections.admits(stream, address):
            if stream.socket.family != socket.AF_UNIX:
                stream.set_nodelay(True)
            self.conn_params.header_timeout = connections.seconds
            handle_stream(self, stream, address)
        else:
            stream.close()

    def guarded_sockets(self: HTTPServer, sockets: Any) -> None:
        connections.listens(self)
        add_sockets(self, [Listener(fileno=sock.detach()) for sock in sockets])

    HTTPServer.handle_stream = guarded_stream  # type: ignore[method-assign]
    HTTPServer.add_sockets = guarded_sockets  # type: ignore[method-assign, assignment]


def _files() -> int:
    """Return how many files the process may open, after asking for as many as it can get."""
    try:
        import resource
    except ImportError:  # Windows has no such limit for sockets
        return 8192
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 8192 if hard == resource.RLIM_INFINITY else min(hard, 8192)
    if soft < wanted:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            soft = wanted
    return soft
