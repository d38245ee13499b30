"""How wide the signs of a drawing are: numbers, captions, names of lines. The typesetter knows."""

from __future__ import annotations

import json
from collections.abc import Iterable

from zones.sheets.messages import language
from zones.sheets.papers import PT
from zones.sheets.typesetting.compiler import Typesetter
from zones.sheets.typesetting.fonts import families

_known: dict[tuple[str, int, str], float] = {}


def learn(texts: Iterable[str], weight: int) -> None:
    """Ask for the widths of several texts at once, which is faster than one by one."""
    lang = language()
    new = [text for text in dict.fromkeys(texts) if (text, weight, lang) not in _known]
    if not new:
        return
    asked = [{"text": text, "weight": weight} for text in new]
    data = json.dumps({"lang": lang, "fonts": families(), "texts": asked})
    for text, place in zip(new, Typesetter("widths", data).places("width"), strict=True):
        _known[text, weight, lang] = place["width"]


def width(text: str, size: float, weight: int = 400) -> float:
    """Return the width in millimetres of a text in the language of the sheet.

    Parameters
    ----------
    text : str
    size : float
        In points.
    weight : {400, 600}
    """
    learn([text], weight)
    return _known[text, weight, language()] * size * PT
