"""What is known of a host, and how the map is tried in it: the same for all of them."""

from __future__ import annotations

import subprocess
import sys
import venv
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.ui import several_maps as several
from tests.ui.conftest import free_port, running

ROOT = Path(__file__).parents[3]
LIVER = "Liver, number 18, right foot"
SHOWN = several.Shown("rwo-shur", "plantar", "en")
PATIENCE = 120_000
"""Milliseconds that a host may take to show the map, and to answer a click."""
FOLDER = ("-m", "http.server", "{port}", "--bind", "127.0.0.1", "--directory")
"""Serves plain files; the folder follows."""


@dataclass(frozen=True)
class Host:
    """A program that shows the map, which begins with the heart chosen.

    In commands and in `env`, ``{port}`` is the port to serve at, and ``{folder}`` where the files
    are. Commands are those of the environment's Python.

    Attributes
    ----------
    packages : tuple of str
        What pip installs beside the wheel.
    files : mapping of str to str
        What a user of the host writes, by name.
    make : tuple of commands
        Run in the folder, before it is served.
    serve : command
    ready : str
        Path that answers when the server is there.
    open : str
        Path of the page with the map.
    frames : tuple of str
        CSS selectors of the frames that lead to the map, from the outside.
    answer : str
        Text that the page shows when Python has heard of the click on the liver.
    env : mapping of str to str
        Of the server, beside ``PORT``.
    own_requests : tuple of str
        Beginnings of addresses on other machines that the host asks for by itself. The map may
        ask for none.
    before : callable, optional
        Called with the trial when the page is open: brings the map to appear, and tries more.
    after : callable, optional
        Called when the map has been clicked.
    """

    packages: tuple[str, ...]
    serve: tuple[str, ...]
    files: Mapping[str, str] = field(default_factory=dict)
    make: tuple[tuple[str, ...], ...] = ()
    ready: str = "/"
    open: str = "/"
    frames: tuple[str, ...] = ()
    answer: str = ""
    env: Mapping[str, str] = field(default_factory=dict)
    own_requests: tuple[str, ...] = ()
    before: Callable[[Trial], None] | None = None
    after: Callable[[Trial], None] | None = None


@dataclass
class Trial:
    """A host that is being tried.

    Attributes
    ----------
    host : Host
    name : str
    python : Path
        Of the environment that has the wheel and the host.
    folder : Path
        Empty, for the host's files.
    page : Page
        Of a browser, with nothing open.
    address : str
        Of the server, when it runs.
    """

    host: Host
    name: str
    python: Path
    folder: Path
    page: Page
    address: str = ""

    @property
    def maps(self) -> Locator:
        """The maps in the frames, or in the page."""
        place: Page | FrameLocator = self.page
        for frame in self.host.frames:
            place = place.frame_locator(frame)
        return place.locator(".rz")

    def run(self, picture: Path) -> None:
        """Make and serve what a user of the host would, open it and click on the liver.

        A picture is left, whether it works or not.
        """
        for name, text in self.host.files.items():
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_text(text, "utf-8")
        for command in self.host.make:
            self._make(command)
        with self.served(self.host.serve):
            try:
                self._try()
            finally:
                self.page.screenshot(path=picture)

    def _try(self) -> None:
        answer = self.page.goto(f"{self.address}{self.host.open}")
        if answer and not answer.ok:
            raise RuntimeError(f"{answer.url} answers {answer.status}")
        if self.host.before:
            self.host.before(self)
        self.click()
        if self.host.after:
            self.host.after(self)
        place = self.page.locator(self.host.frames[0]) if self.host.frames else self.maps
        place.first.evaluate("node => node.scrollIntoView({block: 'center'})")
        self.page.mouse.move(0, 0)
        self.page.wait_for_timeout(500)  # what moves comes to rest

    def _make(self, command: tuple[str, ...]) -> None:
        done = subprocess.run(
            [str(self.python), *command], cwd=self.folder, capture_output=True, text=True
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)}: {(done.stdout + done.stderr)[-1500:]}")

    @contextmanager
    def served(self, command: tuple[str, ...], ready: str | None = None) -> Iterator[None]:
        """Run a server; its address is that of the trial."""
        values = {"port": str(free_port()), "folder": str(self.folder)}
        words = [str(self.python), *(word.format(**values) for word in command)]
        env = {name: text.format(**values) for name, text in self.host.env.items()}
        path = self.host.ready if ready is None else ready
        with running(words, int(values["port"]), path, folder=self.folder, env=env) as address:
            self.address = address
            yield

    def click(self) -> None:
        """Look at the feet, choose the liver, and read the card and Python's answer."""
        shown = self.maps.first
        card = shown.get_by_role("region", name="Zone details")
        expect(card).to_contain_text("Heart", timeout=PATIENCE)
        several.check_sides(shown, SHOWN)
        shown.get_by_role("option", name=LIVER).first.click()
        expect(card).to_contain_text("Liver", timeout=PATIENCE)
        if self.host.answer:
            answer = self.page.get_by_text(self.host.answer, exact=True)
            expect(answer.first).to_be_visible(timeout=PATIENCE)


def environment(folder: Path, wheel: Path, host: Host) -> Path:
    """Make an environment with the wheel and a host; return its Python."""
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    command = [str(python), "-m", "pip", "-qq", "--disable-pip-version-check", "install"]
    subprocess.run([*command, *host.packages, str(wheel)], check=True)
    subprocess.run([*command, "--no-deps", "--force-reinstall", str(wheel)], check=True)
    return python


def wheel(folder: Path) -> Path:
    """Build the wheel of this checkout."""
    command = [sys.executable, "-m", "pip", "-qq", "--disable-pip-version-check", "wheel"]
    subprocess.run([*command, "--no-deps", "--wheel-dir", str(folder), str(ROOT)], check=True)
    return next(folder.glob("*.whl"))


def version(python: Path, name: str) -> str:
    """Return the version of a package in an environment."""
    code = f"from importlib.metadata import version; print(version({name!r}))"
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, cwd="/")
    return done.stdout.strip()
