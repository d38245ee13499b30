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
from zones.resources import FONTS, asset, font_rules

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
NOT_COPIED = ("*.md", "*.yaml", "states", "map.png")
"""Files of ``docs/`` that no page shows; a link to one stops the build."""
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
    '<iframe class="live" src="{}" height="{}" title="Foot reflex-zone map" '
    'loading="lazy"></iframe>'
)
HEIGHT = 560
"""Of a frame in CSS pixels, where the map has no height of its own."""
ELEMENT = """<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Foot reflex-zone map</title>
<link rel="stylesheet" href="../theme/fonts.css">
<link rel="stylesheet" href="../theme/tokens.css">
<style>body {{ margin: 0; background: var(--paper) }}</style>
<script type="module" src="../{files}reflex_map.js"></script>
<reflex-map {attributes}></reflex-map>
</html>
"""
"""The page of an example. In a frame, as the letters of the theme are larger than elsewhere."""
FENCE = re.compile(r"(^```.*?^```)", re.M | re.S)


def stage(folder: Path) -> list[str]:
    """Write all pages into a folder, which is made, and return their addresses."""
    shutil.copytree(ROOT / "docs", folder, ignore=shutil.ignore_patterns(*NOT_COPIED))
    found = {f"docs/{path}": path for path in written()} | BESIDE
    for source, address in found.items():
        path = ROOT / source
        if path.suffix == ".md" and source != "README.md":
            text = with_links(with_made(path.read_text("utf-8")), source, address, found)
            _write(folder / address, with_live_maps(text))
    _write(folder / house.PICTURE, house.picture())
    _write(folder / "theme/fonts.css", font_rules(lambda file: f"{file}.woff2", display="swap"))
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


def with_links(text: str, source: str, address: str, pages: dict[str, str]) -> str:
    """Return a page with its links as they are on the site.

    Parameters
    ----------
    text : str
        Markdown.
    source, address : str
        Where the page lies in the checkout, and where in the documentation.
    pages : dict
        The address of each page, by where it lies.
    """
    parts = FENCE.split(text)
    for n in range(0, len(parts), 2):  # what is between is code
        parts[n] = LINK.sub(lambda found: _link(found, source, address, pages), parts[n])
    return "".join(parts)


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


def with_live_maps(text: str) -> str:
    """Return a page with a frame for each of its live maps."""

    def frame(found: re.Match[str]) -> str:
        height = re.search(r'height="(\d+)"', found[1])
        return FRAME.format(_live(found[1]), height[1] if height else HEIGHT)

    return PAGE.sub(frame, LIVE.sub(frame, text))


def live_maps(map_files: str) -> dict[str, str]:
    """Return the pages of the live maps, by their address.

    Parameters
    ----------
    map_files : str
        Where the files of the map are, from the root of the documentation: ``../files/<digest>/``.
    """
    text = "\n".join((ROOT / "docs" / page).read_text("utf-8") for page in written())
    found = {
        _live(one): ELEMENT.format(files=map_files, attributes=one) for one in LIVE.findall(text)
    }
    for one in PAGE.findall(text):
        found[_live(one)] = FootMap(**json.loads(one)).to_html(embedded=True)
    return found


def _live(arguments: str) -> str:
    return f"live/{hashlib.sha256(arguments.encode()).hexdigest()[:12]}.html"


def decisions() -> str:
    """Return the list of the decisions, the newest first."""
    lines = []
    for path in sorted((ROOT / "docs/decisions").glob("2*.md"), reverse=True):
        title = path.read_text("utf-8").partition("\n")[0].removeprefix("# ")
        title = title.removeprefix(f"{path.name[:10]}: ")
        lines.append(f"- {path.name[:10]}: [{plain(title)}]({path.name})")
    return "\n".join([*lines, ""])
