"""An error rests on what was read of the standard in force on the document's day; all else warns or informs."""

from __future__ import annotations

import io
from datetime import date as Date

import docx
import pytest
from docx.document import Document
from docx.text.paragraph import Paragraph

from pipeline.check.finished.door import inspect
from pipeline.check.rules.kind_authority import party_law
from pipeline.problem import Level, Problem
from pipeline.registries.organs import names_by_own_rule
from pipeline.standards.load import load
from tests.foreign import by_party_table, by_table

STATE, PARTY = by_table(), by_party_table()


def paragraphs(document: Document) -> list[Paragraph]:
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return [*document.paragraphs, *(one for cell in cells for one in cell.paragraphs)]


def told(data: bytes, *changes: tuple[str, str]) -> list[Problem]:
    """What is found once some words of a right document are others."""
    document = docx.Document(io.BytesIO(data))
    runs = [run for one in paragraphs(document) for run in one.runs]
    for old, new in changes:
        hit = [run for run in runs if old in run.text]
        assert hit, old
        for run in hit:
            run.text = run.text.replace(old, new)
    stream = io.BytesIO()
    document.save(stream)
    return list(inspect(stream.getvalue(), "a.docx").problems)


def of(problems: list[Problem], code: str) -> list[tuple[Level, str]]:
    return [(one.level, one.message.rpartition("”: ")[2]) for one in problems if one.code == code]


def test_a_state_document_older_than_the_decree_has_no_errors_by_it() -> None:
    found = told(STATE, ("tháng 3 năm 2026", "tháng 3 năm 2019"), ("Số: 45", "Số 45"))
    assert of(found, "K053") == [
        (
            Level.WARNING,
            "văn bản ngày 05/3/2019 có trước NĐ 30/2020/NĐ-CP (05/3/2020), thể thức theo quy định khi ấy "
            "(Thông tư số 01/2011/TT-BNV)",
        )
    ]
    assert [level for level, _ in of(found, "K021")] == [Level.INFO]
    assert Level.ERROR not in {one.level for one in found}


def test_the_same_on_the_decrees_first_day_is_an_error() -> None:
    found = told(STATE, ("tháng 3 năm 2026", "tháng 3 năm 2020"), ("Số: 45", "Số 45"))
    assert of(found, "K053") == []
    assert of(found, "K021") == [
        (
            Level.ERROR,
            "phải ghi “Số:” có dấu hai chấm sát chữ Số "
            "(NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.3.c, ô số 3: Số: 15/QĐ-BNV)",
        )
    ]


def test_an_organisation_whose_own_rules_were_not_found_has_no_errors() -> None:
    found = told(STATE, ("SỞ NỘI VỤ", "HỘI NÔNG DÂN"), ("Số: 45/KH-SNV", "Số 45/KH-HND"))
    assert [level for level, _ in of(found, "K021")] == [Level.INFO]


def test_hd_11_is_not_read_so_that_it_only_warns() -> None:
    found = told(PARTY, ("năm 2026", "năm 2012"), ("07-KH", "7-KH"))
    assert [level for level, _ in of(found, "K022")] == [Level.WARNING]
    assert Level.ERROR not in {one.level for one in found}


def test_hd_36_is_cited_by_its_own_name_and_hd_05_by_its_numbers() -> None:
    later = of(told(PARTY, ("07-KH", "7-KH")), "K022")
    before = of(told(PARTY, ("năm 2026", "năm 2019"), ("07-KH", "7-KH")), "K022")
    point = "HD 05-HD/VPTW, Phần II, mục I.3.2.2, ô số 3: số dưới 10 thêm số 0"
    assert later == [(Level.ERROR, f"số “7” phải ghi “07” ({point})")]
    assert before == [(Level.ERROR, f"số “7” phải ghi “07” (HD 36-HD/VPTW, như {point})")]


@pytest.mark.parametrize(("year", "weight"), [("2019", None), ("2026", Level.ERROR)])
def test_two_letters_of_a_regulation_under_hd_36(year: str, weight: Level | None) -> None:
    changes = [("KẾ HOẠCH", "QUY ĐỊNH"), ("07-KH", "07-QĐi")]
    found = told(PARTY, *changes, *([("năm 2026", f"năm {year}")] if year != "2026" else []))
    assert [level for level, _ in of(found, "K023")] == ([weight] if weight else [])


def test_letters_that_hd_05_does_not_give_only_warn() -> None:
    found = told(PARTY, ("KẾ HOẠCH", "TUYÊN BỐ"), ("07-KH", "07-TBo"))
    assert [level for level, _ in of(found, "K023")] == [Level.WARNING]


