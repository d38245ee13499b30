"""One API: the same map, properties, errors and events, whatever is installed."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from tests.environments import environment, start
from zones import FootMap
from zones.hosts.base import MapBase
from zones.hosts.foot_map import METHODS
from zones.hosts.foot_map import FootMap as WithoutHost
from zones.hosts.host_forms import HostForms
from zones.hosts.traits import DATA, MADE, PROPERTIES, Observed
from zones.model.map_state import STATE

SCRIPT = Path(__file__).with_name("same_everywhere.py")
ROOT = Path(__file__).parents[2]
INSTALLED = {
    # extras: the map's class, and which hosts its script has loaded
    ("panel", "notebook"): "zones.hosts.notebook anywidget",
    ("notebook",): "zones.hosts.notebook anywidget",
    (): "zones.hosts.foot_map",
}
WHICH = """
import runpy, sys
runpy.run_path({script!r}, run_name="__main__")
from zones import FootMap
hosts = [name for name in ("panel", "anywidget") if name in sys.modules]
print(FootMap.__module__, *hosts, file=sys.stderr)
"""


def test_the_same_script_prints_the_same_whatever_is_installed(tmp_path):
    """In real environments, each with the requirements of the package and of some extras alone."""
    started = {}
    for extras in INSTALLED:
        folder = tmp_path / "-".join(["core", *extras])
        site = environment(folder, *extras)
        (site / "zones").symlink_to(ROOT / "zones")
        for host, extra in (("panel", "panel"), ("anywidget", "notebook")):
            assert (site / host).exists() == (extra in extras)
        started[extras] = start(folder, "-c", WHICH.format(script=str(SCRIPT)))
    printed = {extras: one.communicate(timeout=120) for extras, one in started.items()}
    for extras, (_, errors) in printed.items():
        assert started[extras].returncode == 0, f"with {extras or 'no extra'}: {errors}"
        assert errors.strip().splitlines()[-1] == INSTALLED[extras]
    (everything,) = {output for output, _ in printed.values()}
    assert everything.count("did you mean") >= 7
    assert "unexpected keyword" not in everything


@pytest.fixture(params=[FootMap, WithoutHost], ids=["anywidget", "neither"])
def foot_map(request) -> FootMap:
    return request.param("rwo-shur")


def test_every_property_is_an_argument_with_the_same_default(foot_map):
    shown = inspect.signature(FootMap).parameters
    assert set(shown) == set(PROPERTIES) == (set(STATE) - set(MADE)) | set(DATA) | {"height"}
    for name, parameter in shown.items():
        default = tuple(STATE[name]) if isinstance(STATE.get(name), list) else None
        wanted = default if default is not None else STATE.get(name, DATA.get(name))
        assert parameter.default == wanted, name
        assert name in FootMap.__doc__
        assert getattr(foot_map, name) == STATE.get(name, DATA.get(name))


def test_every_method_is_there_and_explained():
    for name in METHODS:
        assert inspect.getdoc(getattr(WithoutHost, name)), name
    own = {name for kind in (WithoutHost, HostForms, Observed, MapBase) for name in vars(kind)}
    assert {name for name in own if name[0] != "_"} == {*METHODS, "layers"}


@pytest.mark.parametrize(
    ("chosen", "ids"),
    [
        ([18], ["liver"]),
        (["18"], ["liver"]),
        (["Liver"], ["liver"]),
        (["  liver "], ["liver"]),
        (["Leber"], ["liver"]),
        (("heart", 18), ["heart", "liver"]),
    ],
)
def test_zones_are_chosen_by_id_number_or_name(foot_map, chosen, ids):
    foot_map.selection = foot_map.highlight = chosen
    assert foot_map.selection == foot_map.highlight == ids


def test_an_acupoint_is_chosen_by_its_code():
    point = next(zone for zone in WithoutHost("channels").record.zones if zone.code)
    assert WithoutHost("channels", selection=[point.code.lower()]).selection == [point.id]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (["Livr"], "did you mean 'liver'"),
        (["lver"], "did you mean 'liver'"),
        ([999], "selection cannot be 999"),
        ([True], "selection cannot be True"),
        (["liver", 18], "has 'liver' twice"),
        ("liver", r"must be a list of at most 500 ids, such as \['liver'\]"),
        ({"liver"}, "must be a list"),
    ],
)
def test_a_zone_that_there_is_not_is_refused_with_the_nearest(foot_map, wrong, says):
    with pytest.raises(ValueError, match=says):
        foot_map.selection = wrong
    assert foot_map.selection == []


def test_the_colours_follow_each_property(foot_map):
    foot_map.values = {"liver": 1, "heart": 2}
    assert "#440154" in foot_map.values_json
    foot_map.cmap = "reds"
    assert "#440154" not in foot_map.values_json
    foot_map.label = "Felt tender"
    assert "Felt tender" in foot_map.values_json
    foot_map.color({"liver": 3})
    assert foot_map.cmap == "reds"
    assert "Felt tender" in foot_map.values_json
    foot_map.color()
    assert foot_map.values_json == ""


def test_refused_colours_change_nothing(foot_map):
    foot_map.color({"liver": 1}, vmin=0, vmax=2)
    before = foot_map.values_json
    with pytest.raises(ValueError, match="vmin"):
        foot_map.vmin = 5
    with pytest.raises(ValueError, match="cmap"):
        foot_map.color({"liver": 2}, cmap="viridian")
    assert (foot_map.values, foot_map.vmin, foot_map.values_json) == ({"liver": 1}, 0, before)
    foot_map.color({"liver": 15}, vmin=10, vmax=20)  # together, limits may pass each other
    assert foot_map.vmin == 10


def test_what_is_read_is_a_copy(foot_map):
    given = {"liver": 1}
    foot_map.values = given
    given["liver"] = foot_map.values["heart"] = 2
    assert foot_map.values == {"liver": 1}
    changed = foot_map.values
    changed["liver"] = 3
    foot_map.values = changed
    assert '"3"' in foot_map.values_json


def test_a_handler_of_the_selection_can_be_removed(foot_map):
    heard = []

    @foot_map.on_select
    def hear(zones):
        heard.append([zone.id for zone in zones])

    foot_map.selection = ["liver"]
    foot_map.on_select(hear)  # once more counts once
    foot_map.selection = ["heart"]
    foot_map.on_select(hear, remove=True)
    foot_map.selection = []
    assert heard == [["liver"], ["heart"]]


def test_a_chart_of_ones_own_can_be_set_later(foot_map):
    chart = foot_map.record.model_copy()
    foot_map.chart = chart
    assert foot_map.record is chart
    assert foot_map.chart == "rwo-shur"


def test_it_stands_in_a_layout_of_ipywidgets():
    import ipywidgets

    shown = FootMap("rwo-shur")
    box = ipywidgets.VBox([shown])
    assert box.children == (shown,)
    assert shown.widget is shown
    assert shown.model_id in str(box.get_state()["children"])


def test_it_stands_in_a_layout_of_panel(foot_map):
    import panel as pn

    row = pn.Row(foot_map, pn.bind(lambda chosen: str(chosen), foot_map.param.selection))
    assert row[0] is foot_map.panel
    heard = []
    foot_map.param.watch(lambda event: heard.append(event.new), "selection")
    foot_map.selection = ["liver"]
    row[0].selection = ["heart"]
    assert heard == [["liver"], ["heart"]]
    assert foot_map.selection == ["heart"]
    assert foot_map.servable() is foot_map


def test_a_panel_server_keeps_no_widgets(monkeypatch):
    from ipywidgets.widgets import widget
    from panel.io.state import state

    class Session:
        session_context = True

    before = len(widget._instances)
    with monkeypatch.context() as context:
        context.setattr(type(state), "curdoc", Session())
        shown = FootMap("rwo-shur", selection=["liver"])
        assert len(widget._instances) == before
        assert shown.model_id
    shown.close()


def test_a_missing_host_is_named_with_the_remedy(monkeypatch):
    monkeypatch.setattr("zones.hosts.host_forms.installed", lambda package: False)
    shown = WithoutHost("rwo-shur")
    assert not hasattr(shown, "param")
    for name, extra in (("param", "panel"), ("panel", "panel"), ("widget", "notebook")):
        with pytest.raises(AttributeError, match=rf"pip install foot-reflex-zones\[{extra}\]"):
            getattr(shown, name)
    with pytest.raises(AttributeError, match=r"foot-reflex-zones\[panel\]"):
        shown.servable()


def test_the_former_names_go_on_with_a_warning():
    import zones

    with pytest.warns(DeprecationWarning, match="FootMapWidget is called FootMap now"):
        assert zones.FootMapWidget is FootMap
