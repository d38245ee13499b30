"""What the print dialog offers, and the answer to a request from a browser.

Nothing here knows of Panel. The typesetter is loaded with the first sheet, not before.
"""

from __future__ import annotations

import json
import logging
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from zones.languages.charts import in_language, load_chart
from zones.loading.loader import schools, shipped
from zones.model.chart import Chart
from zones.model.map_state import LANGUAGE_NAMES, LANGUAGES
from zones.quizzes.spec import NO_QUIZ
from zones.sheets import sheet
from zones.sheets.errors import NoRoom, SheetError, choose, number
from zones.sheets.messages import dialog_messages
from zones.sheets.order import KINDS, Option, SheetKind
from zones.sheets.own import OWN, is_own, name_of, read_own, read_session
from zones.sheets.papers import SIZES, paper

WANTS = ("preview", "pdf")
LONGEST = 4000
"""Most characters in a request."""
HIGH = 1100
"""Height of a preview, in dots."""


@dataclass(frozen=True)
class Shown:
    """What the map shows when a sheet is requested: the chart, its zones, the view, the feet.

    ``learn`` is the routine that is open, if any, ``quiz`` the quiz that is on, and ``player``
    what the player shows.
    """

    chart: Chart
    selection: tuple[str, ...] = ()
    view: str = "plantar"
    feet: str = "both"
    learn: str = ""
    quiz: str = ""
    player: str = ""

    @property
    def routine(self) -> str:
        """The open routine, if the chart has it."""
        return self.learn if any(one.id == self.learn for one in self.chart.routines) else ""

    @property
    def fitting(self) -> str:
        """The kind of sheet for it: that of the open routine, or of the chosen zones."""
        if self.asked:
            return "quiz"
        if self.own or self.routine:
            return "routine"
        return "handout" if self.selection else next(iter(KINDS))

    @property
    def own(self) -> str:
        """The reader's own routine in the player, as text."""
        return self.player if is_own(self.player) else ""

    @property
    def asked(self) -> str:
        """The quiz that is on, if questions are asked."""
        return "" if self.quiz in NO_QUIZ else self.quiz


