"""A notebook widget that shares the state of a Panel map, both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zones.choices import STATE
from zones.widget import FROM_PYTHON, FootMapWidget

if TYPE_CHECKING:
    from zones.foot_map import FootMap

_BOTH = tuple(name for name in STATE if name not in ("charts_json", "charts_url"))


def twin(foot_map: FootMap) -> FootMapWidget:
    """Return a widget that shows the same map and follows it, as the map follows the widget."""
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
    widget.observe(from_widget, [name for name in _BOTH if name not in FROM_PYTHON])
    return widget
