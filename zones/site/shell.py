"""The files that all pages share, and the app: web manifest, icons, service worker.

A file that pages name by address carries a digest of its content in its name, so that a host may
let it be kept for ever and no page meets a file of another version.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from zones.drawing.figure import svg
from zones.export import bundle
from zones.export.page_text import page_messages
from zones.languages.catalogues import ENGLISH
from zones.model.map_state import LANGUAGES
from zones.payload.files import drawings, files, places, technique_art
from zones.resources import FONTS, asset, font_rules
from zones.site.pictures import ICONS, icon
from zones.site.plan import Plan
from zones.site.texts import Texts, charts_in, folder, texts
from zones.site.writing import Shared, json_text, relative

Files = dict[str, bytes]
"""Contents by address from the root of the site."""

WORKER = "service_worker.js"
HOLE = '"THE SITE"'
"""What stands in the service worker for what there is to keep."""
OF_THE_MAP = ("title", "standing", "print", "unknown", "unknown_near", "skip", "owner")
"""Keys of the messages of a page that the script of the start page says."""
NAV = {
    "learn": "learn",
    "print": "page_print",
    "safety": "site_safety",
    "about": "site_about",
    "evidence": "page_evidence",
    "zones": "list",
    "complaints": "complaints",
}
"""The message of each link of the start page."""


def digest(data: bytes | str) -> str:
    """Return twelve hexadecimal digits of SHA-256."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()[:12]


def compressed(data: bytes) -> int:
    """Return how many bytes a host sends: compressed by gzip, unless that makes it no smaller."""
    return min(len(data), len(gzip.compress(data, 9, mtime=0)))


def map_files(school: str) -> Files:
    """Return the files of a school by name, and of the drawings if it is the first one."""
    return {name: text.encode() for name, text in files(school).items()}


def map_folder(found: Mapping[str, bytes]) -> tuple[str, Files]:
    """Return the folder of the map's files, named by a digest of all, and the files with it.

    Parameters
    ----------
    found : mapping of str to bytes
        The files of the schools, by name.
    """
    charts = {**found, "places.json": places().encode()}
    charts |= {name: text.encode() for name, text in drawings().items()}
    own = {f"charts/{name}": data for name, data in charts.items()}
    own["foot_map.css"] = bundle.style().encode()
    own["reflex_map.js"] = bundle.module("reflex_map").encode()
    whole = digest(b"".join(name.encode() + own[name] for name in sorted(own)))
    start = f"files/{whole}/"
    return start, {start + name: data for name, data in own.items()}


def shared_files() -> tuple[dict[str, str], Files]:
    """Return addresses by plain name, and contents by address, of styles, scripts and fonts."""
    names: dict[str, str] = {}
    made: Files = {}

    def add(name: str, data: bytes) -> None:
        plain = PurePosixPath(name)
        names[name] = f"shared/{plain.stem}.{digest(data)}{plain.suffix}"
        made[names[name]] = data

    for _, _, file in FONTS:
        add(f"{file}.woff2", asset(f"fonts/{file}.woff2").read_bytes())
    add("site.js", bundle.module("site").encode())
    add("start.js", bundle.module("site_start").encode())
    here = {file: PurePosixPath(names[f"{file}.woff2"]).name for _, _, file in FONTS}
    faces = font_rules(here.__getitem__, display="swap")
    add("site.css", (faces + bundle.style("site")).encode())
    return names, made


def start_style(names: Mapping[str, str], language: str) -> str:
    """Return the style sheet that stands in the start page of a language.

    A font that comes late waits for the next page: letters that change before a reader's eyes move
    the map.
    """
    here = f"{folder(language)}index.html"
    addresses = {file: relative(names[f"{file}.woff2"], here) for _, _, file in FONTS}
    return font_rules(addresses.__getitem__, display="optional") + bundle.style("site_start")


def still_files(plan: Plan) -> dict[str, str]:
    """Return the first picture of the start page, by language."""
    return {one: svg(charts_in(one, plan.charts)[0]) for one in plan.languages}


def start_texts(language: str, plan: Plan, map_at: str) -> str:
    """Return what the script of the start page begins with, as JSON."""
    here = f"{folder(language)}index.html"
    to_folder = {
        one: "" if one == language else relative(f"{folder(one)}index.html", here)
        for one in plan.languages
    }
    return json_text(
        {
            "state": {"chart": plan.charts[0], "language": language},
            "schools": list(plan.charts),
            "title": "",
            "embedded": False,
            "report_to": "",
            "messages": {one: _messages(one, plan) for one in LANGUAGES},
            "folders": to_folder,
            "files": relative(map_at, here) + "/",
        }
    )


