"""The everyday words of each language: what is in the files, and what is refused."""

import pytest

from zones.languages.catalogues import languages
from zones.languages.charts import load_chart
from zones.languages.vocabulary import KINDS, known_ids, read, vocabulary
from zones.loading.problems import ContentError
from zones.payload.payload import payload
from zones.payload.translation import in_language

GOOD = """
passed_over: [the]
weak: [sore]
red_flags: {}
cautions: {pregnancy: [expecting]}
complaints: {insomnia: [can't sleep]}
body_areas: {stomach: [tummy]}
zones: {}
techniques: {}
routines: {}
pages: {print: [poster]}
unlisted:
  - words: [wrist]
    near: [zones/elbow]
"""


@pytest.fixture
def file(tmp_path):
    def write(text):
        path = tmp_path / "vocabulary.yaml"
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.mark.parametrize("language", languages())
def test_each_language_has_hundreds_of_words(language):
    words = vocabulary(language)
    count = sum(len(some) for kind in KINDS for some in getattr(words, kind).values())
    assert count > 700
    assert {"heart-attack", "stroke-signs", "self-harm"} <= words.red_flags.keys()
    assert {"pregnancy", "dvt", "heart"} <= words.cautions.keys()


def test_a_good_file_is_read(file):
    words = read(file(GOOD), known_ids())
    assert words.body_areas == {"stomach": ("tummy",)}
    assert words.unlisted[0].near == ("zones/elbow",)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("stomach:", "stomack:", r":7: .*'stomack' among its body areas; did you mean 'stomach'"),
        ("zones/elbow", "zones/elbov", r":14: .*'elbov' among its zones; did you mean 'elbow'"),
        ("zones/elbow", "elbow", r":14: 'elbow' names no kind of record; write kind/id"),
        ("print:", "printer:", r"among its pages; did you mean 'print'"),
        ("[tummy]", "[tummy, Tummy]", r":7: 'Tummy' is listed twice"),
        ("[tummy]", "[]", r":7: .*stomach"),
        ("weak: [sore]\n", "", r"'weak' is missing"),
        ("zones: {}", "zone: {}", r"'zone' is not known; did you mean 'zones'"),
    ],
)
def test_a_fault_is_told_with_its_line(file, old, new, told):
    assert old in GOOD
    with pytest.raises(ContentError, match=told):
        read(file(GOOD.replace(old, new)), known_ids())


def test_a_chart_carries_the_words_of_its_own_records_in_each_language():
    chart = load_chart("western")
    data = payload(chart)
    assert "sinuses" not in data["vocabulary"]["zones"]
    assert set(data["vocabulary"]["zones"]) <= {zone.id for zone in chart.zones}
    assert "tummy" in data["vocabulary"]["body_areas"]["stomach"]
    german = in_language(data, "de")["vocabulary"]
    assert "Bauch" in german["body_areas"]["stomach"]
    assert "tummy" not in german["body_areas"]["stomach"]
    assert german["weak"] != data["vocabulary"]["weak"]
