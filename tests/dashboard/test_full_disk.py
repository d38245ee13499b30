"""A machine on which little works: the disk is full, the cache cannot be made, files are few."""

from __future__ import annotations

import sys
from pathlib import Path

from tests import loops
from tests.dashboard.server import ROOT, reader, running
from tests.dashboard.test_crowd import dialog, half_open, sheet

FULL = ("sh", "-c", 'ulimit -f 0; exec "$@"', "sh")
"""A file may have no byte: each write fails, as on a full disk."""


def test_a_reader_gets_map_and_sheet_on_a_full_disk(tmp_path: Path):
    odd = tmp_path / "ä folder; it's $HOME & “more”"
    odd.symlink_to(ROOT, target_is_directory=True)
    nowhere = tmp_path / "a file"
    nowhere.write_text("no folder")

    async def read() -> dict:
        client = await reader(server)
        assert await client.set(client.model("FootMap"), "view", "dorsal") == "OK"
        client.close()
        return await sheet(await dialog(server), 1)

    command = (*FULL, sys.executable, str(odd / "app.py"))
    caches = {"XDG_CACHE_HOME": str(nowhere / "cache"), "HOME": str(nowhere)}
    with running(tmp_path, command, files=128, **caches) as server:
        with half_open(server.port, 200):
            assert server.get("/")[0] == 200
        assert "preview" in loops.run(read())
        assert server.get("/")[0] == 200
