"""Bad packs: each kind of fault is told with file and line, and nothing is loaded by half."""

import os
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pack_samples import PACK, write
from zones.loading import loader as content
from zones.loading import validation as records
from zones.loading import yaml_reader as reader
from zones.loading.loader import load_chart
from zones.loading.problems import MAX_PROBLEMS, ContentError
from zones.loading.yaml_reader import MAX_NODES
from zones.model.chart import Chart

# ruff: noqa: E501
# name: (file, old text, new text, text that stands in the line to be named, message and remedy)
FAULTS = {
    "unknown-key": ("zones", "name: Liver", "nme: Liver", "nme:", "'nme'.*did you mean 'name'"),
    "unknown-key-inside": ("zones", "says: Western", "say: Western", "say:", "did you mean 'says'"),
    "unknown-key-placement": ("zones", "width: 6", "widht: 6", "widht", "did you mean 'width'"),
    "unknown-key-school": ("school", "title:", "titel:", "titel:", "did you mean 'title'"),
    "layer-is-no-key": ("zones", "name: Liver", "name: Liver\n  layer: further", "layer:", "not known"),
    "key-missing": ("zones", "  system: digestive\n", "", "- id: liver", "'system' is missing; add"),
    "id-missing": ("zones", "- id: liver\n  number", "- number", "- number: 18", "'id' is missing"),
    "id-spelling": ("zones", "- id: liver", "- id: Liver", "- id: Liver", "small letters"),
    "key-twice": ("zones", "  note: null\n  number_sources: [T01]", "  note: null\n  note: x",
                  "note: x", "'note' stands twice"),
    "zone-twice": ("zones", "- id: liver", "- id: heart", "LAST - id: heart", "already used in .*:1"),
    "zone-twice-across-files": ("further", "gall-point", "liver", "- id: liver", "already used in"),
    "number-twice": ("zones", "number: 18", "number: 33", "LAST number: 33", "used by 'heart'"),
    "number-missing": ("zones", "  number: 18\n", "", "- id: liver", "no number; number it"),
    "number-as-text": ("zones", "number: 18", "number: '18'", "number: '18'", "whole number"),
    "number-with-zero": ("zones", "number: 18", "number: 010", "number: 010", "is '010'; write a whole "
                         "number without quotes or leading zeros"),
    "number-too-long": ("zones", "number: 18", "number: 12-345", "12-345", "shorten it to 4 signs"),
    "number-spelling": ("zones", "number: 18", "number: 1_8", "1_8", "letters and digits such as 12a"),
    "number-decimal": ("zones", "number: 18", "number: 1e2", "1e2", "is 100.0; .* put it in quotes"),
    "number-too-high": ("zones", "number: 18", "number: 1000", "1000", "from 1 to 999"),
    "number-on-further": ("further", "name:", "number: 3\n  name:", "number: 3", "has a number"),
    "system-unknown": ("zones", "system: circulatory", "system: circulatry", "circulatry",
                       "'circulatry' is not in systems.yaml; did you mean 'circulatory'"),
    "body-area-unknown": ("zones", "body_areas: [liver]", "body_areas: [livr]", "[livr]",
                          "did you mean 'liver'"),
    "technique-unknown": ("zones", "use: thumb-walking\n      pressure: medium",
                          "use: thumb-waking\n      pressure: medium", "thumb-waking",
                          "did you mean 'thumb-walking'"),
    "caution-unknown": ("zones", "cautions: [heart]", "cautions: [hart]", "hart", "mean 'heart'"),
    "source-unknown": ("zones", "number_sources: [T01]", "number_sources: [T1]", "[T1]",
                       "did you mean 'T0[12]'"),
    "source-unsourced": ("zones", "number_sources: []", "number_sources: [unsourced]", "[unsou",
                         "'unsourced' is not in sources.yaml"),
    "source-unknown-school": ("school", "[T01]", "[X99]", "[X99]", "add it to sources.yaml"),
    "source-twice": ("zones", "number_sources: [T01]", "number_sources: [T01, T01]", "T01, T01",
                     "listed twice"),
    "feet-empty": ("zones", "feet: [right]", "feet: []", "feet: []", "feet has the wrong number"),
    "feet-twice": ("zones", "feet: [right]", "feet: [right, right]", "right, right", "listed twice"),
    "feet-unknown": ("zones", "feet: [right]", "feet: [rigth]", "rigth", "did you mean 'right'"),
    "crossing-unknown": ("zones", "number: 18", "crossing: no\n  number: 18", "LAST crossing:",
                         "stands twice"),
    "pressure-unknown": ("zones", "pressure: medium", "pressure: meduim", "meduim", "mean 'medium'"),
    "number-as-name": ("zones", "name: Liver", "name: 18", "name: 18", "no text; put it in quotes"),
    "empty-name": ("zones", "name: Liver", "name:", "- id: liver\n  number: 18\n  name:",
                   "name is empty"),
    "text-for-list": ("zones", "body_areas: [liver]", "body_areas: liver", "body_areas: liver",
                      "must be a list"),
    "list-for-text": ("zones", "name: Liver", "name: [Liver]", "[Liver]", "must be one text"),
    "text-for-record": ("zones", "landmark:\n    says: On the right sole.\n    sources: [T01]",
                        "landmark: On the right sole.", "landmark: On the right", "must be a record"),
    "record-is-text": ("further", "- id: gall-point", "- just words\n- id: gall-point", "just words",
                       "must be a record"),
    "off-the-foot": ("zones", "at: [0.55, 0.31]", "at: [0.55, 3.1]", "3.1",
                     "placement off the foot: v = 3.1.*keep v between"),
    "off-the-foot-side": ("zones", "[0.1, 0.05]", "[0.1, 0.95]", "0.95", "off the foot: h = 0.95"),
    "badge-off-the-foot": ("zones", "badge: [0.7, 0.47]", "badge: [7, 0.47]", "[7,", "u = 7"),
    "guideline-unknown": ("zones", "diaphragm", "diafragm", "diafragm", "shoulder, diaphragm"),
    "two-placement-words": ("zones", "width: 6}", "width: 6}, toe: {toe: 1, part: tip}", "toe: 1",
                            "exactly one placement word, not 2"),
    "no-placement-word": ("zones", "cell: {u: [0.5, 0.92], v: [diaphragm, 0.53]}, ", "",
                          "badge:", "exactly one placement word, not 0"),
    "cell-turned-round": ("zones", "u: [0.5, 0.92]", "u: [0.92, 0.5]", "0.92, 0.5", "below"),
    "view-unknown": ("zones", "view: medial", "view: inner", "view: inner", "plantar"),
    "not-a-number": ("zones", "width: 6", "width: wide", "wide", "must be a number"),
    "not-drawn-without-reason": ("further", "not_drawn: Lists differ too much to draw it.",
                                 "not_drawn: null", "placements: []", "say in not_drawn why"),
    "drawn-and-not-drawn": ("zones", "not_drawn: null\n  tradition:\n    says: Traditionally linked "
                            "to the liver", "not_drawn: It is small.\n  tradition:\n    says: To the "
                            "liver", "It is small", "set not_drawn to null"),
    "no-technique": ("zones", "techniques:\n    - use: thumb-walking\n      pressure: medium\n      "
                     "time: 20 seconds\n      direction: Across.\n      sources: [T01]",
                     "techniques: []", "techniques: []", "a drawn zone has no technique"),
    "motion-unknown": ("zones", "Across.", "Across.\n      motion: [latteral]", "latteral",
                       "did you mean 'lateral'"),
    "motion-is-text": ("zones", "Across.", "Across.\n      motion: lateral", "motion: lateral",
                       "must be a list"),
    "motion-begins-with-back": ("zones", "Across.", "Across.\n      motion: [back]", "[back]",
                                "'back' follows a word"),
    "motion-both-ways": ("zones", "Across.", "Across.\n      motion: [medial, lateral]", "[medial",
                         r"opposite: for both write \[medial, back\]"),
    "motion-out-of-sight": ("zones", "toward the toes.", "upward.\n      motion: [upward]",
                            "[upward]", "'upward' cannot be seen on the plantar view; use one of: "
                            "distal, proximal, medial, lateral, leftward, rightward"),
    "claim": ("zones", "says: Western charts agree.", "says: It Cures a cold.", "It Cures",
              "'Cures' claims an effect"),
    "claim-in-folded-text": ("zones", "the fourth toe.", "the toe that heals.", "that heals",
                             "'heals' claims an effect"),
    "claim-in-school": ("school", "Three zones.", "It helps with sleep.", "helps with", "claims"),
    "school-id": ("school", "id: mini", "id: maxi", "id: maxi", "differs from the folder's name"),
    "school-is-list": ("school", "id: mini", "- id: mini", "title:", "not valid YAML"),
    "zones-is-mapping": ("further", "- id:", "  id:", "id:", "the file must be a list"),
    "anchor": ("zones", "names: {}", "names: &none {}", "&none", "an anchor"),
    "alias": ("zones", "names: {}", "names: *none", "*none", "an alias"),
    "merge-key": ("zones", "names: {}", "<<: {}", "<<:", "a merge key"),
    "tag": ("zones", "names: {}", "names: !!map {}", "!!map", "a tag"),
    "tab": ("zones", "  name: Liver", "\tname: Liver", "\tname", "a tab"),
    "hidden-character": ("zones", "name: Liver", "name: Li\u202ever", "name: Li\u202e", "hidden"),
    "not-yaml": ("zones", "name: Liver", "name: Liver: big", "Liver: big", "not valid YAML"),
    "two-documents": ("zones", "- id: liver", "---\n- id: liver", "---", "second document"),
    "language-code": ("zones", "names: {}", "names: {German: Leber}", "German", "language code"),
}  # fmt: skip


