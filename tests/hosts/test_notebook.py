"""The notebook widget: its state, what it refuses, and what a saved notebook holds."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from zones.hosts import output as saved
from zones.hosts.notebook import FootMapWidget, twin
from zones.hosts.panel import FootMap
from zones.hosts.standalone import BareFootMap
from zones.model.map_state import FIELDS, STATE
from zones.resources import asset


def test_panel_parameters_and_notebook_traits_follow_the_table_of_the_module():
    table = json.loads(asset("foot_map/core/map_state.json").read_text("utf-8"))
    assert {name: entry["default"] for name, entry in table.items()} == STATE
    assert list(FIELDS) == list(table)
    assert set(STATE) <= set(FootMap.param)
    assert {n for n, t in FootMapWidget.class_traits(sync=True).items() if n[0] != "_"} >= set(
        STATE
    ) - {"charts_json"}
    for name, value in STATE.items():
        assert FootMap.param[name].default == value
        assert (
            getattr(FootMapWidget.class_traits()[name], "default_value", value) in (value, None)
            or value == []
        )


@pytest.fixture
def widget() -> FootMapWidget:
    return FootMapWidget("overview")


def test_clicks_reach_python(widget):
    seen = []
    widget.observe(lambda change: seen.append(change.new), "selection")
    zone = widget.record.zones[0].id
    widget.set_state({"selection": [zone], "view": "dorsal"})
    assert seen == [[zone]]
    assert widget.zones[0].id == zone


@pytest.mark.parametrize(
    "sent",
    [
        {"view": "sideways"},
        {"selection": ["no-such-zone"]},
        {"selection": "liver"},
        {"charts_json": "{}"},
        {"highlight": []},
        {"values_json": "<script>"},
        {"further": 1},
    ],
)
def test_what_a_browser_may_not_send_changes_nothing(widget, sent):
    before = {name: getattr(widget, name) for name in STATE}
    widget.set_state(sent)
    assert {name: getattr(widget, name) for name in STATE} == before


def sent_by(widget, monkeypatch) -> list[dict]:
    messages: list[dict] = []
    monkeypatch.setattr(widget, "send", lambda content, buffers=None: messages.append(content))
    return messages


def test_a_browser_that_asks_gets_the_chart_and_another_one_later(widget, monkeypatch):
    messages = sent_by(widget, monkeypatch)
    for content in ({"ask": "charts_json"}, {"ask": "the password"}, {}, None, "charts_json"):
        widget._handle_custom_msg(content, [])
    widget.chart = "western"
    assert [list(message) for message in messages] == [["charts_json"]] * 2
    ids = [next(iter(json.loads(message["charts_json"]))) for message in messages]
    assert ids == ["overview", "western"]


def test_what_a_notebook_saves_of_a_widget_holds_no_chart():
    state = FootMapWidget("rwo-shur", selection=["liver"]).get_state()
    assert "charts_json" not in state


def test_another_chart_brings_its_own_records(widget):
    widget.selection = [widget.record.zones[0].id]
    widget.chart = "rwo-shur"
    assert '"liver"' in widget.charts_json
    assert widget.selection == []
    widget.selection = ["liver"]
    with pytest.raises(ValueError, match="did you mean 'rwo-shur'"):
        widget.chart = "rwo-shu"


@pytest.mark.parametrize("kind", [FootMap, FootMapWidget, BareFootMap])
def test_every_form_of_the_map_takes_and_refuses_the_same(kind, tmp_path):
    shown = kind("rwo-shur", selection=["liver"], values={"heart": 1}, view="plantar")
    assert [zone.number for zone in shown.zones] == [18]
    shown.save(str(tmp_path / "map.html"))
    assert "#440154" in (tmp_path / "map.html").read_text("utf-8")
    for wrong in ({"view": "planter"}, {"selection": ["lver"]}, {"values": {"lver": 1}}):
        with pytest.raises(ValueError, match="did you mean"):
            kind("rwo-shur", **wrong)
    with pytest.raises(ValueError, match="western"):
        kind("westrn")


def test_a_panel_map_and_its_twin_follow_each_other():
    foot_map = FootMap("rwo-shur")
    widget = twin(foot_map)
    widget.set_state({"selection": ["liver"]})
    assert foot_map.selection == ["liver"]
    foot_map.param.update(chart="overview", selection=[])
    assert widget.chart == "overview"
    foot_map.color({foot_map.record.zones[0].id: 1})
    assert widget.values_json == foot_map.values_json != ""


def test_one_cell_carries_the_page_for_the_others():
    shown = BareFootMap("rwo-shur", selection=["liver"])
    saved._carriers.clear()
    first = saved.saved_html(shown, "one", "cell-1")
    other = saved.saved_html(shown, "two", "cell-2")
    again = saved.saved_html(shown, "one", "cell-1")
    alone = saved.saved_html(shown, "one", None)
    assert "srcdoc='" in first
    assert "srcdoc='" not in other
    assert "srcdoc='" in again
    assert "srcdoc='" in alone
    assert all('<img alt="Rwo-Shur' in one for one in (first, other))


def test_many_displays_of_a_chart_share_one_page():
    saved._carriers.clear()
    maps = [BareFootMap("rwo-shur", selection=ids) for ids in ([], ["liver"], ["heart", "spleen"])]
    outputs = [saved.saved_html(maps[i % 3], f"d{i}", f"cell-{i}") for i in range(12)]
    assert [i for i, output in enumerate(outputs) if "srcdoc='" in output] == [0]
    pages = {re.search(r'class="zones-page-(\w+)"', output)[1] for output in outputs}
    assert len(pages) == 1


def test_the_frame_gets_the_page_unchanged_and_the_state_by_name():
    shown = BareFootMap("rwo-shur", selection=["liver"])
    html = saved.saved_html(shown, "one", None)
    inside = re.search(r" srcdoc='([^']*)'", html)[1]
    assert unescape(inside) == saved.chart_page(shown.record)[0]
    assert '"selection":["liver"]' in unescape(re.search(r' name="([^"]*)"', html)[1])
    assert "allow-same-origin" not in html


def test_pictures_and_saved_cells_are_in_the_language_of_the_map():
    german = FootMapWidget(language="de")
    assert "Rechter Fuß" in german.to_svg()
    assert "Right foot" in FootMapWidget().to_svg()
    assert "Rechter Fuß" in german.to_html()
    assert "Verdauung" not in FootMapWidget().to_html()
    assert json.loads(german.charts_json)["rwo-shur"]["texts"]["view"] == "Ansicht"
    german.language = "fr"
    assert json.loads(german.charts_json)["rwo-shur"]["texts"]["view"] == "Vue"


def test_a_language_or_a_routine_that_there_is_not_is_refused():
    with pytest.raises(ValueError, match="language cannot be 'dee'; did you mean 'de'"):
        FootMapWidget(language="dee")
    with pytest.raises(ValueError, match="learn cannot be 'desk-brake'; did you mean 'desk-break'"):
        FootMapWidget(learn="desk-brake")


@pytest.mark.parametrize("kind", [FootMap, FootMapWidget, BareFootMap])
def test_the_former_name_of_overlays_goes_on_with_a_warning(kind):
    with pytest.warns(DeprecationWarning, match="layers is called overlays now"):
        foot_map = kind("rwo-shur", layers=["tendon-line"])
    assert foot_map.overlays == ["tendon-line"]
    with pytest.warns(DeprecationWarning, match="overlays"):
        foot_map.layers = ["guidelines"]
    with pytest.warns(DeprecationWarning, match="overlays"):
        assert foot_map.layers == foot_map.overlays == ["guidelines"]
