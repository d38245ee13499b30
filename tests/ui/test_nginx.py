"""The site and the dashboard behind a real nginx, set up by the files in ``deploy/``."""

from __future__ import annotations

import gzip
import os
import shutil
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest

from tests import nginx
from tests.ui.conftest import free_port, opened
from tests.ui.site import built_once

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}
FOR_EVER = "public, max-age=31536000, immutable"


class Stay(urllib.request.HTTPRedirectHandler):
    """Follows nothing, so that a redirect can be looked at."""

    def redirect_request(self, *details):
        return None


CLIENT = urllib.request.build_opener(Stay)


def ask(address: str, **heads: str) -> tuple[int, Message, bytes]:
    """Return status, head and body of an answer."""
    named = {name.replace("_", "-"): value for name, value in heads.items()}
    try:
        with CLIENT.open(urllib.request.Request(address, headers=named), timeout=30) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """The site, with one page compressed beforehand, to a text that tells it apart."""
    root = tmp_path_factory.mktemp("nginx") / "site"
    shutil.copytree(built_once(tmp_path_factory) / "feet", root, copy_function=os.link)
    (root / "about.html.gz").write_bytes(gzip.compress(b"made before"))
    return root


@pytest.fixture(scope="module")
def site(folder) -> Iterator[str]:
    port = free_port()
    changed = {
        "listen 8080": f"listen 127.0.0.1:{port}",
        "/srv/foot-reflex-zones/site": str(folder),
    }
    with nginx.running(folder.parent, "site.conf", port, changed):
        yield f"http://127.0.0.1:{port}"


def test_every_kind_of_file_goes_by_its_type(folder, site):
    files = {p.suffix: p for p in folder.rglob("*.*") if p.suffix != ".gz" and p.name[0] != "."}
    assert set(files) == set(TYPES)
    for suffix, path in files.items():
        status, head, body = ask(f"{site}/{path.relative_to(folder).as_posix()}")
        assert (status, head["Content-Type"]) == (200, TYPES[suffix])
        assert head["X-Content-Type-Options"] == "nosniff"
        assert body == path.read_bytes()


def test_only_what_has_a_digest_in_its_address_is_kept_without_asking(folder, site):
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*.[!gh]*")]
    for name in [*names, "index.html"]:
        if name.startswith("."):
            continue
        wanted = FOR_EVER if name.startswith(("files/", "shared/")) else "no-cache"
        assert ask(f"{site}/{name}")[1]["Cache-Control"] == wanted, name
    for name in ("", "de/", "zones/overview/ball.html", "service_worker.js", "app.webmanifest"):
        _, head, _ = ask(f"{site}/{name}")
        status, again, body = ask(f"{site}/{name}", If_None_Match=head["ETag"])
        assert (status, again["Cache-Control"], body) == (304, "no-cache", b"")


def test_pages_go_out_with_their_policy_and_compressed(folder, site):
    status, head, body = ask(f"{site}/learn.html", Accept_Encoding="gzip")
    assert (status, head["Content-Encoding"], head["Vary"]) == (200, "gzip", "Accept-Encoding")
    assert gzip.decompress(body) == (folder / "learn.html").read_bytes()
    assert b'http-equiv="Content-Security-Policy"' in gzip.decompress(body)
    assert head["Content-Security-Policy"] == "frame-ancestors 'self'"
    _, _, body = ask(f"{site}/about.html", Accept_Encoding="gzip")
    assert gzip.decompress(body) == b"made before"
    assert ask(f"{site}/about.html")[2] == (folder / "about.html").read_bytes()


def test_what_is_no_part_of_the_site_is_not_found(folder, site):
    assert (folder / ".made.json").exists()
    for name in (".made.json", "nothing.html", "files/00000000/foot_map.js"):
        status, head, _ = ask(f"{site}/{name}")
        assert (status, head["Cache-Control"]) == (404, None), name


def test_a_folder_is_asked_for_again_with_its_slash_at_the_same_host(site):
    status, head, _ = ask(f"{site}/de")
    assert (status, head["Location"]) == (301, "/de/")


def test_the_map_works_and_the_app_is_kept(new_page, site):
    page = opened(new_page(), f"{site}/")
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")


def test_readers_are_answered_while_one_process_of_the_dashboard_is_gone(server, tmp_path):
    front, gone = free_port(), free_port()
    changed = {
        "listen 5100": f"listen 127.0.0.1:{front}",
        "127.0.0.1:5101": server.removeprefix("http://"),
        "127.0.0.1:5102": f"127.0.0.1:{gone}",
    }
    with nginx.running(tmp_path, "dashboard.conf", front, changed):
        for number in range(8):  # some of them belong to the process that is gone
            status, head, _ = ask(f"http://127.0.0.1:{front}/favicon.ico", User_Agent=f"{number}")
            assert (status, "nginx" in head["Server"]) == (200, True)
    assert "refused" in (tmp_path / nginx.LOG).read_text("utf-8")
