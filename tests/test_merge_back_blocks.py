"""Rows, sections and the day of the document as a leader changes them in Word, written back whole or told."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from lxml import etree

from pipeline.ooxml.names import w
from tests.edit_scripts import Editor, text_of
from tests.review_cases import (
    brought,
    editor,
    like,
    paragraph,
    replaced,
    run,
    working_place,
)

TEXT = """\
loại: kế hoạch
cơ quan ban hành: tu-thai-nguyen
ngày: 2026-08-04
trích yếu: kiểm tra công tác dân vận
nội dung:
  - tiêu đề: Mục đích
    ý:
      - Đánh giá việc thực hiện quy chế dân chủ ở các xã, phường trong sáu tháng đầu năm.
      - Chỉ ra những việc làm được và chưa làm được của từng đơn vị.
  - tiêu đề: Phân công
    bảng:
      cột: [Việc, Cơ quan, Thời hạn]
      hàng:
        - [Lập đoàn kiểm tra, Văn phòng, 15/8/2026]
        # việc chính
        - [Kiểm tra tại cơ sở, Đoàn kiểm tra, 30/9/2026]
        - [Báo cáo kết quả, "", 15/10/2026]
  - tiêu đề: Tổ chức thực hiện
    đoạn: Các đảng uỷ trực thuộc căn cứ Kế hoạch này để thực hiện.
nơi nhận: [Thường trực Tỉnh uỷ]
ký: {chức vụ: Bí thư, họ tên: Nguyễn Văn An}
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    working_place(tmp_path, kh=TEXT)
    monkeypatch.chdir(tmp_path)
    run("build", "content/kh.yaml", "--to", "docx", "--output", ".")
    return tmp_path


def text(place: Path) -> str:
    return (place / "content/kh.yaml").read_text("utf-8")


def row(edit: Editor, start: str):
    return next(paragraph(edit, start).iterancestors(w("tr")))


def new_row(edit: Editor, other, *cells: str):
    made = copy.deepcopy(other)
    for cell, words in zip(made.iter(w("tc")), cells, strict=True):
        p = next(cell.iter(w("p")))
        edit.strip(p)
        edit.rewrite(p, [("+", words)])
    return made


def applied(place: Path, edit: Editor) -> str:
    (place / "A.docx").write_bytes(edit.finished().data)
    code, said = brought("A.docx", "--apply")
    assert code == 0, said
    return said


@pytest.mark.parametrize("tracked", [False, True])
def test_a_new_row_is_one_item_behind_the_row_before_it(place: Path, tracked: bool):
    edit = editor(place / "kh.docx", tracked)
    first = row(edit, "Lập đoàn")
    first.addnext(new_row(edit, first, "Thông báo lịch: gửi trước 5 ngày", "Văn phòng", ""))
    said = applied(place, edit)
    assert "      {+Thông báo lịch: gửi trước 5 ngày | Văn phòng+}\n" in said
    before = "        - [Lập đoàn kiểm tra, Văn phòng, 15/8/2026]\n"
    new = '        - ["Thông báo lịch: gửi trước 5 ngày", Văn phòng, ""]\n'
    assert text(place) == TEXT.replace(before, before + new)


def test_a_new_last_row_and_a_row_taken_out(place: Path):
    edit = editor(place / "kh.docx", False)
    last, gone = row(edit, "Báo cáo"), row(edit, "Kiểm tra tại")
    last.addnext(new_row(edit, last, "Lưu hồ sơ", "Văn phòng", "20/10/2026"))
    gone.getparent().remove(gone)
    applied(place, edit)
    assert text(place) == TEXT.replace(
        "        - [Kiểm tra tại cơ sở, Đoàn kiểm tra, 30/9/2026]\n", ""
    ).replace(
        '"", 15/10/2026]\n', '"", 15/10/2026]\n        - [Lưu hồ sơ, Văn phòng, 20/10/2026]\n'
    )


