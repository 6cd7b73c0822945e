"""Ways of other programs to say the same: binding room, borders of cells as lines, numbers in boxes, names that lie."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx.oxml.ns import nsdecls

from pipeline.check.finished.door import Inspected, inspect
from pipeline.cli import cli
from pipeline.importer.opening import read
from pipeline.ooxml.names import STRICT_NAMES
from pipeline.problem import ContentError, Level
from tests.foreign import DOCUMENTS

_HEADER = re.compile(rb"<w:p>.*</w:p>", re.DOTALL)
_SHAPE = re.compile(rb"<w:r>\s*<mc:AlternateContent.*?</mc:AlternateContent>\s*</w:r>", re.DOTALL)


def changed(change: Callable[[str, bytes], bytes], name: str = "table") -> bytes:
    """A right document of another office, its parts changed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(DOCUMENTS[name].make())) as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for part in old.namelist():
            new.writestr(part, change(part, old.read(part)))
    return out.getvalue()


def said(result: Inspected) -> set[tuple[str, Level]]:
    assert result.report is not None, result.problems
    return {(one.code, one.level) for one in result.problems if one.level is not Level.INFO}


@pytest.mark.parametrize(("margin", "gutter", "wrong"), [(20, 10, False), (30, 10, True)])
def test_room_for_binding_belongs_to_the_margin(margin: int, gutter: int, wrong: bool) -> None:
    """30 mm may be said as 20 and 10; 30 and 10 are 40, more than NĐ 30's 35."""

    def change(part: str, data: bytes) -> bytes:
        if part != "word/document.xml":
            return data
        data = re.sub(rb' w:gutter="\d+"', b"", data)
        wanted = f'w:left="{round(margin * 56.7)}" w:gutter="{round(gutter * 56.7)}"'.encode()
        return re.sub(rb'(<w:pgMar[^>]*) w:left="\d+"', rb"\1 " + wanted, data)

    result = inspect(changed(change), "a.docx")
    assert said(result) == ({("K002", Level.ERROR)} if wrong else set())
    if wrong:
        assert "lề trái đang là 40 mm" in result.problems[0].message


def cells(widths: tuple[int, int, int], edge: str) -> bytes:
    """A table below the words, only the middle cell of which has a line, as wide as told."""
    total = sum(widths)
    row = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>'
        + (
            f'<w:tcBorders><w:{edge} w:val="single" w:sz="6" w:color="auto"/></w:tcBorders>'
            if at == 1
            else ""
        )
        + '</w:tcPr><w:p><w:pPr><w:spacing w:line="40" w:lineRule="exact"/></w:pPr></w:p></w:tc>'
        for at, wide in enumerate(widths)
    )
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    return (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr>{row}</w:tr></w:tbl><w:p/>"
    ).encode()


@pytest.mark.parametrize(
    ("middle", "edge", "wrong"),
    [(3400, "top", False), (3400, "bottom", False), (1400, "top", True)],
)
def test_a_border_of_an_empty_cell_is_a_line(middle: int, edge: str, wrong: bool) -> None:
    """The motto takes 60 mm, 3400 twips: a line of 25 mm is too short, and is said to be so."""

    def change(part: str, data: bytes) -> bytes:
        if part != "word/document.xml":
            return data
        motto = data.index("Tự do".encode())
        start, end = next(
            (one.start(), one.end()) for one in _SHAPE.finditer(data) if one.start() > motto
        )
        below = data.index(b"</w:p>", end) + len(b"</w:p>")
        side = (5300 - middle) // 2
        made = cells((side, middle, side), edge)
        return data[:start] + data[end:below] + made + data[below:]

    result = inspect(changed(change), "a.docx")
    assert said(result) == ({("K014", Level.ERROR)} if wrong else set())


def header(inner: str) -> Callable[[str, bytes], bytes]:
    def change(part: str, data: bytes) -> bytes:
        return _HEADER.sub(inner.encode(), data) if part == "word/header1.xml" else data

    return change


def number(size: int) -> str:
    look = f'<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="{size * 2}"/></w:rPr>'
    return (
        '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:fldSimple w:instr=" PAGE ">'
        f"<w:r>{look}<w:t>2</w:t></w:r></w:fldSimple></w:p>"
    )


def boxed(left: float, inner: str) -> str:
    style = f"position:absolute;margin-left:{left / 25.4 * 72:.0f}pt;width:57pt;height:20pt"
    return (
        '<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml">'
        f'<v:rect style="{style}"><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:rect>'
        "</w:pict></w:r></w:p>"
    )


