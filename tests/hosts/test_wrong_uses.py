"""Wrong uses of the public names: one sentence each, and nothing changed."""

from __future__ import annotations

import re
import shutil

import pytest

import zones
from tests.hosts.wrong_uses import USES
from zones import ContentError, FootMap, difference, load_chart, sheet
from zones.resources import asset

LINES = [line for line in USES.strip().splitlines() if line]
RAW = re.compile(
    r"unexpected keyword|takes \d|takes from|missing \d|object is not|object has no|NoneType|"
    r"not subscriptable|unhashable|must be str|invalid literal|cannot convert|list index|"
    r"not supported between|has no len|KeyError|<class"
)
HELPS = re.compile(
    r"choose (?:from|one|a number)|did you mean|must be|use one of|use an id|use small letters|"
    r"its (?:arguments are|options)|set it at|needs? two|give |cannot be saved|from \d+ to \d+|"
    r"is on the|name (?:the same zones|each)|mix numbers|put a readable|the sheet has|no options|"
    r"only in one|take|too large"
)


@pytest.fixture(scope="module")
def around(tmp_path_factory) -> dict:
    folder = tmp_path_factory.mktemp("wrong")
    pack = folder / "my-pack"
    shutil.copytree(asset("chart_template"), pack)
    (folder / "empty").mkdir()
    return {"pack": pack, "folder": folder / "empty"}


def test_there_are_enough_of_them():
    assert len(set(LINES)) == len(LINES) >= 100


@pytest.mark.parametrize("line", LINES)
def test_a_wrong_use_is_told_in_a_sentence(line, around, monkeypatch):
    monkeypatch.chdir(around["folder"])
    m = FootMap("rwo-shur", selection=["liver"], values={"liver": 1})
    before = m.to_json()
    names = {"FootMap": FootMap, "m": m, "load_chart": load_chart, "difference": difference}
    with pytest.raises((ValueError, AttributeError, OSError, ContentError)) as caught:
        exec(line, {**names, "sheet": sheet, "zones": zones, **around})
    said = str(caught.value)
    assert not RAW.search(said), said
    assert HELPS.search(said), said
    # A pack has a line for each error, with the file and the remedy.
    assert "\n" not in said or isinstance(caught.value, ContentError), said
    assert len(said) < 700 or isinstance(caught.value, ContentError), said
    assert m.to_json() == before
    assert not list(around["folder"].iterdir())
