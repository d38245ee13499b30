"""Packs of strangers: whatever is in their files, they load and can be drawn, or are told."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import strategies as st

from tests.fuzz.runner import run
from tests.fuzz.strategies import changed, edited, json_values, texts
from tests.pack_samples import PACK, SHARED, write
from zones.drawing.figure import svg
from zones.loading.loader import load_chart
from zones.loading.problems import ContentError
from zones.loading.yaml_reader import parse
from zones.payload.payload import compact_json, payload

SIGNS = [
    ": ",
    "- ",
    "\n",
    "  ",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "<<: ",
    "? ",
    "!x ",
    "%",
    "|",
    ">",
]
SIGNS += ["#", "---\n", "...\n", ".nan", "1e999", "\t", "\ufeff", '"\\ud800"', "0x1", "!!python/x "]
FILES = {**SHARED, **PACK}


def test_any_bytes_are_read_or_refused():
    good = st.sampled_from(sorted(FILES)).map(FILES.__getitem__)
    texts = edited(good, SIGNS).map(lambda text: text.encode("utf-8", "surrogatepass"))

    def check(raw: bytes) -> None:
        try:
            document = parse(raw, "zones.yaml")
        except ContentError as error:
            (problem,) = error.problems
            assert problem.line >= 1
            assert problem.message
            assert problem.remedy
            assert "\n" not in str(problem)
        else:
            json.dumps(document.data, allow_nan=False)

    run("bytes of a file", texts, check)


@pytest.fixture
def records(tmp_path: Path) -> dict[str, object]:
    """The records of each file, as plain data."""
    return {name: parse(text.encode(), name).data for name, text in FILES.items()}


def _texts(data: object) -> Iterator[str]:
    """All texts in nested data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, list | dict):
        for value in data.values() if isinstance(data, dict) else data:
            yield from _texts(value)


def test_any_records_make_a_chart_that_can_be_drawn_or_are_told(records, tmp_path):
    pack, shared = write(tmp_path)
    # Zones have the most to go wrong: where they lie, how they are drawn.
    names = st.sampled_from(["zones.yaml"] * 8 + sorted(FILES))
    units = st.floats(-0.2, 1.2) | st.sampled_from([0, 1, 0.5, 1e-9, 1e9, -1e9])
    fitting = {
        float: units,
        int: units | st.integers(-1, 1001),
        bool: st.booleans(),
        str: st.sampled_from(sorted(set(_texts(records)))) | texts,
    }
    cases = names.flatmap(
        lambda name: st.tuples(st.just(name), changed(records[name], fitting, json_values))
    )

    def check(case: tuple[str, object]) -> None:
        name, data = case
        file = (pack if name in PACK else shared) / name
        file.write_text(json.dumps(data, ensure_ascii=True), "utf-8")
        try:
            chart = load_chart(pack, shared=shared)
        except ContentError as error:
            str(error).encode("utf-8")
        else:
            compact_json(payload(chart)).encode("utf-8")
            for view in ("plantar", "medial"):
                svg(chart, view).encode("utf-8")
        finally:
            file.write_text(FILES[name], "utf-8")

    run("records of a pack", cases, check)
