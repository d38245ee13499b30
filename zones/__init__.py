"""The traditional reflex zones of the foot, as a map to read, click, print and embed.

    from zones import FootMap, load_chart

Names are loaded when they are first used, so that the core needs no host.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zones.content import ContentError, load_chart, schools
    from zones.foot_map import FootMap
    from zones.model import Chart, Zone
    from zones.sheets import sheet

__all__ = ["Chart", "ContentError", "FootMap", "Zone", "load_chart", "schools", "sheet"]

_HOMES = {
    "Chart": "zones.model",
    "ContentError": "zones.content",
    "FootMap": "zones.foot_map",
    "Zone": "zones.model",
    "load_chart": "zones.content",
    "schools": "zones.content",
    "sheet": "zones.sheets",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'zones' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
