"""Comments that allow what a rule forbids: where they count, and that an idle one is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline import check
from pipeline.check import manual
from tests import rule_cases as given
from tests.examples import files

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


PLACES = {
    "row of a table": (
        "nội dung:\n  - bảng:\n      cột: [A, B]\n      hàng:\n"
        "        - [Sử lý, x]   # bỏ qua: chinh-ta\n        - [Xử lý, y]   # bỏ qua: chinh-ta\n",
        ["10 C900"],
    ),
    "above a row": (
        "nội dung:\n  - bảng:\n      cột: [A, B]\n      hàng:\n        # bỏ qua: chinh-ta\n"
        "        - [Sử lý, x]\n        # bỏ qua: chinh-ta\n        - [Xử lý, y]\n",
        ["11 C900"],
    ),
    "within brackets": (
        "nội dung:\n  - bảng:\n      cột: [A, B]\n      hàng: [[Xử lý, x],   # bỏ qua: chinh-ta\n"
        "             [Sử lý, y]]   # bỏ qua: chinh-ta\n",
        ["8 C900"],
    ),
    "entry of a list": (
        "nội dung:\n  - ý:\n      - Sử lý.   # bỏ qua: chinh-ta\n      - Xử lý.   # bỏ qua: chinh-ta\n",
        ["8 C900"],
    ),
    "block scalars": (
        "nội dung:\n  - đoạn: |   # bỏ qua: chinh-ta\n      Xử lý.\n\n      Sử lý.\n"
        "  - đoạn: >-   # bỏ qua: chinh-ta\n      Xử lý.\n",
        ["10 C900"],
    ),
    "one of several": (
        "nội dung:\n  - Sử lý.   # bỏ qua: chinh-ta, dau-cach, C005\n",
        ["6 C900", "6 C900"],
    ),
    "semicolons and blanks": (
        "nội dung:\n  - Sử  lý cho cho xong.   # bỏ qua: dau-cach; chu-lap C072\n",
        ["6 C900"],
    ),
    "below everything": ("nội dung:\n  - Xử lý.\n# bỏ qua: chinh-ta\n", ["7 C900"]),
    "for a place twice": (
        "nội dung:\n  # bỏ qua: chinh-ta\n  - Sử lý.   # bỏ qua: chinh-ta\n",
        ["7 C900"],
    ),
    "by both names": ("nội dung:\n  - Sử lý.   # bỏ qua: chinh-ta, C006\n", ["6 C900"]),
    "for the file and a place": (
        "# bỏ qua cả tệp: chinh-ta\nnội dung:\n  - Sử lý.   # bỏ qua: chinh-ta\n",
        ["7 C900"],
    ),
}


@pytest.mark.parametrize(("body", "wanted"), PLACES.values(), ids=PLACES)
def test_an_unneeded_one_is_told_wherever_it_stands(body: str, wanted: list[str]) -> None:
    assert said(body) == wanted


RULES = {one.rule.code: one.rule for one in check.rules()}


@pytest.mark.parametrize("code", RULES)
def test_each_rule_can_be_allowed_and_an_idle_word_for_it_is_told(code: str) -> None:
    """On the lines of its page's own example, by each of its names; the same words above the mended one are idle."""
    page, rule = manual.pages()[code], RULES[code]
    for system in given.SMALL:
        for shown in files(page.bad, code, system, bad=True):
            found = [one.span.line for one in given.problems(shown.text) if one.code == code]
            rows = shown.text.splitlines()
            for name in rule.names:
                for line in set(found):
                    row = rows[line - 1]
                    before = " " * (len(row) - len(row.lstrip()))
                    allowed = [*rows[: line - 1], f"{before}# bỏ qua: {name}", *rows[line - 1 :]]
                    left = given.problems("\n".join(allowed) + "\n")
                    assert [one.span.line for one in left if one.code == code] == [
                        each + 1 if each > line else each for each in found if each != line
                    ]
                    assert "C900" not in {one.code for one in left}
        for shown in files(page.good, code, system, bad=False):
            if code not in {one.code for one in given.problems(shown.text)}:
                left = given.problems(f"# bỏ qua cả tệp: {rule.alias}\n{shown.text}")
                assert [one.span.line for one in left if one.code == "C900"] == [1]


