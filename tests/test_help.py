"""What `help()` and Shift-Tab show of every public name: all that a reader needs, and it runs."""

from __future__ import annotations

import ast
import doctest
import inspect
import re
import textwrap
from collections.abc import Iterator
from typing import Any

import pytest

import zones
from zones.hosts.foot_map import METHODS
from zones.hosts.foot_map import FootMap as WithoutHost


def public() -> Iterator[tuple[str, Any]]:
    """Every name of the package, and of its classes, that a program may use."""
    for name in zones.__all__:
        one = getattr(zones, name)
        yield name, one
        kind = WithoutHost if name == "FootMap" else one
        if inspect.isclass(kind):
            own = [base for base in kind.mro() if base.__module__.startswith("zones.")]
            members = METHODS if kind is WithoutHost else {m: 0 for base in own for m in vars(base)}
            for member in members:
                if member[0] != "_" and member not in {
                    *getattr(kind, "model_fields", ()),
                    "model_config",
                }:
                    yield f"{name}.{member}", inspect.getattr_static(kind, member)


NAMES = dict(public())


def function_of(one: Any) -> Any:
    """The function whose arguments and errors are to be explained, if it is one."""
    one = one.fget if isinstance(one, property) else one
    return inspect.unwrap(one) if callable(one) and not inspect.isclass(one) else None


def section(text: str, title: str) -> str:
    """The body of a section of a docstring in numpy's style; empty if there is none."""
    found = re.search(rf"^{title}\n-+\n(.*?)(?=^\w+\n-+\n|\Z)", text, re.M | re.S)
    return found[1] if found else ""


def test_the_public_names_are_found():
    assert {"FootMap.save", "Chart.find", "Zone.views", "difference", "sheet"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_public_name_says_what_it_is_and_shows_how(name):
    text = inspect.getdoc(NAMES[name]) or ""
    first, _, rest = text.partition("\n")
    assert first.endswith("."), f"{name}: the first line is no sentence"
    assert not rest.partition("\n")[0].strip(), f"{name}: the first sentence needs a line"
    assert ">>> " in section(text, "Examples"), f"{name}: there is no example"


@pytest.mark.parametrize("name", [name for name, one in NAMES.items() if function_of(one)])
def test_a_public_function_explains_its_arguments_its_result_and_its_errors(name):
    text, one = inspect.getdoc(NAMES[name]) or "", function_of(NAMES[name])
    arguments = [argument for argument in inspect.signature(one).parameters if argument != "self"]
    explained = " ".join(re.findall(r"^(\S.*)$", section(text, "Parameters"), re.M))
    for argument in arguments:
        assert re.search(rf"\b{argument}\b", explained), f"{name}: what is {argument!r}?"
    result = inspect.signature(one).return_annotation
    if not isinstance(NAMES[name], property) and result not in (None, "None"):
        assert section(text, "Returns"), f"{name}: what does it return?"
    tree = ast.parse(textwrap.dedent(inspect.getsource(one)))
    raised = {
        ast.unparse(node.exc).partition("(")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise) and node.exc
    }
    if raised:
        errors = re.findall(r"^(\w+)$", section(text, "Raises"), re.M)
        assert errors, f"{name}: when does it raise {', '.join(raised)}?"


@pytest.mark.parametrize("name", ["Zone", "Chart"])
def test_every_field_of_a_record_is_explained(name):
    kind = NAMES[name]
    for field, about in kind.model_fields.items():
        said = about.description or re.search(rf"\b{field}\b", inspect.getdoc(kind))
        known = field in ("name", "system", "feet", "names", "also") or said
        assert known, f"{name}.{field}: say what it is"


def test_the_examples_of_the_public_names_are_run_with_the_others():
    """A decorator could hide a function from `--doctest-modules`."""
    homes = {inspect.getmodule(function_of(one) or one) for one in NAMES.values()}
    found = {
        test.docstring
        for home in homes
        for test in doctest.DocTestFinder().find(home, home.__name__)
    }
    for name, one in NAMES.items():
        assert one.__doc__ in found, name
