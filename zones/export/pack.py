"""Files as the two texts that a page in one file carries, a fifth smaller than compressed ones.

Half of a chart is path data, whose digits hardly compress as text. So the numbers of all paths go
into columns of small whole numbers, sorted by what they mean, which are deflated; what is left of
the files, with a sign in the place of each path, becomes a bzip2 file. ``assets/unpack.js`` reads
both.
"""

from __future__ import annotations

import bz2
import re
import zlib
from base64 import b64encode
from collections.abc import Mapping
from functools import partial
from math import floor

SIGN = "\x01"
"""Stands where a path was; neither JSON nor SVG can hold it bare."""

BETWEEN = "\x02"
"""Stands between the names and texts of files."""

SIZES = {"m": 2, "l": 2, "t": 2, "q": 4, "c": 6, "h": 1, "v": 1, "z": 0}
"""Numbers of each command that is packed; a path with another one stays in the text."""

COLUMNS = "mlqtcrhe"
"""Starts, lines, quadratic curves, splines; of cubic curves the first handle, how far it turns from
the curve before, the second handle and the end. In capitals for drawings in whole numbers.

Starts count from the one before in the same path, steps of a spline from the step before, handles
from a third of the way to the end: what is smooth leaves small numbers, and these recur.
"""

_PATH = re.compile(r'(?<=")M-?[\d.][-\d. Mltqchvz]{8,}(?=\\?")')
_PART = re.compile(r"([a-zA-Z])|(-?(?:\d+\.?\d*|\.\d+))")
_TONE = re.compile(r'<path (class=\\?"tone|fill="#(c9ab97|dfc7b3|fdf9f1|efe2d5)" d=)[^>]*$')
_BASE = 100
_FAR = 201
"""Bytes below are values from -100 to 100; from here on the high part of what is farther."""
_MOST = 3400
"""Units of a number that fits: starts may lie twice as far apart."""


def pack(files: Mapping[str, str]) -> tuple[str, str]:
    """Return files by name, scripts first, as two texts in base64: what is left, and their paths.

    Before the first stands how many bytes it holds.
    """
    text = BETWEEN.join(part for file in files.items() for part in file)
    scripts = sum(len(name) + len(file) + 2 for name, file in files.items() if name.endswith(".js"))
    columns = Columns()

    def taken(found: re.Match[str]) -> str:
        before = text[max(0, found.start() - 80) : found.start()]
        soft = bool(_TONE.search(before))
        if found.start() < scripts:  # they come first, and stay as they are, hashes and all
            return found.group()
        return SIGN if columns.add(found.group(), soft) else found.group()

    left = _PATH.sub(taken, text).encode()
    packed = b64encode(bz2.compress(left)).decode()
    return f"{len(left)} {packed}", b64encode(columns.bytes()).decode()


def coarse(markup: str) -> str:
    """Return a drawing whose soft tones count in steps of 0.4 units, as packed ones do."""

    def drawn(found: re.Match[str]) -> str:
        steps = _steps(found[2])
        if steps is None:
            return found.group()
        path, last = "", ""
        for command, values in _counted(steps, 4):
            path += {"m": "M", last: " "}.get(command, command) + " ".join(map(str, values))
            last = command
        path = path.replace(" -", "-")
        return f'{found[1]}{path}" transform="scale(.4)"'

    return re.sub(r'(<path class="tone[^>]* d=")([^"]*)"', drawn, markup)