def line_of(text, mark):
    """Find the line of a text, counted by hand: the first, or the last after 'LAST '."""
    if mark.startswith("LAST "):
        return text[: text.rindex(mark[5:])].count("\n") + 1
    at = text.index(mark) + len(mark.rpartition("\n")[0] + "\n" if "\n" in mark else "")
    return text[:at].count("\n") + 1


@pytest.fixture
def mini(tmp_path, monkeypatch):
    pack, shared = write(tmp_path)
    monkeypatch.chdir(tmp_path)
    return pack, shared


@pytest.fixture
def events(monkeypatch):
    """Count the YAML events that are read."""
    counted = []
    original = reader._Events.get_event
    monkeypatch.setattr(
        reader._Events, "get_event", lambda self: counted.append(1) or original(self)
    )
    return counted


@pytest.fixture
def assembled(monkeypatch):
    """Record every chart that is put together."""
    made = []
    content._chart.cache_clear()
    original = content._assembled
    monkeypatch.setattr(content, "_assembled", lambda pack: made.append(1) or original(pack))
    return made


def faults(pack, shared):
    with pytest.raises(ContentError) as caught:
        load_chart(pack, shared=shared)
    problems = caught.value.problems
    lines = str(caught.value).splitlines()
    assert len(lines) == len(problems)
    assert all(re.fullmatch(r".+:[1-9][0-9]*: .+; .+", line) for line in lines)
    return problems


