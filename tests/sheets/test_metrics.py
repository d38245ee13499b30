"""Where lines break, by the rules of each language, and which characters can be set."""

import re

import pytest
from fontTools.ttLib import TTFont

from zones.languages.catalogues import ENGLISH, languages, messages
from zones.resources import asset
from zones.sheets.typesetting.metrics import SQUARE, width, wrap

SIZE = 8.0
NOT_FIRST = "、。，．）》」』】〕：；！？”’…"
NOT_LAST = "（《「『【〔“‘"
ROOMS = (12.0, 17.0, 23.0, 31.0, 47.0)
"""Widths of narrow and wide columns, in millimetres."""


@pytest.fixture(scope="module", params=[one for one in languages() if one != ENGLISH])
def translations(request):
    """A language, and its longer texts: every fifth."""
    found = sorted(text for text in messages(request.param).values() if len(text) > 40)
    return request.param, found[::5]


def test_the_fonts_have_every_character_of_the_catalogues():
    for language in languages()[1:]:
        signs = "".join(sorted({sign for text in messages(language).values() for sign in text}))
        for face, weight in (("sans", 400), ("sans", 600), ("serif", 600)):
            assert width(signs, SIZE, face=face, weight=weight, lang=language) > 0


def test_what_chinese_sheets_set_in_semibold_is_semibold_throughout():
    """Single characters that the cut lacks would be thinner than their neighbours."""
    strong = set(map(chr, TTFont(asset("fonts/sheet-han-zh-600.ttf")).getBestCmap()))
    assert set(SQUARE) <= strong
    for (path, _), text in messages("zh").items():
        if path.startswith("sheets/") or path.endswith(("/name", "/title", "/leave_out")):
            assert {sign for sign in text if ord(sign) >= 0x2E80} <= strong, path


@pytest.mark.parametrize("room", ROOMS)
def test_lines_fit_and_lose_nothing(translations, room):
    language, texts = translations
    for text in texts:
        lines = wrap(text, room, SIZE, lang=language)
        joined = "".join(lines)
        assert squeezed(joined) == squeezed(text)
        for line in lines:
            wide = width(line, SIZE, lang=language)
            assert wide <= room or " " not in line, line


def squeezed(text):
    return re.sub(r"[\s-]", "", text)


@pytest.mark.parametrize("room", ROOMS)
def test_a_chinese_line_neither_begins_nor_ends_with_the_wrong_sign(room):
    for text in sorted(messages("zh").values()):
        lines = wrap(text, room, SIZE, lang="zh")
        assert not [line for line in lines if line and line[0] in NOT_FIRST], lines
        assert not [line for line in lines if line and line[-1] in NOT_LAST], lines


def test_no_chinese_text_ends_in_a_line_of_one_character():
    text = "沿反射区按压或滑动，动作缓慢均匀。"
    for room in range(20, 50):
        assert len(wrap(text, room, SIZE, lang="zh")[-1]) > 2


def test_a_number_stays_with_its_unit():
    text = "在该点上停留10到15秒，然后慢慢松开，再按30秒。"
    for room in range(12, 60):
        lines = wrap(text, room, SIZE, lang="zh")
        assert not [line for line in lines if line[-1].isdigit()], lines


def test_between_a_chinese_character_and_a_letter_there_is_a_quarter_of_the_size():
    apart = width("取", 10, lang="zh") + width("SP6", 10, lang="zh") + width("穴", 10, lang="zh")
    assert width("取SP6穴", 10, lang="zh") == pytest.approx(apart + 2 * 0.25 * 10 * 25.4 / 72)


def test_chinese_quotes_are_as_wide_as_a_character():
    assert width("“", 10, lang="zh") == width("穴", 10, lang="zh") > 2 * width("“", 10, lang="en")


def test_a_french_translator_need_not_know_of_fixed_spaces():
    (line,) = wrap("Pourquoi ? « Voici » : la suite", 90, SIZE, lang="fr")
    assert line == "Pourquoi\u202f? «\u202fVoici\u202f»\u202f: la suite"


@pytest.mark.parametrize("room", ROOMS)
def test_no_french_line_begins_with_a_sign_that_has_a_space_before_it(room):
    for text in messages("fr").values():
        for line in wrap(text, room, SIZE, lang="fr"):
            assert not line.startswith((":", ";", "!", "?", "»")), text
            assert not line.endswith("«"), text


@pytest.mark.parametrize(
    ("language", "text", "room", "lines"),
    [
        ("de", "Kinderwunschbehandlung", 20, ("Kinderwunsch-", "behandlung")),
        ("de", "bei Durchblutungsstörungen", 28, ("bei Durchblutungsstö-", "rungen")),
        ("fr", "une circulation sanguine", 27, ("une circulation", "sanguine")),
        ("es", "asociada tradicionalmente", 20, ("asociada tradi-", "cionalmente")),
        ("en", "Counterclockwise", 10, ("Counterclockwise",)),
    ],
)
def test_long_words_are_divided_where_a_line_would_be_left_short(language, text, room, lines):
    assert wrap(text, room, SIZE, lang=language) == lines


def test_a_heading_is_divided_only_if_a_word_is_wider_than_the_column():
    text = "ohne Durchblutungsstörungen"
    assert wrap(text, 36, SIZE, weight=600, lang="de") == tuple(text.split())
    assert wrap(text, 28, SIZE, weight=600, lang="de")[0].endswith("-")
