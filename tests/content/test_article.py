"""The table in docs/article.md: every place that it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from zones.loading.loader import SHARED
from zones.loading.yaml_reader import parse

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "article.md").read_text(encoding="utf-8")
ROWS = [
    (what, where)
    for what, where in re.findall(r"^\| (.+?) \| (.+) \|$", TEXT, re.MULTILINE)
    if where != "where"
]


def ids_of(file: str) -> set[str]:
    """Ids of the records of a content file, or of the one record that it is."""
    data = parse((SHARED / file).read_bytes(), file).data
    records = data if isinstance(data, list) else [data]
    return {record["id"] for record in records if "id" in record}


def test_the_table_goes_through_the_whole_article():
    assert len(ROWS) >= 39
    assert len(re.findall(r"^## ", TEXT, re.MULTILINE)) == 5


@pytest.mark.parametrize(("what", "where"), ROWS, ids=[what[:50] for what, _ in ROWS])
def test_a_row_leads_to_records_that_are_there(what, where):
    places = re.findall(r"`([^`]+)`", where)
    assert places
    for place in places:
        file, _, ids = place.partition("#")
        if ids:
            missing = set(ids.split(",")) - ids_of(file)
            assert not missing, f"{file} has no {missing}"
        else:
            assert (SHARED / file).exists() or (ROOT / file).exists(), place
