"""Printed tables: rows that broke between two pages come in as one; tables that touch come in as two."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.importer import opening
from tests.outside.drawn import fonts

HEAD = ("TT", "Nhiệm vụ", "Đơn vị")
FIRST = [
    ("1", "Rà soát hồ sơ đất đai.", "Phòng Kinh tế"),
    ("2", "Kiểm tra các tuyến kênh,", "Phòng Hạ tầng"),
]


def printed(first: list[tuple[str, ...]], second: list[tuple[str, ...]]) -> bytes:
    """A table at the foot of one page that goes on at the top of the next, its head repeated."""
    pdfmetrics.registerFont(TTFont("T", str(fonts() / "LiberationSerif-Regular.ttf")))
    pdfmetrics.registerFont(TTFont("B", str(fonts() / "LiberationSerif-Bold.ttf")))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=True)
    canvas.setFont("T", 14)
    canvas.drawString(85, 780, "Uỷ ban nhân dân xã giao các đơn vị những nhiệm vụ trong bảng sau:")
    edges = (85, 125, 380, 550)
    for rows, top in ((first, 150), (second, 780)):
        for at, row in enumerate([HEAD, *rows]):
            y = top - 25 * at
            canvas.setFont("T" if at else "B", 13)
            for n, words in enumerate(row):
                canvas.drawString(edges[n] + 4, y - 17, words)
                canvas.rect(edges[n], y - 25, edges[n + 1] - edges[n], 25)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def rows(second: list[tuple[str, ...]]) -> list[list[str]]:
    grids = opening.read(printed(FIRST, second), "a.pdf").grids
    assert len(grids) == 1
    return [[cell.words for cell in row] for row in next(iter(grids.values())).rows]


LAST = ("3", "Báo cáo hằng tháng.", "Văn phòng")


@pytest.mark.parametrize("rest", ["nạo vét trước mùa mưa.", "Tân Hoà, nạo vét trước mùa mưa."])
def test_a_row_that_broke_is_one(rest: str) -> None:
    broken = rows([("", rest, ""), LAST])
    assert broken[2] == ["2", f"Kiểm tra các tuyến kênh, {rest}", "Phòng Hạ tầng"]
    assert broken[3:] == [list(LAST)]


def test_a_row_of_its_own_stays_so() -> None:
    assert rows([LAST])[2:] == [list(FIRST[1]), list(LAST)]
    # A row without a number that says all anew, below one that has ended.
    alone = ("4", "Tổng hợp.", "Văn phòng")
    assert len(rows([LAST, alone])) == 5


def test_tables_that_touch_are_two() -> None:
    """The lower one is set in on both sides: its upper edge is the other's lower one."""
    pdfmetrics.registerFont(TTFont("T", str(fonts() / "LiberationSerif-Regular.ttf")))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=True)
    canvas.setFont("T", 13)
    canvas.drawString(
        85, 780, "Uỷ ban nhân dân xã giao các đơn vị những nhiệm vụ trong hai bảng sau:"
    )
    for left, wide, top, names in ((85, 150, 700, "abc"), (125, 120, 650, "xyz")):
        for row in range(2):
            for n, name in enumerate(names):
                canvas.rect(left + wide * n, top - 25 * (row + 1), wide, 25)
                canvas.drawString(left + wide * n + 4, top - 25 * row - 17, f"{name}{row}")
    canvas.showPage()
    canvas.save()
    grids = opening.read(out.getvalue(), "a.pdf").grids.values()
    said = [[[cell.words for cell in row] for row in grid.rows] for grid in grids]
    assert said == [
        [["a0", "b0", "c0"], ["a1", "b1", "c1"]],
        [["x0", "y0", "z0"], ["x1", "y1", "z1"]],
    ]
