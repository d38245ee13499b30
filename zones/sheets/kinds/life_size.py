"""The soles in life size for a reader's foot, with the names of their zones beside them.

A foot that is too long for the paper is tiled over pages to be glued together. Adjacent tiles
overlap; crop marks show where to cut. A 50 mm bar shows whether the printer kept the scale.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from zones.geometry.views import views
from zones.model.fields import number_order
from zones.model.map_state import FEET_SHOWN
from zones.sheets.errors import choose, number
from zones.sheets.looks import Look
from zones.sheets.messages import figure, in_a_row, message
from zones.sheets.order import LONGEST, SHORTEST, Order
from zones.sheets.papers import Box, Paper
from zones.sheets.placing.badges import draw_badges, place_badges
from zones.sheets.placing.feet import RIM, Foot, extent, foot_svg
from zones.sheets.placing.figure_group import Group
from zones.sheets.typesetting.draft import Draft, each
from zones.sheets.typesetting.drawing import Badge, Drawing, Leader, Picture, rule
from zones.sheets.typesetting.records import groups

OVERLAP = 12.0
EDGE = 8.0
COLUMN = 51.0
"""Least width of the column of names beside the foot, in millimetres."""

GAP = 7.0
"""Gap between the column and the foot, in millimetres."""

SPACING = 2.2
"""Line spacing of the patterns on the foot, in millimetres."""


@dataclass(frozen=True)
class Tile:
    """A part of one foot on one page.

    Attributes
    ----------
    foot : str
        The owner's.
    row, rows, column, columns : int
        The tile's position, counted from 0, and how many there are.
    window : Box
        The part of the foot, in millimetres from the upper left corner of its rim.
    """

    foot: str
    row: int
    rows: int
    column: int
    columns: int
    window: Box


def draft(order: Order) -> Draft:
    """Return the sheet for ``assets/sheet/life-size.typ``: the tiles, foot by foot.

    Raises
    ------
    SheetError
        If the length is out of range, or the feet are not one of the choices.
    """
    given = order.options.get("length", 250)
    length = number("length of a foot in mm", given, SHORTEST, LONGEST)
    feet = choose("choice of feet", order.options.get("feet", "both"), FEET_SHOWN)
    scale = length / inked_length()
    tiles = [
        tile
        for side in ("right", "left")
        if feet in ("both", side)
        for tile in tiles_of(side, scale, order.paper)
    ]
    parts = {f"tile-{n}": _part(order, tile, scale) for n, tile in enumerate(tiles)}
    drawings = {id: partial(_drawn, order, part, scale) for id, part in parts.items()}
    return Draft(
        "life-size",
        {"edge": EDGE, "tiles": [_record(order, id, part, length) for id, part in parts.items()]},
        each(drawings),
        "the names of the zones do not fit beside the foot; print a wall chart, which has more "
        "room",
    )


def _record(order: Order, id: str, part: Part, length: float) -> dict[str, Any]:
    """Return what stands beside a tile: its title, how to print it, the names of its zones."""
    size = f"{figure(length)}\u00a0mm"
    notes = [message("life_print")]
    if part.count > 1:
        index = part.tile.row * part.tile.columns + part.tile.column + 1
        which = message("life_part", n=index, all=part.count)
        size = message("with_more", text=size, more=which)
        notes.append(message("life_join"))
    shown = {badge.zone for badge in part.badges}
    zones = tuple(zone for zone in order.chart.zones if zone.id in shown)
    chart = order.chart.model_copy(update={"zones": zones})
    return {
        "id": id,
        "name": message(f"{part.tile.foot}_plantar"),
        "size": size,
        "note": notes,
        "column": part.place.x - GAP - EDGE,
        "groups": groups(chart, order.look, 8.0, feet=False),
    }


def inked_length() -> float:
    """Length of the drawn sole in units, with the line around it."""
    contour = views()["plantar"].art.split('class="foot-contour"')[1]
    widths = [float(value) for value in re.findall(r'stroke-width="([\d.]+)"', contour)]
    return extent("plantar")[1] + max(widths)


def window_of(paper: Paper) -> Box:
    """Return the part of a page that can hold a piece of the foot."""
    left = EDGE + COLUMN + GAP
    return Box(left, EDGE, paper.width - EDGE - left, paper.height - 2 * EDGE)


def tiles_of(side: str, scale: float, paper: Paper) -> list[Tile]:
    """Cut a foot into overlapping tiles of equal size, as few as possible."""
    wide, tall = (value * scale + 2 * RIM * scale for value in extent("plantar"))
    room = window_of(paper)
    across, tile_wide = _parts(wide, room.width)
    down, tile_tall = _parts(tall, room.height)
    return [
        Tile(
            side, row, down, column, across,
            Box(
                column * (tile_wide - OVERLAP), row * (tile_tall - OVERLAP), tile_wide, tile_tall
            ),
        )
        for row in range(down)
        for column in range(across)
    ]  # fmt: skip


def _parts(size: float, room: float) -> tuple[int, float]:
    """Return the number of tiles along one direction, and the length of each."""
    count = 1
    while (size + (count - 1) * OVERLAP) / count > room:
        count += 1
    return count, (size + (count - 1) * OVERLAP) / count


@dataclass(frozen=True)
class Part:
    """A tile on its page, with its numbers and the column of names beside it."""

    tile: Tile
    foot: Foot
    place: Box
    badges: list[Badge]
    leaders: list[Leader]

    @property
    def count(self) -> int:
        """Number of tiles of the foot."""
        return self.tile.rows * self.tile.columns


def _part(order: Order, tile: Tile, scale: float) -> Part:
    """Put a tile on its page, at the right edge and vertically centred."""
    room, window = window_of(order.paper), tile.window
    place = Box(
        room.right - window.width,
        room.y + (room.height - window.height) / 2,
        window.width,
        window.height,
    )
    # Shift the foot so that its window starts at the upper left of this page's window.
    x = place.x - window.x + RIM * scale
    y = place.y - window.y + RIM * scale
    standing = Foot("plantar", tile.foot, x, y, scale)
    badges, leaders = _numbers(order, standing, place)
    return Part(tile, standing, place, badges, leaders)


def _drawn(order: Order, part: Part, scale: float, room: Box) -> Drawing:
    """Draw a tile where it stands on its page."""
    look, place = order.look, part.place
    drawing = Drawing(room, feet=[part.foot])
    name = message(f"{part.tile.foot}_plantar")
    coarse = replace(look, spacing=SPACING)
    svg = _window(foot_svg(order.chart, part.foot, coarse), part.tile, scale)
    numbers = in_a_row(sorted({badge.label for badge in part.badges}, key=number_order))
    alt = message("alt_zones", figure=name, numbers=numbers)
    blank = message("alt_blank", figure=name)
    drawing.pictures.append(Picture(place, svg, alt if numbers else blank))
    draw_badges(drawing, part.badges, part.leaders)
    drawing.ink += _crop_marks(place, part.tile, look)
    return drawing


def _window(svg: str, tile: Tile, scale: float) -> str:
    """Show only the tile's part of the drawing."""
    window = tile.window
    start = svg.index("viewBox=") + len('viewBox="')
    end = svg.index('"', start)
    part = (window.x / scale, window.y / scale, window.width / scale, window.height / scale)
    return svg[:start] + " ".join(f"{value:.5f}" for value in part) + svg[end:]


