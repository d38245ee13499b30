"""Guards a server from its start: ``panel serve app.py --plugins zones.dashboard.plugin``.

Without it ``panel serve`` runs no code of ours before its first page, and the guards are there
from then on.
"""

from typing import Any

from zones.dashboard.guard.routes import install

ROUTES: list[Any] = []
"""Panel asks a plugin for its routes; this one has none of its own."""

install()
