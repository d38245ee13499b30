"""Places beside feet and points: the best is found although most are never looked at."""

import numpy as np
import pytest

from zones.loading.loader import load_chart
from zones.sheets.papers import Box
from zones.sheets.placing.feet import Foot, shapes_of
from zones.sheets.placing.ground import Ground, Number, Offers
from zones.sheets.placing.table import Table

FOOT = Foot("dorsal", "left", 50.0, 40.0, 0.8)
SHAPES = {school: shapes_of(load_chart(school), FOOT) for school in ("rwo-shur", "channels")}
# Without the largest: from its middle all places beside the foot are out of reach.
CASES = [
    (school, place)
    for school, shapes in SHAPES.items()
    for place, shape in enumerate(shapes)
    if place and shape.label != ""
]


@pytest.fixture(params=CASES, ids=lambda case: f"{case[0]}-{case[1]}")
def lone(request):
    """Ground, a number on it that none else competes with, and its offers."""
    school, place = request.param
    shape, near = SHAPES[school][place], school == "channels"
    ground = Ground({FOOT: [s.polygon for s in SHAPES[school]]}, Box(0, 0, 200, 290), [])
    polygon, at = FOOT.on_page(shape.polygon), FOOT.point(shape.badge)
    half = 1.5 if near else 0.0
    number = Number(FOOT, shape.zone, "1", polygon, at, 2.0, half, near)
    return ground, number, Offers(ground, number, on_foot=near)


def test_no_place_costs_less_than_its_batch_says(lone):
    _, _, offers = lone
    for place, batch in enumerate(offers.batches):
        for later in offers.batches[place:]:
            assert (later.places.costs >= batch.least - 1e-9).all()


def test_a_lone_number_takes_the_best_of_all_places(lone):
    ground, number, offers = lone
    places = [batch.places for batch in offers.batches]
    costs = np.concatenate([found.costs for found in places])
    spots = np.concatenate([found.spots for found in places])
    table = Table(ground, [(FOOT, number.polygon)])
    table.put_outside([number])
    (badge,) = table.badges
    taken = np.abs(spots - (badge.x, badge.y)).max(axis=1) < 1e-9
    assert costs[taken].min() == pytest.approx(costs.min())
