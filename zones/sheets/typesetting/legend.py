"""The legend of a wall chart: zones grouped by body system, in balanced columns."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate

from zones.geometry.patterns import swatch
from zones.model.chart import Chart, System
from zones.model.zone import Zone
from zones.sheets.looks import Look
from zones.sheets.messages import label_of, language, message
from zones.sheets.papers import PT, Box
from zones.sheets.typesetting.metrics import width
from zones.sheets.typesetting.page import MUTED, RULE, Page, Style, balanced, lines_of, rule

GUTTER = 4.0
"""Gap between two columns, in millimetres."""

LEAD = 0.4
"""Space above a heading, as a multiple of the font size; none at the top of a column."""


FIGURES, CODE = 0.71, 0.58
"""Radius of a circle for two digits, and for a code, as a multiple of the font size."""


LEAST = 6.0
"""Smallest font size of a repeated heading, in points."""

NARROWER = 0.88
"""How much smaller than others a heading may be set to fit its column."""

BREAK = 0.07
"""How much taller the columns may be to keep every group in one piece."""


@dataclass(frozen=True)
class Row:
    """A line of the legend: the heading of a system, or a zone; height in millimetres.

    A heading with lines continues a group of the previous column.
    """

    height: float
    system: System
    zone: Zone | None = None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Setting:
    """What the rows of a legend depend on; without `feet` it leaves out which foot."""

    chart: Chart
    look: Look
    type: float
    feet: bool = True

    @property
    def style(self) -> Style:
        """Style of a zone's name."""
        return Style(self.type, leading=1.2)

    @property
    def heading(self) -> Style:
        """Style of a system's name."""
        return Style(self.type * 1.04, 600, leading=1.2)

    @property
    def radius(self) -> float:
        """Radius of a number's circle, in millimetres."""
        return badge_radius(self.type * 0.86)

    @property
    def unit(self) -> float:
        """The font size in millimetres."""
        return self.type * PT

    def indent(self, system: str) -> float:
        """Indent of the names of a system in their column."""
        zones = [zone for zone in self.chart.zones if zone.system == system]
        labels = [label_of(zone) for zone in zones if zone.number]
        sizes = [badge_size(label, self.radius) for label in labels]
        half = max((r + half for r, half in sizes), default=self.radius)
        return 2 * half + 0.42 * self.unit

    @property
    def feet_room(self) -> float:
        """Width of the column for the feet."""
        return 2.1 * self.unit if self.feet else 0.0

    def chip(self, system: System, again: bool = False) -> float:
        """Width of a system's colour beside its name, with the space after it."""
        if not any(z.placements for z in self.chart.zones if z.system == system.id):
            return 0.0
        return (2.0 if again else 2.9) * self.unit + 0.55 * self.unit

    def heading_lines(self, system: System, room: float) -> tuple[str, ...]:
        """Break the name of a system where even in smaller type it is too wide for its column."""
        name, style = system.name, self.heading
        free = room - self.chip(system)
        wide = width(name, style.size, weight=style.weight, lang=language())
        if free * 0.99 >= wide * max(LEAST / style.size, NARROWER):
            return (name,)
        return balanced(name, free, style)

    def rows(self, room: float) -> list[list[Row]]:
        """Return the rows of each system for columns of a width."""
        found = []
        for system in self.chart.systems.values():
            zones = [z for z in self.chart.zones if z.number and z.system == system.id]
            if not zones:
                continue
            name_room = room - self.indent(system.id) - self.feet_room
            lines = self.heading_lines(system, room)
            more = (len(lines) - 1) * self.heading.line
            head = Row(max(self.heading.line, 1.55 * self.unit) + 0.85 * self.unit + more, system)
            group = [head]
            for zone in zones:
                name = zone.name
                if not zone.placements:
                    name = message("with_aside", text=name, aside=message("not_drawn"))
                lines = lines_of(name, name_room, self.style)
                tall = max(len(lines) * self.style.line, 2 * self.radius) + 0.22 * self.unit
                group.append(Row(tall, system, zone, lines))
            found.append(group)
        return found


def badge_radius(type_size: float) -> float:
    """Radius in millimetres of a circle for two digits at a font size in points."""
    return round(FIGURES * type_size * PT, 2)


