"""What `make hosts` tries stands in the docs, which name nothing else as tried by it."""

from __future__ import annotations

import re

import pytest

from tests.hosts.tried import HOSTS, frameworks
from tests.hosts.tried.host import ROOT

TEXT = (ROOT / "docs/hosts.md").read_text("utf-8")
ROWS = re.findall(r"^\| .*`make hosts ARGS=([\w-]+)`", TEXT, re.M)


def test_every_host_that_is_tried_has_a_line_in_the_docs():
    assert sorted(ROWS) == sorted(HOSTS)


@pytest.mark.parametrize("name", [name for name, host in frameworks.HOSTS.items() if host.frames])
def test_the_example_of_a_framework_checks_who_speaks(name):
    text = frameworks.HOSTS[name].files["app.py"]
    compile(text, name, "exec")
    assert "source !== frame.contentWindow" in text
    assert 'sandbox="allow-scripts allow-popups"' in text
