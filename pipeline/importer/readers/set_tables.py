"""Tables of text that keeps its columns: cells between the places that are blank on every line."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.importer.pages import Cell, Grid
from pipeline.importer.readers.lines import Line
from pipeline.importer.readers.set_pieces import Piece, crosses, cut, narrow, segments, slot

HEAD = re.compile(r"(?:TT|STT|Số TT)(?:\s|$)", re.IGNORECASE)
_COUNT = re.compile(r"(?P<number>\d{1,3})\.?$")
_TOTAL = re.compile(r"(?:Tổng|Cộng|Toàn)\b")
_DOUBT = "bảng dựng lại theo cột chữ: xem lại các ô"


@dataclass(frozen=True, slots=True)
class Found:
    """A table as one line, and the number of the line behind it."""

    line: Line
    end: int


def table(lines: Sequence[Line], start: int) -> Found | None:
    """The table that begins at line `start`; None where its columns do not hold."""
    first = _first_row(lines, start)
    edges = _columns(lines, start, first)
    if len(edges) < 2:
        return None
    end = _end(lines, first, edges)
    numbered = bool(HEAD.match(lines[start].text))
    head, body = list(lines[start:first]), list(lines[first:end])
    if len(head) > 1 and _is_band(lines, first - 1):
        # A line over the whole width above the first row.
        body.insert(0, head.pop())
    heads = _head(head, edges)
    rows = _rows(body, edges, numbered, head)
    if not heads or not rows:
        return None
    sure = numbered and len(heads) == 1
    grid = Grid((*heads, *rows), len(heads))
    line = replace(lines[start], text=grid.words, grid=grid, doubt="" if sure else _DOUBT)
    return Found(line, end)


def _first_row(lines: Sequence[Line], start: int) -> int:
    """The line of number 1; right below the first line where rows have no number."""
    for at in range(start + 1, min(start + 8, len(lines))):
        pieces = narrow(lines[at])
        if pieces and _COUNT.match(pieces[0].text) and int(pieces[0].text.rstrip(".")) == 1:
            return at
    return start + 1


def _columns(lines: Sequence[Line], start: int, first: int) -> list[int]:
    """Where each column but the first begins: blank above one another on head and rows, but for one odd line."""
    taken = [lines[at] for at in range(start, first)]
    for line in lines[first : first + 40]:
        if line.page or line.blank > 2:
            break
        if len(segments(line)) > 1:
            taken.append(line)
        elif line.indent < 3 or len(line.raw.strip()) > 60:
            break
    odd = 1 if len(taken) > 4 else 0
    counts: dict[int, int] = {}
    rows = [line for line in taken if len(segments(line)) > 1]
    for line in rows:
        for one in segments(line):
            for place in range(one.start, one.end):
                counts[place] = counts.get(place, 0) + 1
    edges = _alleys(set(counts))
    loose = _alleys({place for place, count in counts.items() if count > odd})
    edges = _named(loose if len(loose) > len(edges) else edges, lines[start], rows)
    return _apart(edges, rows)


def _named(edges: list[int], head: Line, rows: Sequence[Line]) -> list[int]:
    """An edge more between two names of the head that fell into one column: where most words begin."""
    out = list(edges)
    names = segments(head)
    for one, two in itertools.pairwise(names):
        if slot(out, one.start) != slot(out, two.start):
            continue
        starts: dict[int, int] = {}
        for line in rows:
            for place in range(one.start + 2, min(two.end, len(line.raw))):
                if line.raw[place - 1] == " " != line.raw[place]:
                    starts[place] = starts.get(place, 0) + 1
        if starts:
            out.append(max(starts, key=lambda place: (starts[place], place)))
            out.sort()
    return out


def _apart(edges: list[int], rows: Sequence[Line]) -> list[int]:
    """Without edges between columns of which no line fills both: a name set in the middle looks like one."""
    out = list(edges)
    for edge in edges:
        at = out.index(edge)
        both = False
        for line in rows:
            slots = {slot(out, piece.start) for piece in cut(line, out)}
            both = both or {at, at + 1} <= slots
        if not both:
            out.remove(edge)
    return out


def _alleys(used: set[int]) -> list[int]:
    """Beginnings of used places behind at least two unused ones."""
    places = sorted(used)
    return [two for one, two in itertools.pairwise(places) if two - one > 2]


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
        crossing = any(crosses(edges, one) for one in cut(line, edges))
        if (crossing and not _is_band(lines, at)) or line.blank > 3:
            return at
        at += 1
    return at


def _like_head(lines: Sequence[Line], at: int, first: int) -> int:
    """How many lines repeat the head on a new page; 0 where they do not."""
    count = 0
    while at + count < len(lines):
        pieces = narrow(lines[at + count])
        if pieces and _COUNT.match(pieces[0].text):
            break
        count += 1
    same = lines[at : at + count]
    above = lines[max(0, first - count) : first]
    return count if count and [one.text for one in same] == [one.text for one in above] else 0


def _is_band(lines: Sequence[Line], at: int) -> bool:
    """A line over several columns right above a numbered row, or a row of sums."""
    if _TOTAL.match(lines[at].text):
        return True
    below = narrow(lines[at + 1]) if at + 1 < len(lines) else []
    alone = len(segments(lines[at])) == 1 and len(lines[at].text) < 80
    return alone and bool(below and _COUNT.match(below[0].text))


def _head(lines: Sequence[Line], edges: Sequence[int]) -> list[tuple[Cell, ...]]:
    """One row of names, or two where a name stands over several columns."""
    columns = len(edges) + 1
    upper = segments(lines[0])
    slots = {slot(edges, one.start) for one in upper}
    below = [one for line in lines[1:] for one in segments(line)]
    lower = sorted({slot(edges, one.start) for one in below})
    if len(slots) < columns and lower and len(upper) < columns:
        return _two_rows(upper, below, edges)
    names: list[list[str]] = [[] for _ in range(columns)]
    for one in (one for line in lines for one in cut(line, edges)):
        names[slot(edges, one.start)].append(one.text)
    if not all(names):
        return []
    return [tuple(Cell((" ".join(name),), bold=True) for name in names)]


def _two_rows(
    upper: Sequence[Piece], below: Sequence[Piece], edges: Sequence[int]
) -> list[tuple[Cell, ...]]:
    """Names over groups of columns: the columns named below are shared out among the names without one."""
    low: dict[int, list[str]] = {}
    for one in below:
        low.setdefault(slot(edges, one.start), []).append(one.text)
    alone = [one for one in upper if slot(edges, _centre(one)) not in low]
    groups = [one for one in upper if one not in alone]
    named = sorted(low)
    rest = [at for at in range(len(edges) + 1) if at not in low]
    if not groups or len(named) % len(groups) or len(alone) != len(rest):
        return []
    span = len(named) // len(groups)
    top = {
        (named[at * span], named[at * span + span - 1]): [one.text] for at, one in enumerate(groups)
    }
    names = dict(zip(rest, (one.text for one in alone), strict=True))
    names |= {at: " ".join(texts) for at, texts in low.items()}
    return _grouped([names[at] for at in sorted(names)], top)


def _centre(one: Piece) -> int:
    return (one.start + one.end) // 2


def _grouped(names: Sequence[str], top: dict[tuple[int, int], list[str]]) -> list[tuple[Cell, ...]]:
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
        pieces = cut(line, edges)
        texts: list[list[str]] = [[] for _ in range(len(edges) + 1)]
        for one in pieces:
            texts[slot(edges, one.start)].append(one.text)
        summed = _TOTAL.match(line.text)
        if summed or any(crosses(edges, one) for one in pieces):
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


def _band(texts: Sequence[Sequence[str]], pieces: Sequence[Piece]) -> tuple[str, int]:
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
