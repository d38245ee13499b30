"""What a page says around its records, in the language of its reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from zones.export.page_text import page_messages
from zones.languages.catalogues import ENGLISH, languages
from zones.languages.charts import load_chart
from zones.languages.formats import LOCALES, listed
from zones.languages.interface import in_language
from zones.loading.loader import schools
from zones.model.chart import Chart
from zones.model.map_state import DEFAULT_SCHOOL


@dataclass(frozen=True)
class Texts:
    """The messages of one language: of the map, of the page around it, of sheets, of the site."""

    language: str
    known: Mapping[str, str]

    def __call__(self, key: str, **values: str | int) -> str:
        """Return a message with its values filled in; with `n`, the form for that number.

        Raises
        ------
        KeyError
            If there is no such message.
        """
        if "n" in values:
            forms = (f"{key}_{_form(self.language, int(values['n']))}", f"{key}_other", key)
            key = next((form for form in forms if form in self.known), key)
        text = self.known[key]
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", str(value))
        return text

    def has(self, key: str) -> bool:
        """Whether there is such a message."""
        return key in self.known

    def listed(self, items: Iterable[str]) -> str:
        """Return a list as a sentence has it."""
        return listed(items, self.language)


def _form(language: str, n: int) -> str:
    from babel import Locale

    return str(Locale.parse(LOCALES.get(language, language)).plural_form(n))


@lru_cache(maxsize=16)
def texts(language: str) -> Texts:
    """Return the messages of a language; those of pages and sheets carry a prefix."""
    known = dict(load_chart(DEFAULT_SCHOOL, language).messages)
    known |= {f"page_{key}": text for key, text in page_messages(language).items()}
    known |= {f"sheet_{key}": text for key, text in in_language("sheets", language).items()}
    known |= {f"site_{key}": text for key, text in in_language("site", language).items()}
    return Texts(language, known)


def charts_in(language: str, only: Iterable[str] = ()) -> tuple[Chart, ...]:
    """Return the charts of the site in a language, the first one that of the start page.

    Parameters
    ----------
    language : str
    only : iterable of str
        Ids of schools; all that come with the package without it.

    Raises
    ------
    ContentError
        If a chart is invalid, or there is no such language.
    """
    ids = tuple(only) or tuple(sorted(schools(), key=lambda school: school != DEFAULT_SCHOOL))
    return tuple(load_chart(school, language) for school in ids)


def folder(language: str) -> str:
    """Return the folder of a language within the site, from its root.

    >>> folder("en"), folder("de")
    ('', 'de/')
    """
    return "" if language == ENGLISH else f"{language}/"


def all_languages(only: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the languages of the site, English first."""
    wanted = set(only) | {ENGLISH} if only else set(languages())
    return tuple(language for language in languages() if language in wanted)
