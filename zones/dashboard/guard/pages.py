"""The handlers of Panel and Bokeh, each with the same guard in front."""

from __future__ import annotations

import re
import secrets
from collections.abc import Awaitable
from functools import cache
from html import escape
from typing import Any, cast

from bokeh.server.tornado import BokehTornado
from panel.io.server import DocHandler, RootHandler
from tornado.httputil import HTTPHeaders
from tornado.web import HTTPError, RequestHandler, StaticFileHandler

from zones.dashboard.guard.door import door, sessions
from zones.dashboard.guard.line import Busy
from zones.export.page_text import page_messages
from zones.languages.catalogues import ENGLISH, languages
from zones.languages.preferred import preferred

METHODS = ("GET", "HEAD", "OPTIONS")
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'self'",
}
QUERY = ("school", "zone", "view", "feet", "lang", "learn", "complaint", "quiz", "play")
"""Keys of a URL's query; see `zones.dashboard.page.place`."""
LONGEST_QUERY = 4000
IDS = ("bokeh-session-id", "bokeh-token")
BUSY = """<!DOCTYPE html>
<html lang="{language}"><meta charset="utf-8"><meta http-equiv="refresh" content="{seconds}">
<title>{title}</title>
<p role="status">{text}</p>
"""


class Guarded(RequestHandler):
    """Headers for every response; GET and HEAD only; errors as one line that repeats nothing."""

    SUPPORTED_METHODS = METHODS

    def set_default_headers(self) -> None:
        """Set the headers of every response."""
        super().set_default_headers()
        self.clear_header("Server")
        for name, value in HEADERS.items():
            self.set_header(name, value)

    def options(self, *args: Any, **kwargs: Any) -> None:
        """List the allowed methods; grant nothing to pages of other origins."""
        self.set_status(204)
        self.set_header("Allow", ", ".join(METHODS))

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Respond with the status in words."""
        self.clear()
        self.set_status(status_code)
        if status_code == 405:
            self.set_header("Allow", ", ".join(METHODS))
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{status_code} {self._reason}\n")

    def on_finish(self) -> None:
        """Record that the connection waits for its next request, unless it is now a websocket."""
        super().on_finish()
        if self.get_status() != 101:
            door().connections.ends(self.request)


class Static(Guarded):
    """A file of Bokeh or Panel; anything else is 404."""

    def validate_absolute_path(self, root: Any, absolute_path: str) -> str | None:
        """Return the path of a file; a folder or a missing file is 404."""
        try:
            return super().validate_absolute_path(root, absolute_path)  # type: ignore[misc]
        except (HTTPError, ValueError):
            raise HTTPError(404) from None


class Page(Guarded, DocHandler):
    """The page that starts a session."""

    _left = False

    async def prepare(self) -> None:
        """Refuse a session id from outside, and ignore everything else that is not needed.

        With an id from a link, the sender of the link would share the session and could change the
        page while the reader looks at it.
        """
        await super().prepare()
        if "Bokeh-Session-Id" in self.request.headers or any(
            name in self.request.arguments for name in IDS
        ):
            raise HTTPError(400, "session ids are chosen by the server")
        if len(self.request.query) > LONGEST_QUERY:
            raise HTTPError(414)
        self.request.arguments = known(self.request.arguments)
        self.set_header("Vary", "Accept-Language")
        if "lang" not in self.request.arguments:
            liked = preferred(self.request.headers.get("Accept-Language", ""))
            self.request.arguments["lang"] = [liked.encode()]
        app: BokehTornado = self.application
        _ = self.current_user  # found in the cookies, if the server asks for passwords
        if app.include_headers is None and app.include_cookies is None:
            # They would stand in the page, in the token that opens the websocket.
            self.request.headers = HTTPHeaders()
            self.request.__dict__.pop("_cookies", None)

    async def get(self, *args: Any, **kwargs: Any) -> None:
        """Make a session and its page, in turn."""
        found = door()
        try:
            address = self.request.remote_ip or ""
            async with found.admission.turn(address, lambda: sessions(self.application)):
                if not self._left:
                    await cast(Awaitable[None], super().get(*args, **kwargs))
        except Busy as busy:
            self.set_status(503)
            self.set_header("Retry-After", str(busy.seconds))
            self.set_header("Cache-Control", "no-store")
            self.finish(wait(busy.seconds, self.request.arguments["lang"][0].decode()))

    def head(self, *args: Any, **kwargs: Any) -> None:
        """Respond like `get`, without making a session."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Type", "text/html")

    def on_connection_close(self) -> None:
        """Record that the reader left before the page was made."""
        super().on_connection_close()
        self._left = True

    def write(self, chunk: Any) -> None:
        """Write the page, with a policy for its scripts."""
        if isinstance(chunk, str) and "<script" in chunk:
            chunk, policy = allowed(chunk)
            self.set_header("Content-Security-Policy", policy)
        super().write(chunk)


class Root(Guarded, RootHandler):
    """The server's root, which leads to its only page."""

    head = RootHandler.get

    def redirect(self, url: str, permanent: bool = False, status: int | None = None) -> None:
        """Redirect with the query, so that a link to the root shows what it names."""
        query = self.request.query
        with_query = f"{url}?{query}" if query and "?" not in url else url
        super().redirect(with_query, permanent, status)


def wait(seconds: int, language: str) -> str:
    """Return the page that asks a reader to wait, in an offered language or in English."""
    language = language if language in languages() else ENGLISH
    messages = page_messages(language)
    text = messages["busy"].format(seconds=seconds)
    title = messages["busy_title"]
    return BUSY.format(language=language, seconds=seconds, title=escape(title), text=escape(text))


def known(arguments: dict[str, list[bytes]]) -> dict[str, list[bytes]]:
    """Return the part of a URL's query that the dashboard knows.

    >>> known({"zone": [b"liver"], "theme": [b"\\xff"], "view": [b"\\xff"]})
    {'zone': [b'liver']}
    """
    return {
        name: arguments[name][:1]
        for name in QUERY
        if name in arguments and arguments[name] and _is_text(arguments[name][0])
    }


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


_SCRIPT = re.compile(r"<script\b([^>]*>.*?</script>)", re.S)


def allowed(page: str) -> tuple[str, str]:
    """Return a page with a nonce on its own scripts, and the policy that blocks all others.

    It is the strictest policy with which Bokeh and Panel work: Panel imports modules from blobs,
    its loader passes the nonce on to its own scripts, and scripts set styles.
    """
    mark = secrets.token_urlsafe(16)
    page = _SCRIPT.sub(rf'<script nonce="{mark}"\1', page)
    return page, (
        f"default-src 'none'; script-src 'self' blob: 'nonce-{mark}'; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "connect-src 'self' blob:; frame-src blob:; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'self'"
    )


@cache
def guarded(handler: type[RequestHandler]) -> type[RequestHandler]:
    """Return a handler with the guard in front."""
    guard = Static if issubclass(handler, StaticFileHandler) else Guarded
    own: dict[str, Any] = {}
    if handler.head is RequestHandler.head:
        own["head"] = handler.get
    return type(handler.__name__, (guard, handler), own)
