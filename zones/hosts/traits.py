"""The properties of a map as traits, from the table in :mod:`zones.model.map_state`; its events.

A property is checked before it changes, so a wrong value leaves the map as it was. A list or a
dictionary that is read is a copy: assign another one to change the map.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import traitlets

from zones.arguments import arguments, no_such
from zones.hosts.base import MapBase, find_chart
from zones.languages.charts import find
from zones.model.map_state import (
    FIELDS,
    ID_LISTS,
    MOST_HEIGHT,
    STATE,
    StateField,
    check,
    check_number,
)
from zones.model.zone import Zone
from zones.payload.values import values_text

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable
    from typing import Literal

    from zones.model.chart import Chart

MADE = ("map_height", "values_json", "charts_json", "charts_url", "quiz_results")
"""Names of the state that other properties, the host or the reader decide."""
NOT_SAVED = "charts_json"
"""Sent to a browser as a message on request, as state would be saved with each notebook."""

DATA: dict[str, Any] = {
    name: parameter.default
    for name, parameter in inspect.signature(values_text).parameters.items()
    if name != "chart"
}
"""Arguments of :func:`zones.payload.values.values_text` that are properties of a map, with
their defaults."""


PROPERTIES = (*(name for name in STATE if name not in MADE), "height", *DATA)
"""Names that a map is made with, and that can be set and observed later."""

Handler = TypeVar("Handler", bound=Callable[[tuple[Zone, ...]], Any])


class StateTrait(traitlets.TraitType):
    """A name of the state; the map checks its values."""

    def __init__(self, field: StateField) -> None:
        super().__init__(field.value(), help=field.full_doc)
        self.field = field
        if field.name != NOT_SAVED:
            self.tag(sync=True)

    def validate(self, obj: Any, value: Any) -> Any:
        """Return the value as the state holds it."""
        usual = self.field.value()
        if type(value) is type(usual) and value == usual:
            return value
        return obj._checked(self.field.name, value)

    def get(self, obj: Any, cls: Any = None) -> Any:
        """Return the value, a list as a copy."""
        value = super().get(obj, cls)
        return list(value) if isinstance(value, list) else value


class DataTrait(traitlets.TraitType):
    """An argument of :func:`~zones.payload.values.values_text`."""

    def __init__(self, name: str) -> None:
        super().__init__(DATA[name], help="See zones.payload.values.values_text.")

    def get(self, obj: Any, cls: Any = None) -> Any:
        """Return the value, a dictionary or a list as a copy."""
        value = super().get(obj, cls)
        return _copied(value)

    def validate(self, obj: Any, value: Any) -> Any:
        """Return a copy, which later changes of the caller's own do not reach."""
        return _copied(value)


