"""Distances of segments against those that shapely finds, and which are around a box."""

import numpy as np
import shapely

from zones.sheets.placing.segments import Segments, to_points, to_segments


def _some(count: int, seed: int) -> np.ndarray:
    """Segments as (count, 2, 2): many cross, some are level, the first is a point."""
    ends = np.random.default_rng(seed).uniform(0, 10, (count, 2, 2))
    ends[: count // 3, 1, 1] = ends[: count // 3, 0, 1]
    ends[0, 1] = ends[0, 0]
    return ends


def test_distances_are_those_of_shapely():
    own, others = _some(30, 1), _some(40, 2)
    lines, other_lines = shapely.linestrings(own), shapely.linestrings(others)
    found = to_segments(own[:, 0], own[:, 1], others[:, 0], others[:, 1])
    assert found.shape == (30, 40)
    assert np.allclose(found, shapely.distance(lines[:, None], other_lines[None]))
    assert (found == 0).sum() > 50
    points = shapely.points(others[:, 0])
    to = to_points(own[:, 0], own[:, 1], others[:, 0])
    assert np.allclose(to, shapely.distance(lines[:, None], points[None]))


def test_there_is_no_segment_to_be_near():
    own, none = _some(5, 3), np.empty((0, 2))
    assert to_segments(own[:, 0], own[:, 1], none, none).shape == (5, 0)


def test_all_segments_that_come_into_a_box_are_around_it():
    ends, radii = _some(100, 4), np.random.default_rng(5).uniform(0, 1, 100)
    taken = Segments()
    for (start, end), radius in zip(ends, radii, strict=True):
        taken.add(start, end, radius)
    room = shapely.box(2, 3, 4, 4)
    shapes = shapely.buffer(shapely.linestrings(ends), radii)
    inside = shapely.intersects(room, shapes)
    starts, _, found = taken.around(np.array([2, 3]), np.array([4, 4]))
    assert set(radii[inside]) <= set(found)
    assert 0 < inside.sum() <= len(starts) < len(ends)


def test_segments_beyond_the_kept_ones_are_forgotten():
    taken = Segments()
    for place in range(40):
        taken.add((place, 0), (place, 1))
    taken.keep(2)
    taken.add((7, 0), (7, 1))
    starts, _, _ = taken.around(np.array([0, 0]), np.array([50, 1]))
    assert starts[:, 0].tolist() == [0, 1, 7]
    assert len(taken) == 3
