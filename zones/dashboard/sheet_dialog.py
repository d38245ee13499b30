"""`SheetDialog`: the dialog that prints and saves sheets of what a map shows."""

from __future__ import annotations

import asyncio
from typing import Any

import param
from bokeh.events import ConnectionLost
from bokeh.models import ImportedStyleSheet
from panel.custom import AnyWidgetComponent
from panel.io.state import state
from panel.util import classproperty

from zones.dashboard.guard.line import Busy
from zones.dashboard.sheet_queue import Failed, sheet_queue
from zones.export import bundle
from zones.hosts.panel import FootMap
from zones.hosts.panel_params import Choice, Switch, Text
from zones.model.map_state import LANGUAGES
from zones.sheets.request import LONGEST, Shown, menu, refusal


class SheetDialog(AnyWidgetComponent):
    """A dialog to choose a sheet, see its first page, download and print it.

    Parameters
    ----------
    foot_map : FootMap
        Provides the chart, chosen zones, view and feet of the sheets.
    **params
        Any parameter below.

    Notes
    -----
    Another process makes the sheets, in turn with those of other readers, so the map stays
    responsive. A request that a newer one has overtaken, or whose reader has left, is dropped.
    """

    opened = Switch(False, doc="Whether the dialog is open. Both ways.")
    request = Text("", doc="The sheet wished for, as JSON. From the browser.")
    language = Choice("en", choices=LANGUAGES, doc="Of the dialog's messages. From Python only.")
    menu = Text("", doc="Fields, choices and messages, as JSON. From Python only.")
    answer = Text("", doc="The sheet or an error, as JSON. From Python only.")

    _esm = bundle.path("sheet_dialog.js")
    _debounce = 0
    from_browser = ("opened", "request")

    def __init__(self, foot_map: FootMap, **params: Any) -> None:
        self._map = foot_map
        self._job: asyncio.Future[str] | None = None
        super().__init__(**params)
        self.param.watch(self._offer, "opened")
        self.param.watch(self._serve, "request")
        foot_map.param.watch(self._speak, "language")
        # A routine that is printed from where it is changed may come just after the dialog opens.
        foot_map.param.watch(self._offer, "player")
        if "language" not in params:
            self._speak()
        if state.curdoc is not None:
            state.curdoc.on_event(ConnectionLost, self._drop)

    @classproperty
    def _stylesheets(cls) -> list[str]:
        return [bundle.style("sheet_dialog")]

    @property
    def shown(self) -> Shown:
        """What the map currently shows."""
        at, state = self._map, self._map.state()
        zones, quiz, player = tuple(at.selection), state["quiz"], state["player"]
        return Shown(at.record, zones, at.view, at.feet, at.learn, quiz, player)

    def _speak(self, *_: param.parameterized.Event) -> None:
        """Follow the map's language if the dialog has messages in it."""
        language = self._map.language
        self.language = language if language in LANGUAGES else LANGUAGES[0]
        self._offer()

    def _offer(self, *_: param.parameterized.Event) -> None:
        if self.opened:
            self.menu = menu(self.shown, self.language)

    async def _serve(self, event: param.parameterized.Event) -> None:
        """Answer the newest request; one that came before it is dropped."""
        request = event.new
        self._drop()
        work = sheet_queue().make(request, self.shown, self.language, _address())
        job = self._job = asyncio.ensure_future(work)
        try:
            made = await job
        except asyncio.CancelledError:
            return
        except Busy as busy:
            made = refusal(request, "busy", self.language, seconds=busy.seconds)
        except Failed:
            made = refusal(request, "too_much", self.language)
        if request == self.request:
            self.answer = made

    def _drop(self, *_: Any) -> None:
        """Cancel the request that is waiting or in progress."""
        if self._job is not None:
            self._job.cancel()

    def _process_param_change(self, params: dict[str, Any]) -> dict[str, Any]:
        properties = super()._process_param_change(params)
        if "stylesheets" in properties:  # Panel's own, which the dialog does not need
            properties["stylesheets"] = [
                sheet
                for sheet in properties["stylesheets"]
                if not isinstance(sheet, ImportedStyleSheet)
            ]
        return properties

    def _process_events(self, events: dict[str, Any]) -> None:
        """Accept only what a browser may write, as any client may send any value."""
        good = {name: value for name, value in events.items() if self._allows(name, value)}
        if good:
            super()._process_events(good)

    def _allows(self, name: str, value: Any) -> bool:
        if name == "opened":
            return isinstance(value, bool)
        if name == "request":
            return isinstance(value, str) and len(value) <= LONGEST
        return name in AnyWidgetComponent.param


def _address() -> str:
    """Return the address of the reader, if there is a server that knows it."""
    context = state.curdoc.session_context if state.curdoc else None
    return str(getattr(getattr(context, "request", None), "remote_ip", "") or "")
