"""Pieces of documents, and letterheads spelled in the other style: nothing is lost, what differs is told."""

from __future__ import annotations

from pipeline.desk import Desk
from pipeline.importer import run
from pipeline.importer.report import Report, report
from tests.officer import ROOT

TEXT = """\
I. MỤC ĐÍCH

1. Nâng cao chất lượng công tác dân vận ở cơ sở, gắn với chuyển đổi số.

II. NHIỆM VỤ

Các xã, phường rà soát danh sách hộ nghèo, báo cáo trước ngày 15 hằng tháng.
"""
HEAD = "UỶ BAN NHÂN DÂN\nXÃ ĐẠI TỪ\n\nKẾ HOẠCH\nrà soát hộ nghèo\n\n"


def imported(text: str) -> tuple[str, Report]:
    desk = Desk(ROOT / "content", ROOT / "templates")
    made = run.imported(text.encode(), "a.txt", desk, register=False)
    return made.text, report(made, "a.yaml")


def test_without_a_letterhead_headings_are_headings() -> None:
    text, told = imported(TEXT)
    assert told.state == "doubtful"
    assert told.found == told.words
    assert "  - tiêu đề: MỤC ĐÍCH\n" in text
    assert "  - tiêu đề: NHIỆM VỤ\n    đoạn: " in text
    assert told.organs == ()


def test_an_organ_spelled_as_the_registry_has_it_is_told_not_lost() -> None:
    text, told = imported(HEAD + TEXT)
    assert "cơ quan ban hành: ubnd-xa-dai-tu\n" in text
    assert told.lost == ()
    assert "tên cơ quan in theo sổ cơ quan, dấu thanh đặt khác bản gốc: “uỷ” → “ủy”" in told.doubts
