"""What the sheet dialog offers, and what comes of a wish that a browser sends.

Nothing here knows of Panel. The typesetter is loaded with the first sheet, not before.
"""

from __future__ import annotations

import json
import logging
from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from zones.loading.loader import schools, shipped
from zones.loading.yaml_reader import fetch, parse
from zones.model.chart import Chart
from zones.model.map_state import FEET_SHOWN
from zones.resources import asset
from zones.sheets import sheet
from zones.sheets.errors import SheetError, choose

LANGUAGES = ("en", "de")
WANTS = ("preview", "pdf")
LONGEST = 4000
"""So many signs may a request have."""
HIGH = 1100
"""Height of a preview, in dots."""

_FIXED = {
    "series": ("one", "each"),
    "form": ("yes", "no"),
    "feet": FEET_SHOWN,
}


@dataclass(frozen=True)
class Shown:
    """What the map shows when a sheet is asked for: the chart, its zones, the view, the feet."""

    chart: Chart
    selection: tuple[str, ...] = ()
    view: str = "plantar"
    feet: str = "both"


@lru_cache(maxsize=len(LANGUAGES))
def words(language: str) -> dict[str, str]:
    """Return the words of the dialog by key.

    Raises
    ------
    ContentError
        If their file is broken.
    """
    path = asset(f"sheet/dialog/{language}.yaml")
    return {key: str(text) for key, text in parse(fetch(path), path.name, own=True).data.items()}


