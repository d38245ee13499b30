"""How wide text is in the fonts of the sheets, where lines break, and which characters exist.

The widths are in ``assets/fonts/sheet-widths.json``, made together with the fonts.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache

from zones.languages.hyphens import break_points
from zones.resources import asset
from zones.sheets.errors import SheetError
from zones.sheets.papers import PT

FAMILIES = {"sans": "Zones Sans", "serif": "Zones Serif"}
HAN = {"zh": ("sheet-han-zh", "sheet-han-ja"), "ja": ("sheet-han-ja", "sheet-han-zh")}

SQUARE = "“”…—"
"""Signs that both fonts have; Chinese sets them from its own, as wide as a character."""

LOOSE = 0.22
"""How much of a line must be empty for a word to be hyphenated."""

# Han characters and kana with their signs; signs that no line begins or ends with.
_HAN = "⺀-鿿＀-￮"
_CLOSING = "、。，．）》〉」』】〕・：；！？ー”’…—·%"
_OPENING = "（《〈「『【〔“‘"
# A line may break at spaces, and before and after each Han character.
_PIECE = re.compile(
    f"[ \n]+|[{_OPENING}]*(?:[^ \n{_HAN}]+?(?=[{_OPENING}]*[{_HAN}]|[ \n]|$)|[{_HAN}])[{_CLOSING}]*"
)
# French has a fixed narrow space before these signs and within its quotation marks.
_NARROW = re.compile("[ \u00a0](?=[:;!?»])|(?<=«)[ \u00a0]")

# Between a Han character or kana and a letter or digit the typesetter leaves a quarter of the size.
_BETWEEN = 250
_LETTER = "A-Za-z0-9\u00c0-\u024f#$%&"
_MEETING = re.compile(f"[㐀-鿿ぁ-ヿ](?=[{_LETTER}])|[{_LETTER}](?=[㐀-鿿ぁ-ヿ])")


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
    fonts = (_font(face, weight), *HAN.get(lang, HAN["zh"]))
    tables = [_table(font) for font in fonts]
    total = _BETWEEN * len(_MEETING.findall(text))
    for sign in text:
        first = 1 if lang == "zh" and sign in SQUARE else 0
        advance = next((table[sign] for table in tables[first:] if sign in table), None)
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


def without_font(text: str) -> list[str]:
    """Return the signs of a text that no font of the sheets has, each once.

    >>> without_font("Leber 肝 ★★")
    ['★']
    """
    known = [_table(font) for font in ("sheet-sans-400", "sheet-han-zh", "sheet-han-ja")]
    signs = dict.fromkeys(sign for sign in text if sign != "\n")
    return [sign for sign in signs if not any(sign in table for table in known)]


def _advance_of(text: str, face: str, weight: int, lang: str) -> int:
    try:
        return _advance(text, face, weight, lang)
    except KeyError as error:
        sign = error.args[0]
        raise SheetError(
            f"no font of the sheets has the sign {sign!r} (U+{ord(sign):04X}) of {text[:60]!r}; "
            "spell it with another sign; python -m zones check lists all"
        ) from None


@lru_cache(maxsize=4096)
def _pieces(text: str, face: str, weight: int, lang: str) -> tuple[tuple[str, int, bool], ...]:
    """What a line may not break in, and spaces; each with its width and whether it is a space."""
    found: list[tuple[str, int, bool]] = []
    before = ""
    for piece in _together(_PIECE.findall(text), lang):
        wide = _advance_of(piece, face, weight, lang)
        gap = _BETWEEN if _MEETING.match(before[-1:] + piece[0]) else 0
        found.append((piece, gap + wide, piece[0] in " \n"))
        before = piece
    return tuple(found)


def _together(pieces: list[str], lang: str) -> list[str]:
    """Join a number with its unit, what a fixed space joins, and the last two Han characters."""
    found: list[str] = []
    for piece in pieces:
        last = found[-1] if found else " "
        fixed = last[-1] in "\u00a0\u202f" or piece[0] in "\u00a0\u202f"
        if fixed or (last[-1].isdigit() and _is_han(piece)):
            found[-1] += piece
        else:
            found.append(piece)
    if lang == "zh" and len(found) > 2 and _is_han(found[-1]) and _is_han(found[-2][-1]):
        found[-2:] = ["".join(found[-2:])]  # no line of one character
    return found


def _is_han(text: str) -> bool:
    return "⺀" <= text[0] <= "鿿"


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
        In millimetres. A word that is wider is hyphenated; where that is not possible, it gets
        a line of its own.
    lang : str
        Its rules for hyphens and for the signs that no line begins with.

    Returns
    -------
    tuple of str
    """
    room = room * 1000 / (size * PT)
    text = _NARROW.sub("\u202f", text) if lang == "fr" else text
    lines = []
    for paragraph in text.split("\n"):
        line, long = "", 0
        for piece, wide, space in _pieces(paragraph, face, weight, lang):
            while not space and long + wide > room:
                free = room - long
                # A heading, and a line that is nearly full, are not worth a hyphen.
                worth = wide > room or (weight == 400 and free > LOOSE * room)
                head, rest = _halves(piece, free, face, weight, lang) if worth else ("", piece)
                if not head and not line:
                    break
                lines.append((line + head).rstrip())
                piece, wide = rest, _advance_of(rest, face, weight, lang)
                line, long = "", 0
            if line or not space:
                line, long = line + piece, long + wide
        lines.append(line.rstrip())
    return tuple(lines)


def _halves(piece: str, free: float, face: str, weight: int, lang: str) -> tuple[str, str]:
    """Hyphenate a word so that as much of it as possible fits; the first half may be empty."""
    for end in reversed(break_points(piece, lang)):
        head = piece[:end] if piece[end - 1] == "-" else piece[:end] + "-"
        if _advance_of(head, face, weight, lang) <= free:
            return head, piece[end:]
    return "", piece
