"""The types of the chart as JSON, from the typedefs that the browser code is checked by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tools.docs.markdown import plain, table

TYPES = Path(__file__).parents[2] / "assets/foot_map/core/types.js"
LAST = "SchoolPlaces"
"""What comes after this type is about the browser code, not about the JSON."""


@dataclass(frozen=True)
class Type:
    """A type: its name, its keys as (key, type, meaning), or what it is otherwise."""

    name: str
    keys: tuple[tuple[str, str, str], ...]
    definition: str
    says: str


def types() -> dict[str, Type]:
    """Return the types of the chart, by name."""
    found: dict[str, Type] = {}
    for block in re.findall(r"/\*\*(.*?)\*/", TYPES.read_text("utf-8"), re.S):
        text = re.sub(r"^ *\* ?", "", block, flags=re.M).strip()
        for part in re.split(r"(?=@typedef)", text):
            if part.startswith("@typedef"):
                one = _type(part)
                found[one.name] = one
                if one.name == LAST:
                    return found
    raise RuntimeError(
        f"{TYPES}: no type {LAST}; say in tools/docs/json_types.py which is the last"
    )


def _type(text: str) -> Type:
    head, *properties = re.split(r"^@property ", text, flags=re.M)
    kind, rest = _braced(head.removeprefix("@typedef "))
    name, _, says = rest.partition(" ")
    keys = [_key(one) for one in properties]
    if kind.startswith("{"):
        keys = [
            (key, value.strip(), "") for key, _, value in (p.partition(":") for p in _parts(kind))
        ]
    return Type(name.strip(), tuple(keys), kind, " ".join(says.split()))


def _key(text: str) -> tuple[str, str, str]:
    kind, rest = _braced(text)
    name, _, says = rest.partition(" ")
    optional = name.startswith("[")
    return name.strip("[]") + ("?" if optional else ""), kind, " ".join(says.split())


def _braced(text: str) -> tuple[str, str]:
    """Part a text that begins with something in braces into that and the rest."""
    depth = 0
    for n, sign in enumerate(text):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if not depth:
            return " ".join(text[1:n].split()), " ".join(text[n + 1 :].split())
    raise RuntimeError(f"{TYPES}: a brace is not closed in {text[:60]!r}")


def _parts(kind: str) -> list[str]:
    """Part ``{a: X, b: Y}`` at its own commas."""
    depth, parts, last = 0, [], ""
    for sign in kind[1:-1]:
        depth += {"{": 1, "[": 1, "<": 1, "(": 1}.get(sign, 0)
        depth -= {"}": 1, "]": 1, ">": 1, ")": 1}.get(sign, 0)
        if sign == "," and not depth:
            parts.append(last.strip())
            last = ""
        else:
            last += sign
    return [*parts, last.strip()]


def reference() -> str:
    """Return a section for each type: the payload first, then its parts."""
    found = types()
    first = ["Payload", *(name for name in found if name != "Payload")]
    return "\n\n".join([_section(found[name]) for name in first]) + "\n"


def _section(one: Type) -> str:
    says = plain(f"{one.says[:1].upper()}{one.says[1:]}.") if one.says else ""
    rows = [(f"`{key}`", f"`{kind}`", plain(means)) for key, kind, means in one.keys]
    body = table(("key", "type", "meaning"), rows) if rows else f"`{one.definition}`"
    return f"## {one.name}\n\n{says}\n\n{body}"
