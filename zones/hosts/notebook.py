"""`FootMapWidget`: the map for notebooks without Panel, on anywidget."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from zones.export.bundle import module, style
from zones.hosts import output
from zones.hosts.base import DATA, MapBase, find_chart
from zones.model.map_state import (
    DEFAULT_SCHOOL,
    FIELDS,
    ID_LISTS,
    PYTHON_ONLY,
    STATE,
    StateField,
    check,
    current_name,
)

CHART = "charts_json"
"""Sent to the browser as a message on request, as state would be saved with each notebook."""


def _trait(field: StateField) -> traitlets.TraitType:
    if field.name == CHART:
        return traitlets.Unicode(field.default)
    if field.kind == "ids":
        return traitlets.List(field.value()).tag(sync=True)
    kind = traitlets.Bool if field.kind == "switch" else traitlets.Unicode
    return kind(field.default).tag(sync=True)


StateTraits: Any = type(
    "StateTraits",
    (traitlets.HasTraits,),
    {
        "__doc__": "A class with one trait for each name of the state.",
        **{name: _trait(field) for name, field in FIELDS.items()},
    },
)


class FootMapWidget(MapBase, StateTraits, anywidget.AnyWidget):
    """A map of the feet in a notebook: clicks reach Python, Python sets the selection.

    Parameters
    ----------
    chart : str, path or Chart
        The id of a school, the folder of a pack of your own, or a loaded chart.
    values, cmap, vmin, vmax, label, notes
        See :func:`zones.payload.values.values_text`.
    **state
        Any name of :data:`zones.model.map_state.STATE`.

    Raises
    ------
    ValueError
        For a value outside its choices; the message lists them and suggests the closest.

    Examples
    --------
    >>> foot_map = FootMapWidget("rwo-shur", view="plantar", selection=["liver"])
    >>> foot_map.observe(lambda change: print(change.new), "selection")
    >>> foot_map.selection = ["heart"]
    ['heart']
    """

    _esm = module("widget")
    _css = style()

    def __init__(self, chart: Any = DEFAULT_SCHOOL, **state: Any) -> None:
        id, self._own = find_chart(chart)
        state = {current_name(name): value for name, value in state.items()}
        data = {name: state.pop(name) for name in DATA if name in state}
        for name in state:
            if name not in STATE:
                check(name, None, {})  # raises an error that lists the names
        self._starting = True
        super().__init__(chart=id)
        self._starting = False
        self.on_msg(self._answer)
        if not state.get("charts_url"):
            self.charts_json = state.pop("charts_json", "") or self._charts_text((id,))
        for name, value in state.items():
            setattr(self, name, list(value) if isinstance(value, tuple) else value)
        if data:
            self.color(data.pop("values", None), **data)

    @traitlets.validate(*STATE)
    def _allow(self, proposal: Any) -> Any:
        name, value = proposal["trait"].name, proposal["value"]
        return check(name, value, {} if self._starting else self._ids())

    def _answer(self, _: Any, content: Any, buffers: Any) -> None:
        """Send the chart to a browser that requests it."""
        if isinstance(content, dict) and content.get("ask") == CHART:
            self.send({CHART: self.charts_json})

    @traitlets.observe(CHART)
    def _send_chart(self, change: Any) -> None:
        self.send({CHART: change.new})

    @traitlets.observe("chart")
    def _other_chart(self, change: Any) -> None:
        """Load the new chart, and drop zones and systems it lacks."""
        if self._starting:
            return
        known = self._ids()
        for name in ID_LISTS:
            kept = [id for id in getattr(self, name) if id in known[name]]
            if kept != getattr(self, name):
                setattr(self, name, kept)
        self.values_json = ""
        for name in ("learn", "complaint"):
            if getattr(self, name) not in known[name]:
                setattr(self, name, "")
        if not self.charts_url:
            self.charts_json = self._charts_text((change.new,))

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Accept what a browser sends; reset values that are not allowed."""
        good, bad = {}, []
        known = self._ids()
        for name, value in sync_data.items():
            try:
                if name in PYTHON_ONLY:
                    raise ValueError(f"{name} is set by Python only")
                good[name] = check(name, value, known) if name in STATE else value
            except ValueError:
                bad.append(name)
        super().set_state(good)
        for name in bad:
            self.send_state(name)

    def __repr__(self) -> str:
        return f"FootMapWidget(chart={self.chart!r}, selection={self.selection!r})"

    def _ipython_display_(self) -> None:
        output.show(self, self)


_BOTH = tuple(name for name in STATE if name not in ("charts_json", "charts_url"))


def twin(foot_map: Any) -> FootMapWidget:
    """Return a widget that shares the state of a Panel map, both ways.

    Parameters
    ----------
    foot_map : zones.hosts.panel.FootMap
        Also shown by the widget, and kept in sync with it.
    """
    widget = FootMapWidget(foot_map.record, **foot_map.state())
    widget._own = foot_map._own

    def from_map(*events) -> None:
        # The chart goes first: the other values belong to it.
        for event in sorted(events, key=lambda event: event.name != "chart"):
            if getattr(widget, event.name) != event.new:
                setattr(widget, event.name, event.new)

    def from_widget(change) -> None:
        if getattr(foot_map, change.name) != change.new:
            setattr(foot_map, change.name, change.new)

    foot_map.param.watch(from_map, list(_BOTH))
    widget.observe(from_widget, [name for name in _BOTH if name not in PYTHON_ONLY])
    return widget
