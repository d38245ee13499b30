"""The files in ``deploy/`` agree with each other, with the program and with the docs."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

import yaml

import hatch_build

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
HOME = "/srv/foot-reflex-zones"
PORTS = {"5101", "5102"}
"""Where the processes of the dashboard listen."""
NAMES = ("site", "dashboard")
"""What nginx serves."""


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def settings() -> set[str]:
    """The names of the variables that the page on serving lists."""
    rows = re.findall(r"^\| (`[A-Z_`, ]+`) \|", text("docs/serving.md"), re.M)
    return {name for row in rows for name in re.findall(r"[A-Z_]+", row)} | {"XDG_CACHE_HOME"}


def services() -> dict:
    return yaml.safe_load(text("deploy/compose.yaml"))["services"]


def unit() -> configparser.ConfigParser:
    found = configparser.RawConfigParser(strict=True)
    found.optionxform = str
    found.read(DEPLOY / "zones@.service")
    return found


def test_nginx_hands_requests_to_the_ports_on_which_the_processes_listen():
    conf = text("deploy/dashboard.conf")
    assert set(re.findall(r"server 127\.0\.0\.1:(\d+)", conf)) == PORTS
    dashboards = {name: one for name, one in services().items() if name != "proxy"}
    assert {str(one["environment"]["PORT"]) for one in dashboards.values()} == PORTS
    # They listen on 127.0.0.1, so nobody but the proxy may share that.
    assert {one["network_mode"] for one in dashboards.values()} == {"service:proxy"}


def test_the_containers_publish_and_mount_what_is_there():
    proxy = services()["proxy"]
    listening = {re.search(r"listen (\d+);", text(f"deploy/{name}.conf"))[1] for name in NAMES}
    assert {port.split(":")[1] for port in proxy["ports"]} == listening
    for volume in proxy["volumes"]:
        source, target, _ = volume.split(":")
        assert source == "../site" or (DEPLOY / source).is_file(), source
        assert target.startswith(("/etc/nginx/conf.d/", f"{HOME}/site"))
    assert f"root {HOME}/site;" in text("deploy/site.conf")


def test_the_image_gets_what_the_build_reads():
    shipped = re.findall(r"^!(\S+)$", text("deploy/Dockerfile.dockerignore"), re.M)
    assert all((ROOT / name).exists() for name in shipped)
    tops = {path.relative_to(ROOT).parts[0] for path in hatch_build.sources(ROOT)}
    assert tops | {"app.py", "zones", "pyproject.toml", "README.md", "LICENSE"} <= set(shipped)
    assert f"WORKDIR {HOME}" in text("deploy/Dockerfile")


def test_every_setting_is_one_of_the_program():
    assert {"PORT", "ORIGINS", "MAX_SESSIONS"} <= settings()
    for name, service in services().items():
        assert set(service.get("environment", {})) <= settings(), name
    set_here = re.findall(r"([A-Z_]+)=", unit()["Service"]["Environment"])
    assert set(set_here) == {"PORT", "BEHIND_PROXY", "XDG_CACHE_HOME"}


def test_the_unit_leaves_sheets_the_time_that_the_program_gives_them():
    service = unit()["Service"]
    assert service["ExecStart"] == f"{HOME}/.venv/bin/python app.py"
    assert service["KillMode"] == "mixed"
    patience = int(re.search(r"`STOP_SECONDS` \| (\d+)", text("docs/serving.md"))[1])
    connections = int(re.search(r"`MAX_CONNECTIONS`.*? \| (\d+)", text("docs/serving.md"))[1])
    assert int(service["TimeoutStopSec"]) > patience
    assert int(services()["dashboard-1"]["stop_grace_period"].removesuffix("s")) > patience
    assert int(service["LimitNOFILE"]) > 2 * connections
