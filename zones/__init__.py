"""The traditional reflex zones of the foot, as a map to read, click, print and embed.

    from zones import FootMap, load_chart

Names are imported on first use, so that the core needs no host.
"""

from __future__ import annotations

import warnings
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zones.arguments import ArgumentError
    from zones.hosts.foot_map import FootMap
    from zones.languages.charts import load_chart
    from zones.loading.loader import schools
    from zones.loading.problems import ContentError
    from zones.model.chart import Chart
    from zones.model.zone import Zone
    from zones.payload.values import difference
    from zones.quizzes import Question, quiz
    from zones.sheets import sheet

__all__ = [
    "ArgumentError",
    "Chart",
    "ContentError",
    "FootMap",
    "Question",
    "Zone",
    "difference",
    "load_chart",
    "quiz",
    "schools",
    "sheet",
]

_HOMES = {
    "ArgumentError": "zones.arguments",
    "Chart": "zones.model.chart",
    "ContentError": "zones.loading.problems",
    "Question": "zones.quizzes",
    "Zone": "zones.model.zone",
    "difference": "zones.payload.values",
    "load_chart": "zones.languages.charts",
    "quiz": "zones.quizzes",
    "schools": "zones.loading.loader",
    "sheet": "zones.sheets",
}


def __getattr__(name: str) -> Any:
    if name == "FootMap":
        from zones.hosts.host_forms import installed

        host = "notebook" if installed("anywidget") else "foot_map"
        return import_module(f"zones.hosts.{host}").FootMap
    if name == "FootMapWidget":
        warnings.warn("FootMapWidget is called FootMap now", DeprecationWarning, stacklevel=2)
        return __getattr__("FootMap")
    if name not in _HOMES:
        from difflib import get_close_matches

        close = get_close_matches(name, __all__, n=1)
        hint = f"; did you mean {close[0]!r}?" if close else ""
        raise AttributeError(f"module 'zones' has no attribute {name!r}{hint}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
