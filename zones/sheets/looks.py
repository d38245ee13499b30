"""The three looks of a sheet: colour, black and white, and saving ink.

In black and white, patterns and numbers carry all the meaning; greys do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from zones.geometry.views import views
from zones.model.chart import System
from zones.sheets.errors import choose


@dataclass(frozen=True)
class Look:
    """How feet and zones are inked; widths and spacings in millimetres on the paper."""

    name: str
    spacing: float
    hatch: float
    outline: float
    fill_opacity: float
    hatch_opacity: float

    @property
    def coloured(self) -> bool:
        """Whether systems have colours."""
        return self.name == "colour"

    def fill(self, system: System) -> str:
        """The ground of a zone."""
        if self.coloured:
            return system.fill
        if system.pattern == "solid":
            return "#9c9c9c" if self.name == "bw" else "#c6c6c6"
        return "#ffffff"

    def ink(self, system: System) -> str:
        """The colour of a zone's outline and pattern."""
        return system.ink if self.coloured else "#111111"

    def tint(self, colour: str) -> str:
        """Return a colour of the page as this look shows it."""
        return colour if self.coloured else grey(colour)


LOOKS = {
    "colour": Look("colour", 1.5, 0.15, 0.22, 0.8, 0.6),
    "bw": Look("bw", 1.35, 0.16, 0.24, 0.94, 1.0),
    "ink": Look("ink", 1.75, 0.11, 0.2, 1.0, 0.85),
}
VARIANTS = tuple(LOOKS)


def look(variant: str, type_size: float = 7.9) -> Look:
    """Return a look by its name, with line widths that suit a font size in points.

    Raises
    ------
    SheetError
        If there is no such variant.
    """
    found = LOOKS[choose("variant", variant, LOOKS)]
    k = type_size / 7.9
    fine = {name: round(getattr(found, name) * k**0.8, 3) for name in ("hatch", "outline")}
    return replace(found, spacing=round(found.spacing * k, 3), **fine)


def grey(colour: str, lift: float = 1.0) -> str:
    """Return the grey of a colour's lightness; a `lift` below 1 makes it lighter."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    level = round(255 - (255 - light) * lift)
    return f"#{level:02x}{level:02x}{level:02x}"


@lru_cache(maxsize=24)
def art(view: str, variant: str, pale: bool = False) -> str:
    """Return the inner markup of a foot's drawing in a look; pale ones are for writing on."""
    markup = views()[view].art
    if variant == "colour":
        return re.sub(r"#[0-9a-f]{6}", _paler, markup) if pale else markup
    if variant == "ink":
        markup = re.sub(r'<path class="foot-base"[^>]*/>', "", markup)
        markup = re.sub(r'<g class="foot-tones".*?</g>', "", markup, flags=re.S)
        markup = re.sub(r'(class="foot-nails" fill=)"[^"]*"', r'\1"none"', markup)
        return re.sub(r"#[0-9a-f]{6}", lambda found: grey(found[0], 0.9), markup)
    return re.sub(r"#[0-9a-f]{6}", _plate_grey, markup)


def _paler(found: re.Match[str]) -> str:
    """Halve the strength of a colour; keep the dark ink lines."""
    parts = [int(found[0][i : i + 2], 16) for i in (1, 3, 5)]
    if sum(parts) < 400:
        return found[0]
    return "#" + "".join(f"{255 - (255 - part) // 2:02x}" for part in parts)


def _plate_grey(found: re.Match[str]) -> str:
    """Pale greys for the modelling, dark ones for the ink lines."""
    value = grey(found[0])
    return grey(found[0], 0.5) if int(value[1:3], 16) > 120 else value
