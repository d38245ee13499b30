"""`BareFootMap`: the map where neither Panel nor anywidget is installed.

It displays in a notebook like the others and saves pages and pictures, but clicks do not reach
Python.
"""

from __future__ import annotations

from typing import Any

from zones.hosts import output
from zones.hosts.base import DATA, MapBase, find_chart
from zones.model.chart import Chart
from zones.model.map_state import DEFAULT_SCHOOL, STATE, check, current_name


class BareFootMap(MapBase):
    """A map of the feet as data, page and picture.

    Parameters
    ----------
    chart : str, path or Chart
    **state
        Any name of :data:`zones.model.map_state.STATE`, and ``values``, ``cmap``, ``vmin``,
        ``vmax``, ``label`` and ``notes`` as of :func:`zones.payload.values.values_text`.

    Raises
    ------
    ValueError
        For a value outside its choices; the message lists them and suggests the closest.

    Examples
    --------
    >>> BareFootMap("rwo-shur", selection=["liver"]).zones[0].number
    18
    """

    _own: dict[str, Chart]

    def __init__(self, chart: Any = DEFAULT_SCHOOL, **state: Any) -> None:
        id, own = find_chart(chart)
        object.__setattr__(self, "_own", own)
        for name, value in {**STATE, "chart": id}.items():
            object.__setattr__(self, name, list(value) if isinstance(value, list) else value)
        state = {current_name(name): value for name, value in state.items()}
        data = {name: state.pop(name) for name in DATA if name in state}
        for name, value in state.items():
            setattr(self, name, list(value) if isinstance(value, tuple) else value)
        if data:
            self.color(data.pop("values", None), **data)

    def __setattr__(self, name: str, value: Any) -> None:
        name = current_name(name)
        object.__setattr__(self, name, check(name, value, self._ids()))

    def __repr__(self) -> str:
        return f"BareFootMap(chart={self.chart!r}, selection={self.selection!r})"

    def _ipython_display_(self) -> None:
        output.show(self)
