"""The browser module's own unit tests, run where the module runs: no Node.js is needed."""

from __future__ import annotations

import http.server
import json
import threading
from functools import partial
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "tests" / "js").glob("*.test.mjs"))
NODE = {"node:test": "test", "node:assert/strict": "assert", "node:fs": "fs"}
MAP = {"imports": {name: f"/tests/ui/node/{file}.mjs" for name, file in NODE.items()}}


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


Quiet.extensions_map = {**Quiet.extensions_map, ".mjs": "text/javascript", ".js": "text/javascript"}


@pytest.fixture(scope="module")
def files():
    """The checkout by address: modules cannot be imported from files."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=ROOT))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_unit_tests_of_the_module_pass(new_page, files, file):
    page = new_page()
    page.route(
        f"{files}/run",
        lambda route: route.fulfill(
            content_type="text/html",
            body=f'<!DOCTYPE html><script type="importmap">{json.dumps(MAP)}</script>',
        ),
    )
    page.goto(f"{files}/run")
    results = page.evaluate(
        """async file => { await import(file);
             return (await import("/tests/ui/node/test.mjs")).run(); }""",
        f"/{file.relative_to(ROOT).as_posix()}",
    )
    assert results, "a file without tests tests nothing"
    failed = [f"{name}: {fault}" for name, fault in results if fault]
    assert not failed, "\n".join(failed)


def test_there_are_unit_tests():
    assert FILES
