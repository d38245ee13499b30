"""The pages of one language: their addresses, their titles, and the records that they show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from zones.model.chart import Chart, Complaint
from zones.model.zone import Zone
from zones.site.texts import Texts

START = ""
"""The address of the start page within the folder of its language."""
LONGEST = 70
"""Signs of a title; search engines cut longer ones."""
LEVELS = ("leave", "ask", "adapt")
"""Levels of a caution, the gravest first."""


@dataclass(frozen=True)
class Page:
    """One page.

    Attributes
    ----------
    path : str
        From the folder of its language; empty for the start page.
    template : str
        A file of ``assets/hosts/site/pages/``, without its ending.
    title, description : str
        For the window, for search engines, and where the address is handed on.
    data : dict
        What the template shows.
    picture : str
        The preview for other sites, from the root of the site.
    indexed : bool
        Whether search engines are to know it.
    """

    path: str
    template: str
    title: str
    description: str
    data: dict[str, Any] = field(repr=False)
    picture: str = "previews/start.png"
    indexed: bool = True


def titled(*parts: str) -> str:
    """Return a title for the window: as many of its parts as fit, the first one always.

    >>> titled("Liver", "Rwo-Shur"), len(titled("Liver", "long " * 20))
    ('Liver – Rwo-Shur', 5)
    """
    text, *more = parts
    for part in more:
        if len(text) + len(part) + 3 > LONGEST:
            break
        text = f"{text} – {part}"
    return text


def zone_path(school: str, zone: str) -> str:
    """Return the address of the page of a zone within the folder of its language."""
    return f"zones/{school}/{zone}.html"


def complaint_path(complaint: str) -> str:
    """Return the address of the page of a complaint within the folder of its language."""
    return f"complaints/{complaint}.html"


def pages(charts: tuple[Chart, ...], t: Texts) -> Iterator[Page]:
    """Yield the pages of one language.

    Parameters
    ----------
    charts : tuple of Chart
        In this language, the one of the start page first.
    t : Texts
    """
    title = t("page_title")
    standing = t("page_description")
    yield Page(START, "start", title, standing, {"chart": charts[0]})
    yield Page("learn.html", "learn", titled(t("learn"), title), t("learn_lead"), {})
    yield Page("about.html", "about", titled(t("site_about"), title), standing, {})
    yield Page("safety.html", "safety", titled(t("page_check"), title), t("page_check_lead"), {})
    yield Page("offline.html", "offline", t("site_offline"), standing, {}, indexed=False)
    sheets = t("site_sheets")
    yield Page("print/index.html", "sheets", titled(sheets, title), t("site_sheets_lead"), {})
    for chart in charts:
        name = chart.school.title
        yield Page(
            f"print/{chart.school.id}.html",
            "school_sheets",
            titled(name, sheets, title),
            t("site_sheets_lead"),
            {"chart": chart},
            f"previews/{chart.school.id}.png",
        )
        yield Page(
            f"zones/{chart.school.id}/index.html",
            "school",
            titled(name, title),
            chart.school.summary,
            {"chart": chart},
            f"previews/{chart.school.id}.png",
        )
        around = zip((None, *chart.zones), chart.zones, (*chart.zones[1:], None), strict=False)
        yield from (_zone(chart, before, zone, after, t) for before, zone, after in around)
    found = complaints(charts)
    lead = t("site_complaints_lead")
    heading = titled(t("site_complaints_title"), title)
    yield Page("complaints/index.html", "complaints", heading, lead, {"complaints": found})
    yield from (_complaint(charts, each, t) for each in found)


def _zone(chart: Chart, before: Zone | None, zone: Zone, after: Zone | None, t: Texts) -> Page:
    where = zone.landmark.says.strip()
    return Page(
        zone_path(chart.school.id, zone.id),
        "zone",
        titled(zone.name, chart.school.title, t("page_title")),
        f"{t('standing_line')} {where}",
        {
            "chart": chart,
            "zone": zone,
            "sources": zone_sources(zone),
            "neighbours": (("prev", "previous", before), ("next", "next", after)),
        },
        f"previews/{chart.school.id}/{zone.id}.png",
    )


def zone_sources(zone: Zone) -> tuple[str, ...]:
    """Return the ids of all sources of what is said of a zone, each once."""
    statements = (zone.landmark, zone.tradition, zone.elsewhere, *zone.techniques, *zone.variants)
    found = [id for one in statements if one for id in one.sources]
    return tuple(dict.fromkeys([*found, *zone.number_sources]))


def complaints(charts: tuple[Chart, ...]) -> list[Complaint]:
    """Return every complaint once: as a school that lists zones for it has it, by name."""
    found: dict[str, Complaint] = {}
    for chart in charts:
        for complaint in chart.complaints:
            known = found.get(complaint.id)
            if known is None or (complaint.zones and not known.zones):
                found[complaint.id] = complaint
    return sorted(found.values(), key=lambda one: one.name.casefold())


def _complaint(charts: tuple[Chart, ...], complaint: Complaint, t: Texts) -> Page:
    listed = []
    for chart in charts:
        own = next((one for one in chart.complaints if one.id == complaint.id), None)
        if own and own.zones:
            listed.append((chart, own))
    return Page(
        complaint_path(complaint.id),
        "complaint",
        titled(complaint.name, t("page_title")),
        f"{t('complaint_note')} {complaint.see_doctor.strip()}",
        {"complaint": complaint, "listed": listed, **_to_read_first(charts, complaint, listed)},
    )


def _to_read_first(
    charts: tuple[Chart, ...], complaint: Complaint, listed: list[tuple[Chart, Complaint]]
) -> dict[str, Any]:
    """Return red flags and cautions of a complaint and of the zones listed for it."""
    known = {id: caution for chart in charts for id, caution in chart.cautions.items()}
    ids = dict.fromkeys(complaint.cautions)
    flags = set(complaint.red_flags)
    for chart, own in listed:
        ids |= dict.fromkeys(own.cautions)
        flags |= set(own.red_flags)
        ids |= dict.fromkeys(id for zone in own.zones for id in chart.zone(zone).cautions)
    found = sorted((known[id] for id in ids), key=lambda one: LEVELS.index(one.level))
    return {
        "cautions": found,
        "red_flags": [flag for flag in charts[0].red_flags if flag.id in flags],
    }
