"""The same page from every way of serving it, with nothing asked of another machine."""

import gzip
import json
import sys
import time
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

from tests.ui.conftest import free_port, opened, running
from tests.ui.reader import drawn, press, title

PANEL = [sys.executable, "-m", "panel", "serve", "app.py"]
LIVER = "Liver, number 18, right foot"


def late(route) -> None:
    """Let the page's token run out before its websocket opens."""
    time.sleep(4)
    route.continue_()


def works(page, watch, files: bool = True) -> None:
    press(page, drawn(page, LIVER))
    expect(title(page, "Liver")).to_be_visible()
    page.get_by_role("combobox", name="School").select_option("overview")
    expect(page.locator("svg path[data-zone=heel]").first).to_be_attached()
    asked = {url.rsplit("/", 1)[1] for url in watch.requests}
    assert ({"rwo-shur.json", "overview.json", "feet-plantar.svg"} <= asked) == files
    assert not watch.outside


@pytest.mark.parametrize(
    ("options", "path"),
    [
        (["--num-procs", "2"], "/app"),
        (["--num-procs", "2", "--plugins", "zones.dashboard.plugin"], "/app"),
        (["--session-token-expiration", "3"], "/app"),
        (["--prefix", "feet/maps", "--index", "app", "--warm"], "/feet/maps/app"),
    ],
    ids=["two-processes", "two-guarded-processes", "expired-token", "warm-with-prefix"],
)
def test_panel_serve(new_page, watch, options, path):
    port = free_port()
    origin = ["--port", str(port), "--allow-websocket-origin", f"127.0.0.1:{port}"]
    with running([*PANEL, *origin, *options], port, path) as address:
        page = new_page()
        if "--session-token-expiration" in options:
            page.route("**/bokeh.min.js*", late, times=1)
        opened(page, f"{address}{path}")
        # Without the plugin the processes part before our code runs: a map carries its charts.
        works(page, watch, "--num-procs" not in options or "--plugins" in options)
        page.goto("about:blank")
    if "--session-token-expiration" in options:
        watch.forgive("WebSocket", "bokeh")


def test_python_app_serves_at_the_root(page, watch):
    works(page, watch)


def test_a_chart_is_sent_compressed_and_only_once(server, page, watch):
    address = next(url for url in watch.requests if url.endswith("rwo-shur.json"))
    assert watch.requests.count(address) == 1
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        mark = answer.headers["Etag"]
        assert json.loads(gzip.decompress(answer.read()))["school"]["id"] == "rwo-shur"
    request.add_header("If-None-Match", mark)
    with pytest.raises(urllib.error.HTTPError, match="304"):
        urllib.request.urlopen(request)


@pytest.mark.parametrize("name", ["../../app.py", "..%2f..%2fmodel.py", "nothing.json", ""])
def test_only_the_listed_files_are_handed_out(server, page, watch, name):
    chart = next(url for url in watch.requests if url.endswith("rwo-shur.json"))
    with pytest.raises(urllib.error.HTTPError) as error:
        urllib.request.urlopen(chart.rsplit("/", 1)[0] + "/" + name)
    assert error.value.code in (400, 403, 404)


def test_a_lost_connection_is_told_calmly_and_the_place_is_kept(new_page, watch):
    port = free_port()
    command = [sys.executable, "app.py"]
    page = new_page()
    with running(command, port, "/liveness") as address:
        opened(page, f"{address}/?zone=liver")
    lost = page.locator("#lost")
    expect(lost).to_contain_text("does not answer")
    press(page, drawn(page, "Stomach, number 15, left foot"))  # the map goes on working
    expect(title(page, "Stomach")).to_be_visible()
    page.evaluate("document.documentElement.dataset.before = ''")
    with running(command, port, "/liveness"):
        expect(page.locator("html")).not_to_have_attribute("data-before", "")
        page.locator("html[data-ready='']").wait_for(state="attached")
        expect(title(page, "Stomach")).to_be_visible()
        expect(lost).to_be_empty()
        page.goto("about:blank")
    watch.forgive("WebSocket", "ERR_CONNECTION", "Failed to", "bokeh")