@pytest.mark.parametrize("caption", ["", "      chú thích: Bảng phân công\n"])
def test_a_table_goes_as_a_whole_or_not_at_all(place: Path, caption: str):
    before = TEXT.replace("      cột:", f"{caption}      cột:")
    (place / "content/kh.yaml").write_text(before, "utf-8")
    run("build", "content/kh.yaml", "--to", "docx", "--output", ".")
    edit = editor(place / "kh.docx", False)
    table = next(paragraph(edit, "Lập đoàn").iterancestors(w("tbl")))
    table.getparent().remove(table)
    (place / "A.docx").write_bytes(edit.finished().data)
    code, said = brought("A.docx", "--apply")
    if caption:  # it stays in the copy, and a table of nothing but its name is none
        assert (code, text(place)) == (1, before)
        assert said.count("✗") == said.count("bảng chỉ bỏ được cả khối") == 11
    else:
        start, end = before.index("    bảng:\n"), before.index("  - tiêu đề: Tổ chức")
        assert (code, text(place)) == (0, before[:start] + before[end:])


def test_a_row_with_a_cell_of_two_paragraphs_is_told_and_not_written(place: Path):
    edit = editor(place / "kh.docx", False)
    first = row(edit, "Lập đoàn")
    made = new_row(edit, first, "Thông báo lịch", "Văn phòng", "20/8/2026")
    cell = next(made.iter(w("tc")))
    cell.append(like(edit, next(cell.iter(w("p"))), "Gửi trước 5 ngày"))
    first.addnext(made)
    (place / "A.docx").write_bytes(edit.finished().data)
    _, said = brought("A.docx", "--apply")
    assert "      {+Thông báo lịch | Gửi trước 5 ngày | Văn phòng | 20/8/2026+}\n" in said
    assert "→ hàng của bảng: không tìm được chỗ trong tệp nội dung" in said
    assert text(place) == TEXT


@pytest.mark.parametrize("tracked", [False, True])
def test_a_new_section_with_dashes_is_one_block(place: Path, tracked: bool):
    edit = editor(place / "kh.docx", tracked)
    head, dash = paragraph(edit, "III"), paragraph(edit, "- Chỉ ra")
    for one in (
        like(edit, head, "III- YÊU CẦU"),
        like(edit, dash, "- Kiểm tra khách quan."),
        like(edit, dash, "- Báo cáo đúng hạn."),
    ):
        head.addprevious(one)
    said = applied(place, edit)
    assert "      {+III- YÊU CẦU ¶ - Kiểm tra khách quan. ¶ - Báo cáo đúng hạn.+}\n" in said
    assert text(place) == TEXT.replace(
        "  - tiêu đề: Tổ chức",
        "  - tiêu đề: YÊU CẦU\n"
        "    ý:\n"
        "      - Kiểm tra khách quan.\n"
        "      - Báo cáo đúng hạn.\n"
        "  - tiêu đề: Tổ chức",
    )


def test_a_new_last_section_of_prose(place: Path):
    edit = editor(place / "kh.docx", True)
    last = paragraph(edit, "Các đảng uỷ")
    head = like(edit, paragraph(edit, "III"), "IV- KINH PHÍ")
    last.addnext(head)
    head.addnext(like(edit, last, "Kinh phí lấy từ ngân sách đảng."))
    applied(place, edit)
    assert text(place) == TEXT.replace(
        "nơi nhận:", "  - tiêu đề: KINH PHÍ\n    đoạn: Kinh phí lấy từ ngân sách đảng.\nnơi nhận:"
    )


def date_line(place: Path, words: str, tracked: bool = True) -> None:
    edit = editor(place / "kh.docx", tracked)
    p = paragraph(edit, "Thái Nguyên, ngày")
    edit.rewrite(p, [("-", text_of(p)), ("+", words)])
    (place / "A.docx").write_bytes(edit.finished().data)


@pytest.mark.parametrize("tracked", [False, True])
def test_the_day_goes_into_the_contents_date(place: Path, tracked: bool):
    date_line(place, "Thái Nguyên, ngày 15 tháng 8 năm 2026", tracked)
    code, said = brought("A.docx", "--apply")
    assert code == 0, said
    assert text(place) == TEXT.replace("2026-08-04", "2026-08-15")


def test_the_day_is_written_as_the_author_writes_days(place: Path):
    own = TEXT.replace("2026-08-04", "04/8/2026")
    (place / "content/kh.yaml").write_text(own, encoding="utf-8")
    run("build", "content/kh.yaml", "--to", "docx", "--output", ".")
    date_line(place, "Thái Nguyên, ngày 15 tháng 9 năm 2026")
    assert brought("A.docx", "--apply")[0] == 0
    assert text(place) == own.replace("04/8/2026", "15/09/2026")


