"""The traditional reflex zones of the foot, as a map to read, click, print and embed.

    from zones import FootMap, load_chart

Names are imported on first use, so that the core needs no host.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zones.hosts.notebook import FootMapWidget
    from zones.hosts.panel import FootMap
    from zones.languages.charts import load_chart
    from zones.loading.loader import schools
    from zones.loading.problems import ContentError
    from zones.model.chart import Chart
    from zones.model.zone import Zone
    from zones.payload.values import difference
    from zones.sheets import sheet

__all__ = [
    "Chart",
    "ContentError",
    "FootMap",
    "FootMapWidget",
    "Zone",
    "difference",
    "load_chart",
    "schools",
    "sheet",
]

_HOMES = {
    "Chart": "zones.model.chart",
    "ContentError": "zones.loading.loader",
    "FootMapWidget": "zones.hosts.notebook",
    "Zone": "zones.model.chart",
    "difference": "zones.payload.values",
    "load_chart": "zones.languages.charts",
    "schools": "zones.loading.loader",
    "sheet": "zones.sheets",
}


# `FootMap` is the first of these whose host is installed.
_HOSTS = (
    ("panel", "zones.hosts.panel", "FootMap"),
    ("anywidget", "zones.hosts.notebook", "FootMapWidget"),
    ("zones", "zones.hosts.standalone", "BareFootMap"),
)


def __getattr__(name: str) -> Any:
    if name == "FootMap":
        home, name = next((home, kind) for host, home, kind in _HOSTS if find_spec(host))
        return getattr(import_module(home), name)
    if name not in _HOMES:
        raise AttributeError(f"module 'zones' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