@pytest.mark.parametrize("name", FAULTS)
def test_a_bad_pack_is_told_by_file_and_line(name, mini, events, assembled):
    pack, shared = mini
    file, old, new, mark, message = FAULTS[name]
    path = pack / f"{file}.yaml"
    good = path.read_text(encoding="utf-8")
    assert old in good
    head, _, tail = good.rpartition(old)
    bad = head + new + tail
    path.write_text(bad, encoding="utf-8")
    problems = faults(pack, shared)
    told = [p for p in problems if re.search(message, f"{p.message}; {p.remedy}")]
    assert told, [str(p) for p in problems]
    assert (f"mini/{file}.yaml", line_of(bad, mark)) in [(p.file, p.line) for p in told]
    assert not assembled
    assert len(events) < 2_000


def test_the_good_pack_is_good(mini, assembled):
    pack, shared = mini
    assert isinstance(load_chart(pack, shared=shared), Chart)
    assert assembled


def test_all_faults_are_told_at_once(mini):
    pack, shared = mini
    text = PACK["zones.yaml"].replace("[heart]", "[hart]").replace("name: Liver", "name: 18")
    (pack / "zones.yaml").write_text(text)
    (pack / "school.yaml").write_text(PACK["school.yaml"].replace("title:", "titel:"))
    (shared / "cautions.yaml").write_text("- id: heart\n  level: leave\n")
    told = {(p.file, p.message.partition(":")[0]) for p in faults(pack, shared)}
    assert {
        ("mini/zones.yaml", "heart"),
        ("mini/zones.yaml", "liver"),
        ("mini/school.yaml", "key 'titel' is not known"),
        ("shared/cautions.yaml", "heart"),
    } <= told


