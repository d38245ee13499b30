"""What every map can do, whatever the host: its chart, its data, its files.

:class:`zones.hosts.foot_map.FootMap` and its Panel component share it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from typing import Any

from zones.arguments import arguments
from zones.export.forms import save
from zones.export.page_text import page_messages
from zones.export.single_file import page
from zones.hosts.output import saved_html
from zones.languages.catalogues import languages
from zones.languages.charts import in_language
from zones.loading.loader import load_chart, schools, shipped
from zones.loading.pack_files import is_path
from zones.model.chart import Chart
from zones.model.map_state import COMPLAINT, SHELF, STATE, check_text, current_name, unknown
from zones.model.zone import Zone
from zones.payload.files import PLACES, places
from zones.payload.payload import compact_json, payload, payload_json
from zones.payload.translation import in_languages
from zones.payload.vocabulary import all_complaints

SHOWN = tuple(name for name in STATE if name not in ("chart", "charts_json", "charts_url"))


def find_chart(chart: Any) -> tuple[str, dict[str, Chart]]:
    """Return the id of a chart, and the chart itself by that id if it is the caller's own.

    Parameters
    ----------
    chart : str, path or Chart
        The id of a school, the folder of a pack, or a loaded chart.
    """
    if isinstance(chart, Chart):
        return chart.school.id, {chart.school.id: chart}
    if isinstance(chart, os.PathLike) or (isinstance(chart, str) and is_path(chart)):
        own = load_chart(chart)
        return own.school.id, {own.school.id: own}
    if chart not in schools():
        raise unknown("chart", chart, schools())
    return chart, {}


class MapBase:
    """Needs the state's names as attributes, and `_own`, the caller's own charts."""

    _own: dict[str, Chart]
    chart: Any
    selection: Any
    highlight: Any
    systems: Any
    learn: Any
    complaint: Any
    compare: Any
    view: Any
    feet: Any
    arrangement: Any
    guidelines: Any
    further: Any
    language: Any
    values_json: Any
    charts_json: Any
    charts_url: Any
    map_height: Any

    @property
    def layers(self) -> list[str]:
        """The former name of `overlays`, which goes on for one release with a warning."""
        return getattr(self, current_name("layers"))

    @layers.setter
    def layers(self, value: list[str]) -> None:
        setattr(self, current_name("layers"), value)

    @property
    def record(self) -> Chart:
        """The chart shown, with all its records, as a :class:`~zones.model.chart.Chart`.

        Examples
        --------
        >>> from zones import FootMap
        >>> FootMap("western").record.school.id
        'western'
        """
        return self._own.get(self.chart) or shipped(self.chart)

    @property
    def zones(self) -> tuple[Zone, ...]:
        """The records of the chosen zones, in the order of choice.

        Examples
        --------
        >>> from zones import FootMap
        >>> [zone.name for zone in FootMap("rwo-shur", selection=[18, "heart"]).zones]
        ['Liver', 'Heart']
        """
        return tuple(self.record.zone(id) for id in self.selection)

    @arguments("state")
    def state(self) -> dict[str, Any]:
        """Return what the map shows now, without the chart.

        Returns
        -------
        dict
            By the names of the state, in values that JSON has; ``map_height`` is in CSS pixels, 0
            where the host decides.

        Examples
        --------
        >>> from zones import FootMap
        >>> state = FootMap("rwo-shur", selection=["liver"], height=300).state()
        >>> state["selection"], state["view"], state["map_height"]
        (['liver'], 'plantar', 300)
        """
        return {name: getattr(self, name) for name in SHOWN}

    @arguments("to_html")
    def to_html(
        self,
        *,
        title: str | None = None,
        fonts: bool = False,
        embedded: bool = False,
        charts: Any = None,
        languages: Sequence[str] = (),
        report_to: str | None = None,
    ) -> str:
        """Return the map in its current state as one self-contained HTML page.

        Parameters
        ----------
        title, fonts, embedded, languages, report_to
            As of :func:`zones.export.single_file.page`.
        charts : id of a school, folder of a pack, Chart, or several of them
            That readers can switch between, the one to show first; by default only the map's own.

        Returns
        -------
        str
            A whole document that requests nothing.

        Raises
        ------
        ValueError
            For a title that is no text, or a chart or language that there is not.
        ContentError
            For an invalid pack.

        Examples
        --------
        >>> from zones import FootMap
        >>> FootMap("overview").to_html(title="My feet")[:15]
        '<!DOCTYPE html>'
        """
        shown = self.record if charts is None else charts
        if title is not None:
            check_text("title", title)
        return page(
            shown,
            title=title,
            fonts=fonts,
            embedded=embedded,
            languages=languages,
            report_to=report_to,
            state=self.state(),
        )

    @arguments("to_svg")
    def to_svg(self) -> str:
        """Return the current view, with its chosen zones and values, as a printable SVG.

        Returns
        -------
        str
            In drawing units: 1 is 1 mm on a foot 250 mm long.

        Examples
        --------
        >>> from zones import FootMap
        >>> FootMap("rwo-shur", view="dorsal", selection=["liver"]).to_svg()[:4]
        '<svg'
        """
        from zones.drawing.figure import svg
        from zones.payload.colour_bar import fills, leaves_out, with_legend

        data = self._drawn_values()
        chart = in_language(self.record, self.language)
        drawn = svg(
            chart,
            self.view,
            feet=self.feet,
            arrangement=self.arrangement,
            selection=tuple(self.selection),
            guidelines=self.guidelines,
            further=self.further,
            fills=fills(data),
        )
        if not data.get("bar"):
            return drawn
        missing = leaves_out(chart, self.view, self.feet, self.further, data["zones"])
        return with_legend(drawn, data["bar"], chart.messages, self.language, missing)

    @arguments("to_png")
    def to_png(self, width: int = 1200) -> bytes:
        """Return the picture of :meth:`to_svg` as a PNG.

        Parameters
        ----------
        width : int
            In pixels, from 16 to 8000; the height follows.

        Returns
        -------
        bytes

        Raises
        ------
        ValueError
            If the width is not a whole number from 16 to 8000.
        ImportError
            If typst, which draws it, is not installed: ``pip install foot-reflex-zones[sheet]``.

        Examples
        --------
        >>> from zones import FootMap
        >>> FootMap("overview").to_png(width=200)[1:4]
        b'PNG'
        """
        from zones.sheets.png import png

        return png(self.to_svg(), width)

    @arguments("to_pdf")
    def to_pdf(self, title: str | None = None) -> bytes:
        """Return the picture of :meth:`to_svg` on a page of A4, as a tagged PDF.

        Parameters
        ----------
        title : str, optional
            Above the picture; by default the school's.

        Returns
        -------
        bytes

        Raises
        ------
        ValueError
            For a title that is no text.
        ImportError
            If typst, which sets it, is not installed: ``pip install foot-reflex-zones[sheet]``.

        Examples
        --------
        >>> from zones import FootMap
        >>> FootMap("overview").to_pdf()[:5]
        b'%PDF-'
        """
        from zones.sheets.png import pdf

        chart = in_language(self.record, self.language)
        view = chart.messages.get(f"view_{self.view}", self.view)
        names = ", ".join(chart.zone(id).name for id in self.selection)
        alt = f"{chart.school.title}: {view}{f': {names}' if names else ''}"
        above = chart.school.title if title is None else check_text("title", title)
        standing = page_messages(self.language)["standing"]
        return pdf(self.to_svg(), above, standing, alt, self.language)

    @arguments("save")
    def save(self, filename: Any, *, format: str | None = None, **options: Any) -> None:
        """Save the map in its current state, in the form that the ending names.

        Parameters
        ----------
        filename : str, path or file
            Ends in ``.html``, ``.svg``, ``.png``, ``.pdf`` or ``.json``, without regard to case.
            An open file without such a name receives the page.
        format : str, optional
            The form, whatever the ending: ``"html"``, ``"svg"``, ``"png"``, ``"pdf"``, ``"json"``.
        **options
            As of :meth:`to_html` (all of them), :meth:`to_png` (``width`` in pixels) and
            :meth:`to_pdf` (``title``).

        Raises
        ------
        ValueError
            For an ending or an option that there is not.
        OSError
            If the file cannot be written.
        ImportError
            If typst, which makes PNG and PDF, is not installed.

        Examples
        --------
        >>> import io
        >>> from zones import FootMap
        >>> file = io.StringIO()
        >>> FootMap("rwo-shur").save(file, format="svg")
        >>> file.getvalue()[:4]
        '<svg'
        """
        save(self, filename, format, options)

    def _drawn_values(self) -> dict[str, Any]:
        return json.loads(self.values_json) if self.values_json else {}

    def _ids(self) -> Mapping[str, list[str]]:
        """Return the ids that the state may contain, by name."""
        zones = [zone.id for zone in self.record.zones]
        return {
            "chart": [*schools(), *self._own],
            "selection": zones,
            "highlight": zones,
            "systems": list(self.record.systems),
            "overlays": [overlay.id for overlay in self.record.overlays],
            "complaint": ["", *all_complaints(self.record)],
            "compare": ["", *self.record.body_areas],
            "learn": ["", SHELF, COMPLAINT, *(routine.id for routine in self.record.routines)],
        }

    def _charts_text(self, charts: tuple[str, ...] = ()) -> str:
        """Return the JSON text of some charts, or of all, in the map's language."""
        listed = charts or (*(id for id in schools() if id not in self._own), *self._own)
        if not self._own and set(listed) == set(schools()):
            parts = {id: payload_json(id, self.language) for id in listed}
        else:
            records = {id: self._own.get(id) or shipped(id) for id in listed}
            parts = {id: self._payload(id, tuple(records.values())) for id in records}
        if not charts:  # a host that embeds all charts can compare them too
            parts[PLACES] = places(tuple(self._own.values()))
        return "{" + ",".join(f"{json.dumps(id)}:{text}" for id, text in parts.items()) + "}"

    def _payload(self, chart: str, listed: tuple[Chart, ...]) -> str:
        record = next(one for one in listed if one.school.id == chart)
        data = in_languages(payload(record, listed), [self.language])
        return compact_json({**data, "languages": list(languages())})

    def _repr_svg_(self) -> str:
        return self.to_svg()

    def _repr_html_(self) -> str:
        return saved_html(self)
