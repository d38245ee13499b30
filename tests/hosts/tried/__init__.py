"""Hosts that are tried for real: a record of each says how to install, make, serve and open it."""

from __future__ import annotations

from tests.hosts.tried import frameworks, jupyter, marimo, sites
from tests.hosts.tried.host import Host

HOSTS: dict[str, Host] = {**jupyter.HOSTS, **marimo.HOSTS, **sites.HOSTS, **frameworks.HOSTS}
"""By the name of the package whose version is told."""
