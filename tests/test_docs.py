"""The docs agree with the program: paths, links, commands, and every placement word."""

from __future__ import annotations

import re
import shlex
import textwrap
from pathlib import Path
from typing import get_args

import pytest
import yaml

from bench.placement_pictures import FRAMES, PAGE, examples
from zones.cli import main
from zones.geometry.placing import TOE_PARTS, draw
from zones.geometry.views import views
from zones.model.placement import WORDS, Placement
from zones.model.zone import ZoneTechnique

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
MADE = ("zones/static/", "zones/__pycache__/")
FOLDERS = "zones|assets|docs|tests|bench|examples|deploy"


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere(name):
    for target in re.findall(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)", text(name)):
        assert ((ROOT / name).parent / target).exists(), target


@pytest.mark.parametrize("name", NAMES)
def test_every_path_is_there(name):
    for path in re.findall(rf"`((?:{FOLDERS})/[\w./*-]+)`", text(name)):
        if path.startswith(MADE):
            continue
        assert list(ROOT.glob(path.rstrip("/"))), path


def blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"^ *```{language}\n(.*?)^ *```", text(name), re.M | re.S)


def run(name: str) -> dict[str, object]:
    """Run the Python of a page from top to bottom; return what it leaves."""
    names: dict[str, object] = {}
    for block in blocks(name, "python"):
        exec(compile(block, name, "exec"), names)
    return names


DIARY = "zone,left,right\nliver,,2\nkidney,1,3\n"
RUN = {
    "README.md": None,
    "docs/notes.md": lambda folder: [
        (folder / f"foot-session-2026-11-{day}.csv").write_text(DIARY)
        for day in ("20T1930", "28T2000")
    ],
    "docs/placing.md": None,
    "docs/player.md": None,
    "docs/print.md": None,
    "docs/quiz.md": None,
    "docs/sheets.md": None,
    "docs/translate.md": None,
    "docs/tutorial.md": None,
}
"""Pages whose Python is run, and what must be there before."""
RUN_ELSEWHERE = {"docs/values.md", "docs/hosts.md"}
"""Below; by ``make hosts``, which installs the frameworks that these examples need."""


@pytest.mark.parametrize("name", RUN)
def test_the_python_of_a_page_runs(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    prepare = RUN[name]
    if prepare:
        prepare(tmp_path)
    assert run(name)


def test_no_page_has_python_that_nobody_runs():
    assert {name for name in NAMES if blocks(name, "python")} == {*RUN, *RUN_ELSEWHERE}
    for block in blocks("docs/hosts.md", "python"):
        compile(block, "docs/hosts.md", "exec")


@pytest.mark.parametrize("name", NAMES)
def test_the_yaml_of_a_page_is_valid(name):
    for block in blocks(name, "yaml"):
        found = yaml.safe_load(textwrap.dedent(block))
        if isinstance(found, list):
            assert all(Placement(**one) for one in found)
        else:
            assert all(ZoneTechnique(**one, sources=["x"]) for one in found["techniques"])


def test_every_block_says_what_it_is():
    known = {"", "python", "yaml", "sh", "html", "js", "text"}
    for name in NAMES:
        opened = re.findall(r"^ *```(\w*)$", text(name), re.M)[::2]
        assert set(opened) <= known, name


def test_the_examples_with_data_run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = run("docs/values.md")
    assert "≥" not in (tmp_path / "pressed.svg").read_text("utf-8")
    assert "no value" in (tmp_path / "pressed.svg").read_text("utf-8")
    assert [one.cmap for one in names["pair"]] == ["blues", "blues"]
    assert names["change"].values == {"liver": -3, "kidney": {"left": 0, "right": 1}}


@pytest.mark.parametrize("name", NAMES)
def test_every_target_of_make_is_there(name):
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.M))
    assert set(re.findall(r"(?:^|`)make ([a-z]+)\b", text(name), re.M)) <= targets


COMMANDS = [
    (name, line)
    for name in NAMES
    for line in re.findall(r"python -m zones ([^`\n#]+)", text(name))
    if "…" not in line
]


@pytest.mark.parametrize(("name", "line"), COMMANDS, ids=[line for _, line in COMMANDS])
def test_every_command_is_understood(name, line, monkeypatch, tmp_path, capsys):
    """Parsed as it is written; an unknown command or option would end with status 2."""
    monkeypatch.chdir(tmp_path)
    words = shlex.split(line.strip(" :.,"))
    with pytest.raises(SystemExit) as ended:
        main([*words, "--help"])
    assert ended.value.code == 0
    assert set(re.findall(r"--[\w-]+", line)) <= set(
        re.findall(r"--[\w-]+", capsys.readouterr().out)
    )


@pytest.mark.parametrize("word", WORDS)
def test_every_placement_word_has_examples_that_draw_something(word):
    found = examples()
    assert list(found) == list(WORDS)
    for placement in found[word]:
        assert placement.word == word
        assert draw(placement, views()[placement.view]).area > 5


@pytest.mark.parametrize("word", WORDS)
def test_every_key_and_choice_of_a_placement_word_is_explained(word):
    section = re.search(rf"^### {word}$(.*?)(?=^##|\Z)", PAGE.read_text("utf-8"), re.S | re.M)[1]
    record = next(
        kind for kind in get_args(Placement.model_fields[word].annotation) if kind is not type(None)
    )
    for key, field in record.model_fields.items():
        assert f"| `{key}` |" in section, key
        choices = get_args(field.annotation)
        for choice in choices:
            if isinstance(choice, str):
                assert f"`{choice}`" in section, choice


def test_the_parts_of_a_toe_are_those_of_the_program():
    section = PAGE.read_text("utf-8")
    for part, numbers in re.findall(
        r"`(pad|tip|neck|root)`\s+(?:is )?`(?:along: )?\[(.*?)\]`", section
    ):
        assert TOE_PARTS[part][0] == tuple(float(n) for n in numbers.split(","))


def test_every_placement_word_and_every_frame_has_a_picture():
    for name in (*WORDS, *FRAMES):
        picture = PAGE.parent / "pictures" / "placements" / f"{name}.svg"
        assert picture.exists()
        assert f"({picture.relative_to(PAGE.parent).as_posix()})" in PAGE.read_text("utf-8")


def test_the_records_point_authors_to_the_page():
    for school in ("rwo-shur", "western"):
        head = text(f"zones/content/schools/{school}/zones.yaml")[:600]
        for page in re.findall(r"docs/[\w-]+\.md", head):
            assert (ROOT / page).exists()