@pytest.mark.parametrize(
    ("inner", "wanted"),
    [
        (number(14), set()),
        (boxed(72, number(14)), set()),  # 72 + 10 mm: the middle of 165 mm
        (boxed(72, number(10)), {"K004"}),
        (boxed(140, number(14)), {"K020"}),
        (
            number(14).replace('<w:fldSimple w:instr=" PAGE ">', "").replace("</w:fldSimple>", ""),
            {"K019"},
        ),
    ],
)
def test_a_page_number_in_a_text_box(inner: str, wanted: set[str]) -> None:
    result = inspect(changed(header(inner)), "a.docx")
    assert {code for code, _ in said(result)} == wanted


def test_the_old_sign_for_a_page_number() -> None:
    """`w:pgNum` of Word 6 shows the number as a field does."""
    old = number(10).replace('<w:fldSimple w:instr=" PAGE ">', "").replace("</w:fldSimple>", "")
    result = inspect(changed(header(old.replace("<w:t>2</w:t>", "<w:pgNum/>"))), "a.docx")
    assert {code for code, _ in said(result)} == {"K004"}


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}.main+xml"
_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def as_type(kind: str) -> Callable[[str, bytes], bytes]:
    def change(part: str, data: bytes) -> bytes:
        return data.replace(_WORD.format("document").encode(), kind.encode())

    return change


def strict(part: str, data: bytes) -> bytes:
    for name, usual in STRICT_NAMES.items():
        data = data.replace(usual.encode(), name.encode())
    return data


@pytest.mark.parametrize(
    ("change", "code", "level", "words"),
    [
        (as_type(_WORD.format("template")), "D010", Level.INFO, "là mẫu văn bản (.dotx)"),
        (as_type(_MACROS), "D015", Level.WARNING, "là văn bản có macro (.docm)"),
        (strict, "D010", Level.INFO, "là dạng “Strict Open XML”"),
    ],
)
def test_other_files_of_word_are_checked_and_said_to_be_others(
    change: Callable[[str, bytes], bytes], code: str, level: Level, words: str
) -> None:
    result = inspect(changed(change), "a.docx")
    assert result.report is not None
    assert [(one.code, one.level) for one in result.problems] == [(code, level)]
    assert words in result.problems[0].message


def test_a_report_without_its_name_lacks_it() -> None:
    """ "Kính gửi" under a number with the letters of a report: no letter has such letters."""

    def change(part: str, data: bytes) -> bytes:
        if part != "word/document.xml":
            return data
        data = data.replace(b"118/SNV-CCHC", b"118/BC-SNV")
        subject = "V/v báo cáo kết quả cải cách hành chính".encode()
        return data.replace(subject, b"")

    result = inspect(changed(change, "letter"), "a.docx")
    found = [str(one) for one in result.problems if one.level is Level.ERROR]
    assert len(found) == 1
    assert "K043 thiếu tên loại" in found[0]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("anh.docx", b"\xff\xd8\xff\xe0" + bytes(300), "K064: là ảnh, không có chữ"),
        ("anh.jpg", b"\xff\xd8\xff\xe0" + bytes(300), "K064: là ảnh, không có chữ"),
        ("web.doc", b"<html><body><p>X</p></body></html>", "K064: là trang web (.html)"),
        ("web.mht", b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "lưu cả gói (.mht)"),
        ("a.txt", "Số: 01/QĐ-UBND".encode(), "K064: là tệp chữ, không có thể thức"),
        ("a.docm", b"PK\x03\x04" + bytes(90), "D010: không phải tệp .docx, hoặc tệp hỏng"),
    ],
)
def test_what_holds_no_document_is_said_in_words(
    name: str, data: bytes, words: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    done = CliRunner().invoke(cli, ["check", str(tmp_path / name)])
    assert done.exit_code == 1
    assert words in done.stderr
    assert "→" in done.stderr


def test_a_sheet_is_no_document(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("xl/workbook.xml", "<workbook/>")
    done = CliRunner().invoke(cli, ["check", str(tmp_path / "a.docx")])
    assert done.exit_code == 1
    assert "là bảng tính Excel (.xlsx)" in done.stderr
    with pytest.raises(ContentError, match=r"I003 là bảng tính Excel \(\.xlsx\)"):
        read((tmp_path / "a.docx").read_bytes(), "a.docx")