def test_a_record_with_a_fault_is_still_known_to_those_who_name_it(mini):
    pack, shared = mini
    text = PACK["zones.yaml"].replace("name: Liver", "name: 18")
    (pack / "zones.yaml").write_text(text)
    [problem] = faults(pack, shared)
    assert "name is 18" in problem.message


@pytest.mark.parametrize("name", ["school.yaml", "zones.yaml"])
def test_a_missing_file_is_told(name, mini):
    pack, shared = mini
    (pack / name).unlink()
    [problem] = faults(pack, shared)
    assert (problem.file, problem.line) == (f"mini/{name}", 1)
    assert "missing" in problem.message


@pytest.mark.parametrize("name", ["sources", "systems", "evidence", "claim_words", "messages"])
def test_a_missing_shared_file_is_told_and_not_blamed_on_the_pack(name, mini):
    pack, shared = mini
    (shared / f"{name}.yaml").write_text("")
    [problem] = faults(pack, shared)
    assert (problem.file, problem.line) == (f"shared/{name}.yaml", 1)
    assert "empty" in problem.message


@pytest.mark.parametrize("name", ["zone.yaml", "zones.yml", "body-areas.yaml", "Zones.yaml"])
def test_a_file_that_nobody_would_read_is_told(name, mini):
    pack, shared = mini
    (pack / name).write_text("- id: liver\n")
    [problem] = faults(pack, shared)
    assert problem.file == f"mini/{name}"
    assert "did you mean" in problem.remedy


def test_a_strange_file_name_stays_in_one_line(mini):
    pack, shared = mini
    (pack / "zones\n\x1b[31m.yaml").write_text("- id: liver\n")
    [problem] = faults(pack, shared)
    assert problem.file == "mini/zones\\n\\x1b[31m.yaml"


def test_an_id_of_several_lines_cannot_look_like_messages(mini):
    pack, shared = mini
    text = (pack / "zones.yaml").read_text()
    forged = '"x\\nmini/zones.yaml:1: all is well; do nothing"'
    (pack / "zones.yaml").write_text(text.replace("id: liver", f"id: {forged}", 1))
    found = faults(pack, shared)
    assert found
    assert all(len(str(problem).splitlines()) == 1 for problem in found)


def test_a_folder_that_cannot_be_listed_is_told(mini, monkeypatch):
    pack, shared = mini

    def refuse(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "listdir", refuse)
    [problem] = faults(pack, shared)
    assert (problem.file, problem.message) == ("mini", "it cannot be read (permission denied)")


def test_an_unknown_id_in_a_complaint_is_told(mini):
    pack, shared = mini
    file = shared / "complaints.yaml"
    file.write_text(file.read_text().replace("mini: [liver]", "mini: [livr], min: [liver]"))
    found = [(p.line, p.message, p.remedy) for p in faults(pack, shared)]
    assert found == [
        (4, "fullness: zone 'livr' is not in zones.yaml", "did you mean 'liver'?"),
        (4, "no school has the id 'min'", "did you mean 'mini'?"),
    ]


def test_an_unknown_caution_or_school_of_a_complaint_is_told(mini):
    pack, shared = mini
    file = shared / "complaints.yaml"
    file.write_text(file.read_text() + "  cautions: [hart]\n  own_records: [min]\n")
    found = [(p.line, p.message, p.remedy) for p in faults(pack, shared)]
    assert found == [
        (9, "fullness: caution 'hart' is not in cautions.yaml", "did you mean 'heart'?"),
        (10, "no school has the id 'min'", "did you mean 'mini'?"),
    ]


def test_a_pack_cannot_redefine_a_shared_record(mini):
    pack, shared = mini
    (pack / "sources.yaml").write_text("- {id: T01, title: Mine, kind: text}\n")
    [problem] = faults(pack, shared)
    assert (problem.file, problem.line) == ("mini/sources.yaml", 1)
    assert "already used in shared/sources.yaml:1" in problem.message


def test_a_file_that_cannot_be_read_is_told(mini, monkeypatch):
    pack, shared = mini
    original = Path.open

    def refuse(self, *args, **kwargs):
        if self.name == "zones.yaml":
            raise PermissionError(13, "Permission denied")
        return original(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)
    [problem] = faults(pack, shared)
    assert problem.file == "mini/zones.yaml"
    assert "permission denied" in problem.message


