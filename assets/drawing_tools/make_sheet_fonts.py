"""Cut the fonts of the printed sheets, and note how wide each sign is; run by hand.

    npm pack @expo-google-fonts/source-sans-3 @expo-google-fonts/source-serif-4 \
             @expo-google-fonts/noto-sans-sc @expo-google-fonts/noto-sans-jp
    (unpack all four below one folder)
    python assets/drawing_tools/make_sheet_fonts.py <that folder>

The page's own WOFF2 files stay as they are: the typesetter reads TrueType only. The families have
the same names as on the page. The Latin cuts hold all European letters. The Han cuts hold every
sign that the content and its Chinese translations use. So that most new ones need no new cut, they
also hold all of GB 2312 for Chinese text, its first level for Chinese headings, and the first level
of JIS X 0208 for Japanese.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent.parent / "fonts"
CONTENT = FONTS.parent.parent / "zones" / "content"
CUTS = {
    "sheet-sans-400": ("SourceSans3_400Regular.ttf", "Zones Sans"),
    "sheet-sans-600": ("SourceSans3_600SemiBold.ttf", "Zones Sans"),
    "sheet-serif-600": ("SourceSerif4_600SemiBold.ttf", "Zones Serif"),
    "sheet-han-zh": ("NotoSansSC_400Regular.ttf", "Zones Han zh"),
    "sheet-han-zh-600": ("NotoSansSC_600SemiBold.ttf", "Zones Han zh strong"),
    "sheet-han-ja": ("NotoSansJP_400Regular.ttf", "Zones Han ja"),
}
LATIN = [
    (0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x36F), (0x370, 0x45F), (0x1E00, 0x1EFF),
    (0x2010, 0x2044),
]  # fmt: skip
SIGNS = "←↑→↓−≈≤≥€°×½¼¾•·™†‡‰‹›ƒˆ˜"
KANA = [(0x3000, 0x30FF), (0xFF01, 0xFF5E)]
SQUARE = "“”‘’…—"
"""Signs that Latin fonts have too; Chinese sets its own."""


def wanted(name: str) -> str:
    """Return the signs that one cut should hold."""
    if "han" not in name:
        return _spans(LATIN) + SIGNS + "".join(c for c in _texts("*.yaml") if ord(c) < 0x2E80)
    if name == "sheet-han-ja":
        return _common("euc_jp", 0xCF) + _han("*.yaml")
    last = 0xD7 if name.endswith("600") else 0xF7
    return SQUARE + _common("gb2312", last) + _han("*.yaml", "languages/zh/*.po")


def _common(codec: str, last: int) -> str:
    """Return the common characters of a language, with kana: rows of its character set."""
    cells = (bytes((row, cell)) for row in range(0xB0, last + 1) for cell in range(161, 255))
    return "".join(cell.decode(codec, "ignore") for cell in cells) + _spans(KANA)


def _han(*patterns: str) -> str:
    """Return the Chinese and Japanese signs of some files of the content."""
    return "".join(sign for sign in _texts(*patterns) if ord(sign) >= 0x2E80)


def _texts(*patterns: str) -> str:
    paths = sorted(path for each in patterns for path in CONTENT.rglob(each))
    return "".join(path.read_text(encoding="utf-8") for path in paths)


def _spans(spans: list[tuple[int, int]]) -> str:
    return "".join(chr(code) for low, high in spans for code in range(low, high + 1))


def make(source: Path, name: str, family: str) -> int:
    """Write one cut and return how many signs it has."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "lnum", "tnum", "locl"]
    options.name_IDs = [0, 1, 2, 3, 4, 6, 13, 14]
    options.notdef_outline = True
    font = TTFont(source)
    have = set(font.getBestCmap())
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[ord(c) for c in set(wanted(name)) if ord(c) in have])
    cutter.subset(font)
    weight = "SemiBold" if name.endswith("600") else "Regular"
    for record in font["name"].names:
        if record.nameID in (1, 3, 4):
            record.string = family
        elif record.nameID == 2:
            record.string = weight
        elif record.nameID == 6:
            record.string = family.replace(" ", "") + "-" + weight
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(FONTS / f"{name}.ttf")
    return len(font.getBestCmap())


def main() -> None:
    """Make all cuts."""
    for name, (file, family) in CUTS.items():
        signs = make(next(Path(sys.argv[1]).rglob(file)), name, family)
        print(name, signs, "signs", (FONTS / f"{name}.ttf").stat().st_size, "bytes")


if __name__ == "__main__":
    main()
