"""Tables in text that has one cell on each line, as word processors write them: rebuilt by counting.

The head names n columns, the row numbers 1, 2, 3 stand on every nth line: that proves n. What the text
does not say (cells joined over columns, a cell of two paragraphs) is guessed and marked, or left as lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.importer.pages import Cell, Grid
from pipeline.importer.recognise.labels import label

_NUMBERED = re.compile(r"(?:TT|STT|S\.?TT|Số TT|Số thứ tự)\.?$", re.IGNORECASE)
_COUNT = re.compile(r"(?P<number>\d{1,3})\.?$")
_ROMAN = re.compile(r"[IVX]{1,5}\.?$")
_TOTAL = re.compile(r"(?:Tổng|Cộng|Toàn)\b", re.IGNORECASE)
_FIGURE = re.compile(r"[-–]?[\d.,]*\d\s*%?$|[-–]$")
_DATED = re.compile(r"(?:\d{1,2}/\d{1,2}/\d{4}|\d{1,2}/\d{4}|(?:quý|tháng|năm)\s+[\dIVX])", re.I)
_SENTENCE = re.compile(r"[.;:!?…][\"”’)]*$")
_WIDEST = 14
_LONGEST = 120
"""Letters of a head's cell."""
GUESSED = "bảng dựng lại từ văn bản chữ: xem lại các ô gộp và hàng đầu bảng"
SPREAD = "bảng dựng lại từ văn bản chữ theo nhịp lặp của các cột: xem lại từng ô"


@dataclass(frozen=True, slots=True)
class Flat:
    """A table on lines `start` to `end` - 1 (from 0). `doubt` is empty where counting proves it."""

    start: int
    end: int
    grid: Grid
    doubt: str = ""


def find(lines: Sequence[str]) -> list[Flat]:
    """The tables of a text without wrapped lines; blank lines may be empty cells."""
    texts = [" ".join(line.split()) for line in lines]
    out: list[Flat] = []
    at = 0
    while at < len(texts):
        made = _counted(texts, at) if _NUMBERED.match(texts[at]) else _rhythmic(texts, at)
        if made is None:
            at += 1
            continue
        out.append(made)
        at = made.end
    return out


def _counted(texts: Sequence[str], start: int) -> Flat | None:
    first = _first_row(texts, start)
    if not first:
        return None
    columns = _period(texts, first) or first - start
    if columns < 2 or columns > first - start:
        return None
    rows, end, doubtful = _rows(texts, first, columns)
    if not rows:
        return None
    named = list(texts[start:first])
    if len(named) == columns + 1 and any(len(row) == 1 for row in rows):
        # As between later rows: a line over the whole width.
        rows.insert(0, (Cell((named.pop(),), columns=columns),))
    head, sure = _head(named, columns)
    total = _total(texts, end, columns)
    if total:
        rows.append(total[0])
        end, doubtful = total[1], True
    grid = Grid((*head, *rows), len(head))
    return Flat(start, end, grid, "" if sure and not doubtful else GUESSED)


def _first_row(texts: Sequence[str], start: int) -> int:
    """The line of the first row's number; 0 where the head is no head."""
    for at in range(start + 2, min(start + _WIDEST * 2, len(texts))):
        found = _COUNT.match(texts[at])
        if found and int(found["number"]) == 1:
            return at
        if len(texts[at]) > _LONGEST or _SENTENCE.search(texts[at]):
            return 0
    return 0


def _period(texts: Sequence[str], first: int) -> int:
    """Lines from "1" to "2": the columns, where "3" follows as far behind or the table ends there."""
    two = _number_at(texts, first + 2, 2, first + _WIDEST + 2)
    if not two:
        return 0
    three = _number_at(texts, two + 2, 3, two + _WIDEST + 2)
    if three:
        return min(two - first, three - two)
    return two - first


def _number_at(texts: Sequence[str], start: int, wanted: int, end: int) -> int:
    for at in range(start, min(end, len(texts))):
        found = _COUNT.match(texts[at])
        if found and int(found["number"]) == wanted:
            return at
    return 0


def _cells(texts: Sequence[str], *, bold: bool = False) -> tuple[Cell, ...]:
    return tuple(Cell((text,) if text else (), bold=bold) for text in texts)


