"""Guards a server from its start: ``panel serve app.py --plugins zones.dashboard.plugin``.

Without it, ``panel serve`` runs none of our code before its first page, and the guards start with
that page.
"""

from typing import Any

from zones.dashboard.guard.routes import install

ROUTES: list[Any] = []
"""Return no routes; Panel asks every plugin for its own."""

install()
