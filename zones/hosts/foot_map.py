"""`FootMap`: the map with one constructor, the same properties, errors and events everywhere.

This class needs no host. Where anywidget is installed, :mod:`zones.hosts.notebook` adds the live
widget to it; where Panel is, :attr:`FootMap.panel` is the same map as a Panel component.
"""

from __future__ import annotations

import inspect
import json
import os
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from zones.arguments import arguments, no_such
from zones.hosts import output
from zones.hosts.base import MapBase
from zones.hosts.host_forms import NEEDS, HostForms
from zones.hosts.traits import DATA, PROPERTIES, Observed
from zones.model.chart import Chart
from zones.model.map_state import DEFAULT_SCHOOL, FORMER
from zones.payload.values import plain_values

_PANELS = "it is a parameter of Panel's: set it at foot_map.panel"
_LAYOUT = {
    "layout": "it is ipywidgets' own: set it at foot_map.widget",
    **dict.fromkeys(("width", "min_width", "max_width", "min_height", "max_height"), _PANELS),
    **dict.fromkeys(("sizing_mode", "margin", "align", "visible"), _PANELS),
    **dict.fromkeys(("styles", "stylesheets", "css_classes", "design"), _PANELS),
}
"""Arguments that a host has for its own form of the map, and where to give them."""


