"""docs/accessibility.md: every criterion of WCAG 2.2 A and AA, and tests that exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# https://www.w3.org/TR/WCAG22/; 4.1.1 is obsolete and removed.
A = """
1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2
2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 2.5.4
3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2
"""
AA = """
1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13
2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3
"""
ROW = re.compile(r"^\| (\d\.\d\.\d+) \| ([^|]+) \| (A|AA) \| ([^|]+) \| ([^|]+) \|$", re.M)
ROWS = ROW.findall((ROOT / "docs/accessibility.md").read_text("utf-8"))


def test_no_criterion_is_missing_or_told_twice():
    assert len(A.split()) + len(AA.split()) == 55
    assert [row[0] for row in ROWS if row[2] == "A"] == A.split()
    assert [row[0] for row in ROWS if row[2] == "AA"] == AA.split()


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_each_criterion_names_tests_that_there_are(row):
    named = re.findall(r"`(\w+\.py)::(\w+)`", row[4])
    assert named
    for file, test in named:
        tree = ast.parse((ROOT / "tests" / "ui" / file).read_text("utf-8"))
        assert test in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
