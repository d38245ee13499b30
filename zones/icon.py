"""A small foot as the icon of a page."""

from __future__ import annotations

from urllib.parse import quote

_FOOT = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    '<path d="M11 12c4-3 9-1 10 3 1 5-2 6-2 10 0 4-7 4-8 0-1-5-3-10 0-13z" fill="#7a2e1f"/>'
    '<g fill="#c46355"><circle cx="10" cy="7" r="3"/><circle cx="15" cy="5.5" r="1.9"/>'
    '<circle cx="19" cy="6.5" r="1.7"/><circle cx="22" cy="8.6" r="1.5"/>'
    '<circle cx="24" cy="11.4" r="1.3"/></g></svg>'
)
ICON = "data:image/svg+xml," + quote(_FOOT, safe="/:=' ")
"""As an address that a page may link."""
