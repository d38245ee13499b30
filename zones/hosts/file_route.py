"""The URL at which a Bokeh server provides the files of `zones.export.static_files`."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING, Any

from bokeh.server.tornado import BokehTornado
from tornado.httputil import HTTPConnection, HTTPServerRequest
from tornado.process import task_id
from tornado.web import HTTPError, RequestHandler

from zones.export.static_files import PREFIX, static_files

if TYPE_CHECKING:
    from bokeh.document import Document

A_YEAR = 365 * 24 * 3600
_process = os.getpid()
"""The process that has imported this module; a process that it starts by fork has another id."""


class FileHandler(RequestHandler):
    """Responds with a file from memory; anything else is 404."""

    def initialize(self, version: str, name: str) -> None:
        """Take the two parts of the URL."""
        self._version, self._name = version, name

    async def get(self) -> None:
        """Send the file, compressed if the browser accepts that."""
        files = static_files()
        if self._version != files.version:
            raise HTTPError(404)
        found = files.in_memory(self._name)
        if found is None:  # to make one may take seconds
            found = await asyncio.get_running_loop().run_in_executor(None, files.get, self._name)
        if found is None:
            raise HTTPError(404)
        self.set_header("Content-Type", found.type)
        self.set_header("Cache-Control", f"public, max-age={A_YEAR}, immutable")
        self.set_header("Etag", f'"{found.digest}"')
        self.set_header("Vary", "Accept-Encoding")
        if self.check_etag_header():
            self.set_status(304)
            return
        compressed = found.compressed
        if compressed and "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.finish(compressed)
        else:
            self.finish(found.data)

    head = get

    def compute_etag(self) -> str | None:
        """Keep the digest that `get` has set."""
        return None


def is_reachable(document: Document | None) -> bool:
    """Whether the page of a document can fetch the files.

    Bokeh's own server must serve it. Where several processes share a port, as with
    ``panel serve --num-procs``, each request may reach another one, so all of them must have added
    the route before they forked.
    """
    context = document.session_context if document else None
    request = getattr(context, "request", None)
    if not isinstance(getattr(request, "connection", None), HTTPConnection):
        return False
    return task_id() is None or _process != os.getpid()


def hand_out_files() -> None:
    """Add the route to every Bokeh server of this process, including running ones.

    A second call does nothing.
    """
    find_handler = BokehTornado.find_handler
    if getattr(BokehTornado, "hands_out_foot_map_files", False):
        return

    def with_files(self: BokehTornado, request: HTTPServerRequest, **kwargs: Any) -> Any:
        start = f"{self.prefix}/{PREFIX}/"
        if not request.path.startswith(start):
            return find_handler(self, request, **kwargs)
        version, _, name = request.path[len(start) :].partition("/")
        return self.get_handler_delegate(request, FileHandler, {"version": version, "name": name})

    # Tornado documents `find_handler` for applications to override. It is replaced on the class,
    # as a server may run before the first map is made.
    BokehTornado.find_handler = with_files  # type: ignore[method-assign, assignment]
    BokehTornado.hands_out_foot_map_files = True  # type: ignore[attr-defined]
