"""The reference of the command line, from the parsers themselves."""

from __future__ import annotations

import argparse

from tools.docs.markdown import code, plain, table


def reference(parser: argparse.ArgumentParser) -> str:
    """Return a section for each command of a program."""
    return "\n".join(_command(name, one) for name, one in commands(parser).items())


def commands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Return the parsers of a program's commands, by name."""
    (found,) = (one for one in parser._actions if isinstance(one, argparse._SubParsersAction))
    return dict(found.choices)


def _command(name: str, parser: argparse.ArgumentParser) -> str:
    rows = [_row(one) for one in parser._actions if not isinstance(one, argparse._HelpAction)]
    parts = [
        f"## {name}",
        plain(_sentence(parser.description or "")),
        _usage(parser),
        table(("argument", "meaning"), rows),
    ]
    if parser.epilog:
        parts.append(f"```text\n{parser.epilog}\n```\n")
    return "\n\n".join(parts)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _usage(parser: argparse.ArgumentParser) -> str:
    words = ["python -m zones", parser.prog.rpartition(" ")[2]]
    for one in parser._actions:
        if not one.option_strings:
            shown = one.metavar or one.dest
            many = {"*": f"[{shown} …]", "?": f"[{shown}]", "+": f"{shown} …"}
            words.append(many.get(str(one.nargs), str(shown)))
    return f"```text\n{' '.join(words)} [options]\n```"


def _row(one: argparse.Action) -> tuple[str, str]:
    """The names of an argument with its value, and what it means."""
    value = "" if one.nargs == 0 else f" {one.metavar or one.dest.upper()}"
    names = [f"{name}{value}" for name in one.option_strings] or [str(one.metavar or one.dest)]
    meaning = (one.help or "") % {"default": one.default, "prog": ""} if one.help else ""
    if one.choices:
        meaning += f" ({', '.join(map(str, one.choices))})"
    return ", ".join(map(code, names)), plain(meaning)
