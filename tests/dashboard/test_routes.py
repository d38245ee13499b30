"""What a server answers: the project's own files, and nothing that an address could run or read."""

from __future__ import annotations

import gzip
import os
import random
import sys
from pathlib import Path

import pytest

from tests.dashboard.server import ROOT, free_port, running
from zones.dashboard import server as program
from zones.dashboard.guard.door import door
from zones.dashboard.guard.limits import from_environment
from zones.dashboard.guard.pages import allowed, known
from zones.dashboard.settings import settings
from zones.export.static_files import PREFIX, static_files

PANEL = (sys.executable, "-m", "panel", "serve", "app.py", "--port", "{port}")
MODULES = ("venv.__main__", "this", "antigravity", "idlelib.idle", "app", "tests.dashboard.trap")
RESOURCES = ("_css", "_resources", "_stylesheets", "__javascript__", "modifiers", "_bundle_path")
SECURITY = (
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: no-referrer",
    "Content-Security-Policy: default-src 'none'",
    "Cross-Origin-Opener-Policy: same-origin",
)


@pytest.fixture(scope="module", params=["first page", "plugin"])
def panel_server(request, tmp_path_factory):
    """`panel serve`, with the guards from its first page on, and from its start."""
    plugin = ("--plugins", "zones.dashboard.plugin") if request.param == "plugin" else ()
    folder = tmp_path_factory.mktemp("panel")
    with running(folder, (*PANEL, *plugin), "/app") as found:
        if request.param == "first page":
            assert found.get()[0] == 200
        yield found


def odd_paths(count: int) -> list[str]:
    """Return addresses that name modules, folders above, and signs that no address has."""
    chance = random.Random(17)
    up = ("..", "%2e%2e", ".%2e", "%252e%252e", "..%5c", "%c0%ae%c0%ae", "..%00", "....//")
    starts = ("/components", "/static", "/static/extensions/panel", f"/{PREFIX}", "/app", "")
    ends = ("etc/passwd", "app.py", "zones/model/zone.py", "proc/self/environ", "secret%00.svg")
    found = []
    for _ in range(count):
        if chance.random() < 0.5:
            steps = [chance.choice(up) for _ in range(chance.randint(1, 6))]
            found.append("/".join([chance.choice(starts), *steps, chance.choice(ends)]))
        else:
            module = chance.choice([*MODULES, *sys.stdlib_module_names])
            name = chance.choice(("x", "path", "FootMap", "__file__"))
            found.append(f"/components/{module}/{name}/{chance.choice(RESOURCES)}/y.css")
    return found


def trap() -> tuple[str, str]:
    """Return the source of a module that tells when it is imported, and the file it writes."""
    told = ROOT / ".pytest_cache" / "imported"
    return f"open({str(told)!r}, 'w').close()\n", str(told)


def test_no_address_imports_reads_or_runs_anything(server):
    source, told = trap()
    module = ROOT / "tests" / "dashboard" / "trap.py"
    module.write_text(source)
    try:
        statuses = [(server.get(path)[0], path) for path in odd_paths(3000)]
    finally:
        module.unlink()
    assert not os.path.exists(told)
    assert {status for status, _ in statuses} <= {404, 400}
    assert server.alive()
    assert len(server.log) < 100_000


def test_panel_serve_is_guarded_too(panel_server):
    for path in (*odd_paths(200), "/app/metadata", "/app/autoload.js?bokeh-autoload-element=x"):
        assert panel_server.get(path)[0] in (400, 404), path
    for query in ("?bokeh-session-id=mine", "?bokeh-token=mine"):
        assert panel_server.get(f"/app{query}")[0] == 400
    assert panel_server.get("/app?theme=%ff")[0] == 200
    status, head, _ = panel_server.get("/app", head="Cookie: secret=in-a-cookie\r\n")
    assert status == 200
    assert all(line in head for line in SECURITY)
    assert "Server:" not in head
    assert panel_server.alive()


def test_a_link_to_the_root_keeps_what_it_asks_for(panel_server):
    for query in ("", "?zone=liver&view=dorsal", "?school=channels&zone=%e4%b8%ad"):
        for method in ("GET", "HEAD"):
            status, head, _ = panel_server.get(f"/{query}", method)
            assert status == 302
            assert f"Location: ./app{query}\r\n" in f"{head}\r\n"
    status, head, _ = panel_server.get("/?next=//elsewhere.example")
    assert "Location: ./app?next=//elsewhere.example\r\n" in f"{head}\r\n"


@pytest.mark.parametrize("path", ["/", "/nothing", "/favicon.ico", "/liveness", "/static/js/x.js"])
def test_every_answer_has_the_headers_and_no_banner(server, path):
    _, head, _ = server.get(path)
    for line in SECURITY:
        assert line in head
    assert "\nServer:" not in head


def test_the_page_runs_only_its_own_scripts(server):
    status, head, body = server.get()
    policy = next(line for line in head.splitlines() if line.startswith("Content-Security-Policy"))
    assert status == 200
    assert "'unsafe-eval'" not in policy
    assert "'unsafe-inline'" not in policy.split("style-src")[0]
    mark = policy.split("'nonce-")[1].split("'")[0]
    assert body.count(b"<script") == body.count(f'<script nonce="{mark}"'.encode())
    assert mark.encode() not in server.get()[2], "each page has its own"


