"""Numbers for zones as colours: what ``FootMap(values=…)`` shows.

Everything a reader sees is made here, colours and formatted numbers alike; the browser only draws
it.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from numbers import Real
from typing import Any

from zones.model.chart import Chart
from zones.model.map_state import unknown
from zones.model.placement import FEET
from zones.model.zone import Zone

# Stops from the published tables of Matplotlib (CC0) and ColorBrewer (Apache 2.0), evenly spaced.
CMAPS: dict[str, str] = {
    "viridis": "440154 482878 3e4a89 31688e 26828e 1f9e89 35b779 6ece58 b5de2b fde725",
    "magma": "000004 180f3d 440f76 721f81 9e2f7f cd4071 f1605d fd9668 feca8d fcfdbf",
    "cividis": "00204d 123570 3b496c 575d6d 707173 8a8678 a59c74 c3b369 e1cc55 ffea46",
    "greys": "ffffff f0f0f0 d9d9d9 bdbdbd 969696 737373 525252 252525 000000",
    "reds": "fff5f0 fee0d2 fcbba1 fc9272 fb6a4a ef3b2c cb181d a50f15 67000d",
    "blues": "f7fbff deebf7 c6dbef 9ecae1 6baed6 4292c6 2171b5 08519c 08306b",
    "difference": "2166ac 67a9cf d1e5f0 f7f7f7 fddbc7 ef8a62 b2182b",
}
MISSING = "no value"

Values = Mapping[str, Any]


def values_text(
    chart: Chart,
    values: Any = None,
    *,
    cmap: str | Iterable[str] = "viridis",
    vmin: float | None = None,
    vmax: float | None = None,
    label: str = "",
    notes: Mapping[str, str] | None = None,
) -> str:
    """Return the state ``values_json`` for a chart; empty if there is nothing to show.

    Parameters
    ----------
    chart : Chart
    values : mapping, pandas Series or pandas DataFrame, optional
        A number by zone id, or ``{"left": …, "right": …}`` where the feet differ (the owner's).
        A Series has zone ids as its index. A DataFrame has them as its index or in a column
        ``zone``, and the numbers in a column ``value`` or in ``left`` and ``right``; missing
        numbers are skipped there.
    cmap : str or iterable of str
        A key of :data:`CMAPS`, or at least two colours such as ``"#ffffff"``, low to high.
    vmin, vmax : float, optional
        The ends of the colour bar; by default the smallest and largest value. With the colours
        ``difference``, zero stays in the middle.
    label : str
        Of the colour bar.
    notes : mapping of str to str, optional
        A sentence by zone id, shown on its card.

    Raises
    ------
    ValueError
        For an unknown zone, foot or colour map, a foot that the zone is not on, or a value that
        is not finite or lies outside ``vmin`` and ``vmax``.

    Examples
    --------
    >>> from zones import load_chart
    >>> values_text(load_chart("rwo-shur"), {"lver": 1})  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ValueError: values cannot be 'lver'; did you mean 'liver'? choose from: ...
    """
    zones = {zone.id: zone for zone in chart.zones}
    found = {id: _by_foot(zones, id, value) for id, value in _plain(values).items()}
    said = _notes(zones, notes)
    if not found and not said:
        return ""
    colours = _colours(cmap)
    low, high = _ends([v for one in found.values() for v in one.values()], cmap, vmin, vmax)
    drawn = {
        id: {foot: [_colour(colours, v, low, high), _words(v)] for foot, v in one.items()}
        for id, one in found.items()
    }
    bar = {"colours": colours, "low": _words(low), "high": _words(high), "label": str(label)}
    shown = {"zones": drawn, "bar": bar if found else None, "notes": said}
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":"))


def difference(before: Any, after: Any) -> dict[str, Any]:
    """Return ``after - before`` for each zone, to show with ``cmap="difference"``.

    >>> difference({"heart": 1, "kidney": {"left": 2, "right": 2}}, {"heart": 3, "kidney": 2})
    {'heart': 2, 'kidney': {'left': 0, 'right': 0}}

    Raises
    ------
    ValueError
        If a zone or a foot is in only one of them, or a value is not finite.
    """
    old, new = _plain(before), _plain(after)
    if lone := sorted(old.keys() ^ new.keys()):
        raise ValueError(f"only in one of the two: {', '.join(lone[:8])}")
    return {id: _minus(id, new[id], old[id]) for id in new}


def _minus(id: str, new: Any, old: Any) -> Any:
    if not isinstance(new, Mapping) and not isinstance(old, Mapping):
        return _number(id, new) - _number(id, old)
    feet = [dict(v) if isinstance(v, Mapping) else dict.fromkeys(FEET, v) for v in (new, old)]
    if feet[0].keys() != feet[1].keys():
        raise ValueError(f"{id}: the two name different feet")
    return {foot: _number(id, v) - _number(id, feet[1][foot]) for foot, v in feet[0].items()}


def _plain(values: Any) -> dict[str, Any]:
    """Turn any accepted argument into a dictionary, without needing pandas."""
    if values is None:
        return {}
    if hasattr(values, "columns") and hasattr(values, "itertuples"):
        return _frame(values)
    if hasattr(values, "items") and hasattr(values, "index") and not isinstance(values, Mapping):
        if not values.index.is_unique:
            raise ValueError("values name a zone twice; name each zone once")
        return {id: value for id, value in values.items() if not _gap(value)}
    if not isinstance(values, Mapping):
        raise ValueError(
            f"values cannot be a {type(values).__name__}; give a dictionary by zone id, or a "
            "Series or DataFrame of pandas"
        )
    return dict(values)


def _frame(frame: Any) -> dict[str, Any]:
    columns = list(frame.columns)
    table = frame.set_index("zone") if "zone" in columns else frame
    if not table.index.is_unique:
        raise ValueError("values name a zone twice; name each zone once")
    if "value" in columns:
        return {id: value for id, value in table["value"].items() if not _gap(value)}
    feet = [foot for foot in FEET if foot in columns]
    if not feet:
        raise unknown("the column of values", columns[0] if columns else "", ("value", *FEET))
    rows = zip(table.index, *(table[foot] for foot in feet), strict=True)
    found = {id: {f: v for f, v in zip(feet, row, strict=True) if not _gap(v)} for id, *row in rows}
    return {id: one for id, one in found.items() if one}


def _gap(value: Any) -> bool:
    """Whether a table has a gap here; in a dictionary, a missing number is an error."""
    return value is None or (isinstance(value, float) and math.isnan(value))


def _by_foot(zones: Mapping[str, Zone], id: Any, value: Any) -> dict[str, float]:
    if id not in zones:
        raise unknown("values", id, zones)
    feet = zones[id].feet
    if not isinstance(value, Mapping):
        number = _number(id, value)
        return dict.fromkeys(feet, number)
    for foot in value:
        if foot not in FEET:
            raise unknown(f"the foot of {id}", foot, FEET)
        if foot not in feet:
            raise ValueError(f"{id} is on the {' and '.join(feet)} foot only, not on the {foot}")
    return {foot: _number(id, number) for foot, number in value.items()}


def _number(id: str, value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, Real):
        raise ValueError(f"the value of {id} must be a number, not {value!r:.60}")
    if not math.isfinite(value):
        raise ValueError(f"the value of {id} is {value}; leave out zones without a number")
    return value


def _notes(zones: Mapping[str, Zone], notes: Mapping[str, str] | None) -> dict[str, str]:
    if notes is not None and not isinstance(notes, Mapping):
        raise ValueError("notes must be a dictionary of sentences by zone id")
    for id, text in (notes or {}).items():
        if id not in zones:
            raise unknown("notes", id, zones)
        if not isinstance(text, str):
            raise ValueError(f"the note of {id} must be a text")
    return dict(notes or {})


def _colours(cmap: str | Iterable[str]) -> list[str]:
    if isinstance(cmap, str):
        if cmap not in CMAPS:
            raise unknown("cmap", cmap, CMAPS)
        return [f"#{stop}" for stop in CMAPS[cmap].split()]
    stops = list(cmap)
    wrong = [stop for stop in stops if not re.fullmatch(r"#[0-9a-fA-F]{6}", str(stop))]
    if wrong or len(stops) < 2:
        raise ValueError(f"cmap needs two or more colours such as '#1f9e89', not {wrong or stops}")
    return stops


def _ends(
    numbers: list[float], cmap: Any, vmin: float | None, vmax: float | None
) -> tuple[float, float]:
    for name, end in (("vmin", vmin), ("vmax", vmax)):
        if end is not None:
            _number(name, end)
    if not numbers:
        return 0, 1
    if cmap == "difference" and vmin is None and vmax is None:
        far = max(abs(number) for number in numbers) or 1
        return -far, far
    low = min(numbers) if vmin is None else vmin
    high = max(numbers) if vmax is None else vmax
    if low > high or (low == high and vmin is not None and vmax is not None):
        raise ValueError(f"vmin must be below vmax, but they are {low} and {high}")
    out = [number for number in numbers if not low <= number <= high]
    if out:
        raise ValueError(f"a value of {out[0]} lies outside vmin {low} and vmax {high}")
    return low, high


def _colour(colours: list[str], value: float, low: float, high: float) -> str:
    return mix(colours, (value - low) / (high - low) if high > low else 0.0)


def mix(colours: list[str], share: float) -> str:
    """Return the colour at a fraction of the way from the first colour to the last.

    >>> mix(["#000000", "#ffffff"], 0.5)
    '#808080'
    """
    at = share * (len(colours) - 1)
    index = min(int(at), len(colours) - 2)
    pairs = zip(_parts(colours[index]), _parts(colours[index + 1]), strict=True)
    mixed = [round(a + (b - a) * (at - index)) for a, b in pairs]
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def _words(value: float) -> str:
    """Format a number with three significant digits.

    >>> _words(0.123456), _words(1234567.0), _words(2)
    ('0.123', '1.23e+06', '2')
    """
    text = f"{float(value):.3g}"
    return text.replace("-", "\N{MINUS SIGN}", 1) if value < 0 else text
