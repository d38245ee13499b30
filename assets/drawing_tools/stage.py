"""One technique's picture: a foot, hands, arrows and a loop, written as one small SVG."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape

import numpy as np
from grips import foot_mesh, hand_on_page, leg_mesh, on_page, sole_mesh
from hand import Pose
from parts import PLATE, Actor, arrow, foot_part, group, hand_parts, point
from scene import GRID, HEIGHT, WIDTH, Solid

MM = 250 / 2.4282
"""Millimetres of the drawings of the feet per decimetre of the mesh."""

CORNER = np.array([1.6831, 0.05, 1.9117])
"""Where the corner of the sole's drawing lies in the mesh: inner edge, longest toe."""


def on_sole(x: float, y: float) -> tuple[float, float, float]:
    """Turn millimetres of the sole's drawing into a place of the mesh (dm)."""
    return tuple(CORNER + np.array([x, 0, -y]) / MM)


def in_grid(frames: str) -> str:
    """Lengths of key frames, written in units, as steps of the grid."""
    return re.sub(r"(-?[\d.]+)px", lambda found: f"{float(found[1]) * GRID:g}px", frames)


@dataclass
class Stage:
    """A picture in the making; all lengths are page units unless they say otherwise."""

    id: str
    title: str
    text: str
    scale: float = 50
    foot: Solid | None = None
    hands: list[tuple[str, Actor]] = field(default_factory=list)
    accents: list[str] = field(default_factory=list)
    loops: dict[str, tuple[str, str]] = field(default_factory=dict)
    others: dict[str, Solid] = field(default_factory=dict)
    foot_moves: str = ""
    twins: dict[str, list[tuple[float, str]]] = field(default_factory=dict)

    def look(self, view: str, about: tuple, at: tuple[float, float], **turns: float) -> Stage:
        """Show the foot: a view of ``AXES``, ``front``, or ``leg-`` with a view for the leg."""
        leg, _, name = view.rpartition("-")
        mesh = leg_mesh() if leg else sole_mesh() if view == "plantar" else foot_mesh()
        if len(about) == 2:
            about = on_sole(*about)
        self.foot = on_page(mesh, name, self.scale, about, at, **turns)
        return self

    def hand(
        self,
        pose: Pose,
        fingers: tuple,
        back: tuple,
        hold: tuple[str, float, float],
        at: tuple[float, float],
        side: str = "right",
        lift: float = 0,
        move: str = "",
        height: float | None = None,
        other: Pose | None = None,
        **more,
    ) -> Stage:
        """Put a hand on the page so that the place ``hold`` touches the foot at ``at``.

        ``height`` is used instead of the foot's surface where there is no foot.  With ``other``
        the part before the foot changes between two poses: the loops ``x`` and ``y``.
        """
        z = self.foot.height_at(*at) if height is None else height
        if not np.isfinite(z):
            raise ValueError(f"{self.id}: there is no foot at {at}; give a height")
        spot = np.array([*at, z + lift])
        solid, hand, rows = hand_on_page(pose, self.scale, fingers, back, hold, spot, side)
        actor = Actor(solid, hand, rows, move, spot=hand.at(*hold), at=spot, **more)
        self.hands.append((f"{self.id}-h{len(self.hands) + 1}", actor))
        if other:
            solid, _, _ = hand_on_page(other, self.scale, fingers, back, hold, spot, side)
            self.others[self.hands[-1][0]] = solid
        return self

    def twin(self, axis: float, move: str) -> Stage:
        """Repeat the last hand as its mirror image about the page's x = ``axis``."""
        self.twins.setdefault(self.hands[-1][0], []).append((axis, move))
        return self

    def loop(self, name: str, timing: str, frames: str) -> Stage:
        """Give the class ``name`` a CSS loop: its timing and its key frames."""
        self.loops[name] = timing, frames
        return self

    def draw(self, *accents: str) -> Stage:
        """Add arrows and points on top of all."""
        self.accents += accents
        return self

    def arrow(self, *knots: tuple[float, float], both: bool = False) -> Stage:
        """Add an arrow through some places."""
        return self.draw(arrow(list(knots), both))

    def point(self, x: float, y: float, pulse: bool = True, radius: float = 2.0) -> Stage:
        """Add a pressure point; its ring follows the loop ``p``."""
        return self.draw(point(x, y, f"{self.id}-p" if pulse else "", radius))

    def svg(self) -> str:
        """The whole picture."""
        behind, before = "", ""
        for key, actor in self.hands:
            kind = f"{self.id}-{actor.move}" if actor.move else ""
            under, over = hand_parts(key, actor, self.foot, self.scale, self.others.get(key))
            if key in self.twins:
                under, over = (
                    (group(part, id=f"{key}-{name}") if part else "")
                    for name, part in (("u", under), ("o", over))
                )
            behind += group(under, kind)
            before += group(over, kind)
            for twin, move in self.twins.get(key, ()):
                flip = f'transform="translate({twin * 2 * GRID:g} 0) scale(-1 1)"'
                copies = [f'<use href="#{key}-{part}" {flip}/>' for part in "uo"]
                behind += group(copies[0] if under else "", f"{self.id}-{move}")
                before += group(copies[1] if over else "", f"{self.id}-{move}")
        foot = foot_part(self.id, self.foot)
        if self.foot_moves:
            foot = group(foot, f"{self.id}-{self.foot_moves}")
        art = behind + foot + before
        # Key frames are written in units of the picture; the art is drawn on the finer grid.
        style = "".join(
            f".{self.id}-{name}{{animation:{self.id}-{name} {timing}}}"
            f"@keyframes {self.id}-{name}{{{in_grid(frames)}}}"
            for name, (timing, frames) in self.loops.items()
        )
        quiet = ",".join(f".{self.id}-{name}" for name in self.loops)
        rings = f".{self.id}-p{{transform-box:fill-box;transform-origin:center}}"
        style += rings if "p" in self.loops else ""
        style += f"@media (prefers-reduced-motion:reduce){{{quiet}{{animation:none}}}}"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
            f"<title>{escape(self.title)}</title><desc>{escape(self.text)}</desc>"
            f"<style>{style}</style>"
            f'<path fill="{PLATE}" d="M0 0h{WIDTH}v{HEIGHT}H0z"/>'
            f'<g transform="scale({1 / GRID:g})" stroke-linecap="round" stroke-linejoin="round">'
            f"{art}{''.join(self.accents)}</g></svg>\n"
        )