def test_a_script_within_a_script_is_not_marked():
    page, policy = allowed('<script>a = "<script>"</script><script src="x"></script>')
    assert page.count("nonce=") == 2
    assert policy.count("nonce-") == 1


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("HEAD", "/", 200),
        ("HEAD", "/favicon.ico", 200),
        ("HEAD", "/static/extensions/panel/css/loading.css", 200),
        ("OPTIONS", "/", 204),
        ("OPTIONS", "/nothing", 404),
        ("POST", "/", 405),
        ("TRACE", "/", 405),
        ("get", "/", 405),
        ("GET", "/?theme=%ff", 200),
        ("GET", "/?zone=%ff%00", 200),
        ("GET", "/?" + "z" * 5000, 414),
        ("GET", "/" + "a" * 20000, 0),
        ("GET", "/%00", 404),
        ("GET", "/static/", 404),
        ("GET", "/static/extensions/", 404),
    ],
)
def test_usual_and_odd_requests(server, method, path, status):
    assert server.get(path, method)[0] == status
    assert server.alive()


@pytest.mark.parametrize(
    "head",
    ["Bokeh-Session-Id: mine\r\n", "bokeh-session-id: mine\r\n"],
)
def test_a_session_id_from_outside_is_refused(server, head):
    assert server.get(head=head)[0] == 400
    for name in ("bokeh-session-id", "bokeh-token"):
        assert server.get(f"/?{name}=mine")[0] == 400


def test_nothing_of_the_request_stands_in_the_page(server):
    import base64
    import json
    import re
    import zlib

    head = "Cookie: secret=in-a-cookie\r\nX-Secret: in-a-header\r\nAuthorization: Basic eDp5\r\n"
    _, _, body = server.get("/?zone=liver&mine=in-a-query", head=head)
    token = re.search(rb'"token":"([^"]+)"', body)[1].decode().split(".")[0]
    outer = json.loads(base64.urlsafe_b64decode(token + "=="))
    inner = zlib.decompress(base64.urlsafe_b64decode(outer["__bk__zlib_"] + "=="))
    assert json.loads(inner)["headers"] == {}
    assert json.loads(inner)["cookies"] == {}
    for secret in (b"in-a-cookie", b"in-a-header", b"eDp5", b"in-a-query"):
        assert secret not in body + inner


def test_only_what_the_page_understands_is_kept_of_an_address():
    assert known({"zone": [b"liver", b"heart"], "theme": [b"dark"], "lang": [b"\xff"]}) == {
        "zone": [b"liver"]
    }


def test_a_served_file_is_kept_by_browsers_and_compressed(server):
    path = f"/{PREFIX}/{static_files().version}/rwo-shur.json"
    status, head, body = server.get(path, head="Accept-Encoding: gzip\r\n")
    assert status == 200
    assert "immutable" in head
    assert gzip.decompress(body) == server.get(path)[2]
    mark = next(line for line in head.splitlines() if line.startswith("Etag")).split(": ")[1]
    assert server.get(path, head=f"If-None-Match: {mark}\r\n")[0] == 304
    assert server.get(path, "HEAD")[2] == b""


@pytest.mark.parametrize("name", ["", "app.py", "nothing.json", "../model/zone.py", "rwo-shur"])
def test_only_the_files_on_the_list_are_handed_out(server, name):
    assert server.get(f"/{PREFIX}/{static_files().version}/{name}")[0] == 404
    assert server.get(f"/{PREFIX}/another-version/rwo-shur.json")[0] == 404


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "0:0:0:0:0:0:0:0"])
def test_all_interfaces_need_to_know_their_names(address):
    with pytest.raises(ValueError, match=r"ORIGINS=maps\.example\.org"):
        settings({"ADDRESS": address})


@pytest.mark.parametrize("origins", ["*", "http://maps.example.org", "a b", "maps.example.org/"])
def test_origins_are_hosts(origins):
    with pytest.raises(ValueError, match="ORIGINS must list hosts"):
        settings({"ORIGINS": origins})


@pytest.mark.parametrize("value", ["many", "0", "-1", "9" * 20, "\u0663"])
def test_a_limit_is_a_number_from_one(value):
    with pytest.raises(ValueError, match=r"^MAX_SESSIONS must be"):
        from_environment({"MAX_SESSIONS": value})


@pytest.fixture
def unguarded(monkeypatch):
    """A start within this process, which other tests need without guards."""
    monkeypatch.setenv("PORT", str(free_port()))
    monkeypatch.setattr(program, "install", door)


def test_a_server_says_in_a_sentence_why_it_does_not_start(unguarded, monkeypatch):
    monkeypatch.setattr(program.static_files(), "make_all", Path("/no/such/asset").stat)
    with pytest.raises(SystemExit, match="cannot be read; install it again"):
        program.serve()
    monkeypatch.setenv("ADDRESS", "0.0.0.0")
    with pytest.raises(SystemExit, match="ORIGINS"):
        program.serve()


def test_a_file_that_the_page_needs_is_missed_at_the_start(unguarded, monkeypatch):
    monkeypatch.setattr(program.static_files(), "make_all", lambda: None)
    monkeypatch.setattr(program.static_files(), "get", lambda name: None)
    with pytest.raises(SystemExit, match=r"Not there: fonts/sans-400.woff2"):
        program.serve()


def test_a_named_origin_is_one_of_those_that_may_open_a_websocket():
    port = free_port()
    found = settings({"ADDRESS": "0.0.0.0", "ORIGINS": "Maps.example.org", "PORT": str(port)})
    assert found.origins == ("maps.example.org",)


def test_an_ipv6_address_stands_in_brackets(monkeypatch):
    monkeypatch.setattr(
        "zones.dashboard.settings._try", lambda *_: None
    )  # not all machines have it
    found = settings({"ADDRESS": "::1", "PORT": "5006"})
    assert found.link == "http://[::1]:5006/"
    assert "[::1]:5006" in found.origins