class FootMap(Observed, HostForms):
    """A map of the feet: click a zone to read its card, search, filter, compare schools.

    Parameters
    ----------
    chart : str, path or Chart
        The id of a school, such as ``"rwo-shur"``, the folder of a pack of your own, or a chart.
    selection : list of str or int
        Zones chosen, the last one on the card: ids, numbers, or names in any language. It is read
        back as ids.
    view : {"plantar", "dorsal", "medial", "lateral"}
        The sole, the top, the inner or the outer side.
    feet : {"both", "left", "right"}
        The owner's left and right, never the viewer's.
    arrangement : {"facing", "own"}
        The soles facing the viewer, or as one looks down on one's own feet.
    highlight : list of str or int
        Zones to mark, written like `selection`; the reader cannot change them.
    systems : list of str
        Ids of the body systems to show; none means all.
    further : bool
        Whether to show the further zones, which have no number.
    guidelines : bool
    labels : {"numbers", "names", "both"}
        What is written at the zones. A name stands inside its zone, or beside the feet with a line
        to it.
    overlays : list of str
        Ids of overlays, such as ``"tendon-line"``.
    theme : {"auto", "light", "dark"}
    learn : str
        What is open beside the card: nothing (``""``), ``"all"``, or the id of a routine.
    complaint : str
        The id of the complaint whose card is open, or ``""``.
    compare : str
        The id of the part of the body on which the schools are compared, or ``""``.
    quiz : str
        The quiz that is on, as in an address: kinds of question, zones, number of questions and
        seed, such as ``"find,name.system-digestive.10.k3f9"``. ``"new"`` lets the reader choose,
        ``"progress"`` shows what is known, ``""`` ends it. What the reader answers is in the
        property ``quiz_results``, a list of dictionaries.
    player : str
        The routine in the player: its id, such as ``"desk-break"``; ``"own"`` for the reader's own
        routines; one of them as in an address, such as ``"own.liver,thumb-walking,r,20"``; or
        ``""``.
    sessions : bool
        Whether the reader's notes and sessions are open. What is in them stays in the browser.
    language : str
        ``"en"``, ``"de"``, ``"es"``, ``"fr"`` or ``"zh"``: of all that the map says.
    values, cmap, vmin, vmax, center, label, unit, colors, notes
        Numbers or categories to colour the zones by; see
        :func:`zones.payload.values.values_text`.
    height : float, optional
        In CSS pixels, live and saved; by default the host decides.
    controls : {"full", "compact", "none"}
        What stands around the feet: everything; the switches and the name of the zone; nothing.

    Raises
    ------
    ValueError
        For a value outside its choices; the message lists them and suggests the closest.
    ArgumentError
        For an argument that there is not. It is a ValueError and a TypeError.
    AttributeError
        For an attribute that there is not, or cannot be set.
    ContentError
        For an invalid pack; it lists the errors with file and line.

    Examples
    --------
    >>> foot_map = FootMap("rwo-shur", selection=[18, "Heart"], values={"liver": 2})
    >>> foot_map
    FootMap('rwo-shur', selection=['liver', 'heart'])
    >>> foot_map.observe(lambda change: print(change.old, change.new), "view")
    >>> foot_map.view = "dorsal"
    plantar dorsal
    >>> foot_map.save("liver.svg")  # doctest: +SKIP
    """

    @arguments("FootMap", FORMER, _LAYOUT)
    def __init__(
        self,
        chart: str | os.PathLike[str] | Chart = DEFAULT_SCHOOL,
        *,
        selection: Iterable[str | int] = (),
        view: Literal["plantar", "dorsal", "medial", "lateral"] = "plantar",
        feet: Literal["both", "left", "right"] = "both",
        arrangement: Literal["facing", "own"] = "facing",
        highlight: Iterable[str | int] = (),
        systems: Iterable[str] = (),
        further: bool = False,
        guidelines: bool = True,
        labels: Literal["numbers", "names", "both"] = "numbers",
        overlays: Iterable[str] = (),
        theme: Literal["auto", "light", "dark"] = "auto",
        learn: str = "",
        complaint: str = "",
        compare: str = "",
        quiz: str = "",
        player: str = "",
        sessions: bool = False,
        language: str = "en",
        controls: Literal["full", "compact", "none"] = "full",
        height: float | None = None,
        values: Any = None,
        cmap: Any = None,
        vmin: float | None = None,
        vmax: float | None = None,
        center: float | None = None,
        label: str = "",
        unit: str = "",
        colors: Mapping[str, str] | None = None,
        notes: Mapping[str, str] | None = None,
    ) -> None:
        given = {name: value for name, value in locals().items() if name in PROPERTIES}
        self._own: dict[str, Chart] = {}
        self._listeners: dict[Any, Callable[[Any], Any]] = {}
        self.chart = chart
        for name in PROPERTIES:
            if name not in DATA and name in given and name != "chart":
                setattr(self, name, given[name])
        self.color(**{name: given[name] for name in DATA})
        super().__init__()

    @arguments("color")
    def color(
        self,
        values: Any = None,
        *,
        cmap: Any = ...,
        vmin: float | None = ...,  # type: ignore[assignment]
        vmax: float | None = ...,  # type: ignore[assignment]
        center: float | None = ...,  # type: ignore[assignment]
        label: str = ...,  # type: ignore[assignment]
        unit: str = ...,  # type: ignore[assignment]
        colors: Mapping[str, str] | None = ...,  # type: ignore[assignment]
        notes: Mapping[str, str] | None = ...,  # type: ignore[assignment]
    ) -> None:
        """Colour the zones by values, or remove the colours if there are none.

        Several properties change at once, so limits may move past each other. What is left out
        stays as it is.

        Parameters
        ----------
        values, cmap, vmin, vmax, center, label, unit, colors, notes
            As of :func:`zones.payload.values.values_text`.

        Raises
        ------
        ValueError
            If they do not go together; nothing changes then.

        Examples
        --------
        >>> foot_map = FootMap("rwo-shur")
        >>> foot_map.color({"liver": 3, "kidney": {"left": 1, "right": 2}}, vmax=5, unit="min")
        >>> foot_map.vmax, foot_map.unit
        (5, 'min')
        """
        given = {name: value for name, value in locals().items() if name in DATA}
        self._set_data({name: value for name, value in given.items() if value is not ...})

    @arguments("to_json")
    def to_json(self) -> str:
        """Return the arguments that make this map again, as JSON; a chart of your own by its id.

        Returns
        -------
        str

        Examples
        --------
        >>> import json
        >>> FootMap(**json.loads(FootMap("western", selection=["liver"]).to_json()))
        FootMap('western', selection=['liver'])
        """
        usual = inspect.signature(FootMap).parameters
        given = {name: getattr(self, name) for name in PROPERTIES}
        given = {k: v for k, v in given.items() if k == "chart" or _differs(v, usual[k].default)}
        if "values" in given:
            given["values"] = plain_values(self.record, self.values)
        if not isinstance(given.get("cmap", ""), str):
            bar = self._drawn_values().get("bar") or {}
            given["cmap"] = bar.get("colours") or list(given["cmap"])
        return json.dumps(given, ensure_ascii=False, indent=1, default=str) + "\n"

    if not TYPE_CHECKING:  # for a type checker, there are no other names

        def __setattr__(self, name: str, value: Any) -> None:
            if name.startswith("_") or self.has_trait(name):
                return super().__setattr__(name, value)
            found = inspect.getattr_static(type(self), name, None)
            if found is None:
                raise AttributeError(no_such("FootMap has no property", name, PROPERTIES))
            own = any(name in vars(kind) for kind in (FootMap, HostForms, MapBase))
            if own and getattr(found, "fset", None) is None:
                listed = ", ".join(PROPERTIES)
                raise AttributeError(f"{name} of FootMap cannot be set; choose from: {listed}")
            return super().__setattr__(name, value)

        def __getattr__(self, name: str) -> Any:
            """Say which attribute was meant; called for those that there are not."""
            if name.startswith("_"):
                raise AttributeError(f"FootMap has no attribute {name!r}")
            if name in NEEDS:
                raise AttributeError(f"FootMap.{name} needs {NEEDS[name]}")
            known = [*PROPERTIES, "quiz_results", *METHODS]
            raise AttributeError(no_such("FootMap has no attribute", name, known))

    def __repr__(self) -> str:
        return f"FootMap({self.chart!r}, selection={self.selection!r})"

    def _ipython_display_(self) -> None:
        output.show(self)


def _differs(value: Any, usual: Any) -> bool:
    return value is not usual and not (isinstance(value, list) and not value)


METHODS = (
    "color",
    "observe",
    "on_select",
    "panel",
    "param",
    "record",
    "save",
    "servable",
    "show",
    "state",
    "to_html",
    "to_json",
    "to_pdf",
    "to_png",
    "to_svg",
    "unobserve",
    "widget",
    "zones",
)
"""What else a map has."""
_SHOWN = inspect.signature(FootMap.__init__, eval_str=True)
FootMap.__signature__ = inspect.Signature([*_SHOWN.parameters.values()][1:])  # type: ignore[attr-defined]
