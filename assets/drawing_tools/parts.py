"""From solids to the SVG parts of a small picture: foot, hands, nails, arrows, points."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from curves import even, smooth_ring, spline
from hand import BACK, FINGERS, JOINTS, Hand
from scene import (
    DENSITY,
    GRID,
    SHAPE,
    Solid,
    data_of,
    fit,
    folds,
    grown,
    in_front,
    lines_data,
    rims,
    rings,
    tones,
)

INK, LINE, ACCENT, HALO = "#4f392c", "#8b6b57", "#b23a26", "#fffaf2"
SKIN = {"foot": ("#c9ab97", "#e3cfbf", "#efe2d5"), "hand": ("#dfc7b3", "#f4e8da", "#fdf9f1")}
"""Shadow, middle tone and light of the plaster foot and of the hands."""
PLATE = "#f6f0e5"


@dataclass
class Actor:
    """A hand in the picture.

    ``move`` is the class of its group, for the loop; ``slack`` how far (units) it may sink into
    the foot; ``layer`` draws all of it ``over`` or ``under`` the foot, or by its depth (``auto``);
    ``lines`` how many inner lines it has at most; with ``wraps`` its four fingers stay behind
    the foot wherever the foot is.
    """

    solid: Solid
    hand: Hand
    rows: np.ndarray
    move: str = ""
    slack: float = 3.0
    layer: str = "auto"
    lines: int = 5
    wraps: bool = True
    spot: np.ndarray = field(default_factory=lambda: np.zeros(3))
    at: np.ndarray = field(default_factory=lambda: np.zeros(3))

    def front(self, foot: Solid, solid: Solid | None = None) -> np.ndarray:
        """The pixels where the hand (or it in another pose) is seen before the foot."""
        solid = solid or self.solid
        mask = in_front(solid, foot, self.slack)
        if not self.wraps:
            return mask
        # Fingers that wrap round the foot have sunk into it where they seem to come before it.
        palm = Solid(solid.points, solid.quads[~self.hand.fingers], solid.normals)
        sunk = foot.inside & (solid.depth > palm.depth + 0.05)
        return in_front(solid, foot, self.slack, mask & ~sunk)

    def place(self, points: np.ndarray, scale: float) -> np.ndarray:
        """Turn places of the posed hand (dm) into places of the page."""
        return (points - self.spot) @ self.rows.T * scale + self.at


def group(inner: str, kind: str = "", **attributes: str) -> str:
    """A ``<g>`` with a class and attributes (``_`` stands for ``-``)."""
    words = f' class="{kind}"' if kind else ""
    words += "".join(f' {key.replace("_", "-")}="{value}"' for key, value in attributes.items())
    return f"<g{words}>{inner}</g>" if inner else ""


def painted(key: str, data: str, fill: str, weight: float) -> str:
    """A closed shape with an ink outline, and its copy below it: a heavier lower right side."""
    ink = f'stroke="{INK}" stroke-width="{weight * GRID:g}"'
    return (
        f'<use href="#{key}" transform="translate(1.2 1.6)"/>'
        f'<path id="{key}" fill="{fill}" {ink} d="{data}"/>'
    )


def modelled(solid: Solid, where: np.ndarray, kind: str, dark: float, bright: float) -> str:
    """Shadow and light over the visible part of a solid."""
    shade, shine = tones(solid, where, dark, bright)
    low, _, high = SKIN[kind]
    return (f'<path fill="{low}" d="{shade}"/>' if shade else "") + (
        f'<path fill="{high}" d="{shine}"/>' if shine else ""
    )


def inked(lines: list[np.ndarray], weight: float, colour: str = INK) -> str:
    """Open ink lines."""
    data = lines_data(lines)
    if not data:
        return ""
    return f'<path d="{data}" fill="none" stroke="{colour}" stroke-width="{weight * GRID:g}"/>'


def foot_part(key: str, foot: Solid, least: float = 8) -> str:
    """The foot in three tones and ink."""
    data = rings(foot.inside, 40, 0.36, 0.5)
    lines = sorted(folds(foot, foot.inside, least), key=len)[-5:]
    return (
        painted(f"{key}-f", data, SKIN["foot"][1], 0.7)
        + modelled(foot, foot.inside, "foot", 0.26, 0.3)
        + inked(lines, 0.6)
    )


def nails(actor: Actor, where: np.ndarray, scale: float) -> str:
    """The nails that the eye sees."""
    found = ""
    for name in FINGERS:
        joints = np.array(JOINTS[name], float)
        ahead = joints[3] - joints[2]
        long = np.linalg.norm(ahead)
        ahead /= long
        back = np.array(BACK[name], float)
        back -= ahead * (back @ ahead)
        back /= np.linalg.norm(back)
        aside = np.cross(ahead, back)
        wide, tall, round_ = (0.07, 0.085, 0.1) if name == "thumb" else (0.055, 0.07, 0.082)
        middle = joints[2] + ahead * (long - 0.1)
        t = np.linspace(0, 2 * np.pi, 40)
        # Straighter sides than an ellipse.
        c, s = np.cos(t), np.sin(t)
        a, b = np.sign(c) * abs(c) ** 0.7 * wide, np.sign(s) * abs(s) ** 0.7 * tall
        ring = middle + a[:, None] * aside + b[:, None] * ahead
        ring += np.sqrt(np.clip(round_**2 - (0.8 * a) ** 2, 0, None))[:, None] * back
        bone = actor.hand.bones[2 + 3 * FINGERS.index(name) + 2]
        posed = (np.c_[ring, np.ones(40)] @ bone.T)[:, :3]
        page = actor.place(posed, scale)
        normal = actor.rows @ (bone[:3, :3] @ back)
        if normal[2] < 0.3:
            continue
        spot = np.round(actor.solid.to_pixel(page[:, :2])).astype(int)
        spot = spot.clip(0, np.array(SHAPE) - 1)
        hidden = page[:, 2] < actor.solid.depth[spot[:, 0], spot[:, 1]] - 0.09 * scale
        if hidden.mean() > 0.25 or not where[spot[:, 0], spot[:, 1]].mean() > 0.75:
            continue
        found += data_of(fit(smooth_ring(page[:, :2], 0.3, 0.2), 0.2, closed=True), closed=True)
    if not found:
        return ""
    return f'<path d="{found}" fill="#f3dcd0" stroke="{LINE}" stroke-width="2.5"/>'


def arrow(knots: list[tuple[float, float]], both: bool = False, weight: float = 1.8) -> str:
    """A curved arrow through some places, with a halo, pointed at its end or at both ends."""
    line = spline([list(knot) for knot in knots], 0.4)
    size = 3.2

    def head(line: np.ndarray) -> tuple[np.ndarray, str]:
        back = max(2, len(line) - round(size / 0.4))
        tip, root = line[-1], line[back]
        along = (tip - root) / np.hypot(*(tip - root))
        side = np.array([-along[1], along[0]])
        base = tip - along * size * 1.25
        points = [base + side * size * 0.75, tip, base - side * size * 0.75]
        points.append(tip - along * size * 0.9)
        corners = np.round(np.array(points) * GRID).astype(int)
        steps = " ".join(str(step) for step in np.diff(corners, axis=0).ravel().tolist())
        x, y = corners[0].tolist()
        return line[: back + 1], f"M{x} {y}l{steps}z".replace(" -", "-")

    line, tips = head(line)
    if both:
        line, other = head(line[::-1])
        tips += other
    data = data_of(fit(even(line, 0.4), 0.25))
    halo = f'stroke="{HALO}" stroke-width="{(weight + 1.4) * GRID:g}"'
    ink = f'stroke="{ACCENT}" stroke-width="{weight * GRID:g}"'
    return (
        f'<path d="{data}{tips}" fill="none" {halo}/><path d="{data}" fill="none" {ink}/>'
        f'<path d="{tips}" fill="{ACCENT}"/>'
    )


def point(x: float, y: float, kind: str = "", radius: float = 2.2) -> str:
    """A pressure point: a dot, and a ring that a loop may widen."""
    place = f'cx="{x * GRID:g}" cy="{y * GRID:g}"'
    ring = f' class="{kind}"' if kind else ""
    return (
        f'<circle{ring} {place} r="{radius * 2.1 * GRID:g}" fill="none" stroke="{ACCENT}" '
        f'stroke-width="{GRID}"/><circle {place} r="{radius * GRID:g}" fill="{ACCENT}"/>'
    )


def hand_parts(
    key: str, actor: Actor, foot: Solid, scale: float, other: Solid | None = None
) -> tuple[str, str]:
    """What of a hand is drawn behind the foot, and what before it.

    With ``other``, the hand in a second pose, the part before the foot comes twice, in groups
    that the loops ``x`` and ``y`` show by turns; inner lines and tones are those of both.
    """
    solid, middle = actor.solid, SKIN["hand"][1]
    whole = solid.inside
    if not whole.any():
        raise ValueError(f"{key}: the hand is not in the picture")
    if actor.layer == "auto":
        front = actor.front(foot)
    else:
        front = whole & ~foot.inside if actor.layer == "under" else whole
    data = rings(whole, 12, 0.36, 0.5)
    lines = inked(sorted(folds(solid, front, 7), key=len)[-actor.lines :], 0.6)
    hidden = whole & ~front
    if actor.layer == "over" or hidden.sum() < 12 * DENSITY**2:
        details = modelled(solid, front, "hand", 0.24, 0.32) + nails(actor, front, scale)
        return "", painted(key, data, middle, 0.7) + details + lines
    if actor.layer == "under":
        details = modelled(solid, front, "hand", 0.24, 0.32) + nails(actor, front, scale)
        return painted(key, data, middle, 0.7) + details + lines, ""
    # Beside the foot the front gives way, so that a loop never paints over the foot's edge.
    beside = ~foot.inside
    front &= ~(grown(hidden, 2) & beside)
    before = fingers_before(front, foot, hidden)
    if other:
        name = key.rpartition("-")[0]
        second = actor.front(foot, other)
        before = group(before, f"{name}-x")
        before += group(
            fingers_before(second, foot, other.inside & ~second), f"{name}-y", opacity="0"
        )
        front &= second
        lines = ""
    details = modelled(solid, front, "hand", 0.24, 0.32) + nails(actor, front, scale)
    return painted(key, data, middle, 0.7), before + details + lines


def fingers_before(front: np.ndarray, foot: Solid, hidden: np.ndarray) -> str:
    """What of a hand lies over the foot: its fill, and ink where it ends on the foot."""
    beside = ~foot.inside
    over = front & grown(foot.inside, 4)
    seam = ~grown(foot.inside, 0.6) | (grown(hidden, 2.8) & beside)
    fill = f'<path d="{rings(over, 12, 0.36, 0.5)}" fill="{SKIN["hand"][1]}"/>'
    return fill + inked(rims(over, seam, 4), 0.9)
