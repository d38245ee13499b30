"""The tokens with which a page opens its websocket, read without trusting them."""

from __future__ import annotations

import json
import re
import time
import zlib
from base64 import urlsafe_b64decode
from typing import Any

from bokeh.server.tornado import BokehTornado
from bokeh.util.token import check_token_signature, get_token_payload

LONGEST = 8 * 1024
LARGEST = 16 * 1024
"""Bytes of the compressed part of a token, unpacked."""

_ID = re.compile(r"[0-9A-Za-z._-]{20,160}")
_PACKED = "__bk__zlib_"


def session_id(token: str, application: BokehTornado, arguments: tuple[str, ...]) -> str | None:
    """Return the id of the session that a token opens, or None if it opens none.

    Parameters
    ----------
    token : str
        As a client sent it.
    application : BokehTornado
        Its key is checked if it signs its tokens.
    arguments : tuple of str
        Keys of the page's query that a token may contain. Anyone can forge an unsigned token, so
        nothing in it may surprise the code that makes the page.
    """
    if not 0 < len(token) <= LONGEST:
        return None
    try:
        outer = json.loads(_decoded(token.split(".")[0]))
        if not isinstance(outer, dict) or not _unpacks(outer.get(_PACKED)):
            return None
        if not check_token_signature(
            token, signed=application.sign_sessions, secret_key=application.secret_key
        ):
            return None
        payload = get_token_payload(token)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, AssertionError):
        return None
    id, until = outer.get("session_id"), payload.get("session_expiry")
    if not isinstance(id, str) or not _ID.fullmatch(id):
        return None
    if type(until) is not int or until <= time.time():
        return None
    return id if _is_expected(payload, arguments) else None


def _decoded(text: str) -> bytes:
    return urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))


def _unpacks(packed: Any) -> bool:
    """Whether the compressed part exists and is small."""
    if not isinstance(packed, str):
        return packed is None
    unpacking = zlib.decompressobj()
    try:
        unpacking.decompress(_decoded(packed), LARGEST)
    except (zlib.error, ValueError):
        return False
    return unpacking.eof


def _is_expected(payload: dict[str, Any], arguments: tuple[str, ...]) -> bool:
    query = payload.get("arguments", {})
    if not isinstance(query, dict) or not query.keys() <= set(arguments):
        return False
    if not all(
        isinstance(values, list) and all(isinstance(value, bytes) for value in values)
        for values in query.values()
    ):
        return False
    kept = [payload.get("headers", {}), payload.get("cookies", {})]
    return all(
        isinstance(each, dict) and all(isinstance(value, str) for value in each.values())
        for each in kept
    )