@pytest.mark.parametrize("target", ["zones.yaml", "nowhere.yaml", "/dev/zero", "/", "fifo"])
def test_a_link_or_device_in_place_of_a_file_is_told(target, mini):
    pack, shared = mini
    (pack / "zones.yaml").unlink()
    if target == "fifo":
        os.mkfifo(pack / "zones.yaml")
    else:
        (pack / "zones.yaml").symlink_to(target)
    [problem] = faults(pack, shared)
    assert (problem.file, problem.line) == ("mini/zones.yaml", 1)


def test_a_file_or_a_looping_link_is_no_folder(mini):
    pack, shared = mini
    loop = pack.parent / "loop"
    loop.symlink_to(loop)
    for path in (pack / "zones.yaml", loop, pack / "nowhere", Path("a\0b")):
        [problem] = faults(path, shared)
        assert "not a folder" in problem.message


def test_a_file_with_thousands_of_faults_is_told_in_bounded_lines(mini, events, monkeypatch):
    pack, shared = mini
    asked = []
    monkeypatch.setattr(records, "nearest", lambda *words: asked.append(words))
    many = "".join(f"  key{index}: {index}\n" for index in range(20_000))
    (pack / "further.yaml").write_text(PACK["further.yaml"] + many)
    wrong = ", ".join(f"id-{index}" for index in range(20_000))
    text = PACK["zones.yaml"].replace("body_areas: [liver]", f"body_areas: [{wrong}]")
    (pack / "zones.yaml").write_text(text)
    problems = faults(pack, shared)
    assert len(problems) <= 2 * (MAX_PROBLEMS + 1)
    assert "too many faults" in problems[-1].message
    assert len(events) <= 2 * MAX_NODES
    assert len(asked) <= 2 * MAX_PROBLEMS  # looking for the nearest word is slow


def test_thousands_of_claims_are_told_in_bounded_lines(mini):
    pack, shared = mini
    text = PACK["zones.yaml"].replace("Across.", "heals " * 900)
    (pack / "zones.yaml").write_text(text)
    assert len(faults(pack, shared)) == MAX_PROBLEMS + 1


def test_the_hidden_file_of_an_editor_is_left_alone(mini):
    pack, shared = mini
    (pack / ".zones.yaml").write_text("- half written")
    assert load_chart(pack, shared=shared).school.id == "mini"


def test_messages_stay_short_and_in_one_line(mini):
    pack, shared = mini
    text = PACK["zones.yaml"].replace("name: Liver", f"? 'n\n\n  {'x' * 7000}'\n  : 1")
    (pack / "zones.yaml").write_text(text)
    assert all(len(str(problem)) < 600 for problem in faults(pack, shared))


def test_markup_is_plain_text(mini):
    pack, shared = mini
    text = PACK["zones.yaml"].replace("name: Liver", "name: <script>alert(1)</script>")
    (pack / "zones.yaml").write_text(text)
    assert load_chart(pack, shared=shared).zone("liver").name == "<script>alert(1)</script>"


PIECES = [b"", b" ", b"\n", b"\t", b"[", b"]", b"{", b"}", b"&a ", b"*a", b"<<: ", b"? ", b": "]
PIECES += [b"- ", b"!x ", b"%", b"|", b">", b'"', b"'", b"#", b"\0", b"\xff", b"\xef\xbb\xbf"]
PIECES += [
    b'"\\ud800"',
    b'"\\UFFFFFFFF"',
    b"---\n",
    b"...\n",
    b"1e999",
    b".nan",
    b"null",
    b"\xc2\x85",
]
EDITS = st.tuples(st.integers(0, 3_000), st.integers(0, 30), st.sampled_from(PIECES) | st.binary())


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(PACK)), st.lists(EDITS, min_size=1, max_size=4))
def test_any_bytes_either_load_or_are_told(name, edits):
    with tempfile.TemporaryDirectory() as folder:
        pack, shared = write(Path(folder))
        raw = bytearray(PACK[name].encode())
        for start, length, piece in edits:
            start %= len(raw) + 1
            raw[start : start + length] = piece
        (pack / name).write_bytes(raw)
        try:
            chart = load_chart(pack, shared=shared)
        except ContentError as error:
            told = error
        else:
            assert isinstance(chart, Chart)
            chart.model_dump_json()
            return
    assert told.problems
    str(told).encode("utf-8")