@pytest.mark.parametrize(
    ("authority", "title", "weights"),
    [
        ("T/M BAN THƯỜNG VỤ", "TRƯỞNG BAN", [Level.ERROR]),
        ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", []),
        ("T/M ỦY BAN KIỂM TRA", "PHÓ CHỦ NHIỆM", []),
        ("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN PHỤ TRÁCH", [Level.ERROR]),
        ("K/T TRƯỞNG BAN", "TRƯỞNG BAN", [Level.WARNING]),
    ],
)
def test_who_signs_for_a_committee(authority: str, title: str, weights: list[Level]) -> None:
    document = docx.Document(io.BytesIO(PARTY))
    line = next(one for one in paragraphs(document) if one.text == "TRƯỞNG BAN")
    above = line.insert_paragraph_before("")
    above.alignment = line.alignment
    for one, words, bold in ((above, authority, True), (line, title, False)):
        for run in one.runs:
            run.text = ""
        run = one.add_run(words)
        run.bold, run.font.size = bold, line.runs[0].font.size
        run.font.name = "Times New Roman"
    stream = io.BytesIO()
    document.save(stream)
    assert [
        level for level, _ in of(list(inspect(stream.getvalue(), "a.docx").problems), "K054")
    ] == weights


def test_the_first_line_of_the_party_is_about_10_mm() -> None:
    document = docx.Document(io.BytesIO(PARTY))
    for one in document.paragraphs:
        if one.paragraph_format.first_line_indent:
            one.paragraph_format.first_line_indent = docx.shared.Mm(15)
    stream = io.BytesIO()
    document.save(stream)
    found = of(list(inspect(stream.getvalue(), "a.docx").problems), "K010")
    assert {level for level, _ in found} == {Level.WARNING}


@pytest.mark.parametrize(
    ("day", "law"),
    [
        (Date(2026, 1, 9), "Quy định số 399-QĐ/TW, Điều 8-13"),
        (Date(2026, 1, 8), "Quy định số 66-QĐ/TW"),
        (Date(2017, 2, 6), "Quy định số 66-QĐ/TW"),
        (Date(2017, 2, 5), ""),
        (None, "Quy định số 399-QĐ/TW, Điều 8-13"),
    ],
)
def test_the_list_of_kinds_of_the_day(day: Date | None, law: str) -> None:
    assert party_law(day, "Điều 8-13") == law


def test_phu_luc_iii_numbers_27_kinds() -> None:
    """The table of NĐ 30/2020, Phụ lục III, mục I: no công văn (18th of Điều 7), no thư công (29th)."""
    kinds = load("nd30").kinds
    rows = [("contract", 17), ("telegram", 18), ("invitation", 22), ("notice-slip", 27)]
    for kind, row in rows:
        assert kinds[kind].clause == f"NĐ 30/2020/NĐ-CP, Phụ lục III, mục I, số {row}"
    assert "không có công văn" in kinds["letter"].clause


@pytest.mark.parametrize("id", ["hd36", "hd11", "doan", "mttq", "tldld"])
def test_what_is_taken_over_says_from_where(id: str) -> None:
    """No standard may quote another one's numbers as its own."""
    standard = load(id)
    own = standard.short
    cited = [role.clause for role in standard.roles.values()]
    cited += [clause for clause, _ in standard.clauses.values()]
    for clause in cited:
        numbered = any(sign in clause for sign in ("Phần II, mục", "Phần I, mục", "Phụ lục III"))
        assert not numbered or "như HD 05-HD/VPTW, " in clause or "như NĐ 30/2020/NĐ-CP, " in clause
        assert clause.count(own) <= 1


@pytest.mark.parametrize(
    ("organs", "own"),
    [
        ("sở y tế bệnh viện đa khoa", True),
        ("ủy ban nhân dân tỉnh sở y tế", False),
        ("sở giáo dục và đào tạo trường trung học phổ thông", True),
        ("bộ giáo dục và đào tạo", False),
        ("công an tỉnh", True),
        ("sở nội vụ", False),
    ],
)
def test_degrees_before_names_are_left_to_schools_hospitals_and_forces(
    organs: str, own: bool
) -> None:
    """NĐ 30/2020, Phụ lục I, Phần I, II.7.c."""
    assert names_by_own_rule(organs) is own


@pytest.mark.parametrize(
    ("data", "year", "code", "clause"),
    [
        (STATE, "2026", "C020", "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.4.b"),
        (PARTY, "2026", "C020", "HD 05-HD/VPTW, Phần II, mục I.4.2.2"),
        (PARTY, "2019", "C020", "HD 36-HD/VPTW, như HD 05-HD/VPTW, Phần II, mục I.4.2.2"),
        (PARTY, "2026", "C015", "cách viết của NĐ 30/2020/NĐ-CP, Phụ lục II, mục III.1"),
    ],
)
def test_rules_for_words_name_what_holds_for_the_document(
    data: bytes, year: str, code: str, clause: str
) -> None:
    words = "Nhân dân Tỉnh Thái Nguyên, ngày 5/08/2026, cơ quan xây dựng kế hoạch"
    changes = [("cơ quan xây dựng kế hoạch", words)]
    if year != "2026":
        changes.append(("tháng 6 năm 2026", f"tháng 6 năm {year}"))
    (one,) = [one for one in told(data, *changes) if one.code == code]
    assert one.message.endswith(f" ({clause})")
