"""Cut the fonts of the page down to the signs it uses; run by hand when they change.

    npm pack @fontsource/source-sans-3 @fontsource/source-serif-4   (and unpack both)
    python assets/drawing_tools/make_fonts.py <folder of the unpacked packages>

The cut fonts get names of their own, as "Source" is a reserved font name.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent.parent / "fonts"
FONTS = {
    "sans-400": ("source-sans-3-latin-400-normal.woff2", "Zones Sans"),
    "sans-600": ("source-sans-3-latin-600-normal.woff2", "Zones Sans"),
    "serif-600": ("source-serif-4-latin-600-normal.woff2", "Zones Serif"),
}
TEXT = "".join(map(chr, range(0x20, 0x7F)))
SIGNS = "·°×½¼¾²«»¡¿©–—‘’“”…•→←−"
PAGE_SIGNS = "·°–‘’“”…•→äöüßéèíóúñç"
LETTERS = "ÄÖÜäöüßÀÂÇÈÉÊËÌÍÎÏÑÒÓÔÙÚÛàáâãçèéêëìíîïñòóôõùúûÿŒœ"


FEATURES = ["kern", "liga", "mark", "ccmp", "lnum", "tnum"]


def make(source: Path, family: str, target: Path, text: str, features: list[str]) -> None:
    """Write a WOFF2 without hints and alternates, with the signs and features named."""
    options = subset.Options()
    options.flavor = "woff2"
    options.hinting = False
    options.layout_features = features
    options.name_IDs = [0, 1, 2, 3, 4, 6, 13, 14]
    font = TTFont(source)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 3, 4):
            record.string = family
        elif record.nameID == 6:
            record.string = family.replace(" ", "")
    subset.save_font(font, target, options)


def main() -> None:
    """Make all fonts; those of the page in one file have fewer signs, and only the text kerns."""
    for name, (file, family) in FONTS.items():
        source = next(Path(sys.argv[1]).rglob(file))
        kern = ["kern"] if name == "sans-400" else []
        for target, text, features in (
            (FONTS / f"{name}.woff2", TEXT + LETTERS + SIGNS, FEATURES),
            (FONTS / f"page-{name}.woff2", TEXT + PAGE_SIGNS, kern),
        ):
            make(source, family, target, text, features)
            print(target.name, target.stat().st_size)


if __name__ == "__main__":
    main()