def menu(shown: Shown, language: str = "en") -> str:
    """Return all fields of all sheets with their choices, and the dialog's messages, as JSON."""
    messages = dialog_messages(language)
    shown = replace(shown, chart=in_language(shown.chart, language))
    kinds: list[dict[str, Any]] = [
        {
            "id": kind.id,
            "name": messages[f"kind_{_key(kind.id)}"],
            "note": _note(kind.id, shown, messages),
            "fields": [
                *_paper_fields(kind, messages),
                *_own_fields(kind, shown, messages, language),
            ],
        }
        for kind in sorted(KINDS.values(), key=lambda kind: kind.id != shown.fitting)
    ]
    used = ("title", "close", "first_page", "setting", "ready", "saved", "lost", "gone", "download")
    more = ("print", "view_now", "view_note", "session_note")
    found = {
        "messages": {key: messages[key] for key in (*used, *more)},
        "school": messages["school"].format(title=shown.chart.school.title),
        "label": messages["kind"],
        "fitting": shown.fitting,
        "kinds": kinds,
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _paper_fields(kind: SheetKind, messages: dict[str, str]) -> list[dict[str, Any]]:
    """Paper and orientation, where there is a choice."""
    labels = [(name, SIZES[name].label) for name in kind.papers]
    found = [{"name": "paper", "label": messages["paper"], "value": kind.paper, "choices": labels}]
    if len(kind.orientations) > 1:
        found.append(_field("orientation", kind.orientations, messages))
    return found


def _own_fields(
    kind: SheetKind, shown: Shown, messages: dict[str, str], language: str
) -> list[dict[str, Any]]:
    """Colours, language, and the options that the dialog asks for."""
    from zones.sheets.looks import VARIANTS

    found = [
        _field("variant", VARIANTS, messages),
        {
            "name": "language",
            "label": messages["language"],
            "value": language,
            "choices": list(LANGUAGE_NAMES.items()),
        },
    ]
    for option in kind.options:
        if not option.from_map:
            found += _option(option, shown, messages, language)
    return found


def _option(
    option: Option, shown: Shown, messages: dict[str, str], language: str
) -> list[dict[str, Any]]:
    """Return the field of one option; none if this chart leaves nothing to choose."""
    if option.choices:
        return [_field(option.name, option.choices, messages)]
    label = {"name": option.name, "label": messages[option.name]}
    if option.bounds:
        low, high = option.bounds
        return [{**label, "value": option.default, "low": low, "high": high}]
    choices, value = _OF_THE_CHART[option.name](shown, language)
    return [{**label, "value": value, "choices": list(choices.items())}] if choices else []


def _routines(shown: Shown, language: str) -> tuple[dict[str, str], str]:
    found = {routine.id: routine.name for routine in shown.chart.routines}
    if shown.own:
        found = {OWN: name_of(shown.own) or shown.chart.messages["own_unnamed"], **found}
    return found, (OWN if shown.own else shown.routine) or next(iter(found), "")


def _areas(shown: Shown, language: str) -> tuple[dict[str, str], str]:
    """All body areas; first that of the zone chosen last."""
    found = body_areas(language)
    zones = [shown.chart.zone(id) for id in reversed(shown.selection)]
    near = [area for zone in zones for area in zone.body_areas if area in found]
    return found, next(iter(near), "liver" if "liver" in found else next(iter(found), ""))


def _systems(shown: Shown, language: str) -> tuple[dict[str, str], str]:
    """All body systems, or one of them."""
    used = {zone.system for zone in shown.chart.zones if zone.number is not None}
    named = {id: one.name for id, one in shown.chart.systems.items() if id in used}
    return {"": dialog_messages(language)["choice_all"], **named}, ""


# Choices that depend on the chart: names by id, and the default.
_OF_THE_CHART = {"routine": _routines, "body_area": _areas, "systems": _systems}


def _field(name: str, values: Iterable[str], messages: dict[str, str]) -> dict[str, Any]:
    choices = [(each, messages.get(f"choice_{_key(each)}", each)) for each in values]
    return {"name": name, "label": messages[name], "value": choices[0][0], "choices": choices}


def _key(id: str) -> str:
    return id.lower().replace("-", "_")


def _note(kind: str, shown: Shown, messages: dict[str, str]) -> str:
    key = f"note_{_key(kind)}"
    if kind == "handout":
        n = len(shown.selection)
        key += "_none" if not n else "_one" if n == 1 else "_other"
        return messages[key].format(n=n)
    if kind == "quiz":
        key += "_on" if shown.asked else "_chosen" if shown.selection else ""
    return messages[key]


@lru_cache(maxsize=len(LANGUAGES))
def body_areas(language: str = "en") -> dict[str, str]:
    """Return the names of all body areas that a school links zones to, in order of the names."""
    charts = [load_chart(school, language) for school in schools()]
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
        Provides the zones of a handout and the view of a figure.
    language : str
        Of the dialog itself.

    Returns
    -------
    str
        JSON with ``n`` and one of ``preview`` (PNG, base64), ``pdf`` (base64, with ``file``) and
        ``error`` (a sentence). Nothing is raised.
    """
    messages = dialog_messages(language)
    n = -1
    try:
        asked = _read(request, messages)
        n = asked.pop("n")
        found = _made(asked, shown, messages)
    except NoRoom:
        found = {"error": messages["no_room"]}
    except SheetError as error:
        found = {"error": str(error)[:1].upper() + str(error)[1:]}
    except ImportError:
        found = {"error": messages["no_typesetter"]}
    except Exception:
        logging.getLogger(__name__).exception("a sheet could not be made")
        found = {"error": messages["failed"]}
    return json.dumps({"n": n, **found}, ensure_ascii=False)


def refusal(request: str, key: str, language: str = "en", **values: Any) -> str:
    """Answer a request that was not worked on.

    Parameters
    ----------
    request : str
        As for :func:`answer`.
    key : str
        Of the sentence among the dialog's messages.
    language : str
        Of the sentence.
    **values
        What the sentence has room for.
    """
    messages = dialog_messages(language)
    try:
        n = _read(request, messages)["n"]
    except SheetError:
        n = -1
    return json.dumps({"n": n, "error": messages[key].format(**values)}, ensure_ascii=False)


def _read(request: str, messages: dict[str, str]) -> dict[str, Any]:
    """Return a request whose values have the right types.

    Raises
    ------
    SheetError
        If it is anything else.
    """
    try:
        asked = json.loads(request) if len(request) <= LONGEST else None
    except (ValueError, RecursionError):
        asked = None
    if not isinstance(asked, dict) or type(asked.get("n")) is not int:
        raise SheetError(messages["unreadable"])
    if not all(isinstance(value, str) for name, value in asked.items() if name != "n"):
        raise SheetError(messages["unreadable"])
    return asked


def _check_number(option: Option, value: object, messages: dict[str, str]) -> None:
    """Tell a reader in the language of the dialog which numbers are possible."""
    low, high = option.bounds or (0, 0)
    try:
        number(option.name, value, low, high)
    except SheetError:
        label = messages[option.name]
        error = messages["out_of_range"].format(label=label, low=f"{low:g}", high=f"{high:g}")
        raise SheetError(error) from None


def _own(shown: Shown, messages: dict[str, str]) -> str:
    """Return the reader's own routine if it fits; they need not know how it is written."""
    try:
        read_own(shown.own, shown.chart)
    except SheetError:
        raise SheetError(messages["own_unfit"]) from None
    return shown.own


def _session(text: str, shown: Shown, messages: dict[str, str]) -> str:
    """Return a session of notes if it fits; readers need not know how it is written."""
    try:
        if text:
            read_session(text, shown.chart)
    except SheetError:
        raise SheetError(messages["session_unfit"]) from None
    return text


def _made(asked: dict[str, str], shown: Shown, messages: dict[str, str]) -> dict[str, str]:
    want = choose("thing to make", asked.pop("want", ""), WANTS)
    kind = KINDS[choose("sheet", asked.pop("kind", ""), KINDS)]
    options: dict[str, Any] = dict(asked)
    for name in ("format", "page", "ppi", "chart"):
        if name in options:
            raise SheetError(messages["unreadable"])
    if kind.id == "handout" and not shown.selection:
        raise SheetError(messages["note_handout_none"])
    on_the_map = {"zones": ",".join(shown.selection), "view": shown.view, "feet": shown.feet}
    on_the_map["quiz"] = shown.asked
    if kind.id == "quiz" and shown.asked:
        on_the_map["zones"] = ""
    on_the_map["session"] = _session(options.get("session", ""), shown, messages)
    if kind.id == "routine" and options.get("routine") == OWN:
        options["routine"] = _own(shown, messages)
    for option in kind.options:
        if option.from_map:
            options[option.name] = on_the_map[option.name]
        elif option.choices and option.name in options:
            value = choose(f"choice of {option.name}", options[option.name], option.choices)
            options[option.name] = option.choices[value]
        elif option.bounds and option.name in options:
            _check_number(option, options[option.name], messages)
    size = paper(options.get("paper", "a4"), options.get("orientation", "portrait"))
    form: dict[str, Any] = (
        {"format": "png", "ppi": HIGH * 25.4 / size.height} if want == "preview" else {}
    )
    school = shown.chart.school.id
    # Only a layout of a chart given by its id is cached.
    chart = school if school in schools() and shipped(school) is shown.chart else shown.chart
    data = b64encode(sheet(kind.id, chart, **form, **options)).decode()
    return {"preview": data} if form else {"pdf": data, "file": f"{kind.id}-{school}.pdf"}
