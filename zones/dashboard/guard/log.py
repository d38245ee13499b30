"""A log that hostile clients cannot flood: few, short lines that repeat nothing they sent."""

from __future__ import annotations

import logging
import time

LONGEST = 300
"""Characters of a line."""
TRACEBACK = 2000
"""Characters of a traceback; its end says most."""
BURST, PER_SECOND = 100.0, 2.0
LOUD = ("bokeh", "panel", "tornado", "asyncio", "zones")


class Bounded(logging.Filter):
    """Shortens lines, escapes control characters, and drops records that come too quickly."""

    def __init__(self) -> None:
        super().__init__()
        self._left, self._then, self._missing = BURST, time.monotonic(), 0

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether to write a record; shortens it as a side effect."""
        if getattr(record, "bounded", False):  # another handler has had it
            return True
        now = time.monotonic()
        self._left = min(BURST, self._left + (now - self._then) * PER_SECOND)
        self._then = now
        if self._left < 1:
            self._missing += 1
            return False
        self._left -= 1
        text = _short(record.getMessage(), LONGEST)
        if self._missing:
            text += f" ({self._missing} lines were left out before this one)"
            self._missing = 0
        record.msg, record.args, record.bounded = text, (), True
        if record.exc_info:
            trace = logging.Formatter().formatException(record.exc_info)
            record.exc_info = None
            record.exc_text = trace if len(trace) <= TRACEBACK else f"…{trace[-TRACEBACK:]}"
        return True


def _short(text: str, longest: int) -> str:
    """Return a text as one line of printable characters."""
    shown = "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode()
        for sign in text[: longest + 1]
    )
    return shown if len(shown) <= longest else f"{shown[:longest]}…"


def bound_logs() -> None:
    """Add the same filter to every log handler of this process."""
    bounded = Bounded()
    loggers = [logging.getLogger(), *(logging.getLogger(name) for name in LOUD)]
    handlers = {handler for logger in loggers for handler in logger.handlers}
    if logging.lastResort is not None:
        handlers.add(logging.lastResort)
    for handler in handlers:
        if not any(isinstance(each, Bounded) for each in handler.filters):
            handler.addFilter(bounded)
