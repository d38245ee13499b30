"""The pages as the site generator reads them: those of ``docs/`` and those made from the program.

A link from a page to a file that is no page, such as a module, is right in a checkout and leads
nowhere on a site: there its text stays without the link.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from tools.docs import command_line, house, json_types, records, state
from tools.docs.markdown import plain
from zones import FootMap, cli
from zones.resources import FONTS, asset

ROOT = Path(__file__).parents[2]
DECISIONS = "decisions/index.md"
MADE: dict[str, Callable[[], str]] = {
    "command-line": lambda: command_line.reference(cli.parser()),
    "state": state.reference,
    "json-types": json_types.reference,
    "chart-files": records.chart_files,
    "evidence": records.evidence,
    "house": house.packages,
    "decisions": lambda: decisions(),
}
"""What is made from the program, by its name in a page: ``<!-- made state -->``."""
BESIDE = {
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "README.md": "index.md",
    "docs/decisions": DECISIONS,
    "assets/LICENSES.md": "assets-licences.md",
}
"""Pages that lie elsewhere in the checkout, and where they stand in the documentation."""

LINK = re.compile(r"(?P<shown>!?\[(?P<text>[^\]\[]*)\])\((?P<to>[^)\s]+)\)")
HERE = re.compile(r"^<!-- made ([a-z-]+) -->$", re.M)
LIVE = re.compile(r"^<!-- live (.*?) -->$", re.M)
"""The element, with its attributes: ``<!-- live chart="rwo-shur" zone="liver" -->``."""
PAGE = re.compile(r"^<!-- page (.*?) -->$", re.M)
"""A map in one file, with arguments of :class:`zones.FootMap`: ``<!-- page {"values": …} -->``."""
FRAME = (
    '<iframe class="live" src="{}" title="Foot reflex-zone map" loading="lazy" '
    'sandbox="allow-scripts allow-popups"></iframe>'
)
FENCE = re.compile(r"(^```.*?^```)", re.M | re.S)


def stage(folder: Path, map_files: str) -> list[str]:
    """Write all pages into a folder, and return their addresses.

    Parameters
    ----------
    folder : Path
        Is made; what the generator reads.
    map_files : str
        Where the files of the map are, from the root of the documentation: ``../files/<digest>/``.
    """
    shutil.copytree(ROOT / "docs", folder, ignore=shutil.ignore_patterns("*.md"))
    found = {f"docs/{path}": path for path in written()} | BESIDE
    for source, address in found.items():
        path = ROOT / source
        if path.suffix == ".md" and source != "README.md":
            text = with_made(path.read_text("utf-8"))
            _write_live_pages(folder, text)
            text = on_the_site(text, source, address, found, map_files)
            _write(folder / address, text)
    _write(folder / house.PICTURE, house.picture())
    _write(folder / "theme/fonts.css", fonts())
    shutil.copy(asset("hosts/tokens.css"), folder / "theme")
    shutil.copy(asset("icon.svg"), folder / "theme")
    shutil.copy(Path(__file__).with_name("docs.css"), folder / "theme")
    for _, _, file in FONTS:
        shutil.copy(asset(f"fonts/{file}.woff2"), folder / "theme")
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def written() -> list[str]:
    """Return the addresses of the pages that are written by hand."""
    docs = ROOT / "docs"
    return sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))


def with_made(text: str) -> str:
    """Return a page with what it has from the program.

    Raises
    ------
    KeyError
        If it names what is not in :data:`MADE`.
    """
    return HERE.sub(lambda found: MADE[found[1]](), text)


def on_the_site(text: str, source: str, address: str, pages: dict[str, str], map_files: str) -> str:
    """Return a page with its links and its live maps as they are on the site.

    Parameters
    ----------
    text : str
        Markdown.
    source, address : str
        Where the page lies in the checkout, and where in the documentation.
    pages : dict
        The address of each page, by where it lies.
    map_files : str
        As for :func:`stage`.
    """
    parts = FENCE.split(text)
    for n in range(0, len(parts), 2):  # what is between is code
        parts[n] = LINK.sub(lambda found: _link(found, source, address, pages), parts[n])
    return _with_live_maps("".join(parts), address, map_files)


def _link(found: re.Match[str], source: str, address: str, pages: dict[str, str]) -> str:
    to, hash_sign, part = found["to"].partition("#")
    if not to or re.match(r"[a-z]+:", to):
        return found[0]
    there = posixpath.normpath(posixpath.join(posixpath.dirname(source), to))
    there = pages.get(there, "" if there.endswith(".md") else there.removeprefix("docs/"))
    inside = there in {*pages.values(), house.PICTURE} or (ROOT / "docs" / there).is_file()
    if not there or not inside:
        return found["text"]
    way = posixpath.relpath(there, posixpath.dirname(address) or ".")
    return f"{found['shown']}({way}{hash_sign}{part})"


def _with_live_maps(text: str, address: str, map_files: str) -> str:
    text = PAGE.sub(lambda found: FRAME.format(_page_name(found[1])), text)
    if not LIVE.search(text):
        return text
    up = "../" * address.count("/")
    script = f'<script type="module" src="{up}{map_files}reflex_map.js"></script>'
    shown = LIVE.sub(r"<reflex-map \1></reflex-map>", text)
    return f"{shown}\n\n{script}\n"


def _page_name(arguments: str) -> str:
    return f"live/{hashlib.sha256(arguments.encode()).hexdigest()[:12]}.html"


def _write_live_pages(folder: Path, text: str) -> None:
    for arguments in PAGE.findall(text):
        _write(
            folder / _page_name(arguments), FootMap(**json.loads(arguments)).to_html(embedded=True)
        )


def decisions() -> str:
    """Return the list of the decisions, the newest first."""
    lines = []
    for path in sorted((ROOT / "docs/decisions").glob("2*.md"), reverse=True):
        title = path.read_text("utf-8").partition("\n")[0].removeprefix("# ")
        lines.append(f"- {path.name[:10]}: [{plain(title)}]({path.name})")
    return "\n".join([*lines, ""])


def fonts() -> str:
    """Return the rules of the product's fonts."""
    return "".join(
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:swap;'
        f'src:url("{file}.woff2") format("woff2")}}\n'
        for family, weight, file in FONTS
    )
