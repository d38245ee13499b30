"""The websocket of a page, with rules for everything that comes in."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import Any, cast
from urllib.parse import urlsplit

from bokeh.core.types import ID
from bokeh.protocol.exceptions import ProtocolError
from bokeh.protocol.message import Message as BokehMessage
from bokeh.server.tornado import BokehTornado
from panel.io.server import WSHandler

from zones.dashboard.guard.door import door, sessions
from zones.dashboard.guard.line import Busy
from zones.dashboard.guard.pages import QUERY, Guarded
from zones.dashboard.guard.websocket.messages import PULL, Refused, check, message_id
from zones.dashboard.guard.websocket.tokens import session_id
from zones.dashboard.guard.websocket.writable import accepts

log = logging.getLogger(__name__)

PATIENCE = 3
"""Messages that may break a rule; the next one ends the connection."""
PULLS = 3
"""A page asks for its document once."""
PING = 20
"""Smallest time between two heartbeats, in seconds."""
BURST = 5
"""Seconds' worth of messages that may come at once."""


class Socket(Guarded, WSHandler):
    """Bokeh's websocket, with rules for everything that comes in."""

    _session = _ticket = ""
    _faults = _pulls = 0
    _credit = _then = 0.0

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._frames: list[str] = []

    @property
    def max_message_size(self) -> int:
        """Bytes; Tornado ends the connection as soon as a longer one is announced."""
        return door().limits.message_bytes

    @property
    def ping_interval(self) -> float:
        """Seconds between two pings; clients that do not answer are dropped."""
        return PING

    async def prepare(self) -> None:
        """Refuse a handshake that does not come from a page of this server."""
        await super().prepare()
        if self._finished:
            return
        protocols = self.request.headers.get("Sec-WebSocket-Protocol", "").split(",")
        token = protocols[1].strip() if len(protocols) == 2 else ""
        id = session_id(token, cast(BokehTornado, self.application), QUERY)
        if "Origin" not in self.request.headers:
            self._refuse("it names no origin")
        elif id is None:
            self._refuse("it has no token of this server")
        elif id in door().taken:
            self._refuse("the session has one already")
        else:
            self._session, self._ticket = id, token

    def check_origin(self, origin: str) -> bool:
        """Whether a page of this origin may open the websocket."""
        host = urlsplit(origin).netloc.lower()
        return host in door().origins or super().check_origin(origin)

    def _refuse(self, why: str) -> None:
        log.warning("a websocket was refused: %s", why)
        self.set_status(403)
        self.finish()

    async def open(self, *args: Any, **kwargs: Any) -> None:
        """Open the connection, unless the session already has one or there are too many."""
        found = door()
        if self._session in found.taken:
            self._session = ""
            self.close(1008, "the session has a websocket")
            return
        found.taken.add(self._session)
        found.sockets.add(self)
        self.set_nodelay(True)  # a message is three writes: none waits for the browser's receipt
        self._credit = BURST * found.limits.messages_per_second
        self._then = time.monotonic()
        try:
            await self._find_session()
        except Busy:
            self.close(1013, "too many readers at once")
            return
        super().open(*args, **kwargs)

    async def _find_session(self) -> None:
        """Make the session if another process made its page, or if that was long ago."""
        context = self.application_context
        try:
            context.get_session(self._session)
        except ProtocolError:
            address = self.request.remote_ip or ""
            app = cast(BokehTornado, self.application)
            turn = door().admission.turn(address, lambda: sessions(app))
            async with turn:
                await context.create_session_if_needed(self._session, self.request, self._ticket)

    def on_close(self) -> None:
        """Allow the session to be reopened, as by a browser that was disconnected."""
        if self._session:
            door().taken.discard(self._session)
        door().sockets.discard(self)
        super().on_close()

    async def on_message(self, fragment: str | bytes) -> None:
        """Check a message once its three frames have arrived, and only then pass them on."""
        if self.connection is None or not isinstance(fragment, str):
            self._drop("a frame that no browser sends")
            return
        self._frames.append(fragment)
        if len(self._frames) < 3:
            return
        frames, self._frames = self._frames, []
        await self._pace()
        if self.connection is None:  # closed meanwhile
            return
        if why := self._fault(frames):
            # Outside of any `except`: Bokeh would send the traceback along.
            await self._object(why, message_id(frames[0]))
            return
        for frame in frames:
            await super().on_message(frame)

    def _fault(self, frames: list[str]) -> str:
        """Return the rule that a message breaks, or an empty string."""
        assert self.connection, "the caller has made sure of it"
        document = self.connection.session.document
        header, metadata, content = frames
        try:
            message = check(header, metadata, content, lambda *it: accepts(document, *it))
        except Refused as why:
            return str(why)
        self._pulls += message.type == PULL
        return "the document again" if self._pulls > PULLS else ""

    def on_ping(self, data: bytes) -> None:
        """Drop a client that sends too many heartbeats."""
        self._spend()
        if self._credit < -BURST * door().limits.messages_per_second:
            self._drop("too many pings")

    async def send_message(self, message: BokehMessage[Any]) -> None:
        """Send a message; errors go without Bokeh's text, which repeats what came in."""
        if message.msgtype == "ERROR" and self.connection is not None:
            await self._object("a value that Bokeh cannot use", message.header.get("reqid"))
        else:
            await super().send_message(message)

    async def _object(self, why: str, reply_to: str | None) -> None:
        """Answer that a message is refused; drop a client that continues."""
        self._faults += 1
        if self._faults > PATIENCE or self.connection is None:
            self._drop(why)
        else:
            log.warning("a message was refused: %s", why)
            error = self.connection.protocol.create("ERROR", ID(reply_to or ""), "refused")
            await super().send_message(error)

    def _drop(self, why: str) -> None:
        log.warning("a client was dropped: %s", why)
        self._frames.clear()
        self.close(1008, "refused")

    async def _pace(self) -> None:
        """Wait if messages come too quickly; Tornado reads none meanwhile."""
        self._spend()
        if self._credit < 0:
            await asyncio.sleep(-self._credit / door().limits.messages_per_second)

    def _spend(self) -> None:
        rate = door().limits.messages_per_second
        now = time.monotonic()
        self._credit = min(BURST * rate, self._credit + (now - self._then) * rate) - 1
        self._then = now
