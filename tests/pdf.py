"""What a PDF says, read back by a renderer that is not the one that wrote it."""

from __future__ import annotations

import pypdfium2


def texts(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in document]
