"""The browser module and the style sheets as they ship: bundled by deno.

Hosts load an anywidget module from text or from a blob, where relative imports fail, so each is
one file without imports. ``hatch_build.py`` at the root of a checkout lists and makes the bundles;
a wheel contains them in ``zones/static/``.
"""

from __future__ import annotations

import importlib.util
from functools import lru_cache
from pathlib import Path
from types import ModuleType

from zones.resources import CHECKOUT, STATIC


def module(name: str = "foot_map") -> str:
    """Return a module of the browser as one text.

    Parameters
    ----------
    name : str
        ``foot_map`` is the map as an anywidget module; others are ``widget``, ``reflex_map``,
        ``page``, ``dashboard`` and ``sheet_dialog``.

    Raises
    ------
    RuntimeError
        In a checkout with changed browser code, if deno is not installed to bundle it.
    """
    return path(f"{name}.js").read_text("utf-8")


def style(name: str = "foot_map") -> str:
    """Return a style sheet as one text; names and errors are those of :func:`module`."""
    return path(f"{name}.css").read_text("utf-8")


def path(name: str) -> Path:
    """Return the file of a bundle, such as ``foot_map.js``, rebuilt if its sources changed."""
    _refresh()
    return STATIC / name


def paths() -> list[Path]:
    """Return the files of all bundles."""
    _refresh()
    return sorted(p for p in STATIC.iterdir() if p.suffix in (".js", ".css"))


def sources() -> list[Path]:
    """Return the files that the bundles are made from; none in an installed package."""
    build = build_script()
    return build.sources(CHECKOUT) if build and CHECKOUT else []


def forget() -> None:
    """Check for changed sources again at the next request for a bundle."""
    _refresh.cache_clear()


@lru_cache(maxsize=1)
def _refresh() -> None:
    build = build_script()
    if build and CHECKOUT:
        build.bundle(CHECKOUT)


@lru_cache(maxsize=1)
def build_script() -> ModuleType | None:
    """Return ``hatch_build.py`` of the checkout, which is not part of the package."""
    file = CHECKOUT / "hatch_build.py" if CHECKOUT else None
    if file is None or not file.is_file():
        return None
    spec = importlib.util.spec_from_file_location("zones_hatch_build", file)
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found
