"""Printed sheets: wall chart, handout, cards, record sheet and more, as PDF, PNG or SVG.

    pdf = zones.sheet("wall-chart", chart="rwo-shur", paper="a3")

The layout is computed here, typst sets it.
"""

from __future__ import annotations

from zones.sheets.errors import SheetError
from zones.sheets.make import KINDS, SheetKind, sheet

__all__ = ["KINDS", "SheetError", "SheetKind", "sheet"]
