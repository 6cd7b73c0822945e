"""Made templates: styles with the officers' names, the standard's values, the same bytes."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest

from pipeline.flow.styles import page_setup, style_formats, style_id
from pipeline.ooxml.effective import Formats
from pipeline.ooxml.geometry import sections
from pipeline.ooxml.names import value, w
from pipeline.ooxml.package import Package, open_package
from pipeline.ooxml.reader import Table, paragraphs, read
from pipeline.render.template import LOCK, TEMPLATES, is_made, main, make, write
from pipeline.standards.load import ids, load
from pipeline.tree import LayoutChoice
from tests.word_schema import faults


@pytest.fixture(scope="module", params=ids())
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def package(name: str) -> Package:
    return open_package(make(load(name)), name)


@pytest.mark.parametrize("part", ["document", "styles", "settings", "footnotes", "header1"])
def test_children_stand_in_the_order_of_the_schema(package: Package, part: str) -> None:
    assert list(faults(package.xml(f"word/{part}.xml"))) == []


def test_every_role_has_its_style_with_the_officers_name(name: str) -> None:
    opened = docx.Document(io.BytesIO(make(load(name))))
    found = {style.style_id: style.name for style in opened.styles}
    for role, looks in load(name).roles.items():
        assert found[style_id(role)] == looks.style
        assert looks.style.startswith("VB ")
    assert len(set(found.values())) == len(found)


def test_a_style_looks_as_the_standard_says(name: str, package: Package) -> None:
    """Asked of the styles through a paragraph that has nothing but the style."""
    formats = Formats(package)
    body = package.xml("word/document.xml")[0]
    for ident, form in style_formats(load(name)).items():
        paragraph = body.makeelement(w("p"))
        properties = paragraph.makeelement(w("pPr"))
        style = paragraph.makeelement(w("pStyle"), {w("val"): ident})
        paragraph.append(properties)
        properties.append(style)
        shape = formats.paragraph(paragraph)
        assert (shape.letters.size, shape.letters.bold, shape.letters.italic) == (
            form.size,
            form.bold,
            form.italic,
        )
        assert (shape.align, shape.left, shape.first_line) == (
            form.align.value,
            form.left,
            form.first_line,
        )
        assert (shape.before, shape.after, shape.line, shape.line_rule) == (
            form.before,
            form.after,
            form.line,
            form.line_rule.value,
        )
        assert (shape.keep_next, shape.keep_lines) == (form.keep_next, form.keep_lines)
        assert (shape.outline, shape.widow_control) == (form.outline, True)
        assert shape.letters.font == "Times New Roman"


def test_the_page_is_the_standards(name: str, package: Package) -> None:
    (geometry,) = sections(package)
    page = page_setup(load(name), LayoutChoice())
    assert (geometry.width, geometry.height) == (11906, 16838)
    assert (geometry.top, geometry.bottom, geometry.left, geometry.right) == (
        page.top,
        page.bottom,
        page.left,
        page.right,
    )
    assert (geometry.header, geometry.title_page) == (page.header, True)
    assert set(geometry.headers) == {"default"}


def test_the_page_number_is_a_centred_field(package: Package) -> None:
    (story,) = read(package).headers.values()
    (paragraph,) = paragraphs(story)
    codes = [element.text for element in paragraph.element.iter(w("instrText"))]
    shape = Formats(package).paragraph(paragraph.element)
    assert codes == [" PAGE "]
    assert (shape.align, shape.letters.size, shape.letters.italic) == ("center", 14, False)
    assert paragraph.text == "2"


def test_settings_hold_nothing_that_breaks_lines_otherwise(name: str, package: Package) -> None:
    root = package.xml("word/settings.xml")
    styles = package.parts["word/styles.xml"]
    assert Formats(package).compatibility == 14
    assert value(root.find(w("autoHyphenation"))) == "0"
    assert value(root.find(w("evenAndOddHeaders"))) == "0"
    assert (root.find(w("mirrorMargins")) is not None) == load(name).page.mirror
    assert root.find(w("updateFields")) is None
    assert b"w:kern" not in styles
    assert b'w:lang w:val="vi-VN"' in styles
    assert not any("stylesWithEffects" in part for part in package.parts)


def test_the_slots_stand_in_the_letterhead_and_below(name: str, package: Package) -> None:
    blocks = read(package).body
    tables = [block for block in blocks if isinstance(block, Table)]
    head = [paragraph.text for paragraph in paragraphs((tables[0],))]
    rows = len(load(name).columns.head_rows)
    expected = []
    for at in range(1, rows + 1):
        expected += [f"{{%tr if head_{at} %}}", f"{{{{p head_{at}_left }}}}"]
        expected += [f"{{{{p head_{at}_right }}}}", "{%tr endif %}"]
    assert head == expected
    sign = [paragraph.text for paragraph in paragraphs((tables[1],))]
    assert sign == ["{{p sign_left }}", "{{p sign_right }}"]
    outside = [block.text for block in blocks if not isinstance(block, Table)]
    assert outside == [
        "{%p if head %}",
        "{%p endif %}",
        "{{p title }}",
        "{{p body }}",
        "{%p if sign %}",
        "{%p endif %}",
        "{{p annexes }}",
    ]


def test_properties_hold_no_braces(package: Package) -> None:
    assert b"{" not in package.parts["docProps/core.xml"]
    assert "docProps/app.xml" in package.parts


def test_templates_of_the_project_are_the_ones_made_from_the_data(name: str) -> None:
    """`make templates` was run after the standard's data last changed."""
    at = TEMPLATES / f"{name}.docx"
    assert is_made(at.read_bytes(), name)
    assert at.read_bytes() == make(load(name))


def test_a_changed_template_is_known_and_kept(tmp_path: Path) -> None:
    assert write([load("hd05")], tmp_path) == []
    at = tmp_path / "hd05.docx"
    made = at.read_bytes()
    assert is_made(made, "hd05", tmp_path)
    at.write_bytes(made + b"\0")
    assert not is_made(at.read_bytes(), "hd05", tmp_path)
    assert write([load("hd05")], tmp_path) == ["hd05.docx"]
    assert at.read_bytes() == made + b"\0"
    assert write([load("hd05")], tmp_path, force=True) == []
    assert at.read_bytes() == made


def test_the_command_makes_all_and_says_what_it_keeps(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--folder", str(tmp_path)]) == 0
    lock = json.loads((tmp_path / LOCK).read_text("utf-8"))
    assert sorted(lock) == sorted(f"{one}.docx" for one in ids())
    (tmp_path / "nd30.docx").write_bytes(b"cua co quan")
    main(["--folder", str(tmp_path)])
    said = capsys.readouterr().err
    assert said == "nd30.docx: đã được sửa, giữ nguyên (--force để ghi đè)\n"
