"""A real Chromium, the real page, and a look over every request and every error."""

from __future__ import annotations

import contextlib
import http.server
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Error,
    Page,
    Playwright,
    ViewportSize,
    expect,
    sync_playwright,
)

from tests.browser import FLAGS, HINT, find
from tests.ui.once import made_once
from zones.export import single_file
from zones.languages import catalogues
from zones.loading.loader import schools
from zones.model.map_state import DEFAULT_SCHOOL

ROOT = Path(__file__).parents[2]
READY = "html[data-ready]"
WIDE = {"width": 1440, "height": 900}
OURS = {"127.0.0.1", "localhost"}
OF_A_PAGE = ("color_scheme", "forced_colors", "reduced_motion")

expect.set_options(timeout=30_000)


def free_port() -> int:
    """Return a port that nobody listens on.

    It lies below those that the system hands out to connections, as it is taken only when the
    server has started: until then another process's connection could have got it.
    """
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


@contextlib.contextmanager
def running(
    command: list[str],
    port: int,
    path: str = "/",
    *,
    folder: Path = ROOT,
    env: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """Run a server as its own process group, and yield its address when it answers."""
    address = f"http://127.0.0.1:{port}"
    log = ROOT / ".pytest_cache" / f"server-{port}.log"
    log.parent.mkdir(exist_ok=True)
    with log.open("w") as out:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            env={**os.environ, "PORT": str(port), "ADDRESS": "127.0.0.1", **(env or {})},
        )
    try:
        for _ in range(600):
            if process.poll() is not None:
                pytest.fail(f"{' '.join(command)} ended:\n{log.read_text()}")
            try:
                urllib.request.urlopen(address + path, timeout=90).close()
                break
            except urllib.error.HTTPError:
                break  # an answer all the same
            except OSError:
                pass
            time.sleep(0.1)
        else:
            pytest.fail(f"{' '.join(command)} did not answer in a minute:\n{log.read_text()}")
        yield address
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of the dashboard, served as `make run` does."""
    with running([sys.executable, "app.py"], free_port(), "/liveness") as address:
        yield address


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    path = find(playwright.chromium.executable_path)
    if path is None:
        pytest.fail(HINT, pytrace=False)
    started = playwright.chromium.launch(executable_path=path, args=FLAGS)
    yield started
    started.close()


class Watch:
    """Everything that a page asked for and everything that went wrong in it."""

    def __init__(self) -> None:
        self.requests: list[str] = []
        self._errors: list[str] = []
        self._forgiven: list[str] = []

    def over(self, page: Page) -> None:
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("websocket", lambda socket: self.requests.append(socket.url))
        page.on("pageerror", lambda error: self._errors.append(str(error)))
        page.on("console", self._heard)

    def _heard(self, message) -> None:
        if message.type == "error":
            self._errors.append(message.text)

    @property
    def outside(self) -> list[str]:
        """Requests that left this machine."""
        urls = [
            url
            for url in self.requests
            if not url.startswith(("data:", "blob:", "about:", "file:"))
        ]
        return [url for url in urls if urlsplit(url).hostname not in OURS]

    @property
    def errors(self) -> list[str]:
        """What went wrong and is not forgiven."""
        return [e for e in self._errors if not any(word in e for word in self._forgiven)]

    def forgive(self, *words: str) -> None:
        """Leave out the errors that a test brings about on purpose, those to come too.

        Each has one of the words in it; without words all are meant.
        """
        self._forgiven += words or [""]


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """One context for each set of options: what its pages compile is kept for the next.

    Each page has a process of its own. In one for all, what closed pages leave behind made the
    hundredth page take half as long again as the first.
    """
    made: dict[str, BrowserContext] = {}

    def context(**options) -> BrowserContext:
        key = repr(sorted(options.items()))
        if key not in made:
            made[key] = browser.new_context(viewport=WIDE, reduced_motion="reduce", **options)
            made[key].set_default_timeout(60_000)
        return made[key]

    yield context
    for one in made.values():
        one.close()


@pytest.fixture
def new_page(contexts, watch: Watch) -> Iterator[Callable[..., Page]]:
    """A maker of pages; afterwards none may have had an error or gone outside.

    The options are those of a browser's context; what a page can be told by itself needs none of
    its own.
    """
    pages: list[Page] = []

    def make(viewport: ViewportSize | None = None, **options) -> Page:
        media = {name: options.pop(name) for name in OF_A_PAGE if name in options}
        page = contexts(**options).new_page()
        if viewport:
            page.set_viewport_size(viewport)
        if media:
            page.emulate_media(**media)
        pages.append(page)
        watch.over(page)
        return page

    yield make
    for page in pages:
        with contextlib.suppress(Error):  # a page that never went anywhere has no storage
            page.evaluate("localStorage.clear(), sessionStorage.clear()")
        page.close()
    assert not watch.outside, "nothing may be asked of another machine"
    assert not watch.errors


def opened(page: Page, address: str) -> Page:
    """Go to an address and wait until the map is there."""
    page.goto(address)
    page.locator(READY).wait_for(state="attached")
    return page


@pytest.fixture
def address(request: pytest.FixtureRequest) -> str:
    """Where `page` and `open_page` go: the dashboard, or for tests marked `one_file` that page.

    What a test says of the map alone holds in every host, and the page in one file needs less than
    half of the dashboard's processor time to open.
    """
    marked = request.node.get_closest_marker("one_file")
    alone = marked is not None and marked.args != (False,)
    return request.getfixturevalue("one_file" if alone else "server")


@pytest.fixture
def page(new_page, address: str) -> Page:
    """The dashboard or the page in one file, on a wide screen, with nothing chosen."""
    return opened(new_page(), f"{address}/")


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


Quiet.extensions_map = {**Quiet.extensions_map, ".mjs": "text/javascript", ".js": "text/javascript"}


@contextlib.contextmanager
def handed_out(folder: Path) -> Iterator[str]:
    """The files of a folder by address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


