"""A release is refused before anything is built, with the remedy; else two files change."""

from __future__ import annotations

import hashlib
import re
import subprocess
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from tools import changelog, packages, release
from tools.packages import PROJECT, Refused
from tools.release import CHANGELOG, Checkout, changes

LOG = """# Changelog

## [Unreleased]

### Added

- A quiz.

## [0.1.0] - 2026-11-28

First version.
"""
DONE = LOG.replace("## [Unreleased]\n", "## [Unreleased]\n\n## [0.2.0] - 2026-12-01\n")
TOML = '[project]\nname = "foot-reflex-zones"\nversion = "0.1.0"\nrequires = "x>=0.1.0"\n'
START = Checkout("c" * 40, (), "", TOML, LOG)
PREPARED = replace(START, project=TOML.replace('n = "0.1.0"', 'n = "0.2.0"'), changelog=DONE)


def planned(found: Checkout, version: str = "0.2.0") -> dict[str, str]:
    return changes(version, found, "2026-12-01")


def test_a_release_moves_what_is_unreleased_and_says_its_version_in_one_place():
    assert planned(START) == {CHANGELOG: DONE, PROJECT: PREPARED.project}
    assert changelog.sections(DONE)["0.2.0"] == "### Added\n\n- A quiz."
    assert not changelog.has_entries(changelog.sections(DONE)["Unreleased"])


def test_a_version_that_is_committed_is_built_as_it_is_with_or_without_its_tag():
    assert planned(PREPARED) == {}
    assert planned(replace(PREPARED, tag=PREPARED.head)) == {}


@pytest.mark.parametrize(
    ("found", "version", "why"),
    [
        (START, "", r"^'' is no version such as 0\.2\.0"),
        (START, "next", "is no version"),
        (START, "v0.2.0", "is no version"),
        (START, "0.2", "is no version"),
        (START, "0.2.0+local", "is no version"),
        (START, "0.1.0", r"0\.1\.0 is not newer than 0\.1\.0, .* VERSION=0\.2\.0"),
        (START, "0.0.9", "is not newer than"),
        (START, "0.1.0rc1", "is not newer than"),
        (replace(START, changed=("a.py", "b.py")), "0.2.0", r"not committed: a\.py, b\.py; commit"),
        (replace(START, changed=tuple("abcdef")), "0.2.0", "not committed: a, b, c and more"),
        (replace(START, tag="d" * 40), "0.2.0", "v0.2.0 is at another commit, ddddddddd;"),
        (
            replace(START, tag=START.head),
            "0.2.0",
            r"v0\.2\.0 is there, but pyproject\.toml says 0\.1",
        ),
        (
            replace(START, changelog=LOG.replace("- A quiz.\n", "")),
            "0.2.0",
            r"CHANGELOG\.md:3: nothing",
        ),
        (
            replace(START, changelog=LOG.replace("Unre", "Re")),
            "0.2.0",
            "CHANGELOG.md or .*Released",
        ),
        (
            replace(START, changelog="# Log\n"),
            "0.2.0",
            r"CHANGELOG\.md:1: the heading ## \[Unreleased",
        ),
        (replace(PREPARED, tag="d" * 40), "0.2.0", "v0.2.0 is at another commit"),
        (
            replace(PREPARED, changelog=DONE.replace("d]\n", "d]\n\n- New.\n", 1)),
            "0.2.0",
            "not newer",
        ),
    ],
)
def test_what_forbids_a_release_is_told_with_the_remedy(found, version, why):
    with pytest.raises(Refused, match=why):
        planned(found, version)


def test_the_changelog_of_this_project_can_be_released(pytestconfig):
    text = (pytestconfig.rootpath / CHANGELOG).read_text("utf-8")
    before = changelog.sections(text)
    after = changelog.sections(changelog.released(text, "99.0.0", date(2099, 1, 1)))
    assert {"Unreleased", "0.1.0"} <= set(before)
    assert after == {**before, "Unreleased": "", "99.0.0": before["Unreleased"]}


