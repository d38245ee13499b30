"""Finds the files under ``assets/``, in the installed package or beside it in a checkout."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

_HERE = Path(__file__).resolve().parent
_ROOTS = [path for path in (_HERE / "assets", _HERE.parent / "assets") if path.is_dir()]
if not _ROOTS:
    raise ImportError(
        f"the files of foot-reflex-zones are not in a folder at {_HERE}; an archive such as a .zip "
        "must be unpacked, or installed with pip",
        name=__name__,
    )
ROOT = _ROOTS[0]
"""Folder of the drawings, templates and fonts."""

CHECKOUT = None if ROOT.parent == _HERE else ROOT.parent
"""Root of the checkout, which has the sources of the browser code too; None if installed."""

STATIC = _HERE / "static"
"""Folder of the bundled browser code."""


FONTS = (
    ("Zones Sans", 400, "sans-400"),
    ("Zones Sans", 600, "sans-600"),
    ("Zones Serif", 600, "serif-600"),
)
"""Fonts of our pages: family, weight, and name of the file in ``fonts/``; each has a smaller one
with ``page-`` before its name, for a page that carries its fonts.
"""


def font_rules(address: Callable[[str], str], display: str = "") -> str:
    """Return the style sheet's rules of the fonts.

    Parameters
    ----------
    address : callable
        Returns the address of a font's file, by its name in :data:`FONTS`.
    display : str
        What a browser shows until a font is there: a value of ``font-display``.
    """
    shown = f"font-display:{display};" if display else ""
    return "".join(
        f'@font-face{{font-family:"{family}";font-weight:{weight};{shown}'
        f'src:url("{address(file)}") format("woff2")}}'
        for family, weight, file in FONTS
    )


def asset(name: str) -> Path:
    """Return the path of an asset, such as ``drawings/feet/plantar.svg``."""
    return ROOT / name


@lru_cache(maxsize=1)
def icon() -> str:
    """Return the icon of our pages, a small foot, as an address that a page may link."""
    return "data:image/svg+xml," + quote(asset("icon.svg").read_text("utf-8").strip(), safe="/:=' ")
