"""Số thập phân, số hàng nghìn viết theo kiểu nước ngoài.

Tiếng Việt dùng dấu phẩy cho phần thập phân (3,48%) và dấu chấm cho hàng nghìn (3.321). Viết ngược lại thì 1,500 có
thể bị hiểu là một phẩy năm.

Sai:
    Thu ngân sách tăng 3.48%.
    Kinh phí là 1,250,000 đồng.
    Đảng bộ có 2,500 đảng viên.

Đúng:
    Thu ngân sách tăng 3,48%.
    Kinh phí là 1.250.000 đồng.
    Đảng bộ có 2.500 đảng viên.

Căn cứ: cách viết số trong văn bản tiếng Việt (thói quen chung).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.check.rule import Finding, Rule
from pipeline.check.subject import Subject
from pipeline.problem import Level

RULE = Rule("C022", "number-form", "cach-viet-so", Level.WARNING, clause="thói quen chung")

_COUNTED = "đồng|người|đảng viên|cán bộ|hộ|hồ sơ|phiếu|lượt|hội viên|đoàn viên|thủ tục|văn bản|tổ chức|mô hình|học sinh|giờ"
ODD = re.compile(
    r"\d(?<![\d.,/-]\d)(?:"
    r"(?P<point>\d*\.\d{1,2})(?=%| (?:%|lần|tỷ|triệu|điểm phần trăm|ha|km|m2)\b)"
    r"|(?P<commas>\d{0,2}(?:,\d{3}){2,})(?![\d,])"
    rf"|(?P<comma>\d{{0,2}},\d{{3}})(?= (?:{_COUNTED})\b)"
    r")"
)

PARTED = re.compile(r"\d[.,]\d")
"""Without figures parted by a mark there is nothing to look for."""


def look(subject: Subject) -> Iterator[Finding]:
    """Only figures that can be read in one way."""
    for hit in subject.prose.find(ODD) if subject.prose.having(PARTED) else ():
        assert hit.match is not None  # noqa: S101 - find() always gives one
        right = hit.words.replace(".", ",") if hit.match["point"] else hit.words.replace(",", ".")
        yield hit.finding(f"số viết kiểu nước ngoài: “{hit.words}”", f"viết “{right}”")