class Columns:
    """Paths in columns; see :data:`COLUMNS`."""

    def __init__(self) -> None:
        self.commands = bytearray()
        self.columns = {name: bytearray() for name in COLUMNS + COLUMNS.upper()}

    def add(self, path: str, soft: bool = False) -> bool:
        """Take a path, or say no to one that could not be given back.

        Outlines of zones keep their tenths. Drawings, which are cubic curves, are counted a third
        as finely, and tones, whose borders are ``soft``, a quarter as finely on a foot and a fifth
        on a technique: nothing on a foot moves by more than a fifth of a millimetre, no line of a
        technique by half a pixel.
        """
        steps = _steps(path)
        if steps is None:
            return False
        unit = 10 if all(value % 10 == 0 for _, values in steps for value in values) else 1
        if any(command == "c" for command, _ in steps):
            unit *= (5 if unit == 10 else 4) if soft else 3
        steps = _counted(steps, unit)
        if any(abs(value) > _MOST for _, values in steps for value in values):
            return False
        names = COLUMNS.upper() if unit >= 10 else COLUMNS
        put = partial(self._put, dict(zip(COLUMNS, names, strict=True)))
        self.commands.append(unit)
        start, before = (0, 0), (0, 0)  # before: the last step of a spline, or handle of a curve
        run = ""
        for command, values in steps:
            if command == run and self.commands[-1] < 255:
                self.commands[-1] += 1
            else:
                self.commands += bytes([ord(command), 1])
            run = command
            if command == "m":
                put("m", values[0] - start[0], values[1] - start[1])
                start, before = (values[0], values[1]), (0, 0)
            elif command == "t":
                put("t", values[0] - before[0], values[1] - before[1])
                before = (values[0], values[1])
            elif command == "c":
                x1, y1, x2, y2, x, y = values
                if abs(before[0]) >= abs(before[1]):
                    put("c", x1 - _share(x, 1, 3))
                    put("r", y1 - _share(x1, before[1], before[0]))
                else:
                    put("c", y1 - _share(y, 1, 3))
                    put("r", x1 - _share(y1, before[0], before[1]))
                before = (x - x2, y - y2)
                put("h", before[0] - _share(x, 1, 3), before[1] - _share(y, 1, 3))
                put("e", x, y)
            else:
                put("q" if command == "q" else "l", *values)
                before = (values[2], values[3]) if command == "q" else (0, 0)
        self.commands += b"\0"
        return True

    def _put(self, names: Mapping[str, str], column: str, *values: int) -> None:
        """Write one byte for each value, or two for what is far from 0."""
        for value in values:
            high, low = divmod(abs(value) - _BASE - 1, 256)
            self.columns[names[column]] += (
                bytes([value + _BASE]) if high < 0 else bytes([_FAR + 2 * high + (value < 0), low])
            )

    def bytes(self) -> bytes:
        """Return the columns, each after its length, deflated block by block."""
        packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_FILTERED)
        found = b""
        for column in (self.commands, *self.columns.values()):
            found += packer.compress(len(column).to_bytes(4, "little") + bytes(column))
            found += packer.flush(zlib.Z_FULL_FLUSH)
        return found + packer.flush()


def _counted(steps: list[tuple[str, list[int]]], unit: int) -> list[tuple[str, list[int]]]:
    """Return steps in units of so many tenths, each end as near to its place as it can be."""
    found = []
    here, there = [0, 0], [0, 0]  # in tenths, and in units
    for command, values in steps:
        axes = {"h": [0], "v": [1]}.get(command, [0, 1] * (len(values) // 2))
        base = [0, 0] if command == "m" else here
        far = [base[axis] + value for axis, value in zip(axes, values, strict=True)]
        near = [floor(value / unit + 0.5) for value in far]
        own = [0, 0] if command == "m" else there
        found.append((command, [value - own[axis] for axis, value in zip(axes, near, strict=True)]))
        here, there = list(here), list(there)
        for axis, place, count in list(zip(axes, far, near, strict=True))[-2:]:
            here[axis], there[axis] = place, count
        if command == "m":
            start = list(here), list(there)
        if command == "z":
            here, there = list(start[0]), list(start[1])
    return found


def _share(value: int, part: int, whole: int) -> int:
    """A share of a value, rounded as JavaScript rounds; 0 of nothing."""
    return floor(value * part / whole + 0.5) if whole else 0


def _steps(path: str) -> list[tuple[str, list[int]]] | None:
    """Return commands with their numbers in tenths; None for what does not fit the columns."""
    found: list[tuple[str, list[int]]] = []
    command, values = "", []
    for letter, number in _PART.findall(path):
        if letter:
            if values or letter not in "Mltqchvz":
                return None
            command = letter.lower()
            if letter == "z":
                found.append(("z", []))
            continue
        tenths = round(float(number) * 10)
        if abs(tenths - float(number) * 10) > 1e-6:
            return None
        values.append(tenths)
        if len(values) == SIZES.get(command, 0):
            found.append((command, values))
            values = []
            if command == "m":
                command = "l"  # what follows a start without a letter are lines
    return None if values or not found else found
