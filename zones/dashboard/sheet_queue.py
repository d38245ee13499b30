"""Sheets for readers, made by other processes in turn, within limits of time and memory."""

from __future__ import annotations

import asyncio
import contextlib
import os
import subprocess
import sys
import time
from functools import lru_cache
from pathlib import Path

from zones.dashboard.guard.door import door
from zones.dashboard.guard.limits import Limits
from zones.dashboard.guard.line import Line
from zones.dashboard.sheet_worker import LENGTH, packed
from zones.sheets.request import Shown

GRACE = 2.0
"""Seconds for a sheet that nobody waits for any more; to start a worker anew takes as long."""
HERE = Path(__file__).parents[2]


class Failed(Exception):
    """A worker has ended without an answer, by itself or by its limit."""


class Worker:
    """A process that makes one sheet after the other; started when first needed."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: asyncio.subprocess.Process | None = None

    async def make(self, work: bytes) -> str:
        """Return the answer to a request.

        Raises
        ------
        Failed
            If the process ends, or is ended because it did not answer in time.
        """
        process = await self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        done = False
        try:
            process.stdin.write(work)
            text = await asyncio.wait_for(self._read(process.stdout), self._limits.sheet_seconds)
            done = True
        except (asyncio.IncompleteReadError, asyncio.TimeoutError, OSError):
            raise Failed from None
        finally:
            if not done:
                await self.end()
        return text.decode()

    @staticmethod
    async def _read(source: asyncio.StreamReader) -> bytes:
        head = await source.readexactly(LENGTH.size)
        return await source.readexactly(LENGTH.unpack(head)[0])

    async def _running(self) -> asyncio.subprocess.Process:
        if self._process is None or self._process.returncode is not None:
            paths = [str(HERE), os.environ.get("PYTHONPATH", "")]
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "zones.dashboard.sheet_worker",
                str(self._limits.sheet_bytes),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                start_new_session=True,  # a signal for the server is not one for its worker
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
            )
        return self._process

    async def end(self) -> None:
        """End the process; the next sheet starts another."""
        process, self._process = self._process, None
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            assert process.stdin is not None
            process.stdin.close()
            await process.wait()


class SheetQueue:
    """The sheets requested in one process of the server.

    Parameters
    ----------
    limits : Limits
        ``sheet_workers``, ``max_waiting_sheets``, ``sheet_seconds`` and ``sheet_bytes``.
    """

    def __init__(self, limits: Limits) -> None:
        self._workers = [Worker(limits) for _ in range(limits.sheet_workers)]
        self._free = list(self._workers)
        self._reserved = 0  # for callers who have a turn and have not taken a worker yet
        most = limits.max_waiting_sheets
        self._line = Line(most, max(2, most // 2), self._give_up)
        self._mean = 1.0  # seconds for a sheet, a running mean
        door().at_end.append(self.end)

    async def make(self, request: str, shown: Shown, language: str, address: str = "") -> str:
        """Make what a request asks for; see `zones.sheets.request.answer`.

        Parameters
        ----------
        request, shown, language
            As of `zones.sheets.request.answer`.
        address : str
            Of the reader; addresses take turns. A caller that is cancelled leaves the line, and
            work that has begun for it is ended soon.

        Raises
        ------
        Busy
            If too many wait.
        Failed
            If it took too long or too much memory.
        """
        if len(self._free) <= self._reserved:
            await self._line.wait(address, self._mean)
        else:
            self._reserved += 1
        self._reserved -= 1
        worker = self._free.pop()
        work = asyncio.ensure_future(self._made(worker, packed(request, shown, language)))
        door().working.add(work)
        try:
            return await asyncio.shield(work)
        except asyncio.CancelledError:
            asyncio.get_running_loop().call_later(GRACE, work.cancel)
            raise

    async def _made(self, worker: Worker, work: bytes) -> str:
        began = time.monotonic()
        try:
            return await worker.make(work)
        finally:
            self._mean = 0.8 * self._mean + 0.2 * (time.monotonic() - began)
            door().working.discard(asyncio.current_task())
            self._free.append(worker)
            self._call()

    def _call(self) -> None:
        if self._line.call():
            self._reserved += 1

    def _give_up(self) -> None:
        self._reserved -= 1
        self._call()

    async def end(self) -> None:
        """End all workers."""
        for worker in self._workers:
            await worker.end()


@lru_cache(maxsize=1)
def sheet_queue() -> SheetQueue:
    """Return the queue of this process."""
    return SheetQueue(door().limits)
