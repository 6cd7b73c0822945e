"""Rows of a sheet that are of no unit: totals, column numbers, and what stands below the table (notes, who drew
it up, who signed). The last are told, so that a unit whose name was forgotten is never taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.problem import Level, Problem
from pipeline.roster.heads import flat
from pipeline.roster.rows import Cell as Place
from pipeline.roster.sheets import Cell

TOTALS = frozenset(["cong", "tong", "tong so", "tong cong", "toan tinh"])
_SPEAKS = re.compile(
    r"(?:ghi chu|luu y|chu thich|nguon|nguoi lap|nguoi tong hop|nguoi kiem tra|noi nhan|thu truong|truong ban|ky ten)\b"
)
_NUMBERED = re.compile(r"[(\[]?([A-Z]|\d{1,2})[)\]]?(?:\s*=.*)?")
_FEW = 3
"""Filled cells of a note at most."""

Cells = Sequence[Cell]
Numbered = tuple[int, Cells]
"""Row number, cells."""


def of_units(
    rows: Iterable[Numbered], own: Sequence[int], notes: list[tuple[int, str]]
) -> Iterator[Numbered]:
    """The rows that are units'; `own` = columns that name one. What stands below the table goes to `notes`."""
    notes.clear()
    waiting: list[Numbered] = []
    apart = False
    """A blank row or one of totals has come: what follows may be no part of the table."""
    for number, row in rows:
        if not any(cell.kind for cell in row) or _is_total(row, own):
            apart = True
        elif _are_column_numbers(row):
            continue
        elif apart and _may_be_note(row, own, after=bool(waiting)):
            waiting.append((number, row))
        else:
            yield from waiting
            waiting, apart = [], False
            yield number, row
    notes += ((number, _words(row)) for number, row in waiting)


def told(file: str, notes: Sequence[tuple[int, str]]) -> Iterator[Problem]:
    """What was left out below the table."""
    if notes:
        few = "; ".join(f"{number} “{words[:40]}”" for number, words in notes[:5])
        more = " …" if len(notes) > 5 else ""
        message = f"{len(notes)} dòng dưới bảng không phải của đơn vị, đã bỏ qua: dòng {few}{more}"
        way = "dòng nào là của đơn vị thì điền tên và đặt liền bảng"
        yield Problem(Place(file, notes[0][0], 1), "U066", message, way, Level.INFO)


def _is_total(row: Cells, own: Sequence[int]) -> bool:
    words = [cell.words for cell in row if cell.kind]
    named = _named(row, own)
    if any(flat(word) in TOTALS for word in (*named, *words[:2])):
        return len(named) < len(own) or any(flat(word) in TOTALS for word in named)
    return False


def _named(row: Cells, own: Sequence[int]) -> list[str]:
    cells = [row[column - 1] for column in own if column <= len(row)]
    return [cell.words for cell in cells if cell.kind]


def _are_column_numbers(row: Cells) -> bool:
    """(1), (2), (3); A, B, 1, 2, 3=1+2."""
    marks = []
    for cell in row:
        if cell.kind:
            found = _NUMBERED.fullmatch(cell.words.strip())
            if not found:
                return False
            marks.append(found[1])
    letters = [mark for mark in marks if mark.isalpha()]
    wanted = [chr(ord("A") + at) for at in range(len(letters))]
    wanted += [str(at) for at in range(1, len(marks) - len(letters) + 1)]
    return len(marks) > 1 and marks == wanted


def _may_be_note(row: Cells, own: Sequence[int], *, after: bool) -> bool:
    """Few cells, words alone, and none that names a unit, unless they are words of notes or stand below such."""
    filled = [cell for cell in row if cell.kind]
    if len(filled) > _FEW or any(cell.kind != "text" for cell in filled):
        return False
    speaks = any(_SPEAKS.match(flat(cell.words)) for cell in filled)
    return speaks or not _named(row, own) or (after and len(filled) == 1)


def _words(row: Cells) -> str:
    return " ".join(" ".join(cell.words.split()) for cell in row if cell.kind)
