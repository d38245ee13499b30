"""The routes: the few handlers that a reader needs, and nothing else."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote_to_bytes

from bokeh.server.tornado import BokehTornado
from bokeh.server.views.ico_handler import IcoHandler
from bokeh.server.views.multi_root_static_handler import MultiRootStaticHandler
from bokeh.server.views.static_handler import StaticHandler
from panel.io.liveness import LivenessHandler
from panel.io.server import AuthenticatedStaticFileHandler, DocHandler, RootHandler, WSHandler
from tornado.httputil import HTTPServerRequest
from tornado.ioloop import IOLoop
from tornado.web import ErrorHandler, RequestHandler

from zones.dashboard.guard.connections import guard_connections
from zones.dashboard.guard.door import Door, door
from zones.dashboard.guard.log import bound_logs
from zones.dashboard.guard.pages import Page, Root, guarded
from zones.dashboard.guard.stopping import stop_on_signals
from zones.dashboard.guard.websocket.socket import Socket
from zones.hosts.file_route import FileHandler

OPEN: dict[type[RequestHandler], type[RequestHandler]] = {
    DocHandler: Page,
    RootHandler: Root,
    WSHandler: Socket,
}
OPEN |= {
    each: guarded(each)
    for each in (
        FileHandler,
        IcoHandler,
        LivenessHandler,
        StaticHandler,
        MultiRootStaticHandler,
        AuthenticatedStaticFileHandler,  # folders that the operator set with --static-dirs
    )
}
"""Routes that respond. Left out: ``/components/``, which imports any module that a URL names;
``/metadata``; ``/autoload.js``, which responds to pages of all origins; REST and admin pages."""
GUARDS = {*OPEN.values(), guarded(ErrorHandler)}


def install() -> Door:
    """Guard every server of this process, including those that are already running.

    A second call does nothing.

    Raises
    ------
    ValueError
        If the environment sets an invalid limit.
    """
    found = door()
    if getattr(BokehTornado.find_handler, "guards", False):
        return found
    find_handler = BokehTornado.find_handler

    def guarded_handler(self: BokehTornado, request: HTTPServerRequest, **kwargs: Any) -> Any:
        found.connections.begins(request)
        stop_on_signals(IOLoop.current())
        target = find_handler(self, request, **kwargs)
        handler: type[RequestHandler] | None = target.handler_class
        known = {each[1] for each in self.auth_provider.endpoints}
        if not _is_clean(request):
            handler = None
        elif handler and handler not in known and handler not in GUARDS:
            handler = OPEN.get(handler)
        if handler is None or found.stopping:
            status = {"status_code": 503 if found.stopping else 404}
            return self.get_handler_delegate(request, guarded(ErrorHandler), status)
        return self.get_handler_delegate(
            request, handler, target.handler_kwargs, target.path_args, target.path_kwargs
        )

    guarded_handler.guards = True  # type: ignore[attr-defined]
    # Tornado documents `find_handler` for applications to override. It is replaced on the class,
    # as `panel serve` makes its application itself, before it runs any code of ours.
    BokehTornado.find_handler = guarded_handler  # type: ignore[method-assign, assignment]
    guard_connections(found.connections)
    bound_logs()
    return found


def _is_clean(request: HTTPServerRequest) -> bool:
    """Whether a path is UTF-8 without control characters, backslashes and parent folders."""
    try:
        path = unquote_to_bytes(request.path).decode()
    except UnicodeDecodeError:
        return False
    return path.isprintable() and "\\" not in path and ".." not in path
