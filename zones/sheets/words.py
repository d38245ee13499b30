"""The words of the sheets that stand in no record: headings, hints, captions."""

from __future__ import annotations

from functools import lru_cache

from zones.assets import asset
from zones.model import Chart
from zones.reader import fetch, parse

FOLDER = asset("sheet/words")


@lru_cache(maxsize=8)
def words(language: str = "en") -> dict[str, str]:
    """Return the words by key, in English where the language has no file of its own.

    Raises
    ------
    ContentError
        If the file is broken.
    """
    path = FOLDER / f"{language}.yaml"
    if not path.is_file():
        path = FOLDER / "en.yaml"
    return {
        key: str(text).strip() for key, text in parse(fetch(path), path.name, own=True).data.items()
    }


def languages(chart: Chart) -> tuple[str, ...]:
    """Return the languages in which a chart names its numbered zones, English first."""
    named = {code for zone in chart.zones if zone.number is not None for code in zone.names}
    return ("en", *sorted(named))


def label_of(zone) -> str:
    """Return what stands in a zone's circle: its code, or else its number."""
    return zone.code or str(zone.number)


def name_of(zone, language: str) -> str:
    """Return a zone's name in a language, or in English if it has none there."""
    return zone.names.get(language, zone.name)
