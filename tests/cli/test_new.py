"""The command that starts a chart, and the former names of options."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from zones.cli import main

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("folder", ["my-pack", "{tmp}/my-pack", "./my-pack", "with blank/my-pack"])
def test_the_next_command_works_as_it_is_printed(folder, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["new", folder.format(tmp=tmp_path)]) == 0
    command = re.search(r"Next: python -m zones (.*)", capsys.readouterr().out)[1]
    assert main(shlex.split(command)) == 0
    assert "my-pack  3 zones" in capsys.readouterr().out


def test_a_former_option_goes_on_and_says_its_new_name(tmp_path, capsys):
    out = str(tmp_path / "map.html")
    assert main(["page", "--school", "overview", "--out", out]) == 0
    assert "--school is called --chart now" in capsys.readouterr().err
    assert main(["page", "--chart", "overview", "--out", out]) == 0
    assert capsys.readouterr().err == ""


def test_a_former_argument_goes_on_with_a_warning():
    from zones import load_chart

    with pytest.warns(DeprecationWarning, match="school_or_path is called chart now"):
        assert load_chart(school_or_path="overview") is load_chart(chart="overview")


@pytest.mark.parametrize(
    "words", [("-m", "zones", "check"), ("-c", "import zones; zones.load_chart")]
)
def test_from_an_archive_one_sentence_says_what_to_do(words, tmp_path):
    archive = tmp_path / "zones.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in (ROOT / "zones").rglob("*.py"):
            packed.write(path, path.relative_to(ROOT))
    command = [sys.executable, *words]
    done = subprocess.run(
        command, cwd=tmp_path, env={"PYTHONPATH": str(archive)}, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "must be unpacked, or installed with pip" in done.stderr.splitlines()[-1]
    if "-m" in words:
        assert "Traceback" not in done.stderr
