"""The map as a Panel component: what `zones.FootMap.panel` is, and the dashboard's map."""

from __future__ import annotations

import os
import zlib
from typing import TYPE_CHECKING, Any

import param
from bokeh.models import ImportedStyleSheet
from panel.config import config
from panel.custom import AnyWidgetComponent
from panel.io.reload import watch
from panel.io.state import state as panel_state
from panel.util import classproperty

from zones.export.bundle import module, sources, style
from zones.export.static_files import MODULE, address
from zones.hosts.base import MapBase, find_chart
from zones.hosts.file_route import hand_out_files, is_reachable
from zones.hosts.panel_params import StateParameters
from zones.loading.loader import schools, shipped
from zones.model.chart import Chart
from zones.model.map_state import DEFAULT_SCHOOL, FIELDS, PYTHON_ONLY, current_name
from zones.resources import icon

if TYPE_CHECKING:
    from bokeh.document import Document


class FootMap(MapBase, StateParameters, AnyWidgetComponent):
    """A map of the feet as a Panel component.

    Parameters
    ----------
    chart : str, path or Chart
        The id of a school, such as ``"rwo-shur"``, the folder of a pack of your own, or a chart.
    **params
        Any name of :data:`zones.model.map_state.FIELDS`, and Panel's own for size and style.

    Raises
    ------
    ValueError
        For a value outside its choices; the message lists them and suggests the closest.
    ContentError
        For an invalid pack; it lists the errors with file and line.

    Examples
    --------
    >>> FootMap("rwo-shur", selection=["liver"], sizing_mode="stretch_both").zones[0].name
    'Liver'
    """

    sizing_mode: Any = param.Selector(
        default="stretch_width", objects=[*AnyWidgetComponent.param.sizing_mode.objects]
    )
    min_width = param.Integer(default=300, bounds=(0, None))

    _esm = module()
    _debounce = 0

    def __init__(
        self, chart: str | os.PathLike[str] | Chart = DEFAULT_SCHOOL, **params: Any
    ) -> None:
        chart, self._own = find_chart(chart)
        params = {current_name(name): value for name, value in params.items()}
        later = {name: params.pop(name) for name in list(params) if name in _OF_THE_CHART}
        super().__init__(**params)
        self.param.chart.choices = lambda: {*schools(), *self._own}
        self.param.selection.choices = self.param.highlight.choices = self._zone_ids
        self.param.systems.choices = lambda: self.record.systems
        self.param.overlays.choices = lambda: tuple(overlay.id for overlay in self.record.overlays)
        self.param.learn.choices = lambda: self._ids()["learn"]
        self.param.complaint.choices = lambda: self._ids()["complaint"]
        self.param.compare.choices = lambda: self._ids()["compare"]
        self.param.update(chart=chart, **later)
        self.param.watch(self._keep_known, "chart")
        self.param.watch(self._send_charts, "language")

    @classproperty
    def _stylesheets(cls) -> list[str]:
        # As text: Panel answers 403 for a style sheet outside the module's folder.
        return [style()]

    def save(self, filename: Any, *args: Any, **options: Any) -> None:
        """Save Panel's own page of the map, without its icons from a server.

        Parameters are those of Panel's own ``save``, such as ``resources``. For a page without
        Panel, or a picture, save the :class:`zones.FootMap`.
        """
        if len(args) < 4:  # else the template's variables are given by position
            given = options.get("template_variables") or {}
            options["template_variables"] = {"app_favicon": icon(), "apple_icon": icon(), **given}
        return AnyWidgetComponent.save(self, filename, *args, **options)

    @classmethod
    def _render_esm(cls, *_: Any, **__: Any) -> str:
        # Panel would look for an indent in each line of the bundle, for each session.
        return cls._esm

    def _zone_ids(self) -> list[str]:
        return [zone.id for zone in self.record.zones]

    def _keep_known(self, *_: param.parameterized.Event) -> None:
        """Drop zones and systems that the new chart lacks."""
        zones, systems = set(self._zone_ids()), set(self.record.systems)
        kept: dict[str, Any] = {
            "selection": [id for id in self.selection if id in zones],
            "highlight": [id for id in self.highlight if id in zones],
            "systems": [id for id in self.systems if id in systems],
        }
        for name in ("learn", "complaint", "compare"):
            if getattr(self, name) not in self._ids()[name]:
                kept[name] = ""
        self.param.update({k: v for k, v in kept.items() if v != getattr(self, k)})

    def _send_charts(self, *_: param.parameterized.Event) -> None:
        """Send the charts in the new language to browsers that have them as text."""
        text = ""
        for ref, (model, _root) in self._models.copy().items():
            if model.data.charts_json and not self.charts_json:
                text = text or self._charts_text()
                self._apply_update({}, {"charts_json": text}, model, ref)

    def _process_param_change(self, params: dict[str, Any]) -> dict[str, Any]:
        properties = super()._process_param_change(params)
        if "stylesheets" in properties:
            # The map needs none of Panel's style sheets, and a saved page or a session without
            # a request would fetch them from a public server.
            own = {getattr(sheet, "url", sheet) for sheet in self.stylesheets}
            properties["stylesheets"] = [
                sheet
                for sheet in properties["stylesheets"]
                if not isinstance(sheet, ImportedStyleSheet) or sheet.url in own
            ]
        return properties

    def _get_properties(self, doc: Document | None) -> dict[str, Any]:
        properties = super()._get_properties(doc)
        data = properties["data"]
        reachable = is_reachable(doc)
        root = panel_state.rel_path
        # Panel compiles a module that is not a bundle in the browser, which takes longer than the
        # rest of the map's start.
        properties["esm"] = address(MODULE, root) if reachable else self._esm
        properties["bundle"] = "url" if reachable else f"zones-{zlib.crc32(self._esm.encode()):x}"
        if reachable and not self._own and not self.charts_json:
            data.charts_url = self.charts_url or address("", root)
        if not data.charts_url and not data.charts_json:
            data.charts_json = self._charts_text()
        return properties

    def _process_events(self, events: dict[str, Any]) -> None:
        """Accept what a browser sends; reset values that are not allowed.

        Any client may send any value, so none of it is raised, logged or shown.
        """
        if "chart" in events and len(events) > 1:  # the other values belong to the new chart
            self._process_events({"chart": events.pop("chart")})
        good = {name: value for name, value in events.items() if self._allows(name, value)}
        if good:
            super()._process_events(good)
        bad = {name: getattr(self, name) for name in events if name in FIELDS and name not in good}
        if bad:
            for ref, (model, _) in self._models.copy().items():
                self._apply_update({}, bad, model, ref)

    def _allows(self, name: str, value: Any) -> bool:
        if name in PYTHON_ONLY:
            return False
        if name not in FIELDS:
            return True  # Panel's own
        try:
            self.param[name]._validate(value)
        except (ValueError, TypeError):
            return False
        return True


def component(shown: Any) -> FootMap:
    """Return a component that shares the state of a map, both ways.

    Parameters
    ----------
    shown : zones.FootMap
        Also shown by the component, and kept in step with it.
    """
    made = FootMap(shown.record, **shown.state(), height=_whole(shown.height))
    made._own = shown._own

    def from_map(change: Any) -> None:
        if change.name == "height":
            made.height = _whole(change.new)
        elif getattr(made, change.name) != change.new:
            setattr(made, change.name, change.new)

    def from_component(*events: param.parameterized.Event) -> None:
        # The chart goes first: the other values belong to it.
        for event in sorted(events, key=lambda event: event.name != "chart"):
            if getattr(shown, event.name) != event.new:
                setattr(shown, event.name, event.new)

    both = [name for name in FIELDS if name not in ("charts_json", "charts_url")]
    shown.observe(from_map, [*both, "height"])
    made.param.watch(from_component, both)
    return made


def _whole(height: float | None) -> int | None:
    return None if height is None else round(height)


_OF_THE_CHART = (
    *("selection", "highlight", "systems", "overlays"),
    *("learn", "complaint", "compare"),
)

hand_out_files()

if config.autoreload:
    shipped.cache_clear()
    for _path in sources():
        watch(str(_path))
