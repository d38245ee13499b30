"""What a client may say over a page's websocket: hostile messages against a real server."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import gzip
import json
import time
import zlib

import pytest
from tornado.httpclient import HTTPClientError
from tornado.websocket import WebSocketClosedError

from tests import loops
from tests.dashboard.server import Client, Server, clicks, reader, token_of
from zones.dashboard.guard.websocket.messages import Refused, check
from zones.dashboard.guard.websocket.writable import WRITABLE, accepts
from zones.dashboard.sheet_dialog import SheetDialog
from zones.hosts.panel import FootMap

VALUES = (
    None,
    True,
    0,
    -1.5,
    10**30,
    "",
    "x",
    "liver",
    "plantar",
    "<script>alert(1)</script>",
    "\x00\ud800",
    "\u202e\u200b",
    "a" * 3999,
    "a" * 4001,
    [],
    ["liver"],
    ["liver", "liver"],
    ["x" * 5000],
    [1, [2, {"a": 3}]],
    ["x"] * 600,
    {},
    {"a": 1},
    {"type": "evil"},
    {"type": "bytes", "data": base64.b64encode(gzip.compress(bytes(1 << 22))).decode()},
    {"type": "ndarray", "array": [1], "dtype": "float64", "shape": [10**9], "order": "little"},
    {"type": "object", "name": "CustomJS", "id": "p9", "attributes": {"code": "alert(1)"}},
    {"type": "map", "entries": [["__proto__", {"type": "map", "entries": []}]]},
    {"type": "slice", "start": 0, "stop": 10**9, "step": 1},
    {"type": "symbol", "name": "x"},
    {"type": "number", "value": "nan"},
    {"id": "p1001"},
    [[[[[[[["deep"]]]]]]]],
)
OPEN = {name for names in WRITABLE.values() for name in names}


@pytest.fixture(autouse=True)
def nothing_is_left(server):
    """After each attack the server lives, has logged little and holds no more memory."""
    log, memory = len(server.log), server.memory
    yield
    assert server.alive()
    assert len(server.log) - log < 50_000
    assert server.memory - memory < 50


async def refusal(server: Server, token: str | None = None, origin: str = "") -> int:
    with pytest.raises(HTTPClientError) as error:
        await Client.open(server, token, origin)
    return error.value.code


@pytest.mark.parametrize(
    "origin", ["none", "null", "http://evil.example", "http://127.0.0.1.evil.example:{port}"]
)
def test_pages_of_other_origins_open_no_websocket(server, origin):
    origin = origin.replace("{port}", str(server.port))
    assert loops.run(refusal(server, None, origin)) == 403


def forged(**payload) -> str:
    return base64.urlsafe_b64encode(json.dumps(payload).encode()).decode().rstrip("=")


def bomb() -> str:
    packed = zlib.compress(b'{"a":"' + b"A" * (1 << 23) + b'"}', 9)
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


@pytest.mark.parametrize(
    "token",
    [
        "AAAA",
        "é" * 40,
        forged(session_id="x" * 44, session_expiry=1),
        forged(session_id="x" * 44, session_expiry=2**40),
        forged(session_id="", session_expiry=2**40),
        forged(session_id={"a": 1}, session_expiry=2**40),
        forged(session_id="x" * 44, session_expiry=2**40, __bk__zlib_=bomb()[:7000]),
        forged(session_id="x" * 44, session_expiry=2**40, __bk__zlib_=5),
        "[" * 5000,
    ],
    ids=range(9),
)
def test_a_token_that_the_server_did_not_make_opens_nothing(server, token):
    encoded = token.encode("latin1", "replace").decode("latin1")
    assert loops.run(refusal(server, encoded)) == 403


def test_a_changed_token_opens_nothing(server):
    token = token_of(server)
    body, _, signature = token.partition(".")
    assert loops.run(refusal(server, f"{body}.{signature[::-1]}")) == 403
    assert loops.run(refusal(server, body)) == 403


def test_a_session_has_one_websocket(server):
    async def twice():
        token = token_of(server)
        first = await Client.open(server, token)
        assert await refusal(server, token) == 403
        first.close()
        await asyncio.sleep(0.3)
        (await Client.open(server, token)).close()  # a browser that was away comes back

    loops.run(twice())


@pytest.fixture(scope="module")
def document():
    """The document of a page, as the server holds it."""
    from bokeh.document import Document

    from zones.dashboard.page import dashboard

    found = Document()
    dashboard().server_doc(found)
    return found


def change(model: str, name: str, value: object = "plantar") -> dict:
    return {"kind": "ModelChanged", "model": {"id": model}, "attr": name, "new": value}


def judged(document, *events: object) -> bool:
    """Whether the rules let a message through."""
    header = json.dumps({"msgid": "1", "msgtype": "PATCH-DOC"})
    content = json.dumps({"events": list(events)})
    try:
        check(header, "{}", content, lambda *it: accepts(document, *it))
    except Refused:
        return False
    return True


def test_of_all_properties_only_those_of_a_reader_are_open(document):
    """Every property of every model, and names that are none: code, styles, texts, tags."""
    let_in = set()
    for model in document.models:
        names = {*model.properties(), "__class__", "_property_values", "document", "esm", "text"}
        kind = type(model).__name__.rstrip("0123456789")
        let_in |= {(kind, name) for name in names if judged(document, change(model.id, name))}
    assert let_in == {(kind, name) for kind, names in WRITABLE.items() for name in names}
    assert "esm" not in OPEN


def test_what_is_open_is_what_the_parameters_say():
    for component in (FootMap, SheetDialog):
        for name in WRITABLE[component.__name__]:
            said = component.param[name].doc
            assert said.endswith(("Both ways.", "From the browser.")), said


@pytest.mark.parametrize("value", VALUES, ids=range(len(VALUES)))
@pytest.mark.parametrize("name", sorted(OPEN))
def test_only_plain_values_get_through(document, name, value):
    (model,) = (m for m in document.models if name in WRITABLE.get(component_of(m), ()))
    plain = isinstance(value, bool) or (
        isinstance(value, str) and len(value) <= 4000 and "\x00" not in value
    )
    plain |= isinstance(value, list) and all(isinstance(v, str) and len(v) < 4000 for v in value)
    if isinstance(value, list) and len(value) > 512:
        plain = False
    assert judged(document, change(model.id, name, value)) == plain


def record(**entries) -> dict:
    """A record as Bokeh's code in the browser writes it."""
    return {"type": "map", "entries": [[key, value] for key, value in entries.items()]}


