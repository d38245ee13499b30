"""How wide text is in the fonts of the sheets, where lines break, and which characters exist.

The widths are in ``assets/fonts/sheet-widths.json``, made together with the fonts.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache

from zones.resources import asset
from zones.sheets.errors import SheetError
from zones.sheets.papers import PT

FAMILIES = {"sans": "Zones Sans", "serif": "Zones Serif"}
HAN = {"zh": ("sheet-han-zh", "sheet-han-ja"), "ja": ("sheet-han-ja", "sheet-han-zh")}

# A line may break before and after each Han character or kana, but not before closing punctuation.
_PIECE = re.compile(r"[ \n]+|[^ \n⺀-鿿＀-￮]+|[⺀-鿿＀-￮][、。，．）」・：；！？ー]*")


@lru_cache(maxsize=8)
def _table(font: str) -> dict[str, int]:
    return {sign: int(advance) for advance, signs in _widths()[font].items() for sign in signs}


@lru_cache(maxsize=1)
def _widths() -> dict[str, dict[str, str]]:
    return json.loads(asset("fonts/sheet-widths.json").read_text(encoding="utf-8"))


def _font(face: str, weight: int) -> str:
    return "sheet-serif-600" if face == "serif" else f"sheet-sans-{weight}"


@lru_cache(maxsize=65536)
def _advance(text: str, face: str, weight: int, lang: str) -> int:
    """Width of a text in thousandths of its size; a character without a font raises KeyError."""
    table = _table(_font(face, weight))
    total = 0
    for sign in text:
        advance = table.get(sign)
        if advance is None:
            advance = next(
                (t[sign] for f in HAN.get(lang, HAN["zh"]) if sign in (t := _table(f))), None
            )
        if advance is None:
            raise KeyError(sign)
        total += advance
    return total


def width(
    text: str, size: float, *, face: str = "sans", weight: int = 400, lang: str = "en"
) -> float:
    """Return the width of a line of text in millimetres, without kerning.

    Parameters
    ----------
    text : str
    size : float
        In points.
    face : {"sans", "serif"}
    weight : {400, 600}
    lang : str
        Selects Chinese or Japanese character forms.

    Raises
    ------
    SheetError
        If no font of the sheets has one of the characters.
    """
    return _advance_of(text, face, weight, lang) * size * PT / 1000


def _advance_of(text: str, face: str, weight: int, lang: str) -> int:
    try:
        return _advance(text, face, weight, lang)
    except KeyError as error:
        sign = error.args[0]
        raise SheetError(
            f"no font of the sheets has the sign {sign!r} (U+{ord(sign):04X}) of {text[:60]!r}; "
            "spell it with another sign, or add it with assets/drawing_tools/make_sheet_fonts.py"
        ) from None


@lru_cache(maxsize=4096)
def _pieces(text: str, face: str, weight: int, lang: str) -> tuple[tuple[str, int, bool], ...]:
    """Words and spaces of a text, each with its width and whether it is a space."""
    found = _PIECE.findall(text)
    return tuple((p, _advance_of(p, face, weight, lang), p[0] in " \n") for p in found)


def wrap(
    text: str,
    room: float,
    size: float,
    *,
    face: str = "sans",
    weight: int = 400,
    lang: str = "en",
) -> tuple[str, ...]:
    """Break a text into lines that fit a width.

    Parameters
    ----------
    text : str
        Its own line breaks are kept.
    room : float
        In millimetres. A single word that is wider gets a line of its own.

    Returns
    -------
    tuple of str
    """
    lines = []
    room = room * 1000 / (size * PT)
    for part in text.split("\n"):
        line, long = "", 0
        for piece, wide, space in _pieces(part, face, weight, lang):
            if line and not space and long + wide > room:
                lines.append(line.rstrip())
                line, long = "", 0
            if line or not space:
                line, long = line + piece, long + wide
        lines.append(line.rstrip())
    return tuple(lines)
