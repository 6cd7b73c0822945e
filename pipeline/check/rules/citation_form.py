"""Viện dẫn ghi ngày không theo kiểu của văn bản.

Văn bản Đảng có dấu phẩy trước “ngày” và ghi ngày bằng số: …, ngày 09/01/2026 của …; văn bản Nhà nước không có dấu
phẩy và ghi ngày bằng chữ: … ngày 05 tháng 3 năm 2020 của …

Sai:
    cơ quan ban hành: tu-thai-nguyen
    nội dung:
      - đoạn: Thực hiện Quy định số 399-QĐ/TW ngày 09 tháng 01 năm 2026 của Ban Bí thư.   # ← C033

Đúng:
    cơ quan ban hành: tu-thai-nguyen
    nội dung:
      - đoạn: Thực hiện Quy định số 399-QĐ/TW, ngày 09/01/2026 của Ban Bí thư.

Căn cứ: cách ghi ngày trong chính HD 05-HD/VPTW và NĐ 30/2020/NĐ-CP; NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6.b.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date

from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.problem import Level
from pipeline.text import in_figures

RULE = Rule(
    "C033",
    "citation-form",
    "kieu-vien-dan",
    Level.INFO,
    clause="HD 05-HD/VPTW, Phần II, mục I.6.1.4; NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6.b",
    gathered=True,
)


def look(subject: Subject) -> Iterator[Finding]:
    """The form of each dated citation against the standard's form of citing."""
    if subject.standard is None:
        return
    forms = subject.standard.forms
    comma = "," in forms.cite_full.partition("{symbol}")[2].partition("{date}")[0]
    slashed = forms.cite_date == "slashed"
    for citing in subject.citings:
        if (
            citing.dated
            and citing.date
            and (citing.dated.startswith(",") != comma or ("/" in citing.dated) != slashed)
        ):
            # One message for all: an office has one habit, and is told of it once.
            form = _right(Date(2020, 3, 5), comma, slashed)
            right = _right(citing.date, comma, slashed)
            yield citing.passage.finding(
                citing.hit.start,
                f"ngày của văn bản viện dẫn không ghi theo kiểu “{form}”",
                f"“{citing.dated.strip(' ,')}” ghi thành “{right}”",
            )


def _right(day: Date, comma: bool, slashed: bool) -> str:
    words = in_figures(day)
    if not slashed:
        words = words.replace("/", " tháng ", 1).replace("/", " năm ")
    return f"{', ' if comma else ''}ngày {words}"
