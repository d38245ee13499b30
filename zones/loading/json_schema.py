"""JSON Schemas of a pack's files, so that editors can complete and check them.

They are made from the models by ``python -m zones schema`` and never edited by hand.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from zones.loading.pack import LISTS
from zones.model.body_figure import BodyFigure
from zones.model.channel import Channel
from zones.model.chart import Evidence, School
from zones.model.zone import AcupointRecord, ZoneRecord

MODELS: dict[str, Any] = {
    "school": School,
    "zones": tuple[ZoneRecord, ...],
    "further": tuple[ZoneRecord, ...],
    "acupoints": tuple[AcupointRecord, ...],
    "channels": tuple[Channel, ...],
    "evidence": Evidence,
    "body_figure": BodyFigure,
    **{kind: tuple.__class_getitem__((model, ...)) for kind, model in LISTS.items()},
}


def schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema of one kind of file, such as ``zones``."""
    made = TypeAdapter(MODELS[kind]).json_schema()
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **made,
        "title": f"{kind}.yaml",
    }
    if kind == "zones":
        zone = made["$defs"][ZoneRecord.__name__]
        zone["properties"]["number"] = _without_null(zone["properties"]["number"])
        zone["required"].append("number")
    if kind == "further":
        number = made["$defs"][ZoneRecord.__name__]["properties"]["number"]
        number.pop("anyOf")
        number.update(type="null", description="further zones have no number")
    return made


def _without_null(number: dict[str, Any]) -> dict[str, Any]:
    kinds = [kind for kind in number["anyOf"] if kind != {"type": "null"}]
    return {"description": number["description"], "anyOf": kinds}


def text(kind: str) -> str:
    """Return the JSON Schema of one kind of file as it is stored."""
    return json.dumps(schema(kind), indent=1, ensure_ascii=False) + "\n"


def write(folder: Path) -> list[Path]:
    """Write all schemas into a folder and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for kind in MODELS:
        path = folder / f"{kind}.schema.json"
        path.write_text(text(kind), encoding="utf-8")
        paths.append(path)
    return paths
