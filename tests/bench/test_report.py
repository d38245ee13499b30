"""The page of the benchmarks says what was measured, and nothing else."""

import re

import pytest

from bench.report import page, picture, ratios, reach, sessions, sheets, slowed, times


def measured(click: float, **more: object) -> dict:
    """What is kept of a page with three clicks."""
    values = {
        "click to picture, ms": [click, click, click],
        "click to text, ms": [click, click, 2 * click],
        "work per click, ms": [click],
        "start, ms": [50.0],
        "start, main thread, ms": [30.0 * click],
        "weight, kB": [100.0],
        "memory, MB": [2.0],
    }
    facts = {"nodes": 12, "axe": {}, "targets too small": 1, "keyboard": [3, 4]}
    found = {"name": str(click), "values": values, "facts": facts, "misses": 0}
    for name, value in more.items():
        found[name] = value
    return found


@pytest.fixture
def result() -> dict:
    plain, ours, canvas = measured(4.0), measured(10.0), measured(20.0)
    ours["values"] |= {
        "key to focus, ms": [7.0],
        "targets, px": [20.0, 40.0, 60.0],
        "slowed, click to text, ms": [80.0],
        "slowed, work per click, ms": [90.0],
        "slowed, idle again, ms": [100.0],
    }
    canvas["facts"] = {"nodes": 3, "axe": {"region": 1, "image-alt": 2}}
    empty = {"name": "empty template", "values": {"start, ms": [9.0]}, "facts": {}, "misses": 0}
    row = {"processor time of a session, ms": 30.0, "round trip, ms": 5.0}
    bare = {"processor time of a session, ms": 20.0, "round trip, ms": 4.0}
    sizes = {"ours": {"50": row}, "empty Panel page": {"50": bare}}
    larger = {"plain click": 4.0, "click": 8.0, "key": 9.0, "load": 300.0, "load, CPU": 200.0}
    papers = {
        "ours": {"first, s": [3.0], "again, s": [0.5], "kB": 9, "pages": 1, "tagged": 1},
        "theirs": {"first, s": [3.0], "again, s": [2.0], "kB": 9, "pages": 2, "tagged": 0},
    }
    return {
        "pages": part({"one_file": ours, "plain": plain, "canvas": canvas, "empty": empty}),
        "growth": part({"60": larger}),
        "sheets": part(papers),
        "sessions": part(sizes, nginx="not installed"),
    }


def part(found: dict, **missing: str) -> dict:
    """What is kept of a part."""
    return {
        "date": "2026-01-02",
        "commit": "abc",
        "machine": {"cores": 2, "processor": "P", "memory, GB": 4, "system": "Linux"},
        "load before": 0.1,
        "load after": 0.2,
        "versions": {"Chromium": "150"},
        "found": found,
        "missing": missing,
    }


def cells(table: str, name: str) -> list[str]:
    """The cells of the row that starts with a name."""
    row = next(line for line in table.splitlines() if line.startswith(f"| {name} |"))
    return [cell.strip() for cell in row.strip("|").split("|")][1:]


def test_ratios_are_medians_over_the_medians_of_the_plain_page(result):
    assert cells(ratios(result), "10.0")[:2] == ["2.5", "2.5"]
    assert cells(ratios(result), "4.0")[0] == "1.0"
    assert "empty template" not in ratios(result)


def test_a_page_without_a_figure_has_a_dash(result):
    result["pages"]["found"]["plain"]["values"]["key to focus, ms"] = [3.5]
    assert cells(ratios(result), "20.0")[2] == "–"
    assert cells(ratios(result), "10.0")[2] == "2.0"


def test_median_and_p95_stand_side_by_side_with_the_count_of_clicks(result):
    row = cells(times(result), "10.0")
    assert row[0] == "3"
    assert row[2].split(" / ")[0] == "10"
    assert float(row[2].split(" / ")[1]) > 10
    assert cells(times(result), "empty template")[5] == "9.0 / 9.0"


def test_targets_keyboard_and_axe_are_told(result):
    assert cells(reach(result), "10.0")[3:] == ["40", "1 of 3", "3 of 4", "none"]
    canvas = cells(reach(result), "20.0")
    assert canvas[3:] == ["canvas or points", "–", "none", "image-alt, region"]


def test_sessions_are_compared_with_an_empty_page_of_the_same_size(result):
    assert cells(sessions(result), "ours")[:2] == ["50", "1.5"]


def test_sheets_are_compared_with_ours(result):
    assert cells(sheets(result), "theirs")[0] == "4.0"
    assert cells(sheets(result), "theirs")[-1] == "no"


def test_only_pages_that_were_slowed_are_in_that_table(result):
    assert "20.0" not in slowed(result)
    assert cells(slowed(result), "10.0") == ["80 / 80", "90 / 90", "100 / 100"]


def test_the_page_has_every_part_and_names_what_is_missing(result):
    text = page(result)
    assert not re.search(r"\{[\w ]+\}", text)
    assert "- nginx: not installed" in text
    assert "load of the machine 0.1 before and 0.2 after" in text
    result["sessions"]["missing"] = {}
    assert "Not measured" not in page(result)


def test_the_picture_names_each_page_that_is_clicked(result, tmp_path):
    picture(result, tmp_path / "picture.svg")
    text = (tmp_path / "picture.svg").read_text("utf-8")
    assert "<!-- 10.0 -->" in text
    assert "empty template" not in text
