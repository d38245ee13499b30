"""What tests of all kinds share."""

from __future__ import annotations

import os

# Before Panel is imported: tests never reach for a public server.
os.environ.setdefault("PANEL_CDN", "false")
os.environ.setdefault("BOKEH_BROWSER", "none")
