"""The Panel component without a browser: its parameters, checks and what it sends."""

import json

import pytest
from bokeh.document import Document

from zones import schools
from zones.hosts.panel import FootMap
from zones.loading.problems import ContentError
from zones.model.map_state import FIELDS
from zones.payload.files import PLACES
from zones.resources import asset


def data(component: FootMap) -> dict:
    """What a host without a server gets."""
    model = component.get_root(Document())
    return model.data.properties_with_values()


def test_it_starts_on_the_sole_with_nothing_chosen():
    shown = FootMap()
    assert (shown.chart, shown.view, shown.feet) == ("rwo-shur", "plantar", "both")
    assert shown.selection == shown.highlight == shown.systems == []
    assert shown.zones == ()


def test_the_chosen_zones_are_records():
    shown = FootMap(selection=["liver", "stomach"])
    assert [zone.number for zone in shown.zones] == [18, 15]


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("view", "platar", "did you mean 'plantar'"),
        ("view", "sideways", "choose from: plantar, dorsal, medial, lateral"),
        ("feet", "lefft", "did you mean 'left'"),
        ("arrangement", "mine", "choose from: facing, own"),
        ("theme", "drak", "did you mean 'dark'"),
        ("selection", ["livr"], "did you mean 'liver'"),
        ("selection", ["liver", "liver"], "twice"),
        ("selection", "liver", "must be a list"),
        ("selection", [18], "cannot be 18"),
        ("highlight", ["hart"], "did you mean 'heart'"),
        ("systems", ["circulatry"], "did you mean 'circulatory'"),
        ("further", 1, "True or False"),
        ("guidelines", None, "True or False"),
        ("chart", "rwo-shu", "did you mean 'rwo-shur'"),
        ("chart", 7, "cannot be 7"),
    ],
)
def test_a_wrong_value_is_an_error_that_helps(name, value, says):
    shown = FootMap()
    before = getattr(shown, name)
    with pytest.raises(ValueError, match=says):
        setattr(shown, name, value)
    assert getattr(shown, name) == before
    with pytest.raises(ValueError, match=says):
        FootMap(**{name: value})


def test_a_folder_that_is_no_pack_is_an_error(tmp_path):
    with pytest.raises(ContentError):
        FootMap(tmp_path)


def test_another_chart_keeps_only_zones_it_has():
    shown = FootMap(selection=["liver"], highlight=["heart"], systems=["digestive"])
    shown.chart = "overview"
    assert shown.selection == shown.highlight == []
    assert set(shown.systems) <= set(shown.record.systems)


def test_chart_and_zones_can_change_together():
    shown = FootMap(selection=["liver"])
    shown.param.update(chart="overview", selection=["heel"])
    assert shown.selection == ["heel"]


def test_two_maps_share_no_list():
    one, other = FootMap(), FootMap()
    one.selection = ["liver"]
    assert other.selection == []
    assert FootMap.param.selection.default == []


def test_without_a_server_the_map_carries_its_charts():
    sent = data(FootMap())
    assert sent["charts_url"] == ""
    assert set(json.loads(sent["charts_json"])) == {*schools(), PLACES}


def test_the_state_has_the_names_that_the_browser_module_reads():
    in_browser = set(json.loads(asset("foot_map/core/map_state.json").read_text("utf-8")))
    assert in_browser == set(FIELDS)
    assert in_browser < set(data(FootMap()))


def test_every_parameter_says_who_writes_it():
    for name in FIELDS:
        assert FootMap.param[name].doc.strip().endswith(("Both ways.", "From Python only.")), name


def test_no_style_sheet_comes_from_elsewhere():
    model = FootMap().get_root(Document())
    assert all(isinstance(sheet, str) for sheet in model.stylesheets)
    own = FootMap(stylesheets=["my.css"]).get_root(Document())
    assert [sheet.url for sheet in own.stylesheets if not isinstance(sheet, str)] == ["my.css"]


def test_it_is_not_defined_in_the_served_script():
    assert FootMap.__module__ == "zones.hosts.panel"
