"""A TCP proxy that delays and counts bytes; browsers do not throttle websockets themselves."""

from __future__ import annotations

import asyncio
import threading


class Proxy:
    """A proxy between browser and server, in its own thread.

    Parameters
    ----------
    target : int
        The server's port on this machine.
    delay : float
        Seconds by which each piece of data is delayed, in each direction.
    """

    def __init__(self, target: int, delay: float = 0.0) -> None:
        self.target, self.delay = target, delay
        self.received = 0
        """Bytes sent to the browser."""
        self.port = 0
        self._loop = asyncio.new_event_loop()
        ready = threading.Event()
        threading.Thread(target=self._run, args=(ready,), daemon=True).start()
        ready.wait(10)

    def _run(self, ready: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._meet, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        self._loop.run_forever()

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there = await asyncio.open_connection("127.0.0.1", self.target)
        await asyncio.gather(
            self._pump(reader, there[1], False), self._pump(there[0], writer, True)
        )

    async def _pump(
        self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, count: bool
    ) -> None:
        waiting: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        sender = asyncio.create_task(self._send(waiting, sink))
        try:
            while data := await source.read(65536):
                if count:
                    self.received += len(data)
                waiting.put_nowait((self._loop.time() + self.delay, data))
        except ConnectionError:
            pass
        waiting.put_nowait((self._loop.time() + self.delay, b""))
        await sender

    async def _send(
        self, waiting: asyncio.Queue[tuple[float, bytes]], sink: asyncio.StreamWriter
    ) -> None:
        try:
            while True:
                due, data = await waiting.get()
                await asyncio.sleep(max(0.0, due - self._loop.time()))
                if not data:
                    break
                sink.write(data)
                await sink.drain()
        except ConnectionError:
            pass
        finally:
            sink.close()