@pytest.fixture
def clone(tmp_path):
    """A checkout of Git with a tag on its first commit."""
    (tmp_path / PROJECT).write_text(TOML)
    (tmp_path / CHANGELOG).write_text(LOG)
    commit = ["-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "First"]
    for words in (["init", "-q"], ["add", "."], commit, ["tag", "v0.1.0"]):
        subprocess.run(["git", "-C", tmp_path, *words], check=True)
    return tmp_path


def test_the_checkout_is_read_from_git(clone):
    found = release.checkout(clone, "0.1.0")
    assert (found.changed, found.tag) == ((), found.head)
    assert (found.project, found.changelog) == (TOML, LOG)
    (clone / "forgotten.py").touch()
    (clone / CHANGELOG).write_text("")
    assert set(release.checkout(clone, "0.2.0").changed) == {CHANGELOG, "forgotten.py"}
    assert release.checkout(clone, "0.2.0").tag == ""


def test_only_what_is_committed_is_built(clone, tmp_path_factory):
    (clone / "forgotten.py").touch()
    target = tmp_path_factory.mktemp("copy") / "source"
    release.copied(clone, target, {CHANGELOG: DONE})
    assert {path.name for path in target.iterdir()} == {PROJECT, CHANGELOG}
    assert (target / CHANGELOG).read_text() == DONE


def test_a_folder_without_commits_is_told(tmp_path):
    with pytest.raises(Refused, match="a release is made from a clone"):
        release.checkout(tmp_path, "0.2.0")


def test_a_refused_release_ends_with_one_sentence_and_changes_nothing(clone, monkeypatch, capsys):
    monkeypatch.setattr(release, "ROOT", clone)
    assert release.main(["0.1.0"]) == 1
    assert capsys.readouterr().err.startswith("No release: 0.1.0 is not newer than 0.1.0")
    assert release.checkout(clone, "0.2.0").changed == ()


def test_a_release_that_fails_on_its_way_changes_nothing(clone, monkeypatch, capsys):
    """There is nothing to build in this clone."""
    monkeypatch.setattr(release, "ROOT", clone)
    assert release.main(["0.2.0"]) == 1
    assert "building failed, see above; nothing was changed" in capsys.readouterr().err
    assert release.checkout(clone, "0.2.0").changed == ()
    assert not (clone / "dist").exists()


def test_the_advice_follows_from_what_is_left_to_do(clone):
    assert release.advice("0.1.0", clone) == "This is what the tag v0.1.0 names."
    assert release.advice("0.2.0", clone).startswith("Next: git tag -a v0.2.0")
    (clone / CHANGELOG).write_text(DONE)
    assert 'git commit -am "Version 0.2.0" && git tag -a v0.2.0' in release.advice("0.2.0", clone)


def test_wheels_are_compared_byte_for_byte(tmp_path):
    for name, text in (("one.whl", "1"), ("other.whl", "2")):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr("same.py", "")
            archive.writestr("differs.py", text)
            archive.writestr(f"only-in-{name}.py", "")
    one, other = tmp_path / "one.whl", tmp_path / "other.whl"
    assert packages.differences(one, one) == []
    assert packages.differences(one, other) == [
        "differs.py",
        "only-in-one.whl.py",
        "only-in-other.whl.py",
    ]


def test_the_sums_name_every_file_but_their_own(tmp_path):
    (tmp_path / "a.whl").write_bytes(b"wheel")
    (tmp_path / release.SUMS).touch()
    assert release.sums(tmp_path) == f"{hashlib.sha256(b'wheel').hexdigest()}  a.whl\n"


def test_the_version_stands_in_one_place(pytestconfig):
    for name in ("CITATION.cff", "deno.json", "zones/__init__.py"):
        text = (pytestconfig.rootpath / name).read_text("utf-8")
        assert not re.search(r"^\W*version\b", text, re.M | re.I), name
