"""Finds the files under ``assets/``, in the installed package or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent
ROOT = next(p for p in (_HERE / "assets", _HERE.parent / "assets") if p.is_dir())
"""Folder of the drawings, scripts, styles and fonts."""


def asset(name: str) -> Path:
    """Return the path of an asset, such as ``feet/plantar.svg``."""
    return ROOT / name