def _head(texts: Sequence[str], columns: int) -> tuple[list[tuple[Cell, ...]], bool]:
    """One row, or two where groups of columns have a name: told by the names that repeat below them."""
    if len(texts) == columns:
        return [_cells(texts, bold=True)], True
    covered = _covered(texts, columns)
    if covered:
        return covered, True
    groups = len(texts) - columns
    for span in range(2, (columns // groups) + 1 if groups else 0):
        low = texts[len(texts) - groups * span :]
        upper = texts[: len(texts) - groups * span]
        repeats = groups > 1 and all(low[at] == low[at % span] for at in range(len(low)))
        if len(upper) > groups and (repeats or (groups == 1 and span == 2)):
            return _two_rows(upper, low, groups, span), repeats
    return [_cells(texts[:columns], bold=True), _row_of_rest(texts[columns:], columns)], False


def _covered(texts: Sequence[str], columns: int) -> list[tuple[Cell, ...]]:
    """Two rows where the second has a blank line below each cell that reaches down over both."""
    upper, low = texts[:-columns], texts[-columns:]
    named = [at for at, text in enumerate(low) if text]
    groups = len(upper) - (columns - len(named))
    if len(named) == columns or groups < 1 or len(named) % groups or not all(upper):
        return []
    span = len(named) // groups
    first: list[Cell] = []
    at = 0
    while at < columns:
        if not upper[len(first) :]:
            return []
        grouped = bool(low[at])
        if grouped and not all(low[at : at + span]):
            return []
        wide = span if grouped else 1
        text = upper[len(first)]
        first.append(Cell((text,), columns=wide, rows=1 if grouped else 2, bold=True))
        at += wide
    return [tuple(first), _cells([text for text in low if text], bold=True)]


def _row_of_rest(texts: Sequence[str], columns: int) -> tuple[Cell, ...]:
    return (*_cells(texts, bold=True), *(Cell(()) for _ in range(columns - len(texts))))


def _two_rows(
    upper: Sequence[str], low: Sequence[str], groups: int, span: int
) -> list[tuple[Cell, ...]]:
    last = len(upper)
    while last > groups and re.match(r"Ghi chú$", upper[last - 1], re.IGNORECASE):
        last -= 1
    first = []
    for at, text in enumerate(upper):
        grouped = last - groups <= at < last
        first.append(
            Cell((text,), columns=span if grouped else 1, rows=1 if grouped else 2, bold=True)
        )
    return [tuple(first), _cells(low, bold=True)]


def _rows(
    texts: Sequence[str], first: int, columns: int
) -> tuple[list[tuple[Cell, ...]], int, bool]:
    """(rows, line behind the last one, whether something in them is a guess)."""
    rows: list[tuple[Cell, ...]] = []
    at, wanted, doubtful = first, 1, False
    if _is_band(texts, first, wanted):
        return rows, first, False
    while at < len(texts):
        found = _COUNT.match(texts[at])
        if found and int(found["number"]) in (wanted, 1):
            wanted = int(found["number"]) + 1
        elif not _ROMAN.match(texts[at]):
            if not _is_band(texts, at, wanted) or not rows:
                break
            rows.append((Cell((texts[at],), columns=columns),))
            at, doubtful = at + 1, True
            continue
        end = at + columns
        behind = _number_at(texts, at + 1, wanted, at + columns)
        if behind or end > len(texts):
            # Fewer lines than columns: which cells were joined, the text does not say.
            end = min(behind or len(texts), len(texts))
            doubtful = True
        cells = _cells(texts[at:end])
        rows.append((*cells, *(Cell(()) for _ in range(columns - len(cells)))))
        at = end
    return rows, at, doubtful


def _is_band(texts: Sequence[str], at: int, wanted: int) -> bool:
    """A line over the table's whole width: the next row's number follows right below it."""
    if at + 1 >= len(texts) or not texts[at] or _COUNT.match(texts[at]):
        return False
    found = _COUNT.match(texts[at + 1])
    return bool(found and int(found["number"]) == wanted and not _SENTENCE.search(texts[at]))


def _total(texts: Sequence[str], at: int, columns: int) -> tuple[tuple[Cell, ...], int] | None:
    """ "Tổng cộng" with its figures; the label takes the columns that have none."""
    if at >= len(texts) or not _TOTAL.match(texts[at]):
        return None
    end = at + 1
    while end < min(len(texts), at + columns) and _FIGURE.match(texts[end]):
        end += 1
    if end == at + 1:
        return None
    label = Cell((texts[at],), columns=columns - (end - at - 1))
    return (label, *_cells(texts[at + 1 : end])), end


def _rhythmic(texts: Sequence[str], start: int) -> Flat | None:
    """A table without row numbers: short lines where dates or figures come back at equal distances."""
    if not _starts(texts, start):
        return None
    block = start
    blanks = 0
    while block < len(texts) and blanks < 2 and not _ends_block(texts[block]):
        blanks = 0 if texts[block] else blanks + 1
        block += 1
    end = block - blanks
    for columns in range(2, 7):
        for stop in range(end, end + blanks + 1):
            if (stop - start) % columns == 0 and (stop - start) // columns >= 3:
                made = [texts[at : at + columns] for at in range(start, stop, columns)]
                if _regular(made):
                    rows = tuple(_cells(row, bold=not at) for at, row in enumerate(made))
                    return Flat(start, stop, Grid(rows, 1), SPREAD)
    return None


def _starts(texts: Sequence[str], at: int) -> bool:
    head = texts[at : at + 2]
    above = texts[at - 1] if at else ""
    short = all(head) and all(len(text) < 40 and not _SENTENCE.search(text) for text in head)
    apart = not above or _SENTENCE.search(above) or above.isupper() or label(above)[0]
    return len(head) == 2 and short and bool(apart)


def _ends_block(text: str) -> bool:
    return len(text) > _LONGEST or bool(_SENTENCE.search(text)) or text.isupper()


def _regular(rows: Sequence[Sequence[str]]) -> bool:
    """Every column of one sort, at least one of dates or figures, its head of words."""
    sorts = [{_sort(text) for text in column if text} for column in zip(*rows[1:], strict=True)]
    told = [one for one in sorts if one and one <= {"date", "figure"} and len(one) == 1]
    full = all(column[0] for column in zip(*rows[1:], strict=True) if any(column))
    heads = all(text and _sort(text) == "words" for text in rows[0])
    alike = all(len(one) <= 1 for one in sorts)
    return bool(told) and heads and full and alike


def _sort(text: str) -> str:
    if _FIGURE.match(text):
        return "figure"
    return "date" if len(text) < 30 and _DATED.search(text) else "words"
