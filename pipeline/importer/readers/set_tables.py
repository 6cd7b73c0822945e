"""Tables of text that keeps its columns: cells between the places that are blank on every line."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.check.finished import words
from pipeline.importer.pages import Cell, Grid
from pipeline.importer.readers.lines import Line
from pipeline.importer.readers.set_heads import HEAD, head_rows, names
from pipeline.importer.readers.set_pieces import Piece, crosses, cut, narrow, segments, slot

_COUNT = re.compile(r"(?P<number>\d{1,3})\.?$")
_TOTAL = re.compile(r"(?:Tổng|Cộng|Toàn)\b")
_NARROWEST = 4
"""Letters of a column with the blanks beside it."""
_DOUBT = "bảng dựng lại theo cột chữ: xem lại các ô"


@dataclass(frozen=True, slots=True)
class Found:
    """A table as one line, and the number of the line behind it."""

    line: Line
    end: int


def table(lines: Sequence[Line], start: int) -> Found | None:
    """The table that begins at line `start`; None where its columns do not hold."""
    made = _part(lines, start)
    if made is None:
        return None
    rows, end = [*made.rows], made.end
    while end < len(lines) and lines[end].page:
        more = _further(lines, end, made)
        if more is None:
            break
        rows += more.rows
        end = more.end
    sure = made.numbered and len(made.heads) == 1
    grid = Grid((*made.heads, *rows), len(made.heads))
    line = replace(lines[start], text=grid.words, grid=grid, doubt="" if sure else _DOUBT)
    return Found(line, end)


@dataclass(frozen=True, slots=True)
class _Part:
    """A table as far as it stands on one page."""

    heads: list[tuple[Cell, ...]]
    rows: list[tuple[Cell, ...]]
    end: int
    columns: int
    numbered: bool
    named: tuple[str, ...]
    """The lines of its head as they stand."""


def _part(lines: Sequence[Line], start: int) -> _Part | None:
    first = _first_row(lines, start)
    edges = _columns(lines, start, first)
    if len(edges) < 2:
        return None
    end = _end(lines, first, edges)
    head, body = list(lines[start:first]), list(lines[first:end])
    numbered = any(HEAD.match(line.text) for line in head)
    if len(head) > 1 and _is_band(lines, first - 1):
        # A line over the whole width above the first row.
        body.insert(0, head.pop())
    heads = head_rows(head, edges)
    rows = _rows(body, edges, numbered)
    if not heads or not rows:
        return None
    named = tuple(line.text for line in head)
    return _Part(heads, rows, end, len(edges) + 1, numbered, named)


def _further(lines: Sequence[Line], start: int, above: _Part) -> _Part | None:
    """The table on the next page, under the same head again or counted on; its columns are that page's."""
    told = tuple(line.text for line in lines[start : start + len(above.named)])
    if told == above.named:
        made = _part(lines, start)
    else:
        count = _count(lines[start])
        last = next(
            (row[0].text[0] for row in reversed(above.rows) if len(row) > 1 and row[0].text), ""
        )
        if not above.numbered or not count or str(count - 1) != last.rstrip("."):
            return None
        edges = _columns(lines, start, start)
        end = _end(lines, start, edges)
        rows = _rows(lines[start:end], edges, numbered=True)
        made = replace(above, rows=rows, end=end, columns=len(edges) + 1)
    return made if made is not None and made.columns == above.columns else None


def _count(line: Line) -> int:
    """The number that begins a row; 0 where there is none."""
    pieces = narrow(line)
    found = _COUNT.match(pieces[0].text) if pieces else None
    return int(found["number"]) if found else 0


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
    for at, line in enumerate(lines[first : first + 40]):
        if at and (line.page or line.blank > 2):
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
    head = lines[start:first]
    widest = max(head, key=lambda line: len(segments(line)), default=None)
    edges = loose if len(loose) > len(edges) else edges
    edges = _named(edges, widest, rows) if widest else edges
    return _apart(edges, rows, head)


def _named(edges: list[int], head: Line, rows: Sequence[Line]) -> list[int]:
    """An edge more between two names of the head that fell into one column: where most cells begin."""
    out = list(edges)
    names = segments(head)
    for one, two in itertools.pairwise(names):
        if slot(out, one.start) != slot(out, two.start):
            continue
        places = range(one.start + 2, two.start + 1)
        best = max(places, key=lambda place: (_borders(place, rows), place), default=0)
        if best and _borders(best, rows) > 0:
            # A name may reach a little further than the figures under it: one edge, not two.
            out = sorted({best, *(edge for edge in out if not 0 < edge - best < _NARROWEST)})
    return out


def _borders(place: int, rows: Sequence[Line]) -> int:
    """How well a column begins at a place: cells that begin there less words that run over it.

    Programs set letters by their widths, so that a column wavers by a letter from line to line.
    """
    found = 0
    for line in rows:
        near = line.raw[max(0, place - 2) : place + 2]
        begins = any(abs(piece.start - place) < 2 for piece in segments(line))
        found += 2 * begins if " " in near.strip() or begins or not near.strip() else -2
    return found


def _apart(edges: list[int], rows: Sequence[Line], head: Sequence[Line]) -> list[int]:
    """Without edges between columns of which no line fills both: a name set in the middle looks like one.

    Where each of both has a name, it is one though no row fills both.
    """
    out = list(edges)
    for edge in edges:
        at = out.index(edge)
        both = {at, at + 1} <= names(head, out)
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
        if (line.page and at > first) or words.RECIPIENTS.match(line.text.split("  ")[0]):
            return at
        crossing = any(crosses(edges, one) for one in cut(line, edges))
        if (crossing and not _is_band(lines, at)) or line.blank > 3:
            return at
        at += 1
    return at


def _is_band(lines: Sequence[Line], at: int) -> bool:
    """A line over several columns right above a numbered row, or a row of sums."""
    if _TOTAL.match(lines[at].text):
        return True
    below = narrow(lines[at + 1]) if at + 1 < len(lines) else []
    alone = len(segments(lines[at])) == 1 and len(lines[at].text) < 80
    return alone and bool(below and _COUNT.match(below[0].text))


def _rows(lines: Sequence[Line], edges: Sequence[int], numbered: bool) -> list[tuple[Cell, ...]]:
    rows: list[list[list[str]]] = []
    bands: dict[int, tuple[str, int]] = {}
    for line in lines:
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
