"""The former place of the map without a host, which is :mod:`zones.hosts.foot_map` now."""

from __future__ import annotations

import warnings
from typing import Any


def __getattr__(name: str) -> Any:
    if name != "BareFootMap":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from zones.hosts.foot_map import FootMap

    warnings.warn("BareFootMap is called zones.FootMap now", DeprecationWarning, stacklevel=2)
    return FootMap
