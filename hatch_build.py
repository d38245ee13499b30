"""The front-end build: deno bundles the browser code for the wheel and for a checkout.

Hatchling runs it for every wheel, editable install and sdist; ``python hatch_build.py`` runs it by
hand, and :mod:`zones.export.bundle` when the browser code of a checkout has changed. The bundles
lie in ``zones/static/``, which git ignores.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # outside a build
    BuildHookInterface = object

ENTRIES = {
    "foot_map.js": "foot_map/index.js",
    "foot_map.css": "foot_map/index.css",
    "widget.js": "hosts/widget.js",
    "reflex_map.js": "hosts/reflex_map.js",
    "page.js": "hosts/page/page.js",
    "page.css": "hosts/page/page.css",
    "dashboard.js": "hosts/dashboard/dashboard.js",
    "dashboard.css": "hosts/dashboard/dashboard.css",
    "sheet_dialog.js": "hosts/sheet_dialog/sheet_dialog.js",
    "sheet_dialog.css": "hosts/sheet_dialog/sheet_dialog.css",
}
"""Bundles by name, each with the file in ``assets/`` that it starts from."""

STATIC = Path("zones", "static")
DIGEST = "sources.sha256"
"""Beside the bundles: what they were made from."""


class NoDeno(RuntimeError):
    """The browser code must be bundled, and deno is not there."""


def sources(root: Path) -> list[Path]:
    """Return the files that the bundles are made from; none outside a checkout."""
    folders = (root / "assets" / "foot_map", root / "assets" / "hosts")
    found = [path for folder in folders for path in folder.rglob("*.*")]
    kinds = (".js", ".css", ".json")
    own = [root / name for name in ("deno.json", "deno.lock", "hatch_build.py")]
    return [*sorted(path for path in found if path.suffix in kinds), *own]


def digest(root: Path) -> str:
    """Return a digest of all sources: what is newer is told by content, not by date."""
    found = hashlib.sha256()
    for path in sources(root):
        data = path.read_bytes()
        found.update(f"{path.relative_to(root)}:{len(data)}:".encode() + data)
    return found.hexdigest()


def find_deno() -> str | None:
    """Return the program deno: on the path, as in pip's isolated builds, or beside Python."""
    return shutil.which("deno") or shutil.which("deno", path=str(Path(sys.executable).parent))


def bundle(root: Path, out: Path | None = None) -> bool:
    """Bundle the browser code, unless that was done already.

    Parameters
    ----------
    root : Path
        Of the checkout.
    out : Path, optional
        Folder of the bundles; ``zones/static`` without it.

    Returns
    -------
    bool
        Whether something was made.

    Raises
    ------
    NoDeno
        If the bundles are missing or made from other sources, and deno is not there.
    subprocess.CalledProcessError
        If deno finds a fault in the code; it has said which.
    """
    out = out or root / STATIC
    wanted = digest(root)
    made = out / DIGEST
    complete = all((out / name).is_file() for name in ENTRIES)
    if complete and made.is_file() and made.read_text("utf-8") == wanted:
        return False
    deno = find_deno()
    if deno is None:
        raise NoDeno(
            f"the browser code in {root / 'assets'} has no bundle made from it as it is now, and "
            "deno, which makes it, is not installed; run: pip install deno"
        )
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out) as draft:
        _run_deno(deno, root, Path(draft))
        for name, entry in ENTRIES.items():
            os.replace(Path(draft) / entry, out / name)
    made.write_text(wanted, "utf-8")
    return True


def _run_deno(deno: str, root: Path, out: Path) -> None:
    """Bundle all entries at once; each lies in `out` as its entry does in ``assets/``."""
    entries = [str(Path("assets", entry)) for entry in ENTRIES.values()]
    options = ["--quiet", "--minify", "--platform", "browser", "--outdir", str(out)]
    done = subprocess.run(
        [deno, "bundle", *options, *entries],
        cwd=root,
        capture_output=True,
        text=True,
        env={**os.environ, "NO_COLOR": "1"},
        check=False,
    )
    if done.returncode:
        sys.stderr.write(done.stdout + done.stderr)
        done.check_returncode()


class BundleHook(BuildHookInterface):
    """Makes the bundles before hatchling collects the files of a wheel or an sdist."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bundle; an sdist without deno carries its bundles already."""
        root = Path(self.root)
        try:
            bundle(root)
        except NoDeno:
            if not all((root / STATIC / name).is_file() for name in ENTRIES):
                raise


if __name__ == "__main__":
    print("made" if bundle(Path(__file__).parent) else "up to date")
