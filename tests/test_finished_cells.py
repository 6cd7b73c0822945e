"""Tables of finished files: the standards say nothing of their letters, so there are only notes (K062)."""

from __future__ import annotations

import pytest

from pipeline.check.finished.door import inspect
from pipeline.problem import Level
from tests.foreign_offices import council, para, run, spoilt, table

_SHOWN = "".join(
    f'<w:{side} w:val="single" w:sz="4"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
BORDERS = f"<w:tblBorders>{_SHOWN}</w:tblBorders>"


def with_table(
    head: float, cell: float, last: float, jc: str = "center"
) -> list[tuple[str, Level]]:
    """What is said of a table of three rows put into a sound document."""
    rows = [
        tuple(para(run(words, head, True), jc=jc) for words in ("Nội dung", "Cơ quan chủ trì")),
        tuple(para(run(words, cell), jc="left") for words in ("Rà soát thủ tục", "Phòng Kinh tế")),
        tuple(para(run(words, last), jc="left") for words in ("Báo cáo kết quả", "Văn phòng")),
    ]
    made = table(*rows, widths=(4650, 4650), borders=BORDERS)
    mark = '<w:p><w:pPr><w:spacing w:before="120" w:after="0"'
    data = _above_the_last(council(), made, mark)
    found = inspect(data, "a.docx").problems
    return [
        (one.message.partition(" (")[0].partition("”: ")[2], one.level)
        for one in found
        if one.code == "K062"
    ]


def _above_the_last(data: bytes, made: str, mark: str) -> bytes:
    """The table stands above the last paragraph of the text."""
    old = f'{mark} w:line="276" w:lineRule="auto"/><w:ind w:firstLine="720"/><w:jc w:val="both"/></w:pPr>'
    last = '<w:r><w:rPr><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr><w:t xml:space="preserve">Nghị quyết này'
    return spoilt(data, old + last, made + old + last)


@pytest.mark.parametrize(
    ("sizes", "jc", "wanted"),
    [
        ((12, 12, 12), "center", []),
        ((13, 12, 12), "center", []),
        ((12, 8, 8), "center", ["chữ trong bảng cỡ 8, nhỏ, khó đọc"]),
        ((12, 16, 12), "center", ["chữ trong bảng cỡ 16, lớn hơn chữ của nội dung"]),
        ((13, 11, 12), "center", ["một bảng dùng nhiều cỡ chữ: 11, 12, 13"]),
        ((12, 12, 12), "left", ["tên cột “Nội dung” không căn giữa"]),
    ],
)
def test_tables(sizes: tuple[float, float, float], jc: str, wanted: list[str]) -> None:
    assert with_table(*sizes, jc) == [(one, Level.INFO) for one in wanted]


def test_fixture_is_sound() -> None:
    assert inspect(council(), "a.docx").problems == ()