def menu(shown: Shown, language: str = "en") -> str:
    """Return all fields of all sheets with their choices, and the words, as JSON."""
    from zones.sheets.order import KINDS

    said = words(language)
    kinds = []
    for kind in KINDS.values():
        choices: dict[str, Any] = {"paper": kind.papers, "orientation": kind.orientations}
        first = {"paper": "a3" if kind.id == "wall-chart" else "a4"}
        kinds.append(
            {
                "id": kind.id,
                "note": _note(kind.id, shown, said),
                "fields": [
                    _field(name, values, said, first.get(name))
                    for name, values in choices.items()
                    if len(values) > 1
                ]
                + _own_fields(kind, shown, said, language),
            }
        )
    names = [(kind["id"], said[f"kind_{kind['id'].replace('-', '_')}"]) for kind in kinds]
    used = ("title", "close", "first_page", "setting", "ready", "saved", "lost", "download")
    found = {
        "words": {key: said[key] for key in (*used, "print", "view_now")},
        "school": said["school"].format(title=shown.chart.school.title),
        "kind": {"name": "kind", "label": said["kind"], "value": names[0][0], "choices": names},
        "kinds": kinds,
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _own_fields(
    kind: Any, shown: Shown, said: dict[str, str], language: str
) -> list[dict[str, Any]]:
    from zones.sheets.kinds.life_size import LONGEST, SHORTEST
    from zones.sheets.looks import VARIANTS
    from zones.sheets.messages import languages

    found = [
        _field("variant", VARIANTS, said),
        _field("language", languages(shown.chart), said, language, start="language"),
    ]
    for name in kind.options or {}:
        label = {"name": name, "label": said.get(name, "")}
        if name == "length":
            found.append({**label, "value": "250", "low": SHORTEST, "high": LONGEST})
        elif name == "routine":
            routines = [(routine.id, routine.name) for routine in shown.chart.routines]
            if routines:
                found.append({**label, "value": routines[0][0], "choices": routines})
        elif name == "body_area":
            areas = body_areas()
            zones = [shown.chart.zone(id) for id in reversed(shown.selection)]
            near = [area for zone in zones for area in zone.body_areas if area in areas]
            value = next(iter(near), "liver" if "liver" in areas else next(iter(areas)))
            found.append({**label, "value": value, "choices": list(areas.items())})
        elif name in _FIXED and kind.id != "figure":
            found.append(_field(name, _FIXED[name], said))
    return found


def _field(
    name: str, values: Any, said: dict[str, str], value: str | None = None, start: str = "choice"
) -> dict[str, Any]:
    keys = {each: f"{start}_{each.lower().replace('-', '_')}" for each in values}
    choices = [(each, said.get(key, each)) for each, key in keys.items()]
    return {"name": name, "label": said[name], "value": value or choices[0][0], "choices": choices}


def _note(kind: str, shown: Shown, said: dict[str, str]) -> str:
    key = f"note_{kind.replace('-', '_')}"
    if kind == "handout":
        n = len(shown.selection)
        key += "_none" if not n else "_one" if n == 1 else "_other"
        return said[key].format(n=n)
    return said[key]


@lru_cache(maxsize=1)
def body_areas() -> dict[str, str]:
    """Return the names of all body areas that a school links zones to, in order of the names."""
    charts = [shipped(school) for school in schools()]
    used = {id for chart in charts for zone in chart.zones for id in zone.body_areas}
    named = {id: area.name for chart in charts for id, area in chart.body_areas.items()}
    return dict(sorted(((id, named[id]) for id in used), key=lambda pair: pair[1].lower()))


def answer(request: str, shown: Shown, language: str = "en") -> str:
    """Make what a request asks for.

    Parameters
    ----------
    request : str
        JSON: ``n``, ``kind``, ``want`` (preview or pdf), and texts by the names of the fields.
        It comes from a browser, so every value is checked.
    shown : Shown
        The zones of a handout and the view of a figure are those of the map.
    language : str
        Of the dialog's own words.

    Returns
    -------
    str
        JSON with ``n`` and one of ``preview`` (PNG, base64), ``pdf`` (base64, with ``file``) and
        ``error`` (a sentence). Nothing is raised.
    """
    said = words(language)
    n = -1
    try:
        wish = _read(request, said)
        n = wish.pop("n")
        found = _made(wish, shown, said)
    except SheetError as error:
        found = {"error": str(error)[:1].upper() + str(error)[1:]}
    except ImportError:
        found = {"error": said["no_typesetter"]}
    except Exception:
        logging.getLogger(__name__).exception("a sheet could not be made")
        found = {"error": said["failed"]}
    return json.dumps({"n": n, **found}, ensure_ascii=False)


def refusal(request: str, key: str, language: str = "en", **values: Any) -> str:
    """Answer a request that was not worked on.

    Parameters
    ----------
    request : str
        As for :func:`answer`.
    key : str
        Of the sentence among the dialog's words.
    language : str
        Of the sentence.
    **values
        What the sentence has room for.
    """
    said = words(language)
    try:
        n = _read(request, said)["n"]
    except SheetError:
        n = -1
    return json.dumps({"n": n, "error": said[key].format(**values)}, ensure_ascii=False)


def _read(request: str, said: dict[str, str]) -> dict[str, Any]:
    """Return a request whose values have the right types.

    Raises
    ------
    SheetError
        If it is no such thing.
    """
    try:
        wish = json.loads(request) if len(request) <= LONGEST else None
    except (ValueError, RecursionError):
        wish = None
    if not isinstance(wish, dict) or type(wish.get("n")) is not int:
        raise SheetError(said["unreadable"])
    if not all(isinstance(value, str) for name, value in wish.items() if name != "n"):
        raise SheetError(said["unreadable"])
    return wish


def _made(wish: dict[str, str], shown: Shown, said: dict[str, str]) -> dict[str, str]:
    from zones.sheets.order import KINDS
    from zones.sheets.papers import paper

    want = choose("thing to make", wish.pop("want", ""), WANTS)
    kind = choose("sheet", wish.pop("kind", ""), KINDS)
    options: dict[str, Any] = dict(wish)
    for name, known in _FIXED.items():
        if name in options:
            choose(f"choice of {name}", options[name], known)
    if "series" in options:
        options["series"] = options["series"] == "each"
    if "form" in options:
        options["form"] = options["form"] == "yes"
    if kind == "handout":
        if not shown.selection:
            raise SheetError(said["note_handout_none"])
        options["zones"] = ",".join(shown.selection)
    if kind == "figure":
        options |= {"view": shown.view, "feet": shown.feet}
    for name in ("format", "page", "ppi", "chart"):
        if name in options:
            raise SheetError(said["unreadable"])
    size = paper(options.get("paper", "a4"), options.get("orientation", "portrait"))
    form = {"format": "png", "ppi": HIGH * 25.4 / size.height} if want == "preview" else {}
    school = shown.chart.school.id
    # By its id, a layout is kept from one time to the next.
    chart = school if school in schools() and shipped(school) is shown.chart else shown.chart
    data = b64encode(sheet(kind, chart, **form, **options)).decode()
    return {"preview": data} if form else {"pdf": data, "file": f"{kind}-{school}.pdf"}
