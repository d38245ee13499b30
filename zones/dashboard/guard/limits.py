"""How much a server of the dashboard accepts; the environment can set each limit."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any


@dataclass(frozen=True)
class Limits:
    """What one process accepts. Sizes are in bytes, times in seconds.

    Attributes
    ----------
    max_connections, max_connections_per_address : int
        Open TCP connections. Behind a proxy (``behind_proxy``) the second does not apply, as all
        connections come from the proxy.
    max_sessions : int
        Concurrent readers, and pages that were requested but never opened.
    max_waiting_pages, max_waiting_pages_per_address : int
        Pages waiting to be made; further requests are asked to try again.
    message_bytes : int
        Size of one websocket message from a browser.
    messages_per_second : int
        Most messages from a browser; further ones are read later.
    header_seconds : int
        Time for the head of a request, and for a connection to be idle.
    stop_seconds : int
        Time for work in progress after SIGTERM.
    sheet_seconds, sheet_bytes : int
        Time and memory for one printed sheet.
    sheet_workers : int
        Processes that make sheets; each needs some 150 MB when it has made one.
    max_waiting_sheets : int
        Sheets that wait to be made.
    behind_proxy : bool
        Whether a proxy sets ``X-Real-Ip`` or ``X-Forwarded-For`` and nobody else can connect.
    """

    max_connections: int = 2048
    max_connections_per_address: int = 256
    max_sessions: int = 1500
    max_waiting_pages: int = 32
    max_waiting_pages_per_address: int = 8
    message_bytes: int = 64 * 1024
    messages_per_second: int = 60
    header_seconds: int = 20
    stop_seconds: int = 10
    sheet_seconds: int = 30
    sheet_bytes: int = 2 * 1024**3
    sheet_workers: int = 1
    max_waiting_sheets: int = 24
    behind_proxy: bool = False


def from_environment(environment: Mapping[str, str] = os.environ) -> Limits:
    """Return the limits, with those that the environment sets by name in capitals.

    Raises
    ------
    ValueError
        If a value is not a whole number from 1, or not 0 or 1 for ``BEHIND_PROXY``.

    Examples
    --------
    >>> from_environment({"MAX_SESSIONS": "20", "BEHIND_PROXY": "1"}).max_sessions
    20
    """
    found: dict[str, Any] = {}
    for field in fields(Limits):
        text = environment.get(field.name.upper(), "")
        if not text:
            continue
        switch = isinstance(field.default, bool)
        if not (text.isascii() and text.isdigit() and len(text) < 16):
            raise ValueError(f"{field.name.upper()} must be a whole number, not {text[:40]!r}.")
        number = int(text)
        if (switch and number > 1) or (not switch and number < 1):
            choice = "0 or 1" if switch else "1 or more"
            raise ValueError(f"{field.name.upper()} must be {choice}, not {number}.")
        found[field.name] = bool(number) if switch else number
    return replace(Limits(), **found)
