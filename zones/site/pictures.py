"""The pictures of the site: each view of a chart once, and what lies over it on the page of a zone.

A page shows the shared picture of a view as an image and writes only the shapes of its own zone,
so that a page stays small and the picture is fetched once for all zones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from zones.drawing.figure import CAPTION, NUMBER_SIZES, svg, transform
from zones.drawing.zone_shapes import shapes
from zones.geometry.path_data import path_data
from zones.geometry.plates import plate
from zones.geometry.views import views
from zones.model.chart import Chart
from zones.model.fields import Record
from zones.model.placement import VIEWS
from zones.model.zone import Zone
from zones.resources import asset
from zones.sheets.png import png

PREVIEW = (1200, 630)
"""Size of a preview in pixels: what other sites show beside a link to a page."""
ICONS = (192, 512)
PAPER = "#fbfaf7"


@dataclass(frozen=True)
class Mark:
    """One shape of a zone: path data in drawing units, the matrix of its foot, its colours."""

    d: str
    matrix: str
    fill: str
    ink: str


@dataclass(frozen=True)
class Badge:
    """The number of a zone in its circle, in units of the plate."""

    x: float
    y: float
    radius: float
    text: str

    @property
    def em(self) -> float:
        """Size of the type."""
        return round(self.radius * NUMBER_SIZES.get(len(self.text), 1.12), 2)

    @property
    def base(self) -> float:
        """Base line of the type."""
        return round(self.y + 0.36 * self.em, 2)


@dataclass(frozen=True)
class Overlay:
    """What lies over the picture of a view.

    Attributes
    ----------
    view : str
    frame : tuple of float
        The viewBox of the picture and of what lies over it.
    marks : tuple of Mark
    badges : tuple of Badge
    captions : tuple of (str, float, float)
        The owner's foot, and where its name stands.
    """

    view: str
    frame: tuple[float, float, float, float]
    marks: tuple[Mark, ...]
    badges: tuple[Badge, ...]
    captions: tuple[tuple[str, float, float], ...]


def drawn_views(chart: Chart) -> tuple[str, ...]:
    """Return the views on which a chart draws a zone."""
    return tuple(view for view in VIEWS if any(view in zone.views for zone in chart.zones))


def picture(chart: Chart, view: str) -> str:
    """Return a view as SVG without words, so that all languages share it."""
    return re.sub(rf"<text[^>]*{re.escape(CAPTION)}[^>]*>[^<]*</text>", "", svg(chart, view))


def overlay(chart: Chart, view: str, zones: Iterable[Zone] = ()) -> Overlay:
    """Return what lies over the picture of a view: some zones, or the captions alone."""
    wanted = {zone.id: zone for zone in zones}
    page = plate(views()[view])
    further = any(zone.group == "further" for zone in wanted.values())
    own = [one for one in shapes(chart, view, further=further) if one.zone in wanted]
    marks, badges = [], []
    for standing in page.feet:
        matrix = " ".join(f"{value:g}" for value in standing.matrix)
        for shape in own:
            if standing.foot not in shape.feet:
                continue
            zone = wanted[shape.zone]
            look = chart.systems[zone.system]
            marks.append(Mark(path_data(shape.polygon), matrix, look.fill, look.ink))
            if not zone.code and zone.number is not None:
                x, y = transform(standing.matrix, shape.badge)
                badges.append(Badge(x, y, round(shape.radius, 2), str(zone.number)))
    captions = tuple((one.foot, *one.label) for one in page.feet)
    return Overlay(view, page.frame, tuple(marks), tuple(badges), captions)


def preview(chart: Chart, zone: Zone | None = None) -> bytes:
    """Return the preview of a page as PNG: a view on paper, with the zone marked on it."""
    shown = zone.views[0] if zone and zone.views else (drawn_views(chart) or VIEWS)[0]
    over = overlay(chart, shown, [zone] if zone else [])
    frame = over.frame
    width, height = PREVIEW
    scale = min((width - 60) / frame[2], (height - 40) / frame[3])
    x, y = (width - frame[2] * scale) / 2, (height - frame[3] * scale) / 2
    place = f"translate({x:g} {y:g}) scale({scale:g}) translate({-frame[0]:g} {-frame[1]:g})"
    whole = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<rect width="{width}" height="{height}" fill="{PAPER}"/>'
        f'<g transform="{place}">{_nested(chart, shown)}{_marked(over)}</g></svg>'
    )
    return _small(png(whole, width))


def _marked(over: Overlay) -> str:
    """What lies over a picture, as SVG: a veil, and the zones on it."""
    if not over.marks:
        return ""
    x, y, width, height = over.frame
    veil = f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"'
    marks = "".join(
        f'<path transform="matrix({mark.matrix})" d="{mark.d}" fill="{mark.fill}" '
        f'stroke="{mark.ink}" stroke-width="1.2" stroke-linejoin="round"/>'
        for mark in over.marks
    )
    badges = "".join(
        f'<circle cx="{one.x:g}" cy="{one.y:g}" r="{one.radius:g}" fill="#ffffff" '
        f'stroke="#3a332c" stroke-width="0.25"/><text x="{one.x:g}" y="{one.base:g}" '
        f'font-size="{one.em:g}" text-anchor="middle" font-family="Zones Sans" '
        f'fill="#1d1a17">{one.text}</text>'
        for one in over.badges
    )
    return f'{veil} fill="{PAPER}" fill-opacity="0.5"/>{marks}{badges}'


@lru_cache(maxsize=8)
def _nested(chart: Chart, view: str) -> str:
    """The inner markup of the picture of a view."""
    text = picture(chart, view)
    return text[text.index(">") + 1 : text.rindex("</svg>")]


def _small(data: bytes) -> bytes:
    """Return a PNG with a palette, a quarter of the weight."""
    from io import BytesIO

    from PIL import Image

    out = BytesIO()
    Image.open(BytesIO(data)).convert("RGB").quantize(160).save(out, "PNG", optimize=True)
    return out.getvalue()


def icon(size: int, room: float = 0.0) -> bytes:
    """Return the icon as PNG, on paper.

    Parameters
    ----------
    size : int
        In pixels.
    room : float
        Part of the width that is left free at each edge, for systems that cut icons round.
    """
    text = asset("icon.svg").read_text("utf-8")
    inner = text[text.index(">") + 1 : text.rindex("</svg>")]
    edge = 32 * room / (1 - 2 * room)
    whole = 32 + 2 * edge
    box = f'x="{-edge:g}" y="{-edge:g}" width="{whole:g}" height="{whole:g}"'
    frame = f"{-edge:g} {-edge:g} {whole:g} {whole:g}"
    return png(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{frame}">'
        f'<rect {box} fill="{PAPER}"/>{inner}</svg>',
        size,
    )


def made_from(chart: Chart, zone: Zone | None = None) -> list[object]:
    """Return what the pictures of a chart follow from, for a digest: no word of the cards."""
    drawn = [_drawn(one) for one in chart.zones]
    own = [] if zone is None else [zone.id]
    return [chart.school.id, drawn, [_plain(one) for one in chart.systems.values()],
            [_plain(one) for one in chart.channels], own]  # fmt: skip


def _drawn(zone: Zone) -> object:
    fields = ("id", "number", "code", "system", "feet", "placements", "group")
    return zone.model_dump(mode="json", include=set(fields))


def _plain(record: Record) -> object:
    return record.model_dump(mode="json", exclude={"name"})
