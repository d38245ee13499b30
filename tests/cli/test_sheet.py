"""``python -m zones sheet``: files out, and one clear sentence for invalid arguments."""

import pytest

from zones.cli import main
from zones.sheets.order import KINDS
from zones.sheets.papers import SIZES


def run(capsys, *words: str) -> tuple[int, str, str]:
    code = main(["sheet", *words])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.mark.parametrize(
    ("ending", "start"), [("pdf", b"%PDF"), ("png", b"\x89PNG"), ("svg", b"<svg")]
)
def test_a_view_is_exported_in_the_form_of_the_files_ending(tmp_path, capsys, ending, start):
    out = tmp_path / f"sole.{ending}"
    code, said, err = run(capsys, "figure", "--view", "medial", "--feet", "left", "--out", str(out))
    assert (code, err) == (0, "")
    assert out.read_bytes().startswith(start)
    assert str(out) in said


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        (["poster"], ["'poster' is no sheet", "wall-chart, handout"]),
        (
            ["wall-chart", "--chart", "western2"],
            ["'western2' is no school", "did you mean 'western'"],
        ),
        (["wall-chart", "--paper", "a9"], ["'a9' is no paper", ", ".join(SIZES)]),
        (["handout", "--zones", "liver", "--paper", "a3"], ["'a3' is no paper", "a4, letter"]),
        (["wall-chart", "--orientation", "upright"], ["no orientation", "portrait, landscape"]),
        (["wall-chart", "--variant", "grey"], ["no variant", "colour, bw, ink"]),
        (["wall-chart", "--language", "xx"], ["no language", "en, de, es"]),
        (["life-size", "--length", "40"], ["'40' is no length", "from 200 to 320"]),
        (["life-size", "--length", "long"], ["'long' is no length", "from 200 to 320"]),
        (["life-size", "--feet", "three"], ["no choice of feet", "both, left, right"]),
        (["figure", "--view", "inside"], ["no view", "plantar, dorsal, medial, lateral"]),
        (["handout"], ["name the zones"]),
        (["handout", "--zones", "livre"], ["did you mean 'liver'"]),
        (["comparison"], ["name the body area"]),
        (["comparison", "--body-area", "livr"], ["did you mean 'liver'", "choose one of"]),
        (["routine", "--routine", "nap"], ["'nap' is no routine", "home-self-massage"]),
        (
            ["wall-chart", "--zones", "liver"],
            ["no option 'zones'", "its options: legend, series"],
        ),
        (["wall-chart", "--out", "chart.doc"], ["no ending of a file", "pdf, png, svg"]),
        (["wall-chart", "--page", "7", "--out", "x.svg"], ["there is no page 7"]),
        (["quiz", "--page", "2", "--out", "x.pdf"], ["a .pdf has all pages"]),
        (["wall-chart", "--ppi", "1e9", "--out", "x.png"], ["from 18 to 1200"]),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, list) else str(value),
)
def test_an_invalid_argument_gets_one_sentence_with_the_choices(
    tmp_path, monkeypatch, capsys, words, parts
):
    monkeypatch.chdir(tmp_path)
    code, said, err = run(capsys, *words)
    assert code == 2
    assert said == ""
    assert err.count("\n") == 1
    for part in parts:
        assert part in err
    assert list(tmp_path.iterdir()) == []


def test_the_help_lists_every_sheet_and_every_option(capsys):
    with pytest.raises(SystemExit):
        main(["sheet", "--help"])
    text = capsys.readouterr().out
    for kind in KINDS.values():
        assert f"{kind.id} " in text
        assert kind.summary in text
        for option in kind.options:
            assert f"-{option.name.replace('_', '-')} " in text
    for size in SIZES:
        assert size in text


def test_a_faulty_pack_is_told_with_file_and_line(tmp_path, capsys):
    pack = tmp_path / "mine"
    pack.mkdir()
    (pack / "school.yaml").write_text("id: mine\n")
    code, _, err = run(
        capsys, "wall-chart", "--chart", f"{pack}/", "--out", str(tmp_path / "x.pdf")
    )
    assert code == 1
    assert "school.yaml:1" in err


@pytest.mark.parametrize("words", [["page", "--chart", "overview"], ["sheet", "figure"]])
def test_a_command_writes_to_standard_output_or_into_a_new_folder(words, tmp_path, capsysbinary):
    assert main([*words, "--out", "-"]) == 0
    streamed, err = capsysbinary.readouterr()
    assert streamed.startswith((b"<!DOCTYPE html>", b"%PDF"))
    assert err == b""
    out = tmp_path / "new" / "folder" / ("x.html" if words[0] == "page" else "x.pdf")
    assert main([*words, "--out", str(out)]) == 0
    assert out.read_bytes() == streamed


@pytest.mark.parametrize("command", [["page"], ["sheet", "record"]])
def test_a_school_that_there_is_not_is_a_wrong_argument_in_each_command(command, capsys):
    assert main([*command, "--chart", "westrn"]) == 2
    assert "did you mean 'western'?" in capsys.readouterr().err


def test_the_version_is_told(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out[0].isdigit()


def test_a_folder_that_cannot_be_written_is_told(tmp_path, capsys):
    (tmp_path / "nowhere").write_text("a file")
    out = tmp_path / "nowhere" / "x.pdf"
    code, _, err = run(capsys, "figure", "--out", str(out))
    assert code == 1
    assert str(out) in err


def test_an_option_is_not_taken_for_another_that_begins_alike(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["sheet", "handout", "--zone", "liver", "--zone", "heart"])
    assert stopped.value.code == 2
    assert "--zone liver --zone heart; did you mean --zones?" in capsys.readouterr().err
