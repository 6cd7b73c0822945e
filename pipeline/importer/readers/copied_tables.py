"""Tables in text copied out of a PDF: the limits of cells are gone, rows are told and every one marked.

What is a cell and what the next one, such text does not say; a row number that counts on does say where
a row begins. Nothing is guessed beyond that, and no row is left without a word to the officer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.check.finished import words
from pipeline.importer.readers.lines import Line
from pipeline.importer.readers.placing import is_anew
from pipeline.importer.readers.set_heads import HEAD
from pipeline.importer.recognise.labels import label

DOUBT = "bảng chép từ PDF, các ô dính liền: kẻ lại thành bảng, hoặc nhập từ chính tệp PDF"
_COUNT = re.compile(r"(?P<number>\d{1,3})(?: (?!\.)|$)")
_TOTAL = re.compile(r"(?:Tổng|Cộng|Toàn)\b")
_CLOSED = re.compile(r"[.;:!?…][\"”’)]*$")
_NOTE = re.compile(r"(?:Nguồn|Ghi chú|Chú thích)\s*:|Cột\s+[“\"]|Hình \d", re.IGNORECASE)
_NAMES = re.compile(
    r"(?<!\S)(?:Thời gian|Thời hạn|Nội dung|Sản phẩm|Chủ trì|Phối hợp|Ngày|Ghi chú|Đơn vị|Số lượng|Kinh phí|"
    r"Người thực hiện|Người|Địa điểm|Chỉ tiêu|Kết quả|Tên|Họ và tên|Chức vụ|Năm|Tháng|Tỷ lệ|Kế hoạch|Thực hiện|"
    r"Lĩnh vực|Nhiệm vụ|Công việc|Cơ quan|Hoàn thành|Nơi|Mức|Phân công|Tiến độ|Chứng nhận)(?!\S)"
)
"""Words with which names of columns begin."""
_LEAST = 3
"""Short lines one below the other that look like cells."""
_PAGE = 33.0
"""Ems of a page's line at the usual size."""
_LETTERHEAD = 8
"""Lines of letterhead and title at least."""
_ABOVE = 3
"""Lines of names above the line of "TT"."""


def rows(lines: Sequence[Line], zones: Sequence[str], column: float) -> Mapping[int, bool]:
    """Place of each line of such a table -> whether a row begins there.

    `zones`: head | body | tail of each line; `column`: width of a full line, 0 = too few lines show it:
    then only a line of names of columns tells a table.
    """
    told = bool(column)
    column = column or max((_PAGE, *(line.width for line in lines)))
    found: dict[int, bool] = {}
    at = 0
    while at < len(lines):
        if lines[at].grid is None and not lines[at].side and zones[at] != "tail":
            made = _numbered(lines, at, column) if told else {}
            if not made and (zones[at] == "body" or at > _LETTERHEAD):
                made = _headed(lines, at, column)
            if not made and told and zones[at] == "body":
                made = _loose(lines, at, column)
            if made:
                found |= made
                at = max(made) + 1
                continue
        at += 1
    return found


def _numbered(lines: Sequence[Line], start: int, column: float) -> dict[int, bool]:
    """A head with "TT" or names above it, and rows counted from 1 on."""
    head = next(
        (
            at
            for at in range(start, min(start + 1 + _ABOVE, len(lines)))
            if HEAD.match(lines[at].text)
        ),
        None,
    )
    if head is None or not all(_short(one, column) for one in lines[start:head]):
        return {}
    found = dict.fromkeys(range(start, head + 1), True)
    wanted = 1
    for at in range(head + 1, len(lines)):
        text = lines[at].text
        number = _COUNT.match(text)
        if number and int(number["number"]) == wanted:
            found[at] = True
            wanted += 1
        elif _ends(lines, at, column) or (wanted == 1 and at > head + 6):
            break
        else:
            found[at] = bool(_TOTAL.match(text))
    return found if wanted > 1 else {}


def _headed(lines: Sequence[Line], start: int, column: float) -> dict[int, bool]:
    """A short line made of names of columns and what stands below it, where no column counts the rows."""
    if not _short(lines[start], column) or len(_NAMES.findall(lines[start].text)) < 2:
        return {}
    found = {start: True}
    for at in range(start + 1, len(lines)):
        text = lines[at].text
        if _ends(lines, at, column) or text.endswith("./."):
            break
        found[at] = not text[:1].islower()
    return found if len(found) > 1 else {}


def _loose(lines: Sequence[Line], start: int, column: float) -> dict[int, bool]:
    """Lines that neither fill the column nor close a sentence, one below the other."""
    end = start
    while end < len(lines) and _short(lines[end], column) and not _ends(lines, end, column):
        end += 1
    capitals = any(line.text.isupper() for line in lines[start:end])
    return {at: True for at in range(start, end)} if end - start >= _LEAST and not capitals else {}


def _short(line: Line, column: float) -> bool:
    closed = _CLOSED.search(line.text) or words.DASHES.match(line.text) or line.text.endswith(")")
    return (
        not (line.grid or line.side or closed or label(line.text)[0]) and line.width < 0.7 * column
    )


def _ends(lines: Sequence[Line], at: int, column: float) -> bool:
    """What stands below a table: a label, an annex, recipients, a note, or a sentence as wide as the page."""
    line = lines[at]
    text = line.text
    if line.grid or line.side or label(text)[0] or is_anew(text) or words.RECIPIENTS.match(text):
        return True
    if _NOTE.match(text) or words.DASHES.match(text):
        return True
    follows = at + 1 < len(lines) and lines[at + 1].text[:1].islower()
    return (
        text[:1].isupper() and line.width > 0.8 * column and (follows or bool(_CLOSED.search(text)))
    )
