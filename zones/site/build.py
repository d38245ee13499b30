"""Builds the site: what takes long in several processes, and only what changed."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from importlib import metadata
from typing import Any

from zones.loading.pack_files import OWN
from zones.resources import asset
from zones.sheets import require
from zones.site import kept, pictures, sheets, shell
from zones.site.pages import Page, pages
from zones.site.plan import Plan
from zones.site.shell import Files
from zones.site.texts import charts_in, folder, texts
from zones.site.writing import Shared, file_of, sitemap, written

OF_DRAWINGS = ("model", "loading", "geometry", "drawing", "sheets")
OF_SHEETS = (*OF_DRAWINGS, "languages", "quizzes")
OF_CHARTS = (*OF_DRAWINGS[:-1], "languages", "payload")
"""Packages that pictures, sheets and the files of a chart follow from."""


@dataclass(frozen=True)
class Built:
    """What a build did.

    Attributes
    ----------
    pages, sheets : int
        There are.
    written, same, gone : int
        Files that were written, that stayed as they were, that were removed.
    left_out : tuple of str
        Sheets that do not fit their paper, each with the reason.
    core : int
        Bytes of what the app keeps on the first visit in English, compressed.
    seconds : float
    """

    pages: int
    sheets: int
    written: int
    same: int
    gone: int
    left_out: tuple[str, ...]
    core: int
    seconds: float


@dataclass(frozen=True)
class Schools:
    """The files of the schools, there already or on their way, and what they are made from."""

    made_from: str
    files: dict[str, Future[Files] | Files]


def build(plan: Plan, tell: Callable[[str], None] = lambda line: None) -> Built:
    """Write the site.

    Parameters
    ----------
    plan : Plan
    tell : callable, optional
        Called with a line on how far the build is.

    Raises
    ------
    OSError
        If a file cannot be written.
    ContentError
        If a chart has faults.
    ImportError
        If the typesetter, which also makes the pictures, is not installed.
    """
    require()
    began = time.monotonic()
    plan.out.mkdir(parents=True, exist_ok=True)
    target = kept.Folder(plan.out)
    with _workers(plan.jobs) as workers, target:
        schools = _start_schools(plan, target, workers)
        seen = _start_pictures(plan, target, workers)
        ordered = _start_sheets(plan, target, workers)
        names, shared_files = shell.shared_files()
        map_at, map_files = _map_files(target, schools)
        left_out = _finish_sheets(target, ordered, tell)
        rows = sheets.listed(plan, [sheet for sheet, _ in ordered], set(left_out))
        shared = _shared(plan, names, map_at, rows)
        done = [workers.submit(_write_pages, plan, shared, one) for one in plan.languages]
        for name, data in {**map_files, **shared_files, **_plain_files(plan)}.items():
            target.write(name, data)
        _finish_pictures(target, seen, tell)
        found = 0
        for future in done:
            files, changed = future.result()
            target.wrote(files, changed)
            found += len(files)
    core = _write_app(plan, target, shared, map_at, list(map_files))
    _write_for_robots(plan, target)
    gone = target.finish()
    seconds = time.monotonic() - began
    made = sum(len(sheet.variants) for sheet, _ in ordered) - len(left_out)
    reasons = tuple(f"{name}: {reason}" for name, reason in left_out.items())
    return Built(found, made, target.written, target.same, gone, reasons, core, seconds)


def _workers(jobs: int) -> Executor:
    """Return this process for one job, else processes that begin anew: in a copy of this one the
    typesetter, once used here, would wait for ever for threads that were not copied.
    """
    if jobs == 1:
        return ThreadPoolExecutor(1)
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))


def _code(packages: tuple[str, ...], own: str = "") -> str:
    """A digest of packages, of a module of this one, and of what typesets."""
    folders = [kept.PACKAGE / name for name in packages]
    here = (kept.PACKAGE / "site" / f"{own}.py").read_text("utf-8") if own else ""
    tools = [metadata.version(name) for name in ("typst", "pypdf", "pillow")]
    return kept.digest(kept.digest_of_files(folders, (".py",)), here, tools)


def _start_schools(plan: Plan, target: kept.Folder, workers: Executor) -> Schools:
    """Begin the files of the schools; each tells of the others too, so all follow from all."""
    made_from = kept.digest(
        _code(OF_CHARTS), kept.digest_of_files([OWN, asset("drawings")], (".yaml", ".po", ".svg"))
    )
    found: dict[str, Future[Files] | Files] = {}
    for school in sorted(plan.charts, key=lambda one: one != "channels"):  # the slowest first
        files = target.known(f"school/{school}", made_from)
        found[school] = (
            workers.submit(shell.map_files, school)
            if files is None
            else {name.rpartition("/")[2]: (plan.out / name).read_bytes() for name in files}
        )
    return Schools(made_from, found)


def _map_files(target: kept.Folder, schools: Schools) -> tuple[str, Files]:
    """Wait for the files of the schools; return the folder of the map, and all its files."""
    made = {
        school: one.result() if isinstance(one, Future) else one
        for school, one in schools.files.items()
    }
    start, whole = shell.map_folder(
        {name: data for some in made.values() for name, data in some.items()}
    )
    for school, files in made.items():
        names = [f"{start}charts/{name}" for name in files]
        target.note(f"school/{school}", schools.made_from, names)
    return start, whole


def _shared(
    plan: Plan, names: dict[str, str], map_at: str, rows: dict[str, list[sheets.Group]]
) -> Shared:
    theme = asset("hosts/site/pages/theme.js").read_text("utf-8").partition("document.")
    return Shared(
        files=names,
        theme=(theme[1] + theme[2]).strip(),
        folder=map_at,
        styles={one: shell.start_style(names, one) for one in plan.languages},
        start={one: shell.start_texts(one, plan, map_at) for one in plan.languages},
        still=shell.still_files(plan),
        sheets=rows,
    )


def _write_pages(plan: Plan, shared: Shared, language: str) -> tuple[list[str], int]:
    """Write the pages of a language; return their files, and how many changed."""
    charts, t = charts_in(language, plan.charts), texts(language)
    files, changed = [], 0
    for page in pages(charts, t):
        name = file_of(language, page.path)
        changed += kept.write(plan.out, name, written(page, charts, t, plan, shared))
        files.append(name)
    return files, changed


def _start_pictures(plan: Plan, target: kept.Folder, workers: Executor) -> list[Any]:
    """Begin the pictures: the views of each chart, and the previews of its pages."""
    code = _code(OF_DRAWINGS, "pictures")
    started = []
    for chart in charts_in("en", plan.charts):
        ids = [None, *(zone.id for zone in chart.zones)]
        for id in ids:
            zone = chart.zone(id) if id else None
            made_from = kept.digest(code, pictures.made_from(chart, zone))
            key = f"pictures/{chart.school.id}/{id or ''}"
            if not target.stays(key, made_from):
                future = workers.submit(_write_picture, plan, chart.school.id, id)
                started.append((key, made_from, future))
    return started


def _write_picture(plan: Plan, school: str, id: str | None) -> tuple[list[str], int]:
    """Write the pictures of a chart, or the preview of one of its zones."""
    (chart,) = charts_in("en", [school])
    if id:
        made = {f"previews/{school}/{id}.png": pictures.preview(chart, chart.zone(id))}
    else:
        made = {f"previews/{school}.png": pictures.preview(chart)}
        for view in pictures.drawn_views(chart):
            made[f"pictures/{school}-{view}.svg"] = pictures.picture(chart, view).encode()
        if school == plan.charts[0]:
            made["previews/start.png"] = made[f"previews/{school}.png"]
    changed = sum(kept.write(plan.out, name, data) for name, data in made.items())
    return list(made), changed


def _finish_pictures(target: kept.Folder, started: list[Any], tell: Callable[[str], None]) -> None:
    for n, (key, made_from, future) in enumerate(started, 1):
        files, changed = future.result()
        target.wrote(files, changed)
        target.note(key, made_from, files)
        tell(f"pictures: {n} of {len(started)}")


def _start_sheets(
    plan: Plan, target: kept.Folder, workers: Executor
) -> list[tuple[sheets.Ready, Future[Any]]]:
    """Begin the ready-made sheets."""
    templates = [asset("sheet"), asset("fonts"), asset("drawings")]
    kinds = (".typ", ".yaml", ".ttf", ".svg")
    code = kept.digest(_code(OF_SHEETS, "sheets"), kept.digest_of_files(templates, kinds))
    before = target.notes("sheets")
    return [
        (one, workers.submit(sheets.make, plan.out, one, code, _of(one, before)))
        for one in sheets.ready(plan)
    ]


def _of(sheet: sheets.Ready, before: dict[str, str]) -> dict[str, str]:
    names = [sheet.file(variant) for variant in sheet.variants]
    return {name: before[name] for name in names if name in before}


def _finish_sheets(
    target: kept.Folder,
    ordered: list[tuple[sheets.Ready, Future[Any]]],
    tell: Callable[[str], None],
) -> dict[str, str]:
    """Wait for the sheets; return those that do not fit, with the reason."""
    noted: dict[str, str] = {}
    left_out: dict[str, str] = {}
    try:
        for n, (sheet, future) in enumerate(ordered, 1):
            found, unfit, made = future.result()
            noted |= found
            left_out |= unfit
            target.wrote([*found, *([sheet.preview] if found else [])], made)
            tell(f"sheets: {n} of {len(ordered)}")
    finally:  # what is made need not be made again after an interruption
        target.note("sheets", "", noted, noted)
    return left_out


def _plain_files(plan: Plan) -> dict[str, bytes]:
    made = {**shell.icons(), **shell.technique_pictures()}
    for language in plan.languages:
        made[f"{folder(language)}app.webmanifest"] = shell.web_manifest(language)
    return made


def _write_app(
    plan: Plan, target: kept.Folder, shared: Shared, map_at: str, of_map: list[str]
) -> int:
    """Write the service worker; return how much it keeps at first, compressed, in bytes."""
    core, languages = shell.precached(plan, map_at, of_map, shared)
    at_first = [*core, *languages[""]]
    all_kept = [*core, *(name for some in languages.values() for name in some)]
    data = {name: (plan.out / _file(name)).read_bytes() for name in all_kept}
    version = shell.digest(b"".join(name.encode() + data[name] for name in sorted(data)))
    target.write(shell.WORKER, shell.service_worker(core, languages, version))
    return sum(shell.compressed(data[name]) for name in at_first)


def _file(address: str) -> str:
    """The file that a host hands out for an address of the site."""
    return f"{address.removeprefix('./')}index.html" if address.endswith("/") else address


def _write_for_robots(plan: Plan, target: kept.Folder) -> None:
    lines = ["User-agent: *", "Allow: /"]
    if plan.base_url:
        by_language: dict[str, list[Page]] = {
            one: list(pages(charts_in(one, plan.charts), texts(one))) for one in plan.languages
        }
        target.write("sitemap.xml", sitemap(by_language, plan))
        lines.append(f"Sitemap: {plan.base_url}sitemap.xml")
    target.write("robots.txt", "\n".join([*lines, ""]))
