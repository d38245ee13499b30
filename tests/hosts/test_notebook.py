"""The notebook widget: its state, what it refuses, and what a saved notebook holds."""

from __future__ import annotations

import json
import re
import zlib
from base64 import b64decode, b85decode
from html import unescape
from io import BytesIO

import numpy as np
import pytest
from markdown_it import MarkdownIt
from nbconvert import LatexExporter
from nbformat.v4 import new_code_cell, new_notebook, new_output
from PIL import Image

from zones.export.bundle import module, style
from zones.export.single_file import page
from zones.hosts import foot_map as without_host
from zones.hosts import notebook, panel
from zones.hosts import output as saved
from zones.hosts.foot_map import FootMap
from zones.hosts.notebook import FootMap as FootMapWidget
from zones.model.map_state import FIELDS, STATE
from zones.resources import asset
from zones.sheets.png import png

ANSWER = {"kind": "find", "zone": "liver", "right": "liver", "mark": "second", "tried": ["heart"]}


def test_panel_parameters_and_notebook_traits_follow_the_table_of_the_module():
    table = json.loads(asset("foot_map/core/map_state.json").read_text("utf-8"))
    assert {name: entry["default"] for name, entry in table.items()} == STATE
    assert list(FIELDS) == list(table)
    assert set(STATE) <= set(panel.FootMap.param)
    assert {n for n, t in FootMapWidget.class_traits(sync=True).items() if n[0] != "_"} >= set(
        STATE
    ) - {"charts_json"}
    for name, value in STATE.items():
        assert panel.FootMap.param[name].default == value
        assert FootMapWidget.class_traits()[name].default_value == value


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


def test_answers_in_a_quiz_reach_python_in_every_form_of_the_map(widget):
    heard = []
    widget.observe(lambda change: heard.append(change.new), "quiz_results")
    widget.set_state({"quiz_results": [ANSWER]})
    assert heard == [[ANSWER]]
    assert widget.quiz_results == [ANSWER]
    widget.quiz_results.clear()  # what is read is a copy
    assert widget.quiz_results == [ANSWER]
    component = panel.FootMap("overview")
    component._process_events({"quiz_results": [ANSWER]})
    assert component.quiz_results == [ANSWER]
    component._process_events({"quiz_results": [{"zone": "liver"}]})
    assert component.quiz_results == [ANSWER]
    assert "quiz_results" not in json.loads(widget.to_json())


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
        {"quiz": "find the liver"},
        {"quiz_results": "liver"},
        {"quiz_results": [{"zone": "liver"}]},
        {"quiz_results": [{**ANSWER, "mark": "well"}]},
        {"quiz_results": [{**ANSWER, "zone": "<script>"}]},
        {"quiz_results": [{**ANSWER, "tried": ["a", "b", "c", "d"]}]},
        {"quiz_results": [{**ANSWER, "more": "x"}]},
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
    assert widget.selection == []
    widget.selection = ["liver"]
    with pytest.raises(ValueError, match="did you mean 'rwo-shur'"):
        widget.chart = "rwo-shu"


def test_a_map_and_its_panel_component_follow_each_other():
    foot_map = FootMapWidget("rwo-shur", height=300)
    component = foot_map.panel
    assert (component.height, component.map_height) == (300, 300)
    foot_map.set_state({"selection": ["liver"]})
    assert component.selection == ["liver"]
    component.param.update(chart="overview", selection=[])
    assert (foot_map.chart, foot_map.selection) == ("overview", [])
    foot_map.color({foot_map.record.zones[0].id: 1})
    assert component.values_json == foot_map.values_json != ""
    foot_map.height = None
    assert (component.height, component.map_height) == (None, 0)


def test_the_values_of_another_chart_are_kept_if_it_has_the_zones():
    foot_map = FootMapWidget("rwo-shur", values={"liver": 1})
    component = foot_map.panel
    component.chart = "western"
    assert '"liver"' in foot_map.values_json
    assert component.values_json == foot_map.values_json
    component.chart = "overview"
    assert foot_map.values is None
    assert component.values_json == foot_map.values_json == ""


def test_one_cell_carries_the_page_for_the_others():
    shown = FootMap("rwo-shur", selection=["liver"])
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
    maps = [FootMap("rwo-shur", selection=ids) for ids in ([], ["liver"], ["heart", "spleen"])]
    outputs = [saved.saved_html(maps[i % 3], f"d{i}", f"cell-{i}") for i in range(12)]
    assert [i for i, output in enumerate(outputs) if "srcdoc='" in output] == [0]
    pages = {re.search(r'class="zones-page-(\w+)"', output)[1] for output in outputs}
    assert len(pages) == 1


def unpacked(text: str) -> str:
    """What a browser makes of a packed text."""
    signs = str.maketrans(",.:/[", "&<>`$")
    return zlib.decompress(b85decode(text.translate(signs))).decode()


