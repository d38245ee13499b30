"""What a bare machine gets: the order in which a browser and an environment are looked for."""

from __future__ import annotations

import ensurepip
import subprocess
import sys
from pathlib import Path

import pytest

from tests import browser
from tools import environment

APT = """#!/bin/sh
echo "$@" >>"{log}"
case "$*" in
  *--simulate*) [ -e "{lists}" ];;
  *update*) : >"{lists}";;
  *install*) printf '#!/bin/sh\\nexit 0\\n' >"{bin}/chromium"; chmod +x "{bin}/chromium";;
esac
"""


def program(path: Path, text: str) -> None:
    path.write_text(text)
    path.chmod(0o755)


@pytest.fixture
def bare(tmp_path, monkeypatch) -> Path:
    """A machine with a shell, without a browser; programs are put into its folder ``bin``."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("sh", "env", "chmod"):
        (folder / name).symlink_to(subprocess.check_output(["which", name], text=True).strip())
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(browser, "MAC", "")
    monkeypatch.setattr(browser, "_playwright", lambda: "/no/browser")
    monkeypatch.setattr("os.geteuid", lambda: 0)
    return tmp_path


def with_apt(bare: Path, lists: bool) -> Path:
    """Give the machine a package manager; return the file in which it notes what it is asked."""
    log = bare / "asked"
    if lists:
        (bare / "lists").touch()
    places = {"log": log, "lists": bare / "lists", "bin": bare / "bin"}
    program(bare / "bin" / "apt-get", APT.format(**places))
    return log


@pytest.fixture
def downloads(monkeypatch) -> list[str]:
    """Labels of the programs that would download a browser; none succeeds."""
    found: list[str] = []
    monkeypatch.setattr(browser, "follow", lambda label, command: bool(found.append(label)))
    return found


def test_a_browser_that_is_there_is_taken(bare, downloads):
    log = with_apt(bare, lists=True)
    program(bare / "bin" / "google-chrome", "#!/bin/sh\nexit 0\n")
    assert browser.install() == str(bare / "bin" / "google-chrome")
    assert not log.exists()
    assert not downloads


def test_a_browser_that_does_not_start_counts_as_none(bare):
    program(bare / "bin" / "chromium", "#!/bin/sh\nexit 127\n")
    assert browser.find() is None


@pytest.mark.parametrize("lists", [True, False])
@pytest.mark.parametrize("ci", ["", "1"])
def test_the_package_manager_comes_before_a_download(bare, downloads, monkeypatch, lists, ci):
    monkeypatch.setenv("CI", ci)
    log = with_apt(bare, lists)
    assert browser.install() == str(bare / "bin" / "chromium")
    assert ("update" in log.read_text()) is not lists
    assert not downloads


def test_without_a_package_manager_playwright_is_asked_and_then_the_reader(
    bare, downloads, monkeypatch, capsys
):
    monkeypatch.setattr(browser, "driver_fault", lambda: "")
    monkeypatch.setattr("sys.argv", ["browser", "--install"])
    assert browser.main() == 1
    assert downloads == ["playwright install chromium"]
    assert "apt install chromium" in capsys.readouterr().err


def test_who_may_not_install_packages_does_not_try(bare, downloads, monkeypatch):
    log = with_apt(bare, lists=True)
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    program(bare / "bin" / "sudo", "#!/bin/sh\nexit 1\n")  # it asks for a password
    assert browser.install() is None
    assert not log.exists()


def test_a_browser_that_the_reader_named_is_never_replaced(bare, downloads, monkeypatch):
    log = with_apt(bare, lists=True)
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    assert browser.install() is None
    assert not log.exists()
    assert not downloads


def test_an_environment_is_made_where_venv_cannot_give_it_pip(tmp_path, monkeypatch):
    """As on Debian without ``python3-venv``, which cannot be installed either."""
    ask, wheels = subprocess.run, Path(ensurepip.__file__).parent / "_bundled"
    monkeypatch.setattr(environment, "apt_install", lambda package: False)

    def without_ensurepip(command, **options):
        if "venv" in command and "--without-pip" not in command:
            return subprocess.CompletedProcess(command, 1)
        if command[1:3] == ["-m", "pip"] and "install" in command:
            offline = ["--no-index", "--find-links", str(wheels)]
            return ask([*command, *offline], **options)
        return ask(command, **options)

    monkeypatch.setattr(environment.subprocess, "run", without_ensurepip)
    assert environment.make_venv(tmp_path / "venv")


def test_a_long_command_says_what_it_downloads_and_shows_its_faults(monkeypatch, capfd):
    monkeypatch.setattr(environment, "BEAT", 0.2)
    lines = "Downloading a_b-1.0-py3-none-any.whl (29.8 MB)\\nDownloading c-2-py3.whl (40 kB)"
    code = f"import time; print('{lines}', flush=True); time.sleep(1); 1 / 0"
    assert not environment.follow("Installing", [sys.executable, "-c", code])
    out, err = capfd.readouterr()
    assert "a_b (29.8 MB)." in out.replace(" .", ".")
    assert "c-2" not in out
    assert "ZeroDivisionError" in err


def test_a_program_that_is_not_there_has_failed(capfd):
    assert not environment.follow("Trying", ["/no/such/program"])


@pytest.mark.parametrize("fails", ["", "uv", "pip install uv"])
def test_uv_installs_and_where_it_cannot_pip_does(monkeypatch, fails):
    tried = []

    def run(command, **options):
        got = "uv>=0.5" in command and fails == "pip install uv"
        return subprocess.CompletedProcess(command, int(got), stdout="")

    def follow(label, command, env=None):
        tried.append("uv" if "uv" in command else "pip")
        assert command[-2:] == ["-r", "some.txt"]
        return tried[-1] != fails

    monkeypatch.setattr(environment.subprocess, "run", run)
    monkeypatch.setattr(environment, "follow", follow)
    assert environment.install(["-r", "some.txt"])
    assert tried == {"": ["uv"], "uv": ["uv", "pip"], "pip install uv": ["pip"]}[fails]


def test_uv_looks_for_packages_where_pip_does(monkeypatch):
    for name in ("UV_DEFAULT_INDEX", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_INDEX_URL", "https://packages.example.org/it's/simple")
    monkeypatch.setenv("PIP_PROXY", "http://proxy.example.org:3128")
    settings = environment.uv_settings()
    assert settings["UV_DEFAULT_INDEX"] == "https://packages.example.org/it's/simple"
    assert settings["HTTPS_PROXY"] == "http://proxy.example.org:3128"


@pytest.mark.parametrize("missing", [False, True])
def test_where_the_pinned_versions_cannot_be_had_the_newest_that_fit_are_taken(
    monkeypatch, capsys, missing
):
    asked = []

    def install(words):
        asked.append(" ".join(words))
        return not (missing and words == ["-r", "all.lock"])

    monkeypatch.setattr(environment, "install", install)
    assert environment.main(["install", "all.lock", "all.txt"]) == 0
    own = "--no-deps --no-build-isolation -e ."
    assert asked == ["-r all.lock", "-r all.txt" if missing else own]
    assert ("cannot be had here" in capsys.readouterr().out) is missing