def columns_for(setting: Setting, room: float) -> int:
    """Return how many columns suit a width: names should rarely wrap."""
    return max(1, int((room + GUTTER) // (17.5 * setting.unit + GUTTER)))


def flow(groups: list[list[Row]], count: int) -> tuple[float, list[list[Row]]]:
    """Spread the groups over columns of equal height, as short as possible.

    A group may break, but a heading keeps at least two of its zones, and no zone is left alone;
    the heading is repeated where the group continues.

    Returns
    -------
    height : float
    columns : list of list of Row
    """
    tops = [list(accumulate((row.height for row in group[1:]), initial=0.0)) for group in groups]
    heads = [group[0].height for group in groups]
    total = sum(heads) + sum(top[-1] for top in tops)
    low, high = total / count * 0.8, total + 1
    for _ in range(22):
        middle = (low + high) / 2
        if len(_filled(heads, tops, middle)) <= count:
            high = middle
        else:
            low = middle
    # A little more height is worth it if a group need not break.
    tries = []
    for step in range(13):
        filled = _filled(heads, tops, high * (1 + 0.025 * step))
        broken = _broken(filled)
        tries.append((0.025 * step + BREAK * broken, filled))
        if not broken:  # more height cannot be better
            break
    _, best = min(tries, key=lambda one: one[0])
    columns = [[row for part in column for row in _rows(groups, part)] for column in best]
    return max(sum(row.height for row in column) for column in columns), columns


@dataclass(frozen=True)
class Part:
    """A column's part of a group: a range of its zones."""

    group: int
    first: int
    end: int


def _rows(groups: list[list[Row]], part: Part) -> list[Row]:
    head, *zones = groups[part.group]
    if part.first:
        head = replace(head, lines=("continued",))
    return [head, *zones[part.first : part.end]]


def _broken(columns: list[list[Part]]) -> int:
    """Return how many groups continue in another column."""
    return sum(1 for column in columns for part in column if part.first)


def _filled(heads: list[float], tops: list[list[float]], height: float) -> list[list[Part]]:
    """Fill columns of a height; `tops` holds, per group, the y of its zones below its heading."""
    columns: list[list[Part]] = [[]]
    left = height
    for group, (head, top) in enumerate(zip(heads, tops, strict=True)):
        first, last = 0, len(top) - 1
        while first < last:
            end = bisect_right(top, top[first] + left - head + 1e-9) - 1
            if end == last - 1:  # leave no zone alone in the next column
                end -= 1
            fits_here = end == last or end >= first + 2
            if not fits_here and columns[-1]:
                columns.append([])
                left = height
                continue
            end = max(end, first + 1)
            columns[-1].append(Part(group, first, end))
            left -= head + top[end] - top[first]
            first = end
            if first < last:
                columns.append([])
                left = height
    return columns


def draw_legend(page: Page, setting: Setting, columns: list[list[Row]], boxes: list[Box]) -> None:
    """Draw one column of rows into each box."""
    for column, box in zip(columns, boxes, strict=False):
        y = box.y
        for place, row in enumerate(column):
            if row.zone is None:
                lead = LEAD * setting.unit
                if place == 0:
                    y -= lead
                _heading(page, setting, row, Box(box.x, y + lead, box.width, row.height - lead))
            else:
                _zone(page, setting, row, Box(box.x, y, box.width, row.height))
            y += row.height


def draw_chip(page: Page, look: Look, system: System, box: Box) -> None:
    """Draw a system's colour and pattern in a small rectangle."""
    found = swatch(system.pattern, box.width, box.height, look.spacing)
    ink = look.ink(system)
    page.draw(
        f'<g transform="translate({box.x:.2f} {box.y:.2f})">'
        f'<rect width="{box.width:.2f}" height="{box.height:.2f}" fill="{look.fill(system)}" '
        f'fill-opacity="{look.fill_opacity:g}" stroke="{ink}" stroke-width="{look.outline:g}"/>'
        f'<path d="{found.lines}" fill="none" stroke="{ink}" stroke-width="{look.hatch:g}" '
        f'stroke-opacity="{look.hatch_opacity:g}"/>'
        f'<path d="{found.marks}" fill="{ink}" fill-opacity="{look.hatch_opacity:g}"/></g>'
    )


def _heading(page: Page, setting: Setting, row: Row, box: Box) -> None:
    unit, style = setting.unit, setting.heading
    left = setting.chip(row.system, again=bool(row.lines))
    if left:
        chip = Box(box.x, box.y + 0.1 * unit, left - 0.55 * unit, 1.4 * unit)
        draw_chip(page, setting.look, row.system, chip)
    room = box.width - left
    lines = setting.heading_lines(row.system, box.width)
    if len(lines) == 1:
        lines, style = _one_line(setting, row, room)
    elif row.lines:
        again = balanced(message("continued", name=row.system.name), room, style)
        lines = again if len(again) == len(lines) else lines
    at = Box(box.x + left, box.y + 0.8 * unit - style.line / 2, room, style.line)
    page.text(lines, at, style, role="h2")
    y = box.y + 1.62 * unit + (len(lines) - 1) * style.line
    page.draw(rule(box.x, y, box.right, y, setting.look.tint(RULE), 0.15))


def _one_line(setting: Setting, row: Row, room: float) -> tuple[tuple[str], Style]:
    """The name of a system and its style: smaller type rather than outside its column."""
    own, style = row.system.name, setting.heading
    names = [own]
    if row.lines:
        names = [message(k, name=own) for k in ("continued", "continued_short")] + names
    sizes = {n: room * 0.99 / width(n, 1.0, weight=style.weight, lang=language()) for n in names}
    least = max(LEAST, NARROWER * style.size)
    name = next((n for n in names if sizes[n] >= style.size), "")
    name = name or next((n for n in names if sizes[n] >= least), own)
    return (name,), style.but(size=min(style.size, sizes[name]))


def _zone(page: Page, setting: Setting, row: Row, box: Box) -> None:
    zone, r, style = row.zone, setting.radius, setting.style
    assert zone, "a heading is drawn by another function"
    middle = box.y + max(r, style.line / 2) + 0.1
    label = label_of(zone)
    flat, half = badge_size(label, r)
    draw_badge(page, box.x + flat + half, middle, flat, label, role="p")
    indent = setting.indent(row.system.id)
    wide = box.width - indent - setting.feet_room
    name = Box(box.x + indent, middle - style.line / 2, wide, 0)
    page.text(row.lines, name, style)
    room = setting.feet_room
    small = style.but(size=style.size * 0.92, colour=setting.look.tint(MUTED))
    for place, foot in enumerate(("right", "left")):
        if setting.feet and foot in zone.feet:
            at = Box(box.right - room + place * room / 2, name.y + 0.02, room / 2, 0)
            page.text((message(f"{foot}_short"),), at, small, align="center")


def badge_size(label: str, radius: float) -> tuple[float, float]:
    """Return the radius of a label's circle, and by how much it is elongated for a code.

    `radius` is that of a number: a code has the same font size and a flatter circle.
    """
    if label.isdigit():
        return radius, 0.0
    radius = round(radius * CODE / FIGURES, 2)
    return radius, _half(label, radius)


def _half(label: str, radius: float) -> float:
    """Return by how much a circle of a radius is elongated to hold a label."""
    if label.isdigit():
        return 0.0
    wide = width(label, _label_size(label, radius), weight=600)
    return max(0.0, round(wide / 2 - 0.55 * radius, 2))


def badge_shape(x: float, y: float, r: float, half: float) -> str:
    """Return the markup of an empty circle, elongated if needed."""
    return (
        f'<rect x="{x - r - half:.2f}" y="{y - r:.2f}" width="{2 * (r + half):.2f}" '
        f'height="{2 * r:.2f}" rx="{r:.2f}" fill="#ffffff" stroke="#241d18" '
        f'stroke-width="{0.12 if half else 0.16}"/>'
    )


def draw_badge(
    page: Page, x: float, y: float, r: float, label: str, *, role: str = "mark", ring: bool = True
) -> None:
    """Draw a number or a code in a white circle of a radius."""
    half = _half(label, r)
    if ring:
        page.draw(badge_shape(x, y, r, half))
    style = Style(_label_size(label, r), 600, leading=1.0)
    room = Box(x - r - half, y - style.line / 2, 2 * (r + half), 0)
    page.text((label,), room, style, align="center", role=role)


def _label_size(label: str, radius: float) -> float:
    """Font size in a circle: three digits are set smaller, codes are not."""
    if not label.isdigit():
        return radius / PT / CODE
    return radius / PT / (0.95 if len(label) > 2 else FIGURES)