ANSWER = record(kind="find", zone="liver", right="liver", mark="second", tried=["heart"])
NO_RECORDS = (
    [record(kind={"type": "object", "name": "Div", "id": "p8"})],
    [record(tried=[["heart"]])],
    [record(tried=[{"type": "map", "entries": []}])],
    [record(kind=7)],
    [record(kind="x" * 4001)],
    [record(**{f"key{i}": "x" for i in range(9)})],
    [{"type": "map", "entries": [["kind"]]}],
    [{"type": "map", "entries": {}}],
    [{"type": "object", "entries": []}],
    [{"type": "map", "entries": [], "id": "p8"}],
    [ANSWER] * 513,
    [ANSWER, "liver"],
    ANSWER,
)


def test_answers_get_through_as_records_and_nothing_else_does(document):
    model = next(m for m in document.models if component_of(m) == "FootMap")
    assert judged(document, change(model.id, "quiz_results", [ANSWER, ANSWER]))
    assert not judged(document, change(model.id, "selection", [ANSWER]))
    dialog = next(m for m in document.models if component_of(m) == "SheetDialog")
    assert not judged(document, change(dialog.id, "request", [ANSWER]))
    for value in NO_RECORDS:
        assert not judged(document, change(model.id, "quiz_results", value)), value


def component_of(model) -> str:
    return type(model).__name__.rstrip("0123456789")


def test_values_that_get_through_do_no_harm(server):
    """Each plain value for each property: an answer, no error, and the page as it was."""

    async def try_all() -> None:
        client = await reader(server)
        for component, names in WRITABLE.items():
            for name in sorted(names - {"request"}):
                for value in ("", "x", "<script>alert(1)</script>", "\u202e", True, [], ["x"]):
                    assert await client.set(client.model(component), name, value) == "OK"
        await client.pull()
        assert "script" not in json.dumps(client.models[client.model("FootMap")])
        client.close()

    loops.run(try_all())


REFUSED_EVENTS = (
    {"kind": "TitleChanged", "title": "<script>"},
    {
        "kind": "RootAdded",
        "model": {"type": "object", "name": "Div", "id": "p8", "attributes": {"text": "mine"}},
    },
    {"kind": "RootRemoved", "model": {"id": "p1001"}},
    {"kind": "MessageSent", "msg_type": "x", "msg_data": None},
    {"kind": "ColumnsStreamed", "model": {"id": "p1001"}, "attr": "view", "data": {}},
    {"kind": "Evil"},
    {},
    None,
    [],
)


@pytest.mark.parametrize("event", REFUSED_EVENTS, ids=range(len(REFUSED_EVENTS)))
def test_no_other_event_gets_through(document, event):
    assert not judged(document, event)


