"""Words in finished files of others: faults of spelling, capitals, dates, citations are named, right words are not."""

from __future__ import annotations

import io

import docx
import pytest

from pipeline.check.finished.divisions import roman_value
from pipeline.check.finished.door import Inspected, inspect
from pipeline.problem import Level
from tests.desks.every import PAPERS
from tests.desks.making import made
from tests.samples import FILES, finished

WRONG = [
    ("state", "C005", "Các phòng chuyên môn phối hợp phối hợp thực hiện."),
    ("state", "C006", "Xã bổ xung kinh phí cho thôn Đông."),
    ("state", "C010", "Lắng nghe ý kiến của nhân dân trước khi quyết định."),
    ("state", "C020", "Báo cáo gửi trước ngày 05/08/2026."),
    ("state", "C021", "Báo cáo gửi trước ngày 31/6/2026."),
    ("state", "C002", "Các đơn vị báo cáo , đề xuất với xã."),
    ("state", "C031", "Việc này làm theo Kế hoạch số 15/KH-UBND đã ban hành."),
    ("state", "C008", "Các thôn chuẩn bị sân bãi, mời lãnh ®¹o và c¸n bé các thôn bạn dự."),
    ("state", "C024", "Các thôn (kể cả thôn Đông chuẩn bị sân bãi."),
    ("state", "C024", "Các thôn hưởng ứng phong trào “Dân vận khéo."),
    ("party", "C012", "Chi bộ học tập nghị quyết của Bộ chính trị."),
]
RIGHT = [
    ("state", "Đảng ủy Ủy ban nhân dân xã cùng các phòng chuyên môn bổ sung kinh phí."),
    ("state", "Lắng nghe ý kiến của Nhân dân trước ngày 05/8/2026, ngày 30/6/2026."),
    ("state", "Việc này làm theo Kế hoạch số 15/KH-UBND ngày 12/01/2026 của Ủy ban nhân dân xã."),
    ("state", "Các thôn (kể cả thôn Đông) chuẩn bị sân bãi rộng 20 m × 40 m; a) xong trước."),
    ("party", "Chi bộ học tập nghị quyết của Bộ Chính trị."),
]
PAPER = {"state": "front", "party": "party_letter"}


def said(system: str, sentence: str) -> Inspected:
    paper = PAPERS[PAPER[system]][0]()
    paper.lines.insert(1, ("p", sentence))
    return inspect(made(paper), "a.docx")


@pytest.mark.parametrize(("system", "code", "sentence"), WRONG)
def test_a_fault_in_the_words_is_named(system: str, code: str, sentence: str) -> None:
    problems = [one for one in said(system, sentence).problems if one.code[0] == "C"]
    assert [one.code for one in problems] == [code], [str(one) for one in problems]
    # The paragraph is quoted, since a finished file has no lines.
    assert sentence[:20] in str(problems[0])


@pytest.mark.parametrize(("system", "sentence"), RIGHT)
def test_right_words_are_left_alone(system: str, sentence: str) -> None:
    problems = said(system, sentence).problems
    assert not [str(one) for one in problems if one.level is not Level.INFO]


def test_a_bracket_that_a_converter_broke_off_is_closed_in_the_next_paragraph() -> None:
    paper = PAPERS[PAPER["state"]][0]()
    paper.lines[1:1] = [("p", "Các thôn (kể cả"), ("p", "thôn Đông) chuẩn bị sân bãi.")]
    assert "C024" not in {one.code for one in inspect(made(paper), "a.docx").problems}


def test_the_source_is_the_one_of_the_document() -> None:
    found = {
        system: next(
            one
            for one in said(system, "Theo Kế hoạch số 15/KH-UBND.").problems
            if one.code == "C031"
        )
        for system in ("state", "party")
    }
    assert "HD 05" not in found["state"].message
    assert "NĐ 30/2020/NĐ-CP" not in found["party"].message


def test_words_of_our_own_files_were_checked_where_they_are_written() -> None:
    files = finished(next(iter(FILES))).files
    word = docx.Document(io.BytesIO(files["docx"]))
    paragraph = next(one for one in word.paragraphs if len(one.text) > 100)
    paragraph.runs[-1].text += " Các đơn vị phối hợp phối hợp."
    changed = io.BytesIO()
    word.save(changed)
    found = inspect(changed.getvalue(), "a.docx").problems
    assert not [str(one) for one in found if one.code[0] == "C"]


@pytest.mark.parametrize(("mark", "value"), [("XIV", 14), ("IX", 9), ("İ", 0), ("Vİ", 5)])
def test_letters_that_only_look_roman_break_nothing(mark: str, value: int) -> None:
    """Patterns that pass over case take a Turkish "İ" for an "i"."""
    assert roman_value(mark) == value