def _numbers(order: Order, standing: Foot, place: Box) -> tuple[list[Badge], list[Leader]]:
    """The numbers whose whole circle lies on this tile, and their leaders."""
    group = Group(order.chart, order.look, 8.4)
    box = standing.picture_box  # a number outside the drawing would be cut off
    badges, leaders = place_badges(order.chart, [standing], group.size_on, box)
    leaders = [
        one
        for one in leaders
        if _inside(place, one.badge)
        and place.x <= one.end[0] <= place.right
        and place.y <= one.end[1] <= place.bottom
    ]
    return [badge for badge in badges if _inside(place, badge)], leaders


def _inside(place: Box, badge: Badge) -> bool:
    wide, tall = badge.radius + badge.half, badge.radius
    across = place.x + wide <= badge.x <= place.right - wide
    return across and place.y + tall <= badge.y <= place.bottom - tall


def _crop_marks(place: Box, tile: Tile, look: Look) -> list[str]:
    """Corner marks of the tile; dashed lines where the next tile is glued on."""
    if tile.rows * tile.columns == 1:
        return []
    ink, long = "#241d18", 5.0
    marks = []
    for x, out in ((place.x, -1), (place.right, 1)):
        for y, up in ((place.y, -1), (place.bottom, 1)):
            marks.append(rule(x + out, y, x + out * long, y, ink, 0.2))
            marks.append(rule(x, y + up, x, y + up * long, ink, 0.2))
    seam = look.tint("#8d7f70")
    if tile.row:
        y = place.y + OVERLAP
        marks.append(_dashed(place.x, y, place.right, y, seam))
    if tile.column:
        x = place.x + OVERLAP
        marks.append(_dashed(x, place.y, x, place.bottom, seam))
    return marks


def _dashed(x0: float, y0: float, x1: float, y1: float, colour: str) -> str:
    return (
        f'<path d="M{x0:.2f} {y0:.2f}L{x1:.2f} {y1:.2f}" fill="none" stroke="{colour}" '
        f'stroke-width="0.2" stroke-dasharray="2 1.5"/>'
    )