@pytest.mark.parametrize(
    ("header", "metadata", "content"),
    [
        ("<script>", "{}", "{}"),
        ("[]", "{}", "{}"),
        ("null", "null", "null"),
        ('{"msgid":"1","msgtype":"EVIL"}', "{}", "{}"),
        ('{"msgid":"1","msgtype":"ACK"}', "{}", "{}"),
        ('{"msgid":"1","msgtype":"PUSH-DOC"}', "{}", '{"doc":{}}'),
        ('{"msgid":"1","msgtype":"PATCH-DOC","num_buffers":1000000000}', "{}", '{"events":[]}'),
        ('{"msgid":"1","msgtype":"PATCH-DOC"}', "{}", "[]"),
        ('{"msgid":"1","msgtype":"PATCH-DOC"}', "{}", '{"events":[]}'),
        ('{"msgid":"1","msgtype":"PATCH-DOC"}', "{}", '{"events":' + "9" * 60000 + "}"),
        ('{"msgid":"1","msgtype":"PATCH-DOC"}', "{}", '{"events":' + "[" * 30000),
        ('{"msgid":"1","msgtype":"PATCH-DOC"}', "{}", '{"events":[NaN]}'),
        ('{"msgid":"1","msgtype":"PULL-DOC-REQ"}', '{"a":1}', "{}"),
        ('{"msgid":"1","msgtype":"PULL-DOC-REQ"}', "{}", '{"a":1}'),
        ('{"msgid":"' + "A" * 300 + '","msgtype":"PULL-DOC-REQ"}', "{}", "{}"),
        ('{"msgid":{"a":1},"msgtype":"PULL-DOC-REQ"}', "{}", "{}"),
    ],
    ids=range(16),
)
def test_messages_that_no_page_sends_are_refused(header, metadata, content):
    with pytest.raises(Refused):
        check(header, metadata, content, lambda *_: True)


def test_who_goes_on_with_hostile_messages_is_dropped_in_a_few_short_lines(server):
    async def go_on() -> list[str]:
        client = await reader(server)
        (widget,) = (
            id
            for id, model in client.models.items()
            if model.get("attributes", {}).get("class_name", "").startswith("FootMap")
        )
        secret = "in-the-message" * 100
        return [await client.set(widget, "esm", secret) for _ in range(4)]

    before = server.log
    assert loops.run(go_on()) == ["ERROR", "ERROR", "ERROR", "1008"]
    said = server.log.removeprefix(before)
    assert "in-the-message" not in said
    assert 0 < len(said.splitlines()) < 8


@pytest.mark.parametrize("frame", ["A" * 70_000, b"\0" * 70_000, b"binary"])
def test_what_is_too_long_or_not_text_ends_the_connection(server, frame):
    async def send() -> int | None:
        client = await Client.open(server)
        with contextlib.suppress(WebSocketClosedError):
            await client.frames(frame)
        return await client.code()

    assert loops.run(send()) in (1008, 1009)


def test_a_document_is_sent_a_few_times_and_no_more(server):
    async def pull() -> list[str]:
        client = await Client.open(server)
        found = [(await client.ask("PULL-DOC-REQ", {}))[0] for _ in range(4)]
        client.close()
        return found

    assert loops.run(pull()) == ["PULL-DOC-REPLY"] * 3 + ["ERROR"]


def test_half_a_message_and_silence_harm_nobody(server):
    async def hold() -> None:
        held = [await Client.open(server) for _ in range(5)]
        for client in held:
            await client.frames('{"msgid":"1","msgtype":"PATCH-DOC"}', "{}")
        assert len(await clicks(await reader(server), 0.5)) > 2
        for client in held:
            client.close()

    loops.run(hold())


def test_a_flood_of_messages_is_read_at_a_readers_pace(server):
    """Others do not wait for it: the flood stays in its own connection."""

    async def flood() -> tuple[int, float, list[float]]:
        client, other = await reader(server), await reader(server)
        model, answered, began = client.model("FootMap"), 0, time.monotonic()
        for view in ("dorsal", "medial") * 300:
            await client.send("PATCH-DOC", {"events": [change(model, "view", view)]})

        async def count() -> None:
            nonlocal answered
            while True:
                await client.receive()
                answered += 1

        counting = asyncio.ensure_future(count())
        times = await clicks(other, 2)
        counting.cancel()
        client.close()
        return answered, time.monotonic() - began, times

    answered, took, times = loops.run(flood())
    assert answered < 60 * (5 + took) + 10
    assert len(times) > 4
