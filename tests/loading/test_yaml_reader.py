"""The strict reader: what plain values mean, which line they stand in, what is refused."""

import shutil
from collections import Counter

import pytest
import yaml

from zones.loading import yaml_reader as reader
from zones.loading.pack_files import OWN, pack_files
from zones.loading.problems import ContentError
from zones.loading.yaml_reader import MAX_BYTES, MAX_DEPTH, MAX_NODES, MAX_SCALAR, fetch, parse


@pytest.fixture
def work(monkeypatch):
    """Count the events and the tokens that PyYAML is asked for."""
    counts = Counter()

    def counted(name):
        original = getattr(reader._Events, name)

        def call(self, *args):
            counts[name] += 1
            return original(self, *args)

        monkeypatch.setattr(reader._Events, name, call)

    counted("get_event")
    counted("fetch_more_tokens")
    return counts


@pytest.mark.parametrize(
    ("plain", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("Yes", "Yes"),
        ("1:30", "1:30"),
        ("2026-11-23", "2026-11-23"),
        ("0x1f", "0x1f"),
        ("0o17", "0o17"),
        ("017", "017"),
        ("1_000", "1_000"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("Null", "Null"),
        ("True", "True"),
        ("٣", "٣"),
        ("1e", "1e"),
        ('"18"', "18"),
        ("'true'", "true"),
        ("null", None),
        ("~", None),
        ("", None),
        ("true", True),
        ("false", False),
        ("18", 18),
        ("-3", -3),
        ("0", 0),
        ("0.5", 0.5),
        (".5", 0.5),
        ("-1e3", -1000.0),
    ],
)
def test_a_plain_value_means(plain, value):
    read = parse(f"key: {plain}\n".encode(), "x.yaml").data["key"]
    assert read == value
    assert type(read) is type(value)


def test_every_key_and_item_knows_its_line():
    text = "# comment\n\n- id: a\n  says: >\n    one\n    two\n"
    text += "  list:\n    - x\n    - {k: v}\n- id: b\n"
    document = parse(text.encode(), "x.yaml")
    assert document.data[0]["says"] == "one two\n"
    lines = {
        (): 3,
        (0, "id"): 3,
        (0, "says"): 4,
        (0, "list"): 7,
        (0, "list", 1, "k"): 9,
        (1,): 10,
        (1, "missing"): 10,
        (1, "id", "deeper"): 10,
        (7, "id"): 3,
    }
    assert {path: document.line(path) for path in lines} == lines


def test_windows_line_ends_count_once():
    document = parse(b"a: 1\r\nb: 2\r\nc: 3\r\n", "x.yaml")
    assert document.line(("c",)) == 3


def test_a_mark_at_the_start_and_odd_spaces_in_a_text_are_read():
    text = "\ufeffa: 'mot\u00a0: x'\nb: 3\u202fmm\n"
    assert parse(text.encode(), "x.yaml").data == {"a": "mot\u00a0: x", "b": "3\u202fmm"}


REFUSED = {
    "anchor": (b"a: 1\nb: &x 2\n", 2, "anchor"),
    "anchor-on-mapping": (b"a: 1\nb: &x\n  c: 2\n", 2, "anchor"),
    "alias": (b"a: 1\nb: *x\n", 2, "alias"),
    "alias-as-key": (b"a: 1\n*x : 2\n", 2, "alias"),
    "merge-key": (b"a: 1\n<<: {b: 2}\n", 2, "merge key"),
    "tag": (b"a: 1\nb: !!python/object:os.system x\n", 2, "tag"),
    "local-tag": (b"a: 1\nb: !x {c: 1}\n", 2, "tag"),
    "directive": (b"%YAML 1.1\n---\na: 1\n", 1, "directive"),
    "two-documents": (b"a: 1\n---\nb: 2\n", 2, "second document"),
    "duplicate-key": (b"a: 1\nb: 2\na: 3\n", 3, "stands twice"),
    "duplicate-quoted-key": (b"a: 1\n'a': 3\n", 2, "stands twice"),
    "list-as-key": (b"a: 1\n? [x]\n: 2\n", 2, "used as a key"),
    "latin-1": (b"a: 1\nb: \xe9t\xe9\n", 2, "not UTF-8"),
    "utf-16": ("a: 1\n".encode("utf-16"), 1, "not UTF-8"),
    "no-break-indent": ("a:\n\u00a0\u00a0b: 1\n".encode(), 2, "U+00A0"),
    "no-break-after-dash": ("a:\n  -\u00a0b\n".encode(), 2, "U+00A0"),
    "wide-space-after-colon": ("a: 1\nb:\u3000x\n".encode(), 2, "U+3000"),
    "byte-order-mark-inside": (b"a: 1\nb: x\xef\xbb\xbfy\n", 2, "byte order mark"),
    "nul": (b"a: 1\nb: x\0y\n", 2, "U+0000"),
    "control": (b"a: 1\nb: x\x1b[31my\n", 2, "U+001B"),
    "tab-indent": (b"a:\n\tb: 1\n", 2, "tab"),
    "tab-in-text": (b"a: 1\nb: x\ty\n", 2, "tab"),
    "line-separator": ("a: 1\nb: x\u2028y\n".encode(), 2, "U+2028"),
    "next-line": ("a: 1\nb: x\x85y\n".encode(), 2, "U+0085"),
    "old-mac-line-end": (b"a: 1\nb: 2\rc: 3\n", 2, "U+000D"),
    "no-width": ("a: 1\nb: x\u200by\n".encode(), 2, "U+200B"),
    "word-joiner": ("a: 1\nb: x\u2060y\n".encode(), 2, "U+2060"),
    "tag-sign": ("a: 1\nb: x\U000e0041y\n".encode(), 2, "U+E0041"),
    "turned-text": ("a: 1\nb: x\u202ey\n".encode(), 2, "U+202E"),
    "escaped-nul": (b'a: 1\nb: "x\\0y"\n', 2, "U+0000"),
    "escaped-surrogate": (b'a: 1\nb: "\\ud800"\n', 2, "U+D800"),
    "escape-out-of-range": (b'a: 1\nb: "\\UFFFFFFFF"\n', 1, "escape"),
    "unknown-escape": (b'a: 1\nb: "\\q"\n', 2, "not valid YAML"),
    "unclosed-list": (b"a: 1\nb: [1, 2\n", 2, "not valid YAML"),
    "unclosed-quote": (b'a: 1\nb: "x\n', 2, "not valid YAML"),
    "bad-indent": (b"a: 1\n  b: 2\n", 2, "not valid YAML"),
    "colon-in-text": (b"a: 1\nb: c: d\n", 2, "not valid YAML"),
    "empty": (b"", 1, "empty"),
    "comment-only": (b"# nothing\n", 1, "empty"),
    "only-null": (b"# nothing\n---\n", 1, "empty"),
    "number-too-long": (b"a: 1\nb: " + b"9" * 5000 + b"\n", 2, "40 digits"),
    "text-too-long": (b"a: 1\nb: " + b"x" * (MAX_SCALAR + 1) + b"\n", 2, "longer than"),
    "key-too-long": (b"a: 1\n? " + b"x" * (MAX_SCALAR + 1) + b"\n: 1\n", 2, "longer than"),
    "too-large": (b"# x\n" * (MAX_BYTES // 4 + 1), 1, "larger than"),
    "too-many-values": (b"- [" + b"1," * (MAX_NODES + 1) + b"]\n", 1, "values"),
    "too-deep": (b"a: 1\nb: " + b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1), 2, "deeper"),
    "bracket-bomb": (b"[" * 40_000, 1, "deeper"),
    "brace-bomb": (b"{a: " * 10_000, 1, "deeper"),
    "bracket-bomb-in-lines": (b"[\n" * 40_000, MAX_DEPTH + 2, "deeper"),
    "dash-bomb": (b"- " * 40_000, 1, "deeper"),
    "question-bomb": (b"? " * 40_000, 1, "used as a key"),
    "laughing-aliases": (
        b"a: &a [x, x]\n" + b"".join(b"b%d: [*a, *a]\n" % i for i in range(50)),
        1,
        "anchor",
    ),
    "merge-bomb": (
        b"- &m0 {a: 1}\n" + b"".join(b"- &m%d {<<: [*m%d]}\n" % (i + 1, i) for i in range(30)),
        1,
        "anchor",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_the_reader_refuses(name, work):
    raw, line, message = REFUSED[name]
    with pytest.raises(ContentError) as caught:
        parse(raw, "pack/x.yaml")
    [problem] = caught.value.problems
    assert (problem.file, problem.line) == ("pack/x.yaml", line)
    assert message in problem.message
    assert problem.remedy
    assert "\n" not in str(problem)
    assert work["get_event"] <= 2 * MAX_NODES + 10


@pytest.mark.parametrize(
    "name", ["bracket-bomb", "brace-bomb", "bracket-bomb-in-lines", "dash-bomb", "question-bomb"]
)
def test_a_bomb_is_refused_after_little_work(name, work):
    with pytest.raises(ContentError):
        parse(REFUSED[name][0], "x.yaml")
    assert work["get_event"] <= 2 * MAX_DEPTH + 10
    assert work["fetch_more_tokens"] <= 1_100  # PyYAML looks 1024 characters ahead for a key


def test_as_deep_as_allowed_is_read():
    depth = MAX_DEPTH
    data = parse(b"[" * depth + b"x" + b"]" * depth, "x.yaml").data
    for _ in range(depth):
        [data] = data
    assert data == "x"


def test_libyaml_is_never_asked_for_a_strangers_file(monkeypatch):
    def crash(*args, **kwargs):
        raise AssertionError("libyaml was used")

    monkeypatch.setattr(reader, "CParser", crash)
    for name in ("CParser", "CSafeLoader", "CLoader"):
        monkeypatch.setattr(yaml, name, crash, raising=False)
    assert parse(b"a: [1, 2]\n", "x.yaml").data == {"a": [1, 2]}


@pytest.mark.parametrize("name", REFUSED)
def test_our_own_files_are_refused_for_the_same_reasons(name):
    raw, line, message = REFUSED[name]
    with pytest.raises(ContentError) as caught:
        parse(raw, "x.yaml", own=True)
    [problem] = caught.value.problems
    assert problem.line == line
    assert message in problem.message


@pytest.mark.parametrize("path", sorted(OWN.rglob("*.yaml")), ids=lambda p: str(p.relative_to(OWN)))
def test_libyaml_and_pure_python_read_our_own_files_alike(path):
    assert reader.CParser is not None, "PyYAML has no libyaml here; install its wheel"
    raw = path.read_bytes()
    assert parse(raw, path.name, own=True) == parse(raw, path.name)


def test_only_files_of_the_package_are_its_own(tmp_path):
    shutil.copytree(OWN / "schools" / "rwo-shur", tmp_path / "mine")
    assert not any(file.own for file in pack_files(tmp_path / "mine"))
    assert all(file.own for file in pack_files(OWN / "schools" / "rwo-shur"))


def test_markup_stays_plain_text():
    text = "<b>bold</b> <script>alert(1)</script> &amp;"
    assert parse(f"a: '{text}'\n".encode(), "x.yaml").data["a"] == text


def test_only_regular_files_are_fetched(tmp_path):
    with pytest.raises(OSError, match="not a regular file"):
        fetch(tmp_path)
    endless = tmp_path / "endless.yaml"
    endless.symlink_to("/dev/zero")
    with pytest.raises(OSError, match="not a regular file"):
        fetch(endless)


def test_a_large_file_is_read_no_further_than_the_bound(tmp_path):
    file = tmp_path / "large.yaml"
    file.write_bytes(b"#" * (MAX_BYTES * 2))
    assert len(fetch(file)) == MAX_BYTES + 1
