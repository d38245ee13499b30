"""The folder that puts ``<reflex-map>`` into any page: element, style and charts.

Plain files for any file host; nothing runs on a server. A page fetches only the chart it shows.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from zones.export.bundle import module, style
from zones.payload.files import drawings, parted, places


def write(folder: Path, charts: Iterable[Any]) -> list[Path]:
    """Write the element's files into a folder and return their paths.

    Parameters
    ----------
    folder : Path
        Created if it is missing.
    charts : iterable of Chart, id of a school or folder of a pack
        Readers can switch between them.

    Raises
    ------
    OSError
        If a file cannot be written.
    """
    from zones.export.single_file import payloads, read_charts

    texts = {"reflex_map.js": module("reflex_map"), "foot_map.css": style()}
    texts |= {f"charts/{name}": text for name, text in drawings().items()}
    texts["charts/places.json"] = places()
    for data in payloads(read_charts(charts)):
        texts |= {f"charts/{name}": text for name, text in parted(data).items()}
    (folder / "charts").mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return [folder / name for name in texts]
