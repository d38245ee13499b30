"""Starts the dashboard with guards and compression, for ``python app.py`` and ``make run``."""

from __future__ import annotations

import contextlib
import os
import sys

import panel as pn
from bokeh.util.token import generate_secret_key

from zones.dashboard.guard.routes import install
from zones.dashboard.guard.stopping import stop_on_signals
from zones.dashboard.page import TITLE, dashboard, needed
from zones.dashboard.settings import settings
from zones.export.static_files import static_files
from zones.loading.problems import ContentError


def page() -> pn.Template:
    """Make the page of the current session."""
    return dashboard(pn.state.session_args)


def serve() -> None:
    """Serve until stopped; ``docs/serving.md`` lists what the environment sets.

    Invalid content or settings, a missing file or a port in use end the program with a sentence,
    not a traceback.
    """
    try:
        chosen = settings(os.environ)
        door = install()
    except ValueError as error:
        sys.exit(str(error))
    try:
        static_files().make_all()  # read and draw everything before the first reader comes
        dashboard()
        missing = [name for name in needed() if static_files().get(name) is None]
    except ContentError as error:
        sys.exit(f"The content has faults:\n{error}")
    except OSError as error:
        sys.exit(f"A file of the program cannot be read; install it again.\n{error}")
    if missing:
        sys.exit(f"A file of the program is missing; install it again.\nNot there: {missing[0]}")
    door.origins |= set(chosen.origins)
    server = pn.serve(
        {"/": page},
        port=chosen.port,
        address=chosen.address,
        # Bokeh cannot read an IPv6 address here; the guard knows all origins.
        websocket_origin=[each for each in chosen.origins if "[" not in each] or ["localhost"],
        show=chosen.show,
        title=TITLE,
        verbose=False,
        liveness=True,
        start=False,
        compress_response=True,
        websocket_compression_level=6,
        websocket_max_message_size=door.limits.message_bytes,
        http_server_kwargs={
            "xheaders": door.limits.behind_proxy,
            "idle_connection_timeout": door.limits.header_seconds,
        },
        # Nothing of a request stands in the token of its page; processes that take over each
        # other's readers share a key.
        include_headers=[],
        include_cookies=[],
        sign_sessions=True,
        secret_key=(os.environ.get("BOKEH_SECRET_KEY") or generate_secret_key()).encode(),
    )
    stop_on_signals(server.io_loop)
    server.start()
    with contextlib.suppress(OSError):  # where the disk of the log is full, readers matter more
        print(f"{TITLE}: {chosen.link}   (Ctrl+C stops it)", flush=True)
    server.io_loop.start()
    server.stop()
