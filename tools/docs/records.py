"""The reference of the files of a chart, from their JSON Schemas; the studies, from the content."""

from __future__ import annotations

from typing import Any

from tools.docs.markdown import code, plain, table
from zones.loading import json_schema
from zones.loading.loader import load_chart
from zones.model.map_state import DEFAULT_SCHOOL


def chart_files() -> str:
    """Return a section for each file of a chart, and for the records inside."""
    parts: list[str] = []
    shared: dict[str, dict[str, Any]] = {}
    for kind in json_schema.MODELS:
        found = json_schema.schema(kind)
        parts.append(f"## {kind}.yaml")
        item = found
        if "items" in found:
            name = found["items"]["$ref"].rpartition("/")[2]
            item = found["$defs"][name]
            parts.append("A list of records:")
        shared |= {n: one for n, one in found.get("$defs", {}).items() if one is not item}
        parts.append(_record(item))
    parts.append("## Parts of records")
    for name, record in sorted(shared.items()):
        parts += [f"### {name}", _record(record)]
    return "\n\n".join(parts) + "\n"


def _record(record: dict[str, Any]) -> str:
    needed = record.get("required", ())
    rows = [
        (code(key), _kind(one), "yes" if key in needed else "", plain(one.get("description", "")))
        for key, one in record.get("properties", {}).items()
    ]
    said = plain(record.get("description", ""))
    return f"{said}\n\n{table(('key', 'value', 'needed', 'meaning'), rows)}"


def _kind(one: dict[str, Any]) -> str:
    """What a value may be, in words."""
    if "$ref" in one:
        name = one["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "enum" in one:
        return ", ".join(code(each) for each in one["enum"])
    if "const" in one:
        return code(one["const"])
    if "anyOf" in one:
        return " or ".join(dict.fromkeys(_kind(each) for each in one["anyOf"]))
    kind = one.get("type", "any value")
    if kind == "array":
        places = one.get("prefixItems")
        if places:
            return f"{len(places)} of {_kind(places[0])}"
        return f"list of {_kind(one.get('items', {}))}"
    words = {"object": "by key", "null": "nothing", "integer": "whole number", "string": "text"}
    words["boolean"] = "true or false"
    return words.get(kind, kind)


def evidence() -> str:
    """Return what trials found, in the words that every card and sheet has, study by study."""
    found = load_chart(DEFAULT_SCHOOL).evidence
    parts = [plain(found.summary.strip()), "## The studies"]
    for study in found.studies:
        title = plain(study.citation)
        linked = f"[{title}]({study.url})" if study.url else title
        said = f"{linked} ({plain(study.status)})"
        parts += [f"### {study.id}", plain(study.finding.strip()), said]
    return "\n\n".join(parts) + "\n"
