"""A placement may hold for one of a zone's feet only."""

import pytest

from tests.pack_samples import write
from zones import load_chart
from zones.drawing.zone_shapes import problems, shapes
from zones.loading.problems import ContentError

LIVER = "- {view: plantar, cell: {u: [0.5, 0.92], v: [diaphragm, 0.53]}, badge: [0.7, 0.47]}"
LEFT = "- {view: plantar, feet: [left], cell: {u: [0.1, 0.6], v: [0.45, 0.5]}}"
RIGHT = "- {view: plantar, feet: [right], cell: {u: [0.1, 0.3], v: [0.45, 0.5]}}"


def _chart(tmp_path, feet, *placements):
    pack, shared = write(tmp_path)
    text = (pack / "zones.yaml").read_text()
    assert text.count(LIVER) == 1
    text = text.replace(LIVER, "\n    ".join(placements)).replace("feet: [right]\n", feet, 1)
    (pack / "zones.yaml").write_text(text)
    return load_chart(pack, shared=shared)


def test_each_foot_is_drawn_with_its_own_placements(tmp_path):
    chart = _chart(tmp_path, "feet: [left, right]\n", LEFT, RIGHT)
    widths = {}
    for shape in shapes(chart, "plantar"):
        if shape.zone == "liver":
            x0, _, x1, _ = shape.polygon.bounds
            widths[shape.feet] = x1 - x0
    assert set(widths) == {("left",), ("right",)}
    assert widths["left",] > 1.5 * widths["right",]


def test_a_view_that_only_one_foot_has_is_no_fault(tmp_path):
    chart = _chart(tmp_path, "feet: [left, right]\n", LEFT)
    assert problems(chart) == []
    assert "plantar" not in chart.zone("liver").on("right").views
    assert "plantar" in chart.zone("liver").on("left").views


def test_a_placement_on_a_foot_that_the_zone_has_not_is_a_fault(tmp_path):
    with pytest.raises(ContentError, match="a placement on the left foot, which is not in feet"):
        _chart(tmp_path, "feet: [right]\n", LEFT)
