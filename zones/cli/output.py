"""Where a command writes: a file, in a folder that is made if need be, or standard output."""

from __future__ import annotations

import sys
from pathlib import Path

STREAM = Path("-")
"""Stands for standard output, as in other programs."""


def write(out: Path, data: bytes, note: str = "") -> None:
    """Write a file and say so; what goes to standard output is followed by nothing else.

    Raises
    ------
    OSError
        If the folder cannot be made or the file not be written.
    """
    if out == STREAM:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(data)
    print(f"{out}  {note}")
