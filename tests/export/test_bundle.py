"""The browser module as one text."""

import pytest

from zones.export import bundle as script
from zones.export.single_file import UNUSED


@pytest.fixture
def folder(monkeypatch, tmp_path):
    """A module of the test's own instead of the map's."""
    monkeypatch.setattr(script, "asset", lambda name: tmp_path / name)

    def write(**texts):
        (tmp_path / "foot_map").mkdir()
        for name, text in texts.items():
            where = tmp_path if name == "foot_map" else tmp_path / "foot_map"
            (where / f"{name}.js").write_text(text, "utf-8")

    return write


def test_every_part_comes_after_what_it_imports(folder):
    folder(
        foot_map='import { b } from "./foot_map/b.js";\n\nexport default b;\n',
        b='import {\n  a,\n} from "./a.js";\n\nexport const b = a + 1;\n',
        a="export const a = 1;\n",
    )
    assert script.joined().split("\n\n") == [
        "export const a = 1;",
        "export const b = a + 1;",
        "export default b;\n",
    ]


def test_no_part_is_left_out_and_no_import_is_left_in():
    files = {path.name for path in script.asset("foot_map").glob("*.js")}
    assert {path.name for path in script.parts()} - {"foot_map.js"} == files - {"types.js"}
    assert 'from "./' not in script.module()


@pytest.mark.parametrize(
    ("texts", "fault"),
    [
        (
            {
                "foot_map": 'import { a } from "./foot_map/a.js";\nconst b = a;\n',
                "a": "export const a = 1;\nconst b = 2;\n",
            },
            "b stands in a.js and in foot_map.js",
        ),
        (
            {
                "foot_map": 'import { a as x } from "./foot_map/a.js";\n',
                "a": "export const a = 1;\n",
            },
            "under another name",
        ),
        (
            {
                "foot_map": 'import { a } from "./foot_map/a.js";\n',
                "a": 'import { b } from "./b.js";\nexport const a = b;\n',
                "b": 'import { a } from "./a.js";\nexport const b = a;\n',
            },
            "import each other",
        ),
    ],
)
def test_parts_that_cannot_be_joined_are_named(folder, texts, fault):
    folder(**texts)
    with pytest.raises(ValueError, match=fault):
        script.joined()


def test_a_light_page_does_without_parts_and_their_style():
    whole, light = script.joined(), script.joined(("compare",))
    assert "const placesOf" in whole
    assert "const placesOf" not in light
    assert light.count("function makeCompare") == 1
    assert ".rz-compare-body" in script.style()
    assert ".rz-compare-body" not in script.style(("compare",))
    stand_ins = {path.name for path in (script.asset("foot_map") / "without").glob("*.js")}
    assert stand_ins == {f"{name}.js" for name in UNUSED}
