"""Plates: drawings of the left foot arranged as both feet, or one, as a viewer sees them.

A right foot is the left-foot drawing mirrored. Two arrangements exist:

``facing``
    The feet are those of a person facing the viewer: the right foot is always on the viewer's
    left (soles with the toes up, tops with the toes down).
``own``
    The viewer's own feet: the same plate seen from its other end, so the left foot is on the
    viewer's left. On the side views the feet swap places.

An arrangement never turns a left foot into a right one.
"""

from __future__ import annotations

from dataclasses import dataclass

from zones.geometry.guidelines import lines_across, points
from zones.geometry.views import View
from zones.model.map_state import ARRANGEMENTS, FEET_SHOWN

MARGIN = 3.5
BETWEEN = 26.0
"""Gap between the two soles, where guidelines are named, in drawing units."""

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True)
class Standing:
    """One foot on a plate: left or right, the matrix of its drawing, the place of its caption."""

    foot: str
    matrix: Matrix
    label: tuple[float, float]


@dataclass(frozen=True)
class Plate:
    """A page of feet in drawing units.

    Attributes
    ----------
    frame : tuple of float
        ``(x, y, width, height)``, the figure's viewBox.
    feet : tuple of Standing
    guidelines : dict of str to (float, float)
        Place of each guideline's name, once, between the feet.
    """

    frame: tuple[float, float, float, float]
    feet: tuple[Standing, ...]
    guidelines: dict[str, tuple[float, float]]


def plate(view: View, feet: str = "both", arrangement: str = "facing") -> Plate:
    """Arrange one view.

    Raises
    ------
    ValueError
        If ``feet`` or ``arrangement`` is not one of the choices of the state.
    """
    for word, choices in ((feet, FEET_SHOWN), (arrangement, ARRANGEMENTS)):
        if word not in choices:
            raise ValueError(f"{word!r} is none of: {', '.join(choices)}")
    if view.flat:
        return _flat(view, feet, arrangement)
    return _stacked(view, feet, arrangement)


def _flat(view: View, feet: str, arrangement: str) -> Plate:
    """Soles or tops side by side, rotated together by 180 degrees where the toes point down."""
    low, top, high, bottom = view.outline.bounds
    width, height = high - low, bottom - top
    between = BETWEEN if view.name == "plantar" else 16.0
    order = ("right", "left") if view.name == "plantar" else ("left", "right")
    shown = order if feet == "both" else (feet,)
    turned = (arrangement == "own") == (view.name == "plantar")
    beside = between if view.name == "plantar" and feet != "both" else 0.0
    total = len(shown) * width + (len(shown) - 1) * between + beside + 2 * MARGIN
    tall = height + 2 * MARGIN + 9
    standing = []
    for place, foot in enumerate(shown):
        left = MARGIN + place * (width + between) + (beside if foot == "left" else 0.0)
        x = left - low if foot == "left" else left + high
        matrix = (1.0 if foot == "left" else -1.0, 0.0, 0.0, 1.0, x, MARGIN - top)
        caption = (left + width / 2, MARGIN + height + 9.5)
        if turned:
            matrix = _half_turn(matrix, total, MARGIN + height + MARGIN)
            caption = (total - caption[0], caption[1])
        standing.append(Standing(foot, _rounded(matrix), _point(caption)))
    names = {}
    if view.name == "plantar":
        inner = {
            "both": MARGIN + width + between / 2,
            "right": MARGIN + width + between / 2,
            "left": MARGIN + between / 2,
        }[feet]
        for line in lines_across().values():
            y = MARGIN - top + points(line, view)[0][1]
            at = (total - inner, 2 * MARGIN + height - y) if turned else (inner, y)
            names[line.id] = _point(at)
    return Plate((0.0, 0.0, round(total, 1), round(tall, 1)), tuple(standing), names)


def _stacked(view: View, feet: str, arrangement: str) -> Plate:
    """Side views one above the other, with the caption over the instep."""
    y = view.frame[1]
    pair = ("right", "left") if arrangement == "facing" else ("left", "right")
    shown = pair if feet == "both" else (feet,)
    low, _, high, bottom = view.outline.bounds
    size, tall = high - low, bottom - y - 4
    standing = []
    for place, foot in enumerate(shown):
        down = MARGIN + place * (tall + 10) + tall
        right = MARGIN - low if foot == "left" else MARGIN + high
        sign = 1.0 if foot == "left" else -1.0
        matrix = (sign, 0.0, 0.0, 1.0, right, down - bottom)
        toes = high - 62 if view.name == "medial" else low + 62
        standing.append(Standing(foot, _rounded(matrix), _point((sign * toes + right, down - 118))))
    total = MARGIN + len(shown) * (tall + 10)
    return Plate((0.0, 0.0, round(size + 2 * MARGIN, 1), round(total, 1)), tuple(standing), {})


def _half_turn(matrix: Matrix, width: float, height: float) -> Matrix:
    a, b, c, d, e, f = matrix
    return (-a, -b, -c, -d, width - e, height - f)


def _rounded(matrix: Matrix) -> Matrix:
    a, b, c, d, e, f = (round(value, 2) + 0.0 for value in matrix)
    return (a, b, c, d, e, f)


def _point(point: tuple[float, float]) -> tuple[float, float]:
    return (round(point[0], 1), round(point[1], 1))
