"""Colours and patterns for categories, such as "tender" and "not tender"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zones.model.map_state import unknown
from zones.payload.values.numbers import is_missing, plain
from zones.payload.values.scale import hex_colour, is_list, mix, stops

# Okabe and Ito, Color Universal Design (2008), without black: told apart with every kind of
# colour vision; the order puts neighbours far apart in lightness.
COLOURS = ["#56b4e9", "#d55e00", "#f0e442", "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#999999"]
PATTERNS = (
    "plain", "dots", "horizontal", "crosshatch", "rings", "vertical", "diamonds", "zigzag",
    "plus", "grid", "dashes",
)  # fmt: skip
"""The second code beside the colour, for grey print and for eyes that see few colours."""
MOST = len(COLOURS) * len(PATTERNS)
"""Colours and patterns repeat after 8 and 11, so that this many pairs differ."""
DARK, LIGHT = "#1c1410", "#ffffff"


def classes(
    names: list[str], colors: Mapping[Any, Any] | None, cmap: Any = None
) -> list[dict[str, str]]:
    """Return the look of each category: ``text``, ``colour``, ``pattern`` and ``ink``.

    Parameters
    ----------
    names : list of str
        In the order of the legend.
    colors : mapping of str to str, optional
        The colour of every category; those that are not among the names are shown too.
    cmap : optional
        A colour map to spread over the categories, as of :func:`zones.payload.values.scale.stops`.

    Raises
    ------
    ValueError
        For a category without a colour, or for more than can be told apart.
    """
    own = _own_colours(colors)
    if own:
        for name in names:
            if name not in own:
                raise unknown("a category of values", name, own)
        names = list(own)
    if len(names) > MOST:
        raise ValueError(f"values have {len(names)} categories; at most {MOST} can be told apart")
    colours = own.values() if own else _spread(len(names), cmap)
    return [
        {
            "text": name,
            "colour": colour,
            "pattern": PATTERNS[at % len(PATTERNS)],
            "ink": DARK if luminance(colour) > 0.195 else LIGHT,
        }
        for at, (name, colour) in enumerate(zip(names, colours, strict=True))
    ]


def _own_colours(colors: Any) -> dict[str, str]:
    if colors is None:
        return {}
    if not isinstance(colors, Mapping):
        raise ValueError("colors must be a dictionary of colours by category")
    return {
        str(plain(name)): hex_colour(f"the colour of {name!r:.60}", colour)
        for name, colour in colors.items()
        if not is_missing(plain(name))
    }


def _spread(count: int, cmap: Any) -> list[str]:
    if cmap is None:
        return [COLOURS[at % len(COLOURS)] for at in range(count)]
    colours, _ = stops(cmap)
    if is_list(cmap) and len(colours) >= count:
        return colours[:count]
    return [mix(colours, at / (count - 1) if count > 1 else 0.5) for at in range(count)]


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, 0 to 1, as WCAG 2.2 defines it.

    >>> luminance("#ffffff"), luminance("#000000")
    (1.0, 0.0)
    """
    shares = [part / 255 for part in bytes.fromhex(colour[1:])]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return round(sum(w * s for w, s in zip((0.2126, 0.7152, 0.0722), linear, strict=True)), 6)
