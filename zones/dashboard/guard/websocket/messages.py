"""Which websocket messages a page of the dashboard may send: rules that need no server.

A browser sends a message as three text frames: header, metadata and content. All three are checked
here before Bokeh decodes any of them, as its decoder would unpack compressed values of any size,
build models, and log and send back whatever it cannot use.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

PULL, PATCH = "PULL-DOC-REQ", "PATCH-DOC"
MAX_HEADER = 200
MAX_EVENTS = 64
MAX_ITEMS = 512
"""Length of a list, such as the chosen zones."""
MAX_ENTRIES = 8
"""Keys of a record, such as an answer in a quiz."""
MAX_TEXT = 4000
"""Length of a text: the request for a sheet is the longest."""

_ID = re.compile(r"[0-9A-Za-z-]{1,64}")
_ATTR = re.compile(r"[a-z][a-z0-9_]{0,40}")
# Surrogates cannot be encoded as UTF-8, and no text that a reader types has control characters.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_READY = {
    "type": "event",
    "name": "document_ready",
    "values": {"type": "map"},
}

Accepts = Callable[[str, str, Any], bool]
"""Whether the model with an id has a property with a name that may be set to a value."""


class Refused(Exception):
    """A message breaks a rule. The text names the rule, never what was sent."""


@dataclass(frozen=True)
class Message:
    """A valid message."""

    id: str
    type: str


def check(header: str, metadata: str, content: str, accepts: Accepts) -> Message:
    """Check a whole message.

    Parameters
    ----------
    header, metadata, content : str
        Its three frames, as they came.
    accepts : callable
        Decides on a change of a property by the id of its model, its name and the value.

    Raises
    ------
    Refused
        If any rule is broken.

    Examples
    --------
    >>> check('{"msgid":"1","msgtype":"PULL-DOC-REQ"}', "{}", "{}", lambda *_: False)
    Message(id='1', type='PULL-DOC-REQ')
    """
    message = _header(header)
    if metadata != "{}":
        raise Refused("metadata")
    body = _parsed(content)
    if message.type == PULL:
        if body != {}:
            raise Refused("content")
        return message
    if not isinstance(body, dict) or body.keys() != {"events"}:
        raise Refused("content")
    events = body["events"]
    if not isinstance(events, list) or not 0 < len(events) <= MAX_EVENTS:
        raise Refused("number of events")
    for event in events:
        _event(event, accepts)
    return message


def message_id(header: str) -> str | None:
    """Return the id of a message, to answer that it is refused; None if it has no valid one."""
    try:
        found = _parsed(header) if len(header) <= MAX_HEADER else None
    except Refused:
        return None
    id = found.get("msgid") if isinstance(found, dict) else None
    return id if isinstance(id, str) and _ID.fullmatch(id) else None


def _header(text: str) -> Message:
    id = message_id(text)
    if id is None:
        raise Refused("header")
    found = _parsed(text)
    if found.keys() != {"msgid", "msgtype"} or found["msgtype"] not in (PULL, PATCH):
        raise Refused("message type")
    return Message(id, found["msgtype"])


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise Refused("JSON") from None


def _no_constant(name: str) -> None:
    raise ValueError(name)  # NaN and Infinity are not JSON


def _event(event: Any, accepts: Accepts) -> None:
    kind = event.get("kind") if isinstance(event, dict) else None
    if kind == "MessageSent":
        # Bokeh sends this once, when a page has been drawn.
        if event != {"kind": kind, "msg_type": "bokeh_event", "msg_data": _READY}:
            raise Refused("event")
        return
    if kind != "ModelChanged" or event.keys() != {"kind", "model", "attr", "new"}:
        raise Refused("kind of event")
    model, attr, value = event["model"], event["attr"], event["new"]
    if not isinstance(model, dict) or model.keys() != {"id"}:
        raise Refused("model")
    if not isinstance(model["id"], str) or not _ID.fullmatch(model["id"]):
        raise Refused("model")
    if not isinstance(attr, str) or not _ATTR.fullmatch(attr):
        raise Refused("property")
    if not _plain(value) and not is_records(value):
        raise Refused("value")
    if not accepts(model["id"], attr, value):
        raise Refused("property")


def _plain(value: Any) -> bool:
    """Whether a value is a switch, a short text or a list of short texts."""
    if isinstance(value, bool):
        return True
    if isinstance(value, list):
        return len(value) <= MAX_ITEMS and all(
            isinstance(item, str) and _text(item) for item in value
        )
    return isinstance(value, str) and _text(value)


def is_records(value: Any) -> bool:
    """Whether a value is a list of records, as Bokeh writes them: of short texts and lists of such.

    Nothing in them can be nested deeper, so the decoder makes dictionaries of texts and no more.
    """
    return isinstance(value, list) and 0 < len(value) <= MAX_ITEMS and all(map(_is_record, value))


def _is_record(item: Any) -> bool:
    if not isinstance(item, dict) or item.keys() != {"type", "entries"} or item["type"] != "map":
        return False
    entries = item["entries"]
    return (
        isinstance(entries, list)
        and len(entries) <= MAX_ENTRIES
        and all(isinstance(pair, list) and len(pair) == 2 for pair in entries)
        and all(isinstance(key, str) and _plain(key) for key, _ in entries)
        and all(_plain(held) and not isinstance(held, bool) for _, held in entries)
    )


def _text(value: str) -> bool:
    return len(value) <= MAX_TEXT and not _UNFIT.search(value)
