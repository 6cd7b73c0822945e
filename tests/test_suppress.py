"""Comments that allow what a rule forbids: where they count, and that an idle one is told."""

from __future__ import annotations

import pytest

from tests import rule_cases as given

HEAD = """\
loại: hướng dẫn
cơ quan ban hành: btgdv-tu-thai-nguyen
ngày: 2026-08-04
trích yếu: tổ chức đối thoại
"""
TAIL = """\
nơi nhận: [Thường trực Tỉnh uỷ]
ký: {chức vụ: Trưởng ban, họ tên: Trần Minh Khang}
"""


def said(body: str, head: str = HEAD) -> list[str]:
    return [f"{one.span.line} {one.code}" for one in given.problems(head + body + TAIL)]


BODIES = {
    "behind the line": "nội dung:\n  - Sử lý kiến nghị.   # bỏ qua: chinh-ta\n",
    "on the line above": "nội dung:\n  # bỏ qua: chinh-ta (trích nguyên văn)\n  - Sử lý kiến nghị.\n",
    "English name": "nội dung:\n  # allow: misspelling\n  - Sử lý kiến nghị.\n",
    "code": "nội dung:\n  # allow: c006\n  - Sử lý kiến nghị.\n",
    "a scalar over lines": "nội dung:\n  # bỏ qua: chinh-ta\n  - đoạn: >-\n      Các cơ quan\n      sử lý kiến nghị.\n",
    "behind the mark of a block": "nội dung:\n  - đoạn: >-  # bỏ qua: chinh-ta\n      Các cơ quan\n      sử lý.\n",
    "several rules": "nội dung:\n  # bỏ qua: chinh-ta, dau-cach\n  - Sử lý  kiến nghị.\n",
    "comment between": "nội dung:\n  # bỏ qua: chinh-ta\n  # vì trích nguyên văn\n  - Sử lý kiến nghị.\n",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_allowed(body: str) -> None:
    assert said(body) == []


def test_not_allowed_one_line_on() -> None:
    body = "nội dung:\n  # bỏ qua: chinh-ta\n  - Xử lý kiến nghị.\n  - Sử lý kiến nghị.\n"
    assert said(body) == ["6 C900", "8 C006"]


def test_whole_file() -> None:
    body = "nội dung:\n  - Sử lý kiến nghị.\n  - Sát nhập hai phòng.\n"
    assert said(body, "# bỏ qua cả tệp: chinh-ta\n" + HEAD) == []
    assert said(body, "# allow in file: misspelling\n" + HEAD) == []


def test_idle_and_unknown_are_told() -> None:
    text = "# bỏ qua cả tệp: chinh-ta\n" + HEAD + "nội dung: [Một.]  # bỏ qua: chinhta\n" + TAIL
    found = given.problems(text)
    assert [str(one) for one in found] == [
        "vb.yaml:1:1: cảnh báo C900 lời “bỏ qua: chinh-ta” không che một chỗ nào — xoá lời này",
        "vb.yaml:6:19: cảnh báo C901 không có luật nào tên “chinhta” — có phải ý bạn là “chinh-ta”?",
    ]


def test_words_of_the_author_are_no_comment() -> None:
    body = "nội dung:\n  - đoạn: |-\n      Sử lý kiến nghị.\n      # bỏ qua: chinh-ta\n"
    assert "7 C006" in said(body)
