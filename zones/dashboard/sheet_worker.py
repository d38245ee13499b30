"""Makes sheets in a separate process: ``python -m zones.dashboard.sheet_worker``.

It reads requests from its standard input and writes answers to its standard output, each with
its length in front. The server that started it may end it at any time.
"""

from __future__ import annotations

import base64
import contextlib
import json
import pickle
import struct
import sys
from typing import Any, BinaryIO

from zones.loading.loader import schools, shipped
from zones.sheets.request import Shown, answer

LENGTH = struct.Struct(">I")


def packed(request: str, shown: Shown, language: str) -> bytes:
    """Return what a worker needs for a sheet, with its length in front."""
    school = shown.chart.school.id
    own = school not in schools() or shipped(school) is not shown.chart
    work = {
        "request": request,
        "language": language,
        "school": school,
        # A chart of the reader's program, which started the worker itself.
        "chart": base64.b64encode(pickle.dumps(shown.chart)).decode() if own else None,
        "selection": shown.selection,
        "view": shown.view,
        "feet": shown.feet,
        "quiz": shown.quiz,
        "player": shown.player,
    }
    data = json.dumps(work).encode()
    return LENGTH.pack(len(data)) + data


def unpacked(data: bytes) -> tuple[str, Shown, str]:
    """Return the request, what the map showed, and the language of the dialog.

    >>> work = packed("{}", Shown(shipped("overview"), ("heart",)), "en")
    >>> unpacked(work[LENGTH.size:])[1].selection
    ('heart',)
    """
    work: dict[str, Any] = json.loads(data)
    own = work["chart"]
    chart = pickle.loads(base64.b64decode(own)) if own else shipped(work["school"])
    shown = Shown(
        chart,
        tuple(work["selection"]),
        work["view"],
        work["feet"],
        quiz=work["quiz"],
        player=work["player"],
    )
    return work["request"], shown, work["language"]


def main(source: BinaryIO, sink: BinaryIO) -> None:
    """Answer until the source ends."""
    while head := source.read(LENGTH.size):
        request, shown, language = unpacked(source.read(LENGTH.unpack(head)[0]))
        data = answer(request, shown, language).encode()
        sink.write(LENGTH.pack(len(data)) + data)
        sink.flush()


def _limit_memory(size: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # Windows; a lower limit
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (size, size))


if __name__ == "__main__":
    _limit_memory(int(sys.argv[1]))
    main(sys.stdin.buffer, sys.stdout.buffer)
