"""A text taken apart into lines: page numbers set aside, tables and columns found, full width told."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.importer.pages import Aside
from pipeline.importer.readers import flat_tables, set_text, text_notes
from pipeline.importer.readers.lines import (
    BREAK,
    Line,
    Lines,
    Width,
    column_of,
    read_lines,
    usual,
)

_PAGE = re.compile(r"(?:Trang\s*)?[-–—]?\s*\d{1,3}\s*(?:/\s*\d{1,3})?\s*[-–—]?", re.IGNORECASE)
_LONE = re.compile(r"[-–—+*•]")
_INDENT = 2
"""Blanks before a first line."""


def take_apart(text: str, width: Width) -> Lines:
    """Lines of a text; lone page numbers and lone dashes are set aside."""
    every = list(read_lines(text, width))
    lines, notes = text_notes.taken(every)
    kept, aside = _kept(lines)
    indented = False
    if set_text.is_set(kept):
        kept = set_text.arranged(kept, width)
        indented = _indented(kept)
    column = column_of([line for line in kept if not line.grid])
    if not column:
        kept = _with_tables(text, every, kept)
    blank = usual([line.blank for line in kept])
    return Lines(tuple(kept), column, blank, tuple(aside), notes, indented)


def _kept(lines: Sequence[Line]) -> tuple[list[Line], list[Aside]]:
    aside: list[Aside] = []
    kept: list[Line] = []
    page = False
    for line in lines:
        if kept and _PAGE.fullmatch(line.text):
            aside.append(Aside(line.text, "số trang", line.at))
        elif _LONE.fullmatch(line.text) and not _is_star(line, kept):
            aside.append(Aside(line.text, "dấu đứng một mình một dòng", line.at))
        else:
            kept.append(replace(line, page=True) if page else line)
            page = False
            continue
        page = page or line.page
    return kept, aside


def _is_star(line: Line, kept: Sequence[Line]) -> bool:
    """The star below the organ of a Party letterhead."""
    return line.text == "*" and len(kept) < 8


def _indented(lines: Sequence[Line]) -> bool:
    """Whether lines that a small letter begins stand at the edge and others, often, do not."""
    text = [line for line in lines if not line.side and not line.grid]
    inner = [line.indent for line in text if line.text[:1].islower() and line.width > 12]
    first = sum(line.indent >= _INDENT for line in text)
    at_edge = sum(one < _INDENT for one in inner)
    if len(inner) > 2:
        return at_edge > 0.8 * len(inner) and first > len(text) // 5
    return first > len(text) // 2 and _goes_on(text)


def _goes_on(text: Sequence[Line]) -> bool:
    """In a short text: whether each line at the edge goes on with a full line above it."""
    widest = max(len(line.raw.rstrip()) for line in text)
    at_edge = [(one, two) for one, two in itertools.pairwise(text) if two.indent < _INDENT]
    return bool(at_edge) and all(
        len(one.raw.rstrip()) > 0.85 * widest and not two.blank for one, two in at_edge
    )


def _with_tables(text: str, lines: Sequence[Line], kept: list[Line]) -> list[Line]:
    """A line for each table in place of the lines of its cells; numbers in it are no page numbers."""
    raw = [found["raw"] for found in BREAK.finditer(text + "\n")]
    filled = [at for at, one in enumerate(raw) if one.strip()]
    places = dict(zip(filled, lines, strict=False))
    out = kept
    for flat in flat_tables.find(raw):
        inside = [places[at].at for at in range(flat.start, flat.end) if at in places]
        first = places[flat.start]
        table = replace(first, text=flat.grid.words, width=0.0, grid=flat.grid, doubt=flat.doubt)
        before = [line for line in out if line.at < inside[0]]
        out = [*before, table, *(line for line in out if line.at > inside[-1])]
    return out
