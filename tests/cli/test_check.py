"""The command line: what `check` says, where, and with which exit code."""

import subprocess
import sys

import pytest

from tests.pack_samples import write
from zones.cli import main
from zones.cli.check import summary
from zones.loading import loader as content


@pytest.fixture
def mini(tmp_path, monkeypatch):
    pack, shared = write(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(content, "SHARED", shared)
    monkeypatch.setattr("zones.cli.check.drawing_problems", lambda chart: [])
    return pack


def test_check_says_in_one_line_what_a_pack_holds(mini, capsys):
    assert main(["check", "./mini"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out == (
        "mini  2 zones (2 drawn) + 1 further · shapes: plantar 2, medial 1 · 2 body areas"
        " · 1 techniques · 1 sources\n"
    )


def test_check_writes_every_fault_to_stderr_and_fails(mini, capsys):
    zones = mini / "zones.yaml"
    zones.write_text(zones.read_text().replace("system: digestive", "system: digestve"))
    school = mini / "school.yaml"
    school.write_text(school.read_text().replace("id: mini", "id: maxi"))
    assert main(["check", "./mini"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    lines = err.splitlines()
    assert any(line.startswith("mini/school.yaml:1: id 'maxi' differs") for line in lines)
    assert any("did you mean 'digestive'?" in line for line in lines)


def test_check_goes_on_after_a_bad_pack(mini, capsys):
    assert main(["check", "./nowhere", "./mini"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("mini  ")
    assert err == "./nowhere:1: not a folder; give the folder of a pack\n"


def test_check_without_a_name_checks_every_school(mini, capsys):
    (content.SHARED / "schools").mkdir()
    mini.rename(content.SHARED / "schools" / "mini")
    assert main(["check"]) == 0
    assert capsys.readouterr().out.startswith("mini  2 zones")


def test_a_fault_in_a_shared_file_is_told_once(mini, capsys):
    (content.SHARED / "systems.yaml").write_text("")
    assert main(["check", "./mini", "./mini/../mini"]) == 1
    assert capsys.readouterr().err.count("the file is empty") == 1


def test_faults_of_the_drawing_are_told(mini, capsys, monkeypatch):
    monkeypatch.setattr("zones.cli.check.drawing_problems", lambda chart: ["liver: outside"])
    assert main(["check", "./mini"]) == 1
    out, err = capsys.readouterr()
    assert (out, err) == ("", "mini: liver: outside\n")


def test_signs_that_no_sheet_can_set_are_noted_and_the_pack_is_good(mini, capsys):
    zones = mini / "zones.yaml"
    zones.write_text(zones.read_text().replace("name: Liver", "name: Liver ★ ตับ 肝"), "utf-8")
    assert main(["check", "./mini"]) == 0
    note = "no font for ★ (U+2605), ต (U+0E15), ั (U+0E31), บ (U+0E1A) in zones/mini/liver/name"
    assert note in capsys.readouterr().err


def test_check_needs_a_school(mini, capsys):
    assert main(["check"]) == 1
    assert "no school is installed" in capsys.readouterr().err


def test_schema_writes_a_folder(tmp_path, capsys):
    assert main(["schema", str(tmp_path / "schema")]) == 0
    assert (tmp_path / "schema" / "zones.schema.json").stat().st_size > 1_000
    assert len(capsys.readouterr().out.splitlines()) == len(list((tmp_path / "schema").iterdir()))


def test_schema_says_why_it_cannot_write(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    assert main(["schema", str(tmp_path / "file" / "schema")]) == 1
    assert "file" in capsys.readouterr().err


@pytest.mark.parametrize("argv", [[], ["chek"], ["check", "--nope"]])
def test_wrong_usage_ends_with_two(argv, capsys):
    with pytest.raises(SystemExit) as ended:
        main(argv)
    assert ended.value.code == 2
    assert "usage: python -m zones" in capsys.readouterr().err


def test_a_plain_console_gets_no_traceback(tmp_path):
    pack, _ = write(tmp_path)
    zones = pack / "zones.yaml"
    zones.write_text(zones.read_text(encoding="utf-8").replace("id: liver", "id: 肝"), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "zones", "check", str(pack)],
        capture_output=True,
        text=True,
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "\\u809d" in done.stderr


def test_the_summary_leaves_out_views_without_shapes(mini):
    assert "dorsal" not in summary(content.load_chart("./mini"))
