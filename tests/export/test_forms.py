"""The forms in which a map is saved."""

from __future__ import annotations

import io
import json

import pypdfium2
import pytest

from zones import FootMap

STARTS = {
    "map.html": b"<!DOCTYPE html>",
    "map.HTM": b"<!DOCTYPE html>",
    "map.Svg": b"<svg",
    "map.PNG": b"\x89PNG",
    "map.pdf": b"%PDF",
    "map.json": b"{",
}


@pytest.fixture(scope="module")
def foot_map() -> FootMap:
    values = {"liver": 1.5, "kidney": {"left": 2, "right": 3}}
    return FootMap("rwo-shur", selection=["liver"], values=values, label="Felt tender")


@pytest.mark.parametrize("name", STARTS)
def test_the_ending_says_the_form_without_regard_to_case(foot_map, name, tmp_path):
    foot_map.save(tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(STARTS[name])


@pytest.mark.parametrize("name", ["map", "map.docx", "map.pdf.gz"])
def test_another_ending_is_refused_and_nothing_is_written(foot_map, name, tmp_path):
    with pytest.raises(ValueError, match="choose from: html, svg, png, pdf, json"):
        foot_map.save(tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_form_may_be_named_instead(foot_map, tmp_path):
    foot_map.save(tmp_path / "picture", format="SVG")
    assert (tmp_path / "picture").read_text("utf-8") == foot_map.to_svg()


def test_an_option_of_another_form_is_refused(foot_map):
    with pytest.raises(ValueError, match=r"a \.svg has no option 'width'; it belongs to \.png"):
        foot_map.save("map.svg", width=300)
    with pytest.raises(ValueError, match="did you mean 'title'"):
        foot_map.save("map.html", titel="Feet")


def test_open_files_receive_text_or_bytes(foot_map, tmp_path):
    text, data = io.StringIO(), io.BytesIO()
    foot_map.save(text)
    assert text.getvalue().startswith("<!DOCTYPE html>")
    foot_map.save(data, format="svg")
    assert data.getvalue().decode() == foot_map.to_svg()
    with (tmp_path / "map.png").open("wb") as file:
        foot_map.save(file, width=64)
    assert (tmp_path / "map.png").read_bytes()[16:20] == (64).to_bytes(4, "big")
    with pytest.raises(ValueError, match="open for bytes"):
        foot_map.save(io.StringIO(), format="png")


def test_json_makes_the_same_map_again(foot_map):
    again = FootMap(**json.loads(foot_map.to_json()))
    assert again.state() == foot_map.state()
    assert again.to_svg() == foot_map.to_svg()


def test_json_holds_tables_and_colours_of_any_kind_plainly():
    import pandas as pd

    table = pd.Series({"liver": 1, "heart": None}, dtype="Int64")
    shown = FootMap(values=table, cmap=("#ffffff", "#000000"))
    again = FootMap(**json.loads(shown.to_json()))
    assert again.values_json == shown.values_json
    assert again.values == {"liver": {"right": 1}, "heart": {"left": None}}


@pytest.mark.parametrize(("feet", "lies"), [("both", False), ("left", False)])
def test_a_pdf_is_a_page_with_title_picture_and_standing(foot_map, feet, lies):
    foot_map.feet = feet
    document = pypdfium2.PdfDocument(foot_map.to_pdf())
    text = document[0].get_textpage().get_text_bounded()
    assert len(document) == 1
    assert (document[0].get_width() > document[0].get_height()) is lies
    assert "Rwo-Shur" in text
    assert "No diagnosis, no treatment" in text
    assert "Felt tender" in text
    assert foot_map.to_pdf() == foot_map.to_pdf()


def test_a_pdf_is_in_the_language_of_the_map():
    shown = FootMap("rwo-shur", language="de")
    text = pypdfium2.PdfDocument(shown.to_pdf())[0].get_textpage().get_text_bounded()
    assert "Rechter Fuß" in text
    assert "No diagnosis" not in text
