"""Texts packed for a notebook: deflated, and written in signs that HTML and JSON leave as they are.

The browser's side is ``assets/hosts/packed/``.
"""

from __future__ import annotations

import json
import zlib
from base64 import b85encode
from functools import lru_cache

from zones.export.bundle import module, style

SAFE = str.maketrans("&<>`$", ",.:/[")
"""The signs of base 85 that HTML, Markdown or TeX would read, and what stands for them."""
HOLE = '"THE PACKED MODULE"'


def pack(text: str) -> str:
    """Return a text packed: on one line, without quotes, backslashes and signs of HTML.

    >>> len(pack("liver " * 1000)) < 100
    True
    """
    return b85encode(zlib.compress(text.encode(), 9)).decode().translate(SAFE)


def packed_page(page: str) -> str:
    """Return a page that unpacks itself, for a frame; without scripts it stays empty."""
    return (
        '<!DOCTYPE html><meta charset="utf-8">'
        f'<script type="text/plain" id="packed">{pack(page)}</script>'
        f'<script type="module">{module("packed_page").strip()}</script>'
    )


@lru_cache(maxsize=1)
def packed_widget() -> str:
    """Return the module of the notebook widget, which unpacks itself and brings its style."""
    both = json.dumps({"script": module("widget"), "style": style()}, ensure_ascii=False)
    return module("packed_widget").replace(HOLE, json.dumps(pack(both)))
