"""Loading: a good pack becomes a complete chart, and the shipped content is good."""

import os
import subprocess
import sys

import jsonschema
import pytest

from tests.pack_samples import PACK, write
from zones import load_chart, schools
from zones.loading import json_schema as schema
from zones.loading import loader as content
from zones.loading.problems import ContentError
from zones.loading.yaml_reader import parse
from zones.model.chart import Chart
from zones.resources import asset

SHIPPED = schools()


@pytest.fixture
def mini(tmp_path):
    pack, shared = write(tmp_path)
    return lambda: load_chart(pack, shared=shared)


def test_a_good_pack_becomes_a_chart(mini):
    chart = mini()
    assert isinstance(chart, Chart)
    assert [zone.id for zone in chart.zones] == ["liver", "heart", "gall-point"]
    assert [zone.group for zone in chart.zones] == ["numbered", "numbered", "further"]
    assert chart.school.reviewed == "2026-11-23"
    assert chart.zone("heart").names["no"] == "Hjerte"
    assert chart.zone("heart").techniques[0].time == "1:30"
    assert chart.complaints[0].zones == ("liver",)
    assert chart.messages["check"] == "Before you begin"
    assert chart.evidence.studies[0].id == "trial-one"


def test_a_chart_has_only_the_sources_that_it_cites(mini):
    assert list(mini().sources) == ["T01"]


def test_a_chart_has_only_the_body_areas_and_systems_of_its_zones(tmp_path):
    pack, shared = write(tmp_path)
    _, liver = PACK["zones.yaml"].split("- id: liver")
    (pack / "zones.yaml").write_text("- id: liver" + liver)
    (pack / "further.yaml").unlink()
    chart = load_chart(pack, shared=shared)
    assert list(chart.body_areas) == ["liver"]
    assert list(chart.systems) == ["digestive"]
    assert list(chart.cautions) == ["heart"]  # safety is never left out


def test_a_pack_may_add_its_own_records(tmp_path):
    pack, shared = write(tmp_path)
    (pack / "sources.yaml").write_text("- {id: MINE, title: My notes, kind: text}\n")
    text = PACK["zones.yaml"].replace("sources: [T01]", "sources: [MINE, T01]")
    (pack / "zones.yaml").write_text(text)
    assert load_chart(pack, shared=shared).sources["MINE"].title == "My notes"


def test_a_complaint_without_zones_in_this_school_is_kept(tmp_path):
    pack, shared = write(tmp_path)
    file = shared / "complaints.yaml"
    file.write_text(file.read_text().replace("{mini: [liver]}", "{}"))
    (complaint,) = load_chart(pack, shared=shared).complaints
    assert (complaint.name, complaint.zones, complaint.elsewhere) == ("Fullness", (), ())


def test_a_school_with_a_record_of_its_own_leaves_the_shared_one_out(tmp_path):
    pack, shared = write(tmp_path)
    file = shared / "complaints.yaml"
    file.write_text(file.read_text() + "  own_records: [mini]\n")
    assert load_chart(pack, shared=shared).complaints == ()


def test_an_unknown_zone_is_answered_with_the_nearest(mini):
    with pytest.raises(ValueError, match="'mini' has no zone 'livr'; did you mean 'liver'"):
        mini().zone("livr")


def test_the_same_chart_is_given_again_until_a_file_changes(mini, tmp_path):
    first = mini()
    assert mini() is first
    file = tmp_path / "mini" / "zones.yaml"
    stamp = file.stat()
    file.write_text(file.read_text().replace("name: Liver", "name: Lever"))
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert mini().zone("liver").name == "Lever"


def test_a_chart_may_be_the_key_of_a_cache(mini):
    chart = mini()
    assert {chart: 1}[chart] == 1
    assert chart != chart.model_copy()


def test_a_pack_is_found_by_a_path_from_here(tmp_path, monkeypatch):
    _, shared = write(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert load_chart("./mini", shared=shared).school.id == "mini"
    monkeypatch.chdir(tmp_path / "mini")
    assert load_chart(".", shared=shared).school.id == "mini"


def test_a_chart_is_read_from_a_folder_that_was_removed(tmp_path, monkeypatch):
    pack, shared = write(tmp_path)
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert load_chart(pack, shared=shared).school.id == "mini"


def test_an_unknown_school_is_answered_with_the_nearest():
    with pytest.raises(ContentError, match="no school has this id; did you mean 'rwo-shur'"):
        load_chart("rwo-shu")


def test_a_folder_given_without_a_slash_is_explained(tmp_path, monkeypatch):
    write(tmp_path, "zzz")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ContentError, match=r"write '\./zzz'"):
        load_chart("zzz")


def test_an_unknown_language_names_those_there_are(tmp_path):
    pack, shared = write(tmp_path)
    with pytest.raises(ContentError, match="no texts in the language 'xx'; use one of: en"):
        load_chart(pack, "xx", shared=shared)


@pytest.mark.parametrize("school", SHIPPED)
def test_a_shipped_school_is_without_fault(school):
    assert load_chart(school).school.id == school


@pytest.mark.parametrize("kind", schema.MODELS)
def test_the_stored_schema_is_what_the_models_say(kind):
    stored = asset(f"schema/{kind}.schema.json").read_text(encoding="utf-8")
    assert stored == schema.text(kind), "run: python -m zones schema"


@pytest.mark.parametrize(
    "path",
    sorted(content.SHARED.rglob("*.yaml")),
    ids=lambda path: f"{path.parent.name}/{path.stem}",
)
def test_an_editor_accepts_the_shipped_file(path):
    if path.stem not in schema.MODELS:
        by_hand = ("claim_words", "words", "vocabulary")
        assert path.stem in by_hand or path.stem == "messages"
        return
    data = parse(path.read_bytes(), path.name).data
    jsonschema.validate(data, schema.schema(path.stem))


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("zones", "number: 18", "number: null"),
        ("zones", "number: 18", "nummer: 18"),
        ("zones", "feet: [right]", "feet: [right, right]"),
        ("zones", "feet: [right]", "feet: []"),
        ("zones", "pressure: medium", "pressure: hard"),
        ("zones", "diaphragm", "hip"),
        ("zones", "badge: [0.7, 0.47]", "toe: {toe: 1, part: tip}"),
        ("further", "name:", "number: 3\n  name:"),
    ],
)
def test_an_editor_marks(kind, old, new):
    good = PACK[f"{kind}.yaml"]
    assert old in good
    jsonschema.validate(parse(good.encode(), "x").data, schema.schema(kind))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(parse(good.replace(old, new).encode(), "x").data, schema.schema(kind))


def test_loading_content_asks_for_no_host_and_no_drawing():
    code = (
        "import sys, zones.loading.loader; "
        "print(*{'panel', 'bokeh', 'anywidget', 'shapely', 'numpy', 'typst'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_importing_the_package_loads_nothing_else():
    heavy = "pydantic yaml numpy shapely panel bokeh param traitlets anywidget IPython pandas typst"
    code = f"import sys, zones; print(*{{*{heavy.split()!r}}} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_an_unknown_public_name_is_an_attribute_error():
    import zones

    with pytest.raises(AttributeError, match="no attribute 'FotMap'"):
        getattr(zones, "FotMap")  # noqa: B009
    assert {"FootMap", "load_chart"} <= set(dir(zones))
