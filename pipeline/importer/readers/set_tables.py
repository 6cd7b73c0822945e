"""Tables of text that keeps its columns: cells between the places that are blank on every line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.importer.pages import Cell, Grid
from pipeline.importer.readers.lines import Line

HEAD = re.compile(r"(?:TT|STT|Số TT)(?:\s|$)", re.IGNORECASE)
_COUNT = re.compile(r"(?P<number>\d{1,3})\.?$")
_SEGMENT = re.compile(r"\S+(?: {1,2}\S+)*")
_NARROW = re.compile(r"\S+(?: \S+)*")
_DOUBT = "bảng dựng lại theo cột chữ: xem lại các ô"


@dataclass(frozen=True, slots=True)
class Found:
    """A table as one line, and the number of the line behind it."""

    line: Line
    end: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words between two wide gaps: first and last place on the line."""

    start: int
    end: int
    text: str


def table(lines: Sequence[Line], start: int) -> Found | None:
    """The table that begins at line `start`; None where its columns do not hold."""
    first = _first_row(lines, start)
    edges = _columns(lines, start, first)
    if len(edges) < 2:
        return None
    end = _end(lines, first, edges)
    numbered = bool(HEAD.match(lines[start].text))
    heads = _head(lines[start:first], edges)
    rows = _rows(lines[first:end], edges, numbered, lines[start:first])
    if not heads or not rows:
        return None
    sure = numbered and len(heads) == 1
    grid = Grid((*heads, *rows), len(heads))
    line = replace(lines[start], text=grid.words, grid=grid, doubt="" if sure else _DOUBT)
    return Found(line, end)


def _pieces(line: Line) -> list[_Piece]:
    return [_Piece(one.start(), one.end(), one[0]) for one in _SEGMENT.finditer(line.raw)]


def _first_row(lines: Sequence[Line], start: int) -> int:
    """The line of number 1; right below the first line where rows have no number."""
    for at in range(start + 1, min(start + 8, len(lines))):
        pieces = _narrow(lines[at])
        if pieces and _COUNT.match(pieces[0].text) and int(pieces[0].text.rstrip(".")) == 1:
            return at
    return start + 1


def _narrow(line: Line) -> list[_Piece]:
    return [_Piece(one.start(), one.end(), one[0]) for one in _NARROW.finditer(line.raw)]


def _columns(lines: Sequence[Line], start: int, first: int) -> list[int]:
    """Where each column but the first begins: blank on the lines of head and first rows above one another."""
    used: set[int] = set()
    count = 0
    for at in range(start, min(first + 40, len(lines))):
        line = lines[at]
        pieces = _pieces(line)
        if at > first and (line.page or line.blank > 2 or len(pieces) < 2):
            if line.page or line.blank > 2 or line.indent < 3 or len(line.raw.strip()) > 60:
                break
            continue
        trial = used | {place for one in pieces for place in range(one.start, one.end)}
        edges = _alleys(trial)
        if at > first and len(edges) < max(2, count):
            break
        used, count = trial, max(len(edges), count if at <= first else 0)
    return _alleys(used)


def _alleys(used: set[int]) -> list[int]:
    """Beginnings of used places behind at least two unused ones."""
    places = sorted(used)
    return [two for one, two in zip(places, places[1:], strict=False) if two - one > 2]


def _slot(edges: Sequence[int], place: int) -> int:
    return sum(place >= edge for edge in edges)


def _end(lines: Sequence[Line], first: int, edges: Sequence[int]) -> int:
    """The line behind the last row: where words cross the blanks between columns, or the page is another's."""
    at = first
    while at < len(lines):
        line = lines[at]
        if line.page and at > first:
            repeated = _like_head(lines, at, first)
            if not repeated:
                return at
            at += repeated
            continue
        crossing = any(_slot(edges, one.start) != _slot(edges, one.end - 1) for one in _pieces(line))
        if (crossing and not _is_band(lines, at)) or line.blank > 3:
            return at
        at += 1
    return at


