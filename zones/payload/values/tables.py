"""Reads what people keep values in: dictionaries, lists of rows, tables of any library.

A zone goes by its id, number, code or name. The forms are:

- a dictionary: ``{"liver": 3, 22: {"left": 1, "right": 2}}`` or ``{("kidney", "left"): 1}``
- rows: ``[("liver", 3), ("kidney", "left", 1)]``, or dictionaries by column, as below
- a Series of pandas with zones, or zone and foot, as its index
- a table of pandas, polars, pyarrow or another library that narwhals knows, with the columns
  ``zone`` and ``value``, and ``foot`` where the feet differ; or with ``zone``, ``left`` and
  ``right``. In pandas the zones may be the index.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import narwhals.stable.v2 as nw
import numpy as np

from zones.model.fields import nearest
from zones.model.map_state import unknown
from zones.model.placement import FEET
from zones.payload.values.numbers import is_missing, plain

ZONE, FOOT, VALUE = "zone", "foot", "value"
Row = tuple[Any, str | None, Any]
"""Zone, foot (None: each foot that the zone is on) and value (None: no value)."""
_FORMS = (
    "give a dictionary by zone, rows of zone and value, a Series with zones as its index, or a "
    "table with the columns zone and value"
)


@dataclass(frozen=True)
class Given:
    """Rows as they were given, and the categories in the order of a categorical column."""

    rows: list[Row]
    categories: tuple[str, ...] = ()


def read(values: Any) -> Given:
    """Return the rows of any accepted form of values.

    Parameters
    ----------
    values : mapping, iterable of rows, Series or DataFrame, or None
        See :func:`zones.payload.values.values_text`.

    Raises
    ------
    ValueError
        If it is none of these, or lacks a column.
    """
    if values is None:
        return Given([])
    if isinstance(values, Mapping):
        return Given([row for key, value in values.items() for row in _entry(key, value)])
    if isinstance(values, list | tuple) or (isinstance(values, np.ndarray) and values.ndim == 2):
        return Given([row for item in values for row in _item(item)])
    table = _table(values)
    return _series(table) if isinstance(table, nw.Series) else _frame(table)


def _table(values: Any) -> Any:
    """Return a table or a column of any library, in memory."""
    try:
        table: Any = nw.from_native(values, allow_series=True)
        return table.collect() if isinstance(table, nw.LazyFrame) else table
    except Exception as error:  # of narwhals, or of the library that a lazy table comes from
        reason = " ".join(str(error).split())[:80]
        known = reason and not isinstance(error, TypeError)
        kind = f"{type(values).__name__}{f' ({reason})' if known else ''}"
        raise ValueError(f"values cannot be of type {kind}; {_FORMS}") from error


def _entry(key: Any, value: Any) -> Iterator[Row]:
    """Yield the rows of an entry of a dictionary, or of an index: a key may name the foot too."""
    if isinstance(key, tuple):
        if len(key) != 2:
            raise ValueError(f"values cannot be at {key!r:.60}; a key is a zone, or zone and foot")
        key, foot = key
        yield key, _foot(key, foot), _value(key, value)
    elif isinstance(value, Mapping):
        for foot, one in value.items():
            yield key, _foot(key, foot), _value(key, one)
    else:
        yield key, None, _value(key, value)


def _item(item: Any) -> Iterator[Row]:
    """Yield the rows of one row: a pair, a zone with foot and value, or a record."""
    if isinstance(item, Mapping):
        columns = {name: [value] for name, value in item.items()}
        yield from _rows(columns, None)
    elif isinstance(item, list | tuple | np.ndarray) and len(item) in (2, 3):
        key, *foot, value = item
        yield from _entry((plain(key), *foot) if foot else plain(key), value)
    else:
        raise ValueError(f"values cannot have the row {item!r:.60}; {_FORMS}")


def _series(series: Any) -> Given:
    index = nw.maybe_get_index(series)
    if index is None:
        kind = series.implementation.name.lower()
        raise ValueError(f"values cannot be a Series of {kind}, which has no zones; {_FORMS}")
    if _is_counted(index):
        raise ValueError("values cannot be a Series without zones; make the zones its index")
    rows = [row for key, one in zip(index, _cells(series), strict=True) for row in _entry(key, one)]
    return Given(rows, _categories(series))


def _frame(frame: Any) -> Given:
    index: Any = nw.maybe_get_index(frame)
    names = list(frame.columns)
    if ZONE not in names and (index is None or _is_counted(index)):
        raise _no_column(ZONE, names)
    columns = {name: _cells(frame[name]) for name in names if name in (ZONE, FOOT, VALUE, *FEET)}
    found = dict.fromkeys(c for name in (VALUE, *FEET) if name in columns
                          for c in _categories(frame[name]))  # fmt: skip
    keys = None if ZONE in names else list(index)
    columns.update({name: [] for name in names if name not in columns})
    return Given(list(_rows(columns, keys)), tuple(found))


def _rows(columns: Mapping[Any, list[Any]], keys: list[Any] | None) -> Iterator[Row]:
    """Yield the rows of a table whose zones are a column or, if there is none, the `keys`."""
    if keys is None:
        if ZONE not in columns:
            raise _no_column(ZONE, columns)
        keys = [plain(key) for key in columns[ZONE]]
    wide = [foot for foot in FEET if foot in columns]
    if VALUE in columns and wide:
        raise ValueError(f"values have the columns value and {wide[0]}; keep one kind of them")
    if VALUE not in columns and not wide:
        raise _no_column(VALUE, columns)
    if FOOT in columns and wide:
        raise ValueError(f"values have the columns foot and {wide[0]}; keep one kind of them")
    if FOOT in columns:
        keys = [(key, foot) for key, foot in zip(keys, columns[FOOT], strict=True)]
    if VALUE in columns:
        for key, value in zip(keys, columns[VALUE], strict=True):
            yield from _entry(key, value)
    for foot in wide:
        for key, value in zip(keys, columns[foot], strict=True):
            # A gap in one column of two only says that the zone is not on that foot.
            yield key, foot, _value(key, value)


def _cells(series: Any) -> list[Any]:
    """Return the values of a column, categories as text."""
    cells = series.to_list()
    if not isinstance(series.dtype, nw.Categorical | nw.Enum):
        return cells
    # By value: a gap in a column of intervals turns the ends of all others into floats.
    names = {category: str(category) for category in _declared(series)}
    return [None if is_missing(cell) else names.get(cell, str(cell)) for cell in cells]


def _categories(series: Any) -> tuple[str, ...]:
    """Return the categories of a column in order; none if it is not categorical."""
    if not isinstance(series.dtype, nw.Categorical | nw.Enum):
        return ()
    return tuple(str(category) for category in _declared(series))


def _declared(series: Any) -> list[Any]:
    """Return the declared categories; those in use where polars shares them between columns."""
    if isinstance(series.dtype, nw.Enum):
        return list(series.dtype.categories)
    if series.implementation.is_polars():
        return list(dict.fromkeys(cell for cell in series.to_list() if cell is not None))
    return series.cat.get_categories().to_list()


def _is_counted(index: Any) -> bool:
    """Whether an index is the one that a table has when nobody gives it one."""
    return type(index).__name__ == "RangeIndex" and index.start == 0 and len(index) > 0


def _foot(key: Any, foot: Any) -> str | None:
    foot = plain(foot)
    if is_missing(foot) or foot == "both":
        return None
    word = foot.lower() if isinstance(foot, str) else foot
    if not isinstance(word, str) or word not in FEET:
        raise unknown(f"the foot of {key!r:.60}", foot, FEET)
    return word


def _value(key: Any, value: Any) -> Any:
    if is_missing(key):
        raise ValueError("values have a row without a zone; name its zone or leave the row out")
    if not isinstance(key, Hashable):
        raise ValueError(f"values cannot be at {key!r:.60}; a key is a zone, or zone and foot")
    value = plain(value)
    return None if is_missing(value) else value


def _no_column(name: str, columns: Iterable[Any]) -> ValueError:
    names = [str(column) for column in columns]
    close = nearest(name, names)
    hint = f"; rename {close!r}?" if close else f"; it has: {', '.join(names[:8]) or 'none'}"
    wanted = "zone, or zones as its index" if name == ZONE else "value, or left and right"
    return ValueError(f"the table of values needs the column {wanted}{hint}")
