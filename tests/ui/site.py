"""A small site, built once for all tests of a run, and what its pages hold."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest

from tests.ui.once import made_once
from zones.site.build import build
from zones.site.plan import Plan

SCHOOL = "overview"
BASE = "https://example.org/feet/"


def plan(out: Path) -> Plan:
    """One small school, two languages, few sheets."""
    return Plan(out, (SCHOOL,), ("en", "de"), BASE, "few", 1)


def built_once(factory: pytest.TempPathFactory) -> Path:
    """The folder in which the site is, as `feet`."""
    return made_once(factory, "site", lambda folder: build(plan(folder / "feet")))


class Document(HTMLParser):
    """What a page says of itself, read as strictly as the tests need."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.language = self.title = ""
        self.headings: list[str] = []
        self.links: list[str] = []
        self.alternates: dict[str, str] = {}
        self.metas: dict[str, str] = {}
        self.ids: set[str] = set()
        self.text = ""
        self._inside: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = {name: value or "" for name, value in attrs}
        self._inside.append(tag)
        if tag == "html":
            self.language = found.get("lang", "")
        if tag == "meta":
            key = found.get("name") or found.get("property") or found.get("http-equiv", "")
            self.metas[key] = found.get("content", "")
        if "hreflang" in found and tag == "link":
            self.alternates[found["hreflang"]] = found["href"]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(tag)
        if "id" in found:
            self.ids.add(found["id"])
        self.links += [found[name] for name in ("href", "src") if name in found]
        self.links += [found["data-worker"]] if "data-worker" in found else []

    def handle_endtag(self, tag):
        while self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, data):
        if self._inside[-1:] == ["title"]:
            self.title += data
        elif not {"script", "style", "head"} & set(self._inside[-1:]):
            self.text += data + " "


def documents(folder: Path) -> dict[str, Document]:
    """Every page of a site by its address from the root."""
    return {
        path.relative_to(folder).as_posix(): Document(path.read_text("utf-8"))
        for path in sorted(folder.rglob("*.html"))
    }


def target(page: str, link: str) -> tuple[str, str]:
    """The file within the site that a link of a page leads to, and the part of it."""
    path, part = urldefrag(link)
    whole = (Path("/") / Path(page).parent / unquote(path.partition("?")[0])).as_posix()
    parts: list[str] = []
    for step in whole.split("/"):
        if step == "..":
            assert parts, f"{page}: {link} leads out of the site"
            parts.pop()
        elif step not in ("", "."):
            parts.append(step)
    file = "/".join(parts)
    if not path.partition("?")[0]:
        file = page
    elif path.partition("?")[0].endswith("/") or path in (".", ".."):
        file = f"{file}/index.html".lstrip("/")
    return file, part