def _like_head(lines: Sequence[Line], at: int, first: int) -> int:
    """How many lines repeat the head on a new page; 0 where they do not."""
    count = 0
    while at + count < len(lines):
        pieces = _narrow(lines[at + count])
        if pieces and _COUNT.match(pieces[0].text):
            break
        count += 1
    same = lines[at : at + count]
    above = lines[max(0, first - count) : first]
    return count if count and [one.text for one in same] == [one.text for one in above] else 0


def _is_band(lines: Sequence[Line], at: int) -> bool:
    """A line over several columns right above a numbered row, or a row of sums."""
    if re.match(r"(?:Tổng|Cộng|Toàn)\b", lines[at].text):
        return True
    below = _narrow(lines[at + 1]) if at + 1 < len(lines) else []
    alone = len(_pieces(lines[at])) == 1 and len(lines[at].text) < 80
    return alone and bool(below and _COUNT.match(below[0].text))


def _head(lines: Sequence[Line], edges: Sequence[int]) -> list[tuple[Cell, ...]]:
    """One row of names, or two where a name stands over several columns."""
    top: dict[tuple[int, int], list[str]] = {}
    low: dict[int, list[str]] = {}
    pieces = [one for line in lines for one in _pieces(line)]
    for one in pieces:
        begin, end = _slot(edges, one.start), _slot(edges, one.end - 1)
        if begin != end:
            top.setdefault((begin, end), []).append(one.text)
        else:
            low.setdefault(begin, []).append(one.text)
    names = [" ".join(low.get(at, [])) for at in range(len(edges) + 1)]
    if not all(names):
        return []
    if not top:
        return [tuple(Cell((name,), bold=True) for name in names)]
    first: list[Cell] = []
    second: list[Cell] = []
    at = 0
    while at < len(names):
        group = next(((key, text) for key, text in top.items() if key[0] == at), None)
        if group is None:
            first.append(Cell((names[at],), rows=2, bold=True))
            at += 1
            continue
        (begin, end), texts = group
        first.append(Cell((" ".join(texts),), columns=end - begin + 1, bold=True))
        second += [Cell((name,), bold=True) for name in names[begin : end + 1]]
        at = end + 1
    return [tuple(first), tuple(second)]


def _rows(
    lines: Sequence[Line], edges: Sequence[int], numbered: bool, head: Sequence[Line]
) -> list[tuple[Cell, ...]]:
    rows: list[list[list[str]]] = []
    bands: dict[int, tuple[str, int]] = {}
    repeated = {line.text for line in head}
    for line in lines:
        if line.text in repeated:
            continue
        pieces = _pieces(line)
        crossing = [one for one in pieces if _slot(edges, one.start) != _slot(edges, one.end - 1)]
        texts: list[list[str]] = [[] for _ in range(len(edges) + 1)]
        for one in pieces:
            texts[_slot(edges, one.start)].append(one.text)
        if crossing or re.match(r"(?:Tổng|Cộng|Toàn)\b", line.text):
            bands[len(rows)] = _band(texts, pieces)
            rows.append(texts)
        elif not rows or _begins(texts, numbered, bool(bands.get(len(rows) - 1))):
            rows.append(texts)
        else:
            for cell, more in zip(rows[-1], texts, strict=True):
                cell += more
    return [
        _banded(row, bands[at]) if at in bands else tuple(_cell(cell) for cell in row)
        for at, row in enumerate(rows)
    ]


def _begins(texts: Sequence[Sequence[str]], numbered: bool, below_band: bool) -> bool:
    if numbered:
        return bool(texts[0] and _COUNT.match(texts[0][0])) or below_band
    return all(texts[:2]) and sum(map(bool, texts)) > len(texts) // 2


def _band(texts: Sequence[Sequence[str]], pieces: Sequence[_Piece]) -> tuple[str, int]:
    """(words over several columns, how many)."""
    filled = [at for at, text in enumerate(texts) if text]
    following = [at for at in filled if at > filled[0]]
    return pieces[0].text, following[0] if following else len(texts)


def _banded(row: Sequence[Sequence[str]], band: tuple[str, int]) -> tuple[Cell, ...]:
    text, wide = band
    return (Cell((text,), columns=wide), *(_cell(cell) for cell in row[wide:]))


def _cell(texts: Sequence[str]) -> Cell:
    said = " ".join(" ".join(texts).split())
    return Cell((said,) if said else ())