WRONG = {
    "c06": "không có luật nào tên “c06” — có phải ý bạn là “c006”?",
    "C0006": "không có luật nào tên “c0006” — có phải ý bạn là “c006”?",
    "C999": "không có luật nào tên “c999” — gõ “vanban explain” để xem tên các luật",
    "K004": "lời “bỏ qua: k004” không có tác dụng: chỉ các luật về lời văn (mã C) bỏ qua được — xoá lời này, sửa chỗ bị báo",
    "M024": "lời “bỏ qua: m024” không có tác dụng: chỉ các luật về lời văn (mã C) bỏ qua được — xoá lời này, sửa chỗ bị báo",
    "chính tả": "không có luật nào tên “chính” — viết không dấu, nối bằng gạch: chinh-ta",
    "Chính-tả (trích)": "không có luật nào tên “chính-tả” — viết không dấu, nối bằng gạch: chinh-ta",
    "": "lời “bỏ qua:” chưa nêu luật nào — ghi tên hoặc mã của luật sau dấu hai chấm: # bỏ qua: chinh-ta (lý do)",
}


@pytest.mark.parametrize("name", WRONG)
def test_a_name_that_no_rule_has_is_told_with_what_was_meant(name: str) -> None:
    body = f"nội dung:\n  - Xử lý kiến nghị.   # bỏ qua: {name}\n"
    found = [one for one in given.problems(HEAD + body + TAIL) if one.code == "C901"]
    assert [given.said(one) for one in found] == [WRONG[name]]


def test_nothing_is_said_of_one_whose_rule_could_not_look() -> None:
    """A file that cannot be read as a document yet: the rules on blocks have not been asked."""
    body = "nội dung:\n  - Xử lý.   # bỏ qua: noi-nhan-thieu, chinh-ta\n"
    of = given.subject(HEAD + body + TAIL)
    unread = replace(of, content=None, document=None)
    told = [given.said(one) for one in check.run(unread)]
    assert told == ["lời “bỏ qua: chinh-ta” không che một chỗ nào — xoá lời này"]


def test_words_of_the_author_are_no_comment() -> None:
    body = "nội dung:\n  - đoạn: |-\n      Sử lý kiến nghị.\n      # bỏ qua: chinh-ta\n"
    assert "7 C006" in said(body)


NEARLY = {
    "# bỏ qua chinh-ta": "# bỏ qua: chinh-ta (lý do)",
    "# bỏ qua chính tả (trích)": "# bỏ qua: chinh-ta (lý do)",
    "# bo qua: chinh-ta": "# bỏ qua: chinh-ta (lý do)",
    "# bỏ qua； C006": "# bỏ qua: c006 (lý do)",
    "# bỏ qua = chinh-ta": "# bỏ qua: chinh-ta (lý do)",
    "# bỏ qua (chinh-ta)": "# bỏ qua: chinh-ta (lý do)",
    "# bỏ qua cả tệp chinh-ta": "# bỏ qua cả tệp: chinh-ta (lý do)",
    "# allow misspelling": "# bỏ qua: misspelling (lý do)",
    "# noqa: C006": "# bỏ qua: c006 (lý do)",
    "# bỏ qua k004": "# bỏ qua: k004 (lý do)",
    "# bỏ qua chin-ta": "# bỏ qua: chin-ta (lý do)",
}


@pytest.mark.parametrize("comment", NEARLY)
def test_what_looks_like_an_allowance_and_is_none_is_told(comment: str) -> None:
    found = given.problems(HEAD + f"nội dung:\n  - Sử lý kiến nghị.   {comment}\n" + TAIL)
    (told,) = [one for one in found if one.code == "C901"]
    assert (told.span.line, told.span.column) == (6, 24)
    assert told.hint == f"viết đúng dạng, có dấu hai chấm: {NEARLY[comment]}"
    assert "C006" in {one.code for one in found}
    mended = f"nội dung:\n  - Sử lý kiến nghị.   {told.hint.partition(': ')[2]}\n"
    if told.hint.endswith(("chinh-ta (lý do)", "c006 (lý do)", "misspelling (lý do)")):
        assert said(mended) == []


@pytest.mark.parametrize(
    "remark",
    [
        "# bỏ qua mục này khi họp",
        "# bỏ qua",
        "# bo qua 15-CT/TW",
        "# allow for Mr. An",
        "# bỏ qua chi-tiết nhỏ",
    ],
)
def test_a_remark_is_a_remark(remark: str) -> None:
    assert said(f"nội dung:\n  - Xử lý kiến nghị.   {remark}\n") == []
