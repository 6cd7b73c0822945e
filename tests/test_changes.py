"""One content under two standards: each change told once, what was, what is, by which clause."""

from __future__ import annotations

import re

from pipeline.compose.changes import changes
from pipeline.problem import Level, Problem, Span
from pipeline.standards.load import load
from tests.compose_cases import composed

TEXT = """
kind: letter
issuer: btgdv-tu
standard: {}
to: [Ban Tổ chức, Ban Nội chính]
subject: họp giao ban
date: 2026-05-20
number: 5
bases: [Căn cứ Điều lệ Đảng, Căn cứ Kế hoạch năm]
body: [Nội dung.]
recipients: [Các ban đảng, Các phòng]
archive: Văn phòng
drafter: ABC
copies: 26
signature: {{title: Trưởng ban, name: Nguyễn Văn An}}
"""


def told(old: str, new: str) -> tuple[Problem, ...]:
    (was, _), (now, _) = (composed(TEXT.format(name), {}) for name in (old, new))
    # The two texts differ in their fourth line only, so places are the same.
    return changes((was, load(old)), (now, load(new)), Span("vb.yaml", 1, 1))


def test_from_hd36_to_hd05() -> None:
    """Every difference that table 2.3 has of the components in this letter (HD 36 -> HD 05)."""
    found = {problem.message for problem in told("hd36", "hd05")}
    assert found == {
        "giãn dòng: 18 (18-24) → 18 (18-22)",
        "Người soạn, cỡ chữ: 8 → 11",
        "Trích yếu công văn: “họp” → “về việc họp”",
        "Nơi kính gửi: “,” → “;”",
        "Nơi kính gửi: “.” → “;”",
        "Căn cứ: “,” → “.”",
        "Danh sách nơi nhận: “,” → “;” (và 2 chỗ khác)",
    }


def test_each_has_its_place_its_clause_and_stops_nothing() -> None:
    found = told("hd36", "hd05")
    assert found
    for problem in found:
        assert (problem.code, problem.level) == ("S004", Level.INFO)
        assert re.search(r"HD 05-HD/VPTW|6\.2|cách|ô số", problem.hint), problem
        assert problem.span.line >= 1


def test_a_party_letter_in_the_states_form() -> None:
    found = {problem.message for problem in told("hd05", "nd30")}
    assert "Số ký hiệu: “ 05-CV” → “: 05”" in found
    assert "Danh sách nơi nhận: “Lưu” → “Lưu:”" in found
    assert "Dấu sao: “*” → không có" in found
    assert "Tiêu ngữ: không có → “Độc lập - Tự do - Hạnh phúc”" in found
    assert "Chức vụ người ký, đậm: không → có" in found


def test_a_component_that_goes_has_its_name() -> None:
    found = {problem.message for problem in told("nd30", "hd05")}
    assert "Tiêu ngữ: “Độc lập - Tự do - Hạnh phúc” → không có" in found


def test_nothing_changes_under_the_same_standard() -> None:
    assert told("hd05", "hd05") == ()


def test_a_size_that_stays_is_not_told_and_a_line_that_goes_is() -> None:
    found = {problem.message for problem in told("nd30", "hd05")}
    assert not [one for one in found if one.startswith("Chức vụ người ký, cỡ chữ")]
    assert "Số ký hiệu, cỡ chữ: 13 → 14" in found
    assert "Tên cơ quan ban hành, đường kẻ: có → không có" in found


def test_the_contact_line_goes_to_another_page() -> None:
    texts = (TEXT.format(name) + "contact: Điện thoại 1\n" for name in ("nd30", "hd05"))
    (was, _), (now, _) = (composed(text, {}) for text in texts)
    found = changes((was, load("nd30")), (now, load("hd05")), Span("vb.yaml", 1, 1))
    assert "Liên hệ, vị trí: chân trang 1 → chân trang cuối" in {one.message for one in found}
