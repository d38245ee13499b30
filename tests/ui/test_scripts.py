"""The browser module's own unit tests, run where the module runs: no Node.js is needed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "tests" / "js").glob("*.test.mjs"))
NODE = {"node:test": "test", "node:assert/strict": "assert", "node:fs": "fs"}
MAP = {"imports": {name: f"/tests/ui/node/{file}.mjs" for name, file in NODE.items()}}


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
