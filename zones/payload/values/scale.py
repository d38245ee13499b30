"""Colours for numbers: a colour map, and the ends and the middle of its scale."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from zones.model.fields import nearest
from zones.payload.values.numbers import as_number, is_missing, plain

# Stops from the published tables of Matplotlib (CC0) and ColorBrewer (Apache 2.0), evenly spaced.
CMAPS: dict[str, str] = {
    "viridis": "440154 482878 3e4a89 31688e 26828e 1f9e89 35b779 6ece58 b5de2b fde725",
    "magma": "000004 180f3d 440f76 721f81 9e2f7f cd4071 f1605d fd9668 feca8d fcfdbf",
    "cividis": "00204d 123570 3b496c 575d6d 707173 8a8678 a59c74 c3b369 e1cc55 ffea46",
    "greys": "ffffff f0f0f0 d9d9d9 bdbdbd 969696 737373 525252 252525 000000",
    "reds": "fff5f0 fee0d2 fcbba1 fc9272 fb6a4a ef3b2c cb181d a50f15 67000d",
    "blues": "f7fbff deebf7 c6dbef 9ecae1 6baed6 4292c6 2171b5 08519c 08306b",
    "difference": "2166ac 67a9cf d1e5f0 f7f7f7 fddbc7 ef8a62 b2182b",
}
"""The built-in colour maps; a name with ``_r`` at its end runs the other way."""
STANDARD = "viridis"
DIVERGING = (
    "difference", "piyg", "prgn", "brbg", "puor", "rdgy", "rdbu", "rdylbu", "rdylgn", "spectral",
    "coolwarm", "bwr", "seismic", "berlin", "managua", "vanimo",
)  # fmt: skip
"""Colour maps with a neutral middle, in lower case: zero lies there."""
STEPS = 17
"""Colours taken from a colour map of matplotlib: an odd number, so that one is its middle."""
FEW = 32
"""Most colours of a colour map of matplotlib that is a list rather than a gradient."""


def hex_colour(what: str, colour: Any) -> str:
    """Return a colour as ``#rrggbb``.

    >>> hex_colour("a colour", "#F80")
    '#ff8800'
    """
    text = str(colour).lower()
    if re.fullmatch(r"#[0-9a-f]{3}", text):
        text = "#" + "".join(2 * sign for sign in text[1:])
    if not re.fullmatch(r"#[0-9a-f]{6}", text):
        raise ValueError(f"{what} must be a colour such as '#1f9e89', not {colour!r:.40}")
    return text


def stops(cmap: Any) -> tuple[list[str], bool]:
    """Return the colours of a colour map from low to high, and whether it is diverging.

    Parameters
    ----------
    cmap : str, Colormap of matplotlib, iterable of str, or None
        A name, an object, or at least two colours; None is :data:`STANDARD`.

    Raises
    ------
    ValueError
        If there is no such colour map; the message lists the choices.
    """
    cmap = STANDARD if cmap is None else cmap
    if isinstance(cmap, str):
        return _named(cmap)
    if callable(cmap) and hasattr(cmap, "N"):
        return _sampled(cmap), _is_diverging(str(getattr(cmap, "name", "")))
    if not isinstance(cmap, Iterable) or isinstance(cmap, bytes | Mapping):
        raise ValueError(
            f"cmap cannot be of type {type(cmap).__name__}; give a name such as {STANDARD!r}, a "
            "Colormap of matplotlib, or a list of colours"
        )
    colours = [hex_colour("each colour of cmap", colour) for colour in cmap]
    if len(colours) < 2:
        raise ValueError(f"cmap needs two or more colours, not {len(colours)}")
    return colours, False


def _named(name: str) -> tuple[list[str], bool]:
    low = name.lower()
    base = low.removesuffix("_r")
    if base in CMAPS:
        colours = [f"#{stop}" for stop in CMAPS[base].split()]
        return colours[::-1] if low != base else colours, _is_diverging(name)
    more = _of_matplotlib()
    if name in more:
        return _sampled(more[name]), _is_diverging(name)
    close = nearest(low, CMAPS) or nearest(name, list(more))
    hint = f"did you mean {close!r}? " if close else ""
    rest = (
        "or any name of matplotlib" if more else "or, with matplotlib installed, any of its names"
    )
    raise ValueError(
        f"cmap cannot be {name!r:.60}; {hint}choose from: {', '.join(CMAPS)}, each also with _r, "
        f"{rest}"
    )


def _of_matplotlib() -> Mapping[str, Any]:
    """Return the colour maps of matplotlib by name; none where it is not installed."""
    if not find_spec("matplotlib"):
        return {}
    from matplotlib import colormaps

    return colormaps


def is_list(cmap: Any) -> bool:
    """Return whether a colour map is a list of colours to take one by one, such as ``"tab10"``."""
    if isinstance(cmap, str):
        cmap = None if cmap.lower().removesuffix("_r") in CMAPS else _of_matplotlib().get(cmap)
    return isinstance(cmap, list | tuple) or getattr(cmap, "N", FEW + 1) <= FEW


def _is_diverging(name: str) -> bool:
    return name.lower().removesuffix("_r") in DIVERGING


def _sampled(cmap: Any) -> list[str]:
    few = cmap.N <= FEW
    found = map(cmap, range(cmap.N) if few else (step / (STEPS - 1) for step in range(STEPS)))
    return ["#" + "".join(f"{round(255 * part):02x}" for part in rgba[:3]) for rgba in found]


@dataclass(frozen=True)
class Scale:
    """Numbers from `low` to `high` on a colour map, whose middle is `center` if there is one."""

    colours: list[str]
    low: float
    high: float
    center: float | None = None

    def colour(self, number: float) -> str:
        """Return the colour of a number; beyond an end, that of the end."""
        return mix(self.colours, self.share(number))

    def share(self, number: float) -> float:
        """Return where on the colour map a number lies, from 0 to 1."""
        number = min(max(number, self.low), self.high)
        center = self.center
        if center is None:
            return _between(number, self.low, self.high)
        if number < center:
            return 0.5 * _between(number, self.low, center)
        return 0.5 + 0.5 * _between(number, center, self.high) if number > center else 0.5

    def bar(self) -> list[str]:
        """Return evenly spaced colours from the low end to the high one, for a legend."""
        first, last = self.share(self.low), self.share(self.high)
        if (first, last) == (0, 1):
            return self.colours
        count = len(self.colours)
        return [mix(self.colours, first + (last - first) * i / (count - 1)) for i in range(count)]

    @property
    def middle(self) -> float | None:
        """The number in the middle of the bar, if it is the one that `center` names."""
        center = self.center
        return center if center is not None and self.low < center < self.high else None


def scale_of(cmap: Any, numbers: list[float], vmin: Any, vmax: Any, center: Any) -> Scale:
    """Return the scale of some numbers.

    Parameters
    ----------
    cmap
        As of :func:`stops`.
    numbers : list of float
        What is shown: the scale reaches from the smallest to the largest, or to zero if they are
        all the same.
    vmin, vmax : float, optional
        Other ends. With a center, an end that is not given mirrors the other one.
    center : float, optional
        The number in the middle of the colours; 0 for a diverging colour map.

    Raises
    ------
    ValueError
        If vmin is not below vmax.
    """
    colours, diverging = stops(cmap)
    low, high, middle = _end("vmin", vmin), _end("vmax", vmax), _end("center", center)
    middle = 0 if middle is None and diverging else middle
    if low is not None and high is not None and low >= high:
        raise ValueError(f"vmin must be below vmax, but they are {low} and {high}")
    if middle is not None:
        low, high = _mirrored(numbers, low, high, middle)
    return Scale(colours, *_ends(numbers, low, high), middle)


def _end(name: str, value: Any) -> int | float | None:
    value = plain(value)
    return None if is_missing(value) else as_number(name, value)


def _mirrored(
    numbers: list[float], low: float | None, high: float | None, middle: float
) -> tuple[float | None, float | None]:
    """Return ends as far from the middle as each other, unless both are given."""
    if low is None and high is None:
        far = max((_apart(number, middle) for number in numbers), default=0) or 1
        return _finite(middle - far), _finite(middle + far)
    if low is None and high is not None and high > middle:
        return _finite(middle - _apart(high, middle)), high
    if high is None and low is not None and low < middle:
        return low, _finite(middle + _apart(low, middle))
    return low, high


def _ends(numbers: list[float], low: float | None, high: float | None) -> tuple[float, float]:
    if low is None and high is None and numbers and min(numbers) == max(numbers):
        numbers = [0, *numbers]  # one number alone has the colour of an end
    if low is None:
        low = min(numbers, default=0)
        low = low if high is None or low < high else _finite(high - (abs(high) or 1))
    if high is None:
        high = max(numbers, default=1)
        high = high if high > low else _finite(low + (abs(low) or 1))
    return low, high


def _apart(a: float, b: float) -> float:
    return (
        _finite(abs(float(a) - float(b)))
        if isinstance(a, float) or isinstance(b, float)
        else abs(a - b)
    )


def _finite(number: float) -> float:
    most = sys.float_info.max
    return min(max(number, -most), most)


def _between(number: float, low: float, high: float) -> float:
    """Return how far a number is from low to high, 0 to 1, without ever overflowing."""
    size = max(abs(low), abs(high)) or 1
    width = high / size - low / size
    return min(max((number / size - low / size) / width, 0), 1) if width else 0.5


def mix(colours: list[str], share: float) -> str:
    """Return the colour at a fraction of the way from the first colour to the last.

    >>> mix(["#000000", "#ffffff"], 0.5)
    '#808080'
    """
    at = share * (len(colours) - 1)
    index = min(int(at), len(colours) - 2)
    pairs = zip(_parts(colours[index]), _parts(colours[index + 1]), strict=True)
    mixed = [round(a + (b - a) * (at - index)) for a, b in pairs]
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))