def _messages(language: str, plan: Plan) -> dict[str, str]:
    t, known = texts(language), page_messages(language)
    found = {key: known[key] for key in OF_THE_MAP}
    found |= {f"nav_{page}": t(key) for page, key in NAV.items()}
    titles = {chart.school.id: chart.school.title for chart in charts_in(language, plan.charts)}
    return found | {f"school:{id}": title for id, title in titles.items()}


def icons() -> Files:
    """Return the icon in the sizes that systems ask for."""
    found = {f"icons/icon-{size}.png": icon(size) for size in ICONS}
    found["icons/icon-cut.png"] = icon(ICONS[-1], 0.12)
    return {**found, "icons/icon.svg": asset("icon.svg").read_bytes()}


def technique_pictures() -> Files:
    """Return the drawings of the techniques for pages without a script."""
    return {f"pictures/technique-{id}.svg": text.encode() for id, text in technique_art().items()}


def web_manifest(language: str) -> bytes:
    """Return the web manifest of a language: a name, icons, and the start page on its own."""
    t: Texts = texts(language)
    up = "" if language == ENGLISH else "../"
    found: dict[str, Any] = {
        "name": t("page_title"),
        "short_name": t("page_title"),
        "description": t("page_description"),
        "lang": language,
        "start_url": "./?app",
        "scope": up or "./",
        "display": "standalone",
        "background_color": "#fbfaf7",
        "theme_color": "#fbfaf7",
        "categories": ["education", "reference"],
        "icons": [
            {"src": f"{up}icons/icon.svg", "sizes": "any", "type": "image/svg+xml"},
            *(
                {
                    "src": f"{up}icons/icon-{size}.png",
                    "sizes": f"{size}x{size}",
                    "type": "image/png",
                }
                for size in ICONS
            ),
            {
                "src": f"{up}icons/icon-cut.png",
                "sizes": f"{ICONS[-1]}x{ICONS[-1]}",
                "type": "image/png",
                "purpose": "maskable",
            },
        ],
        "shortcuts": [
            {"name": t(key), "url": path}
            for key, path in (("learn", "learn.html"), ("quiz", "./?app#quiz=new"))
        ],
    }
    return json.dumps(found, ensure_ascii=False, indent=1).encode()


def precached(
    plan: Plan, map_at: str, of_map: Iterable[str], shared: Shared
) -> tuple[list[str], dict[str, list[str]]]:
    """Return what the app keeps on the first visit: for everybody, and by the folder of a language.

    Addresses are those of readers: a folder where its ``index.html`` is meant.
    """
    core, by_language = [], {one: list[str]() for one in plan.languages}
    for address in sorted(of_map):
        name = address.removeprefix(f"{map_at}charts/").removesuffix(".json")
        language = name.rpartition("-")[2]
        if address.endswith("reflex_map.js"):
            continue
        if address.endswith(".json") and language in by_language and language != ENGLISH:
            by_language[language].append(address)
        elif not (address.endswith(".json") and _is_foreign(name)):
            core.append(address)
    core += [address for name, address in shared.files.items()]
    core += ["icons/icon.svg"]
    found = {}
    for language, patches in by_language.items():
        home = folder(language)
        pages = [home or "./", f"{home}offline.html", f"{home}app.webmanifest"]
        found[home] = [*pages, *patches]
    return core, found


def _is_foreign(name: str) -> bool:
    """Whether a file of a school translates it into a language that the site does not offer."""
    return name.rpartition("-")[2] in LANGUAGES and "-" in name


def service_worker(core: list[str], languages: Mapping[str, list[str]], version: str) -> bytes:
    """Return the service worker with what it keeps."""
    data = {"version": version, "core": core, "languages": languages, "offline": "offline.html"}
    text = asset(f"hosts/site/pages/{WORKER}").read_text("utf-8")
    if text.count(HOLE) != 1:
        raise RuntimeError(f"{WORKER} must contain {HOLE} once")
    return text.replace(f"JSON.parse({HOLE})", json.dumps(data, indent=1)).encode()
