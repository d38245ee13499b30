"""The questions of a quiz, from its seed: the same as in ``panels/quiz/logic/questions.js``.

Chance is asked in the same order as in the browser; a test holds both against each other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from zones.languages.charts import in_language, names
from zones.loading.body_figure import load_figure
from zones.model.chart import Chart
from zones.model.zone import Zone
from zones.quizzes.chance import Random, seeded, shuffled
from zones.quizzes.places import Places
from zones.quizzes.spec import Spec

WRONG = 3
"""Options beside the right one."""
LABELS = 4
"""Names to be put in their places, in one question."""
SIDE = re.compile(
    r"\b(?:left|right|link|recht|izquierd|derech|gauche|droit|sinistr|destr)|[左右]",
    re.IGNORECASE | re.ASCII,
)
"""In the names of a zone, in any language: its foot is told already."""
LETTERS = (("ß", "ss"), ("œ", "oe"), ("æ", "ae"))


@dataclass(frozen=True)
class Asked:
    """A question in ids.

    `options` are zones, body areas or techniques, or feet, and `right` is one of them; for a name
    that is typed it is the zone, and labels have the zones to be named as options.
    """

    kind: str
    zone: str
    view: str
    options: tuple[str, ...]
    right: str


def fold(text: str) -> str:
    """Return a text in lower case, without accents."""
    plain = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", text)).lower()
    for letter, two in LETTERS:
        plain = plain.replace(letter, two)
    return plain


def ask(chart: Chart, spec: Spec, language: str) -> list[Asked]:
    """Return the questions that a quiz asks of a chart, in English as it was loaded.

    The language decides single wrong options: none of them may answer the question, either.
    """
    return list(_ask(chart, spec, language))


@lru_cache(maxsize=64)
def _ask(chart: Chart, spec: Spec, language: str) -> tuple[Asked, ...]:
    random = seeded(f"{chart.school.id}.{spec.seed}")
    places = _places(chart)
    maker = _Maker(chart, in_language(chart, language), places, random)
    waiting = shuffled(_zones_of(places, spec), random)
    used = dict.fromkeys(spec.kinds, 0)
    found: list[Asked] = []
    while used and (not spec.length or len(found) < spec.length):
        kind = min(shuffled(list(used), random), key=lambda kind: used[kind])
        made = (maker.make(kind, zone, _view_of(places, zone, spec)) for zone in waiting)
        question = next((one for one in made if one), None)
        if question:
            found.append(question)
            waiting = [zone for zone in waiting if zone.id != question.zone]
            used[kind] += 1
        else:
            del used[kind]
    return tuple(found)


@lru_cache(maxsize=16)
def _places(chart: Chart) -> Places:
    return Places(chart)


def _zones_of(places: Places, spec: Spec) -> list[Zone]:
    """The drawn zones that a quiz asks for."""
    fits: dict[str, Callable[[Zone], bool]] = {
        "all": lambda zone: True,
        "zones": lambda zone: zone.id in spec.ids,
        "system": lambda zone: zone.system in spec.ids,
        "view": lambda zone: bool(places.of(zone, spec.ids[0])),
        "region": lambda zone: any(place.region in spec.ids for place in places.of(zone)),
    }
    return [zone for zone in places.zones if fits[spec.scope](zone)]


def _view_of(places: Places, zone: Zone, spec: Spec) -> str:
    """The view on which a zone is asked for."""
    all_of_it = places.of(zone)
    wanted = [
        place.view
        for place in all_of_it
        if (
            place.view in spec.ids
            if spec.scope == "view"
            else place.region in spec.ids
            if spec.scope == "region"
            else place.view == "plantar"
        )
    ]
    return (wanted or [all_of_it[0].view])[0]


class _Maker:
    """Makes single questions."""

    def __init__(self, english: Chart, chart: Chart, places: Places, random: Random) -> None:
        self.english, self.chart = english, chart
        self.places = places
        self.random = random
        self.zones = {zone.id: zone for zone in chart.zones}
        self.asked: set[str] = set()  # techniques
        parts = load_figure().wholes
        self.wholes = {id: parts[id] for id in parts if id in chart.body_areas}

    def make(self, kind: str, zone: Zone, view: str) -> Asked | None:
        """Return a question; None if this zone cannot be asked this way."""

        def asked(options: Iterable[str], right: str) -> Asked:
            return Asked(kind, zone.id, view, tuple(options), right)

        if kind == "type":
            return asked((), zone.id)
        if kind == "foot":
            return self._foot(zone, asked)
        if kind == "body":
            return self._body(zone, view, asked)
        if kind == "technique":
            return self._technique(zone, view, asked)
        if kind == "place":
            return self._labels(zone, view, asked)
        is_wrong = self._is_other_place if kind == "find" else self._is_other_name
        pool = self._near(zone, view)
        if kind == "find" and not zone.landmark:
            return asked((), zone.id)
        found = self._choices(zone.id, pool, lambda id: is_wrong(zone.id, id))
        return asked(found, zone.id) if found or kind == "find" else None

    def _pooled(self, first: Sequence[str], all_of_them: Sequence[str]) -> list[str]:
        """What comes first in any order, then the rest."""
        mixed = [*shuffled(first, self.random), *shuffled(all_of_them, self.random)]
        return list(dict.fromkeys(mixed))

    def _near(self, zone: Zone, view: str) -> list[str]:
        """The other zones, those first that are easily taken for this one."""
        return self._pooled(_ids(self.places.similar(zone, view)), _ids(self.places.zones))

    def _choices(self, right: str, pool: list[str], is_wrong: Callable[[str], bool]) -> list[str]:
        """The right option among wrong ones, or none if there is no wrong one."""
        wrong = [id for id in pool if id != right and is_wrong(id)][:WRONG]
        return shuffled([right, *wrong], self.random) if wrong else []

    def _labels(self, zone: Zone, view: str, asked: Callable) -> Asked | None:
        chosen = [zone]
        for other in map(self.zones.__getitem__, self._near(zone, view)):
            if len(chosen) < LABELS and self._fits(other, chosen, view):
                chosen.append(other)
        if len(chosen) < 2:
            return None
        return asked(shuffled([one.id for one in chosen], self.random), zone.id)

    def _fits(self, other: Zone, chosen: list[Zone], view: str) -> bool:
        return bool(self.places.of(other, view)) and all(
            one.id != other.id
            and self._is_other_name(one.id, other.id)
            and not self.places.touch(one, other, view)
            for one in chosen
        )

    def _foot(self, zone: Zone, asked: Callable) -> Asked | None:
        told = SIDE.search("|".join([self.zones[zone.id].name, *self._names(zone.id)]))
        if len(zone.feet) != 1 or told:
            return None
        return asked(("left", "right", "both"), zone.feet[0])

    def _body(self, zone: Zone, view: str, asked: Callable) -> Asked | None:
        known = self.chart.body_areas
        areas = [id for id in zone.body_areas if id in known]
        if not areas:
            return None
        right = shuffled(areas, self.random)[0]
        similar = [id for one in self.places.similar(zone, view) for id in one.body_areas]
        everywhere = dict.fromkeys(id for one in self.places.zones for id in one.body_areas)
        pool = self._pooled(similar, list(everywhere))

        def related(one: str, other: str) -> bool:
            return other in self.wholes.get(one, ()) or one in self.wholes.get(other, ())

        found = self._choices(
            right,
            pool,
            lambda id: (
                id in known and not any(one == id or related(one, id) for one in zone.body_areas)
            ),
        )
        return asked(found, right) if found else None

    def _technique(self, zone: Zone, view: str, asked: Callable) -> Asked | None:
        """Each technique is asked for once."""
        known = self.chart.techniques
        mine = _uses([zone])
        right = next((id for id in mine if id in known and id not in self.asked), None)
        if not right:
            return None
        everywhere = dict.fromkeys([*_uses(self.places.zones), *known])
        pool = self._pooled(_uses(self.places.similar(zone, view)), list(everywhere))
        found = self._choices(right, pool, lambda id: id in known and id not in mine)
        if not found:
            return None
        self.asked.add(right)
        return asked(found, right)

    def _names(self, id: str) -> list[str]:
        return _names_of(self.english, id)

    def _is_other_name(self, id: str, other: str) -> bool:
        """Whether a zone's name is none of another's."""
        (name, all_of_it), (other_name, all_of_other) = (
            _folded(self.chart, self.english, one) for one in (id, other)
        )
        return not (other_name & all_of_it or name & all_of_other)

    def _is_other_place(self, id: str, other: str) -> bool:
        """Whether a zone is described otherwise than another, and without naming it."""
        here, there = self.zones[id].landmark, self.zones[other].landmark
        if not there or not self._is_other_name(id, other):
            return False
        says = fold(there.says)
        return says != (fold(here.says) if here else "") and fold(self.zones[id].name) not in says


def _ids(zones: Iterable[Zone]) -> list[str]:
    return [zone.id for zone in zones]


def _uses(zones: Iterable[Zone]) -> list[str]:
    return [one.use for zone in zones for one in zone.techniques]


@lru_cache(maxsize=4096)
def _names_of(english: Chart, id: str) -> list[str]:
    return list(names(english, english.zone(id)).values())


@lru_cache(maxsize=4096)
def _folded(chart: Chart, english: Chart, id: str) -> tuple[frozenset[str], frozenset[str]]:
    """A zone's name in all languages, and everything else that is right for it too."""
    zone = chart.zone(id)
    name = [zone.name, *_names_of(english, id)]
    more = [*zone.also, zone.code] if zone.code else zone.also
    return frozenset(map(fold, name)), frozenset(fold(one) for one in (*name, *more) if one)
