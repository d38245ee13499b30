"""The soles in life size for a reader's foot, tiled over pages to be glued together.

Neighbouring tiles overlap; crop marks show where to cut, and a bar of 50 mm shows whether the
printer kept the size.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zones.feet import views
from zones.sheets.badges import place_badges
from zones.sheets.errors import choose, number
from zones.sheets.feet import RIM, Foot, extent, foot_svg
from zones.sheets.figure_group import Group
from zones.sheets.frame import BODY, foot
from zones.sheets.legend import badge_shape, draw_badge
from zones.sheets.page import MUTED, Page, Style, rule
from zones.sheets.papers import Box, Paper
from zones.sheets.words import title_of, words

if TYPE_CHECKING:
    from zones.sheets.make import Order

SHORTEST, LONGEST = 200.0, 320.0
OVERLAP = 12.0
EDGE = 10.0
HEAD = 17.0
FOOT = 19.0
BAR = 50.0
"""Length of the bar that checks the printer, in millimetres."""


@dataclass(frozen=True)
class Tile:
    """A part of one foot on one page.

    Attributes
    ----------
    foot : str
        The owner's.
    row, rows, column, columns : int
        Which tile, from 0, and how many there are.
    window : Box
        The part of the foot, in millimetres from the upper left of its outline's rim.
    """

    foot: str
    row: int
    rows: int
    column: int
    columns: int
    window: Box


def pages(order: Order) -> list[Page]:
    """Lay the tiles out, foot by foot.

    Raises
    ------
    SheetError
        If the length is not from 200 to 320 mm or the feet are none of both, left, right.
    """
    wish = order.options.get("length", 250)
    length = number("length of a foot in mm", wish, SHORTEST, LONGEST)
    feet = choose("choice of feet", order.options.get("feet", "both"), ("both", "left", "right"))
    order = replace(order, look=replace(order.look, spacing=2.2))
    scale = length / inked_length()
    tiles = [
        tile
        for side in ("right", "left")
        if feet in ("both", side)
        for tile in tiles_of(side, scale, order.paper)
    ]
    found = []
    for count, tile in enumerate(tiles, 1):
        page = Page(order.paper)
        _tile(page, order, tile, scale, length)
        foot(page, order.look, count, len(tiles), words()["life_note"])
        found.append(page)
    return found


def inked_length() -> float:
    """Length of the drawn sole in units, with the line around it."""
    contour = views()["plantar"].art.split('class="foot-contour"')[1]
    widths = [float(value) for value in re.findall(r'stroke-width="([\d.]+)"', contour)]
    return extent("plantar")[1] + max(widths)


def window_of(paper: Paper) -> Box:
    """Return the part of a page that holds a piece of the foot."""
    return Box(EDGE, EDGE + HEAD, paper.width - 2 * EDGE, paper.height - 2 * EDGE - HEAD - FOOT)


def tiles_of(side: str, scale: float, paper: Paper) -> list[Tile]:
    """Cut a foot into tiles that overlap, as few as possible and equally large."""
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
    """How many tiles along one direction, and how long each is."""
    count = 1
    while (size + (count - 1) * OVERLAP) / count > room:
        count += 1
    return count, (size + (count - 1) * OVERLAP) / count


def _tile(page: Page, order: Order, tile: Tile, scale: float, length: float) -> None:
    texts, look, paper = words(), order.look, order.paper
    room = window_of(paper)
    left = room.x + (room.width - tile.window.width) / 2
    top = room.y + (room.height - tile.window.height) / 2
    title = Style(13, 600, "serif", leading=1.1)
    name = texts[f"{tile.foot}_plantar"]
    part = ""
    if tile.rows * tile.columns > 1:
        index = tile.row * tile.columns + tile.column + 1
        part = ", " + texts["life_part"].format(n=index, all=tile.rows * tile.columns)
    page.text(f"{name}, {length:g} mm{part}", Box(EDGE, EDGE, 120, 0), title, role="h1")
    sub = f"{title_of(order.chart)}. {texts['standing_line']}"
    page.text(sub, Box(EDGE, EDGE + title.line, 120, 0), Style(BODY, colour=look.tint(MUTED)))
    # The foot stands where its window begins at the upper left of this page's window.
    x = left - tile.window.x + RIM * scale
    y = top - tile.window.y + RIM * scale
    standing = Foot("plantar", tile.foot, x, y, scale)
    page.feet.append(standing)
    place = Box(left, top, tile.window.width, tile.window.height)
    svg = _window(foot_svg(order.chart, standing, look), tile, scale)
    page.picture(place, svg, texts["alt_blank"].format(figure=name))
    page.frames.append(place)
    _numbers(page, order, standing, place)
    _crop_marks(page, place, tile, look)
    _bar(page, paper, look)


def _window(svg: str, tile: Tile, scale: float) -> str:
    """Show only the tile's part of the drawing."""
    window = tile.window
    start = svg.index("viewBox=") + len('viewBox="')
    end = svg.index('"', start)
    part = (window.x / scale, window.y / scale, window.width / scale, window.height / scale)
    return svg[:start] + " ".join(f"{value:.5f}" for value in part) + svg[end:]