@pytest.mark.parametrize(
    "words",
    [
        "Thái Nguyên, ngày 31 tháng 9 năm 2026",  # no such day
        "Bắc Kạn, ngày 15 tháng 8 năm 2026",  # the place too
        "Thái Nguyên, ngày 15 tháng 8 năm 2025",  # under another standard
    ],
)
def test_a_day_that_cannot_be_taken_over_is_told(place: Path, words: str):
    date_line(place, words)
    _, said = brought("A.docx", "--apply")
    assert "KHÔNG đưa vào được: 1" in said
    assert text(place) == TEXT


def test_words_in_headers_and_footers_are_told(place: Path):
    edit = editor(place / "kh.docx", False)
    name = next(one for one in edit.parts if one.startswith("word/header"))
    head = etree.fromstring(edit.parts[name])
    p = etree.SubElement(head, w("p"))
    etree.SubElement(etree.SubElement(p, w("r")), w("t")).text = "DỰ THẢO LẦN 2"
    edit.parts[name] = etree.tostring(head)
    (place / "A.docx").write_bytes(edit.finished().data)
    _, said = brought("A.docx")
    assert said.splitlines()[2:5] == [
        "  ✗ ngoài nội dung: sửa chữ sinh tự động, không theo dõi, A.docx",
        "      {+DỰ THẢO LẦN 2+}",
        "      → đầu trang do thể thức và mẫu Word định, không nằm trong tệp nội dung",
    ]


GOALS = """\
loại: kế hoạch
cơ quan ban hành: tu-thai-nguyen
ngày: 2026-08-04
trích yếu: kiểm tra công tác dân vận
nội dung:
  - tiêu đề: Chỉ tiêu
    chỉ tiêu:
      - {mã: ct1, đoạn: "Mỗi xã có ít nhất {{ figure }} mô hình.", con số: 04, đến năm: 2027}
  - tiêu đề: Nhiệm vụ
    nhiệm vụ:
      - {mã: nv1, đoạn: Khảo sát., chủ trì: Phòng Dân vận, thời hạn: 2026-08-14}
      - {mã: nv2, đoạn: Sơ kết., chủ trì: Phòng Dân vận, thời hạn: 14/9/2026}
nơi nhận: [Thường trực Tỉnh uỷ]
ký: {chức vụ: Bí thư, họ tên: Nguyễn Văn An}
"""


@pytest.mark.parametrize("tracked", [True, False])
@pytest.mark.parametrize(
    ("start", "old", "new", "before", "after"),
    [
        ("- Mỗi xã", "04", "06", "con số: 04", "con số: 06"),
        ("- Thời gian", "14/8/2026", "20/8/2026", "2026-08-14", "2026-08-20"),
        ("- Thời gian", "ngày 14/8/2026", "quý IV/2026", "2026-08-14", "trước quý IV/2026"),
        ("- Thời gian", "14/8/2026", "31/6/2026", "2026-08-14", "trước ngày 31/6/2026"),
    ],
)
def test_a_figure_or_deadline_goes_into_its_own_key(
    tmp_path: Path,
    monkeypatch,
    tracked: bool,
    start: str,
    old: str,
    new: str,
    before: str,
    after: str,
):
    place = working_place(tmp_path, goals=GOALS)
    monkeypatch.chdir(place)
    run("build", "content/goals.yaml", "--to", "docx", "--output", ".")
    replaced(place / "goals.docx", place / "A.docx", start, old, new, tracked)
    code, said = brought("A.docx", "--apply")
    assert code == 0, said
    assert (place / "content/goals.yaml").read_text("utf-8") == GOALS.replace(before, after, 1)


def test_a_day_is_written_as_the_author_writes_days(tmp_path: Path, monkeypatch):
    place = working_place(tmp_path, goals=GOALS)
    monkeypatch.chdir(place)
    run("build", "content/goals.yaml", "--to", "docx", "--output", ".")
    edit = editor(place / "goals.docx", True)
    p = next(p for p in edit.root.iter(w("p")) if "14/9/2026" in text_of(p))
    head, _, tail = text_of(p).partition("14/9/2026")
    edit.rewrite(p, [("=", head), ("-", "14/9/2026"), ("+", "05/10/2026"), ("=", tail)])
    (place / "A.docx").write_bytes(edit.finished().data)
    assert brought("A.docx", "--apply")[0] == 0
    made = (place / "content/goals.yaml").read_text("utf-8")
    assert made == GOALS.replace("thời hạn: 14/9/2026", "thời hạn: 05/10/2026")