@pytest.fixture(scope="session")
def files() -> Iterator[str]:
    """The checkout by address: modules cannot be imported from files."""
    with handed_out(ROOT) as address:
        yield address


@pytest.fixture(scope="session")
def one_file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the page in one file, with all schools and languages."""
    with handed_out(made_once(tmp_path_factory, "one-file", _write_one_file)) as address:
        yield address


def _write_one_file(folder: Path) -> None:
    languages = tuple(one for one in catalogues.languages() if one != catalogues.ENGLISH)
    charts = [DEFAULT_SCHOOL, *(one for one in schools() if one != DEFAULT_SCHOOL)]
    text = single_file.page(charts, languages=languages, fonts=True)
    (folder / "index.html").write_text(text, "utf-8")


@pytest.fixture
def bare_page(new_page, files: str) -> Page:
    """An empty page at the address of the checkout, with an element `here`."""
    page = new_page()
    body = '<!DOCTYPE html><link rel="icon" href="data:,"><div id="here"></div>'
    page.route(f"{files}/run", lambda route: route.fulfill(content_type="text/html", body=body))
    page.goto(f"{files}/run")
    return page


@pytest.fixture
def open_page(new_page, address: str) -> Callable[..., Page]:
    """Open the dashboard or the page in one file with a query, and options of the context."""

    def go(query: str = "", **options) -> Page:
        return opened(new_page(**options), f"{address}/{query}")

    return go


@pytest.fixture
def show(new_page) -> Iterator[Callable]:
    """Serve something made here, in this process, so that a test holds its Python side too."""
    import panel as pn

    started = []

    def serve(make: Callable) -> Page:
        port = free_port()
        loaded = threading.Event()

        def shown():
            pn.state.onload(loaded.set)
            return make()

        started.append(
            pn.serve(
                shown,
                port=port,
                address="127.0.0.1",
                threaded=True,
                show=False,
                verbose=False,
                websocket_origin=[f"127.0.0.1:{port}"],
            )
        )
        page = new_page()
        for _ in range(100):
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            time.sleep(0.05)
        page.goto(f"http://127.0.0.1:{port}/")
        # What Python changes before the page has told that it is there may be lost.
        assert loaded.wait(30)
        return page

    yield serve
    for server in started:
        server.stop()