def _numbers(page: Page, order: Order, standing: Foot, place: Box) -> None:
    """The numbers whose circle lies on this tile as a whole."""
    group = Group(order.chart, order.look, 8.4)
    everywhere = Box(-1000, -1000, 3000, 3000)
    badges, leaders = place_badges(order.chart, [standing], group.size_on, everywhere)
    for leader in leaders:
        (x0, y0), (x1, y1) = leader.start, leader.end
        if (
            _inside(place, leader.badge)
            and place.x <= x1 <= place.right
            and place.y <= y1 <= place.bottom
        ):
            page.draw(rule(x0, y0, x1, y1, "#241d18", 0.2))
            page.leaders.append(leader)
    shown = [badge for badge in badges if _inside(place, badge)]
    for badge in shown:
        page.draw(badge_shape(badge.x, badge.y, badge.radius, badge.half))
    for badge in shown:
        draw_badge(page, badge.x, badge.y, badge.radius, badge.label, ring=False, role="p")
    page.badges += shown


def _inside(place: Box, badge) -> bool:
    r = badge.radius + badge.half
    return place.x + r <= badge.x <= place.right - r and place.y + r <= badge.y <= place.bottom - r


def _crop_marks(page: Page, place: Box, tile: Tile, look) -> None:
    """Corners of the tile; dashed lines where the neighbour is glued on."""
    if tile.rows * tile.columns == 1:
        return
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
    page.draw("".join(marks))


def _dashed(x0: float, y0: float, x1: float, y1: float, colour: str) -> str:
    return (
        f'<path d="M{x0:.2f} {y0:.2f}L{x1:.2f} {y1:.2f}" fill="none" stroke="{colour}" '
        f'stroke-width="0.2" stroke-dasharray="2 1.5"/>'
    )


def _bar(page: Page, paper: Paper, look) -> None:
    """The bar of 50 mm, with a tick every 10 mm."""
    x, y = EDGE, paper.height - EDGE - 11.5
    marks = [
        f'<rect x="{x:.3f}" y="{y:.3f}" width="{BAR:g}" height="2.4" fill="#241d18"/>',
    ]
    marks += [
        f'<rect x="{x + 10 * i:.3f}" y="{y + 0.3:.3f}" width="10" height="1.8" fill="#ffffff"/>'
        for i in (1, 3)
    ]
    page.draw("".join(marks))
    text = words()["life_bar"]
    page.text(
        text, Box(x + BAR + 3, y - 0.6, paper.width - 2 * EDGE - BAR - 3, 0), Style(BODY * 0.9)
    )


__all__ = ["BAR", "OVERLAP", "Tile", "pages", "tiles_of", "window_of"]
