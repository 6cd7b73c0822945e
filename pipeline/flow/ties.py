"""Where words may not be parted at a line's end.

Symbols of documents (36-HD/VPTW, 126/2024/NĐ-CP) and ranges of figures (2-3%, 2026-2030) are kept
whole, as the issued HD 05-HD/VPTW prints them: their hyphens become no-break hyphens (U+2011).
Slashes need nothing: neither Word nor LibreOffice breaks after one.
"""

from __future__ import annotations

import re

_CAPITAL = "A-ZĂÂĐÊÔƠƯ"
_SYMBOL = re.compile(
    rf"(?<![\w-])\d+[a-zđ]?(?:/\d{{4}})?[-/][{_CAPITAL}][{_CAPITAL}a-zđ\d]*"
    rf"(?:[-/][{_CAPITAL}a-zđ\d]+)*(?!\w)"
)
_RANGE = re.compile(r"(?<=\d)-(?=\d)")
NO_BREAK_HYPHEN = "‑"
NO_BREAK_SPACE = "\u00a0"


def tie(text: str) -> str:
    """Text with no-break hyphens inside symbols and figure ranges; letters are not changed."""
    if "-" not in text:
        return text
    text = _SYMBOL.sub(lambda match: match.group().replace("-", NO_BREAK_HYPHEN), text)
    return _RANGE.sub(NO_BREAK_HYPHEN, text)


_DATE = re.compile(r"(ngày|tháng|năm) (?=[\d\u00a0])|(?<=[\d\u00a0]) (?=(?:tháng|năm) [\d\u00a0])")
"""A date in words, or the room that is left for one."""

_YEARS = re.compile(r"(?<=\d) - (?=\d)")
"""A range of years: "giai đoạn 2026 - 2030"."""


_COMMITTEE = re.compile(r"\b((?:TỈNH|THÀNH|HUYỆN|ĐẢNG|CHI)) (?=(?:UỶ|ỦY)\b)")
"""In capitals: words of one name, which a letterhead or a signer's title keeps together."""


_TERM = re.compile(
    r"\b(khoá|khóa|thứ|kỳ|quý|điều|mục|chương|phần) (?=(?:[IVXL]+|\d+)\b)", re.IGNORECASE
)
"""A term of office, an article with its figure: "khoá I", "lần thứ II", "Điều 5"."""


def tie_centred(text: str) -> str:
    """As `tie`, and dates in words, ranges of years, terms of office and "TỈNH UỶ" stay on one line: a
    parted one shows in a centred line."""
    text = _YEARS.sub(f"{NO_BREAK_SPACE}-{NO_BREAK_SPACE}", text)
    text = _DATE.sub(lambda match: match.group().replace(" ", NO_BREAK_SPACE), tie(text))
    text = _TERM.sub(rf"\1{NO_BREAK_SPACE}", text)
    return _COMMITTEE.sub(rf"\1{NO_BREAK_SPACE}", text)


def tie_all(text: str) -> str:
    """A line that may not break anywhere: the number and symbol, blanks included."""
    return text.replace("-", NO_BREAK_HYPHEN).replace(" ", NO_BREAK_SPACE)
