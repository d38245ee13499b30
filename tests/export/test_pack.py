"""Paths in columns: what goes in, what stays out, and how far a drawing may move."""

from __future__ import annotations

import bz2
import zlib
from base64 import b64decode

import pytest

from zones.export.pack import SIGN, Columns, _steps, coarse, pack


def left(text: str) -> str:
    packed, _ = pack({"a": text})
    return bz2.decompress(b64decode(packed.split()[1])).decode().split("\x02")[1]


def test_a_path_leaves_a_sign_and_the_rest_stays():
    assert left('{"d":"M1.5 2q1-1 2 .5t3 1z","name":"M"}') == f'{{"d":"{SIGN}","name":"M"}}'


@pytest.mark.parametrize(
    "path", ["M1.25 2l3 3z4 4", "M1 2a3 3 0 0 1 4 4", "M1 2C3 4 5 6 7 8", "M1 2q3 4 5 6t7", "Mount"]
)
def test_a_path_that_could_not_be_given_back_stays(path):
    assert not Columns().add(path)
    assert left(f'"{path}"') == f'"{path}"'


def test_equal_steps_of_a_spline_cost_next_to_nothing():
    long = "M0 0q1 0 2 .5" + "t3.1 .2" * 200
    columns = Columns()
    assert columns.add(long)
    assert len(zlib.compress(bytes(columns.columns["t"]))) < 30


def ends(path: str, unit: float = 1) -> list[tuple[float, float]]:
    x = y = 0.0
    found = []
    for command, values in _steps(path):
        if command == "m":
            x = y = 0.0
        if command != "z":
            x, y = x + values[-2], y + values[-1]
            found.append((x * unit / 10, y * unit / 10))
    return found


def test_a_coarse_tone_stays_where_it_was():
    path = "M10.3 20.7c1.1.3 2.3.9 3.3 1.7" + "c-.7 1.3-1.9 2.1-3.1 2.9z"
    before = f'<path class="tone tone-1" fill="#fff" d="{path}"/><path d="{path}"/>'
    after = coarse(before)
    assert after.endswith(f'<path d="{path}"/>')
    assert 'transform="scale(.4)"' in after
    small = after.split(' d="')[1].split('"')[0]
    for old, new in zip(ends(path), ends(small, 0.4), strict=True):
        assert old == pytest.approx(new, abs=0.21)
