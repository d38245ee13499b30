"""Values for zones as colours: what ``FootMap(values=…)`` shows.

Colours and texts are made here; the browser draws them, and puts the signs of numbers into the
reader's language. `tables` reads what people keep values in, `numbers` writes numbers, `scale`
colours them, `categories` colours everything else.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from zones.arguments import arguments
from zones.languages.charts import find
from zones.model.chart import Chart
from zones.model.placement import FEET
from zones.model.zone import Zone
from zones.payload.values.categories import classes
from zones.payload.values.numbers import Writer, as_number, is_missing, is_number, is_numeric, plain
from zones.payload.values.scale import CMAPS, mix, scale_of, stops
from zones.payload.values.tables import Given, Row, read

__all__ = ["CMAPS", "Values", "difference", "mix", "plain_values", "values_text"]

Values = Mapping[str, Any]
ByFoot = dict[str, Any]


def values_text(
    chart: Chart,
    values: Any = None,
    *,
    cmap: Any = None,
    vmin: float | None = None,
    vmax: float | None = None,
    center: float | None = None,
    label: str = "",
    unit: str = "",
    colors: Mapping[str, str] | None = None,
    notes: Mapping[str, str] | None = None,
) -> str:
    """Return the state ``values_json`` for a chart; empty if there is nothing to show.

    Parameters
    ----------
    chart : Chart
    values : mapping, rows, Series or DataFrame, optional
        A number or a category by zone and, if they differ, by foot, in any form that
        :mod:`zones.payload.values.tables` lists. None, NaN, NA, NaT and blank texts: no value.
    cmap : str, Colormap or iterable of str, optional
        A key of :data:`CMAPS` or a name of matplotlib's, each also with ``_r``; a Colormap; or at
        least two colours such as ``"#ffffff"``, low to high.
    vmin, vmax : float, optional
        The ends of the colour bar; by default the smallest and largest value. A value beyond has
        the colour of the end, and the bar says so.
    center : float, optional
        What is in the middle of the colours; 0 with a diverging colour map ("difference").
    label, unit : str
        What the values are, and what they are measured in, such as ``"min"`` or ``"%"``.
    colors : mapping of str to str, optional
        A colour for every category, in the order of the legend.
    notes : mapping of str to str, optional
        A sentence by zone, shown on its card.

    Raises
    ------
    ValueError
        For an unknown zone, foot or colour map, a zone that is named twice, a foot that the zone
        is not on, numbers mixed with categories, or a number that is not finite.

    Examples
    --------
    >>> from zones import load_chart
    >>> json.loads(values_text(load_chart("rwo-shur"), {"liver": 1, 33: 1234}))["zones"]["heart"]
    {'left': ['#fde725', '1,234']}
    """
    cmap = list(cmap) if isinstance(cmap, Iterator) else cmap
    given = read(values)
    sentences = _notes(chart, notes)
    found = _by_zone(chart, given.rows)
    stops(cmap)  # a wrong name is refused even where nothing is shown yet
    if not found and not sentences:
        return ""
    drawn, bar = _coloured(found, given, (cmap, vmin, vmax, center), colors)
    if bar is not None:
        bar = {"label": _text(label), "unit": _text(unit), **bar}
    shown = {"zones": drawn, "bar": bar, "notes": sentences}
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":"))


def _coloured(
    found: Mapping[str, ByFoot], given: Given, how: tuple[Any, ...], colors: Any
) -> tuple[dict[str, ByFoot], dict[str, Any] | None]:
    """Return what is shown by zone and foot, `[colour, text]`, and the legend of it."""
    if not found:
        return {}, None
    if _is_categorical(found, given, colors):
        return _classed(found, given, colors, how[0])
    return _scaled(found, how)


@arguments("difference")
def difference(before: Any, after: Any) -> dict[Any, Any]:
    """Return ``after - before`` for each zone, to show with ``cmap="difference"``.

    Parameters
    ----------
    before, after
        Numbers in any form that :func:`values_text` takes. Where one of the two has no value, the
        difference has none.

    Returns
    -------
    dict
        By zone, named as in `after`; where the feet differ, a dictionary by foot. The unit is that
        of the values.

    Raises
    ------
    ValueError
        If a zone or a foot is in only one of them, or a value is not a finite number.

    Examples
    --------
    >>> difference({"heart": 1, "kidney": {"left": 2, "right": 2}}, {"heart": 3, "kidney": 2})
    {'heart': 2, 'kidney': {'left': 0, 'right': 0}}
    """
    old, new = (_grouped(read(values).rows) for values in (before, after))
    if lone := [key for key in {**old, **new} if (key in old) != (key in new)]:
        names = ", ".join(str(key) for key in lone[:8])
        raise ValueError(f"only in one of the two: {names}; name the same zones in both")
    return {key: _minus(key, new[key], old[key]) for key in new}


def plain_values(chart: Chart, values: Any) -> dict[str, dict[str, float | str | None]]:
    """Return values in the plainest form that :func:`values_text` takes: by zone id and foot.

    >>> from zones import load_chart
    >>> plain_values(load_chart("rwo-shur"), {18: 1.5})
    {'liver': {'right': 1.5}}
    """

    def one(id: str, value: Any) -> float | str | None:
        if value is None or isinstance(value, str):
            return value
        return as_number(f"the value of {id}", value) if is_number(value) else str(value)

    found = _by_zone(chart, read(values).rows)
    return {id: {foot: one(id, v) for foot, v in feet.items()} for id, feet in found.items()}


def _minus(key: Any, new: dict[str | None, Any], old: dict[str | None, Any]) -> Any:
    if None in new and None in old:
        return _subtract(key, new[None], old[None])
    named = [foot for foot in FEET if foot in new or foot in old]
    new, old = (dict.fromkeys(named, one[None]) if None in one else one for one in (new, old))
    if new.keys() != old.keys():
        raise ValueError(f"{key}: the two name different feet")
    return {foot: _subtract(key, new[foot], old[foot]) for foot in named}


def _subtract(key: Any, new: Any, old: Any) -> int | float | None:
    if new is None or old is None:
        return None
    found = as_number(f"the value of {key}", new) - as_number(f"the value of {key}", old)
    if not math.isfinite(found):
        raise ValueError(f"the difference of {key} is too large")
    return found


def _grouped(rows: Iterable[Row]) -> dict[Any, dict[str | None, Any]]:
    """Return the values by key and foot, refusing what is named twice."""
    found: dict[Any, dict[str | None, Any]] = {}
    for key, foot, value in rows:
        _add(found.setdefault(key, {}), key, foot, value)
    return found


def _add(one: dict[str | None, Any], name: Any, foot: str | None, value: Any) -> None:
    if foot in one or (one and (foot is None or None in one)):
        raise ValueError(f"values name {name} twice; name each zone once, or once for each foot")
    one[foot] = value


def _by_zone(chart: Chart, rows: Iterable[Row]) -> dict[str, ByFoot]:
    """Return the values by zone id and by each foot that the zone is on."""
    zones: dict[str, Zone] = {}
    named: dict[str, dict[str | None, Any]] = {}
    keys: dict[str, Any] = {}
    for key, foot, value in rows:
        zone = find(chart, key, "values")
        zones[zone.id] = zone
        first = keys.setdefault(zone.id, key)
        name = zone.id if str(first) == str(key) else f"{zone.id} (as {first} and {key})"
        if foot is not None and foot not in zone.feet:
            if value is None:
                continue  # a table has a cell for either foot
            feet = " and ".join(zone.feet)
            raise ValueError(f"{zone.id} is on the {feet} foot only, not on the {foot}")
        _add(named.setdefault(zone.id, {}), name, foot, value)
    return {
        id: {foot: one.get(foot, one.get(None)) for foot in zones[id].feet if {foot, None} & {*one}}
        for id, one in named.items()
    }


def _is_categorical(
    found: Mapping[str, ByFoot], given: Given, colors: Mapping[str, str] | None
) -> bool:
    """Whether the values are categories; numbers written as text are neither."""
    if given.categories or colors is not None:
        return True
    all_values = [(id, v) for id, one in found.items() for v in one.values() if v is not None]
    texts = [id for id, value in all_values if isinstance(value, str)]
    numbers = [id for id, value in all_values if is_number(value)]
    if texts and numbers:
        raise ValueError(
            f"values mix numbers and categories: {numbers[0]} has a number, {texts[0]} a text"
        )
    for id, value in all_values:
        if not isinstance(value, str) or is_numeric(value):
            as_number(f"the value of {id}", value)
    return bool(texts)


def _classed(
    found: Mapping[str, ByFoot], given: Given, colors: Mapping[str, str] | None, cmap: Any
) -> tuple[dict[str, ByFoot], dict[str, Any]]:
    """Return the zones and the legend of categories."""
    texts = {
        id: {foot: str(value) for foot, value in one.items() if value is not None}
        for id, one in found.items()
    }
    used = dict.fromkeys(text for one in texts.values() for text in one.values())
    looks = classes(list(dict.fromkeys((*given.categories, *used))), colors, cmap)
    colour = {look["text"]: look["colour"] for look in looks}
    drawn = {
        id: {foot: [colour[text], text] for foot, text in one.items()}
        for id, one in texts.items()
        if one
    }
    return drawn, {"classes": looks}


def _scaled(
    found: Mapping[str, ByFoot], how: tuple[Any, ...]
) -> tuple[dict[str, ByFoot], dict[str, Any]]:
    """Return the zones and the colour bar of numbers."""
    numbers = {
        id: {f: as_number(f"the value of {id}", v) for f, v in one.items() if v is not None}
        for id, one in found.items()
    }
    shown = [number for one in numbers.values() for number in one.values()]
    cmap, vmin, vmax, center = how
    colours = scale_of(cmap, shown, vmin, vmax, center)
    if not shown:
        return {}, {"classes": []}
    write = Writer(shown)
    drawn = {
        id: {foot: [colours.colour(number), write(number)] for foot, number in one.items()}
        for id, one in numbers.items()
        if one
    }
    low, high = write(colours.low), write(colours.high)
    return drawn, {
        "colours": colours.bar(),
        "low": f"≤ {low}" if min(shown) < colours.low else low,
        "middle": "" if colours.middle is None else write(colours.middle),
        "high": f"≥ {high}" if max(shown) > colours.high else high,
    }


def _notes(chart: Chart, notes: Any) -> dict[str, str]:
    if notes is None:
        return {}
    if not isinstance(notes, Mapping):
        raise ValueError("notes must be a dictionary of sentences by zone")
    found: dict[str, str] = {}
    for key, text in notes.items():
        id = find(chart, key, "notes").id
        if is_missing(plain(text)):
            continue
        if not isinstance(text, str):
            raise ValueError(f"the note of {id} must be a text")
        if id in found:
            raise ValueError(f"notes name {id} twice")
        found[id] = text
    return found


def _text(value: Any) -> str:
    """Return a label as text: the name of a Series, for example, may be None."""
    return "" if is_missing(plain(value)) else str(value)
