"""Starts the dashboard with compression, for ``python app.py`` and ``make run``."""

from __future__ import annotations

import os
import socket
import sys

import panel as pn

from zones.dashboard.page import TITLE, dashboard
from zones.export import static_files as served
from zones.loading.problems import ContentError


def page() -> pn.Template:
    """Make the page for the session that asks."""
    return dashboard(pn.state.session_args)


def serve() -> None:
    """Serve until stopped. Reads PORT (5006), ADDRESS (127.0.0.1) and SHOW from the environment.

    A fault in the content or a port in use ends the program with a sentence, not a traceback.
    """
    address = os.environ.get("ADDRESS") or "127.0.0.1"
    port = _port(os.environ.get("PORT") or "5006", address)
    try:
        served.folder()  # all charts are read and drawn before the first reader comes
    except ContentError as error:
        sys.exit(f"The content has faults:\n{error}")
    shown = "localhost" if address in ("127.0.0.1", "0.0.0.0", "::") else address
    print(f"{TITLE}: http://{shown}:{port}/   (Ctrl+C stops it)", flush=True)
    hosts = [f"{shown}:{port}", f"127.0.0.1:{port}", f"{address}:{port}"]
    pn.serve(
        {"/": page},
        port=port,
        address=address,
        websocket_origin=["*"] if address in ("0.0.0.0", "::") else sorted(set(hosts)),
        show=os.environ.get("SHOW") == "1",
        title=TITLE,
        verbose=False,
        liveness=True,
        compress_response=True,
        websocket_compression_level=6,
    )


def _port(text: str, address: str) -> int:
    if not text.isdigit() or not 0 < int(text) < 65536:
        sys.exit(f"PORT must be a number from 1 to 65535, not {text!r}.")
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, int(text)))
        except OSError as error:
            sys.exit(
                f"Port {text} on {address} cannot be used ({error.strerror}); "
                f"choose another: make run PORT={int(text) % 65535 + 1}"
            )
    return int(text)
