"""Which characters the sheets can set, with the fonts of the package and with the reader's own."""

import shutil
from pathlib import Path

import matplotlib
import pytest
from fontTools.ttLib import TTFont

import zones
from tests.pdf import letters, texts
from zones.cli import main
from zones.languages.catalogues import languages, messages
from zones.loading.loader import load_chart
from zones.resources import asset
from zones.sheets.errors import SheetError
from zones.sheets.typesetting.fonts import with_fonts, without_font

ARABIC, HEBREW = "القلب", "לב"
"""Heart."""


@pytest.fixture
def folder(tmp_path):
    """A folder with a font that has Arabic and Hebrew letters."""
    font = Path(matplotlib.get_data_path()) / "fonts/ttf/DejaVuSans.ttf"
    shutil.copy(font, tmp_path / font.name)
    return tmp_path


def named(name):
    """A chart whose heart zone has a name."""
    chart = load_chart("overview")
    first, *others = chart.zones
    return chart.model_copy(update={"zones": (first.model_copy(update={"name": name}), *others)})


def test_the_fonts_have_every_character_of_the_catalogues():
    for language in languages()[1:]:
        signs = "".join({sign for text in messages(language).values() for sign in text})
        assert without_font(signs) == []


def test_what_chinese_sheets_set_in_semibold_is_semibold_throughout():
    """Single characters that the cut lacks would be thinner than their neighbours."""
    strong = set(map(chr, TTFont(asset("fonts/sheet-han-zh-600.ttf")).getBestCmap()))
    assert set("“”…—") <= strong
    for (path, _), text in messages("zh").items():
        if path.startswith("sheets/") or path.endswith(("/name", "/title", "/leave_out")):
            assert {sign for sign in text if ord(sign) >= 0x2E80} <= strong, path


@pytest.mark.parametrize("format", ["pdf", "png"])
@pytest.mark.parametrize("name", [ARABIC, HEBREW, "หัวใจ", "심장", "हृदय", "heart ❤"])
def test_a_sign_without_a_font_is_named(name, format):
    with pytest.raises(SheetError, match=r"no font of the sheets has the sign .*U\+.*--fonts"):
        zones.sheet("wall-chart", named(name), paper="a4", format=format)


@pytest.mark.parametrize("name", [ARABIC, HEBREW])
def test_a_font_of_your_own_sets_a_name_from_right_to_left(name, folder):
    pdf = zones.sheet("wall-chart", named(name), paper="a4", fonts=folder)
    assert name in texts(pdf)[0] or name[::-1] in texts(pdf)[0]
    signs = letters(pdf)[0]
    first, last = (next(one for one in signs if one.sign == sign) for sign in (name[0], name[-1]))
    assert first.left > last.left  # the first letter stands at the right


def test_a_folder_without_fonts_is_refused(tmp_path):
    with pytest.raises(SheetError, match="there are no fonts in"):
        zones.sheet("record", fonts=tmp_path)


def test_signs_of_ones_own_fonts_are_known(folder):
    assert without_font(ARABIC) != []
    with with_fonts(folder):
        assert without_font(ARABIC) == []


def test_check_names_the_record_and_knows_the_fonts_of_the_pack(folder, tmp_path, capsys):
    pack = tmp_path / "my-pack"
    assert main(["new", str(pack)]) == 0
    path = pack / "zones.yaml"
    path.write_text(path.read_text("utf-8").replace("name: ", f"name: {ARABIC} ", 1), "utf-8")
    capsys.readouterr()
    main(["check", str(pack)])
    assert "U+0627" in capsys.readouterr().err
    (pack / "fonts").mkdir()
    for font in folder.glob("*.ttf"):
        shutil.copy(font, pack / "fonts")
    main(["check", str(pack)])
    assert "U+0627" not in capsys.readouterr().err
