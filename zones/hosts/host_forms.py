"""The forms of a map in hosts: an anywidget, and a Panel component with its parameters."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing_extensions import Self

_PANEL = "Panel, which is not installed: pip install foot-reflex-zones[panel]"
_WIDGET = "anywidget, which is not installed: pip install foot-reflex-zones[notebook]"
NEEDS = {"param": _PANEL, "panel": _PANEL, "servable": _PANEL, "show": _PANEL, "widget": _WIDGET}
"""Attributes that need a host, and which."""


def installed(package: str) -> bool:
    """Return whether a package can be imported."""
    try:
        return find_spec(package) is not None
    except (ImportError, ValueError):  # something keeps it from being imported
        return False


class HostForms:
    """Another form of the same map, made when it is first asked for."""

    _panel: Any = None

    @property
    def widget(self) -> Any:
        """The map as an anywidget, for layouts of ipywidgets; with anywidget, the map itself.

        Raises
        ------
        AttributeError
            If anywidget is not installed: ``pip install foot-reflex-zones[notebook]``.

        Examples
        --------
        >>> from zones import FootMap
        >>> foot_map = FootMap("rwo-shur")
        >>> foot_map.widget is foot_map
        True
        """
        raise AttributeError("widget")

    @property
    def panel(self) -> Any:
        """The map as a Panel component, with Panel's own parameters for size and style.

        Raises
        ------
        AttributeError
            If Panel is not installed: ``pip install foot-reflex-zones[panel]``.

        Examples
        --------
        >>> from zones import FootMap
        >>> foot_map = FootMap("rwo-shur")
        >>> foot_map.panel.margin = 10
        >>> foot_map.panel.selection = ["liver"]
        >>> foot_map.selection
        ['liver']
        """
        if self._panel is None:
            if not installed("panel"):
                raise AttributeError("panel")
            from zones.hosts.panel import component

            self._panel = component(self)
        return self._panel

    def __panel__(self) -> Any:
        """Return what Panel puts into a layout."""
        return self.panel

    @property
    def param(self) -> Any:
        """Parameters of the Panel component, to watch and to bind.

        Raises
        ------
        AttributeError
            If Panel is not installed.

        Examples
        --------
        >>> from zones import FootMap
        >>> foot_map = FootMap("rwo-shur")
        >>> watcher = foot_map.param.watch(lambda event: print(event.new), "selection")
        >>> foot_map.selection = ["liver"]
        ['liver']
        """
        return self.panel.param

    def servable(self, *args: Any, **options: Any) -> Self:
        """Add the map to the page that Panel serves.

        Parameters
        ----------
        *args, **options
            As of Panel's own ``servable``, such as ``title``.

        Returns
        -------
        FootMap
            The map itself.

        Raises
        ------
        AttributeError
            If Panel is not installed.

        Examples
        --------
        >>> from zones import FootMap
        >>> FootMap("rwo-shur").servable(title="My feet")
        FootMap('rwo-shur', selection=[])
        """
        self.panel.servable(*args, **options)
        return self

    def show(self, *args: Any, **options: Any) -> Any:
        """Start a server of Panel and open the map in a browser.

        Parameters
        ----------
        *args, **options
            As of Panel's own ``show``, such as ``port`` and ``threaded``.

        Returns
        -------
        Server
            Its ``stop()`` ends it.

        Raises
        ------
        AttributeError
            If Panel is not installed.

        Examples
        --------
        >>> from zones import FootMap
        >>> server = FootMap("rwo-shur").show(port=0, threaded=True, open=False, verbose=False)
        >>> server.stop()
        """
        return self.panel.show(*args, **options)
