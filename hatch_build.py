"""The front-end build: deno bundles the browser code for wheels and checkouts.

Hatchling runs it for every wheel, editable install and sdist; ``python hatch_build.py`` runs it by
hand, and :mod:`zones.export.bundle` when the browser code of a checkout has changed. The bundles
go to ``zones/static/``, which git ignores.
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
    "packed_page.js": "hosts/packed/page.js",
    "packed_widget.js": "hosts/packed/widget.js",
    "reflex_map.js": "hosts/reflex_map.js",
    "page.js": "hosts/page/page.js",
    "page.css": "hosts/page/page.css",
    "dashboard.js": "hosts/dashboard/dashboard.js",
    "dashboard.css": "hosts/dashboard/dashboard.css",
    "site.js": "hosts/site/site.js",
    "site.css": "hosts/site/site.css",
    "site_start.js": "hosts/site/start.js",
    "site_start.css": "hosts/site/start.css",
    "sheet_dialog.js": "hosts/sheet_dialog/sheet_dialog.js",
    "sheet_dialog.css": "hosts/sheet_dialog/sheet_dialog.css",
}
"""Bundles by name, each with its entry file in ``assets/``."""

STATIC = Path("zones", "static")
DIGEST = "sources.sha256"
"""File beside the bundles with the digest of their sources."""
DENO = "deno>=2.4"
"""What bundles, as pip installs it."""


class NoDeno(RuntimeError):
    """The browser code must be bundled, but deno is not installed."""


def sources(root: Path) -> list[Path]:
    """Return the files that the bundles are made from; none outside a checkout."""
    folders = (root / "assets" / "foot_map", root / "assets" / "hosts")
    found = [path for folder in folders for path in folder.rglob("*.*")]
    kinds = (".js", ".css", ".json")
    own = [root / name for name in ("deno.json", "deno.lock", "hatch_build.py")]
    return [*sorted(path for path in found if path.suffix in kinds), *own]


def digest(root: Path) -> str:
    """Return a digest of all sources, as dates do not reliably show what is newer."""
    found = hashlib.sha256()
    for path in sources(root):
        data = path.read_bytes()
        found.update(f"{path.relative_to(root)}:{len(data)}:".encode() + data)
    return found.hexdigest()


def find_deno() -> str | None:
    """Return the path of deno: on PATH, as in pip's isolated builds, or beside Python."""
    return shutil.which("deno") or shutil.which("deno", path=str(Path(sys.executable).parent))


def up_to_date(root: Path, out: Path | None = None) -> bool:
    """Whether all bundles are in a folder and made from the sources as they are now.

    The parameters are those of :func:`bundle`.
    """
    out = out or root / STATIC
    made = out / DIGEST
    complete = all((out / name).is_file() for name in ENTRIES)
    return complete and made.is_file() and made.read_text("utf-8") == digest(root)


def bundle(root: Path, out: Path | None = None) -> bool:
    """Bundle the browser code, unless the bundles are up to date.

    Parameters
    ----------
    root : Path
        Of the checkout.
    out : Path, optional
        Folder of the bundles; ``zones/static`` without it.

    Returns
    -------
    bool
        Whether anything was built.

    Raises
    ------
    NoDeno
        If the bundles are missing or outdated and deno is not installed.
    subprocess.CalledProcessError
        If deno finds an error in the code; it has printed it.
    """
    out = out or root / STATIC
    if up_to_date(root, out):
        return False
    wanted = digest(root)
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
    (out / DIGEST).write_text(wanted, "utf-8")
    return True


def _run_deno(deno: str, root: Path, out: Path) -> None:
    """Bundle all entries at once; `out` mirrors the paths of the entries in ``assets/``."""
    entries = [str(Path("assets", entry)) for entry in ENTRIES.values()]
    # The bundler is fetched once from npm, past a company's proxy too: its certificate is known to
    # the system alone.
    options = ["--quiet", "--minify", "--platform", "browser", "--outdir", str(out)]
    done = subprocess.run(
        [deno, "bundle", *options, *entries],
        cwd=root,
        capture_output=True,
        text=True,
        env={"DENO_TLS_CA_STORE": "mozilla,system", **os.environ, "NO_COLOR": "1"},
        check=False,
    )
    if done.returncode:
        sys.stderr.write(done.stdout + done.stderr)
        done.check_returncode()


class BundleHook(BuildHookInterface):
    """Builds the bundles before hatchling collects the files of a wheel or an sdist."""

    def dependencies(self) -> list[str]:
        """Return deno where there is something to bundle, so not in an sdist."""
        return [] if up_to_date(Path(self.root)) else [DENO]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bundle; an sdist contains bundles that fit, and needs no deno."""
        bundle(Path(self.root))


if __name__ == "__main__":
    print("made" if bundle(Path(__file__).parent) else "up to date")