def test_the_frame_gets_the_packed_page_unchanged_and_the_state_by_name():
    shown = FootMap("rwo-shur", selection=["liver"])
    html = saved.saved_html(shown, "one", None)
    inside = unescape(re.search(r" srcdoc='([^']*)'", html)[1])
    assert inside == saved.chart_page(shown.record)[0]
    packed = re.search(r'id="packed">([^<]*)</script>', inside)[1]
    assert unpacked(packed) == page(shown.record, embedded=True, picture=False, language="en")
    assert '"selection":["liver"]' in unescape(re.search(r' name="([^"]*)"', html)[1])
    assert "allow-same-origin" not in html


def test_the_state_of_a_widget_carries_the_module_and_its_style_packed(widget):
    esm = widget.get_state()["_esm"]
    packed = max(re.findall(r'"([^"]*)"', esm), key=len)
    assert json.loads(unpacked(packed)) == {"script": module("widget"), "style": style()}


def displayed(shown, monkeypatch) -> list[dict]:
    """The bundles that a notebook gets."""
    bundles: list[dict] = []
    monkeypatch.setattr("IPython.display.display", lambda data, raw: bundles.append(data))
    shown._ipython_display_()
    return bundles


def test_a_display_keeps_a_picture_for_paper_and_sites_without_frames(monkeypatch):
    first, live = displayed(FootMapWidget("rwo-shur", selection=["liver"]), monkeypatch)
    picture = b64decode(first["image/png"])
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == saved.WIDTH
    assert f'src="data:image/png;base64,{first["image/png"]}"' in first["text/html"]
    cells = [new_code_cell(outputs=[new_output("display_data", data=one) for one in (first, live)])]
    tex, resources = LatexExporter().from_notebook_node(new_notebook(cells=cells))
    assert tex.count(r"includegraphics") > 0
    assert list(resources["outputs"].values()) == [picture]
    assert "FootMap(" not in tex.split(r"\begin{document}")[1]


def test_a_notebook_grows_by_at_most_700_kb_with_a_map(monkeypatch):
    shown = FootMapWidget("rwo-shur", selection=["liver"])
    saved._carriers.clear()
    bundles = displayed(shown, monkeypatch)
    assert len(json.dumps([*bundles, shown.get_state()], ensure_ascii=False).encode()) <= 700_000


def test_the_small_picture_keeps_the_colours_of_small_zones():
    svg = FootMap("rwo-shur", selection=["liver"]).to_svg()
    whole, few = (
        np.asarray(Image.open(BytesIO(data)).convert("RGB")).astype(int)
        for data in (png(svg, saved.WIDTH), saved.picture(svg))
    )
    _, where, counts = np.unique(
        whole.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True
    )
    off = np.abs(whole - few).reshape(-1, 3).max(1)[counts[where.ravel()] >= 100]
    assert off.max() <= 24
    assert len(np.unique(few.reshape(-1, 3), axis=0)) <= saved.COLOURS


def test_a_map_is_shown_without_what_makes_its_picture(monkeypatch):
    monkeypatch.setattr(saved, "picture", lambda svg: None)
    (bundle,) = displayed(FootMap("rwo-shur"), monkeypatch)
    assert set(bundle) == {"text/html", "text/plain"}
    assert 'src="data:image/svg+xml,' in bundle["text/html"]


def test_a_markdown_renderer_keeps_the_maps_and_what_stands_between_them(monkeypatch):
    html = displayed(FootMapWidget("rwo-shur"), monkeypatch)[0]["text/html"]
    text = f"\n\n{html}\n\n```python\nbetween\n```\n\n{html}\n\n"
    made = MarkdownIt("commonmark", {"html": True}).render(text)
    assert made.count(html) == 2
    assert '<code class="language-python">between' in made


def test_the_height_of_a_map_is_that_of_its_frame():
    assert "height:300px" in saved.saved_html(FootMap("overview", height=300))
    assert f"height:{saved.HEIGHT}px" in saved.saved_html(FootMap("overview"))


def test_pictures_and_saved_cells_are_in_the_language_of_the_map():
    german = FootMapWidget(language="de")
    assert "Rechter Fuß" in german.to_svg()
    assert "Right foot" in FootMapWidget().to_svg()
    assert "Rechter Fuß" in german.to_html()
    assert "Verdauung" not in FootMapWidget().to_html()
    sent = json.loads(german._charts_text(("rwo-shur",)))
    assert sent["rwo-shur"]["messages"]["view"] == "Ansicht"


def test_a_language_or_a_routine_that_there_is_not_is_refused():
    with pytest.raises(ValueError, match="language cannot be 'dee'; did you mean 'de'"):
        FootMapWidget(language="dee")
    with pytest.raises(ValueError, match="learn cannot be 'desk-brake'; did you mean 'desk-break'"):
        FootMapWidget(learn="desk-brake")


@pytest.mark.parametrize("kind", [without_host.FootMap, notebook.FootMap])
def test_the_former_name_of_overlays_goes_on_with_a_warning(kind):
    with pytest.warns(DeprecationWarning, match="layers is called overlays now"):
        foot_map = kind("rwo-shur", layers=["tendon-line"])
    assert foot_map.overlays == ["tendon-line"]
    with pytest.warns(DeprecationWarning, match="overlays"):
        foot_map.layers = ["guidelines"]
    with pytest.warns(DeprecationWarning, match="overlays"):
        assert foot_map.layers == foot_map.overlays == ["guidelines"]
