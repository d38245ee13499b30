"""Polylines into compact SVG path data: least-squares cubic Béziers, one decimal."""

from __future__ import annotations

import numpy as np
from scipy.interpolate import CubicSpline
from scipy.ndimage import gaussian_filter1d


def arc(points: np.ndarray) -> np.ndarray:
    """Length run along a polyline, from 0 at its first point."""
    return np.r_[0, np.cumsum(np.hypot(*np.diff(points, axis=0).T))]


def even(points: np.ndarray, step: float) -> np.ndarray:
    """The same polyline with points about ``step`` units apart."""
    run = arc(points)
    at = np.linspace(0, run[-1], max(2, int(run[-1] / step) + 1))
    return np.stack([np.interp(at, run, points[:, k]) for k in range(2)], axis=1)


def smooth_ring(ring: np.ndarray, step: float, sigma: float) -> np.ndarray:
    """A closed ring resampled every ``step`` units and smoothed over ``sigma`` units."""
    ring = even(ring if np.allclose(ring[0], ring[-1]) else np.vstack([ring, ring[:1]]), step)
    ring = gaussian_filter1d(ring[:-1], sigma / step, axis=0, mode="wrap")
    return np.vstack([ring, ring[:1]])


def spline(knots: list[list[float]], step: float = 0.4) -> np.ndarray:
    """A smooth line through hand-set points, sampled about every ``step`` units."""
    knots = np.array(knots, float)
    if len(knots) == 2:
        return even(knots, step)
    run = np.r_[0, np.cumsum(np.sqrt(np.hypot(*np.diff(knots, axis=0).T)))]
    line = CubicSpline(run, knots, bc_type="natural")(np.linspace(0, run[-1], 40 * len(knots)))
    return even(line, step)


def _bezier(p: np.ndarray, t: np.ndarray) -> np.ndarray:
    t = t[:, None]
    return (
        (1 - t) ** 3 * p[0] + 3 * t * (1 - t) ** 2 * p[1] + 3 * t**2 * (1 - t) * p[2] + t**3 * p[3]
    )


def _unit(vector: np.ndarray) -> np.ndarray:
    return vector / (np.hypot(*vector) + 1e-12)


def _fit_one(points: np.ndarray, t: np.ndarray, ahead: np.ndarray, back: np.ndarray) -> np.ndarray:
    """Best control lengths for fixed ends and end directions (Schneider 1990)."""
    a1 = ahead * (3 * t * (1 - t) ** 2)[:, None]
    a2 = back * (3 * t**2 * (1 - t))[:, None]
    first, last = points[0], points[-1]
    bend = _bezier(np.array([first, first, last, last]), t)
    rest = points - bend
    c11, c12, c22 = (a1 * a1).sum(), (a1 * a2).sum(), (a2 * a2).sum()
    x1, x2 = (a1 * rest).sum(), (a2 * rest).sum()
    det = c11 * c22 - c12 * c12
    chord = np.hypot(*(last - first))
    if abs(det) > 1e-12:
        one, two = (x1 * c22 - x2 * c12) / det, (c11 * x2 - c12 * x1) / det
    else:
        one = two = -1.0
    if min(one, two) < 1e-3 * chord or max(one, two) > 3 * chord:
        one = two = chord / 3
    return np.array([first, first + ahead * one, last + back * two, last])


def fit(points: np.ndarray, tolerance: float, closed: bool = False) -> list[np.ndarray]:
    """Cubic Béziers within ``tolerance`` units of a densely sampled polyline."""
    count = len(points)
    out: list[np.ndarray] = []

    def direction(k: int) -> np.ndarray:
        if closed and k in (0, count - 1):
            return _unit(points[2 % count] - points[count - 3])
        return _unit(points[min(k + 2, count - 1)] - points[max(k - 2, 0)])

    def pieces(start: int, stop: int) -> None:
        part = points[start : stop + 1]
        ahead, back = direction(start), -direction(stop)
        if len(part) == 2:
            third = np.hypot(*(part[1] - part[0])) / 3
            curve = [part[0], part[0] + ahead * third, part[1] + back * third, part[1]]
            out.append(np.array(curve))
            return
        run = arc(part)
        t = run / run[-1]
        for _ in range(4):
            curve = _fit_one(part, t, ahead, back)
            gap = np.hypot(*(_bezier(curve, t) - part).T)
            if gap.max() < tolerance:
                out.append(curve)
                return
            d1 = 3 * np.diff(curve, axis=0)
            d2 = 2 * np.diff(d1, axis=0)
            s = t[:, None]
            v = d1[0] * (1 - s) ** 2 + 2 * d1[1] * s * (1 - s) + d1[2] * s**2
            w = d2[0] * (1 - s) + d2[1] * s
            miss = _bezier(curve, t) - part
            below = (v * v).sum(1) + (miss * w).sum(1)
            t = t - (miss * v).sum(1) / np.where(abs(below) > 1e-9, below, np.inf)
            t = np.maximum.accumulate(np.clip(t, 0, 1))
        middle = start + int(np.clip(gap.argmax(), 1, len(part) - 2))
        pieces(start, middle)
        pieces(middle, stop)

    pieces(0, count - 1)
    return out


def _number(tenths: int) -> str:
    text = f"{tenths / 10:g}"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def _join(values: list[int]) -> str:
    text = ""
    for value in values:
        word = _number(value)
        # A minus sign, or a dot after a number that already has one, needs no separator.
        tail = text.replace("-", " ").split(" ")[-1]
        bare = not text or word[0] == "-" or (word[0] == "." and "." in tail)
        text += word if bare else " " + word
    return text


def path_data(curves: list[np.ndarray], closed: bool = False) -> str:
    """SVG path data of joined Béziers: relative commands, one decimal, no drift."""
    here = np.round(curves[0][0] * 10).astype(int)
    text = f"M{_join(here.tolist())}c"
    numbers: list[int] = []
    for curve in curves:
        step = np.round(curve[1:] * 10).astype(int)
        numbers += (step - here).ravel().tolist()
        here = step[-1]
    return text + _join(numbers) + ("z" if closed else "")


def ring_path(ring: np.ndarray, tolerance: float, sigma: float = 0.6) -> str:
    """Path data of a closed ring."""
    return path_data(fit(smooth_ring(ring, 0.4, sigma), tolerance, closed=True), closed=True)


def line_path(line: np.ndarray, tolerance: float = 0.1) -> str:
    """Path data of an open line that is already smooth."""
    return path_data(fit(even(line, 0.4), tolerance))
