"""Serves the dashboard, the same template around an empty component, and that component alone."""

from __future__ import annotations

import sys

import panel as pn
import param
from bokeh.server.views.ws import WSHandler

from zones.dashboard.page import TITLE, dashboard
from zones.export.static_files import static_files


class Empty(pn.custom.AnyWidgetComponent):
    """A component of the same kind that shows one line, and has one value to set."""

    value = param.Integer(0)

    _esm = (
        "export default { render({ el }) {"
        " el.append(Object.assign(document.createElement('p'), { textContent: 'ready' }));"
        " return () => {}; } }"
    )


def empty() -> pn.Template:
    """Return the dashboard's template with nothing in it."""
    page = dashboard()
    page._render_items.clear()
    for slot in ("map", "sheets"):
        page.add_panel(slot, Empty(sizing_mode="stretch_both"))
    files = page._render_variables["preload"]  # the fonts belong to the template
    page._render_variables["preload"] = [file for file in files if file.endswith(".woff2")]
    return page


def at_once() -> None:
    """Let websockets send each part of a message at once, as the guarded server does."""
    opened = WSHandler.open

    def open(handler: WSHandler) -> None:
        handler.set_nodelay(True)
        opened(handler)

    WSHandler.open = open


def main() -> None:
    """Serve ``/full``, ``/empty`` and ``/bare`` on the port given as the first argument."""
    static_files().make_all()
    at_once()
    port = int(sys.argv[1])
    pn.serve(
        {"full": lambda: dashboard(pn.state.session_args), "empty": empty, "bare": lambda: Empty()},
        port=port,
        address="127.0.0.1",
        websocket_origin=["*"],
        title=TITLE,
        show=False,
        verbose=False,
        liveness=True,
        compress_response=True,
        websocket_compression_level=6,
    )


if __name__ == "__main__":
    main()
