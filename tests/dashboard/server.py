"""A server in a process of its own, and a client that is no browser. All stays on the loopback."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

ROOT = Path(__file__).parents[2]
APP = (sys.executable, "app.py")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A running server: its process, its port and what it has logged."""

    def __init__(self, process: subprocess.Popen, port: int, log: Path, path: str) -> None:
        self.process, self.port, self._log, self.path = process, port, log, path

    @property
    def log(self) -> str:
        return self._log.read_text("utf-8", "replace")

    @property
    def memory(self) -> float:
        """Resident, in MB."""
        return psutil.Process(self.process.pid).memory_info().rss / 2**20

    def alive(self) -> bool:
        return self.process.poll() is None and self.get("/favicon.ico")[0] == 200

    def get(self, path: str = "", method: str = "GET", head: str = "") -> tuple[int, str, bytes]:
        """Return status, head and body of an answer; the path is sent as it is."""
        raw = f"{method} {path or self.path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n{head}"
        return self.send(raw.encode("latin1") + b"Connection: close\r\n\r\n")

    def send(self, raw: bytes) -> tuple[int, str, bytes]:
        with socket.create_connection(("127.0.0.1", self.port), 30) as stream:
            data = b""
            with contextlib.suppress(ConnectionError):
                stream.sendall(raw)
                while part := stream.recv(1 << 16):
                    data += part
        head, _, body = data.partition(b"\r\n\r\n")
        status = int(head[9:12]) if head.startswith(b"HTTP/1.1 ") else 0
        return status, head.decode("latin1"), body

    def stop(self, sign: int = signal.SIGTERM) -> float:
        """Ask the process to end and return how many seconds that took."""
        began = time.monotonic()
        with contextlib.suppress(ProcessLookupError):
            self.process.send_signal(sign)
        self.process.wait(30)
        return time.monotonic() - began


@contextlib.contextmanager
def running(
    folder: Path,
    command: tuple[str, ...] = APP,
    path: str = "/",
    files: int | None = None,
    **environment: str,
) -> Iterator[Server]:
    """Run a server until the block ends; ``files`` is how many it may open."""
    port = int(environment.pop("PORT", free_port()))
    command = tuple(part.replace("{port}", str(port)) for part in command)
    if files:
        command = ("sh", "-c", f'ulimit -n {files}; exec "$@"', "sh", *command)
    log = folder / f"server-{port}.log"
    with log.open("w") as out:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            env={**os.environ, "PORT": str(port), "ADDRESS": "127.0.0.1", **environment},
        )
    server = Server(process, port, log, path)
    try:
        for _ in range(900):
            assert process.poll() is None, server.log
            with contextlib.suppress(OSError):
                if server.get("/favicon.ico")[0]:
                    break
            time.sleep(0.1)
        else:
            raise AssertionError(f"no answer: {server.log}")
        yield server
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)


def token_of(server: Server, query: str = "", head: str = "") -> str:
    """Ask for a page and return the token in it."""
    status, _, body = server.get(server.path + query, head=head)
    assert status == 200, status
    return re.search(rb'"token":"([^"]+)"', body)[1].decode()


class Client:
    """A page's websocket, which can say things that no page says."""

    def __init__(self, socket: WebSocketClientConnection) -> None:
        self.socket = socket
        self._number = itertools.count(1)
        self.models: dict[str, dict[str, Any]] = {}

    @classmethod
    async def open(
        cls, server: Server, token: str | None = None, origin: str = "", agent: str = "test"
    ) -> Client:
        if token is None:
            token = await asyncio.to_thread(token_of, server, "", f"User-Agent: {agent}\r\n")
        place = f"127.0.0.1:{server.port}"
        request = HTTPRequest(
            f"ws://{place}{server.path.rstrip('/')}/ws",
            headers={"Origin": origin or f"http://{place}"} if origin != "none" else {},
            user_agent=agent,
            request_timeout=30,
        )
        socket = await websocket_connect(
            request, subprotocols=["bokeh", token], max_message_size=1 << 28
        )
        socket.protocol.stream.set_nodelay(True)  # as browsers do
        client = cls(socket)
        header, _ = await client.receive()
        assert header["msgtype"] == "ACK"
        return client

    async def pull(self) -> dict[str, Any]:
        """Ask for the document, note its models, and say that they have been drawn."""
        content = (await self.ask("PULL-DOC-REQ", {}))[1]
        stack: list[Any] = [content["doc"]]
        while stack:
            found = stack.pop()
            if isinstance(found, dict):
                if found.get("type") == "object" and "id" in found:
                    self.models[found["id"]] = found
                stack += found.values()
            elif isinstance(found, list):
                stack += found
        ready = {"type": "event", "name": "document_ready", "values": {"type": "map"}}
        event = {"kind": "MessageSent", "msg_type": "bokeh_event", "msg_data": ready}
        assert await self.patch(event) == "OK"
        return content["doc"]

    def model(self, name: str) -> str:
        """Return the id of the model of a component's data."""
        return next(
            id for id, model in self.models.items() if re.fullmatch(rf"{name}\d+", model["name"])
        )

    async def send(self, type: str, content: Any, **header: Any) -> str:
        id = f"m{next(self._number)}"
        head = json.dumps({"msgid": id, "msgtype": type, **header})
        await self.frames(head, "{}", json.dumps(content))
        return id

    async def frames(self, *frames: str | bytes) -> None:
        for frame in frames:
            await self.socket.write_message(frame, binary=isinstance(frame, bytes))

    async def receive(self) -> tuple[dict[str, Any], Any]:
        frames = []
        for _ in range(3):
            frame = await asyncio.wait_for(self.socket.read_message(), 30)
            if frame is None:
                raise ConnectionError(self.socket.close_code)
            frames.append(json.loads(frame))
        for _ in range(2 * frames[0].get("num_buffers", 0)):
            await self.socket.read_message()
        return frames[0], frames[2]

    async def ask(self, type: str, content: Any, **header: Any) -> tuple[str, Any]:
        """Send a message and return type and content of its answer."""
        id = await self.send(type, content, **header)
        while True:
            answer, found = await self.receive()
            if answer.get("reqid") == id:
                return answer["msgtype"], found

    async def set(self, model: str, name: str, value: Any) -> str:
        """Set a property and return OK, ERROR or, if the connection ends, its code."""
        event = {"kind": "ModelChanged", "model": {"id": model}, "attr": name, "new": value}
        return await self.patch(event)

    async def patch(self, *events: Any) -> str:
        try:
            kind, content = await self.ask("PATCH-DOC", {"events": list(events)})
        except ConnectionError as error:
            return str(error)
        assert kind == "OK" or content == {"text": "refused", "traceback": None}, content
        return kind

    async def code(self) -> int | None:
        """Wait until the server ends the connection, and return its code."""
        while await asyncio.wait_for(self.socket.read_message(), 30) is not None:
            pass
        return self.socket.close_code

    def close(self) -> None:
        self.socket.close()


async def clicks(client: Client, seconds: float) -> list[float]:
    """Click as a reader does and return how long each answer took, in ms."""
    model = client.model("FootMap")
    found, end = [], time.monotonic() + seconds
    for view in itertools.cycle(("dorsal", "plantar")):
        if time.monotonic() > end:
            break
        began = time.perf_counter()
        assert await client.set(model, "view", view) == "OK"
        found.append(1000 * (time.perf_counter() - began))
        await asyncio.sleep(0.05)
    return found


async def reader(server: Server, agent: str = "test") -> Client:
    """Open a page and take its document; ``agent`` is what the browser calls itself."""
    client = await Client.open(server, agent=agent)
    await client.pull()
    return client