def _copied(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    return list(value) if isinstance(value, list | tuple) else value


class Height(traitlets.TraitType):
    """A height in CSS pixels, or None where the host decides."""

    def __init__(self) -> None:
        super().__init__(None, help="Height in CSS pixels; None leaves it to the host.")

    def validate(self, obj: Any, value: Any) -> Any:
        """Return the value unchanged."""
        if value is not None and (check_number("height", value) < 1):
            raise ValueError(f"height must be a number of pixels from 1 to {MOST_HEIGHT}, or None")
        return value


def _traits() -> dict[str, traitlets.TraitType]:
    state = {name: StateTrait(field) for name, field in FIELDS.items()}
    return {**state, **{name: DataTrait(name) for name in DATA}, "height": Height()}


if TYPE_CHECKING:
    Zones = traitlets.TraitType[list[str], Iterable[str | int]]
    Names = traitlets.TraitType[list[str], Iterable[str]]

    class StateTraits(traitlets.HasTraits):
        """What type checkers see of the traits."""

        chart: traitlets.TraitType[str, str | os.PathLike[str] | Chart]
        selection: Zones
        view: traitlets.TraitType[
            Literal["plantar", "dorsal", "medial", "lateral"],
            Literal["plantar", "dorsal", "medial", "lateral"],
        ]
        feet: traitlets.TraitType[
            Literal["both", "left", "right"], Literal["both", "left", "right"]
        ]
        arrangement: traitlets.TraitType[Literal["facing", "own"], Literal["facing", "own"]]
        highlight: Zones
        systems: Names
        further: traitlets.TraitType[bool, bool]
        guidelines: traitlets.TraitType[bool, bool]
        labels: traitlets.TraitType[
            Literal["numbers", "names", "both"], Literal["numbers", "names", "both"]
        ]
        overlays: Names
        theme: traitlets.TraitType[
            Literal["auto", "light", "dark"], Literal["auto", "light", "dark"]
        ]
        learn: traitlets.TraitType[str, str]
        complaint: traitlets.TraitType[str, str]
        compare: traitlets.TraitType[str, str]
        quiz: traitlets.TraitType[str, str]
        quiz_results: traitlets.TraitType[list[dict[str, Any]], list[dict[str, Any]]]
        player: traitlets.TraitType[str, str]
        sessions: traitlets.TraitType[bool, bool]
        language: traitlets.TraitType[str, str]
        controls: traitlets.TraitType[
            Literal["full", "compact", "none"], Literal["full", "compact", "none"]
        ]
        height: traitlets.TraitType[float | None, float | None]
        map_height: traitlets.TraitType[float, float]
        values_json: traitlets.TraitType[str, str]
        charts_json: traitlets.TraitType[str, str]
        charts_url: traitlets.TraitType[str, str]
        values: traitlets.TraitType[Any, Any]
        cmap: traitlets.TraitType[Any, Any]
        vmin: traitlets.TraitType[float | None, float | None]
        vmax: traitlets.TraitType[float | None, float | None]
        center: traitlets.TraitType[float | None, float | None]
        label: traitlets.TraitType[str | None, str | None]
        unit: traitlets.TraitType[str | None, str | None]
        colors: traitlets.TraitType[dict[str, str] | None, Mapping[str, str] | None]
        notes: traitlets.TraitType[dict[str, str] | None, Mapping[str, str] | None]
else:
    StateTraits = type(
        "StateTraits",
        (traitlets.HasTraits,),
        {"__doc__": "A class with one trait for each property of a map.", **_traits()},
    )


class CheckedState(StateTraits, MapBase):
    """The properties of a map, each checked against the chart, and what follows from a change."""

    def _checked(self, name: str, value: Any) -> Any:
        """Return a value of the state as it is stored."""
        if name == "chart":
            id, own = find_chart(value)
            self._own.update(own)
            return id
        value = list(value) if isinstance(value, tuple) else value
        if name in ("selection", "highlight") and isinstance(value, list):
            value = [find(self.record, item, name).id for item in value]
        return check(name, value, self._ids())

    @traitlets.validate(*DATA)
    def _fits(self, proposal: Any) -> Any:
        """Refuse values, colours and limits that do not go together."""
        values_text(self.record, **{**self._data(), proposal["trait"].name: proposal["value"]})
        return proposal["value"]

    def _data(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in DATA}

    @traitlets.observe(*DATA)
    def _colour(self, _: Any = None) -> None:
        self.values_json = values_text(self.record, **self._data())

    @traitlets.observe("height")
    def _resize(self, change: Any) -> None:
        self.map_height = change.new or 0

    @traitlets.observe("chart")
    def _other_chart(self, _: Any) -> None:
        """Drop zones, systems and values that the new chart lacks."""
        known = self._ids()
        for name in ID_LISTS:
            setattr(self, name, [id for id in getattr(self, name) if id in known[name]])
        for name in ("learn", "complaint", "compare"):
            if getattr(self, name) not in known[name]:
                setattr(self, name, "")
        try:
            self._colour()
        except ValueError:
            self._set_data({"values": None, "notes": None})

    def _set_data(self, given: Mapping[str, Any]) -> None:
        """Set several arguments of the colours, or none of them if they do not go together."""
        values_text(self.record, **{**self._data(), **given})
        with self.hold_trait_notifications():
            for name, value in given.items():
                setattr(self, name, value)


class Observed(CheckedState):
    """The events of a map."""

    _listeners: dict[Any, Callable[[Any], Any]]

    @arguments("observe")
    def observe(
        self,
        handler: Callable[[Any], Any],
        names: Any = traitlets.All,
        type: Any = "change",
    ) -> None:
        """Call a function whenever a property changes, by a reader or by the program.

        Parameters
        ----------
        handler : callable
            Gets the change: ``name``, ``old``, ``new``, ``owner`` (the map) and ``type``, as keys
            and as attributes.
        names : str or list of str
            Which properties; all by default.
        type : str
            Of change; traitlets has more than ``"change"``.

        Raises
        ------
        ValueError
            For a property that there is not, or a handler that is no function.

        Examples
        --------
        >>> from zones import FootMap
        >>> foot_map = FootMap("rwo-shur")
        >>> foot_map.observe(lambda change: print(change.name, change.new), ["view", "feet"])
        >>> foot_map.feet = "left"
        feet left
        """
        self._check_handler(handler, names)
        super().observe(handler, names, type)

    @arguments("unobserve")
    def unobserve(
        self,
        handler: Callable[[Any], Any],
        names: Any = traitlets.All,
        type: Any = "change",
    ) -> None:
        """Stop calling a function that :meth:`observe` was given.

        Parameters
        ----------
        handler, names, type
            As of :meth:`observe`, the same as there.

        Raises
        ------
        ValueError
            For a property that there is not, or a handler that is no function.

        Examples
        --------
        >>> from zones import FootMap
        >>> foot_map = FootMap("rwo-shur")
        >>> foot_map.observe(print, "view")
        >>> foot_map.unobserve(print, "view")
        >>> foot_map.view = "dorsal"
        """
        self._check_handler(handler, names)
        super().unobserve(handler, names, type)

    def _check_handler(self, handler: Any, names: Any) -> None:
        if not callable(handler):
            raise ValueError("handler must be a function of one argument, the change")
        if names is traitlets.All:
            return
        for name in names if isinstance(names, list | tuple | set) else [names]:
            if not isinstance(name, str) or not self.has_trait(name):
                raise ValueError(no_such("FootMap has no property", str(name), PROPERTIES))

    @arguments("on_select")
    def on_select(self, handler: Handler, remove: bool = False) -> Handler:
        """Call a function with the chosen zones whenever the selection changes.

        Parameters
        ----------
        handler : callable
            Gets a tuple of :class:`~zones.model.zone.Zone`, in the order of choice.
        remove : bool
            Stop calling it.

        Returns
        -------
        callable
            The handler, so that this can be a decorator.

        Raises
        ------
        ValueError
            For a handler that is no function.

        Examples
        --------
        >>> from zones import FootMap
        >>> foot_map = FootMap("rwo-shur")
        >>> show = foot_map.on_select(lambda zones: print([zone.name for zone in zones]))
        >>> foot_map.selection = ["liver"]
        ['Liver']
        """
        if not callable(handler):
            raise ValueError("handler must be a function of one argument, the chosen zones")
        known = self._listeners.pop(handler, None)
        if known is not None:
            self.unobserve(known, "selection")
        if not remove:
            self._listeners[handler] = lambda _: handler(self.zones)
            self.observe(self._listeners[handler], "selection")
        return handler
