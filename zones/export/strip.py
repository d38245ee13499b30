"""Takes comments and spare white space out of our own scripts and styles for a page in one file.

Nothing is renamed or rewritten. The script is read token by token, so that what looks like a
comment inside a text, a template or a regular expression stays.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
    |(?P<text>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
    |(?P<space>\s+)
    |(?P<word>[\w$]+)
    |(?P<sign>.)""",
    re.DOTALL | re.VERBOSE,
)
_QUOTED = r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'"""
_REGEX = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*")
_TEMPLATE = re.compile(r"(?:\\.|\$(?!\{)|[^`\\$])*(?:`|\$\{)", re.DOTALL)
_BEFORE_REGEX = set("(,=:[!&|?{;+-*%<>~^") | {"return", "typeof", "case", "in", "of", ""}


def strip_script(text: str) -> str:
    r"""Return a script without comments, indentation and empty lines.

    >>> strip_script("const a = 'http://x'; // why\n\n  f(`//${a /* b */}`, /\\/\\//);")
    "const a='http://x';\nf(`//${a}`,/\\/\\//);"
    """
    parts: list[str] = []
    last = ""  # the last token that is neither space nor comment
    gap = ""  # white space before the next token: a line's end, a blank or nothing
    depths: list[int] = []  # open braces inside each open ${…}
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        assert found is not None  # the last branch takes any sign
        kind, token = found.lastgroup, found.group()
        if kind in ("space", "comment"):
            gap = "\n" if "\n" in token or gap == "\n" else " "
            at = found.end()
            continue
        if token == "/" and last in _BEFORE_REGEX:
            token = _after(_REGEX, text, at)
        elif token == "`" or (token == "}" and depths and depths[-1] == 0):
            if token == "}":
                depths.pop()
            token += _after(_TEMPLATE, text, at + 1)
            if token.endswith("${"):
                depths.append(0)
        elif token in "{}" and depths:
            depths[-1] += 1 if token == "{" else -1
        if gap == "\n" or (gap == " " and _apart(last, token)):
            parts.append(gap)
        parts.append(token)
        last, gap = token if kind != "text" else '"', ""
        if token.endswith("${"):
            last = "{"
        at += len(token)
    return "".join(parts).strip()


def _after(pattern: re.Pattern[str], text: str, at: int) -> str:
    found = pattern.match(text, at)
    if not found:
        line = text.count("\n", 0, at) + 1
        raise ValueError(f"line {line} of the script cannot be read; write it more plainly")
    return found.group()


def _apart(before: str, after: str) -> bool:
    """Whether a blank between two tokens means something: between words, or as in ``a - -b``."""
    words = re.match(r"[\w$]", after) and re.search(r"[\w$]$", before)
    return bool(words) or (before in "+-/" and after[:1] in "+-/")


def strip_style(text: str) -> str:
    """Return a style sheet without comments and spare white space.

    >>> strip_style("/* why */ .a :is(b, i) { margin: calc(1px + 2px);  content: ' ; ' }")
    ".a :is(b,i){margin:calc(1px + 2px);content:' ; '}"
    """
    without = re.sub(
        rf"({_QUOTED})|/\*.*?\*/", lambda found: found[1] or " ", text, flags=re.DOTALL
    )
    # A colon may have a blank before it, as in ".a :hover", but needs none after it.
    pattern = rf"({_QUOTED})|\s*([{{}};,])\s*|(:)\s+|\s+"
    return re.sub(pattern, lambda found: found[1] or found[2] or found[3] or " ", without).strip()
