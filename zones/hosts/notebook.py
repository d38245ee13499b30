"""`FootMap` where anywidget is installed: the map as a live widget of a notebook."""

from __future__ import annotations

import sys
import warnings
from typing import Any

import anywidget
import ipywidgets  # type: ignore[import-untyped]
import traitlets

from zones.export.packed import packed_widget
from zones.hosts import foot_map, output
from zones.hosts.traits import NOT_SAVED
from zones.model.map_state import PYTHON_ONLY, STATE, check
from zones.payload.files import with_drawings


class FootMap(foot_map.FootMap, anywidget.AnyWidget):
    __doc__ = foot_map.FootMap.__doc__

    _esm = packed_widget()
    _asked = False

    @traitlets.default("layout")
    def _as_wide_as_its_place(self) -> ipywidgets.Layout:
        """Fill a row of widgets, in which a map would have no width of its own."""
        return ipywidgets.Layout(width="100%")

    def open(self) -> None:
        """Link the map to a browser, as soon as somebody asks for the link on a Panel server."""
        if not _in_panel_session():
            super().open()
            self.on_msg(self._answer)

    @property
    def model_id(self) -> str:
        """The id by which a browser finds this widget."""
        if self.comm is None:
            super().open()
            self.on_msg(self._answer)
        return super().model_id

    @property
    def widget(self) -> Any:
        """The map itself, which is an anywidget."""
        return self

    def _answer(self, _: Any, content: Any, buffers: Any) -> None:
        """Send the chart to a browser that requests it."""
        if isinstance(content, dict) and content.get("ask") == NOT_SAVED:
            self._asked = True
            self._send_chart()

    def _send_chart(self) -> None:
        self.send({NOT_SAVED: self.charts_json or self._message()})

    def _message(self) -> str:
        """Return the chart as JSON text, with the pictures of its techniques."""
        return with_drawings(self._charts_text((self.chart,)), self.record.techniques)

    @traitlets.observe("chart", "language", NOT_SAVED)
    def _follow_chart(self, _: Any) -> None:
        if self._asked and not self.charts_url:
            self._send_chart()

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

    def _ipython_display_(self) -> None:
        output.show(self, self)


def _in_panel_session() -> bool:
    """Whether this is a session of a Panel server, whose maps no notebook shows.

    ipywidgets keeps every open widget until it is closed; on a server they would add up.
    """
    state = sys.modules.get("panel.io.state")
    document = state.state.curdoc if state else None
    return bool(document and document.session_context)


def __getattr__(name: str) -> Any:
    if name != "FootMapWidget":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    warnings.warn("FootMapWidget is called zones.FootMap now", DeprecationWarning, stacklevel=2)
    return FootMap
